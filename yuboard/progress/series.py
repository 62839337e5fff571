"""Series of places: what each reported of one indicator month by month, and the times at which only others did."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from yuboard.progress.actuals import Actual, Scales, unlike
from yuboard.progress.goals import Goal, end_of_day
from yuboard.progress.rows import Progress


class Series(NamedTuple):
    """Series of a place, times in months as ``goals.end_of_day`` counts them, values in the unit of its quotas.

    ``runs``: values that are joined, without a gap, what is accumulated from one day on alone. ``missing``: times of
    which others have a value that is approved or waits and the place has none; ``waiting``: those of which its own
    waits for review. ``quotas``: figure_id, from when to when, and the number.
    """

    place: str
    runs: tuple[tuple[tuple[Fraction, Fraction], ...], ...]
    missing: tuple[Fraction, ...]
    waiting: tuple[Fraction, ...]
    quotas: tuple[tuple[str, Fraction, Fraction, Fraction], ...]


class Course(NamedTuple):
    """Course of an indicator in all places that have a quota of it: the times that any of them has a value of."""

    unit: str
    times: tuple[Fraction, ...]
    places: tuple[Series, ...]


# Courses of quotas by city and indicator.
Courses = Mapping[tuple[str, str], Course]


def course(
    rows: Sequence[Progress], values: Iterable[Actual], waiting: Iterable[Actual], scales: Scales
) -> Course | None:
    """The course of the quotas ``rows`` of one indicator; None where no two times are known.

    ``values`` are approved, ``waiting`` are not; those of the basis that is usual among them count.
    """
    goals: dict[str, list[Goal]] = {}
    for row in rows:
        if row.goal.bound is not None and row.goal.year is not None:
            goals.setdefault(row.goal.place_id, []).append(row.goal)
    approved = [one for one in values if _says_the_same(one, goals)]
    usual = Counter(one.basis for one in approved).most_common(1)
    approved = [one for one in approved if one.basis == usual[0][0]]
    pending = [one for one in waiting if _says_the_same(one, goals) and one.basis == usual[0][0]] if usual else []
    times = sorted({one.at for one in (*approved, *pending)})
    if len(times) < 2:
        return None
    places = [
        _series(own, [one for one in approved if one.place_id == place], pending, times, scales)
        for place, own in goals.items()
    ]
    return Course(next(iter(goals.values()))[0].unit or "", tuple(times), tuple(places))


def _says_the_same(one: Actual, goals: dict[str, list[Goal]]) -> bool:
    own = goals.get(one.place_id)
    return bool(own) and one.value is not None and unlike(own[0], one) is None if own else False


def _series(
    goals: Sequence[Goal], own: Sequence[Actual], pending: Sequence[Actual], times: Sequence[Fraction], scales: Scales
) -> Series:
    goal = goals[0]
    known = {one.at: one for one in own}
    there = {one.at for one in pending if one.place_id == goal.place_id} - set(known)
    runs: list[list[tuple[Fraction, Fraction]]] = [[]]
    start = None
    for at in times:
        one = known.get(at)
        value = scales.converted(one, goal)[0] if one else None
        if one is None or value is None or (one.basis == "累计" and one.start != start):
            runs.append([])
        if one is not None and value is not None:
            start = one.start
            runs[-1].append((at, value))
    return Series(
        goal.place_short,
        tuple(tuple(run) for run in runs if run),
        tuple(at for at in times if at not in known and at not in there),
        tuple(sorted(there)),
        tuple((one.figure_id, *_of_year(one), one.bound or Fraction(0)) for one in goals),
    )


def _of_year(goal: Goal) -> tuple[Fraction, Fraction]:
    end = end_of_day(goal.due) if goal.due else Fraction(0)
    return end - 12, end
