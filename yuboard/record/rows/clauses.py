"""Columns that rows of several queries share: the clause that they stand on."""

from typing import TypedDict


class Cited(TypedDict):
    """Clause that a row stands on: the document's number or what names it in its place, the section, the words."""

    document_number: str
    section: str
    quote: str
