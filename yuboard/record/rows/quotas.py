"""Rows of queries about quotas by county."""

from typing import TypedDict


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
    place_position: int
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


class Cell(TypedDict):
    """County and year of the table of quotas."""

    place_id: str
    place: str
    place_short: str
    adcode: str | None
    position: int
    year: int
    verdict: str
    city_figure_id: str
    city_label: str
    words: str
    quota: float | None
    share: float | None
    rank: int | None
    rank_words: str | None
    definition: str
    document_number: str
    figure_id: str | None
    section: str
    quote: str
    note: str | None


class Sum(TypedDict):
    """Yearly figure of a city beside the sum of its quotas."""

    document_id: str
    place_id: str
    indicator_id: str
    indicator: str
    year: int
    figure_id: str
    label: str
    operator: str
    low: float
    high: float | None
    unit: str
    places: int
    total: float | None
    verdict: str
    section: str
    quote: str
    document_number: str
    place: str
    place_position: int


class CountyQuota(TypedDict):
    """Quota of one county, with its place among the others."""

    indicator: str
    year: int
    city_label: str
    mark: str | None
    verdict: str
    words: str
    share: float | None
    rank: int | None
    rank_words: str | None
    named: int
    figure_id: str
    definition: str
    document_number: str
    section: str
    quote: str
