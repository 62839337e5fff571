"""Areas as SVG: a plane to draw on, outlines, names and buttons; the cities of the province, the counties of a city."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from markupsafe import Markup

from yuboard import theme
from yuboard.charts.svg import path, picture, tag, text
from yuboard.geography.areas import Area, Ring, bounds, generalised, rims
from yuboard.maps import labels
from yuboard.theme import Palette

# A column narrower than this has smaller names.
SMALL = 480
# How far a line may lie from the boundary, in units of the drawing: less than half the width of the finest line.
_FINE = 0.3
# More cities than these have short, small names on a narrow map.
_SPARSE = 4


class Canvas(NamedTuple):
    """Size of a map's drawing and of its letters, in one unit; without a height it is as high as its areas ask.

    ``is_framed`` adds the land around, a scale bar and a north arrow; ``is_numbered`` numbers sites instead of naming
    them.
    """

    width: float
    height: float | None = None
    size: float = 12.5
    is_framed: bool = False
    is_numbered: bool = False


@dataclass(frozen=True)
class Plane:
    """The way from kilometres onto a drawing; ``box`` is what the areas take: left, top, right, bottom."""

    width: float
    height: float
    scale: float
    west: float
    north: float
    box: tuple[float, float, float, float]

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the plane in units of the drawing."""
        return self.box[0] + (x - self.west) * self.scale, self.box[1] + (self.north - y) * self.scale

    def line(self, ring: Ring) -> str:
        """A closed ring in path notation, as fine as the drawing can show."""
        return path(self.at(*point) for point in generalised(ring, _FINE / self.scale))


def fit(
    areas: Sequence[Area], width: float, height: float | None = None, *,
    margins: tuple[float, float, float, float] = (6, 10, 6, 10), most: float = 450,
) -> Plane:  # fmt: skip
    """The plane that shows ``areas`` between margins (left, top, right, bottom); without a height at most ``most``."""
    west, south, east, north = bounds(areas)
    left, top, right, bottom = margins
    room = most if height is None else height - top - bottom
    scale = min((width - left - right) / (east - west), room / (north - south))
    across, down = (east - west) * scale, (north - south) * scale
    start = left + (width - left - right - across) / 2
    high = down + top + bottom if height is None else height
    above = top + (high - top - bottom - down) / 2
    return Plane(width, high, scale, west, north, (start, above, start + across, above + down))


def outline(area: Area, plane: Plane, fill: str, edge: str, width: float = 1.2) -> Markup:
    """One area, with the areas inside it left out."""
    rings = "".join(map(plane.line, area.rings))
    return tag("path", d=rings, fill=fill, stroke=edge, stroke_width=f"{width:g}", fill_rule="evenodd")


def rim(areas: Sequence[Area], plane: Plane, colour: str) -> list[Markup]:
    """The outline of all areas together, which lets clicks through."""
    lines = map(plane.line, rims(areas))
    return [tag("path", d=d, fill="none", stroke=colour, stroke_width="2", pointer_events="none") for d in lines]


def name(
    x: float, y: float, words: str, colours: Palette, size: float = 12.5, ink: str | None = None, bold: bool = False
) -> Markup:
    """A name in the middle of its place, with a halo that keeps it readable on a line."""
    return text(x, y, words, size, ink or colours.map.ink, anchor="middle", bold=bold, halo=colours.map.halo)


def spot(area: Area, plane: Plane, size: float) -> tuple[float, float]:
    """Where the middle of an area's name of that size goes: its label point and its own offset."""
    x, y = plane.at(*area.label)
    return x + area.offset[0] * size, y + area.offset[1] * size


def button(key: str, alt: str, *content: str, is_chosen: bool = False) -> Markup:
    """A part of a drawing that answers to a click and to the keyboard with ``key``."""
    return tag(
        "g", tag("title", alt), *content, data_id=key, role="button", tabindex="0", aria_label=alt,
        aria_pressed=is_chosen,
    )  # fmt: skip


def province_map(
    ours: Mapping[str, Mapping[str, Any]], areas: Sequence[Area], *, colours: Palette, alt: str, width: float,
    is_linked: bool = True, chosen: str | None = None,
) -> Markup:  # fmt: skip
    """The province's cities; those of ``ours`` by code (with their position) in their own hue.

    The city of the place ``chosen`` is filled and edged more strongly.
    With ``is_linked`` each of these is a button with the words ``place`` and ``words``; it answers with place_short.
    """
    plane = fit(areas, width, margins=(4, 10, 4, 10))
    is_crowded = len(ours) > _SPARSE and width < SMALL
    large, small = (11.0 if is_crowded else 14.0, 10.5) if width < SMALL else (15.0, 11.5)
    written = []
    for area in areas:
        short, is_ours = area.name.removesuffix("市"), area.adcode in ours
        written.append((short if is_crowded or not is_ours else area.name, large if is_ours else small))
    boxes = [labels.box(*spot(area, plane, large), [words], size) for area, (words, size) in zip(areas, written)]
    back, front, names = [], [], []
    for area, (words, size), (x, y) in zip(areas, written, labels.apart(boxes)):
        row = ours.get(area.adcode)
        if row is None:
            back.append(outline(area, plane, colours.map.ground, colours.map.ground_line, 0.9))
            names.append(name(x, y + 4, words, colours, size, colours.map.ground_ink))
            continue
        tone, is_chosen = theme.city(colours, row["position"]), row["place"] == chosen
        fill = theme.blend(tone.tint, tone.mid, 0.9 if is_chosen else 0.45)
        edge = outline(area, plane, fill, tone.base, 3.0 if is_chosen else 1.8)
        names.append(name(x, y + 4, words, colours, size, tone.ink, bold=True))
        if is_linked:
            front.append(button(row["place_short"], f"{row['place']}：{row['words']}", edge, is_chosen=is_chosen))
        else:
            front.append(edge)
    above = tag("g", *names, pointer_events="none")
    return picture(width, plane.height, alt, *back, *front, above, role="group" if is_linked else "img")


def county_map(
    areas: Sequence[Area], *, position: int, colours: Palette, alt: str, width: float, chosen: str | None = None,
    links: Mapping[str, str] | None = None, height: float | None = None,
) -> Markup:  # fmt: skip
    """The counties of a city, named; the one with the code ``chosen`` filled; as high as they ask without ``height``.

    ``links`` say by code what a county answers with when it is clicked.
    """
    plane = fit(areas, width, height)
    links = links or {}
    tone = theme.city(colours, position)
    size = 12.5 if width < SMALL else 15
    spots = [spot(area, plane, size) for area in areas]
    centres = labels.apart([labels.box(x, y, [area.name], size) for area, (x, y) in zip(areas, spots)])
    back, front = [], []
    for area, (x, y) in zip(areas, centres):
        is_chosen = area.adcode == chosen
        fill = tone.mid if is_chosen else theme.steps(tone, 5)[0]
        shape = outline(area, plane, fill, colours.map.county_line, 1.4)
        target = links.get(area.adcode)
        back.append(button(target, area.name, shape, is_chosen=is_chosen) if target else shape)
        front.append(name(x, y + size * 0.36, area.name, colours, size, bold=is_chosen))
    above = tag("g", *front, pointer_events="none")
    role = "group" if links else "img"
    return picture(width, plane.height, alt, *back, *rim(areas, plane, tone.base), above, role=role)
