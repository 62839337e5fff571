"""Workbook of the register of recognised units: a row a unit with its two clocks, and every act that was entered."""

from datetime import date

from yuboard.reporting.recognition import READINGS, Register
from yuboard.spreadsheets.workbook import Book
from yuboard.tables import recognised as table
from yuboard.tables.columns.recognised import ENTERED, REGISTER
from yuboard.wording import recognised as words
from yuboard.wording.reporting import day


def register_workbook(found: Register, *, version: str, made_on: date) -> bytes:
    """The register as of its day: a sheet of units, and one of acts, those that are void among them."""
    book = Book(words.TITLE, version=version, made_on=made_on)
    until = f"截至{day(found.day)}"
    units = table.records(found.units, found.places)
    book.table(words.TITLE, f"{words.TITLE}　{until}", "；".join(READINGS), REGISTER, units)
    acts = table.entered(found.entered, found.places)
    book.table(words.ENTRIES, f"{words.ENTRIES}　{until}", words.HOW_TO_VOID, ENTERED, acts)
    return book.content()
