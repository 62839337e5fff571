"""Hash chain: each row's hash covers its content and the hash before it, so that no row can be altered unseen.

The content is the JSON array of the row's columns without its hash, in the order of ``rows``, UTF-8 without blanks.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from yuboard.ledger.rows import NEXT, Entry, Event, Recognition

# The hash before the first row.
GENESIS = "0" * 64
History = Iterable[tuple[Event, Sequence[Entry]]]


def content(row: Entry | Event | Recognition) -> bytes:
    """The bytes of a row that its hash covers."""
    covered = row.covered if isinstance(row, Recognition) else row[:-1]
    return json.dumps(covered, ensure_ascii=False, separators=(",", ":")).encode()


def link(previous: str, row: Entry | Event | Recognition) -> str:
    """The hash of a row that follows the one with the hash ``previous``."""
    return hashlib.sha256(previous.encode() + b"\n" + content(row)).hexdigest()


def digest(rows: Iterable[Entry]) -> str:
    """The hash of the contents of some entries, in their order; it does not depend on what else is in the ledger."""
    together = hashlib.sha256()
    for row in rows:
        together.update(content(row) + b"\n")
    return together.hexdigest()


class Flaw(NamedTuple):
    """Flaw of a chain: which row, and what is wrong with it in a Chinese clause."""

    row: str
    text: str

    def __str__(self) -> str:
        return f"{self.row}{self.text}"


class Chain:
    """Chain as it is walked: ``walk`` yields flaws; afterwards the counts and the last hashes stand here."""

    def __init__(self) -> None:
        self.entries, self.entries_hash = 0, GENESIS
        self.events, self.events_hash = 0, GENESIS
        self._states: dict[int, str] = {}
        self._moment = ""

    def walk(self, history: History) -> Iterator[Flaw]:
        """Every flaw of events with the entries that each brought. After an altered row the walk goes on from its
        stored hash, so that only rows that were altered themselves are named."""
        for event, entries in history:
            for entry in entries:
                yield from self._entry(entry, event)
            yield from self._event(event, entries)

    def _entry(self, entry: Entry, event: Event) -> Iterator[Flaw]:
        name = f"第{entry.entry_id}条"
        if entry.entry_id != self.entries + 1:
            yield Flaw(name, f"前面缺第{self.entries + 1}条")
        if entry.hash != link(self.entries_hash, entry):
            yield Flaw(name, "的内容与它的哈希不符")
        if entry.batch != event.batch:
            yield Flaw(name, f"不属于第{event.batch}批")
        if entry.replaces is not None and entry.replaces >= entry.entry_id:
            yield Flaw(name, "更正的不是更早的一条")
        self.entries, self.entries_hash = entry.entry_id, entry.hash

    def _event(self, event: Event, entries: Sequence[Entry]) -> Iterator[Flaw]:
        name = f"第{event.event_id}号事件"
        if event.event_id != self.events + 1:
            yield Flaw(name, f"前面缺第{self.events + 1}号")
        if event.hash != link(self.events_hash, event):
            yield Flaw(name, "的记载与它的哈希不符")
        if (event.entries, event.entries_hash) != (self.entries, self.entries_hash):
            yield Flaw(name, "记下的末条与台账不符")
        if event.action == "draft" and (event.rows, event.content) != (len(entries), digest(entries)):
            yield Flaw(name, "记下的整批内容与台账不符")
        if entries and event.action != "draft":
            yield Flaw(name, "不是导入，却带来了值")
        if event.moment < self._moment:
            yield Flaw(name, "的时刻早于前一号")
        yield from self._step(name, event)
        self.events, self.events_hash, self._moment = event.event_id, event.hash, event.moment

    def _step(self, name: str, event: Event) -> Iterator[Flaw]:
        """Whether the step may follow the last one on the batch."""
        if event.batch is None:
            return
        before = self._states.get(event.batch)
        if event.action == "draft" if before is None else event.action in NEXT[before]:
            self._states[event.batch] = event.action
        else:
            yield Flaw(name, "不能接在这一批的上一步之后")
