"""Sheets cut into tables: zones of columns side by side, bands of rows below each other, and the lines between them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, pairwise

from yuboard.importer import amounts, words
from yuboard.importer.doubts import Doubt, Kind
from yuboard.importer.labels import HEADS, Label
from yuboard.importer.parsing import plain
from yuboard.spreadsheets.grids import Cell, Grid, formats

Reader = Callable[[str], Label]
# The first and the last column.
Zone = tuple[int, int]
_YEAR = re.compile(r"(?:19[5-9]\d|20[0-4]\d)")
_UNIT_LINE = re.compile(r"\(?(?:计量|金额|货币|数量|计算|数据)?单位[:为]")
_SIGNED = re.compile(r"(?:局|委|委员会|办|办公室|中心|政府)(?:\(.*\))?$|\d日?$")
_TENTH = re.compile(r"(?:19|20)\d\d\.1")
_ORDINAL = re.compile(r"[甲乙丙丁戊己庚]|\(?\d{1,2}\)?(?:=.*)?|[A-Z]|-")
# Lines of headings above the numbers, and rows that may be looked at for them.
_MOST_HEADINGS, _LOOKED_AT = 8, 500


@dataclass
class Table:
    """Table: rows of headings, rows of data, the lines above it that name what it is about, and the notes below.

    ``sections`` holds, by row, the line within the table under which the row stands.
    """

    columns: tuple[int, int]
    preamble: list[Cell] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    sections: dict[int, Cell] = field(default_factory=dict)
    notes: list[Cell] = field(default_factory=list)


class Sheet:
    """Sheet with its cells by row, merged ranges resolved, and each cell's kind of content told once."""

    def __init__(self, grid: Grid, read: Reader) -> None:
        self.grid, self.read = grid, read
        self.merged = grid.merged()
        self.wide = {(merge.top, merge.left): merge for merge in grid.merges}
        self.by_row: dict[int, list[Cell]] = {}
        for place in sorted(grid.cells):
            self.by_row.setdefault(place[0], []).append(grid.cells[place])

    def kind(self, cell: Cell) -> str:
        """number, year (a number that may be one), status, flaw, date or text."""
        return _kind(cell.kind, cell.raw, cell.format)

    def text(self, cell: Cell) -> str:
        """A cell as a label: text as it is, numbers and dates as their formats show them."""
        return (
            f"{cell.raw}0"
            if self._lost_nought(cell)
            else label_text(cell.kind, cell.raw, cell.format, self.grid.begins_1904)
        )

    def _lost_nought(self, cell: Cell) -> bool:
        """Whether 2022.1 stored as a number follows 2022.9, and so is October without its nought."""
        if cell.kind != "number" or not _TENTH.fullmatch(cell.raw):
            return False
        before = (self.grid.cells.get(place) for place in ((cell.row - 1, cell.column), (cell.row, cell.column - 1)))
        return any(one is not None and one.raw in (cell.raw[:-1] + "9", cell.raw[:-1] + "09") for one in before)

    def doubts(self, cell: Cell) -> list[Doubt]:
        """Questions about a cell that is a period: a nought that may be lost, a day that a spreadsheet made."""
        text = self.text(cell)
        if cell.kind == "number" and _TENTH.fullmatch(text):
            after = (self.grid.cells.get(place) for place in ((cell.row + 1, cell.column), (cell.row, cell.column + 1)))
            if not any(one is not None and one.raw in (text[:-1] + "2", text[:-1] + "02") for one in after):
                return [Doubt(f"“{text}”是{text[:4]}年1月，还是10月（末尾的0丢了）？")]
        if cell.kind == "date" and not formats.parsed(cell.format).has_year:
            asked = f"这一格是日期“{text}”，是不是由几月至几月的文字自动变成的？请写明期间"
            return [Doubt(asked, Kind.PERIOD)]
        return []

    def label(self, cell: Cell) -> Label:
        return self.read(self.text(cell))

    def at(self, row: int, column: int) -> Cell | None:
        """The cell of an address, or the one whose merged range covers it."""
        if merge := self.merged.get((row, column)):
            return self.grid.cells.get((merge.top, merge.left))
        return self.grid.cells.get((row, column))


@lru_cache(maxsize=65_536)
def _kind(kind: str, raw: str, code: str) -> str:
    cell = Cell(1, 1, kind, raw, code)
    if cell.kind in ("error", "uncomputed", "boolean"):
        return "flaw"
    if cell.kind == "date":
        return "date"
    if amounts.is_status(cell):
        return "status"
    if amounts.is_number(cell):
        return "year" if _YEAR.fullmatch(plain(cell.raw)) and not formats.parsed(cell.format).is_percent else "number"
    return "text"


@lru_cache(maxsize=65_536)
def label_text(kind: str, raw: str, code: str, begins_1904: bool) -> str:
    """The words of a cell that is a label: a date as year and month, a number with the digits that it shows."""
    shown = formats.parsed(code)
    if kind == "date":
        day = formats.day(raw, begins_1904)
        if day is None:
            return raw
        # A month typed as 2017-3 is stored as its first day.
        if (shown.has_day or not shown.has_year) and not (day.day == 1 and shown.has_year):
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day.year}年{day.month}月" if "m" in code.lower() else f"{day.year}年"
    if kind == "number" and (value := amounts.exact(raw)) is not None:
        return f"{value:.{shown.decimals}f}" if shown.decimals else f"{value:f}"
    return raw


def tables(sheet: Sheet) -> list[Table]:
    """The tables of a sheet, in order of their first cell."""
    found = []
    for zone, whole in _zones(sheet):
        found.extend(_Bands(sheet, zone, whole).tables())
    return sorted(found, key=lambda table: (table.rows[0], table.columns))


def _zones(sheet: Sheet) -> list[tuple[Zone, Zone]]:
    """Columns of tables that stand side by side: apart by blank columns, each with labels of its own at its left.

    With each go the columns of the whole of which it may be a folded part.
    """
    rows = {row for row, cells in sheet.by_row.items() if len(cells) > 1}
    used = {cell.column for row in rows for cell in sheet.by_row[row]}
    used |= {column for (row, column), merge in sheet.merged.items() if row in rows and merge.right - merge.left < 12}
    if not used:
        used = {cell.column for cells in sheet.by_row.values() for cell in cells}
    runs: list[list[int]] = []
    for column in sorted(used):
        if runs and column == runs[-1][1] + 1:
            runs[-1][1] = column
        else:
            runs.append([column, column])
    zones: list[tuple[int, int]] = []
    for first, last in runs:
        if zones and not (last > first and _has_stub(sheet, first, last) and _has_stub(sheet, *zones[-1])):
            zones[-1] = zones[-1][0], last
        else:
            zones.append((first, last))
    return [(part, zone) for zone in zones for part in _folded(sheet, zone)]


def _has_stub(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the columns have labels in the left one, beside numbers of their own, in two rows at least."""
    count = 0
    for cells in sheet.by_row.values():
        own = [cell for cell in cells if first <= cell.column <= last]
        has_label = bool(own) and own[0].column <= first + 1 and sheet.kind(own[0]) in ("text", "year", "date")
        count += has_label and any(sheet.kind(cell) in ("number", "status") for cell in own[1:])
        if count > 1:
            return True
    return False


def _folded(sheet: Sheet, zone: Zone) -> list[Zone]:
    """Parts of a table that was folded to save paper: labels of the first column's kind come again behind numbers."""
    first, last = zone
    kinds: dict[int, Counter[str]] = {column: Counter() for column in range(first, last + 1)}
    for cells in islice(sheet.by_row.values(), _LOOKED_AT):
        own = [cell for cell in cells if first <= cell.column <= last]
        if len(own) > 3 and any(sheet.kind(cell) in ("number", "status") for cell in own):
            for cell in own:
                kinds[cell.column][_folded_kind(sheet, cell)] += 1
    most = {column: counted.most_common(1)[0][0] for column, counted in kinds.items() if counted}
    starts = [column for column in most if most[column] in ("place", "indicator") and most[column] == most.get(first)]
    starts = [column for column in starts if column == first or most.get(column - 1) == "number"]
    if len(starts) < 2:
        return [zone]
    return list(zip(starts, [*(column - 1 for column in starts[1:]), last]))


def _folded_kind(sheet: Sheet, cell: Cell) -> str:
    if sheet.kind(cell) != "text":
        return "number"
    label = sheet.label(cell)
    return "place" if label.place else "indicator" if label.indicators else "text"


def _says_who_or_when(text: str) -> bool:
    patterns = (words.SENDER, words.PERIOD_SAID)
    is_aside = ":" in text and bool(words.ASIDE.match(text))
    return is_aside or any(pattern.match(text) for pattern in patterns) or bool(_UNIT_LINE.match(text))


def _is_pair(one: Cell, other: Cell, sheet: Sheet) -> bool:
    """Whether two cells side by side are a word such as 填报单位 and what it says."""
    word = plain(one.raw)
    if not words.PAIRED.fullmatch(word):
        return False
    label = sheet.label(other)
    said = (
        label.periods
        if re.search("期|时间", word)
        else label.unit
        if re.fullmatch("(?:计量|金额|货币)?单位", word)
        else label.place
    )
    return bool(said) and not label.indicators and (not label.unit or label.unit.written == label.text)


def lines(cells: Iterable[Cell], sheet: Sheet) -> list[str]:
    """The lines of some cells as texts, with 填报单位 and its neighbour as one."""
    found: list[str] = []
    last: Cell | None = None
    for cell in cells:
        if last is not None and last.row == cell.row and _is_pair(last, cell, sheet):
            found[-1] = f"{last.raw}：{sheet.text(cell)}"
        else:
            found.append(sheet.text(cell))
        last = cell
    return found


class _Bands:
    """Bands of a zone: walks its rows from the top, and tells headings, data, lines between and notes apart."""

    def __init__(self, sheet: Sheet, zone: Zone, whole: Zone) -> None:
        self.sheet, self.zone, self.whole = sheet, zone, whole
        self.made: list[Table] = []
        self.table = Table(zone)
        self.section: Cell | None = None
        self.values: set[int] = set()
        self.rows = [row for row in sheet.by_row if self._cells(row)]

    def _cells(self, row: int) -> list[Cell]:
        """The cells of a row within the zone; a line that stands alone belongs to every zone that it is wide over."""
        cells = self.sheet.by_row[row]
        own = [cell for cell in cells if self.zone[0] <= cell.column <= self.zone[1]]
        return own or (cells if len(cells) == 1 and self.sheet.kind(cells[0]) == "text" else [])

    def tables(self) -> list[Table]:
        for at, row in enumerate(self.rows):
            cells = self._cells(row)
            kind = self._row_kind(at, cells)
            if kind == "data":
                self._data(row, cells)
            elif kind == "heading":
                self._heading(row)
            elif kind == "section":
                self.section = cells[0]
            elif kind == "note":
                self.table.notes.extend(cells)
            elif kind not in ("again", "ordinal"):
                self._above(cells)
        self._end()
        return self.made

    def _end(self) -> None:
        if self.table.rows:
            self.made.append(self.table)
        elif self.made and (self.table.preamble or self.table.notes):
            self.made[-1].notes.extend(self.table.preamble + self.table.notes)
        self.table, self.section, self.values = Table(self.zone), None, set()

    def _above(self, cells: Iterable[Cell]) -> None:
        if self.table.rows:
            self._end()
        # What was taken for headings above a title belongs to the lines that name the table.
        self.table.preamble += [cell for row in self.table.headings for cell in self._cells(row)]
        self.table.headings.clear()
        cells = list(cells)
        wide = [cell for cell in self.sheet.by_row[cells[0].row] if self.whole[0] <= cell.column <= self.whole[1]]
        self.table.preamble.extend(wide or cells)

    def _heading(self, row: int) -> None:
        if self.table.rows:
            self._end()
        self.table.headings.append(row)
        if len(self.table.headings) > _MOST_HEADINGS:
            self.table.preamble.extend(self._cells(self.table.headings.pop(0)))

    def _data(self, row: int, cells: list[Cell]) -> None:
        self.table.rows.append(row)
        if self.section is not None:
            self.table.sections[row] = self.section
        self.values |= {cell.column for cell in cells if self.sheet.kind(cell) in ("number", "status", "flaw")}

    def _row_kind(self, at: int, cells: list[Cell]) -> str:
        kinds = [self.sheet.kind(cell) for cell in cells]
        if len(cells) > 2 and self._is_ordinal(cells):
            return "ordinal"
        if self._is_foot(cells):
            return "note"
        if self._is_preamble(cells):
            return "above"
        is_title = len(cells) == 1 and bool(self.table.rows) and kinds == ["text"] and self._ends(at, cells[0])
        if not is_title and self._is_data(cells, kinds):
            return "data"
        if len(cells) == 1:
            return self._single(at, cells[0])
        return self._several(at, cells)

    def _ends(self, at: int, cell: Cell) -> bool:
        """Whether a line with one text ends the table: a title, or a signature below it."""
        following = self._followed(at)
        return following == "heading" or (following == "" and bool(_SIGNED.search(plain(cell.raw))))

    def _is_ordinal(self, cells: list[Cell]) -> bool:
        """The line below the headings that numbers the columns: 甲 乙 1 2 3."""
        texts = [plain(cell.raw) for cell in cells]
        if self.table.rows or not self.table.headings or not all(_ORDINAL.fullmatch(text) for text in texts):
            return False
        digits = [int(re.sub(r"\D.*", "", text.strip("()"))) for text in texts if re.match(r"\(?\d", text)]
        return not digits or (digits[0] in (1, 2) and digits == list(range(digits[0], digits[0] + len(digits))))

    def _is_foot(self, cells: list[Cell]) -> bool:
        first = plain(cells[0].raw)
        if not (self.table.rows or self.made):
            return bool(re.match(r"(?:注|说明|填报说明)[:\d]", first)) and len(cells) == 1
        return self.sheet.kind(cells[0]) == "text" and bool(words.FOOT.match(first))

    def _is_preamble(self, cells: list[Cell]) -> bool:
        """A line of who reports, when, in which unit; never one of numbers."""
        said = [_says_who_or_when(plain(cell.raw)) for cell in cells]
        if not any(said):
            return any(_is_pair(one, other, self.sheet) for one, other in pairwise(cells))
        numbers = [cell for cell in cells if self.sheet.kind(cell) in ("number", "status", "flaw")]
        return not numbers or said[0]

    def _is_data(self, cells: list[Cell], kinds: list[str]) -> bool:
        if any(kind in ("number", "flaw") for kind in kinds):
            return not (self._is_months(cells, kinds))
        if "status" in kinds:
            return len(cells) > 1
        if "year" not in kinds:
            return self._is_silent(cells)
        return self._is_data_of_years(cells, kinds)

    def _is_months(self, cells: list[Cell], kinds: list[str]) -> bool:
        """A line of headings of plain numbers: months 1 to 12 beside a word of months, or years with decimals."""
        if self.table.rows:
            return False
        numbers = [
            plain(self.sheet.text(cell)) for cell, kind in zip(cells, kinds) if kind in ("number", "year", "date")
        ]
        others = [cell for cell, kind in zip(cells, kinds) if kind not in ("number", "year", "date")]
        if len(numbers) < 2 or len(others) > 3:
            return False
        if all(
            re.fullmatch(r"(?:19|20)\d\d[.](?:0?[1-9]|1[0-2])|(?:19|20)\d\d(?:0[1-9]|1[0-2])", text) for text in numbers
        ):
            return True
        above = "".join(plain(cell.raw) for row in self.table.headings for cell in self._cells(row))
        is_run = all(re.fullmatch(r"0?\d|1[0-2]", text) for text in numbers) and [
            int(text) for text in numbers
        ] == list(range(int(numbers[0]), int(numbers[0]) + len(numbers)))
        heads = "".join(plain(cell.raw) for cell in others)
        return is_run and len(numbers) > 2 and ("月" in heads or ("月" in above and not self._is_row_label(others)))

    def _is_row_label(self, cells: list[Cell]) -> bool:
        return any((label := self.sheet.label(cell)).place or label.indicators for cell in cells)

    def _is_data_of_years(self, cells: list[Cell], kinds: list[str]) -> bool:
        """Whether numbers that may be years are values, as 2016 firms are."""
        if any(
            kind == "text" and (label := self.sheet.label(cell)).says_something and not label.unit
            for cell, kind in zip(cells, kinds)
        ):
            return bool(self.table.headings or self.table.rows)
        return (
            bool(self.table.rows)
            and kinds[0] == "text"
            and not self.sheet.label(cells[0]).is_empty
            and not self._is_head(cells[0])
        )

    def _is_head(self, cell: Cell) -> bool:
        return any(pattern.fullmatch(words.bare(cell.raw)) for pattern in HEADS)

    def _is_silent(self, cells: list[Cell]) -> bool:
        """A row whose values are blank: it has its labels, below headings, in the columns of labels alone."""
        if not self.table.rows and not self.table.headings:
            return False
        if not self.table.rows and self._is_listed(cells):
            return True
        if any(self._is_head(cell) for cell in cells) or any(cell.column in self.values for cell in cells):
            return bool(self.values) and not any(self._is_head(cell) for cell in cells) and self._is_worded(cells)
        label = self.sheet.label(cells[0])
        merge = self.sheet.wide.get((cells[0].row, cells[0].column))
        if merge and merge.right - merge.left >= 2 and len(cells) == 1:
            return False
        names = [self.sheet.label(cell) for cell in cells]
        if not self.table.rows and len(cells) > 1:
            # The first row of data with words where a number is asked.
            is_named = bool(label.place or label.indicators) and not label.unknown and not label.periods
            return is_named and not any(one.says_something for one in names[1:])
        if self.table.rows:
            return (
                any(one.place or one.indicators or "total" in one.measures for one in names)
                and (len(cells) > 1 or bool(label.place or label.indicators))
                and self._has_values_near(cells)
            )
        return len(cells) == 1 and bool(label.place) and not label.unknown and self._places_below(cells[0])

    def _is_listed(self, cells: list[Cell]) -> bool:
        """A row of a list with one value a line: an indicator below the head of indicators, nothing below 数值."""
        heads = {cell.column: words.bare(cell.raw) for cell in self._cells(self.table.headings[-1])}
        values = {column for column, head in heads.items() if words.VALUE.fullmatch(head)}
        named = [cell for cell in cells if words.INDICATOR.fullmatch(heads.get(cell.column, ""))]
        is_blank = bool(values) and not any(cell.column in values for cell in cells)
        return is_blank and bool(named) and all(self.sheet.label(cell).indicators for cell in named)

    def _is_worded(self, cells: list[Cell]) -> bool:
        """A row of data with words where numbers are asked: its label is a place's or an indicator's."""
        inside = [self.sheet.label(cell) for cell in cells if cell.column in self.values]
        labels = [self.sheet.label(cell) for cell in cells if cell.column not in self.values]
        return (
            bool(labels)
            and any(one.place or one.indicators for one in labels)
            and not any(one.says_something for one in inside)
        )

    def _places_below(self, cell: Cell) -> bool:
        below = self.sheet.grid.cells.get((cell.row + 1, cell.column))
        return below is not None and bool(self.sheet.label(below).place)

    def _has_values_near(self, cells: list[Cell]) -> bool:
        """Whether the row before is one of data with a label in the same column, so that this one is its like."""
        last = self.table.rows[-1]
        if len(cells) == 1:
            before = self.sheet.at(last, cells[0].column)
            other, own = (self.sheet.label(before) if before else Label("")), self.sheet.label(cells[0])
            return bool(other.place) == bool(own.place) and bool(other.indicators) == bool(own.indicators)
        return any(self.sheet.at(last, cell.column) is not None for cell in cells) and cells[0].row - last <= 2

    def _single(self, at: int, cell: Cell) -> str:
        """A line with one text: a title, a line within the table, or a note, by what follows it."""
        if not self.table.rows:
            if self.table.headings and self._followed(at) == "data" and self._is_group(cell):
                return "section"
            return "heading" if self._is_upper_heading(cell) else "above"
        following = self._followed(at)
        if following == "data":
            return "section"
        return "note" if following == "" else "above"

    def _is_upper_heading(self, cell: Cell) -> bool:
        """A heading over several columns stands right of the first one; a title begins at the left or spans all."""
        merge = self.sheet.wide.get((cell.row, cell.column))
        return merge is not None and cell.column > self.zone[0] and not words.UNIT_SAID.search(plain(cell.raw))

    def _is_group(self, cell: Cell) -> bool:
        return cell.column <= self.zone[0] + 1

    def _followed(self, at: int) -> str:
        """Whether the next line that has several cells is data or headings; empty where none follows."""
        for row in self.rows[at + 1 : at + 8]:
            cells = self._cells(row)
            if self._is_foot(cells):
                return ""
            if len(cells) > 1 and not self._is_preamble(cells):
                kinds = [self.sheet.kind(cell) for cell in cells]
                return (
                    "data"
                    if any(kind in ("number", "status", "flaw") for kind in kinds) and not self._is_months(cells, kinds)
                    else "heading"
                )
        return ""

    def _several(self, at: int, cells: list[Cell]) -> str:
        if not self.table.rows:
            return "heading"
        headings = [[words.bare(cell.raw) for cell in self._cells(row)] for row in self.table.headings]
        if [words.bare(cell.raw) for cell in cells] in headings:
            return "again"
        if self._followed(at) == "":
            return "note"
        return "heading"
