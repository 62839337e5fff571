"""Values as the tidy form writes them: one plain decimal in a unit of the record, or a status that has none."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from yuboard.ledger.rows import STATUSES
from yuboard.ledger.terms import Indicator, Unit
from yuboard.record.possible import MOST_DECIMALS, MOST_WHOLE, SIGNED, is_counted

PERCENT = "%"
_DECIMAL = re.compile(r"(?P<sign>-?)(?P<whole>0|[1-9][0-9]*)(?:\.(?P<part>[0-9]+))?(?P<percent>%?)")
Flaws = Iterator[tuple[str, str]]


def plain(written: str | None) -> str | None:
    """A value as it is stored: digits as written, without the sign of per cent."""
    return written.removesuffix(PERCENT) if written else written


def flaws(cells: Mapping[str, str | None], indicator: Indicator | None, units: Mapping[str, Unit]) -> Flaws:
    """Column and text of everything that is wrong with status, value and unit of a line."""
    status = cells["status"]
    if status not in STATUSES:
        yield "status", f"应为{'、'.join(STATUSES)}之一"
        return
    if status not in ("reported", "zero"):
        for column in ("value", "unit"):
            if cells[column] is not None:
                yield column, f"状态是{status}，这一格应空着"
        return
    unit = units.get(cells["unit"] or "")
    if unit is None:
        yield "unit", f"没有“{cells['unit']}”这个单位" if cells["unit"] else "没有写单位"
    elif indicator and unit.dimension not in indicator.dimensions:
        yield "unit", f"“{indicator.name}”不按“{cells['unit']}”计"
    yield from _value_flaws(cells["value"], status, unit, indicator)


def _value_flaws(written: str | None, status: str, unit: Unit | None, indicator: Indicator | None) -> Flaws:
    if written is None:
        yield "value", "没有写值；没有数可报时，状态应写 nothing_to_report 或 not_applicable"
        return
    match = _DECIMAL.fullmatch(written)
    if match is None:
        yield "value", f"“{written}”不是一个数；这里只写数字和小数点，不写逗号、单位和约数"
        return
    if len(match["whole"]) > MOST_WHOLE or len(match["part"] or "") > MOST_DECIMALS:
        yield "value", f"整数部分至多{MOST_WHOLE}位，小数至多{MOST_DECIMALS}位"
        return
    value = Fraction(written.removesuffix(PERCENT))
    if (value == 0) != (status == "zero"):
        yield "value", "值是0时状态写 zero，不是0时写 reported"
    if match["sign"] and (value == 0 or indicator is None or indicator.quantity not in SIGNED):
        yield "value", f"“{written}”是负数，这里不能为负"
    if unit is not None:
        yield from _unit_flaws(match, value, unit, indicator)


def _unit_flaws(match: re.Match[str], value: Fraction, unit: Unit, indicator: Indicator | None) -> Flaws:
    """Percentages are in points; what is counted comes whole."""
    written = match[0]
    if unit.base_unit != PERCENT:
        if match["percent"]:
            yield "value", f"“{written}”写了百分号，单位却不是{PERCENT}"
        if indicator and is_counted(indicator.quantity, unit.dimension) and _is_broken(value, unit):
            yield "value", f"“{written}”合不成整数，不能是数出来的"
    elif not match["percent"] and 0 < abs(value) <= 1:
        yield "value", f"“{written}”是百分之{written}，还是百分之{_points(value)}？请在值里写明百分号"
    elif value > 100 and indicator and indicator.quantity == "share":
        yield "value", f"“{written}”超过百分之百，占比不会这么大"


def _is_broken(value: Fraction, unit: Unit) -> bool:
    return (value * unit.factor).denominator != 1


def _points(value: Fraction) -> str:
    return f"{float(value * 100):.10g}"
