"""Rows of queries about tasks."""

from typing import TypedDict

from yuboard.record.rows.clauses import Cited


class UnitTheme(TypedDict):
    """Tasks of a unit under a theme."""

    unit: str
    tasks: int
    theme: str
    theme_position: int
    cell: int


class Goal(TypedDict):
    """Figure that a task serves, in words."""

    figure_id: str
    indicator: str
    label: str
    year_label: str
    role_word: str


class Served(Goal):
    """Figure that a task serves; ``is_own`` where it stands in the task's clause."""

    task_id: str
    year: int | None
    is_due: bool
    is_own: bool


class Target(Goal):
    """Figure that one task serves, and the word that they share where it stands in another clause."""

    document_number: str
    section: str
    term: str | None
    term_quote: str | None
    term_note: str | None


class Worded(Cited):
    """Task with its units and the figures that it serves, of its own clause and elsewhere, each in one line."""

    task_id: str
    title: str
    summary: str
    themes: str
    lead_kind: str
    units: str
    figures: str | None
    targets: str | None
    note: str | None


class Task(Worded):
    """Task that a filter finds, with its document and city; its units also as the document writes them."""

    document: str
    city: str
    place_position: int
    units_as_written: str | None
