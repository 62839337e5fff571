"""Sites of an interactive map: dots by precision, with call-outs in the margin."""

from typing import Any

import pydeck as pdk

from yuboard import theme
from yuboard.maps.interactive import text
from yuboard.maps.interactive.land import lines
from yuboard.maps.interactive.scene import Scene, Site
from yuboard.maps.labels import stack

_PILL_STEP, _NUMBER_STEP = 34, 27


def sites(scene: Scene) -> list[pdk.Layer]:
    """Dots, solid for a spot and hollow for a point that stands for an area; leaders and call-outs; rims of class B."""
    if not scene.sites:
        return []
    hues, places = scene.colours.map.groups, _places(scene)
    chosen = [site for site in scene.sites if scene.selected in site["elements"]]
    leaders = [
        {"from": _at(site), "to": place, "colour": theme.rgba(hues[site["group"]], 0.75)}
        for site, place in zip(scene.sites, places)
    ]
    rims = [
        {"at": _at(site), "radius": site["precision_m"], "fill": theme.rgba(hues[site["group"]], 0.18)}
        for site in scene.sites
        if site["precision_class"] == "B"
    ]
    rings, ink = [{"at": _at(site)} for site in chosen], theme.rgba(scene.colours.ink)
    return [
        pdk.Layer("ScatterplotLayer", rims, id="rim", get_position="at", get_radius="radius", get_fill_color="fill"),
        lines("leader", leaders, 1.2, "colour"),
        _circled("site-chosen", rings, 2.5, 11, ink, filled=False),
        _dots(scene),
        _callouts(scene, places),
    ]


def _at(site: Site) -> list[float]:
    return [site["longitude"], site["latitude"]]


def _answer(site: Site) -> dict[str, Any]:
    """Answer of a site: its words under the pointer, and the element that a click chooses."""
    return {"title": site["name"], "words": site["words"], "element": site["element_id"]}


def _circled(
    layer: str, rows: list[dict[str, Any]], width: float, radius: float | str, line: list[int] | str, **settings: Any
) -> pdk.Layer:
    """Circles with a line of ``width`` pixels; radius in pixels and colour may name a column of ``rows``."""
    return pdk.Layer(
        "ScatterplotLayer",
        rows,
        id=layer,
        get_position="at",
        get_radius=radius,
        radius_units=text.PIXELS,
        stroked=True,
        get_line_color=line,
        line_width_min_pixels=width,
        line_width_max_pixels=width,
        **settings,
    )


def _dots(scene: Scene) -> pdk.Layer:
    """Dots of the sites, larger ones below."""
    rows = []
    for site in scene.sites:
        hue = scene.colours.map.groups[site["group"]]
        fill = scene.colours.paper if site["precision_class"] == "C" else hue
        radius = 9.5 if site["is_borrowed"] else 5.5
        style = {"fill": theme.rgba(fill), "line": theme.rgba(hue), "radius": radius}
        rows.append(_answer(site) | {"at": _at(site)} | style)
    rows.sort(key=lambda row: -row["radius"])
    return _circled("site", rows, 2, "radius", "line", pickable=True, get_fill_color="fill")


def _callouts(scene: Scene, places: list[list[float]]) -> pdk.Layer:
    """Names or numbers of the sites in the margin; the chosen one with a rim."""
    rows = []
    for number, (site, place) in enumerate(zip(scene.sites, places), 1):
        hue = scene.colours.map.groups[site["group"]]
        is_chosen = scene.selected in site["elements"]
        rim = {"border": theme.rgba(scene.colours.ink if is_chosen else hue), "rim": 2.5 if is_chosen else 0}
        name = f"{number}" if scene.is_narrow else site["name"]
        rows.append(_answer(site) | rim | {"name": name, "at": place, "fill": theme.rgba(hue)})
    return pdk.Layer(
        "TextLayer",
        rows,
        id="pill",
        pickable=True,
        get_size=13,
        get_color=theme.rgba(scene.colours.map.pill_ink),
        background=True,
        get_background_color="fill",
        get_border_color="border",
        get_border_width="rim",
        background_padding=[7, 4, 7, 4],
        background_border_radius=4,
        **text.LETTERS,
    )


def _places(scene: Scene) -> list[list[float]]:
    """Places of the call-outs in degrees: the eastern margin in the dots' order; those far west in the corner above."""
    view, step = scene.view, _NUMBER_STEP if scene.is_narrow else _PILL_STEP
    left, top, right, _ = view.box
    east = [view.pixel(*_at(site))[1] for site in scene.sites if not site["is_west"]]
    heights = iter(stack(east, step, 24, view.height - 34))
    corner = iter(range(len(scene.sites)))
    places = []
    for site in scene.sites:
        half = 9.0 if scene.is_narrow else 6.5 * len(site["name"]) + 8
        if site["is_west"]:
            places.append(view.degrees(left + 8 + half, top + 22 + step * next(corner)))
        else:
            places.append(view.degrees(right + 12 + half, next(heights)))
    return places
