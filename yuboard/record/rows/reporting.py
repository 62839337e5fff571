"""Rows of queries that reported values are checked against."""

from typing import TypedDict


class Indicator(TypedDict):
    """Indicator of the record; ``dimensions`` joined by 、."""

    indicator_id: str
    name: str
    unit: str
    quantity: str
    dimensions: str


class Unit(TypedDict):
    """Unit of the record; ``factor`` leads to the base unit, a decimal as text."""

    unit: str
    base_unit: str
    factor: str
    dimension: str
