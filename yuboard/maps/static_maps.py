"""Maps as inline SVG: layouts, quotas, one county in its city, the cities in the province."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from yuboard import maps, theme
from yuboard.charts.clause_links import linked
from yuboard.charts.svg import line, mark, picture, tag, text
from yuboard.geography import boundaries
from yuboard.geography import elements as words
from yuboard.geography.areas import Area, project
from yuboard.maps.drawing import At, fit, name, outline
from yuboard.maps.interactive import stack
from yuboard.maps.plans import plan
from yuboard.maps.static import NUDGES
from yuboard.record.results import Row

WIDTH = 460.0
_LIGHT = theme.LIGHT
# In so small a drawing some names need another place than on the large one.
_NUDGES = NUDGES | {"410104": (0, -6200), "410182": (-9000, 0)}


def _spot(area: Area, at: At, is_real: bool) -> tuple[float, float]:
    east, north = _NUDGES.get(area.adcode, (0, 0)) if is_real else (0, 0)
    return at(area.label[0] + east / 1000, area.label[1] + north / 1000)


def _name(x: float, y: float, words: str, size: float = 12.5, colour: str | None = None, bold: bool = False) -> Markup:
    return name(x, y, words, _LIGHT, size, colour, bold)


def layout(elements: pd.DataFrame, adcode: str, position: int, alt: str) -> tuple[Markup, list[str]] | None:
    """A layout on the ground, and the names of the numbered points; None where there is nothing to draw on."""
    areas, is_real, _ = plan(adcode)
    if not areas:
        return None
    sites = maps.callouts(elements) if is_real else []
    height, at = fit(areas, WIDTH, right=44 if sites else 6, most=470)
    placed, steps = words.by_county(elements), theme.steps(theme.city(_LIGHT, position), 5)
    drawing = [outline(area, at, steps[2 if area.adcode in placed else 0], _LIGHT.map.county_line) for area in areas]
    drawing += _callouts(sites, at, height)
    for area in areas:
        x, y = _spot(area, at, is_real)
        here: Any = placed.get(area.adcode)
        drawing.append(_name(x, y - (3 if here is not None else -4), area.name))
        for index, row in enumerate([] if here is None else here.itertuples()):
            hue = _LIGHT.map.groups[row.group]
            spot = x + (index - (len(here) - 1) / 2) * 15
            drawing.append(mark(words.SHAPES.get(row.group, "circle"), spot, y + 8, 4.6, hue, _LIGHT.map.halo, 0.8))
    return picture(WIDTH, height, alt, *drawing), [f"{site['name']}　{site['words']}" for site in sites]


def _callouts(sites: Sequence[dict[str, Any]], at: At, height: float) -> list[Markup]:
    """Numbered points with a leader to their number in the eastern margin; hollow where a point stands for an area."""
    found, spots = [], [at(*project(site["longitude"], site["latitude"])) for site in sites]
    heights = stack([y for _, y in spots], 26, 16, height - 16)
    for number, (site, (x, y), beside) in enumerate(zip(sites, spots, heights), 1):
        hue = _LIGHT.map.groups[site["group"]]
        inside = _LIGHT.paper if site["precision_class"] == "C" else hue
        found += [
            line(x, y, WIDTH - 24, beside, hue, 1),
            mark("circle", x, y, *((7.5, "none") if site["is_borrowed"] else (4.5, inside)), hue, 1.8),
            tag("circle", cx=WIDTH - 14, cy=float(beside), r=11, fill=hue),
            text(WIDTH - 14, beside + 4.5, str(number), 12.5, _LIGHT.map.pill_ink, anchor="middle", bold=True),
        ]  # fmt: skip
    return found


def key(elements: pd.DataFrame) -> list[tuple[Markup, str]]:
    """The marks that are on a layout's map, each drawn and in words."""
    hues = _LIGHT.map.groups
    found = [
        (_swatch(words.SHAPES.get(group, "circle"), hues[group], hues[group]), word)
        for group, word in words.shown_groups(elements).items()
    ]
    if words.has_representatives(elements):
        found.append((_swatch("circle", _LIGHT.paper, _LIGHT.ink_2), "空心为代表点，不表示范围"))
    return found


def _swatch(shape: str, fill: str, edge: str) -> Markup:
    return tag("svg", mark(shape, 8, 8, 5, fill, edge, 1.6), viewBox="0 0 16 16", width=16, height=16,
               aria_hidden="true")  # fmt: skip


def quotas(rows: Sequence[Row], adcode: str, position: int, alt: str) -> Markup | None:
    """Counties coloured by their quota of one year; the word stands where there is no number."""
    areas, is_real, _ = plan(adcode)
    if not areas:
        return None
    height, at = fit(areas, WIDTH, most=470)
    known = {row["adcode"]: row for row in rows}
    ramp = theme.steps(theme.city(_LIGHT, position), 6)
    most = max((row["quota"] for row in rows if row["quota"] is not None), default=1)
    ground, front = [], []
    for area in areas:
        row = known.get(area.adcode)
        quota = row["quota"] if row else None
        x, y = _spot(area, at, is_real)
        fill = _LIGHT.wash if quota is None else ramp[round(quota / most * (len(ramp) - 1))]
        ground.append(outline(area, at, fill, _LIGHT.rule))
        front.append(_name(x, y - 3, row["place_short"] if row else area.name))
        if row is None or quota is None:
            front.append(_name(x, y + 12, row["words"] if row else "文件未列", 11, _LIGHT.ink_3))
        else:
            front.append(linked(row["figure_id"], _name(x, y + 14, f"{quota:g}", 15, bold=True)))
    return picture(WIDTH, height, alt, *ground, *front)


def counties(adcode: str, position: int, alt: str, chosen: str | None = None) -> tuple[Markup, str] | None:
    """A city's counties, one of them filled; with the caption that goes below."""
    areas, is_real, caption = plan(adcode)
    if not areas:
        return None
    nudges = _NUDGES if is_real else None
    drawing = maps.county_map(
        areas, position=position, colours=_LIGHT, alt=alt, width=WIDTH, chosen=chosen, nudges=nudges
    )
    return drawing, caption


def province(ours: Mapping[str, Row], alt: str) -> tuple[Markup, str] | None:
    """The province's cities; those of ``ours`` (by code) in their own hue."""
    areas, _, caption = plan(boundaries.PROVINCE)
    if not areas:
        return None
    return maps.province_map(ours, areas, colours=_LIGHT, alt=alt, width=WIDTH, is_linked=False), caption
