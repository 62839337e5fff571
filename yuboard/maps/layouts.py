"""A layout as SVG: elements on the counties of one city, for screens without WebGL, pictures, slides and paper."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from yuboard import theme
from yuboard.charts.svg import line, mark, picture, tag, text
from yuboard.geography import layouts
from yuboard.geography.areas import Area, Plan, positions
from yuboard.maps import furniture, labels
from yuboard.maps.drawing import Canvas, Plane, button, fit, name, outline, rim, spot
from yuboard.theme import Palette
from yuboard.wording.measuring import width as text_width

Site = dict[str, Any]
# In em of a name: the step from mark to mark, between call-outs, the height of a call-out, and its padding.
_STEP, _PITCH, _PILL, _PAD = 1.25, 2.1, 1.75, 0.5


def layout_map(
    elements: pd.DataFrame, plan: Plan, canvas: Canvas, *, position: int, colours: Palette, alt: str,
    selected: str | None = None, is_linked: bool = False,
) -> Markup:  # fmt: skip
    """Elements where they stand: located sites with call-outs, the others as marks below their county's name.

    ``elements`` is located and grouped; ``selected`` is an element_id. On squares, which have no coordinates, sites are
    left out, and so is what frames a map. With ``is_linked`` counties, marks and sites are buttons that answer with an
    element_id.
    """
    sites = layouts.callouts(elements) if plan.is_real and not elements.empty else []
    is_framed = canvas.is_framed and plan.is_real
    plane = _plane(plan, canvas, sites, is_framed)
    tone, placed = theme.city(colours, position), layouts.by_county(elements)
    places = _places(sites, plane, canvas)
    dots = [labels.Box(*plane.at(*at), canvas.size, canvas.size) for at in _positions(sites)]
    east = plane.box[2] if any(not site["is_west"] for site in sites) else plane.width
    drawn: list[Markup] = []
    if is_framed:
        drawn += furniture.surroundings(plan.around, plane, canvas.size * 0.85, east, colours)
    drawn += _counties(plan.areas, plane, placed, tone, selected, is_linked, colours)
    drawn += rim(plan.areas, plane, tone.base)
    chosen = [area for area in plan.areas if selected in _ids(placed.get(area.adcode))]
    drawn += [tag("g", outline(area, plane, "none", colours.ink, 3), pointer_events="none") for area in chosen]
    drawn += _leaders(sites, dots, places, plane, colours)
    drawn += _names(plan.areas, plane, placed, canvas.size, dots, selected, is_linked, colours)
    drawn += _callouts(sites, dots, places, canvas, selected, is_linked, colours)
    if is_framed:
        drawn += furniture.frame(plane, canvas.size * 0.85, colours)
    return picture(canvas.width, plane.height, alt, *drawn, role="group" if is_linked else "img")


def _ids(rows: pd.DataFrame | None) -> list[str]:
    return [] if rows is None else list(rows["element_id"])


def _plane(plan: Plan, canvas: Canvas, sites: Sequence[Site], is_framed: bool) -> Plane:
    """The city between its margins, the eastern one as wide as the widest call-out."""
    size, east = canvas.size, [site for site in sites if not site["is_west"]]
    edge = 1.5 * size if is_framed else 6.0
    right = edge
    if canvas.is_numbered and sites:
        right = 3.5 * size
    elif east:
        right = (3.2 + 2 * _PAD + max(text_width(site["name"]) for site in east)) * size * 0.95
    above, below = (1.5 * size, 3.0 * size) if is_framed else (10.0, 10.0)
    return fit(plan.areas, canvas.width, canvas.height, margins=(edge, above, right, below), most=470)


def _positions(sites: Sequence[Site]) -> list[tuple[float, float]]:
    return positions((site["longitude"], site["latitude"]) for site in sites)


def _places(sites: Sequence[Site], plane: Plane, canvas: Canvas) -> list[labels.Box]:
    """Where each call-out goes: the eastern margin in the dots' own order; those far west to the corner above."""
    size = canvas.size * 0.95
    heights = [plane.at(*at)[1] for at, site in zip(_positions(sites), sites) if not site["is_west"]]
    half = _PILL * size / 2 + 2
    stacked = iter(labels.stack(heights, _PITCH * size, half, plane.height - half))
    left, top, right, _ = plane.box
    found, corner = [], 0
    for number, site in enumerate(sites, 1):
        words = f"{number}" if canvas.is_numbered else site["name"]
        wide = max(text_width(words) + 2 * _PAD, _PILL) * size
        if site["is_west"]:
            x, y = left + 0.5 * size + wide / 2, top + (1 + _PITCH * corner) * size
            corner += 1
        else:
            x, y = right + 1.2 * size + wide / 2, next(stacked)
        found.append(labels.Box(x, y, wide, _PILL * size))
    return found


def _counties(
    areas: Sequence[Area], plane: Plane, placed: dict[str, pd.DataFrame], tone: theme.CityTone, selected: str | None,
    is_linked: bool, colours: Palette,
) -> list[Markup]:  # fmt: skip
    """The city's counties: those that the document names in a deeper tone."""
    steps = theme.steps(tone, 5)
    found = []
    for area in areas:
        rows = placed.get(area.adcode)
        shape = outline(area, plane, steps[0 if rows is None else 2], colours.map.county_line, 1.4)
        if rows is None or not is_linked:
            found.append(shape)
            continue
        ids = _ids(rows)
        found.append(button(ids[0], f"{area.name}：{'、'.join(rows['name'])}", shape, is_chosen=selected in ids))
    return found


def _names(
    areas: Sequence[Area], plane: Plane, placed: dict[str, pd.DataFrame], size: float, dots: Sequence[labels.Box],
    selected: str | None, is_linked: bool, colours: Palette,
) -> list[Markup]:  # fmt: skip
    """Names, clear of each other and of the sites' dots, and below each name one mark an element."""
    boxes = []
    for area in areas:
        count = len(placed.get(area.adcode, ()))
        box = labels.box(*spot(area, plane, size), [area.name] + [""] * bool(count), size)
        boxes.append(box._replace(width=max(box.width, count * _STEP * size)))
    found = []
    for area, (x, y) in zip(areas, labels.apart(boxes, dots)):
        rows: Any = placed.get(area.adcode)
        above = 0.36 if rows is None else -0.22
        found.append(tag("g", name(x, y + above * size, area.name, colours, size), pointer_events="none"))
        for index, row in enumerate([] if rows is None else rows.itertuples()):
            found.append(
                _mark(row, x + (index - (len(rows) - 1) / 2) * _STEP * size, y + 0.65 * size, size, selected, is_linked,
                      colours)
            )  # fmt: skip
    return found


def _mark(
    row: Any, x: float, y: float, size: float, selected: str | None, is_linked: bool, colours: Palette
) -> Markup:  # fmt: skip
    """Mark of an element of a county, by shape and hue."""
    is_chosen = row.element_id == selected
    edge, width = (colours.ink, 2) if is_chosen else (colours.map.halo, 0.8)
    shape = layouts.SHAPES.get(row.group, "circle")
    drawn = mark(shape, x, y, 0.38 * size, colours.map.groups[row.group], edge, width)
    words = f"{row.name}：{row.role}　{row.year_label}"
    return button(row.element_id, words, drawn, is_chosen=is_chosen) if is_linked else drawn


def _leaders(
    sites: Sequence[Site], dots: Sequence[labels.Box], places: Sequence[labels.Box], plane: Plane, colours: Palette
) -> list[Markup]:
    """From each site to its call-out; around a point of class B what it may be off by."""
    found = []
    for site, dot, place in zip(sites, dots, places):
        hue = colours.map.groups[site["group"]]
        if site["precision_class"] == "B" and site["precision_m"]:
            radius = site["precision_m"] / 1000 * plane.scale
            found.append(tag("circle", cx=dot.x, cy=dot.y, r=float(radius), fill=hue, fill_opacity="0.2"))
        near = place.x - place.width / 2 if place.x > dot.x else place.x + place.width / 2
        found.append(line(dot.x, dot.y, near, place.y, hue, 1, stroke_opacity="0.85"))
    return [tag("g", *found, pointer_events="none")] if found else []


def _callouts(
    sites: Sequence[Site], dots: Sequence[labels.Box], places: Sequence[labels.Box], canvas: Canvas,
    selected: str | None, is_linked: bool, colours: Palette,
) -> list[Markup]:  # fmt: skip
    """A dot where a site is, hollow where it stands for an area, and the site's name or number in the margin."""
    found, unit = [], canvas.size / 12.5
    for number, (site, dot, place) in enumerate(zip(sites, dots, places), 1):
        hue, is_chosen = colours.map.groups[site["group"]], selected in site["elements"]
        inside = colours.paper if site["precision_class"] == "C" else hue
        radius, inside = (7.5, "none") if site["is_borrowed"] else (4.5, inside)
        size = canvas.size * 0.95
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
        found.append(button(site["element_id"], words, *parts, is_chosen=is_chosen) if is_linked else tag("g", *parts))
    return found


def layout_sheet(
    elements: pd.DataFrame, plan: Plan, canvas: Canvas, *, position: int, colours: Palette, title: str = "",
    alt: str = "", stamp: str = "", selected: str | None = None,
) -> Markup:  # fmt: skip
    """A layout's map as a sheet, with legend and the caption that goes wherever a map goes; the canvas has a height.

    Without any area the caption says so in its place. ``stamp`` is version and date, where none stand beside it.
    """
    size = canvas.size * 0.85
    shared: dict[str, Any] = {"colours": colours, "alt": alt or title, "size": size, "title": title, "stamp": stamp}
    if not plan.areas:
        return furniture.sheet(Markup(), canvas.width, 0, caption=plan.caption, **shared)
    drawing = layout_map(
        elements, plan, canvas, position=position, colours=colours, alt=alt or title, selected=selected
    )
    entries = furniture.layout_legend(elements, colours, has_sites=plan.is_real)
    return furniture.sheet(drawing, canvas.width, canvas.height or 0, entries=entries, caption=plan.caption, **shared)
