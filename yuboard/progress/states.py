"""States of progress: the words, worst first for summaries, and the bounds by which a pace gets its word."""

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from yuboard.progress.measures import Growth, Measure
from yuboard.record.results import Row


class State(StrEnum):
    """State of a goal on a day, in the order in which a summary takes the worst."""

    FAR_BEHIND = "明显滞后"
    OVERDUE = "逾期未报"
    BEHIND = "滞后"
    OWED = "应报未报"
    UNLIKE = "口径不可比"
    UNREPORTED = "未上报"
    UNMEASURED = "不可测算"
    ON_PACE = "符合序时"
    AHEAD = "快于序时"
    EARLY = "提前实现"
    MET = "已达成"
    NOT_DUE = "未到期"


LAGGING = (State.FAR_BEHIND, State.BEHIND)


def worst(states: Iterable[State]) -> State | None:
    """The worst of some states; None of none."""
    found = set(states)
    return next((state for state in State if state in found), None)


class Threshold(NamedTuple):
    """Threshold: the state that a number at least or at most ``bound`` has; the last, without one, takes the rest."""

    state: State
    comparison: str | None
    bound: Fraction | None

    def holds(self, number: Fraction) -> bool:
        if self.bound is None:
            return True
        return number >= self.bound if self.comparison == ">=" else number <= self.bound


class Preset(NamedTuple):
    """Preset: how pace is called. ``measure``: F3, in percentage points, or F4, a ratio."""

    title: str
    measure: str
    source: str
    thresholds: tuple[Threshold, ...]

    def state(self, pace: Measure, growth: Growth) -> State | None:
        """The word for a pace; None where the preset's measure has no value. Judged at the precision that is shown."""
        value = pace.value if self.measure == "F3" else growth.ratio.value
        if value is None:
            return None
        number = gap(pace, is_met=False) if self.measure == "F3" else rounded(value, 2)
        return next((one.state for one in self.thresholds if one.holds(number)), None)


def preset(rows: Iterable[Row]) -> Preset | None:
    """The preset of ``queries/progress/thresholds.sql``; None where a record has none."""
    found = list(rows)
    if not found:
        return None
    bounds = (
        Threshold(State(row["state"]), row["comparison"], None if row["bound"] is None else Fraction(row["bound"]))
        for row in found
    )
    return Preset(found[0]["title"], found[0]["measure"], found[0]["source"], tuple(bounds))


def points(share: Fraction) -> Fraction:
    """A share in percentage points as it is shown, with one decimal."""
    return rounded(share * 100, 1)


def percentage(share: Fraction, *, is_met: bool = True) -> Fraction:
    """A share in per cent as it is shown; what falls short is never rounded up to the whole."""
    shown = points(share)
    return Fraction(999, 10) if not is_met and share < 1 <= shown / 100 else shown


def gap(pace: Measure, *, is_met: bool) -> Fraction:
    """A pace (F3) in points as it is shown: between the two shares as they are shown, so that the three add up.

    Raises ValueError where it has no value.
    """
    if pace.value is None:
        raise ValueError("there is no pace")
    share = pace.inputs[-1].value
    return percentage(pace.value + share, is_met=is_met) - points(share)


def rounded(value: Fraction, decimals: int) -> Fraction:
    """A number with so many decimals, halves away from zero, as people round."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(-whole if value < 0 else whole, 10**decimals)
