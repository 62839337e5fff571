"""Pending values: what waits for review beside a goal; it is counted and enters no ratio, sum or state."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from yuboard.progress.actuals import Actual, Scales, settled, unlike
from yuboard.progress.choosing import choose
from yuboard.progress.goals import Goal


class Pending(NamedTuple):
    """Pending values of a goal: how many wait (``total``), and the last of them.

    ``value``: the number that would count for the goal, in its unit, were they approved; None of the places of a city
    together, and of what says nothing that compares.
    """

    total: int
    last: Actual
    value: Fraction | None = None


def pending(
    goal: Goal, values: Iterable[Actual], waiting: Sequence[Actual], scales: Scales, day: date
) -> Pending | None:
    """Values that wait at the goal's own place; one may replace some of the approved ``values``."""
    own = [one for one in waiting if one.place_id == goal.place_id]
    if not own or goal.bound is None:
        return None
    replaced = {one.replaces for one in own}
    chosen = choose(goal, settled([*(one for one in values if one.entry_id not in replaced), *own]), day)
    numbers = {one.entry_id for one in own}
    found = [one for one in chosen.actual.entries if one.entry_id in numbers] if chosen.actual else []
    if not found or chosen.actual is None:
        return None
    return Pending(len(found), found[-1], scales.converted(chosen.actual, chosen.goal)[0])


def pending_below(goal: Goal, places: Iterable[str], waiting: Iterable[Actual], after: date | None) -> Pending | None:
    """Values that wait at the places of a city for a later time than the one whose sum counts."""
    known = set(places)
    found = [
        one
        for one in waiting
        if one.place_id in known
        and one.value is not None
        and one.day <= (goal.due or date.max)
        and (after is None or one.day > after)
        and unlike(goal, one) is None
    ]
    return Pending(len(found), max(found, key=lambda one: (one.day, one.entry_id))) if found else None
