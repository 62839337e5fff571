"""Conflicts of entries with what the ledger holds: a correction names what it replaces, and one value is current."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from yuboard.ledger import locks, standing
from yuboard.ledger.locks import FINAL, Flaw
from yuboard.ledger.rows import Entry, Event, Identity
from yuboard.ledger.schema import EVENTS
from yuboard.ledger.standing import Approvals
from yuboard.reporting.calendar import Calendar

# Kinds that a final value replaces without the period being reopened.
PRELIMINARY = ("快报", "自报")


def within(entries: Sequence[Entry]) -> list[Flaw | None]:
    """For each entry of one file, whether an earlier one states the same or replaces the same."""
    stated, replaced = set(), set()
    flaws: list[Flaw | None] = []
    for entry in entries:
        flaw = None
        if (entry.identity, entry.kind) in stated:
            flaw = "value", "与本文件前面一行报的是同一个值"
        elif entry.replaces in replaced:
            flaw = "replaces", f"第{entry.replaces}条在本文件里被更正了两次"
        stated.add((entry.identity, entry.kind))
        if entry.replaces is not None:
            replaced.add(entry.replaces)
        flaws.append(flaw)
    return flaws


def against(
    connection: Connection, entries: Sequence[Entry], calendar: Calendar, today: date | None
) -> list[Flaw | None]:
    """For each entry, what stands against it; ``today`` is given where the period must be open, too."""
    found = standing.stating(connection, (entry.identity for entry in entries))
    return among(connection, entries, found, standing.approvals(connection), calendar, today)


def among(
    connection: Connection,
    entries: Sequence[Entry],
    found: Mapping[Identity, Sequence[Entry]],
    approved: Approvals,
    calendar: Calendar,
    today: date | None,
) -> list[Flaw | None]:
    """The same, where ``found`` is what the ledger holds of what they state, and ``approved`` all approvals."""
    reopened = standing.events(connection, EVENTS.c.action == "reopened") if today else []
    return [
        _flaw(entry, found[entry.identity], approved, reopened, today)
        or (locks.closed(entry, calendar, reopened, today) if today else None)
        for entry in entries
    ]


def _flaw(
    entry: Entry, found: Sequence[Entry], approved: Approvals, reopened: Sequence[Event], today: date | None
) -> Flaw | None:
    current = {one.entry_id: one for one in standing.current(found, approved)}
    same = next((one for one in current.values() if one.kind == entry.kind), None)
    if entry.replaces is None:
        if same is None:
            return None
        return "replaces", f"已有审定的第{same.entry_id}条（{stated(same)}），更正它须在 replaces 写明{same.entry_id}"
    replaced = current.get(entry.replaces)
    if replaced is None:
        return "replaces", _why_not(entry.replaces, found)
    if same is not None and same is not replaced:
        return "replaces", f"同类的现行值是第{same.entry_id}条，不是第{entry.replaces}条"
    is_final = replaced.kind in PRELIMINARY and entry.kind == FINAL
    if replaced.kind != entry.kind and not is_final:
        return "kind", f"{entry.kind}不能代替{replaced.kind}"
    if today and not is_final and not any(locks.opens(event, entry, today) for event in reopened):
        return "period_end", "这个期间已审定，更正前须由市里重开（ledger reopen）"
    return None


def _why_not(number: int, found: Iterable[Entry]) -> str:
    """Why the entry that is to be replaced cannot be."""
    named = next((one for one in found if one.entry_id == number), None)
    if named is None:
        return f"第{number}条报的不是同一地区、指标、对象、期间和口径"
    later = next((one for one in found if one.replaces == number), None)
    return f"第{number}条已由第{later.entry_id}条更正" if later else f"第{number}条没有审定，不能更正"


def stated(entry: Entry) -> str:
    """An entry's value in words, or its status where it has none."""
    return f"{entry.value}{entry.unit}" if entry.value is not None else entry.status


def pending(connection: Connection, entries: Sequence[Entry], number: int) -> Iterator[tuple[Entry, int]]:
    """Entries whose value waits for review in another batch, with the number of that batch."""
    found = standing.stating(connection, (entry.identity for entry in entries))
    others = {one.batch for same in found.values() for one in same} - {number}
    waiting = standing.waiting(connection, EVENTS.c.batch.in_(sorted(others))) if others else {}
    for entry in entries:
        for one in found[entry.identity]:
            if one.batch != number and one.batch in waiting and one.kind == entry.kind:
                yield entry, one.batch
