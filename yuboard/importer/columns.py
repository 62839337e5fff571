"""Columns of a table and the part each plays: serial numbers, codes, notes, labels of rows, values."""

import re
from collections import Counter
from dataclasses import dataclass, field

from yuboard.importer import words
from yuboard.importer.labels import Label
from yuboard.importer.parsing import plain
from yuboard.importer.sheets import Sheet, Table
from yuboard.spreadsheets.grids import Cell

IGNORED = ("serial", "code", "note", "reason")
_BY_HEAD = {
    "start": words.START,
    "end": words.END,
    "serial": words.SERIAL,
    "code": words.CODE,
    "reason": words.REASON,
    "note": words.NOTE,
    "place": words.PLACE,
    "indicator": words.INDICATOR,
    "subject": words.SUBJECT,
    "measure": words.MEASURE,
}
_MONTH = re.compile(r"0?[1-9]|1[0-2]")
_MONTHS = re.compile(r"(?:0?[1-9]|1[0-2])(?:-|~|至|到)(?:0?[1-9]|1[0-2])")


@dataclass
class Column:
    """Column of a table: its headings from the top, each once, and its role."""

    at: int
    headings: list[Cell] = field(default_factory=list)
    role: str = ""

    @property
    def head(self) -> str:
        return words.bare(self.headings[-1].raw) if self.headings else ""


def columns(sheet: Sheet, table: Table) -> list[Column]:
    """The columns of a table, from left to right, with their roles."""
    first, last = table.columns
    found = [Column(at) for at in range(first, last + 1)]
    for column in found:
        _head(sheet, table, column)
    cells = {column.at: _below(sheet, table, column.at) for column in found}
    for column in found:
        column.role = _role(sheet, column, cells[column.at])
    _settle(sheet, found, cells)
    _await(found, cells)
    return [column for column in found if column.role]


def _below(sheet: Sheet, table: Table, at: int) -> list[Cell]:
    return [cell for row in table.rows if (cell := sheet.grid.cells.get((row, at))) is not None]


def _head(sheet: Sheet, table: Table, column: Column) -> None:
    """The headings over a column; a blank upper one is that of the left, as where a merged range was lost."""
    rows = table.headings
    for level, row in enumerate(rows):
        cell = sheet.at(row, column.at)
        if cell is None and any(sheet.at(below, column.at) for below in rows[level + 1 :]):
            cell = _from_left(sheet, table, column.at, row, rows[level + 1 :])
        if cell is not None and cell not in column.headings:
            column.headings.append(cell)


def _from_left(sheet: Sheet, table: Table, at: int, row: int, below: list[int]) -> Cell | None:
    for left in range(at - 1, table.columns[0] - 1, -1):
        cell = sheet.grid.cells.get((row, left))
        if cell is None:
            continue
        merge = sheet.wide.get((row, left))
        has_lower = any((lower := sheet.at(one, left)) is not None and lower != cell for one in below)
        return cell if has_lower and not (merge and merge.right < at and merge.right > left) else None
    return None


def _role(sheet: Sheet, column: Column, cells: list[Cell]) -> str:
    kinds = Counter(sheet.kind(cell) for cell in cells)
    by_head = next((role for role, pattern in _BY_HEAD.items() if pattern.fullmatch(column.head)), "")
    if words.UNIT.fullmatch(column.head) and (not cells or _are_units(sheet, cells)):
        return "unit"
    if words.PERIOD.fullmatch(column.head) and cells and all(_is_period(sheet, column.head, cell) for cell in cells):
        return "period"
    if by_head in ("start", "end") and cells and all(_is_period(sheet, column.head, cell) for cell in cells):
        return by_head
    if by_head in ("place", "indicator", "subject", "measure") and kinds["text"]:
        return by_head
    if by_head in IGNORED and (by_head != "note" or kinds["number"] <= kinds["text"]):
        return by_head
    if words.UNIT.fullmatch(column.head) and kinds["text"]:
        return "place" if any(sheet.label(cell).place for cell in cells) else "label"
    if not cells:
        return ""
    if kinds["text"] and _are_units(sheet, cells):
        return "unit"
    if kinds["text"] + kinds["date"] > kinds["number"] + kinds["status"] + kinds["flaw"] + kinds["year"]:
        if all(_is_period(sheet, column.head, cell) for cell in cells):
            return "period"
        texts = [sheet.label(cell) for cell in cells if sheet.kind(cell) == "text"]
        named = sum(bool(label.place) for label in texts)
        others = sum(bool(label.indicators or label.measures) and not label.place for label in texts)
        return (
            "place"
            if named > 1 and 2 * named >= len(texts) - others and not any(label.indicators for label in texts)
            else "label"
        )
    return "value"


def _await(found: list[Column], cells: dict[int, list[Cell]]) -> None:
    """A column for values that is wholly blank is one all the same where another tells why."""
    if any(column.role == "reason" and cells[column.at] for column in found):
        for column in found:
            if not cells[column.at] and words.VALUE.fullmatch(column.head):
                column.role = "value"


def _are_units(sheet: Sheet, cells: list[Cell]) -> bool:
    labels = [sheet.label(cell) for cell in cells]
    return all((label.unit and label.unit.written == label.text) or plain(label.text) == "%" for label in labels)


def _is_period(sheet: Sheet, head: str, cell: Cell) -> bool:
    label = sheet.read(period_text(sheet, head, cell))
    return bool(label.periods) and not label.indicators and not label.place


def period_text(sheet: Sheet, head: str, cell: Cell) -> str:
    """The words of a period below a head that says what it counts: 9 below 月份 is 9月."""
    text = plain(sheet.text(cell))
    if re.fullmatch(r"\d+(?:\.0+)?", text) and len(text.partition(".")[0]) < 3:
        text = text.partition(".")[0]
    if _MONTH.fullmatch(text) or _MONTHS.fullmatch(text):
        counted = "季度" if "季" in head else "月"
        return f"{text}{counted}"
    return text


def _settle(sheet: Sheet, found: list[Column], cells: dict[int, list[Cell]]) -> None:
    """Roles that the neighbours decide: serial numbers without a head, years at the left, texts right of the values."""
    filled = [column for column in found if column.role]
    labels = [column for column in filled if column.role not in ("value", *IGNORED)]
    for place, column in enumerate(filled):
        if column.role != "value":
            continue
        own = cells[column.at]
        follows = any(other.role not in ("value", *IGNORED) for other in filled[place + 1 :])
        if place == 0 and follows and not sheet_says(sheet, column) and _counts_up(sheet, own):
            column.role = "serial"
        elif (
            all(sheet.kind(cell) == "year" for cell in own)
            and not sheet_says(sheet, column)
            and (place == 0 or (place <= len(labels) and not any(other.role == "value" for other in filled[:place])))
            and any(other.role == "value" for other in filled[place + 1 :])
        ):
            column.role = "period"
    values = [column.at for column in filled if column.role == "value"]
    for column in filled:
        if column.role == "label" and values and column.at > values[-1]:
            column.role = "note"


def sheet_says(sheet: Sheet, column: Column) -> bool:
    """Whether the headings of a column name anything that a value has."""
    return any(sheet.label(cell).says_something for cell in column.headings)


def _counts_up(sheet: Sheet, cells: list[Cell]) -> bool:
    numbers = [plain(sheet.text(cell)) for cell in cells]
    return len(numbers) > 1 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def label_of(sheet: Sheet, column: Column, cell: Cell) -> Label:
    """The label that a cell of a column of labels is, read as its head says."""
    if column.role == "period":
        return sheet.read(period_text(sheet, column.head, cell))
    return sheet.label(cell)
