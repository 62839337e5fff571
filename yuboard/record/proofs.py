"""The record's last proof against the full texts, kept with the data for machines that have no texts.

One row a document in ``proof.csv``: ``document_id``, ``quotes`` (proven), ``text_checksum``, ``data_checksum``,
``proven_on``. The first day on which this data was proven by these texts stands until either changes.
"""

import csv
import hashlib
import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from yuboard.disk import write_whole
from yuboard.record import folder

FILE = folder.PROOF
COLUMNS = ("document_id", "quotes", "text_checksum", "data_checksum", "proven_on")


class Proof(NamedTuple):
    """Last proof of a record: quotes proven, when, and whether the data is still what was proven."""

    quotes: int
    proven_on: date
    is_current: bool


class Proven(NamedTuple):
    """Document that was proven: the number of its quotes, and the checksum of its text."""

    quotes: int
    text_checksum: str


def checksum(text: str) -> str:
    """Checksum of a full text as it is compared, without white space."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def store(data: Path, proven: Mapping[str, Proven], today: date) -> None:
    """Keep a proof of the present ``data``; nothing is written where it is what is kept already. Raises OSError."""
    own = _data_checksum(data)
    rows = [(name, str(one.quotes), one.text_checksum, own) for name, one in sorted(proven.items())]
    if [tuple(row[column] for column in COLUMNS[:-1]) for row in _rows(data)] == rows:
        return
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([COLUMNS, *((*row, today.isoformat()) for row in rows)])
    write_whole(data / FILE, text.getvalue().encode())


def last(data: Path) -> Proof | None:
    """The last proof of a data folder; None where there is none, or none that can be read."""
    rows = _rows(data)
    try:
        proven_on = max(date.fromisoformat(row["proven_on"]) for row in rows)
        quotes = sum(int(row["quotes"]) for row in rows)
    except (KeyError, TypeError, ValueError):
        return None
    return Proof(quotes, proven_on, {row["data_checksum"] for row in rows} == {_data_checksum(data)})


def _rows(data: Path) -> list[dict[str, str]]:
    try:
        text = folder.content(data / FILE).decode("utf-8-sig")
    except (OSError, ValueError):
        return []
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    return rows if rows and set(COLUMNS) <= set(rows[0]) else []


def _data_checksum(data: Path) -> str:
    """Checksum of every table of a data folder."""
    digest = hashlib.sha256()
    for path in folder.listing(data).tables:
        content = folder.content(path)
        digest.update(f"{path.relative_to(data).as_posix()}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()[:16]
