"""Rows of queries about the comparison of cities."""

from typing import TypedDict


class Cell(TypedDict):
    """City in a line of the comparison."""

    comparison_id: str
    position: int
    title: str
    comparison_definition: str
    place_id: str
    place: str
    place_short: str
    place_position: int
    figure_id: str | None
    indicator: str | None
    year: int | None
    year_label: str | None
    label: str | None
    base_value: float | None
    base_unit: str | None
    document_number: str | None
    document_year: int | None
    section: str | None
    quote: str | None
    verdict: str
    reason: str
    later_figure_id: str | None
    later_label: str | None
    later_year_label: str | None
    later_cny_value: float | None
    later_cny_per_usd: float | None
    later_base_value: float | None
    later_base_unit: str | None
    later_year: int | None
    later_document: str | None
    later_section: str | None
    later_quote: str | None
    later_document_year: int | None
    cny_per_usd: float | None
    cny_value: float | None
