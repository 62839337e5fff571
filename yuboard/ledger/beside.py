"""Beside an entry that is not stored yet: what the ledger holds of the same thing, and of the periods before it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection

from yuboard.ledger import conflicts, standing
from yuboard.ledger.conflicts import PRELIMINARY
from yuboard.ledger.engine import Ledger
from yuboard.ledger.locks import FINAL
from yuboard.ledger.rows import Entry
from yuboard.ledger.schema import ENTRIES
from yuboard.ledger.standing import Approvals
from yuboard.reporting.calendar import Calendar

_CHUNK = 200
Series = tuple[str, str, str | None]


class Beside(NamedTuple):
    """Beside an entry: ``entry`` itself, naming what it replaces; the approved one ``same``; one ``pending`` review;
    why it could not be stored (``flaw``); approved ones of earlier periods.
    """

    entry: Entry
    same: Entry | None
    pending: Entry | None
    flaw: str
    earlier: Sequence[Entry]


def beside(ledger: Ledger, entries: Sequence[Entry], calendar: Calendar, today: date) -> list[Beside]:
    """Surroundings of each entry at this moment."""
    with ledger.reading() as connection:
        approved = standing.approvals(connection)
        found = standing.stating(connection, (entry.identity for entry in entries))
        same = [_same(entry, standing.current(found[entry.identity], approved)) for entry in entries]
        entries = [entry._replace(replaces=other.entry_id) if other else entry for entry, other in zip(entries, same)]
        flaws = conflicts.among(connection, entries, found, approved, calendar, today)
        waiting = standing.waiting(connection)
        past = _past(connection, approved, entries)
    return [
        Beside(
            entry, other, _pending(entry, found[entry.identity], waiting), flaw[1] if flaw else "", past[_key(entry)]
        )
        for entry, other, flaw in zip(entries, same, flaws)
    ]


def _same(entry: Entry, current: Sequence[Entry]) -> Entry | None:
    """The approved entry that this one states again or corrects: of its kind, else a preliminary one before a final."""
    kinds = (entry.kind, *(PRELIMINARY if entry.kind == FINAL else ()))
    return next((other for kind in kinds for other in current if other.kind == kind), None)


def _pending(entry: Entry, found: Sequence[Entry], waiting: Collection[int]) -> Entry | None:
    return next((other for other in found if other.batch in waiting and other.kind == entry.kind), None)


def _key(entry: Entry) -> Series:
    return entry.place, entry.indicator, entry.subject


def _past(connection: Connection, approved: Approvals, entries: Sequence[Entry]) -> dict[Series, list[Entry]]:
    """Approved entries that stand, by what they count, of whatever period."""
    places = sorted({entry.place for entry in entries})
    indicators = sorted({entry.indicator for entry in entries})
    found: dict[Series, list[Entry]] = defaultdict(list)
    for start in range(0, len(places), _CHUNK):
        where = ENTRIES.c.place.in_(places[start : start + _CHUNK]), ENTRIES.c.indicator.in_(indicators)
        for entry in standing.current(standing.streamed(connection, *where), approved):
            found[_key(entry)].append(entry)
    return found
