"""Export of approved values as CSV, as they stand now or stood at any past moment."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path

from sqlalchemy import Connection

from yuboard.clock import BEIJING
from yuboard.disk import whole_file
from yuboard.ledger import standing
from yuboard.ledger.appending import stamp
from yuboard.ledger.engine import Ledger
from yuboard.ledger.rows import Entry
from yuboard.ledger.schema import ENTRIES
from yuboard.ledger.terms import Terms
from yuboard.tables.csv import safe

COLUMNS = ("place_name", "indicator_name", *Entry._fields, "revision")


def end_of(day: date) -> str:
    """The last moment of a day in Beijing, as the ledger writes moments."""
    return stamp(datetime.combine(day, time.max, BEIJING))


def current_entries(connection: Connection, revision: int | None = None) -> Iterator[Entry]:
    """Approved entries that no approved one replaces, at a revision, in the order of their numbers."""
    approved = standing.approvals(connection, revision)
    corrections = standing.approved_entries(connection, approved, ENTRIES.c.replaces.is_not(None))
    replaced = {entry.replaces for entry in corrections}
    entries = standing.approved_entries(connection, approved)
    return (entry for entry in entries if entry.entry_id not in replaced)


def export(ledger: Ledger, path: Path, terms: Terms, moment: str | None = None) -> tuple[int, int]:
    """Write the approved values at ``moment``, or now, to ``path``: whole, or nothing.

    Returns the number of rows and the revision. Raises LedgerError; OSError where the file cannot be written.
    """
    count = 0
    with ledger.reading() as connection, whole_file(path) as file:
        revision = standing.revision(connection, moment)
        for line in _lines(current_entries(connection, revision), terms, revision):
            file.write(line)
            count += 1
    return count - 1, revision


def _lines(entries: Iterable[Entry], terms: Terms, revision: int) -> Iterator[bytes]:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    yield "\ufeff".encode() + _taken(text)
    for entry in entries:
        # A negative value begins like a formula and is none.
        cells = [cell if name == "value" else safe(cell) for name, cell in entry._asdict().items()]
        writer.writerow([terms.place_name(entry.place), terms.indicator_name(entry.indicator), *cells, revision])
        yield _taken(text)


def _taken(text: io.StringIO) -> bytes:
    line = text.getvalue().encode()
    text.seek(0)
    text.truncate()
    return line
