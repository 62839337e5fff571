"""A layout as SVG: elements on the counties of one city, for screens without WebGL, pictures, slides and paper."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from yuboard import theme
from yuboard.charts.svg import mark, picture, tag
from yuboard.geography import layouts
from yuboard.geography.areas import Area, Plan
from yuboard.maps import callouts, furniture, labels
from yuboard.maps.drawing import Canvas, Plane, button, fit, name, outline, rim, spot
from yuboard.theme import Palette

# The step from mark to mark, in em of a name.
_STEP = 1.25


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
    dots, places = callouts.dots(sites, plane, canvas), callouts.places(sites, plane, canvas)
    east = plane.box[2] if any(not site["is_west"] for site in sites) else plane.width
    parts: list[Markup] = []
    if is_framed:
        parts += furniture.surroundings(plan.around, plane, canvas.size * furniture.SMALLER, east, colours)
    parts += _counties(plan.areas, plane, placed, tone, selected, is_linked, colours)
    parts += rim(plan.areas, plane, tone.base)
    chosen = [area for area in plan.areas if selected in _ids(placed.get(area.adcode))]
    parts += [tag("g", outline(area, plane, "none", colours.ink, 3), pointer_events="none") for area in chosen]
    parts += callouts.leaders(sites, dots, places, plane, colours)
    parts += _names(plan.areas, plane, placed, canvas.size, dots, selected, is_linked, colours)
    parts += callouts.callouts(sites, dots, places, canvas, selected, is_linked, colours)
    if is_framed:
        parts += furniture.frame(plane, canvas.size * furniture.SMALLER, colours)
    return picture(canvas.width, plane.height, alt, *parts, role="group" if is_linked else "img")


def _ids(rows: pd.DataFrame | None) -> list[str]:
    return [] if rows is None else list(rows["element_id"])


def _plane(plan: Plan, canvas: Canvas, sites: Sequence[callouts.Site], is_framed: bool) -> Plane:
    """The city between its margins, the eastern one as wide as the call-outs need."""
    edge, above, below = (1.5 * canvas.size, 1.5 * canvas.size, 3.0 * canvas.size) if is_framed else (6.0, 10.0, 10.0)
    right = callouts.margin(sites, canvas) or edge
    return fit(plan.areas, canvas.width, canvas.height, margins=(edge, above, right, below), most=470)


def _counties(
    areas: Sequence[Area], plane: Plane, placed: dict[str, pd.DataFrame], tone: theme.CityTone, selected: str | None,
    is_linked: bool, colours: Palette,
) -> list[Markup]:  # fmt: skip
    """The city's counties: those that the document names in a deeper tone."""
    steps = theme.steps(tone, 5)
    shapes = []
    for area in areas:
        rows = placed.get(area.adcode)
        shape = outline(area, plane, steps[0 if rows is None else 2], colours.map.county_line, 1.4)
        if rows is None or not is_linked:
            shapes.append(shape)
            continue
        ids = _ids(rows)
        shapes.append(button(ids[0], f"{area.name}：{'、'.join(rows['name'])}", shape, is_chosen=selected in ids))
    return shapes


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
    parts = []
    for area, (x, y) in zip(areas, labels.apart(boxes, dots)):
        rows: Any = placed.get(area.adcode)
        above = 0.36 if rows is None else -0.22
        parts.append(tag("g", name(x, y + above * size, area.name, colours, size), pointer_events="none"))
        for index, row in enumerate([] if rows is None else rows.itertuples()):
            along = x + (index - (len(rows) - 1) / 2) * _STEP * size
            parts.append(_mark(row, along, y + 0.65 * size, size, selected, is_linked, colours))
    return parts


def _mark(
    row: Any, x: float, y: float, size: float, selected: str | None, is_linked: bool, colours: Palette
) -> Markup:  # fmt: skip
    """Mark of an element of a county, by shape and hue."""
    is_chosen = row.element_id == selected
    edge, width = (colours.ink, 2) if is_chosen else (colours.map.halo, 0.8)
    shape = layouts.SHAPES.get(row.group, "circle")
    glyph = mark(shape, x, y, 0.38 * size, colours.map.groups[row.group], edge, width)
    words = f"{row.name}：{row.role}　{row.year_label}"
    return button(row.element_id, words, glyph, is_chosen=is_chosen) if is_linked else glyph


def layout_sheet(
    elements: pd.DataFrame, plan: Plan, canvas: Canvas, *, position: int, colours: Palette, title: str = "",
    alt: str = "", stamp: str = "", selected: str | None = None,
) -> Markup:  # fmt: skip
    """A layout's map as a sheet, with legend and the caption that goes wherever a map goes; the canvas has a height.

    Without any area the caption says so in its place. ``stamp`` is version and date, where none stand beside it.
    """
    size = canvas.size * furniture.SMALLER
    shared: dict[str, Any] = {"colours": colours, "alt": alt or title, "size": size, "title": title, "stamp": stamp}
    if not plan.areas:
        return furniture.sheet(Markup(), canvas.width, 0, caption=plan.caption, **shared)
    drawing = layout_map(
        elements, plan, canvas, position=position, colours=colours, alt=alt or title, selected=selected
    )
    entries = furniture.layout_legend(elements, colours, has_sites=plan.is_real)
    return furniture.sheet(drawing, canvas.width, canvas.height or 0, entries=entries, caption=plan.caption, **shared)
