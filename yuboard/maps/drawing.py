"""Areas as SVG: the cities in the province, the counties of a city, and a layout on squares. No chart library."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from yuboard import theme
from yuboard.charts.svg import mark, path, picture, tag, text
from yuboard.geography import elements as words
from yuboard.geography.areas import Area, bounds, rims
from yuboard.theme import Palette

At = Callable[[float, float], tuple[float, float]]
# A column narrower than this has smaller names.
_SMALL = 480


def fit(
    areas: Sequence[Area], width: float, *, left: float = 6, right: float = 6, most: float = 450
) -> tuple[float, At]:
    """The height of a drawing of ``areas`` between two margins, and the way from the plane onto it."""
    west, south, east, north = bounds(areas)
    scale = min((width - left - right) / (east - west), most / (north - south))
    start = left + (width - left - right - (east - west) * scale) / 2

    def at(x: float, y: float) -> tuple[float, float]:
        return start + (x - west) * scale, 10 + (north - y) * scale

    return (north - south) * scale + 20, at


def outline(area: Area, at: At, fill: str, edge: str, width: float = 1.2) -> Markup:
    """One area, with the areas inside it left out."""
    rings = "".join(path(at(*point) for point in ring) for ring in area.rings)
    return tag("path", d=rings, fill=fill, stroke=edge, stroke_width=f"{width:g}", fill_rule="evenodd")


def name(
    x: float, y: float, words: str, colours: Palette, size: float = 12.5, ink: str | None = None, bold: bool = False
) -> Markup:
    """A name in the middle of its place, with a halo that keeps it readable on a line."""
    return text(x, y, words, size, ink or colours.map.ink, anchor="middle", bold=bold, halo=colours.map.halo)


def button(key: str, alt: str, *content: str, is_chosen: bool = False) -> Markup:
    """A part of a drawing that answers to a click and to the keyboard with ``key``."""
    return tag(
        "g", tag("title", alt), *content, data_id=key, role="button", tabindex="0", aria_label=alt,
        aria_pressed="true" if is_chosen else "false",
    )  # fmt: skip


def province_map(
    ours: Mapping[str, Mapping[str, Any]], areas: Sequence[Area], *, colours: Palette, alt: str, width: float,
    is_linked: bool = True,
) -> Markup:  # fmt: skip
    """The province's cities; those of ``ours`` by code (with their position) in their own hue.

    With ``is_linked`` each of these is a button with the words ``place`` and ``words``; it answers with place_short.
    """
    height, at = fit(areas, width, left=4, right=4)
    large, small = (14, 10.5) if width < _SMALL else (15, 11.5)
    back, front = [], []
    for area in areas:
        row = ours.get(area.adcode)
        x, y = at(*area.label)
        if row is None:
            back.append(outline(area, at, colours.map.ground, colours.map.ground_line, 0.9))
            back.append(name(x, y + 4, area.name.removesuffix("市"), colours, small, colours.map.ground_ink))
            continue
        tone = theme.city(colours, row["position"])
        parts = (
            outline(area, at, theme.blend(tone.tint, tone.mid, 0.45), tone.base, 1.8),
            name(x, y + 4, area.name, colours, large, tone.ink, bold=True),
        )
        if is_linked:
            front.append(button(row["place_short"], f"{row['place']}：{row['words']}", *parts))
        else:
            front.append(tag("g", *parts))
    return picture(width, height, alt, *back, *front, role="group" if is_linked else "img")


def county_map(
    areas: Sequence[Area], *, position: int, colours: Palette, alt: str, width: float, chosen: str | None = None,
    nudges: Mapping[str, tuple[float, float]] | None = None,
) -> Markup:  # fmt: skip
    """The counties of a city, named; the one with the code ``chosen`` filled. ``nudges`` move names, in metres."""
    height, at = fit(areas, width)
    tone = theme.city(colours, position)
    size = 12.5 if width < _SMALL else 15
    back, front = [], []
    for area in areas:
        east, north = (nudges or {}).get(area.adcode, (0, 0))
        x, y = at(area.label[0] + east / 1000, area.label[1] + north / 1000)
        is_chosen = area.adcode == chosen
        fill = tone.mid if is_chosen else theme.steps(tone, 5)[0]
        back.append(outline(area, at, fill, colours.map.county_line, 1.4))
        front.append(name(x, y + 4, area.name, colours, size, bold=is_chosen))
    for ring in rims(areas):
        edge = path(at(*point) for point in ring)
        back.append(tag("path", d=edge, fill="none", stroke=tone.base, stroke_width="2"))
    return picture(width, height, alt, *back, *front)


def layout_tiles(
    elements: pd.DataFrame, areas: Sequence[Area], *, position: int, selected: str | None, colours: Palette, alt: str,
    width: float,
) -> Markup:  # fmt: skip
    """A layout where there are no boundaries: one square a county, with the marks of what the document puts there.

    A square with elements is a button that answers with the element_id of the first of them.
    """
    height, at = fit(areas, width)
    placed = words.by_county(elements)
    steps = theme.steps(theme.city(colours, position), 5)
    size = 12 if width < _SMALL else 14
    back, front = [], []
    for area in areas:
        rows: Any = placed.get(area.adcode)
        x, y = at(*area.label)
        if rows is None:
            back.append(outline(area, at, steps[0], colours.map.county_line, 1.5))
            back.append(name(x, y + 4, area.name, colours, size))
            continue
        is_chosen = selected in set(rows["element_id"])
        marks = [
            mark(words.SHAPES.get(group, "circle"), x + (index - (len(rows) - 1) / 2) * 15, y + 10, 5,
                 colours.map.groups[group], colours.map.halo, 0.8)
            for index, group in enumerate(rows["group"])
        ]  # fmt: skip
        line = (colours.ink, 3) if is_chosen else (colours.map.county_line, 1.5)
        square = (outline(area, at, steps[2], *line), name(x, y - 4, area.name, colours, size), *marks)
        alt_words = f"{area.name}：{'、'.join(rows['name'])}"
        front.append(button(rows["element_id"].iloc[0], alt_words, *square, is_chosen=is_chosen))
    return picture(width, height, alt, *back, *front, role="group")
