"""Recognised units as the ledger holds them: acts chained by hash, read as of any day, and those that are void.

Their chain is their own: values and their events neither know it nor change with it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from yuboard.ledger import chain
from yuboard.ledger.chain import GENESIS, Flaw
from yuboard.ledger.engine import Ledger
from yuboard.ledger.rows import Recognition
from yuboard.ledger.schema import RECOGNITIONS
from yuboard.record.results import Row
from yuboard.reporting import recognition as register
from yuboard.reporting.recognition import Act, Happening, Standing

NOTHING_STORED = "整份没有登记"


class Entered(NamedTuple):
    """Entered act, and the one that declared it void; None where it stands."""

    act: Recognition
    voided: Recognition | None


def every(connection: Connection) -> list[Recognition]:
    """All acts in the order in which they were appended, those that declare others void among them."""
    found = connection.execute(select(RECOGNITIONS).order_by(RECOGNITIONS.c.recognition_id))
    return [Recognition(*row) for row in found]


def count(ledger: Ledger) -> int:
    """How many acts were ever appended. Raises LedgerError."""
    with ledger.reading() as connection:
        return connection.scalar(select(func.count()).select_from(RECOGNITIONS)) or 0


def entered(acts: Sequence[Recognition]) -> list[Entered]:
    """Acts that were entered as having happened, in the order of entry, with what became of each."""
    voided = {one.voids: one for one in acts if one.voids is not None}
    return [Entered(one, voided.get(one.recognition_id)) for one in acts if one.voids is None]


def standing_acts(acts: Sequence[Recognition]) -> list[Recognition]:
    """The acts that are not void."""
    return [one.act for one in entered(acts) if one.voided is None]


def flaws(acts: Iterable[Recognition]) -> Iterator[Flaw]:
    """Every act whose content does not fit its hash, before which one is missing, or that voids what it cannot."""
    number, previous = 0, GENESIS
    stands: set[int] = set()
    for one in acts:
        name = f"认定登记第{one.recognition_id}条"
        if one.recognition_id != number + 1:
            yield Flaw(name, f"前面缺第{number + 1}条")
        if one.hash != chain.link(previous, one):
            yield Flaw(name, "的内容与它的哈希不符")
        if one.voids is None:
            stands.add(one.recognition_id)
        elif one.voids in stands:
            stands.remove(one.voids)
        else:
            yield Flaw(name, f"作废的第{one.voids}条不在它之前，或已作废")
        number, previous = one.recognition_id, one.hash


def happening(one: Recognition) -> Happening:
    """An act as the two clocks take it."""
    return Happening(one.unit, one.place, one.kind, Act(one.act), date.fromisoformat(one.day))


def standing_on(ledger: Ledger, clocks: register.Terms, day: date) -> list[Standing]:
    """How every unit stands at the end of ``day``, by the days of the acts, whenever they were entered.

    A register that is entered years later is asked about those years, too; what is void now never was. Raises
    LedgerError.
    """
    with ledger.reading() as connection:
        return register.standing(map(happening, standing_acts(every(connection))), clocks, day)


def lines(ledger: Ledger, day: date) -> list[Row]:
    """Acts that were ever entered about the time up to ``day``, the last first, void ones too. Raises
    LedgerError."""
    with ledger.reading() as connection:
        found = entered(every(connection))
    return [_line(one) for one in reversed(found) if one.act.day <= day.isoformat()]


def _line(one: Entered) -> Row:
    """An act with who declared it void, when and why; None of all that where it stands."""
    own = one.act._asdict() | {"day": date.fromisoformat(one.act.day)}
    by = one.voided
    voided = (
        {"voided_by": by.author, "voided_at": by.moment, "reason": by.note, "voided_as": by.recognition_id}
        if by
        else {}
    )
    return own | dict.fromkeys(("voided_by", "voided_at", "reason", "voided_as")) | voided


def blank(**columns: Any) -> Recognition:
    """An act as a file says it, before the ledger sets the rest."""
    own: dict[str, Any] = {"recognition_id": 0, "author": "", "author_place": "", "moment": "", "hash": ""}
    return Recognition(**(own | columns))
