"""Measuring: the number of a cell with its unit, from the cell, the headings or the table, and whether it can be so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from yuboard.importer import amounts
from yuboard.importer.amounts import Amount
from yuboard.importer.doubts import Doubt, Kind, about_table
from yuboard.importer.names import Indicator, Names
from yuboard.importer.units import Unit, converted
from yuboard.record.possible import MOST_DECIMALS, MOST_WHOLE, SIGNED, is_counted

_PER_CENT = "百分比"
_SIGNS = ("$", "US$", "USD", "¥", "￥", "RMB", "€", "人民币")


@dataclass
class Measure:
    """Measure: a value in a unit of the record, the same in the indicator's own unit, and what is uncertain."""

    value: Decimal | None
    unit: Unit | None
    own: Decimal | None
    doubts: list[Doubt] = field(default_factory=list)


def measure(
    amount: Amount, near: Sequence[Unit], far: Sequence[Unit], indicator: Indicator | None, names: Names
) -> Measure:
    """The value of an amount; ``near`` are units of its headings and its row, ``far`` those of the table."""
    doubts = [amount.doubt] if amount.doubt else []
    if amount.value is None:
        return Measure(None, None, None, doubts)
    if indicator is None:
        unit = names.units.read(amount.unit) if amount.unit else next(iter([*near, *far]), None)
        return Measure(amount.value, unit if unit and unit.name else None, None, doubts)
    own = names.unit_of(indicator)
    value, unit = _united(amount, near, far, indicator, own, names, doubts)
    if unit.name is None:
        target = names.units.nearest(unit, own)
        value, unit = amounts.tidy(converted(value, unit, target)), target
    shown = converted(value, unit, own) if unit.dimension == own.dimension else None
    doubts.extend(_impossible(value, unit, indicator))
    return Measure(value, unit, None if shown is None else amounts.tidy(shown), doubts)


def _united(
    amount: Amount,
    near: Sequence[Unit],
    far: Sequence[Unit],
    indicator: Indicator,
    own: Unit,
    names: Names,
    doubts: list[Doubt],
) -> tuple[Decimal, Unit]:
    """The value and its unit: the cell's own word goes first, then the headings', then the table's."""
    assert amount.value is not None
    heading = _heading(near, far, indicator, names, own, doubts)
    if amount.is_percent or amount.unit.startswith(("%", "‰")):
        return _per_cent(amount, indicator, names, doubts)
    if amount.unit:
        return amount.value, _written(amount.unit, heading, indicator, own, names, doubts)
    if own.dimension == _PER_CENT and (heading is None or heading.dimension == _PER_CENT):
        return _points(amount.value, heading, own, doubts)
    if heading is not None:
        return amount.value, heading
    if own.dimension in ("人民币", "美元", "欧元") or len(_money(indicator)) > 0:
        asked = f"没有写单位，是{own.written}，还是{_other(own)}？暂按{own.written}"
        doubts.append(about_table(asked, Kind.UNIT, own.written, _other(own)))
        return amount.value, own
    return amount.value, _smallest(own, names)


def _heading(
    near: Sequence[Unit], far: Sequence[Unit], indicator: Indicator, names: Names, own: Unit, doubts: list[Doubt]
) -> Unit | None:
    """The unit that the headings give, else the one of the table's units that the indicator can be written in."""
    for group, is_near in ((near, True), (far, False)):
        fits = [unit for unit in group if unit.dimension in indicator.dimensions]
        if fits:
            if len({unit.factor for unit in fits if unit.dimension == fits[0].dimension}) > 1:
                written = [unit.written for unit in fits]
                doubts.append(about_table(f"写了几个单位（{'、'.join(written)}），是哪一个？", Kind.UNIT, *written))
            return fits[-1] if is_near else fits[0]
        if scales := [unit for unit in group if unit.is_scale]:
            return names.units.scaled(scales[-1], own)
        if own.dimension == _PER_CENT:
            continue  # the unit is that of the amount beside which a growth or a share stands
        if group and is_near:
            doubts.append(_not_by(indicator, group[-1]))
            return None
    return None


def _per_cent(amount: Amount, indicator: Indicator, names: Names, doubts: list[Doubt]) -> tuple[Decimal, Unit]:
    assert amount.value is not None
    unit = names.units.named["%"]
    if _PER_CENT not in indicator.dimensions:
        doubts.append(Doubt(f"“{indicator.name}”不按百分比计，这里写的是{amount.value:f}%，是不是增速或占比？"))
    if "百分点" in amount.unit:
        doubts.append(Doubt(f"写的是{amount.value:f}个百分点，是比重的变化，还是增速？"))
    value = amount.value / 10 if amount.unit.startswith("‰") else amount.value
    return amounts.tidy(value), unit


def _points(value: Decimal, heading: Unit | None, own: Unit, doubts: list[Doubt]) -> tuple[Decimal, Unit]:
    """A share or a growth without its sign: below one it may be a fraction."""
    if 0 < abs(value) <= 1 and own.written == "%":
        hundred = amounts.tidy(value * 100)
        if heading is None:
            asked = f"“{value:f}”是{hundred:f}%，还是{value:f}%？暂按{hundred:f}%"
            doubts.append(about_table(asked, Kind.SHARE, f"{value:f}"))
            return hundred, own
        asked = f"“{value:f}”是{value:f}%，还是{hundred:f}%？暂按{value:f}%"
        doubts.append(about_table(asked, Kind.SHARE, f"{value:f}"))
    return value, heading or own


def _written(
    word: str, heading: Unit | None, indicator: Indicator, own: Unit, names: Names, doubts: list[Doubt]
) -> Unit:
    """The unit that the cell itself writes."""
    unit = names.units.read(word)
    if unit is None:
        doubts.append(Doubt(f"“{word}”不是已知的单位，请写明单位", Kind.UNIT))
        return heading or own
    if heading is not None and word in _SIGNS and heading.dimension == unit.dimension:
        return heading  # a currency's sign says nothing about the scale
    if heading is not None and unit.written in ("亿", "万亿") and heading.written.startswith(unit.written):
        return heading
    if unit.is_scale:
        if heading is not None and re.match(r"[十百千万亿]", heading.written):
            asked = f"表头单位是{heading.written}，单元格里又写了“{word}”，是哪一个？"
            doubts.append(about_table(asked, Kind.UNIT, heading.written, word))
        return names.units.scaled(unit, heading or own)
    if unit.dimension not in indicator.dimensions:
        doubts.append(_not_by(indicator, unit))
    return unit


def _not_by(indicator: Indicator, unit: Unit) -> Doubt:
    return Doubt(f"“{indicator.name}”不按“{unit.written}”计，单位是什么？", Kind.UNIT, (unit.written,))


def _money(indicator: Indicator) -> set[str]:
    return set(indicator.dimensions) & {"人民币", "美元", "欧元"}


def _other(own: Unit) -> str:
    return own.written.replace("亿", "万") if "亿" in own.written else "亿元"


def _smallest(own: Unit, names: Names) -> Unit:
    """Unit of what is counted without a word: ones."""
    if own.factor == 1:
        return own
    ones = [unit for unit in names.units.named.values() if unit.dimension == own.dimension and unit.factor == 1]
    return ones[0] if ones else own


def _impossible(value: Decimal, unit: Unit, indicator: Indicator) -> list[Doubt]:
    """Questions about a value that the indicator can hardly have."""
    doubts = []
    if value < 0 and indicator.quantity not in SIGNED:
        doubts.append(Doubt(f"“{indicator.name}”是负数（{value:f}），请核对", Kind.IMPOSSIBLE))
    if indicator.quantity == "share" and value > 100:
        doubts.append(Doubt(f"占比超过100%（{value:f}%），请核对", Kind.IMPOSSIBLE))
    if indicator.quantity == "growth" and abs(value) > 500 and unit.dimension == _PER_CENT:
        doubts.append(Doubt(f"增速是{value:f}%，请核对", Kind.UNLIKELY))
    is_broken = value * unit.factor != (value * unit.factor).to_integral_value()
    if is_counted(indicator.quantity, unit.dimension) and is_broken:
        doubts.append(Doubt(f"{value:f}{unit.written}不是整数，不能是数出来的，请核对", Kind.IMPOSSIBLE))
    decimals = max(-value.normalize().as_tuple().exponent, 0)  # type: ignore[operator]
    if len(str(abs(int(value)))) > MOST_WHOLE or decimals > MOST_DECIMALS:
        bounds = f"台账整数部分至多{MOST_WHOLE}位、小数至多{MOST_DECIMALS}位"
        doubts.append(Doubt(f"位数过多，{bounds}", Kind.IMPOSSIBLE))
    return doubts
