"""Picture of a sheet: its first rows as their sender sees them, each cell with its part in the table."""

from typing import TypedDict

from yuboard.importer import amounts
from yuboard.importer.sheets import Sheet, Table
from yuboard.spreadsheets.grids import Cell

# Columns that are shown; what lies further right is in the list of values all the same.
MOST_COLUMNS, _MOST_LETTERS = 60, 60


class Picture(TypedDict):
    """Picture: name, the last row and column of the sheet, cells as [row, column, text, part, rows, columns].

    ``part`` is title, head, label, note or empty; a merged cell spans several rows and columns.
    """

    name: str
    rows: int
    columns: int
    cells: list[list[str | int]]


def picture(sheet: Sheet, tables: list[Table], most: int) -> Picture:
    """The first ``most`` rows of a sheet."""
    cells = sheet.grid.cells
    parts = _parts(sheet, tables)
    shown = [cell for (row, column), cell in sorted(cells.items()) if row <= most and column <= MOST_COLUMNS]
    made: list[list[str | int]] = []
    for cell in shown:
        merge = sheet.wide.get((cell.row, cell.column))
        rows = min(merge.bottom, most) - cell.row + 1 if merge else 1
        columns = min(merge.right, MOST_COLUMNS) - cell.column + 1 if merge else 1
        part = parts.get((cell.row, cell.column), "label" if sheet.kind(cell) in ("text", "date") else "")
        made.append([cell.row, cell.column, _seen(sheet, cell), part, rows, columns])
    last_row, last_column = max(row for row, _ in cells), max(column for _, column in cells)
    return Picture(name=sheet.grid.name, rows=last_row, columns=last_column, cells=made)


def _parts(sheet: Sheet, tables: list[Table]) -> dict[tuple[int, int], str]:
    parts: dict[tuple[int, int], str] = {}
    for table in tables:
        heads = [cell for row in table.headings for cell in sheet.by_row.get(row, ())]
        for part, cells in (("title", table.preamble), ("head", heads), ("note", table.notes)):
            parts.update({(cell.row, cell.column): part for cell in cells})
    return parts


def _seen(sheet: Sheet, cell: Cell) -> str:
    """A cell's text as its format shows it, cut where it is long."""
    text = sheet.text(cell)
    if cell.kind == "number":
        amount = amounts.amount(cell)
        text = text if amount.value is None else f"{amount.value:.{amount.decimals}f}{amount.unit}"
    return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…"
