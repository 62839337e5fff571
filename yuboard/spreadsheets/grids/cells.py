"""Cells of a grid, and the grid: a sheet as its sender sees it, without its empty cells."""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from yuboard.problems import UploadError
from yuboard.spreadsheets.grids import formats

Place = tuple[int, int]
# Cells of all sheets of a workbook together.
MOST_CELLS = 1_500_000
# What a workbook bears that came back with marks: a sheet in front under a title, and comments that begin so.
MARKED_SHEET, MARKED_TITLE, MARK = "核对结果", "豫策看板核对结果", "【核对】"
_TOO_MANY = f"有内容的单元格超过{MOST_CELLS // 10_000}万个，请拆分后再传"


class Style(NamedTuple):
    """Style of a cell: its number format's code, whether it is crossed out, whether it is centred across columns."""

    format: str = ""
    is_struck: bool = False
    is_spread: bool = False


class Cell(NamedTuple):
    """Cell that holds something; ``row`` and ``column`` count from 1.

    ``kind``: number, text, date (a number that its format shows as one), boolean, error, uncomputed (a formula whose
    result was never stored). ``raw``: the digits or the text as stored. ``format``: the number format's code, empty for
    the general one. ``comment``: text that somebody attached. ``is_struck``: crossed out.
    """

    row: int
    column: int
    kind: str
    raw: str
    format: str = ""
    comment: str = ""
    is_struck: bool = False


class Merge(NamedTuple):
    """Merged range; the cell at ``top`` and ``left`` has its value."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Grid:
    """Grid of a sheet: its cells by row and column, at most ``most``, its merged ranges, and what of it is hidden."""

    name: str
    cells: dict[Place, Cell] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    is_hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    begins_1904: bool = False
    most: int = MOST_CELLS

    def put(self, place: Place, kind: str, raw: str, style: Style) -> bool:
        """Whether a cell holds anything; it is kept if so, a number as a date where its format shows one.

        Raises UploadError where the grid is full.
        """
        if kind == "text" and not raw.strip():
            return False
        if len(self.cells) >= self.most:
            raise UploadError(_TOO_MANY)
        if kind == "number" and formats.parsed(style.format).is_date:
            kind = "date"
        # The same word in many cells is held once.
        raw = sys.intern(raw) if kind == "text" else raw
        self.cells[place] = Cell(*place, kind, raw, style.format, "", style.is_struck)
        return True

    def hides(self, row: int, column: int) -> str:
        """Which part of the sheet hides a cell, in words; empty where the sender sees it."""
        if self.is_hidden:
            return "隐藏的工作表"
        if row in self.hidden_rows:
            return "隐藏的行"
        return "隐藏的列" if any(first <= column <= last for first, last in self.hidden_columns) else ""

    def merged(self) -> dict[Place, Merge]:
        """From every cell of a merged range but its first to the range, in rows and columns that hold anything."""
        rows, columns = sorted({row for row, _ in self.cells}), sorted({column for _, column in self.cells})
        found: dict[Place, Merge] = {}
        for merge in self.merges:
            for row in rows[bisect_left(rows, merge.top) : bisect_right(rows, merge.bottom)]:
                for column in columns[bisect_left(columns, merge.left) : bisect_right(columns, merge.right)]:
                    if (row, column) != (merge.top, merge.left):
                        found[row, column] = merge
        return found

    @property
    def is_marking(self) -> bool:
        """Whether the sheet is the one in front of a workbook that came back marked, and none of the sender's."""
        first = self.cells.get((1, 1))
        return self.name == MARKED_SHEET and first is not None and first.raw.startswith(MARKED_TITLE)


def own_comment(text: str) -> str:
    """A comment without what the marking of a workbook added to it."""
    return text.partition(MARK)[0].strip()


def address(row: int, column: int) -> str:
    """The address of a cell, such as B3."""
    return f"{letters(column)}{row}"


def letters(column: int) -> str:
    """The letters of a column: A, Z, AA."""
    written = ""
    while column:
        column, rest = divmod(column - 1, 26)
        written = chr(65 + rest) + written
    return written


def texts(lines: Sequence[Sequence[str]], name: str) -> Grid:
    """The grid of a text table: every cell is text."""
    cells = {
        (row, column): Cell(row, column, "text", text)
        for row, line in enumerate(lines, 1)
        for column, text in enumerate(line, 1)
        if text.strip()
    }
    return Grid(name, cells)
