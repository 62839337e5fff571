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


class Milestone(TypedDict):
    """Document and year in which targets of it fall due: how many, how many of an inferred year, and which."""

    document_id: str
    document: str
    place_position: int
    year: int
    targets: int
    inferred: int
    words: str
    figure_ids: str


class Pair(TypedDict):
    """Pair of statements of one target, by their documents and words."""

    place: str
    earlier_document: str
    earlier_label: str
    later_document: str
    later_label: str


class Clauses(TypedDict):
    """Clauses of a pair of statements."""

    earlier_section: str
    earlier_quote: str
    later_section: str
    later_quote: str


class Relation(Pair, Clauses):
    """Target that is stated twice: again, differently, or by another document; ``words`` say how they relate."""

    relation: str
    place_position: int | None
    indicator: str
    year_label: str
    definition: str
    words: str
