"""Places: who is to report for a goal, who is silent since when, and what the places of a city come to together."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from yuboard.progress.actuals import NUMBERS, Actual
from yuboard.progress.goals import Goal
from yuboard.reporting.states import Answer, Report

ANSWERED = (*NUMBERS, "nothing_to_report", "not_applicable")


class Silence(NamedTuple):
    """Silence: places that owe the oldest report, by name, its due day, and how many more owe a later one.

    ``is_late``: that day is over.
    """

    places: tuple[str, ...]
    since: date
    is_late: bool
    others: int = 0


class Coverage(NamedTuple):
    """Coverage of a period: how many of the places of a city have an approved answer, and the names of the others."""

    end: date
    answered: int
    expected: int
    silent: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        return self.answered == self.expected


class Asked(NamedTuple):
    """Asked: reports by place and indicator, and the places below each city that any form or quota asks."""

    reports: Mapping[tuple[str, str], Sequence[Report]]
    below: Mapping[tuple[str, str], Mapping[str, str]]


def asked(reports: Iterable[Report], goals: Iterable[Goal]) -> Asked:
    """Reports by what they ask for, and the places of a city that are to do something for an indicator."""
    found: dict[tuple[str, str], list[Report]] = {}
    below: dict[tuple[str, str], dict[str, str]] = {}
    for goal in goals:
        if goal.role == "quota":
            below.setdefault((goal.city_id, goal.indicator_id), {})[goal.place_id] = goal.place
    for report in reports:
        place, city = report.duty.place, report.duty.form.city_id
        for indicator in {one.asked.indicator_id for one in report.values}:
            found.setdefault((place.place_id, indicator), []).append(report)
            if place.place_id != city:
                below.setdefault((city, indicator), {})[place.place_id] = place.name
    return Asked(found, below)


def silence(goal: Goal, of: Asked, places: Iterable[str], after: date | None) -> Silence | None:
    """Who owes the goal's value for a period by its due day, and after the day that is known of."""
    owing = [
        report
        for place in places
        for report in of.reports.get((place, goal.indicator_id), ())
        if report.is_expected
        and not report.is_reported
        and report.duty.period.end <= (goal.due or date.max)
        and (after is None or report.duty.period.end > after)
        and any(_is_missing(one.asked.indicator_id, one.answer, goal) for one in report.values)
    ]
    if not owing:
        return None
    late = [report for report in owing if report.is_late] or owing
    since = min(report.duty.due for report in late)
    names = dict.fromkeys(report.duty.place.name for report in late if report.duty.due == since)
    others = {report.duty.place.name for report in late} - set(names)
    return Silence(tuple(names), since, late[0].is_late, len(others))


def _is_missing(indicator_id: str, answer: Answer, goal: Goal) -> bool:
    return indicator_id == goal.indicator_id and answer == Answer.MISSING


class Together(NamedTuple):
    """Together: sums of the periods for which every place has answered, and the coverage of the last period."""

    sums: tuple[Actual, ...]
    coverage: Coverage | None


def together(goal: Goal, places: Mapping[str, str], values: Iterable[Actual]) -> Together:
    """Sums of the places of a city; one that has not answered is never taken for 0: there is no sum then."""
    periods: dict[tuple[date, date, str], dict[str, Actual]] = {}
    for one in values:
        if one.place_id in places and one.subject == goal.subject and one.status in ANSWERED:
            periods.setdefault((one.start, one.end, one.basis), {})[one.place_id] = one
    sums = tuple(_sum(goal, list(found.values())) for found in periods.values() if len(found) == len(places))
    in_time = [key for key in periods if key[1] <= (goal.due or date.max)]
    last = max(in_time, key=lambda key: (key[1], key[2]), default=None)
    if last is None:
        return Together((), None)
    there = periods[last]
    rest = tuple(name for place, name in places.items() if place not in there)
    return Together(tuple(one for one in sums if one is not None), Coverage(last[1], len(there), len(places), rest))


def _sum(goal: Goal, found: Sequence[Actual]) -> Actual | None:
    """The sum of all places; None where none has a number, or the units differ."""
    numbers = [one for one in found if one.value is not None]
    if not numbers or len({one.unit for one in numbers}) > 1 or len({one.day for one in numbers}) > 1:
        return None
    last = max(numbers, key=lambda one: one.entry_id)
    total = sum((one.value or Fraction(0) for one in numbers), Fraction(0))
    return last._replace(place_id=goal.place_id, value=total, parts=tuple(numbers), others=())
