"""Publishing: approved values as a snapshot for the record's queries; only what is new is written."""

from collections.abc import Iterator
from itertools import islice

from sqlalchemy import Connection

from yuboard.ledger import appending, naming, standing
from yuboard.ledger.engine import Ledger
from yuboard.ledger.rows import Entry, Event
from yuboard.ledger.schema import ENTRIES, EVENTS
from yuboard.ledger.standing import Approvals
from yuboard.problems import LedgerError
from yuboard.record import snapshots
from yuboard.record.snapshots import Snapshot


def publish(ledger: Ledger, *, anew: bool = False) -> Snapshot:
    """Bring the snapshot up to the ledger's revision, from the last one or ``anew``; returns it.

    What was approved since the last snapshot is added to it, so a publication that was cut short is made good by the
    next. Raises LedgerError where it cannot be written: what is approved stays approved.
    """
    try:
        with ledger.reading() as connection:
            return _publish(connection, ledger, anew)
    except snapshots.SnapshotError as error:
        rest = "台账本身不受影响，解决后请运行 ledger publish 补上，仍不成时加 --anew。"
        raise LedgerError(f"供查询的快照没有写成（{error}）；{rest}") from error


def _publish(connection: Connection, ledger: Ledger, anew: bool) -> Snapshot:
    name, end = naming.name(connection), appending.last(connection)
    base = None if anew else _base(connection, ledger, name)
    if end is None:
        raise LedgerError("台账是空的，没有可发布的。")
    if base and base.revision == end.event_id:
        return base
    since = base.revision if base else 0
    approved = Approvals(
        {batch: event for batch, event in standing.approvals(connection).events.items() if event.event_id > since}
    )
    snapshot = Snapshot(name, end.event_id, end.hash, base.runs if base else ())
    return snapshots.publish(ledger.snapshots, snapshot, _rows(connection, approved, whole=base is None))


def _base(connection: Connection, ledger: Ledger, name: str) -> Snapshot | None:
    """The last snapshot, where it is of this ledger and of a state that this ledger went through."""
    base = snapshots.latest(ledger.snapshots)
    if base is None or base.ledger != name:
        return None
    stored = standing.events(connection, EVENTS.c.event_id == base.revision)
    return base if stored and stored[0].hash == base.hash else None


def _rows(connection: Connection, approved: Approvals, *, whole: bool) -> Iterator[list[tuple[object, ...]]]:
    """Rows of the snapshot of all that these approvals approve, in chunks."""
    narrowed = [] if whole else [ENTRIES.c.batch.in_(sorted(approved.events))]
    entries = standing.approved_entries(connection, approved, *narrowed)
    rows = (_row(entry, approved.events[entry.batch]) for entry in entries)
    while chunk := list(islice(rows, snapshots.LARGEST_RUN)):
        yield chunk


def _row(entry: Entry, approval: Event) -> tuple[object, ...]:
    return (*entry[:-1], approval.event_id, approval.author, approval.moment)
