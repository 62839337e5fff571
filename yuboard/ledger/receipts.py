"""Receipts: what the ledger acknowledges of a step, enough to prove later that the rows are as they were stored."""

import json
from typing import NamedTuple

from sqlalchemy import Connection

from yuboard.ledger.naming import name
from yuboard.ledger.rows import Event
from yuboard.problems import LedgerError


class Receipt(NamedTuple):
    """Receipt of one event: ``content`` is the hash of the rows that it is about, ``hash`` that of the event."""

    ledger: str
    revision: int
    action: str
    batch: int | None
    rows: int
    content: str | None
    author: str
    moment: str
    hash: str

    def text(self) -> str:
        """The receipt as a file."""
        return json.dumps(self._asdict(), ensure_ascii=False, indent=1) + "\n"


def receipt(connection: Connection, event: Event) -> Receipt:
    """The receipt of an event that was stored."""
    return Receipt(
        name(connection),
        event.event_id,
        event.action,
        event.batch,
        event.rows,
        event.content,
        event.author,
        event.moment,
        event.hash,
    )


def read(content: bytes) -> Receipt:
    """The receipt in a file. Raises LedgerError where it is none."""
    try:
        return Receipt(**json.loads(content))
    except (ValueError, TypeError) as error:
        raise LedgerError("这不是台账的回执，或内容残缺。") from error
