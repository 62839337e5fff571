"""Maps of the static pages: SVG of one width, in light colours, with the caption that goes below."""

from collections.abc import Mapping, Sequence

import pandas as pd
from markupsafe import Markup

from yuboard import maps
from yuboard.charts.svg import mark, tag
from yuboard.geography import areas, boundaries, layouts
from yuboard.record.results import Row
from yuboard.record.rows.quotas import Cell
from yuboard.theme import LIGHT

WIDTH = 460.0
_CANVAS = maps.Canvas(WIDTH, is_numbered=True)


def layout(elements: pd.DataFrame, adcode: str, position: int, alt: str) -> tuple[Markup, list[str]] | None:
    """A layout's map, and the names of its numbered sites; None where there is nothing to draw on."""
    plan = areas.plan(adcode)
    if not plan.areas:
        return None
    drawing = maps.layout_map(elements, plan, _CANVAS, position=position, colours=LIGHT, alt=alt)
    sites = layouts.callouts(elements) if plan.is_real else []
    return drawing, [f"{site['name']}　{site['words']}" for site in sites]


def legend(elements: pd.DataFrame) -> list[tuple[Markup, str]]:
    """The marks that are on a layout's map, each drawn and in words."""
    return [
        (tag("svg", mark(entry.shape, 8, 8, 5, entry.fill, entry.edge, 1.6), viewBox="0 0 16 16", width=16, height=16,
             aria_hidden="true"), entry.words)
        for entry in maps.layout_legend(elements, LIGHT)
    ]  # fmt: skip


def quotas(rows: Sequence[Cell], adcode: str | None, position: int, alt: str, key: str) -> Markup | None:
    """Counties coloured by their quota of one year, each number leading to its clause; ``key`` names the hatch."""
    plan = areas.plan(adcode)
    if not plan.areas:
        return None
    canvas = maps.Canvas(WIDTH)
    return maps.quota_map(
        rows, plan, canvas, key=key, position=position, colours=LIGHT, alt=alt, has_clauses=True
    )  # fmt: skip


def counties(adcode: str | None, position: int, alt: str, chosen: str | None = None) -> tuple[Markup, str] | None:
    """A city's counties, the one with the code ``chosen`` filled."""
    plan = areas.plan(adcode)
    if not plan.areas:
        return None
    drawing = maps.county_map(plan.areas, position=position, colours=LIGHT, alt=alt, width=WIDTH, chosen=chosen)
    return drawing, plan.caption


def province(ours: Mapping[str, Row], alt: str) -> tuple[Markup, str] | None:
    """The province's cities; those of ``ours`` (by code) in their own hue."""
    plan = areas.plan(boundaries.PROVINCE)
    if not plan.areas:
        return None
    return maps.province_map(ours, plan.areas, colours=LIGHT, alt=alt, width=WIDTH, is_linked=False), plan.caption
