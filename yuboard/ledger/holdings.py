"""Holdings: what the ledger held of the calendar's duties on a day, in the terms of ``yuboard.reporting``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import NamedTuple

from sqlalchemy import Connection

from yuboard.clock import BEIJING
from yuboard.ledger import standing
from yuboard.ledger.engine import Ledger
from yuboard.ledger.export import end_of
from yuboard.ledger.rows import Entry, Event
from yuboard.ledger.schema import ENTRIES, EVENTS
from yuboard.ledger.terms import Terms
from yuboard.reporting.calendar import Duty, Stated
from yuboard.reporting.states import Held, Report, reports, sorted_out

# Places and indicators are named in one condition; more than these are asked for by their periods alone.
_MOST = 200


class _Course(NamedTuple):
    """Course of a batch: its first submission and its last step."""

    submitted_on: date
    latest: Event


def standing_on(ledger: Ledger, duties: Sequence[Duty], terms: Terms, day: date) -> list[Report]:
    """The report of each duty as it stood at the end of ``day``. Raises LedgerError."""
    if not duties:
        return []
    with ledger.reading() as connection:
        return reports(duties, sorted_out(held(connection, duties, terms, day)), day)


def reopenings(ledger: Ledger, city_id: str, terms: Terms, day: date) -> list[Event]:
    """Reopenings by the end of ``day`` for a city and the places below it, the last first."""
    with ledger.reading() as connection:
        known = standing.events(connection, EVENTS.c.action == "reopened", EVENTS.c.moment <= end_of(day))
    places = {place.place_id for place in terms.places.values() if place.city_id == city_id}
    return [event for event in reversed(known) if event.place in places]


def held(connection: Connection, duties: Sequence[Duty], terms: Terms, day: date) -> list[Held]:
    """Every value of the duties that had been submitted by the end of ``day``, with the state that it had then."""
    if not duties:
        return []
    courses = _courses(connection, standing.revision(connection, end_of(day)))
    entries = [entry for entry in _entries(connection, duties) if entry.batch in courses]
    units = {one.indicator_id: one.unit for duty in duties for one in duty.form.asked}
    replaced = {entry.replaces for entry in entries if _state(entry, courses[entry.batch].latest) == "approved"}
    return [
        _held(entry, courses[entry.batch], _value(entry, units[entry.indicator], terms))
        for entry in entries
        if entry.entry_id not in replaced and entry.indicator in units
    ]


def _courses(connection: Connection, revision: int) -> Mapping[int, _Course]:
    courses: dict[int, _Course] = {}
    for event in standing.events(connection, EVENTS.c.batch.is_not(None), EVENTS.c.event_id <= revision):
        number = event.batch or 0
        if number in courses:
            courses[number] = courses[number]._replace(latest=event)
        elif event.action == "submitted":
            courses[number] = _Course(datetime.fromisoformat(event.moment).astimezone(BEIJING).date(), event)
    return courses


def _entries(connection: Connection, duties: Iterable[Duty]) -> Iterator[Entry]:
    places = sorted({duty.place.place_id for duty in duties})
    indicators = sorted({one.indicator_id for duty in duties for one in duty.form.asked})
    ends = sorted({duty.period.end.isoformat() for duty in duties})
    where = [ENTRIES.c.period_end.between(ends[0], ends[-1])]
    for column, names in ((ENTRIES.c.place, places), (ENTRIES.c.indicator, indicators)):
        if len(names) <= _MOST:
            where.append(column.in_(names))
    yield from standing.streamed(connection, *where)


def _state(entry: Entry, latest: Event) -> str:
    """An entry that an approval leaves out has been given back with that approval's reason."""
    return "returned" if entry.entry_id in latest.excluded_ids else latest.action


def _held(entry: Entry, course: _Course, value: Fraction | None) -> Held:
    state = _state(entry, course.latest)
    return Held(
        entry.place,
        Stated(
            entry.indicator,
            entry.subject,
            entry.basis,
            date.fromisoformat(entry.period_start),
            date.fromisoformat(entry.period_end),
        ),
        entry.kind,
        entry.status,
        value,
        entry.batch,
        state,
        entry.author,
        course.submitted_on,
        course.latest.reason if state == "returned" else None,
    )


def _value(entry: Entry, unit: str, terms: Terms) -> Fraction | None:
    """The value in ``unit``; None where it has none, or one that does not convert, as another currency."""
    written, own = terms.units.get(entry.unit or ""), terms.units.get(unit)
    if entry.value is None or written is None or own is None or written.dimension != own.dimension:
        return None
    return Fraction(entry.value) * written.factor / own.factor
