"""Rows of queries about tasks."""

from typing import TypedDict


class UnitTheme(TypedDict):
    """Tasks of a unit under a theme."""

    unit: str
    tasks: int
    theme: str
    theme_position: int
    cell: int
