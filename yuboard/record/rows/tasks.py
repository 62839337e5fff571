"""Rows of queries about tasks."""

from typing import TypedDict


class UnitTheme(TypedDict):
    """Tasks of a unit under a theme."""

    unit: str
    tasks: int
    theme: str
    theme_position: int
    cell: int


class Served(TypedDict):
    """Figure that a task serves."""

    task_id: str
    figure_id: str
    indicator: str
    label: str
    year: int | None
    year_label: str
    role_word: str
    is_due: bool
    is_own: bool
