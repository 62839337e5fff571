"""Rows of progress: one a goal as of a day, which every screen and file shows."""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from yuboard.progress.actuals import Actual, Scope
from yuboard.progress.goals import Base, Goal
from yuboard.progress.measures import Growth, Measure
from yuboard.progress.pending import Pending
from yuboard.progress.places import Coverage, Silence
from yuboard.progress.states import State


class Progress(NamedTuple):
    """Progress of one goal (target, interim target or county quota) as of the end of ``day``.

    ``goal``: the goal; of one that is set for every year, that of the year which the value is of.
    ``state``: its word; ``reason``: why it has that word where the number alone does not say, in words.
    ``actual``: the approved value that counts, as it was reported (``actual.parts``: the values that it is the sum of,
    ``actual.others``: those of another kind beside it); None where there is none that says the same.
    ``value``: that value in the unit of the goal, by ``rate`` yuan a dollar where it was converted; None with no value.
    ``scope``: whether its scope was compared with the goal's: unless 口径一致, no ratio is shown without it.
    ``completion`` (F1), ``upper`` (F1 against the upper end of a range), ``closure`` (F2), ``pace`` (F3), ``growth``
    (F4): each with value, inputs and formula, or the obstacle; None where there is no value at all.
    ``share``: the part of the way that should be gone at the value's day; ``expected``: the value on that way then.
    ``share_now``: likewise at ``day``, for the thin tick of today; None where no way is known.
    ``base``: what the way starts from. ``reading``: how the document was read where it leaves something open.
    ``silence``: who owes a later value, since when. ``coverage``: of a city's sum, who has answered for the last
    period. ``history``: times (months, as ``goals.end_of_day`` counts) and values in the unit of the goal that say the
    same as ``actual``, up to it. ``span``: the time from which the way begins at nought, of a task of one year or of
    several; None where it begins at ``base``. ``pending``: what waits for review beside it, which nothing here reckons
    with.
    """

    goal: Goal
    day: date
    state: State
    reason: str | None = None
    actual: Actual | None = None
    value: Fraction | None = None
    rate: Fraction | None = None
    scope: Scope | None = None
    scope_reason: str | None = None
    completion: Measure | None = None
    upper: Measure | None = None
    closure: Measure | None = None
    pace: Measure | None = None
    growth: Growth | None = None
    share: Fraction | None = None
    expected: Fraction | None = None
    share_now: Fraction | None = None
    base: Base | None = None
    reading: str | None = None
    silence: Silence | None = None
    coverage: Coverage | None = None
    history: tuple[tuple[Fraction, Fraction], ...] = ()
    span: Fraction | None = None
    pending: Pending | None = None

    @property
    def is_reported(self) -> bool:
        return self.actual is not None

    @property
    def expected_now(self) -> Fraction | None:
        """The value on the way at ``day``, in the goal's unit; None where no way is known."""
        if self.share_now is None or self.goal.bound is None:
            return None
        start = self.base.value if self.base else Fraction(0)
        return start + (self.goal.bound - start) * self.share_now

    @property
    def is_told(self) -> bool:
        """Whether anything was approved of it: a value, or of a city's sum the answers of some places."""
        return self.is_reported or (self.coverage is not None and self.coverage.answered > 0)

    @property
    def is_met(self) -> bool:
        """Whether the value meets the goal; not where nothing is known."""
        return self.value is not None and self.goal.bound is not None and self.goal.is_met(self.value)

    @property
    def left(self) -> Fraction | None:
        """Rest that is missing to the goal, in its unit; None where it is met or nothing is known."""
        if self.value is None or self.goal.bound is None or self.goal.is_met(self.value):
            return None
        return self.goal.bound - self.value
