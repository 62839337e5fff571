"""Table of a slide as it is seen from the back of a room: words in lines, rows in heights, pages of rows.

Lengths are pixels of a page 1920 × 1080, as a projector shows it: 2 pixels are a point of a slide 7.5 inches high.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from yuboard.slides.model import Cell
from yuboard.wording.measuring import cut, wrapped

PAGE_WIDTH, PAGE_HEIGHT, LEFT, WIDTH = 1920, 1080, 64, 1792
# The body of a page lies between these heights.
TOP, BOTTOM = 244, 986
# Nothing that the room reads is smaller than this.
LEAST = 28
LEADING, SIDE, UPPER = 1.32, 14.0, 11.0
# Sizes (words, second line) tried from large to small until a table fits; the last are those of paging.
_SIZES = ((40, 32), (36, 30), (34, 28), (30, 28), (LEAST, LEAST))
# What plain words and heads are at most, and how much wider than estimated a typeface may be.
_PLAIN, SPARE = 32, 1.06


@dataclass(frozen=True)
class Set:
    """Words of a cell set in lines of one size and tone."""

    lines: tuple[str, ...]
    size: float
    cell: Cell
    is_second: bool = False

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * LEADING


Row = tuple[tuple[Set, ...], ...]


@dataclass(frozen=True)
class Grid:
    """A table set for its page: columns and rows in pixels, the header among the rows."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    heights: tuple[float, ...]


def lines_of(text: str, size: float, across: float) -> tuple[str, ...]:
    """``text`` in lines ``across`` pixels long."""
    return tuple(wrapped(text, max(across / size / SPARE, 1)))


def grid(
    header: Sequence[str], cells: Sequence[Sequence[Cell]], widths: Sequence[float], *, across: float, room: float
) -> Grid:
    """The table in the largest type in which it fits into ``room`` pixels; in the least where it fits in none.

    Rows are a little airy where there is room left.
    """
    columns = tuple(share * across / sum(widths) for share in widths)
    for words, second in _SIZES:
        rows = (_header(header, columns, words), *(_row(row, columns, words, second, room) for row in cells))
        heights = [_height(row) for row in rows]
        if sum(heights) <= room:
            break
    spare = max(room - sum(heights), 0) / len(rows)
    return Grid(columns, rows, (heights[0], *(height + min(spare, 48) for height in heights[1:])))


def groups(
    header: Sequence[str], cells: Sequence[tuple[Cell, ...]], widths: Sequence[float], *, across: float = WIDTH,
    room: float = BOTTOM - TOP, foot: Sequence[tuple[Cell, ...]] = (),
) -> list[range]:  # fmt: skip
    """Which rows stand on which page, in the least type; ``foot`` are rows that end every page.

    Pages are filled alike: none holds a row alone because the one before it took all that it could.
    """
    columns = tuple(share * across / sum(widths) for share in widths)
    left = room - _height(_header(header, columns, LEAST))
    left -= sum(_height(_row(row, columns, LEAST, LEAST, room)) for row in foot)
    heights = [_height(_row(row, columns, LEAST, LEAST, left)) for row in cells]
    count = len(filled(heights, left))
    low, high = max(heights, default=0.0), left
    # The lowest height of a page at which there are no more of them.
    while high - low > 4:
        middle = (low + high) / 2
        low, high = (low, middle) if len(filled(heights, middle)) <= count else (middle, high)
    return filled(heights, high)


def filled(heights: Sequence[float], room: float) -> list[range]:
    """Which rows stand on which page of ``room``, each filled before the next; a row that is higher stands alone."""
    pages, start, taken = list[range](), 0, 0.0
    for index, height in enumerate(heights):
        if index > start and taken + height > room:
            pages.append(range(start, index))
            start, taken = index, 0.0
        taken += height
    return [*pages, range(start, len(heights))]


def _header(header: Sequence[str], columns: Sequence[float], words: float) -> Row:
    size = min(words, LEAST)
    return tuple(
        (Set(lines_of(title, size, width - 2 * SIDE), size, Cell(title, tone="head")),)
        for title, width in zip(header, columns)
    )


def _row(row: Sequence[Cell], columns: Sequence[float], words: float, second: float, room: float) -> Row:
    return tuple(tuple(_cell(cell, width - 2 * SIDE, words, second, room)) for cell, width in zip(row, columns))


def _cell(cell: Cell, across: float, words: float, second: float, room: float) -> list[Set]:
    """The words of a cell and its second line; of what would be higher than a page, as much as goes into it."""
    size = words if cell.tone == "strong" else min(words, _PLAIN)
    most = max(int((room - 2 * UPPER) / (LEADING * LEAST)) - 2, 2)
    found = [(cell.text, size, False), (cell.sub, second, True)]
    sets = [Set(lines_of(text, size, across), size, cell, is_second) for text, size, is_second in found if text]
    if sum(len(each.lines) for each in sets) <= most:
        return sets
    room_left = most
    shown = []
    for each in sets:
        lines = _clipped(
            each.lines, max(room_left, 1) if each.is_second else most // len(sets) or 1, across / each.size
        )
        room_left -= len(lines)
        shown.append(replace(each, lines=lines))
    return shown


def _clipped(lines: tuple[str, ...], most: int, room: float) -> tuple[str, ...]:
    return lines if len(lines) <= most else (*lines[: most - 1], cut("".join(lines[most - 1 :]), room / SPARE))


def _height(row: Row) -> float:
    return max(sum(each.height for each in cell) for cell in row) + 2 * UPPER
