"""Rows of queries about doubts about sources."""

from typing import TypedDict


class Doubt(TypedDict):
    """Doubt about a source."""

    finding_id: str
    weight: str
    title: str


class Judged(Doubt):
    """Doubt about a source, with what is stated, what was computed, and how it is treated."""

    kind: str
    as_stated: str
    computed: str
    treatment: str


class Finding(Judged):
    """Doubt about a source, with a figure that it touches, None where it touches none."""

    place: str
    place_short: str
    figure_id: str | None
    touches_quotas: bool


class FigureDoubt(Doubt):
    """Doubt about a source, with one of the figures that it touches."""

    figure_id: str
    as_stated: str
