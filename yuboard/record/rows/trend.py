"""Rows of queries about the trend of an indicator."""

from typing import TypedDict

from yuboard.record.rows.figures import Figure
from yuboard.record.rows.lineage import Pair


class Indicator(TypedDict):
    """Indicator that a document sets a baseline or target for."""

    indicator_id: str
    name: str
    domain: str
    definition: str
    places: int
    points: int
    has_currencies: bool


class Point(Figure):
    """Stated value of an indicator in a city, for the trajectory."""

    cny_per_usd: float | None
    is_converted: bool | None
    panel: str | None
    series: str
    tag: str


class Demand(TypedDict):
    """Yearly growth that a target demands of its start."""

    figure_id: str
    document_id: str
    place_id: str
    indicator_id: str
    subject: str | None
    start_figure_id: str | None
    start_role: str | None
    start_year: int | None
    year: int
    dimension: str
    start_value: float | None
    start_is_bound: bool | None
    start_year_label: str | None
    start_written: str | None
    bound: str | None
    is_basis_open: bool
    start_unit: str | None
    start_label: str | None
    value: float
    unit: str
    years: int | None
    in_points: bool
    end_value: float
    change_unit: str
    obstacle: str | None
    per_year: float | None
    place: str
    place_short: str
    label: str
    document_number: str
    document_title: str


class Revision(Pair):
    """Later statement of a value that differs from the earlier one."""

    revision_id: str
    year: int
    rule: str
    reason: str
