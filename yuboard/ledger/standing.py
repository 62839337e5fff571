"""Standing of the ledger: which batches are in which state, and which values are approved and not replaced.

Everything takes the revision that it is read at, so that any past state can be read again.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from yuboard.ledger.rows import Entry, Event, Identity
from yuboard.ledger.schema import ENTRIES, EVENTS
from yuboard.problems import LedgerError

Condition = ColumnElement[bool]
_CHUNK = 100
# Numbers that both engines can look for: a link or a command may name any.
_NUMBERS = range(2**63)


class Batch(NamedTuple):
    """Batch: its draft and its last step."""

    draft: Event
    latest: Event

    @property
    def number(self) -> int:
        return self.draft.batch or 0


class Approvals(NamedTuple):
    """Approvals of whole batches up to a revision, by batch."""

    events: Mapping[int, Event]

    def approves(self, entry: Entry) -> bool:
        event = self.events.get(entry.batch)
        return event is not None and entry.entry_id not in event.excluded_ids


def revision(connection: Connection, moment: str | None = None) -> int:
    """The number of the last event, or of the last one at or before ``moment``; 0 where there is none."""
    query = select(func.coalesce(func.max(EVENTS.c.event_id), 0))
    return connection.execute(query if moment is None else query.where(EVENTS.c.moment <= moment)).scalar_one()


def actions(connection: Connection) -> dict[str, int]:
    """How often each action was taken."""
    query = select(EVENTS.c.action, func.count()).group_by(EVENTS.c.action).order_by(EVENTS.c.action)
    return {action: count for action, count in connection.execute(query)}


def events(connection: Connection, *where: Condition) -> list[Event]:
    """Events that meet every condition, in order."""
    query = select(EVENTS).where(*where).order_by(EVENTS.c.event_id)
    return [Event(*row) for row in connection.execute(query)]


def batches(connection: Connection, *where: Condition) -> dict[int, Batch]:
    """Every batch by its number, or those that meet every condition, which must hold for all their events."""
    found: dict[int, Batch] = {}
    for event in events(connection, EVENTS.c.batch.is_not(None), *where):
        number = event.batch or 0
        found[number] = Batch(found[number].draft, event) if number in found else Batch(event, event)
    return found


def waiting(connection: Connection, *where: Condition) -> dict[int, Batch]:
    """Batches that wait for review, by number; conditions as for ``batches``."""
    return {number: one for number, one in batches(connection, *where).items() if one.latest.action == "submitted"}


def batch(connection: Connection, number: int) -> Batch:
    """The batch of this number. Raises LedgerError where there is none."""
    steps = events(connection, EVENTS.c.batch == number) if number in _NUMBERS else []
    if not steps:
        raise LedgerError(f"台账里没有第{number}批。")
    return Batch(steps[0], steps[-1])


def entries(connection: Connection, number: int) -> list[Entry]:
    """The entries of a batch, in order."""
    return list(streamed(connection, ENTRIES.c.batch == number))


def entry(connection: Connection, number: int) -> Entry:
    """The entry of this number. Raises LedgerError where there is none."""
    found = next(streamed(connection, ENTRIES.c.entry_id == number), None) if number in _NUMBERS else None
    if found is None:
        raise LedgerError(f"台账里没有第{number}条。")
    return found


def streamed(connection: Connection, *where: Condition) -> Iterator[Entry]:
    """Entries that meet every condition, in order and never all in memory."""
    query = select(ENTRIES).where(*where).order_by(ENTRIES.c.entry_id)
    for row in connection.execute(query, execution_options={"yield_per": 10_000}):
        yield Entry(*row)


def approvals(connection: Connection, revision: int | None = None) -> Approvals:
    """The approvals up to a revision."""
    conditions = [EVENTS.c.action == "approved"]
    if revision is not None:
        conditions.append(EVENTS.c.event_id <= revision)
    return Approvals({event.batch or 0: event for event in events(connection, *conditions)})


def stating(connection: Connection, identities: Iterable[Identity]) -> dict[Identity, list[Entry]]:
    """Every entry, whatever became of it, by the identity that it states, for the identities asked for."""
    found: dict[Identity, list[Entry]] = {identity: [] for identity in identities}
    starts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in found:
        starts[one.place, one.indicator].append(one.period_start)
    series = sorted(starts)
    for at in range(0, len(series), _CHUNK):
        # Each spelt out, as SQLite looks through all entries for a list of rows.
        spans = [_between(*one, min(starts[one]), max(starts[one])) for one in series[at : at + _CHUNK]]
        for entry in streamed(connection, or_(*spans)):
            if entry.identity in found:
                found[entry.identity].append(entry)
    return found


def _between(place: str, indicator: str, first: str, last: str) -> Condition:
    columns = ENTRIES.c
    is_span = columns.period_start.between(first, last)
    return and_(columns.place == place, columns.indicator == indicator, is_span)


def current(found: Iterable[Entry], approved: Approvals) -> list[Entry]:
    """Of all entries of some identities, those that are approved and that no approved one replaces."""
    valid = [entry for entry in found if approved.approves(entry)]
    replaced = {entry.replaces for entry in valid}
    return [entry for entry in valid if entry.entry_id not in replaced]


def approved_entries(connection: Connection, approved: Approvals, *where: Condition) -> Iterator[Entry]:
    """Approved entries that meet every condition, replaced ones too, streamed in order."""
    for entry in streamed(connection, *where):
        if approved.approves(entry):
            yield entry
