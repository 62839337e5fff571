"""Rows of queries about the method."""

from typing import TypedDict


class Rate(TypedDict):
    """Official average exchange rate of a year."""

    year: int
    cny_per_usd: float
    source: str
