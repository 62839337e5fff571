"""Units as spreadsheets write them, led back to the units of the record; the conversion to an indicator's own unit."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from yuboard.importer.parsing import plain
from yuboard.record.numerals import vocabulary
from yuboard.record.numerals.units import split

_LED_TO = {
    "元": "人民币 元人民币 圆 块 RMB CNY ¥ ￥",
    "美元": "$ US$ USD 美金",
    "欧元": "€ EUR",
    "家": "户 家企业 家次",
    "个": "项 处 条",
    "%": "百分比 百分点 个百分点 百分数",
    "人": "人数 位人",
    "件": "单 票 件数",
}
_SAME = {word: unit for unit, words in _LED_TO.items() for word in words.split()}


class Unit(NamedTuple):
    """Unit: ``factor`` leads to the base unit of its dimension; ``name`` is the record's, None where it has none such.

    A scale alone (万) has no dimension; it counts whatever the indicator counts.
    """

    name: str | None
    factor: Decimal
    dimension: str
    written: str

    @property
    def is_scale(self) -> bool:
        return not self.dimension


class Units:
    """Units of the record, and the words that lead to them."""

    def __init__(self, rows: Mapping[str, tuple[Decimal, str]]) -> None:
        self.named = {name: Unit(name, factor, dimension, name) for name, (factor, dimension) in rows.items()}
        self._bare: dict[str, tuple[Decimal, str]] = {}
        for unit in self.named.values():
            scale, bare = split(unit.written)
            if bare and bare not in self._bare:
                self._bare[bare] = unit.factor / vocabulary.scale(scale), unit.dimension

    def read(self, text: str) -> Unit | None:
        """The unit of a word such as 万元, 千美元, 万; None for what is none."""
        text = plain(text).strip("()[]:/,、.")
        if not text or len(text) > 12:
            return None
        if text in self.named:
            return self.named[text]
        text = re.sub(r"^(?:人民币|单位:?|计量单位:?)(?=.)", "", text)
        text = re.sub(r"(?<=[元万亿千])(?:人民币|RMB|\(人民币\))$", "元", text).replace("元元", "元")
        text = re.sub(r"^(?:US\$|\$|USD)([十百千万亿]+)$", r"\1美元", text)
        text = re.sub(r"^([¥￥])([十百千万亿]*)元?$", r"\2元", text)
        scale, bare = split(text)
        bare = _SAME.get(bare, bare)
        if scale + bare in self.named:
            return self.named[scale + bare]._replace(written=text)
        if not bare and scale in ("百", "千", "万", "十万", "百万", "千万", "亿", "十亿", "百亿", "千亿", "万亿"):
            return Unit(None, vocabulary.scale(scale), "", text)
        if bare in self._bare:
            factor, dimension = self._bare[bare]
            return Unit(None, factor * vocabulary.scale(scale), dimension, text)
        return None

    def scaled(self, scale: Unit, bare: Unit) -> Unit:
        """The unit that a scale makes of another unit's word: 万 and 家 are 万家, 亿 and 亿元 are 亿元."""
        word = split(bare.written)[1]
        found = self.read(scale.written + word)
        return found or Unit(None, scale.factor, bare.dimension, scale.written + word)

    def nearest(self, unit: Unit, own: Unit) -> Unit:
        """The unit of the record to write a value in whose own unit the record does not have."""
        if own.dimension == unit.dimension:
            return own
        same = [one for one in self.named.values() if one.dimension == unit.dimension]
        smaller = [one for one in same if one.factor <= unit.factor]
        return max(smaller, key=lambda one: one.factor) if smaller else min(same, key=lambda one: one.factor)


def converted(value: Decimal, unit: Unit, to: Unit) -> Decimal:
    """A value in another unit of the same dimension."""
    return value * unit.factor / to.factor
