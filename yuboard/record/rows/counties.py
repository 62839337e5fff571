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


class Part(TypedDict):
    """Part of a county in a figure of its city, with its rank and ties."""

    indicator: str
    year: int
    words: str
    city_label: str
    share: float | None
    rank: int | None
    named: int
    alike: int
    fellows: str | None
    figure_id: str | None
    city_figure_id: str


class Tile(TypedDict):
    """County among the others, by its one number."""

    short_name: str
    adcode: str | None
    city: str
    place_position: int
    city_adcode: str
    indicator: str | None
    year: int | None
    words: str | None
    figure_id: str | None
    duties: int


class Thing(TypedDict):
    """Thing that a county has to do, with the year and words that say until when."""

    kind: str
    year: int | None
    due_words: str | None
    summary: str
    words: str | None
    addressed: str
    units: str | None
    note: str | None
    thing_id: str
    figure_id: str | None
    document_number: str
    section: str
    quote: str
