"""Call-outs of a layout's sites as SVG: a dot where a site is, a leader, and its name or number in the margin."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from yuboard.charts.svg import line, mark, tag, text
from yuboard.geography.areas import positions
from yuboard.maps import labels
from yuboard.maps.drawing import Canvas, Plane, button
from yuboard.maps.furniture import ARROW, SMALLER
from yuboard.theme import Palette
from yuboard.wording.measuring import width as text_width

Site = dict[str, Any]
# In em of a name: between call-outs, the height of a call-out, and its padding; its letters are a little smaller.
_PITCH, _PILL, _PAD, _LETTERS = 2.1, 1.75, 0.5, 0.95


def margin(sites: Sequence[Site], canvas: Canvas) -> float | None:
    """Width of the eastern margin that the widest call-out needs; None where none stands there."""
    if canvas.is_numbered and sites:
        return 3.5 * canvas.size
    widths = [text_width(site["name"]) for site in sites if not site["is_west"]]
    return (3.2 + 2 * _PAD + max(widths)) * canvas.size * _LETTERS if widths else None


def dots(sites: Sequence[Site], plane: Plane, canvas: Canvas) -> list[labels.Box]:
    """Boxes around the sites' dots, which names keep clear of."""
    return [labels.Box(*plane.at(*at), canvas.size, canvas.size) for at in _positions(sites)]


def _positions(sites: Sequence[Site]) -> list[tuple[float, float]]:
    return positions((site["longitude"], site["latitude"]) for site in sites)


def places(sites: Sequence[Site], plane: Plane, canvas: Canvas) -> list[labels.Box]:
    """Boxes of the call-outs: the eastern margin in the dots' own order; those far west to the corner above."""
    size = canvas.size * _LETTERS
    heights = [plane.at(*at)[1] for at, site in zip(_positions(sites), sites) if not site["is_west"]]
    half = _PILL * size / 2 + 2
    # Below the north arrow, unless they need all of the height.
    free = plane.height - half - (len(heights) - 1) * _PITCH * size
    top_most = max(half, min(half + ARROW * canvas.size * SMALLER, free)) if canvas.is_framed else half
    stacked = iter(labels.stack(heights, _PITCH * size, top_most, plane.height - half))
    left, top, right, _ = plane.box
    boxes, corner = [], 0
    for number, site in enumerate(sites, 1):
        words = f"{number}" if canvas.is_numbered else site["name"]
        wide = max(text_width(words) + 2 * _PAD, _PILL) * size
        if site["is_west"]:
            x, y = left + 0.5 * size + wide / 2, top + (1 + _PITCH * corner) * size
            corner += 1
        else:
            x, y = right + 1.2 * size + wide / 2, next(stacked)
        boxes.append(labels.Box(x, y, wide, _PILL * size))
    return boxes


def leaders(
    sites: Sequence[Site], dots: Sequence[labels.Box], places: Sequence[labels.Box], plane: Plane, colours: Palette
) -> list[Markup]:
    """Leaders from sites to call-outs; around a point of class B a circle of its error."""
    parts = []
    for site, dot, place in zip(sites, dots, places):
        hue = colours.map.groups[site["group"]]
        if site["precision_class"] == "B" and site["precision_m"]:
            radius = site["precision_m"] / 1000 * plane.scale
            parts.append(tag("circle", cx=dot.x, cy=dot.y, r=float(radius), fill=hue, fill_opacity="0.2"))
        near = place.x - place.width / 2 if place.x > dot.x else place.x + place.width / 2
        parts.append(line(dot.x, dot.y, near, place.y, hue, 1, stroke_opacity="0.85"))
    return [tag("g", *parts, pointer_events="none")] if parts else []


def callouts(
    sites: Sequence[Site], dots: Sequence[labels.Box], places: Sequence[labels.Box], canvas: Canvas,
    selected: str | None, is_linked: bool, colours: Palette,
) -> list[Markup]:  # fmt: skip
    """Dots, hollow where they stand for an area, and the sites' names or numbers in the margin."""
    groups, unit = [], canvas.size / 12.5
    for number, (site, dot, place) in enumerate(zip(sites, dots, places), 1):
        hue, is_chosen = colours.map.groups[site["group"]], selected in site["elements"]
        inside = colours.paper if site["precision_class"] == "C" else hue
        radius, inside = (7.5, "none") if site["is_borrowed"] else (4.5, inside)
        size = canvas.size * _LETTERS
        edge, width = (colours.ink, 2.6) if is_chosen else (hue, 1.8)
        parts = [
            mark("circle", dot.x, dot.y, radius * unit, inside, edge, width * unit),
            tag("rect", x=place.x - place.width / 2, y=place.y - place.height / 2, width=place.width,
                height=place.height, rx=float(place.height / 2 if canvas.is_numbered else 0.25 * size), fill=hue,
                stroke=colours.ink if is_chosen else None, stroke_width="2" if is_chosen else None),
            text(place.x, place.y + 0.36 * size, f"{number}" if canvas.is_numbered else site["name"], size,
                 colours.map.pill_ink, anchor="middle", bold=canvas.is_numbered),
        ]  # fmt: skip
        words = f"{site['name']}：{site['words']}"
        groups.append(button(site["element_id"], words, *parts, is_chosen=is_chosen) if is_linked else tag("g", *parts))
    return groups
