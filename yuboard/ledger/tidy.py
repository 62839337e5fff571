"""Tidy CSV: the strict form of entry, one row a value, whose columns are those of an entry."""

import csv
import io
from string import ascii_uppercase
from typing import NamedTuple

from yuboard.ledger.rows import UNSEEN, Entry
from yuboard.problems import Problem

# Number, batch, author, moment and hash are the ledger's own to write.
COLUMNS = tuple(name for name in Entry._fields if name not in ("entry_id", "batch", "author", "moment", "hash"))
MOST_BYTES, MOST_ROWS, MOST_CHARACTERS = 100_000_000, 100_000, 2000


class Line(NamedTuple):
    """Line of a tidy CSV: its row, the header being row 1, and its cells by column, None where blank."""

    row: int
    cells: dict[str, str | None]


class Tidy(NamedTuple):
    """A file as read: lines that have all their cells, and what is wrong with the others."""

    lines: list[Line]
    problems: list[Problem]


def read(name: str, content: bytes) -> Tidy:
    """The lines of a file; one with a problem is left out, so that all others are still checked."""
    if len(content) > MOST_BYTES:
        return Tidy([], [Problem(name, 0, "", f"文件超过{MOST_BYTES // 1_000_000}兆，请拆成几批")])
    try:
        text = content.decode("utf-8-sig")
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except UnicodeDecodeError as error:
        return Tidy([], [Problem(name, 0, "", f"文件不是 UTF-8 编码（第{error.start + 1}字节处）")])
    except csv.Error:
        return Tidy([], [Problem(name, 0, "", "读不成表格（引号不成对或一格过长），请另存后再导入")])
    header = [cell.strip() for cell in lines[0]] if lines else []
    if flaws := _header_flaws(name, header):
        return Tidy([], flaws)
    filled = [(row, cells) for row, cells in enumerate(lines[1:], 2) if any(map(str.strip, cells))]
    if not filled:
        return Tidy([], [Problem(name, 0, "", "文件里没有要报的值")])
    if len(filled) > MOST_ROWS:
        return Tidy([], [Problem(name, 0, "", f"有{len(filled)}行，一批至多{MOST_ROWS}行，请拆成几批")])
    return _lines(name, header, filled)


def _header_flaws(name: str, header: list[str]) -> list[Problem]:
    missing = [Problem(name, 1, column, "表头里没有这一列") for column in COLUMNS if column not in header]
    unknown = [Problem(name, 1, column, "表头里的这一列不认识") for column in header if column not in COLUMNS]
    twice = [Problem(name, 1, column, "表头里这一列出现了不止一次") for column in COLUMNS if header.count(column) > 1]
    return missing + unknown + twice


def _lines(name: str, header: list[str], filled: list[tuple[int, list[str]]]) -> Tidy:
    tidy = Tidy([], [])
    for row, cells in filled:
        if len(cells) != len(header):
            tidy.problems.append(Problem(name, row, "", f"有{len(cells)}格，表头有{len(header)}列"))
            continue
        flaws = [
            Problem(name, row, column, text)
            for column, cell in zip(header, cells)
            if (text := _cell_flaw(cell.strip()))
        ]
        tidy.problems.extend(flaws)
        if not flaws:
            tidy.lines.append(Line(row, {column: cell.strip() or None for column, cell in zip(header, cells)}))
    return tidy


def _cell_flaw(cell: str) -> str | None:
    if UNSEEN.search(cell):
        return "含有看不见的控制字符"
    return f"超过{MOST_CHARACTERS}字" if len(cell) > MOST_CHARACTERS else None


def value_cell(line: Line) -> str:
    """The address of the line's value in the CSV itself, as a spreadsheet would name it."""
    return f"{ascii_uppercase[list(line.cells).index('value')]}{line.row}"
