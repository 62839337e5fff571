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


class Start(TypedDict):
    """Start of the change that a target demands, how many years it has, and the change a year; else the obstacle."""

    start_figure_id: str | None
    start_role: str | None
    start_year: int | None
    start_year_label: str | None
    start_label: str | None
    start_written: str | None
    start_value: float | None
    start_unit: str | None
    start_is_bound: bool | None
    bound: str | None
    is_basis_open: bool
    years: int | None
    obstacle: str | None
    per_year: float | None


class Demand(Start):
    """Yearly change that a target demands of its start: in % of it, in percentage points, or in ``change_unit``."""

    figure_id: str
    document_id: str
    document_number: str
    document_title: str
    place_id: str
    place: str
    place_short: str
    indicator_id: str
    subject: str | None
    year: int
    dimension: str
    label: str
    value: float
    end_value: float
    unit: str
    in_points: bool
    change_unit: str


class Revision(Pair):
    """Later statement of a value that differs from the earlier one."""

    revision_id: str
    year: int
    rule: str
    reason: str
