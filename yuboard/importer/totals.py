"""Totals: checked against the sum of their parts at every level, and given to the place or the period they are of."""

from collections import defaultdict
from decimal import Decimal
from itertools import pairwise

from yuboard.importer.doubts import Doubt, Kind, about_table
from yuboard.importer.names import Names, Place
from yuboard.importer.tabulating import Head, Row, Tabulated
from yuboard.importer.values import Value
from yuboard.record.numerals.periods import is_whole

_SUMMED = ("flow", "stock", "count")
_OPEN = ("missing",)


def check(made: Tabulated, names: Names) -> None:
    """Settle what every total is of, and ask where it differs from its parts."""
    _subtotals(made)
    for number, row in enumerate(made.rows):
        if row.total:
            summed = _parts(made.rows, number)
            for at in made.heads:
                parts = [value for one in summed if (value := made.values.get((one.at, at)))]
                value = made.values.get((row.at, at))
                if row.leans and value is not None and row.axis == "place":
                    _place(made, value, parts, row.total, names)
                elif not row.leans:
                    _settle(made, value, parts, row.total, row.axis, names)
    for at, head in made.heads.items():
        if head.total:
            others = _heads(made, at)
            for row in made.rows:
                if not row.total or row.axis != head.axis:
                    parts = [value for one in others if (value := made.values.get((row.at, one)))]
                    _settle(made, made.values.get((row.at, at)), parts, head.total, head.axis, names)


def _subtotals(made: Tabulated) -> None:
    """Ask about the parts of a subtotal that is the sum neither of the rows above it nor of those below it."""
    rows = made.rows
    for number, row in enumerate(rows):
        if row.total == "subtotal":
            above, below = _run(rows[:number][::-1]), _run(rows[number + 1 :])
            for at, written in row.amounts.items():
                _check_subtotal(made, at, written, above, below)


def _run(rows: list[Row]) -> list[Row]:
    """The rows up to the next total."""
    end = next((number for number, row in enumerate(rows) if row.total), len(rows))
    return [row for row in rows[:end] if not row.is_child]


def _check_subtotal(made: Tabulated, at: int, written: Decimal, above: list[Row], below: list[Row]) -> None:
    groups = [[value for row in group if (value := made.values.get((row.at, at)))] for group in (above, below)]
    groups = [group for group in groups if group and all(_is_summed(value) for value in group)]
    apart = [abs(sum((one.value or Decimal(0) for one in group), Decimal(0)) - written) for group in groups]
    if not groups or any(one <= _rounding(group) for one, group in zip(apart, groups)):
        return
    for value in groups[0]:
        asked = f"小计是{written:f}，与各部分之和相差{apart[0]:f}，哪个对？"
        value.doubts.append(Doubt(asked, Kind.UNLIKELY))


def _is_summed(value: Value) -> bool:
    return value.indicator is not None and value.indicator.quantity in _SUMMED


def _rounding(values: list[Value]) -> Decimal:
    """By how much a sum of rounded numbers may be off: half of the last digit each; whole numbers add up."""
    decimals = max(value.decimals for value in values)
    return Decimal(len(values) + 1) / 2 * Decimal(1).scaleb(-decimals) if decimals else Decimal(0)


def _parts(rows: list[Row], number: int) -> list[Row]:
    """The rows that a total sums: those of its group that are neither totals nor parts of a part."""
    total = rows[number]
    return [row for row in rows if row is not total and not row.total and not row.is_child and _same_group(row, total)]


def _same_group(row: Row, total: Row) -> bool:
    outer = total.group
    return not outer or row.group[: len(outer)] == outer


def _heads(made: Tabulated, at: int) -> list[int]:
    total = made.heads[at]
    level = len(total.labels) - 1
    outer = [label.text for label in total.labels[:level]]

    def same(head: Head) -> bool:
        is_part = not head.total and not any(label.is_of_which for label in head.labels)
        return is_part and [label.text for label in head.labels[:level]] == outer

    inner = [label.text for label in total.labels[:1]]
    if len(total.labels) > 1 and set(total.labels[0].measures) & {"total", "city_total"}:
        leaf = [label.text for label in total.labels[1:]]
        return [
            one
            for one, head in made.heads.items()
            if not head.total and [label.text for label in head.labels[1:]] == leaf and [head.labels[0].text] != inner
        ]
    return [one for one, head in made.heads.items() if same(head)]


def _settle(made: Tabulated, value: Value | None, parts: list[Value], total: str, axis: str, names: Names) -> None:
    if value is None or not parts:
        return
    if axis == "place":
        _place(made, value, parts, total, names)
        listed = {part.place for part in parts if part.place}
        if total == "city_total" and value.place and not _is_whole(listed, value.place, names):
            return  # the city's own number beside some of its counties
    elif axis == "period":
        _period(value, parts)
    _compare(value, parts)


def _place(made: Tabulated, value: Value, parts: list[Value], total: str, names: Names) -> None:
    """A total over places is their city's, and certain where the title or the whole list of counties says so."""
    listed = {part.place for part in parts if part.place is not None}
    cities = {place.city_id for place in listed}
    if len(cities) != 1 or any(place.is_city for place in listed):
        value.place = None
        value.doubts = [doubt for doubt in value.doubts if doubt.kind != Kind.PLACE]
        value.doubts.append(Doubt("合计的不是一个市的各县（市、区），不能算作哪个地区的数", Kind.PLACE))
        return
    city = names.places[next(iter(cities))]
    title = made.context.place
    value.place = city
    value.doubts = [
        doubt for doubt in value.doubts if not doubt.text.startswith(("没有写地区", "标题写的是", "表里没有写地区"))
    ]
    is_titled = title == city and not made.context.doubts.get("place")
    if total != "city_total" and not is_titled and not _is_whole(listed, city, names):
        asked = f"合计是全{city.name}的数，还是只有表里这{len(listed)}个地区的？"
        value.doubts.append(about_table(asked, Kind.PLACE))


def _is_whole(listed: set[Place], city: Place, names: Names) -> bool:
    """Whether all counties of a city are listed; zones lie within them, and some counties report to the province."""
    counties = {
        place
        for place in names.places.values()
        if place.city_id == city.place_id and not place.is_city and not place.is_zone
    }
    return len(counties - listed) <= (1 if len(counties) > 6 else 0)


def _period(value: Value, parts: list[Value]) -> None:
    """A total over months is of all of them together."""
    if (
        value.indicator is None
        or value.indicator.quantity not in ("flow", "count")
        or any(part.start is None or part.end is None for part in parts)
    ):
        value.doubts.append(Doubt("各期合计不成一个期间，请写明", Kind.PERIOD))
        return
    ordered = sorted(parts, key=lambda part: part.start)  # type: ignore[arg-type,return-value]
    start, end = ordered[0].start, ordered[-1].end
    assert start is not None
    assert end is not None
    gapless = all((late.start - early.end).days == 1 for early, late in pairwise(ordered))  # type: ignore[operator]
    if not gapless or start.year != end.year:
        value.doubts.append(Doubt("各期不相连，请写明合计的期间", Kind.PERIOD))
        return
    months = end.month - start.month + 1
    is_named = months > 1 and is_whole(start.month, months)
    reported = [part for part in ordered if part.value is not None]
    if reported and reported[-1].end != end:
        value.doubts.append(Doubt("后几期是空的，合计到哪一期，请写明"))
    value.start, value.end, value.basis = start, end, "当期" if is_named else "累计"
    value.doubts = [doubt for doubt in value.doubts if not doubt.text.startswith(("没有写期间", "没有写年份"))]


def _compare(value: Value, parts: list[Value]) -> None:
    """Ask where a total is not the sum of its parts, be it with or without the zones that lie within counties."""
    if not _is_summed(value) or value.own_value is None:
        return
    sums = [_sum(parts)]
    counties = [part for part in parts if part.place is None or not part.place.is_zone]
    if len(counties) < len(parts):
        sums.append(_sum(counties))
    silent = sum(part.status in _OPEN for part in parts)
    tolerance = _tolerance(value, parts)
    if any(one is not None and abs(one - value.own_value) <= tolerance for one in sums) or sums[0] is None:
        return
    assert value.indicator is not None
    said = f"，其中{silent}个没有报" if silent else ""
    unit, apart = value.indicator.unit, abs(sums[0] - value.own_value)
    summed = f"{len(parts)}个部分之和是{sums[0]:f}{unit}{said}"
    asked = f"合计是{value.own_value:f}{unit}，{summed}，相差{apart:f}，哪个对？"
    value.doubts.append(Doubt(asked, Kind.UNLIKELY))


def _sum(parts: list[Value]) -> Decimal | None:
    known = [part.own_value for part in parts if part.own_value is not None]
    return sum(known, Decimal(0)) if known else None


def _tolerance(value: Value, parts: list[Value]) -> Decimal:
    """By how much a total may differ from its rounded parts, in the indicator's own unit."""
    if not value.value or not value.own_value:
        return Decimal(0)
    return abs(_rounding([value, *parts]) * value.own_value / value.value)


def check_periods(values: list[Value]) -> None:
    """Ask where a sum over months differs from its months, or is called a year's while months of it are missing."""
    series: dict[tuple[object, ...], list[Value]] = defaultdict(list)
    for value in values:
        if value.start and value.end and value.place and value.indicator and value.indicator.quantity == "flow":
            series[value.place.place_id, value.indicator.indicator_id, value.subject].append(value)
    for same in series.values():
        months = {_first(value): value for value in same if _months(value) == 1}
        if len(months) > 1:
            for value in same:
                if _months(value) > 1 and value.own_value is not None:
                    _check_period(value, months)


def _first(value: Value) -> int:
    assert value.start is not None
    return value.start.month + 12 * value.start.year


def _months(value: Value) -> int:
    assert value.end is not None
    return value.end.month + 12 * value.end.year - _first(value) + 1


def _check_period(value: Value, months: dict[int, Value]) -> None:
    wanted = range(_first(value), _first(value) + _months(value))
    parts = [months[month] for month in wanted if month in months and months[month].own_value is not None]
    summed = _sum(parts)
    if (
        len(parts) < 2
        or summed is None
        or value.own_value is None
        or any(doubt.kind == Kind.UNLIKELY for doubt in value.doubts)
    ):
        return
    is_equal = abs(summed - value.own_value) <= _tolerance(value, parts)
    if len(parts) == len(wanted) and not is_equal:
        asked = f"与{len(parts)}个月之和相差{abs(summed - value.own_value):f}，哪个对？"
        value.doubts.append(Doubt(asked, Kind.UNLIKELY))
    elif len(parts) < len(wanted) and is_equal:
        asked = f"等于已填的{len(parts)}个月之和，是到哪个月的累计，还是整个期间的数？"
        value.doubts.append(Doubt(asked, Kind.UNLIKELY))
