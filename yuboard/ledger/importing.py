"""Import of a tidy CSV as a draft: checked whole, then stored as one batch or not at all."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from yuboard import made
from yuboard.ledger import appending, checking, conflicts, naming, receipts, standing, tidy
from yuboard.ledger.engine import Ledger
from yuboard.ledger.receipts import Receipt
from yuboard.ledger.rows import Entry
from yuboard.ledger.schema import EVENTS
from yuboard.ledger.terms import Author, Terms
from yuboard.problems import DataError, LedgerError, Problem
from yuboard.reporting.calendar import Calendar

NOT_STORED = "整批没有存入"


class Proposal(NamedTuple):
    """Proposal: a file with the entries that its lines make, the row of each, and every problem found so far.

    ``calendar`` says which periods are closed.
    """

    file: str
    file_hash: str
    entries: list[Entry]
    rows: list[int]
    problems: list[Problem]
    calendar: Calendar


def propose(name: str, content: bytes, terms: Terms, author: Author, today: date) -> Proposal:
    """The proposal of a file, by every rule that needs nothing of the ledger."""
    read = tidy.read(name, content)
    proposal = Proposal(name, hashlib.sha256(content).hexdigest(), [], [], list(read.problems), terms.calendar)
    for line in read.lines:
        entry, problems = checking.check(name, line, terms, author, today)
        proposal.problems.extend(problems)
        if entry is not None:
            proposal.entries.append(entry)
            proposal.rows.append(line.row)
    _report(proposal, conflicts.within(proposal.entries))
    return proposal


def _report(proposal: Proposal, flaws: Sequence[tuple[str, str] | None]) -> None:
    found = [Problem(proposal.file, row, *flaw) for row, flaw in zip(proposal.rows, flaws) if flaw]
    proposal.problems.extend(found)


def dry_run(ledger: Ledger, proposal: Proposal, author: Author, today: date) -> int:
    """How many entries an import would store; raises what ``store`` does, and stores nothing."""
    with ledger.reading() as connection:
        _check(connection, proposal, author, today)
    return len(proposal.entries)


def store(ledger: Ledger, proposal: Proposal, author: Author, today: date) -> Receipt:
    """Store a proposal as the draft of a new batch.

    Raises DataError with every problem of the file, LedgerError where the same file waits already; then nothing of it
    is stored.
    """
    with ledger.writing() as connection:
        _check(connection, proposal, author, today)
        number = connection.execute(select(func.coalesce(func.max(EVENTS.c.batch), 0) + 1)).scalar_one()
        draft = appending.event(
            "draft",
            author=author.name,
            author_place=author.place.place_id,
            author_role=author.role,
            place=author.place.place_id,
            batch=number,
            answers=_answered(connection, proposal, author),
            file=proposal.file,
            file_hash=proposal.file_hash,
        )
        # Made one by one: a large file's entries are held twice already.
        entries = (entry._replace(batch=number) for entry in proposal.entries)
        if made.is_marked(naming.name(connection)):
            entries = (entry._replace(source=made.headed(entry.source, made.MARK)) for entry in entries)
        return receipts.receipt(connection, appending.append_event(connection, draft, appending.stamp(), entries))


def _check(connection: Connection, proposal: Proposal, author: Author, today: date) -> None:
    told = (words for entry in proposal.entries for words in (entry.source, entry.problem, entry.file, entry.sheet))
    keep_apart(connection, proposal.file, any(map(made.is_marked, told)))
    twice = standing.events(
        connection, EVENTS.c.file_hash == proposal.file_hash, EVENTS.c.place == author.place.place_id
    )
    for draft in twice:
        if standing.batch(connection, draft.batch or 0).latest.action in ("draft", "submitted"):
            raise LedgerError(f"{proposal.file} 已作为第{draft.batch}批存入，没有再存一次。")
    _report(proposal, conflicts.against(connection, proposal.entries, proposal.calendar, today))
    if proposal.problems:
        raise DataError(sorted(set(proposal.problems)), NOT_STORED)


def keep_apart(connection: Connection, file: str, is_made: bool) -> None:
    """Raise LedgerError where a file of made data is brought to a real ledger."""
    if is_made and not made.is_marked(naming.name(connection)):
        raise LedgerError(f"{file} 里是演示的数（{made.MARK}），不能存入真实台账，整份没有存入。")


def _answered(connection: Connection, proposal: Proposal, author: Author) -> int | None:
    """The last returned batch of the place that stated one of these values: this one answers it."""
    own = standing.events(connection, EVENTS.c.action == "returned", EVENTS.c.place == author.place.place_id)
    numbers = {event.batch for event in own}
    returned = {
        number: batch
        for number, batch in standing.batches(connection, EVENTS.c.batch.in_(sorted(numbers))).items()
        if batch.latest.action == "returned"
    }
    if not returned:
        return None
    found = standing.stating(connection, (entry.identity for entry in proposal.entries))
    stated = {entry.batch for entries in found.values() for entry in entries}
    return max(stated & set(returned), default=None)
