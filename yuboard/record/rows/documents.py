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
    text_file: str
    note: str | None
    figures: int
