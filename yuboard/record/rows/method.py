"""Rows of queries about the method."""

from typing import TypedDict


class Rate(TypedDict):
    """Official average exchange rate of a year."""

    year: int
    cny_per_usd: float
    source: str


class Domain(TypedDict):
    """Domain of indicators."""

    domain: str


class Indicator(TypedDict):
    """Indicator: what is counted, in which unit and as what quantity, and how many figures state it."""

    name: str
    domain: str
    unit: str
    quantity: str
    definition: str
    figures: int
