"""Verification: the whole chain is walked, and receipts and the snapshot are held against it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from yuboard.ledger import chain, naming, receipts, recognitions, standing
from yuboard.ledger.chain import Chain
from yuboard.ledger.engine import Ledger
from yuboard.ledger.receipts import Receipt
from yuboard.ledger.rows import Entry, Event
from yuboard.ledger.schema import EVENTS
from yuboard.problems import LedgerError
from yuboard.record import snapshots


class Verified(NamedTuple):
    """Verified ledger: how many entries and events, the last hash, and every flaw in a sentence."""

    entries: int
    events: int
    head: str
    flaws: list[str]


def history(connection: Connection) -> Iterator[tuple[Event, list[Entry]]]:
    """Every event in order with the entries that it brought, streamed batch by batch.

    Raises LedgerError at the end where entries are left that no event brought.
    """
    entries = standing.streamed(connection)
    ahead = next(entries, None)
    for event in standing.events(connection):
        brought = []
        while ahead is not None and ahead.entry_id <= event.entries:
            brought.append(ahead)
            ahead = next(entries, None)
        yield event, brought
    if ahead is not None:
        raise LedgerError(f"第{ahead.entry_id}条不属于任何事件")


def verify(ledger: Ledger, proofs: Sequence[Receipt] = ()) -> Verified:
    """Walk the chain of a ledger and prove ``proofs``; nothing is written."""
    with ledger.reading() as connection:
        walked = Chain()
        flaws: list[str] = []
        try:
            flaws += map(str, walked.walk(history(connection)))
        except LedgerError as error:
            flaws.append(str(error))
        flaws += map(str, recognitions.flaws(recognitions.every(connection)))
        for proof in proofs:
            flaws += _receipt_flaws(connection, proof)
        try:
            flaws += _snapshot_flaws(connection, snapshots.latest(ledger.snapshots))
        except snapshots.SnapshotError as error:
            flaws.append(f"快照不完整（{error}），请运行 ledger publish --anew 重做")
    return Verified(walked.entries, walked.events, walked.events_hash, flaws)


def _receipt_flaws(connection: Connection, proof: Receipt) -> Iterator[str]:
    name = f"回执（第{proof.revision}号事件）"
    if proof.ledger != naming.name(connection):
        yield f"{name}不是这本台账的"
        return
    stored = standing.events(connection, EVENTS.c.event_id == proof.revision)
    if not stored:
        yield f"{name}所证的事件已不在台账里"
        return
    event = stored[0]
    if receipts.receipt(connection, event) != proof:
        yield f"{name}与台账里的事件不同"
    if event.batch is None:
        return
    excluded = event.excluded_ids
    entries = [entry for entry in standing.entries(connection, event.batch) if entry.entry_id not in excluded]
    if (len(entries), chain.digest(entries)) != (proof.rows, proof.content):
        yield f"{name}：第{event.batch}批的{proof.rows}条与存入时不同"


def _snapshot_flaws(connection: Connection, snapshot: snapshots.Snapshot | None) -> Iterator[str]:
    """The snapshot also remembers the ledger's end, so it shows where a ledger was cut short."""
    if snapshot is None or snapshot.ledger != naming.name(connection):
        return
    stored = standing.events(connection, EVENTS.c.event_id == snapshot.revision)
    if not stored or stored[0].hash != snapshot.hash:
        yield f"快照发布时的第{snapshot.revision}号事件已不在台账里，或被改动"
        return
    approved = sum(event.rows for event in standing.approvals(connection, snapshot.revision).events.values())
    if approved != sum(run.rows for run in snapshot.runs):
        yield f"快照有{sum(run.rows for run in snapshot.runs)}条，已审定的有{approved}条，请重做快照"
