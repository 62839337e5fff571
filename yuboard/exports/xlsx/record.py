"""Workbook of the full record: a sheet a table."""

from collections.abc import Iterable, Sequence
from datetime import date

from yuboard.exports.xlsx import notes
from yuboard.geography.layouts import all_elements
from yuboard.progress.rows import Progress
from yuboard.progress.scoring import Score
from yuboard.record import places
from yuboard.record.results import Reader
from yuboard.reporting.recognition import Register
from yuboard.spreadsheets.workbook import Book
from yuboard.tables.register import parts


def record_workbook(
    names: Sequence[str] = (),
    *,
    rows: Reader,
    version: str,
    made_on: date,
    standing: Iterable[Progress] = (),
    scores: Sequence[Score] = (),
    register: Register | None = None,
) -> bytes:
    """The full record, or that of some cities, a sheet a table, each row with its document, section and quote.

    ``standing`` is the progress of all goals: where anything of them was approved, it has two sheets. ``scores`` by
    a bureau's rule have one, and the ``register`` of recognised units two, where there are any.

    Raises SelectionError for a name that is no city with a document.
    """
    cities = places.cities(rows, names, "全量表") if names else ()
    title = "政策数据全量表"
    book = Book(title, version=version, made_on=made_on)
    for part in parts(rows, all_elements(rows, cities), cities, standing, scores, register):
        book.table(part.name, part.title, f"共{len(part.rows)}条。", part.columns, part.rows)
    notes.sheet(book, title, [notes.reading(notes.MISSING_WORDS), notes.documents(rows, cities)])
    return book.content()
