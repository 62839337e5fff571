"""Reading of one recorded number: what its clause says of value, unit, sign and fall, and where the record differs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from yuboard.record.numerals import signs as signs_of
from yuboard.record.numerals import vocabulary as words
from yuboard.record.numerals.numbers import Number, numbers, plain
from yuboard.record.numerals.signs import Signs
from yuboard.record.numerals.units import Units, has_unit, has_value
from yuboard.record.numerals.vocabulary import Sign


class Recorded(NamedTuple):
    """Number as it is recorded, with the clause that proves it; ``counted`` tells what its indicator counts."""

    as_written: str
    quote: str
    wording: str
    operator: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    counted: str

    @property
    def bounds(self) -> tuple[Decimal, Decimal] | None:
        """Both ends; a bound that is open has its own number at either."""
        ends = (self.high if self.low is None else self.low, self.low if self.high is None else self.high)
        return None if ends[0] is None or ends[1] is None else (ends[0], ends[1])


@dataclass(frozen=True)
class Reading:
    """Reading: what the record has otherwise, by column, and the document's words with the sign that governs them."""

    problems: tuple[tuple[str, str], ...]
    governed: str
    start: int = 0
    is_whole: bool = True


def read(recorded: Recorded, units: Units) -> Reading | None:
    """The reading of ``recorded`` where its words stand in the quote and agree best; None where they do not stand."""
    text, written = plain(recorded.quote), plain(recorded.as_written)
    found = numbers(text, units)
    starts = [match.start() for match in re.finditer(f"(?={re.escape(written)})", text)] if written else []
    readings = [_Place(recorded, units, text, found, start, start + len(written)).reading() for start in starts]
    return min(readings, key=lambda reading: (not reading.is_whole, len(reading.problems)), default=None)


@dataclass(frozen=True)
class _Place:
    """One place of the quote where the written words stand, from ``start`` to ``end``."""

    recorded: Recorded
    units: Units
    text: str
    found: Sequence[Number]
    start: int
    end: int

    def reading(self) -> Reading:
        inside = self._inside()
        if not inside:
            return Reading((("as_written", self._why_none()),), self.recorded.as_written, self.start, False)
        number = next((n for n in inside if not self._unlike(n)), None) or next(
            (n for n in inside if n.is_arabic), inside[0]
        )
        said = signs_of.signs(self.text, number, [other for other in self.found if other is not number])
        problems = [*self._unlike(number), *self._fallen(number), *self._signed(number, said)]
        return Reading(tuple(dict.fromkeys(problems)), self._governed(number, said), number.start)

    def _inside(self) -> list[Number]:
        """Numbers that the written words hold whole; the two ends of a change (从6%到8%) each by itself."""
        inside = []
        for number in self.found:
            parts = (number,) if self._holds(number) or not number.is_change else number.ends
            inside += [part for part in parts if self._holds(part)]
        pairs = [pair for pair in map(self._bounded, inside, inside[1:]) if pair]
        return pairs or inside

    def _holds(self, number: Number) -> bool:
        is_between = self.text[: number.end].endswith(words.WITHIN)
        needed = (
            number.end
            - (len(words.WITHIN) if is_between else 0)
            - len(number.ends[1].unit if number.ends else number.unit)
        )
        return self.start <= number.start and needed <= self.end

    def _bounded(self, low: Number, high: Number) -> Number | None:
        """The range of a lower and an upper bound: 6%以上8%以下."""
        of_low, of_high = (signs_of.signs(self.text, number, ()).operators for number in (low, high))
        is_range = of_low and of_high and of_low <= {">=", ">"} and of_high <= {"<=", "<"} and not low.is_range
        if not is_range or low.unit not in ("", high.unit):
            return None
        return high._replace(low=low.low, start=low.start, ends=(low, high))

    def _why_none(self) -> str:
        for number in self.found:
            if number.start < self.end and self.start < number.end:
                whole = self.recorded.quote[number.start : number.end]
                return f"“{self.recorded.as_written}”只是原文“{whole}”的一部分，应写全（负号、区间也要写）"
        return f"“{self.recorded.as_written}”里没有读得出的数；没有数值的运算符用 text"

    def _unlike(self, number: Number) -> list[tuple[str, str]]:
        """Where value or unit are not the ones written."""
        unit, bounds, written = self.units.get(self.recorded.unit), self.recorded.bounds, self.recorded.as_written
        if number.is_vague:
            return [("operator", f"“{written}”不是一个确定的数，运算符应为 text")]
        if unit is None or bounds is None:
            return []
        if self._is_negative(number):
            bounds = (-bounds[1], -bounds[0])
        other_unit = ("unit", f"单位“{unit.name}”与原文写法“{written}”不符")
        if not has_unit(number, unit, self.units):
            return [other_unit]
        if has_value(number, bounds, unit):
            return []
        is_share = number.unit == words.PER_CENT and words.PER_CENT not in plain(written)
        return [("low", f"数值与原文写法“{written}”不一致"), *([other_unit] if is_share else [])]

    def _is_negative(self, number: Number) -> bool:
        """Whether the value is below zero because the words say a fall of what the indicator counts."""
        return bool(signs_of.fall(self.text, number)) and not any(
            name in self.recorded.counted for name in words.FALL_NAMES
        )

    def _fallen(self, number: Number) -> list[tuple[str, str]]:
        sign, bounds = signs_of.fall(self.text, number), self.recorded.bounds
        if not sign or not bounds or not self._is_negative(number):
            return []
        if bounds[1] > 0:
            advice = f"记为负数，或把指标名称写成「……{sign.word[-2:]}幅度」这类下降的幅度"
            return [("low", f"原文写“{sign.word}”，数值应为负：{advice}")]
        if sign.start < self.start and number.low:
            return [("as_written", f"原文写“{sign.word}”，as_written 应从“{sign.word}”写起")]
        return []

    def _signed(self, number: Number, said: Signs) -> list[tuple[str, str]]:
        """Where the operator is not the one that the signs say, or wording names a sign that is not this number's."""
        operator, named = self.recorded.operator, self._named(number)
        problems = [("wording", f"“{sign.word}”不在引文中") for sign in named if sign.word not in self.text]
        if number.is_range:
            return problems + ([] if operator == "range" else [self._other({"range"}, self._around(said))])
        if said.near:
            operators = said.operators
        elif said.apart and not any(sign.word == other.word for sign in said.apart for other in named):
            return [*problems, self._unnamed(said)]
        else:
            own = [sign for sign in named if said.apart or self._may_be_own(sign, number)]
            strays = [sign for sign in named if sign not in own and sign.word in self.text]
            operators = Signs((), tuple(own)).operators or {"="}
            if operator in {o for sign in strays for o in sign.operators} and operator not in operators:
                problems.append(("wording", f"“{strays[0].word}”说的是另一个数，不是“{self.recorded.as_written}”"))
        if self._is_negative(number):
            operators = {words.MIRRORED.get(said_of, said_of) for said_of in operators}
        return problems if operator in operators else [*problems, self._other(operators, self._around(said))]

    def _named(self, number: Number) -> list[Sign]:
        """The signs that wording names; 近2年内 is a length of time, no bound."""
        named = signs_of.signs_in(plain(self.recorded.wording))
        return [sign for sign in named if number.unit not in words.TIMES or sign.word not in ("近", "内")]

    def _unnamed(self, said: Signs) -> tuple[str, str]:
        word, operator = said.apart[0].word, self.recorded.operator
        if operator in said.operators:
            return self._other({"="}, self.recorded.as_written)
        read_as = "、".join(sorted(said.operators))
        return (
            "operator",
            f"引文中的“{word}”管着“{self.recorded.as_written}”，读作 {read_as}，与运算符 {operator} 不符；写入 wording",
        )

    def _other(self, operators: set[str], around: str) -> tuple[str, str]:
        said = "、".join(sorted(operators))
        return (
            "operator",
            f"原文用词“{around}”读作 {said}，与运算符 {self.recorded.operator} 不符；与数隔开的用词写入 wording",
        )

    def _may_be_own(self, sign: Sign, number: Number) -> bool:
        """Whether a sign that wording names can be this number's: not where it stands only at another number.

        In a list (15家、50家以上) a sign at one end may be meant for all.
        """
        for match in re.finditer(re.escape(sign.word), self.text):
            owner = next((other for other in self.found if self._is_at(match.start(), other)), None)
            if owner is None or owner is number or self._in_one_list(owner, number):
                return True
        return False

    def _is_at(self, at: int, number: Number) -> bool:
        return any(sign.start <= at < sign.end for sign in signs_of.signs(self.text, number, ()).near)

    def _in_one_list(self, one: Number, other: Number) -> bool:
        between = self.text[min(one.end, other.end) : max(one.start, other.start)]
        return not re.search(r"[,。;!?]", between)

    def _around(self, said: Signs) -> str:
        """The written words with the signs next to them."""
        start = min([self.start, *(sign.start for sign in said.near)])
        end = max([self.end, *(sign.end for sign in said.near)])
        return self.recorded.quote[start:end]

    def _governed(self, number: Number, said: Signs) -> str:
        """The written words with the sign that governs them, as screens show them."""
        written = self.recorded.as_written
        definite = Signs(tuple(sign for sign in said.near if len(sign.operators) == 1), ())
        if definite.near:
            return self._around(definite)
        apart = [sign for sign in self._named(number) if sign.word not in written and self._may_be_own(sign, number)]
        if number.is_range:
            apart = [sign for sign in apart if sign.word in words.ADVERBS]
        if not apart:
            return written
        is_after = any(apart[0].word in listed for listed in words.AFTER.values())
        return f"{written}{apart[0].word}" if is_after else f"{apart[0].word}{written}"
