"""Workbook of the register of recognised units: a row a unit with its two clocks, and every act that was entered."""

from collections.abc import Mapping, Sequence
from datetime import date

from yuboard.record.results import Row
from yuboard.reporting.recognition import READINGS, Standing
from yuboard.spreadsheets.workbook import Book
from yuboard.tables import recognised as table
from yuboard.tables.columns.recognised import ENTERED, REGISTER
from yuboard.wording import recognised as words
from yuboard.wording.reporting import day


def register_workbook(
    rows: Sequence[Standing],
    entered: Sequence[Row],
    places: Mapping[str, str],
    as_of: date,
    *,
    version: str,
    made_on: date,
) -> bytes:
    """The register as of a day; ``places`` are names by id."""
    book = Book(words.TITLE, version=version, made_on=made_on)
    sheets(book, rows, entered, places, as_of)
    return book.content()


def sheets(
    book: Book, rows: Sequence[Standing], entered: Sequence[Row], places: Mapping[str, str], as_of: date
) -> None:
    """The two sheets in a workbook."""
    until = f"截至{day(as_of)}"
    book.table(words.TITLE, f"{words.TITLE}　{until}", "；".join(READINGS), REGISTER, table.records(rows, places))
    lines = table.entered(entered, places)
    book.table(words.ENTRIES, f"{words.ENTRIES}　{until}", words.HOW_TO_VOID, ENTERED, lines)
