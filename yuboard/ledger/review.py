"""Review: what waits for the reviewer of a city, each value beside the approved one before it, and who is silent."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from yuboard.ledger import conflicts, standing
from yuboard.ledger.rows import Entry, Identity
from yuboard.ledger.standing import Batch
from yuboard.ledger.terms import Place, Terms
from yuboard.problems import LedgerError


class Line(NamedTuple):
    """Line of a batch: an entry, the approved value before it, and what an approval would be refused for."""

    entry: Entry
    before: Entry | None
    flaw: str | None


class Coverage(NamedTuple):
    """Coverage of a value over places: which have an approved one, which one that waits, which have said nothing."""

    identity: Identity
    approved: tuple[str, ...]
    waiting: tuple[str, ...]
    silent: tuple[str, ...]


def waiting(connection: Connection, terms: Terms, city: Place) -> list[Batch]:
    """Batches of a city that wait for its review, the longest first."""
    own = [one for one in standing.waiting(connection).values() if _is_of(one, terms, city)]
    return sorted(own, key=lambda one: one.latest.event_id)


def _is_of(batch: Batch, terms: Terms, city: Place) -> bool:
    place = terms.places.get(batch.draft.place or "")
    return place is not None and place.city_id == city.place_id


def batch_of(connection: Connection, number: int, terms: Terms, city: Place) -> Batch:
    """A batch of this city. Raises LedgerError for one of another, and where there is none."""
    found = standing.batch(connection, number)
    if not _is_of(found, terms, city):
        raise LedgerError(f"第{number}批不由{city.name}审核。")
    return found


def lines(connection: Connection, number: int, terms: Terms) -> list[Line]:
    """The entries of a batch, each beside the approved value that it replaces, else one that states the same."""
    entries = standing.entries(connection, number)
    found = standing.stating(connection, (entry.identity for entry in entries))
    approved = standing.approvals(connection)
    flaws = conflicts.among(connection, entries, found, approved, terms.calendar, None)
    return [
        Line(entry, _before(entry, standing.current(found[entry.identity], approved)), flaw[1] if flaw else None)
        for entry, flaw in zip(entries, flaws)
    ]


def _before(entry: Entry, current: Sequence[Entry]) -> Entry | None:
    ranked = sorted(current, key=lambda one: (one.entry_id != entry.replaces, one.kind != entry.kind, -one.entry_id))
    return next((one for one in ranked if one.entry_id != entry.entry_id), None)


def coverage(connection: Connection, entries: Iterable[Entry], places: Collection[str]) -> list[Coverage]:
    """For each value of some entries, which of ``places`` have stated it; in the order of the entries."""
    identities = dict.fromkeys(entry.identity._replace(place="") for entry in entries)
    wanted = {one: [one._replace(place=place) for place in places] for one in identities}
    found = standing.stating(connection, (asked for several in wanted.values() for asked in several))
    approved = standing.approvals(connection)
    pending = standing.waiting(connection)
    return [_coverage(one, asked, found, approved, pending) for one, asked in wanted.items()]


def _coverage(
    identity: Identity,
    asked: Sequence[Identity],
    found: dict[Identity, list[Entry]],
    approved: standing.Approvals,
    pending: Collection[int],
) -> Coverage:
    done = tuple(
        one.place
        for one in asked
        if any(entry.status != "withdrawn" for entry in standing.current(found[one], approved))
    )
    rest = [one for one in asked if one.place not in done]
    waits = tuple(one.place for one in rest if any(entry.batch in pending for entry in found[one]))
    return Coverage(identity, done, waits, tuple(one.place for one in rest if one.place not in waits))
