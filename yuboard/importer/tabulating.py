"""Tabulating: every cell of values of a table with what its row, its column and the lines above say about it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import zip_longest

from yuboard.importer import amounts, timing, words
from yuboard.importer.columns import IGNORED, Column, columns, label_of
from yuboard.importer.context import Context
from yuboard.importer.doubts import Doubt, Kind, about_table
from yuboard.importer.labels import Label
from yuboard.importer.meaning import Meaning, meaning, missing_place
from yuboard.importer.measuring import measure
from yuboard.importer.names import Found, Names, key
from yuboard.importer.parsing import plain
from yuboard.importer.periods import Period, spanning
from yuboard.importer.sheets import Sheet, Table
from yuboard.importer.timing import Timing
from yuboard.importer.units import Unit
from yuboard.importer.values import Left, Value
from yuboard.limited import progress
from yuboard.spreadsheets.grids import Cell, address, own_comment

_MERGED = Doubt("一个数合并写在几格里，是几项的合计，还是每项都是这个数？请逐格填写")
# The share of the work that opening a file is, and the rows after which the rest is told.
_OPENED, _TOLD_AT = 0.3, 500
TOTALS = ("total", "city_total", "subtotal")


@dataclass(slots=True)
class Row:
    """Row of data with its labels from the outer to the inner one, and the questions that finding them left open.

    ``total`` is the measure that makes it a total, over what ``axis`` lists; ``is_child``: part of the row above;
    ``leans``: 上年同期 or 增长 of the row above.
    """

    at: int
    labels: list[Label] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    total: str = ""
    axis: str = ""
    is_child: bool = False
    leans: bool = False
    group: tuple[str, ...] = ()
    amounts: dict[int, Decimal] = field(default_factory=dict)


@dataclass
class Tabulated:
    """Table with its values: by row and column, the rows and columns with their totals, and what was left out."""

    table: Table
    context: Context
    rows: list[Row] = field(default_factory=list)
    heads: dict[int, "Head"] = field(default_factory=dict)
    values: dict[tuple[int, int], Value] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)


@dataclass
class Head:
    """Heading of a column of values: its labels from the top, its units, and what makes it a total."""

    column: Column
    labels: list[Label]
    units: list[Unit]
    doubts: list[Doubt] = field(default_factory=list)
    total: str = ""
    axis: str = ""


def tabulated(sheet: Sheet, table: Table, context: Context, names: Names) -> Tabulated:
    """A table with all of its values; sums are not checked yet."""
    made = Tabulated(table, context)
    found = columns(sheet, table)
    made.rows = list(_rows(sheet, table, found, names))
    made.heads = {column.at: _head(sheet, column) for column in found if column.role == "value"}
    _measures_from_left(made)
    _unlabelled(made)
    _axes(made)
    reader = _Cells(made, sheet, names, found)
    for done, row in enumerate(made.rows):
        for at in made.heads:
            reader.take(row, at)
        if done % _TOLD_AT == 0:
            progress.tell(_OPENED + (1 - _OPENED) * done / len(made.rows))
    return made


def _rows(sheet: Sheet, table: Table, found: list[Column], names: Names) -> Iterator[Row]:
    labelled = [column for column in found if column.role not in ("value", *IGNORED)]
    before: dict[int, Cell] = {}
    parent: Label | None = None
    section: Cell | None = None
    indent = False
    before_row: Row | None = None
    for at in table.rows:
        row = Row(at)
        if table.sections.get(at) != section:
            section, before, parent, indent = table.sections.get(at), {}, None, False
        if section is not None:
            row.labels.append(sheet.label(section))
        cells = _filled_down(sheet, labelled, at, before)
        _label(sheet, cells, row, names)
        _total_beside(sheet, found, row)
        inner = row.labels[-1] if row.labels else None
        raw = cells[-1][1].raw if cells else ""
        indent = bool(inner and inner.is_of_which) or (indent and bool(re.match(r"[\s\u3000]", raw)))
        leans = inner is not None and bool(set(inner.measures) & set(_LEANING)) and not _kind_of(inner)
        if leans and before_row is not None and before_row.total:
            row.total, row.leans, row.is_child = before_row.total, True, True
        elif (indent or leans) and parent is not None:
            row.is_child = True
            # A place below another one is no part of its name.
            row.labels.insert(-1, parent._replace(place=None) if inner and inner.place else parent)
        elif inner is not None and not set(inner.measures) & set(TOTALS):
            parent = inner
        before_row = row
        yield row


def _total_beside(sheet: Sheet, found: list[Column], row: Row) -> None:
    """A total may be named where the serial number stands in other rows."""
    for column in found:
        cell = sheet.grid.cells.get((row.at, column.at)) if column.role in IGNORED and not row.total else None
        label = sheet.label(cell) if cell is not None and sheet.kind(cell) == "text" else Label("")
        total = next((measure for measure in label.measures if measure in TOTALS and not label.unknown), "")
        if total:
            row.labels.append(label)
            row.total = total


def _filled_down(sheet: Sheet, labelled: list[Column], at: int, before: dict[int, Cell]) -> list[tuple[Column, Cell]]:
    """The cells that label a row; one that is blank before a filled one goes on from above."""
    own = {column.at: sheet.at(at, column.at) for column in labelled}
    last = max((column for column, cell in own.items() if cell is not None), default=0)
    cells: list[tuple[Column, Cell]] = []
    for column in labelled:
        cell = own[column.at]
        if cell is not None:
            if before.get(column.at) != cell:
                for inner in [one for one in before if one > column.at]:
                    del before[inner]
            before[column.at] = cell
        elif column.at < last and column.role not in ("unit", "measure") and column.at in before:
            cell = before[column.at]
        if cell is not None and all(cell is not other for _, other in cells):
            cells.append((column, cell))
    return cells


def _label(sheet: Sheet, cells: list[tuple[Column, Cell]], row: Row, names: Names) -> None:
    for column, cell in cells:
        if column.role in ("start", "end"):
            continue
        label = label_of(sheet, column, cell)
        if column.role == "subject" and key(cell.raw) in names.subjects:
            label = Label(label.text, unknown=(label.text,))
        elif column.role == "place" and (whole := names.place(cell.raw)):
            label = Label(label.text, place=whole)
        if column.role == "unit":
            row.units.extend(label.units or (() if plain(cell.raw) != "%" else (names.units.named["%"],)))
            continue
        is_named = label.place or (set(label.measures) & {*TOTALS, *_LEANING} and not label.unknown)
        if column.role == "place" and not is_named:
            row.doubts.append(missing_place(cell.raw, names))
            label = label._replace(unknown=(), indicators=frozenset(), place=Found(()))
        if column.role == "period":
            row.doubts.extend(sheet.doubts(cell))
        row.labels.append(label)
        row.units.extend(label.units)
        total = next((measure for measure in label.measures if measure in TOTALS), "")
        if total and not label.place and not label.indicators:
            row.total = total
        if cell.is_struck:
            row.doubts.append(Doubt(f"“{cell.raw.strip()}”被划掉了，这一行还报吗？"))
    row.labels.extend(_spanned(sheet, cells))
    row.group = tuple(label.text for label in row.labels[:-1])


def _spanned(sheet: Sheet, cells: list[tuple[Column, Cell]]) -> list[Label]:
    """The period that two columns tell, its first and its last day or month."""
    said = {
        column.role: label_of(sheet, column, cell).periods for column, cell in cells if column.role in ("start", "end")
    }
    ends = [periods[0] for periods in said.values() if periods]
    if not said:
        return []
    if len(ends) != 2 or None in (ends[0].year, ends[0].first, ends[1].last) or ends[0].year != ends[1].year:
        return [Label("起止", periods=(Period(doubt="起止日期读不成一年之内的期间，请核对"),))]
    return [Label("起止", periods=(spanning(ends[0], ends[1]),))]


def _head(sheet: Sheet, column: Column) -> Head:
    labels = [_heading_label(sheet, cell) for cell in column.headings]
    head = Head(
        column, [label for label in labels if not label.is_empty], [unit for label in labels for unit in label.units]
    )
    for label in head.labels:
        total = next((measure for measure in label.measures if measure in TOTALS), "")
        if total and not label.place and not label.indicators:
            head.total = total
    for cell in column.headings:
        head.doubts.extend(sheet.doubts(cell))
    return head


def _heading_label(sheet: Sheet, cell: Cell) -> Label:
    """A heading; a bare number up to twelve is a month."""
    text = plain(sheet.text(cell))
    if re.fullmatch(r"0?[1-9]|1[0-2]", text):
        return sheet.read(f"{text}月")
    if words.VALUE.fullmatch(words.bare(cell.raw)):
        return Label("")
    return sheet.label(cell)


def _unlabelled(made: Tabulated) -> None:
    """Ask about a row without the place that all other rows name, and a column without a heading beside others."""
    placed = [row for row in made.rows if any(label.place for label in row.labels)]
    for row in made.rows:
        is_named = (
            row.total or row.leans or any(label.place or label.indicators or label.periods for label in row.labels)
        )
        if not is_named and len(placed) > 1:
            row.doubts.append(Doubt("这一行没有写是哪个地区的数，请写明", Kind.PLACE))
    if any(head.labels for head in made.heads.values()):
        for head in made.heads.values():
            if not head.column.headings:
                head.doubts.append(Doubt("这一列没有表头，请写明是什么数"))


def _measures_from_left(made: Tabulated) -> None:
    """A bare 同比 or 上年同期 belongs to the column at its left: its period and basis are that one's."""
    heads = [made.heads[at] for at in sorted(made.heads)]
    written = [[label.text for label in head.labels] for head in heads]
    for place, head in enumerate(heads):
        inner = head.labels[-1] if head.labels else None
        if inner is None or not set(inner.measures) & set(_LEANING) or _said_times([inner]):
            continue
        left = [one for one in heads[:place] if one.labels and not _leans(one)]
        siblings = [one for one in left if one.labels[:-1] == head.labels[:-1]] if head.labels[:-1] else left
        if not siblings:
            continue
        lender = siblings[-1].labels[-1]
        if lender not in head.labels:
            lent = lender._replace(units=(), unit=None)
            head.labels = [*head.labels[:-1], lent, inner]
        alike = [texts for texts in written if texts == written[place]]
        same = [one for one in siblings if one.labels[-1].indicators == lender.indicators]
        if len({tuple(_times(one)) for one in same}) > 1 and len(alike) == 1:
            named = "、".join(one.labels[-1].text for one in same)
            head.doubts.append(about_table(f"“{inner.text}”是对哪一列说的：{named}？暂按左边一列"))


_LEANING = ("growth", "last_same", "share")


def _leans(head: Head) -> bool:
    return any(set(label.measures) & {*_LEANING, "same", "last", "last_year"} for label in head.labels)


def _times(head: Head) -> list[str]:
    return _said_times(head.labels)


def _said_times(labels: list[Label]) -> list[str]:
    relative = ("current", "cumulative", "last", "last_year", "this_year", "state")
    said = [measure for label in labels for measure in label.measures if measure in relative]
    return said + [str(period) for label in labels for period in label.periods]


def _kind_of(label: Label) -> str:
    if label.place:
        return "place"
    if label.indicators:
        return "indicator"
    if label.periods:
        return "period"
    return "other" if label.unknown else ""


def _axes(made: Tabulated) -> None:
    """Over what each total sums: what most labels of its own column, or of the other headings, name."""
    inner = Counter(kind for row in made.rows if not row.total and row.labels and (kind := _kind_of(row.labels[-1])))
    most = inner.most_common(1)[0][0] if inner else ""
    places = any(label.place for row in made.rows for label in row.labels if not row.total)
    for row, following in zip_longest(made.rows, made.rows[1:]):
        if row.total:
            at_place = places and not (most == "indicator" and len(row.labels) > 1 and row.labels[-1].measures)
            row.axis = "place" if at_place else most
            heads_parts = following is not None and any(label.is_of_which for label in following.labels)
            if row.axis not in ("place", "period") and (heads_parts or _names_whole(row.labels)):
                row.total = ""
    plain_heads = [head for head in made.heads.values() if not head.total and head.labels]
    for head in made.heads.values():
        if head.total:
            level = next((n for n, label in enumerate(head.labels) if set(label.measures) & set(TOTALS)), 0)
            kinds = Counter(
                kind for one in plain_heads for label in one.labels[level : level + 1] if (kind := _kind_of(label))
            )
            head.axis = kinds.most_common(1)[0][0] if kinds else ""
            beside = next((one for at, one in sorted(made.heads.items()) if at > head.column.at), None)
            heads_parts = beside is not None and any(label.is_of_which for label in beside.labels)
            if head.axis not in ("place", "period") and (heads_parts or _names_whole(head.labels)):
                head.total = ""


def _names_whole(labels: list[Label]) -> bool:
    """Whether a total stands within an indicator: it is that indicator's own number, beside its parts."""
    return any(label.indicators for label in labels[:-1])


class _Cells:
    """Reader of a table's cells; what labels mean together is worked out once for each pair of them."""

    def __init__(self, made: Tabulated, sheet: Sheet, names: Names, found: list[Column]) -> None:
        self.made, self.sheet, self.names = made, sheet, names
        self.city = _city(made)
        self.known: dict[tuple[object, ...], tuple[Meaning, Timing]] = {}
        beside = [column for column in found if column.role in ("reason", "note")]
        self.reasons = [column.at for column in beside if column.role == "reason"]
        self.remarks = [column.at for column in beside if words.REMARK.fullmatch(column.head)]
        self.silent = {at for at in made.heads if not any(self._cell(row, at) for row in made.rows)}

    def take(self, row: Row, at: int) -> None:
        head, cell = self.made.heads[at], self._cell(row, at)
        if at in self.silent or (cell is None and not self._is_expected(row, head)):
            return
        if cell is None and (row.at, at) in self.sheet.merged:
            self._covered(row, at)
            return
        meant, when = self._meant(row, head)
        where = address(row.at, cell.column if cell else at)
        total = row.total or head.total
        axis = row.axis if row.total else head.axis
        if not meant.skipped and total and not self._is_kept(total, axis):
            meant = Meaning(skipped="各部分的合计，不是一个地区一个指标的值")
        if meant.skipped:
            if cell is not None:
                if row.total and (written := amounts.amount(cell).value) is not None:
                    row.amounts[at] = written
                self.made.left.append(Left(self.sheet.grid.name, where, meant.skipped))
            return
        self.made.values[row.at, at] = self._value(row, head, cell, meant, when)

    def _cell(self, row: Row, at: int) -> Cell | None:
        """The cell of a value; where it is blank, the one beside it that tells why."""
        places = ((row.at, column) for column in (at, *self.reasons))
        return next((cell for place in places if (cell := self.sheet.grid.cells.get(place))), None)

    def _is_kept(self, total: str, axis: str) -> bool:
        return axis in ("place", "period") and total != "subtotal"

    def _is_expected(self, row: Row, head: Head) -> bool:
        """Whether a blank cell is a value that is missing: its row and its column name what it would be."""
        return not row.total and not head.total and any(_kind_of(label) for label in row.labels)

    def _covered(self, row: Row, at: int) -> None:
        """One number over several rows or columns: whose it is must be asked, at the cell that holds it."""
        merge = self.sheet.merged[row.at, at]
        if value := self.made.values.get((merge.top, merge.left)):
            value.doubts.append(_MERGED)

    def _meant(self, row: Row, head: Head) -> tuple[Meaning, Timing]:
        pair = (*(id(label) for label in row.labels), None, *(id(label) for label in head.labels))
        if pair not in self.known:
            context = self.made.context
            meant = meaning(row.labels, head.labels, context, self.names, self.city)
            said = [period for label in (*row.labels, *head.labels) for period in label.periods]
            when = timing.timing(said, meant.measures, context.period, meant.indicator)
            if context.doubts.get("period") and (not said or not all(period.year for period in said)):
                when = when._replace(doubts=(*when.doubts, context.doubts["period"]))
            self.known[pair] = meant, when
        return self.known[pair]

    def _value(self, row: Row, head: Head, cell: Cell | None, meant: Meaning, when: Timing) -> Value:
        amount = amounts.amount(cell)
        if cell is not None and amount.value is None and (said := self.made.context.legend.get(plain(cell.raw))):
            amount = amount._replace(status=_legend_status(said, amount.status), doubt=None)
        if cell is not None and cell.column in self.reasons:
            amount = _excuse(cell, amount)
        near = [*row.units, *head.units]
        measured = measure(amount, near, self.made.context.units, meant.indicator, self.names)
        value = Value(
            self.sheet.grid.name,
            address(row.at, cell.column if cell else head.column.at),
            row.at,
            cell.column if cell else head.column.at,
            meant.place,
            meant.indicator,
            meant.subject,
            when.start,
            when.end,
            when.basis,
            measured.value,
            measured.unit,
            amount.status,
            amount.decimals,
            measured.own,
        )
        value.doubts = [*meant.doubts, *when.doubts, *row.doubts, *head.doubts, *measured.doubts]
        if not near and measured.unit and self.made.context.doubts.get("unit") and not amount.unit:
            value.doubts.append(self.made.context.doubts["unit"])
        if when.end is not None and when.end > self.names.read_on and value.value is not None:
            asked = f"期间到{when.end}才结束，现在还没有到，请核对年份和月份"
            value.doubts.append(Doubt(asked, Kind.IMPOSSIBLE))
        value.doubts.extend(_seen(self.sheet, cell, row.at, head.column.at))
        value.doubts.extend(self._excused(row, cell))
        value.remark = "；".join(self._texts(row, self.remarks))
        return value

    def _texts(self, row: Row, columns: list[int]) -> list[str]:
        return [cell.raw.strip() for at in columns if (cell := self.sheet.grid.cells.get((row.at, at)))]

    def _excused(self, row: Row, cell: Cell | None) -> Iterator[Doubt]:
        """A question where a value stands beside a reason why there is none."""
        if cell is not None and self.reasons and cell.column not in self.reasons:
            for said in self._texts(row, self.reasons):
                yield Doubt(f"写了“{cell.raw.strip()[:30]}”，旁边又写“{said[:30]}”，以哪个为准？")


def _seen(sheet: Sheet, cell: Cell | None, row: int, column: int) -> Iterator[Doubt]:
    """Questions about a cell that the sender may not see as it is stored."""
    if cell is None:
        return
    if hidden := sheet.grid.hides(row, column):
        yield Doubt(f"这个数在{hidden}里，是否上报？")
    if said := own_comment(cell.comment):
        yield Doubt(f"单元格有批注“{said}”，请确认不影响这个数")
    if cell.is_struck:
        yield Doubt("这个数被划掉了，是否还报？")
    if (row, column) in sheet.wide:
        yield _MERGED


def _excuse(cell: Cell, amount: amounts.Amount) -> amounts.Amount:
    """An amount of the column of reasons: nought in a word is certain there, a number is none."""
    if amount.status == amounts.ZERO:
        return amount._replace(doubt=None)
    if amount.value is not None:
        asked = f"“{cell.raw.strip()[:30]}”写在没有数的原因一列，是数值吗？"
        return amounts.Amount(None, amounts.MISSING, doubt=Doubt(asked))
    return amount


def _legend_status(said: str, status: str) -> str:
    for pattern, found in (
        ("不适用|无此项|无该项|不涉及", amounts.NOT_APPLICABLE),
        ("未报|缺|不详|未统计|没有统计", amounts.MISSING),
        ("无|没有|未发生", amounts.NOTHING),
    ):
        if re.search(pattern, said):
            return found
    return status


def _city(made: Tabulated) -> str | None:
    """The one city that the places of a table lie in, as far as their names are their own."""
    cities = Counter(
        place.city_id
        for labels in (*(row.labels for row in made.rows), *(head.labels for head in made.heads.values()))
        for label in labels
        if label.place and not label.place.is_generic and len(label.place.places) == 1
        for place in label.place.places
    )
    if made.context.place is not None and not made.context.doubts.get("place"):
        cities[made.context.place.city_id] += 1
    return next(iter(cities)) if len(cities) == 1 else None
