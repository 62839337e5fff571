"""Rows of queries about counties."""

from typing import TypedDict

from yuboard.record.rows.clauses import Cited
from yuboard.record.rows.layouts import Brief
from yuboard.record.rows.places import Named


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
    city_adcode: str | None
    indicator: str | None
    year: int | None
    words: str | None
    figure_id: str | None
    duties: int


class Thing(Cited):
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


class Duty(Cited):
    """Duty of a county or zone; ``scope`` says whether it is named, and ``addressed`` has the words that name it."""

    duty_id: str
    scope: str
    addressed: str
    summary: str
    task_id: str | None
    task: str | None
    note: str | None


class County(Named):
    """County or zone of a city, with the city's place in the order and a ``label`` of both."""

    kind: str
    adcode: str | None
    note: str | None
    city: str
    city_short: str
    place_position: int
    label: str


class Role(Brief):
    """Element of a layout that stands in a county or zone, or is its duty."""

    is_duty: bool
