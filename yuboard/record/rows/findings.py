"""Rows of queries about doubts about sources."""

from typing import TypedDict


class Finding(TypedDict):
    """Doubt about a source, with a figure that it touches."""

    finding_id: str
    kind: str
    weight: str
    title: str
    place: str
    place_short: str
    as_stated: str
    computed: str
    treatment: str
    figure_id: str
    touches_quotas: bool


class FigureDoubt(TypedDict):
    """Doubt that touches one figure."""

    figure_id: str
    finding_id: str
    weight: str
    title: str
    as_stated: str
