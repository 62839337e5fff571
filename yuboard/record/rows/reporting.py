"""Rows of queries that reported values are checked against."""

from typing import TypedDict


class Indicator(TypedDict):
    """Indicator of the record; ``aliases``, ``dimensions`` and ``subjects`` joined by 、."""

    indicator_id: str
    name: str
    aliases: str | None
    domain: str
    unit: str
    quantity: str
    definition: str
    dimensions: str
    subjects: str | None


class Unit(TypedDict):
    """Unit of the record; ``factor`` leads to the base unit, a decimal as text."""

    unit: str
    base_unit: str
    factor: str
    dimension: str
