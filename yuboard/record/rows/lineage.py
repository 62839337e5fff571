"""Rows of queries about the lineage of documents."""

from typing import TypedDict


class Event(TypedDict):
    """Mark on the line of years: a document, a citation or a date that targets fall due."""

    event: str
    document_id: str
    place_position: int
    position: int
    year: float
    year_end: int | None
    label: str
    title: str
    words: str
    relation: str | None
    targets: int | None
    turn: int
