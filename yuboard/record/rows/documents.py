"""Rows of queries about documents."""

from datetime import date
from typing import TypedDict


class Document(TypedDict):
    """Policy document with its dates and period."""

    document_id: str
    document_number: str
    title: str
    short_title: str
    issuer: str
    place: str
    place_short: str
    place_position: int
    issued_on: date | None
    issued_year: float | None
    published_on: date | None
    period_start: int
    period_from: str
    is_start_inferred: bool
    period_end: int
    period: str
    text_file: str | None
    note: str | None
    figures: int


class Base(TypedDict):
    """Upstream document that a policy document cites; ``number`` says so where the text has none."""

    document_id: str
    short_title: str
    place: str
    relation: str
    number: str
    title: str
    quote: str
    note: str | None


class Place(TypedDict):
    """Place that any figure is about, by its full name."""

    place: str


class Role(TypedDict):
    """Role of figures, by its code and in a word."""

    role: str
    role_word: str
