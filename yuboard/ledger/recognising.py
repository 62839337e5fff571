"""Recognising: acts of recognised units are appended by reviewers of a city; wrong ones are declared void and stay."""

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Connection, insert

from yuboard.ledger import appending, chain
from yuboard.ledger.chain import GENESIS
from yuboard.ledger.engine import Ledger
from yuboard.ledger.recognitions import NOTHING_STORED, Entered, entered, every, happening, standing_acts
from yuboard.ledger.rows import UNSEEN, Recognition
from yuboard.ledger.schema import RECOGNITIONS
from yuboard.ledger.terms import Author, Terms
from yuboard.problems import DataError, LedgerError, Problem
from yuboard.reporting import recognition as register
from yuboard.reporting.recognition import VOID

NOT_VOIDED = "没有作废"


def store(connection: Connection, acts: Sequence[Recognition]) -> None:
    """Insert acts that have their numbers and hashes already."""
    if acts:
        connection.execute(insert(RECOGNITIONS), [one._asdict() for one in acts])


def append(
    ledger: Ledger, author: Author, acts: Sequence[Recognition], terms: Terms, clocks: register.Terms
) -> list[Recognition]:
    """Append what a file says, whole or not at all; author, place of the author, moment and hash are set here.

    Raises LedgerError where somebody else than a reviewer of the places' city writes; DataError with every problem.
    """
    if not author.is_reviewer:
        raise LedgerError(f"认定单位由市里的审核人登记，{author.name}是{author.place.name}的填报人，没有登记。")
    for one in acts:
        if not author.may_write_for(terms.places.get(one.place)):
            raise LedgerError(f"{author.name}不能替{terms.place_name(one.place)}登记，{NOTHING_STORED}。")
    with ledger.writing() as connection:
        before = every(connection)
        _check(standing_acts(before), acts, clocks)
        return _appended(connection, before, acts, author)


def void(
    ledger: Ledger, author: Author, numbers: Collection[int], reason: str, terms: Terms, clocks: register.Terms
) -> list[Recognition]:
    """Declare entered acts void, all or none: a row that names each, with who, when and why; nothing is removed.

    Raises LedgerError where an act is not there or void already, is another city's, or what is left could not have
    happened without it; where no reason is given, or somebody else than a reviewer asks.
    """
    reason = reason.strip()
    if not author.is_reviewer:
        raise LedgerError(f"认定登记由市里的审核人作废，{author.name}是{author.place.name}的填报人，{NOT_VOIDED}。")
    if not numbers:
        raise LedgerError(f"没有选要作废哪一条，{NOT_VOIDED}。")
    if not reason or UNSEEN.search(reason):
        raise LedgerError(f"作废要写明原因，原因里不能有看不见的控制字符，{NOT_VOIDED}。")
    with ledger.writing() as connection:
        before = every(connection)
        known = {one.act.recognition_id: one for one in entered(before)}
        chosen = [_to_void(number, known, author, terms) for number in sorted(set(numbers))]
        for left in _left_alone(before, chosen, clocks):
            raise LedgerError(f"{left}，{NOT_VOIDED}。请把它一并作废。")
        made = [
            one._replace(act=VOID, note=reason, file="", line=0, voids=one.recognition_id, hash="") for one in chosen
        ]
        return _appended(connection, before, made, author)


def _to_void(number: int, known: dict[int, Entered], author: Author, terms: Terms) -> Recognition:
    """The act of a number, which still stands. Raises LedgerError."""
    found = known.get(number)
    if found is None:
        raise LedgerError(f"认定登记里没有第{number}条，或它本身就是作废，{NOT_VOIDED}。")
    if found.voided is not None:
        by = found.voided
        raise LedgerError(f"第{number}条已由{by.author}作废（第{by.recognition_id}条），{NOT_VOIDED}。")
    if not author.may_write_for(terms.places.get(found.act.place)):
        raise LedgerError(f"{author.name}不能作废{terms.place_name(found.act.place)}的登记，{NOT_VOIDED}。")
    return found.act


def _left_alone(before: Sequence[Recognition], chosen: Sequence[Recognition], clocks: register.Terms) -> Iterator[str]:
    """Acts of the same units that could not have happened without those that are to be void."""
    units = {happening(one)[:3] for one in chosen}
    own = [one for one in standing_acts(before) if happening(one)[:3] in units]
    own.sort(key=lambda one: (one.day, one.recognition_id))
    fit = {one.recognition_id for one in own if not _problems(own, one, clocks)}
    rest = [one for one in own if one not in chosen]
    for one in rest:
        if one.recognition_id in fit and (problems := _problems(rest, one, clocks)):
            yield f"这样一来，第{one.recognition_id}条“{one.act}”（{one.day}）不能成立：{problems[0]}"


def _problems(acts: Sequence[Recognition], one: Recognition, clocks: register.Terms) -> list[str]:
    """Why an act could not have followed those before it."""
    known = [happening(other) for other in acts[: acts.index(one)]]
    return list(register.against(known, happening(one), clocks))


def _appended(
    connection: Connection, before: Sequence[Recognition], acts: Sequence[Recognition], author: Author
) -> list[Recognition]:
    """Acts as they are stored behind those that are there."""
    end = before[-1] if before else None
    moment = max(appending.stamp(), end.moment if end else "")
    number, previous = (end.recognition_id, end.hash) if end else (0, GENESIS)
    stored = []
    for count, act in enumerate(acts, number + 1):
        one = act._replace(recognition_id=count, author=author.name, author_place=author.place.place_id, moment=moment)
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
