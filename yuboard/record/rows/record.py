"""Rows of queries that list a table of the record whole, for its register."""

from typing import TypedDict

from yuboard.record.rows import counties, criteria, places, tasks
from yuboard.record.rows.clauses import Cited


class Criterion(criteria.Stated):
    """Criterion or rule of a document, with its city; ``measure`` says in a word whether it can be counted."""

    document_title: str
    place: str
    measure: str


class Duty(counties.Duty):
    """Duty that a document gives to counties or zones: to ``county``, or to all but ``except_places``."""

    place: str
    county: str | None
    except_places: str | None


class Exclusion(TypedDict):
    """Piece of a document whose numerals are no figures, with the reason."""

    place: str
    document_number: str
    document_title: str
    fragment: str
    reason: str


class Layout(Cited):
    """Layout, or part of one, with how many elements it has of its own."""

    layout_id: str
    place: str
    name: str
    part_of: str | None
    summary: str
    elements: int


class Place(places.Named):
    """Place, with what it is part of; ``city`` is the one with a document that it is or lies below."""

    place_id: str
    city: str | None
    kind: str
    part_of: str | None
    adcode: str | None
    aliases: str | None
    note: str | None


class TaskTarget(Cited):
    """Task and indicator whose targets stand elsewhere in the document and share its ``term``; targets in one line."""

    task_id: str
    place: str
    task: str
    indicator: str
    term: str
    targets: str | None
    note: str | None


class Task(tasks.Worded):
    """Task that a document sets, with its city."""

    document_title: str
    place: str


class Unit(criteria.Unit):
    """Unit of measurement, with its base unit."""

    base_unit: str
    note: str | None
