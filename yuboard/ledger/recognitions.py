"""Recognised units in the ledger: acts appended by reviewers of a city, chained by hash, read as of any day.

Their chain is their own: values and their events neither know it nor change with it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select

from yuboard.ledger import appending, chain
from yuboard.ledger.chain import GENESIS, Flaw
from yuboard.ledger.engine import Ledger
from yuboard.ledger.rows import UNSEEN, Recognition
from yuboard.ledger.schema import RECOGNITIONS
from yuboard.ledger.terms import Author, Terms
from yuboard.problems import DataError, LedgerError, Problem
from yuboard.reporting import recognition as register
from yuboard.reporting.recognition import Act, Happening, Standing

NOTHING_STORED = "整份没有登记"


def every(connection: Connection) -> list[Recognition]:
    """All acts in the order in which they were appended."""
    found = connection.execute(select(RECOGNITIONS).order_by(RECOGNITIONS.c.recognition_id))
    return [Recognition(*row) for row in found]


def store(connection: Connection, acts: Sequence[Recognition]) -> None:
    """Insert acts that have their numbers and hashes already."""
    if acts:
        connection.execute(insert(RECOGNITIONS), [one._asdict() for one in acts])


def flaws(acts: Iterable[Recognition]) -> Iterator[Flaw]:
    """Every act whose content does not fit its hash, or before which one is missing."""
    number, previous = 0, GENESIS
    for one in acts:
        name = f"认定登记第{one.recognition_id}条"
        if one.recognition_id != number + 1:
            yield Flaw(name, f"前面缺第{number + 1}条")
        if one.hash != chain.link(previous, one):
            yield Flaw(name, "的内容与它的哈希不符")
        number, previous = one.recognition_id, one.hash


def append(
    ledger: Ledger, author: Author, acts: Sequence[Recognition], terms: Terms, clocks: register.Terms
) -> list[Recognition]:
    """Append what a file says, whole or not at all; author, place of the author, moment and hash are set here.

    Raises LedgerError where somebody else than a reviewer of the places' city writes; DataError with every problem.
    """
    if not author.is_reviewer:
        raise LedgerError(f"认定单位由市里的审核人登记，{author.name}是{author.place.name}的填报人，没有登记。")
    for one in acts:
        place = terms.places.get(one.place)
        if place is None or not author.may_write_for(place):
            raise LedgerError(f"{author.name}不能替{terms.place_name(one.place)}登记，{NOTHING_STORED}。")
    with ledger.writing() as connection:
        before = every(connection)
        _check(before, acts, clocks)
        end = before[-1] if before else None
        moment = max(appending.stamp(), end.moment if end else "")
        number, previous = (end.recognition_id, end.hash) if end else (0, GENESIS)
        stored = []
        for count, act in enumerate(acts, number + 1):
            one = act._replace(
                recognition_id=count, author=author.name, author_place=author.place.place_id, moment=moment
            )
            one = one._replace(hash=chain.link(previous, one))
            previous = one.hash
            stored.append(one)
        store(connection, stored)
    return stored


def _check(before: Sequence[Recognition], acts: Sequence[Recognition], clocks: register.Terms) -> None:
    """Raise DataError for acts that cannot follow what is known, or whose text no engine keeps as it is."""
    known = [happening(one) for one in before]
    problems: list[Problem] = []
    for one in sorted(acts, key=lambda one: (one.day, one.line)):
        if any(isinstance(cell, str) and UNSEEN.search(cell) for cell in one):
            problems.append(Problem(one.file, one.line, "", "有看不见的控制字符"))
        new = happening(one)
        problems += [Problem(one.file, one.line, "事项", text) for text in register.against(known, new, clocks)]
        known.append(new)
    if problems:
        raise DataError(sorted(problems, key=lambda one: one.row), NOTHING_STORED)


def happening(one: Recognition) -> Happening:
    """An act as the two clocks take it."""
    return Happening(one.unit, one.place, one.kind, Act(one.act), date.fromisoformat(one.day))


def standing_on(ledger: Ledger, clocks: register.Terms, day: date) -> list[Standing]:
    """How every unit stands at the end of ``day``, by the days of the acts, whenever they were entered.

    A register that is entered years later is asked about those years, too. Raises LedgerError.
    """
    with ledger.reading() as connection:
        return register.standing(map(happening, every(connection)), clocks, day)


def blank(**columns: Any) -> Recognition:
    """An act as a file says it, before the ledger sets the rest."""
    own: dict[str, Any] = {"recognition_id": 0, "author": "", "author_place": "", "moment": "", "hash": ""}
    return Recognition(**(own | columns))
