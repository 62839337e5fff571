"""Rows of queries about doubts about sources."""

from typing import TypedDict


class Doubt(TypedDict):
    """Doubt about a source."""

    finding_id: str
    weight: str
    title: str


class Finding(Doubt):
    """Doubt about a source, with a figure that it touches."""

    kind: str
    place: str
    place_short: str
    as_stated: str
    computed: str
    treatment: str
    figure_id: str
    touches_quotas: bool


class FigureDoubt(Doubt):
    """Doubt about a source, with one of the figures that it touches."""

    figure_id: str
    as_stated: str
