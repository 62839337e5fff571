"""Answers that somebody gave to questions about a sheet, by the layout of its table: kept so that it asks once.

They help to read and are no part of what is reported: no value and no right follows from one alone.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select

from yuboard.ledger import appending
from yuboard.ledger.engine import Ledger
from yuboard.ledger.schema import ANSWERS
from yuboard.ledger.terms import Author

# From layout and question to the code of the choice.
Remembered = dict[tuple[str, str], str]
_CHUNK = 200


class Kept(NamedTuple):
    """Answer as it is kept: of which place, for which layout and question, what, by whom and when."""

    answer_id: int
    place: str
    layout: str
    question: str
    choice: str
    author: str
    moment: str


def remembered(connection: Connection, author: Author, layouts: Collection[str]) -> Remembered:
    """The last answers of the author's place for some layouts."""
    found: Remembered = {}
    wanted = sorted(layouts)
    for start in range(0, len(wanted), _CHUNK):
        conditions = (
            ANSWERS.c.place == author.place.place_id,
            ANSWERS.c.layout.in_(wanted[start : start + _CHUNK]),
        )
        for row in connection.execute(select(ANSWERS).where(*conditions).order_by(ANSWERS.c.answer_id)):
            kept = Kept(*row)
            found[kept.layout, kept.question] = kept.choice
    return found


def remember(ledger: Ledger, author: Author, given: Iterable[tuple[str, str, str]]) -> None:
    """Keep answers (layout, question, choice) that differ from those kept before."""
    wanted = {(layout, question): choice for layout, question, choice in given}
    if not wanted:
        return
    with ledger.writing() as connection:
        known = remembered(connection, author, {layout for layout, _ in wanted})
        last = connection.execute(select(func.coalesce(func.max(ANSWERS.c.answer_id), 0))).scalar_one()
        new = [(key, choice) for key, choice in wanted.items() if known.get(key) != choice]
        moment = appending.stamp()
        store(
            connection,
            [
                Kept(last + number, author.place.place_id, layout, question, choice, author.name, moment)
                for number, ((layout, question), choice) in enumerate(new, 1)
            ],
        )


def every(connection: Connection) -> list[Kept]:
    """All answers, in order."""
    return [Kept(*row) for row in connection.execute(select(ANSWERS).order_by(ANSWERS.c.answer_id))]


def store(connection: Connection, kept: Collection[Kept]) -> None:
    """Insert answers that have their numbers already."""
    if kept:
        connection.execute(insert(ANSWERS), [one._asdict() for one in kept])
