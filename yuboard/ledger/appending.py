"""Appending: the only code that adds rows to the ledger, always inside ``Ledger.writing``."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from yuboard import clock, made
from yuboard.ledger import chain, naming
from yuboard.ledger.chain import GENESIS
from yuboard.ledger.rows import UNSEEN, Entry, Event
from yuboard.ledger.schema import ENTRIES, EVENTS
from yuboard.problems import LedgerError

# Rows that go to the database in one statement.
_CHUNK = 5000


def stamp(moment: datetime | None = None) -> str:
    """A moment, else this one, as the ledger writes it: in UTC, so that the order of the text is that of time."""
    return (moment or clock.utc()).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def last(connection: Connection) -> Event | None:
    """The last event, None in a ledger that was not begun."""
    row = connection.execute(select(EVENTS).order_by(EVENTS.c.event_id.desc()).limit(1)).one_or_none()
    return Event(*row) if row else None


def event(action: str, *, author: str, author_role: str, **columns: Any) -> Event:
    """An event with these columns; the ledger adds number, moment and hashes when it is appended."""
    blank: dict[str, Any] = dict.fromkeys(Event._fields) | {"event_id": 0, "rows": 0, "moment": "", "entries": 0}
    blank |= {"entries_hash": GENESIS, "hash": "", "action": action, "author": author, "author_role": author_role}
    return Event(**(blank | columns))


def append_event(connection: Connection, event: Event, moment: str, entries: Iterable[Entry] = ()) -> Event:
    """Append an event, after the entries that it brings; returns it as stored.

    The moment of an event is never before that of the one before it, whatever the machine's clock says. Raises
    LedgerError for text that an engine would not keep as it is.
    """
    if any(isinstance(cell, str) and UNSEEN.search(cell) for cell in event):
        raise LedgerError("姓名、文件名或说明里有看不见的控制字符，没有存入。")
    before = last(connection)
    if clock.is_set() and before and not made.is_marked(naming.name(connection)):
        raise LedgerError("时钟被拨到了别的时刻，真实台账不按它记事，没有存入。")
    moment = max(moment, before.moment) if before else moment
    chained = _chained(entries, before, moment)
    end = chained[-1] if chained else None
    event = event._replace(
        event_id=before.event_id + 1 if before else 1,
        moment=moment,
        entries=end.entry_id if end else before.entries if before else 0,
        entries_hash=end.hash if end else before.entries_hash if before else GENESIS,
    )
    if event.action == "draft":
        event = event._replace(rows=len(chained), content=chain.digest(chained))
    event = event._replace(hash=chain.link(before.hash if before else GENESIS, event))
    store(connection, [event], chained)
    return event


def _chained(entries: Iterable[Entry], before: Event | None, moment: str) -> list[Entry]:
    end, previous = (before.entries, before.entries_hash) if before else (0, GENESIS)
    chained = []
    for number, entry in enumerate(entries, end + 1):
        entry = entry._replace(entry_id=number, moment=moment)
        entry = entry._replace(hash=chain.link(previous, entry))
        previous = entry.hash
        chained.append(entry)
    return chained


def store(connection: Connection, events: Sequence[Event], entries: Sequence[Entry]) -> None:
    """Insert rows that have their numbers and hashes already, in this order."""
    for start in range(0, len(entries), _CHUNK):
        connection.execute(insert(ENTRIES), [entry._asdict() for entry in entries[start : start + _CHUNK]])
    if events:
        connection.execute(insert(EVENTS), [event._asdict() for event in events])
