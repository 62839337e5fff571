"""Measures of progress: 完成率, 差距闭合, 序时进度, 复合增速口径, with inputs and formula, or why there is none."""

from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple


class Formula(NamedTuple):
    """Formula: its short name, its words, and who reckons so."""

    key: str
    name: str
    words: str
    source: str


OURS = "本看板的规则，见口径说明"
COMPLETION = Formula("F1", "完成率", "实际 ÷ 目标", OURS)
CLOSURE = Formula("F2", "差距闭合", "（实际 − 基期）÷（目标 − 基期）", OURS)
PACE = Formula("F3", "序时进度差", "差距闭合（全年任务用完成率）− 应走完的份额", "各地通报通用的序时进度；" + OURS)
GROWTH = Formula(
    "F4", "增速比", "实际年均复合增速 ÷ 所需年均复合增速", "Open SDG 的进展计算，沿用加拿大统计局的做法；" + OURS
)


NEED = Formula("F5", "每月须", "（目标 − 实际）÷ 余下月数", OURS)


class Input(NamedTuple):
    """Input of a formula: its name, the number and unit, and where it stands (a figure, an entry, or nowhere)."""

    name: str
    value: Fraction
    unit: str
    origin: str = ""


class Measure(NamedTuple):
    """Measure: ``value`` as a share (1 is 100 %), of PACE a difference; None with the ``obstacle`` in words."""

    formula: Formula
    value: Fraction | None
    inputs: tuple[Input, ...] = ()
    obstacle: str | None = None


NO_POSITIVE = "目标为零或负数，不算完成率"
CEILING = "目标是往下压的，不算完成率"
NO_BASE = "没有同一主体、同一口径的基期"
BASE_IS_GOAL = "基期已等于目标"
NO_SPAN = "没有写从何时起算"
IN_POINTS = "占比和比率按百分点，不算复合增速"
OVER_YEARS = "几年合计的数按直线摊，不算复合增速"
WITHIN_YEAR = "不满一年的数不算年均增速"
NO_ROOT = "基期、实际或目标为零或负数，不算复合增速"
NO_TIME = "基期到数据日还不满一段时间"
NO_GROWTH_NEEDED = "目标不要求增长"


def completion(actual: Input, goal: Input, *, is_ceiling: bool = False) -> Measure:
    """F1 of a value against a bound; more than 100 % stays so."""
    if is_ceiling:
        return Measure(COMPLETION, None, (actual, goal), CEILING)
    if goal.value <= 0:
        return Measure(COMPLETION, None, (actual, goal), NO_POSITIVE)
    return Measure(COMPLETION, actual.value / goal.value, (actual, goal))


def closure(actual: Input, base: Input | None, goal: Input) -> Measure:
    """F2: the share of the way from base to goal that is gone; negative where it was gone backwards."""
    if base is None:
        return Measure(CLOSURE, None, (actual, goal), NO_BASE)
    inputs = (actual, base, goal)
    if base.value == goal.value:
        return Measure(CLOSURE, None, inputs, BASE_IS_GOAL)
    return Measure(CLOSURE, (actual.value - base.value) / (goal.value - base.value), inputs)


def planned(
    at: Fraction, start: Fraction, end: Fraction, between: Sequence[tuple[Fraction, Fraction]] = ()
) -> Fraction:
    """The share of the way that should be gone at a time: straight from point to point, 0 before and 1 after them.

    ``between``: times and shares of the stated points. Raises ValueError where the end is not after the start.
    """
    if end <= start:
        raise ValueError("the end is not after the start")
    points = [(start, Fraction(0)), *between, (end, Fraction(1))]
    if at <= start:
        return Fraction(0)
    for (left, low), (right, high) in pairwise(points):
        if at <= right:
            return low + (high - low) * (at - left) / (right - left)
    return Fraction(1)


def pace(gone: Measure, share: Fraction) -> Measure:
    """F3: how far ahead of or behind the time; ``gone`` is the closure, or the completion of a year's task."""
    inputs = (*gone.inputs, Input("应走完的份额", share, ""))
    if gone.value is None:
        return Measure(PACE, None, inputs, gone.obstacle)
    return Measure(PACE, gone.value - share, inputs)


class Growth(NamedTuple):
    """Growth: F4, observed and required growth a year, and what is needed a year from now on, as shares.

    ``increment``: what is needed a year in the unit of the goal, however it is reckoned; None once nothing is left.
    ``monthly``: the same a month (F5), in the unit of the goal and not as a share, from the value's day on.
    """

    ratio: Measure
    observed: Fraction | None = None
    required: Fraction | None = None
    needed: Fraction | None = None
    increment: Fraction | None = None
    monthly: Measure | None = None


def growth(actual: Input, base: Input | None, goal: Input, gone: Fraction, left: Fraction) -> Growth:
    """F4 after ``gone`` months from the base with ``left`` months to go, and the growth and increment still needed."""
    monthly = _monthly(actual, goal, left) if left > 0 else None
    increment = monthly.value * 12 if monthly and monthly.value is not None else None
    needed = power(goal.value / actual.value, 12 / left) - 1 if left > 0 and min(actual.value, goal.value) > 0 else None
    if base is None:
        return Growth(Measure(GROWTH, None, (actual, goal), NO_BASE), None, None, needed, increment, monthly)
    inputs = (actual, base, goal, Input("已过年数", gone / 12, "年"), Input("余下年数", left / 12, "年"))
    obstacle = _no_growth(actual, base, goal, gone)
    if obstacle:
        return Growth(Measure(GROWTH, None, inputs, obstacle), None, None, needed, increment, monthly)
    required = power(goal.value / base.value, 12 / (gone + left)) - 1
    observed = power(actual.value / base.value, 12 / gone) - 1
    if required == 0:
        return Growth(Measure(GROWTH, None, inputs, NO_GROWTH_NEEDED), observed, required, needed, increment, monthly)
    return Growth(Measure(GROWTH, observed / required, inputs), observed, required, needed, increment, monthly)


def _monthly(actual: Input, goal: Input, left: Fraction) -> Measure:
    return Measure(NEED, (goal.value - actual.value) / left, (goal, actual, Input("余下月数", left, "个月")))


def _no_growth(actual: Input, base: Input, goal: Input, gone: Fraction) -> str | None:
    if min(actual.value, base.value, goal.value) <= 0:
        return NO_ROOT
    return NO_TIME if gone <= 0 else None


# Roots are no fractions: worked out to forty digits and kept to twelve, so that every machine has the same.
_ROOTS, _KEPT = Context(prec=40), 10**12


def power(ratio: Fraction, exponent: Fraction) -> Fraction:
    """A positive ratio to a power, to twelve digits after the point."""
    base = _ROOTS.divide(Decimal(ratio.numerator), Decimal(ratio.denominator))
    raised = _ROOTS.power(base, _ROOTS.divide(Decimal(exponent.numerator), Decimal(exponent.denominator)))
    return Fraction(round(Fraction(raised) * _KEPT), _KEPT)
