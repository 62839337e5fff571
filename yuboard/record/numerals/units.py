"""Units of a number: whether value and unit of a record are the ones that a document writes."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from yuboard.record.numerals import vocabulary as words
from yuboard.record.numerals.numbers import Number

_SCALED = re.compile(rf"([{''.join([*words.TENS, *words.MYRIADS])}]*)(.*)")
# Never left to the sentence, as a count may be (1.5亿, 十三部委).
_ALWAYS_WRITTEN = ("人民币", "美元", "欧元", "百分比")
# Thirds are kept to six decimals, and written shares to two.
_NEAR = Decimal("0.02")


class Unit(NamedTuple):
    """Unit of the record, as in units.csv."""

    name: str
    base: str
    factor: Decimal
    dimension: str

    @property
    def scale(self) -> Decimal:
        """How many of the bare word one is: 万家 is 10000 家."""
        return words.scale(split(self.name)[0])

    @property
    def bare(self) -> str:
        """The word without its scale: 家 of 万家."""
        return split(self.name)[1]


Units = Mapping[str, Unit]
Bounds = tuple[Decimal, Decimal]


def split(name: str) -> tuple[str, str]:
    """Scale and bare word of a unit: 万 and 家 of 万家; either may be empty."""
    match = _SCALED.fullmatch(name)
    assert match is not None
    return match[1], match[2]


def has_unit(number: Number, unit: Unit, units: Units) -> bool:
    """Whether ``unit`` is the one written after the number, its scale included.

    Percent may be written in words or as points. Where the document leaves the counting word to the sentence, money and
    shares are refused, and the scale must agree.
    """
    if number.unit in (words.PER_CENT, *words.POINTS, words.PER_MILLE):
        return unit.base == words.PER_CENT
    if number.unit == words.DOUBLING:
        return unit.bare in (words.DOUBLING, "倍") or unit.base == words.PER_CENT
    if not number.unit:
        if number.low == number.high == 0:
            return True
        return unit.dimension not in _ALWAYS_WRITTEN and _has_scale(number, unit)
    if unit.bare != number.unit:
        return False
    named = {other.scale for other in units.values() if other.bare == number.unit}
    return _has_scale(number, unit) or not named.intersection(_scales(number))


def _scales(number: Number) -> set[Decimal]:
    return {number.scale} | {end.scale for end in number.ends}


def _has_scale(number: Number, unit: Unit) -> bool:
    """Whether the unit counts in the scale of the figures; a Chinese numeral has its scale in itself."""
    return unit.scale in _scales(number) or not number.is_arabic


def has_value(number: Number, bounds: Bounds, unit: Unit) -> bool:
    """Whether ``bounds`` in ``unit`` are what the number says, counted in ones."""
    written = tuple(_in_ones(end, unit) for end in (number.ends or (number, number)))
    ends = (written[0][0], written[1][1])
    per_unit = unit.factor if unit.base == words.PER_CENT else unit.scale
    return all(abs(bound * per_unit - end) <= _tolerance(unit) for bound, end in zip(bounds, ends))


def _tolerance(unit: Unit) -> Decimal:
    return _NEAR if unit.base == words.PER_CENT else Decimal(0)


def _in_ones(number: Number, unit: Unit) -> Bounds:
    """The ends of a number in ones of its bare unit, or in percent; doublings as what ``unit`` counts."""
    if number.unit == words.DOUBLING:
        times = 2**number.low
        counted = {words.DOUBLING: number.low, "倍": times}.get(unit.bare, (times - 1) * 100)
        return counted, counted
    factor = Decimal("0.1") if number.unit == words.PER_MILLE else number.scale
    return number.low * factor, number.high * factor
