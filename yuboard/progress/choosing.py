"""Choosing: which approved value counts for a goal on a day, and whether it lies on a way or builds up from nought."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from yuboard.progress.actuals import Actual, built_up, unlike
from yuboard.progress.goals import Goal, end_of_day, last_day
from yuboard.progress.measures import NO_SPAN

OPEN = "文件没有写累计还是当年，这里按当年任务对照全年时间"
EARLIER = "还没有目标年的数，用的是最近一个整年"


class Chosen(NamedTuple):
    """Chosen: the goal (of a yearly one, that of the value's year), the value, and from when it builds up from nought.

    ``span`` is None where the value lies on a way: a state, a share, or a whole year. ``reading`` says how the document
    was read where it leaves something open, ``gap`` names the first day that no value covers.
    """

    goal: Goal
    actual: Actual | None
    span: Fraction | None = None
    reading: str | None = None
    gap: date | None = None
    obstacle: str | None = None


def choose(goal: Goal, values: Iterable[Actual], day: date) -> Chosen:
    """The value that counts; none where nothing says the same, or nothing of the time that the goal asks about."""
    like = [one for one in values if one.value is not None and one.day <= day and unlike(goal, one) is None]
    if goal.year is None or goal.due is None:
        return Chosen(goal, None)
    states = [one for one in like if one.basis == "时点" or goal.in_points]
    if goal.in_points or goal.time_basis == "point" or (goal.time_basis == "open" and states):
        return _state(goal, states)
    if goal.time_basis == "annual":
        return _yearly(goal, like, day) if goal.is_yearly else _annual(goal, like, day)
    first = goal.year_start if goal.time_basis == "cumulative" else goal.year
    if first is None:
        return Chosen(goal, None, obstacle=NO_SPAN)
    return _building(goal, like, first, day, OPEN if goal.time_basis == "open" else None)


def _state(goal: Goal, states: Sequence[Actual]) -> Chosen:
    """The last state by the due day, else the first one after it, unless the goal may be that of its year alone."""
    due = goal.due or date.max
    before = [one for one in states if one.day <= due]
    last = max(before, key=lambda one: (one.day, one.end - one.start, one.entry_id), default=None)
    later = [] if goal.time_basis == "open" else states
    found = last or min(later, key=lambda one: (one.day, one.entry_id), default=None)
    if found is None or goal.time_basis != "open" or goal.year is None or goal.is_inferred:
        return Chosen(goal, found)
    starts = end_of_day(last_day(goal.year - 1, 12))
    return Chosen(goal, found, starts if found.at > starts else None, OPEN)


def _building(goal: Goal, like: Sequence[Actual], first: int, day: date, reading: str | None) -> Chosen:
    """A count or sum that begins with a year."""
    built = built_up(like, date(first, 1, 1), min(day, goal.due or day))
    return Chosen(goal, built.actual, end_of_day(last_day(first - 1, 12)), reading, built.gap)


def _yearly(goal: Goal, like: Sequence[Actual], day: date) -> Chosen:
    """A goal that is set anew for every year of a period: that of the last year with a value."""
    for year in range(min(goal.year or day.year, day.year), (goal.year_start or day.year) - 1, -1):
        of_year = goal._replace(year_start=year, year=year, is_yearly=False)
        found = _building(of_year, like, year, day, None)
        if found.actual:
            return found
    return Chosen(goal, None)


def _annual(goal: Goal, like: Sequence[Actual], day: date) -> Chosen:
    """A goal of one year: that year whole, or as far as it goes, else the last whole year before it."""
    year = goal.year or day.year
    found = _building(goal, like, year, day, None)
    if found.actual:
        is_whole = found.actual.end == goal.due
        return found._replace(span=None) if is_whole else found
    for earlier in sorted({one.end.year for one in like if one.end.year < year}, reverse=True):
        built = built_up(like, date(earlier, 1, 1), date(earlier, 12, 31))
        if built.actual and built.actual.end == date(earlier, 12, 31):
            return Chosen(goal, built.actual, reading=EARLIER, gap=found.gap)
    return found
