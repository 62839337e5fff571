"""Material of a yearly report: one unit's goals, tasks and approved values, from the record and the ledger."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from yuboard.ledger.export import end_of
from yuboard.problems import SelectionError
from yuboard.progress.rows import Progress
from yuboard.record import places
from yuboard.record.results import Reader, Row
from yuboard.wording.missing import UNASSIGNED
from yuboard.wording.yearly import NAME

_EVERY = {"words": "", "theme": "", "documents": ()}


class Unit(NamedTuple):
    """Unit that reports: a county or zone by ``place_id`` and short name, or a bureau of a city, which has neither."""

    name: str
    city: str
    city_id: str
    place_id: str | None = None
    short_name: str | None = None


class Material(NamedTuple):
    """Material of a unit for a year as of ``day``.

    ``goals``: progress of its targets or quotas; ``tasks``: rows of tasks/list, of a county those of counties/duties;
    ``values``: rows of reported/standing whose period ended in the year; ``form``: the row of reporting/calendar that
    asks for the report. ``indicators`` and ``places``: names by id.
    """

    unit: Unit
    year: int
    day: date
    goals: tuple[Progress, ...]
    tasks: Sequence[Row]
    values: tuple[Row, ...]
    form: Row | None
    indicators: dict[str, str]
    places: dict[str, str]


def county(rows: Reader, name: str) -> Unit:
    """The county of this name. Raises SelectionError, also for a city."""
    place = places.one(rows, name)
    if place["is_city"]:
        raise SelectionError(f"年度报告按县（市、区）或责任单位写，“{place['name']}”是市：请再写明责任单位。")
    return Unit(place["name"], place["city"], place["city_id"], place["place_id"], place["short_name"])


def bureau(rows: Reader, name: str, city: str = "") -> Unit:
    """The bureau of this name, of ``city`` where several have one. Raises SelectionError."""
    where = places.cities(rows, [city], "责任单位的年度报告")[0] if city else ""
    tasks = rows("tasks/list", unit="", city=where, **_EVERY)
    units = {unit: row["city"] for row in tasks for unit in row["units"].split("、") if unit != UNASSIGNED}
    found = {row["city"] for row in tasks if name in row["units"].split("、")} if name in units else set()
    if not found:
        raise SelectionError(f"文件没有把任务分给“{name}”。写明了分工的单位：{'、'.join(sorted(units)) or '没有'}。")
    if len(found) > 1:
        raise SelectionError(f"{'、'.join(sorted(found))}都有“{name}”，请写明城市。")
    place = places.one(rows, found.pop())
    return Unit(name, place["name"], place["place_id"])


def gathered(
    rows: Reader, reported: Reader, progress: Sequence[Progress], unit: Unit, *, year: int, day: date
) -> Material:
    """Material of a unit's report; ``progress`` is that of all goals as of ``day``."""
    goals = tuple(row for row in progress if _is_own(row, unit))
    known = rows("places/reportable")
    tasks: Sequence[Row]
    if unit.short_name:
        tasks = rows("counties/duties", county=unit.short_name)
    else:
        tasks = rows("tasks/list", unit=unit.name, city=unit.city, **_EVERY)
    asked = {row.goal.indicator_id for row in goals}
    below = {row["place_id"] for row in known if row["city_id"] == unit.city_id}
    values = tuple(
        row
        for row in reported("reported/standing", until=end_of(day), indicator=None, year=year)
        if (
            row["place_id"] == unit.place_id
            if unit.place_id
            else row["place_id"] in below and row["indicator_id"] in asked
        )
    )
    forms = (row for row in rows("reporting/calendar") if row["city_id"] == unit.city_id and row["title"] == NAME)
    names = {row["indicator_id"]: row["name"] for row in rows("reporting/indicators")}
    return Material(
        unit, year, day, goals, tasks, values, next(forms, None), names, {row["place_id"]: row["name"] for row in known}
    )


def _is_own(row: Progress, unit: Unit) -> bool:
    goal = row.goal
    return goal.place_id == unit.place_id if unit.place_id else goal.city == unit.city and unit.name in goal.bureaus


def years(goals: Sequence[Progress], unit: Unit, today: date) -> list[int]:
    """The years that a report may be about, the likeliest first: over and with a goal of the unit; then the others."""
    over = {row.goal.year for row in goals if _is_own(row, unit) and row.goal.year and row.goal.year < today.year}
    first = min([row.goal.issued_on.year for row in goals if row.goal.issued_on] + [today.year - 1])
    return sorted(range(first, today.year + 1), key=lambda year: (year not in over, -year))
