"""Writing: the one way from a page to the ledger. Who is signed in writes, for the own place, and not after too long.

A page hands over who is signed in, never a place: the place of a write is that of the person.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from yuboard import clock, settings
from yuboard.ledger import importing, publishing, recognising, workflow
from yuboard.ledger.engine import Ledger
from yuboard.ledger.importing import Proposal
from yuboard.ledger.receipts import Receipt
from yuboard.ledger.rows import Recognition
from yuboard.ledger.terms import Author, Place, Terms
from yuboard.problems import LedgerError
from yuboard.reporting.recognition import Terms as Clocks

# How far the clock of whoever signs people in may be ahead.
_AHEAD = timedelta(minutes=5)


class Session(NamedTuple):
    """Session of a person who is signed in and known: the author of what they write, and since when, in UTC."""

    author: Author
    since: datetime


def writing(session: Session | None) -> Author:
    """The author of a write at this moment. Raises LedgerError where nobody is signed in, or for too long."""
    if session is None:
        raise LedgerError("没有登录，这一步没有做。请先登录。")
    hours, age = longest(), clock.utc() - session.since
    if not -_AHEAD <= age <= timedelta(hours=hours):
        raise LedgerError(f"登录已超过{hours:g}小时，这一步没有做。请重新登录后再做一次。")
    return session.author


def longest() -> float:
    """Hours that a sign-in lasts for writing: ``YUBOARD_SIGN_IN_HOURS``. Raises LedgerError where it is no number."""
    written = settings.sign_in_hours()
    try:
        hours = float(written)
    except ValueError:
        hours = 0
    if not 0 < hours <= 24 * 31:
        raise LedgerError(f"YUBOARD_SIGN_IN_HOURS 应是小时数，“{written}”不是，请告诉管理员。")
    return hours


def draft(session: Session | None, ledger: Ledger, proposal: Proposal, terms: Terms, today: date) -> Receipt:
    """Store a proposal as a draft. Raises LedgerError; DataError with every problem of the file."""
    author = writing(session)
    for entry in proposal.entries:
        if not author.may_write_for(terms.places.get(entry.place)):
            raise LedgerError(f"{author.name}不能替{terms.place_name(entry.place)}填报，整份没有存入。")
    own = proposal._replace(entries=[entry._replace(author=author.name) for entry in proposal.entries])
    return importing.store(ledger, own, author, today)


def submit(
    session: Session | None, ledger: Ledger, number: int, terms: Terms, today: date, reason: str = ""
) -> Receipt:
    """Submit a batch. Raises LedgerError."""
    return workflow.submit(ledger, number, writing(session), terms, today, reason)


def give_back(session: Session | None, ledger: Ledger, number: int, terms: Terms, reason: str) -> Receipt:
    """Return a batch with a reason. Raises LedgerError."""
    return workflow.give_back(ledger, number, writing(session), terms, reason)


def approve(
    session: Session | None,
    ledger: Ledger,
    number: int,
    terms: Terms,
    excluded: Collection[int] = (),
    reason: str = "",
) -> Receipt:
    """Approve a batch but for the ``excluded`` entries, and publish what is approved. Raises LedgerError."""
    receipt = workflow.approve(ledger, number, writing(session), terms, excluded, reason)
    publishing.publish(ledger)
    return receipt


def reopen(
    session: Session | None, ledger: Ledger, place: Place, period: tuple[str, str], until: str, reason: str
) -> Receipt:
    """Reopen a period of a place until a day. Raises LedgerError."""
    return workflow.reopen(ledger, place, period, until, writing(session), reason)


def recognise(
    session: Session | None, ledger: Ledger, acts: Sequence[Recognition], terms: Terms, clocks: Clocks
) -> list[Recognition]:
    """Enter acts of recognised units. Raises LedgerError; DataError with every problem."""
    return recognising.append(ledger, writing(session), acts, terms, clocks)


def void(
    session: Session | None, ledger: Ledger, numbers: Collection[int], reason: str, terms: Terms, clocks: Clocks
) -> list[Recognition]:
    """Declare acts of recognised units void, all or none, with a reason. Raises LedgerError."""
    return recognising.void(ledger, writing(session), numbers, reason, terms, clocks)
