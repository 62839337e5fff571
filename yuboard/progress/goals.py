"""Goals: baselines and targets of the documents as exact numbers, on an axis of months."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from yuboard.record.results import Row


# Days are few and asked for at every value: exact numbers take longer than all else about it.
@lru_cache(maxsize=10_000)
def end_of_day(day: date) -> Fraction:
    """A day's end on the axis of time, in months: the end of December 2015 is 12 × 2016."""
    return 12 * day.year + day.month - 1 + Fraction(day.day, monthrange(day.year, day.month)[1])


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


class Goal(NamedTuple):
    """Goal: a baseline, target, interim target or county quota of a document.

    ``low`` and ``high`` are in ``unit``, of which ``factor`` leads to ``base_unit``; None where open or not a number.
    ``role``: baseline, interim, target or quota. ``time_basis``: annual, point, new, cumulative, span, or open (a count
    of which no document says whether it is the total). ``in_points``: changes are told in percentage points or in the
    unit, never as growth. ``city_id``: the city whose document it is. ``bureaus``: units of the tasks that serve it.
    ``issued_on``: the day of its document, None where its text bears none.
    """

    figure_id: str
    document_id: str
    document_number: str
    issued_on: date | None
    section: str
    quote: str
    place_id: str
    place: str
    place_short: str
    city_id: str
    city: str
    indicator_id: str
    indicator: str
    domain: str
    quantity: str
    direction: str
    subject: str | None
    role: str
    year_start: int | None
    year: int | None
    year_label: str
    month: int | None
    is_yearly: bool
    is_inferred: bool
    time_basis: str
    operator: str
    low: Fraction | None
    high: Fraction | None
    unit: str | None
    base_unit: str | None
    dimension: str | None
    factor: Fraction | None
    in_points: bool
    is_additive: bool
    tier: str | None
    label: str
    is_doubted: bool
    bureaus: tuple[str, ...]

    @property
    def bound(self) -> Fraction | None:
        """The number that decides: of a range the lower end, of a ceiling its height."""
        return self.high if self.low is None else self.low

    @property
    def due(self) -> date | None:
        """The last day of its year, or of the month that the document writes."""
        return None if self.year is None else last_day(self.year, self.month or 12)

    @property
    def is_tier(self) -> bool:
        """Whether it is what the document strives for (力争), and so never the headline."""
        return self.tier is not None

    @property
    def is_ceiling(self) -> bool:
        """Whether less is better by the document's words or by the indicator's sense."""
        return self.operator in ("<", "<=") or (self.direction == "down" and self.operator in ("=", "range"))

    def is_met(self, value: Fraction) -> bool:
        """Whether ``value``, in its unit, meets it. Raises ValueError where it has no number."""
        if self.bound is None:
            raise ValueError(f"{self.figure_id} has no number")
        match self.operator:
            case ">":
                return value > self.bound
            case "<":
                return value < self.bound
        if self.is_ceiling:
            return value <= (self.high if self.high is not None else self.bound)
        return value >= self.bound

    def is_like(self, other: "Goal") -> bool:
        """Whether both state the same thing of the same place, subject, currency and time basis in one document."""
        return all(getattr(self, name) == getattr(other, name) for name in _SAME)


_SAME = ("document_id", "place_id", "indicator_id", "subject", "dimension", "time_basis")
_NUMBERS = ("low", "high", "factor")


def goals(rows: Iterable[Row]) -> list[Goal]:
    """The goals of ``queries/progress/goals.sql``, in its order."""
    return [_goal(row) for row in rows]


def _goal(row: Row) -> Goal:
    cells = {name: row[name] for name in Goal._fields if name != "bureaus"}
    cells |= {name: None if row[name] is None else Fraction(row[name]) for name in _NUMBERS}
    cells["is_yearly"] = bool(row["is_yearly"])
    return Goal(**cells, bureaus=tuple(filter(None, (row["bureaus"] or "").split("、"))))


class Base(NamedTuple):
    """Base: what a goal starts from, in the goal's unit, and the stated points between it and the goal, in order."""

    goal: Goal
    value: Fraction
    at: Fraction
    between: tuple[tuple[Fraction, Fraction], ...] = ()


def base_of(goal: Goal, known: Iterable[Goal]) -> Base | None:
    """The last baseline of the same document, subject, currency and time basis that is exact; None where there is none.

    Interim targets between the two bend the way, those that are only striven for do not.
    """
    like = [one for one in known if one.bound is not None and one.year is not None and one.is_like(goal)]
    starts = [one for one in like if one.role == "baseline" and (one.year or 0) < (goal.year or 0)]
    if not starts or goal.factor is None:
        return None
    start = max(starts, key=lambda one: (one.year or 0, one.figure_id))
    between = {
        _at(one): _in_unit_of(goal, one)
        for one in like
        if one.role == "interim" and not one.is_tier and _at(start) < _at(one) < _at(goal)
    }
    return Base(start, _in_unit_of(goal, start), _at(start), tuple(sorted(between.items())))


def _at(goal: Goal) -> Fraction:
    return end_of_day(goal.due or date.min)


def _in_unit_of(goal: Goal, other: Goal) -> Fraction:
    return (other.bound or Fraction(0)) * (other.factor or Fraction(1)) / (goal.factor or Fraction(1))
