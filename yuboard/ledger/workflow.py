"""Workflow of a batch: draft → submitted → returned with a reason, or approved; and reopening of a period."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Connection

from yuboard.ledger import appending, chain, conflicts, periods, receipts, standing
from yuboard.ledger.engine import Ledger
from yuboard.ledger.receipts import Receipt
from yuboard.ledger.rows import NEXT, STATE_WORDS, Entry
from yuboard.ledger.standing import Batch
from yuboard.ledger.terms import Author, Place, Terms
from yuboard.problems import LedgerError


def submit(ledger: Ledger, number: int, author: Author, terms: Terms, today: date, reason: str = "") -> Receipt:
    """Submit a draft, or a returned batch as it stands with a ``reason`` that answers. Raises LedgerError."""
    with ledger.writing() as connection:
        batch, entries = _open(connection, number, "submitted", "送审")
        _keep_to_own(author, entries, terms)
        if batch.latest.action == "returned" and not reason.strip():
            raise LedgerError(f"第{number}批是退回的，原样再报须写明说明（--reason）。")
        _refuse_conflicts(connection, number, entries, terms, today)
        waiting = next(conflicts.pending(connection, entries, number), None)
        if waiting:
            raise LedgerError(f"第{number}批的第{waiting[0].entry_id}条所报的值正在第{waiting[1]}批待审，没有送审。")
        return _append(connection, "submitted", batch, author, entries, reason)


def give_back(ledger: Ledger, number: int, author: Author, terms: Terms, reason: str) -> Receipt:
    """Return a submitted batch to its sender, with the reason that the sender is shown. Raises LedgerError."""
    if not reason.strip():
        raise LedgerError("退回须写明原因（--reason），填报人要看到。")
    with ledger.writing() as connection:
        batch, entries = _open(connection, number, "returned", "退回")
        _keep_to_reviewer(author, entries, terms)
        return _append(connection, "returned", batch, author, entries, reason)


def approve(
    ledger: Ledger, number: int, author: Author, terms: Terms, excluded: Collection[int] = (), reason: str = ""
) -> Receipt:
    """Approve a submitted batch, but for the ``excluded`` entries, for which a reason is needed. Raises LedgerError."""
    with ledger.writing() as connection:
        batch, entries = _open(connection, number, "approved", "审定")
        _keep_to_reviewer(author, entries, terms)
        approved = _without(number, entries, excluded, reason)
        # That the period is open was asked when the batch was submitted; since then another may have been approved.
        _refuse_conflicts(connection, number, approved, terms, None)
        left_out = " ".join(map(str, sorted(set(excluded)))) or None
        return _append(connection, "approved", batch, author, approved, reason, left_out)


def reopen(ledger: Ledger, place: Place, period: tuple[str, str], until: str, author: Author, reason: str) -> Receipt:
    """Reopen a period of a place ``until`` a day: approved values can be corrected, closed forms filled in.

    Raises LedgerError.
    """
    if not author.is_reviewer or not author.may_write_for(place):
        raise LedgerError(f"{author.name}不是{place.name}所属市的审核人，不能重开期间。")
    if not reason.strip():
        raise LedgerError("重开期间须写明原因（--reason）。")
    start, end, last = map(periods.day, (*period, until))
    if start is None or end is None or last is None or start > end:
        raise LedgerError("重开的期间和期限应写成 2017-01-31 这样的日期，先后不能颠倒。")
    with ledger.writing() as connection:
        event = appending.event(
            "reopened",
            author=author.name,
            author_place=author.place.place_id,
            author_role=author.role,
            place=place.place_id,
            period_start=period[0],
            period_end=period[1],
            until=until,
            reason=reason.strip(),
        )
        return receipts.receipt(connection, appending.append_event(connection, event, appending.stamp()))


def _open(connection: Connection, number: int, action: str, word: str) -> tuple[Batch, list[Entry]]:
    """The batch and its entries, where the step may follow its last one."""
    batch = standing.batch(connection, number)
    state = batch.latest.action
    if action not in NEXT[state]:
        raise LedgerError(f"第{number}批现在是“{STATE_WORDS[state]}”，不能{word}。")
    return batch, standing.entries(connection, number)


def _keep_to_own(author: Author, entries: Sequence[Entry], terms: Terms) -> None:
    for entry in entries:
        if not author.may_write_for(terms.places.get(entry.place)):
            raise LedgerError(f"{author.name}不能替{terms.place_name(entry.place)}送审。")


def _keep_to_reviewer(author: Author, entries: Sequence[Entry], terms: Terms) -> None:
    if not author.is_reviewer:
        raise LedgerError(f"{author.name}不是审核人（--reviewer），不能审定或退回。")
    for entry in entries:
        if not author.may_write_for(terms.places.get(entry.place)):
            raise LedgerError(f"{terms.place_name(entry.place)}不由{author.place.name}审核。")


def _without(number: int, entries: Sequence[Entry], excluded: Collection[int], reason: str) -> list[Entry]:
    if foreign := set(excluded) - {entry.entry_id for entry in entries}:
        raise LedgerError(f"第{min(foreign)}条不在第{number}批里，不能除外。")
    if excluded and not reason.strip():
        raise LedgerError("部分审定须写明除外各条的原因（--reason）。")
    approved = [entry for entry in entries if entry.entry_id not in set(excluded)]
    if not approved:
        raise LedgerError(f"第{number}批全部除外，应退回而不是审定。")
    return approved


def _refuse_conflicts(
    connection: Connection, number: int, entries: Sequence[Entry], terms: Terms, today: date | None
) -> None:
    found = conflicts.against(connection, entries, terms.calendar, today)
    flaws = [(entry.entry_id, flaw) for entry, flaw in zip(entries, found) if flaw]
    if flaws:
        (first, (_, text)), count = flaws[0], len(flaws)
        raise LedgerError(f"第{number}批有{count}条与台账现状不合，这一步没有做；如第{first}条：{text}。")


def _append(
    connection: Connection,
    action: str,
    batch: Batch,
    author: Author,
    entries: Sequence[Entry],
    reason: str,
    excluded: str | None = None,
) -> Receipt:
    event = appending.event(
        action,
        author=author.name,
        author_place=author.place.place_id,
        author_role=author.role,
        place=batch.draft.place,
        batch=batch.number,
        reason=reason.strip() or None,
        excluded=excluded,
        rows=len(entries),
        content=chain.digest(entries),
    )
    return receipts.receipt(connection, appending.append_event(connection, event, appending.stamp()))
