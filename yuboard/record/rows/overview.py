"""Rows of queries about the overview."""

from typing import TypedDict

from yuboard.record.rows.figures import Figure
from yuboard.record.rows.findings import Doubt
from yuboard.record.rows.trend import Start


class Headline(Figure, Start):
    """First target of a city, with the growth that it demands."""

    position: int
    in_points: bool | None
    end_value: float | None
    change_unit: str | None


class PathPoint(Figure):
    """Stated value on the path of one of a city's first targets."""

    position: int
    panel: str
    series: str
    tag: str


class Warning(Doubt):
    """Doubt to mind before quoting, with the figure that it is about."""

    place: str
    place_short: str
    place_position: int
    figure_id: str | None
    label: str | None


class Attention(TypedDict):
    """Kind of thing to know before quoting: how many there are, and one of them in words where there is any."""

    position: int
    kind: str
    items: int
    example: str | None


class Counts(TypedDict):
    """Counts of what the record holds."""

    documents: int
    figures: int
    indicators: int
    quotas: int
    findings: int
    revisions: int
    inferred: int
