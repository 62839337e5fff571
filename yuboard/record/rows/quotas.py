"""Rows of queries about quotas by county."""

from typing import TypedDict

from yuboard.record.rows.clauses import Cited
from yuboard.record.rows.places import Named


class Indicator(TypedDict):
    """Indicator that a city splits by county."""

    indicator_id: str
    name: str
    definition: str
    quotas: int


class Bar(TypedDict):
    """Quota of a county in a year, stated or as a scenario."""

    place_id: str
    place_short: str
    place_position: int | None
    year: int
    quota: float
    unit: str
    is_scenario: bool
    figure_id: str | None


class Part(TypedDict):
    """Part of a city's yearly figure that a county has."""

    year: int
    city_label: str
    is_divided: bool
    place_short: str
    quota: float
    unit: str
    place_position: int | None
    figure_id: str | None
    city_figure_id: str


class Share(Cited):
    """Part of a county in a figure of its city in words, with its share (%) and rank; its clause or the city's."""

    year: int
    city_label: str
    verdict: str
    words: str
    share: float | None
    rank: int | None
    rank_words: str | None
    definition: str


class CityPart(Share):
    """Part of a county, by the ids of both, in the city figure's unit."""

    place_id: str
    place: str
    place_short: str
    city_figure_id: str
    figure_id: str | None
    quota: float | None
    note: str | None


class Cell(CityPart):
    """County and year of the table of quotas."""

    adcode: str | None
    position: int | None


class Split(CityPart):
    """County and city figure for a workbook, with the clauses of both; ``most_places`` in any year of the indicator."""

    place_note: str | None
    indicator_id: str
    indicator: str
    subject: str | None
    city_low: float | None
    city_high: float | None
    unit: str
    places: int
    total: float | None
    city_section: str
    city_quote: str
    document_title: str
    most_places: int


class Sum(Cited):
    """Yearly figure of a city beside the sum of its quotas."""

    document_id: str
    place_id: str
    indicator_id: str
    indicator: str
    year: int
    figure_id: str
    label: str
    operator: str
    low: float | None
    high: float | None
    unit: str
    places: int
    total: float | None
    verdict: str
    place: str
    place_position: int


class CountyQuota(Share):
    """Quota of one county, with its place among the others."""

    indicator: str
    mark: str | None
    named: int
    figure_id: str


class City(Named):
    """City, and whether any of its documents splits figures by county."""

    position: int
    has_quotas: bool


class County(Named):
    """County or zone below a city, with how many quotas it has."""

    kind: str
    note: str | None
    quotas: int


class Undivided(Cited):
    """Figure of a city that a document leaves whole, though it splits others by county."""

    indicator: str
    year: int | None
    year_label: str
    label: str
    figure_id: str
