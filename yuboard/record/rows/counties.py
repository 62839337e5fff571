"""Rows of queries about counties."""

from typing import TypedDict


class Share(TypedDict):
    """Share of a place in a yearly figure, and its rank."""

    indicator: str
    year: int
    place_short: str
    quota: float
    label: str
    figure_id: str
    share: float
    rank: int
    rank_words: str
    is_own: bool
