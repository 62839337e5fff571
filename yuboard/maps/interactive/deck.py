"""Interactive map of a layout as a pydeck map."""

import json
from functools import cached_property
from typing import Any

import pandas as pd
import pydeck as pdk

from yuboard import theme
from yuboard.geography import layouts
from yuboard.maps.interactive import land, names
from yuboard.maps.interactive.scene import Feature, Scene, Site
from yuboard.maps.interactive.sites import sites as site_layers
from yuboard.maps.interactive.view import View, fit
from yuboard.theme import Palette

_NARROW = 640
# Room above, below and west of the city in pixels, the scale bar included.
_LEFT, _TOP, _BOTTOM = 20, 22, 40
# The wheel scrolls the page; dragging, pinching and a double click move the map.
_CONTROLLER = {"scrollZoom": False, "dragRotate": False, "touchRotate": False}


def is_numbered(width: int) -> bool:
    """Whether a map of that width numbers its sites: it then needs the list of names beside it."""
    return width < _NARROW


class Map(pdk.Deck):
    """A pydeck map whose JSON is written once: a finished map is shared by all readers and never changed."""

    @cached_property
    def _json(self) -> str:
        content = json.loads(super().to_json())
        return json.dumps(content, ensure_ascii=False, separators=(",", ":"))

    def to_json(self) -> str:
        return self._json


def interactive_map(
    elements: pd.DataFrame,
    counties: list[Feature],
    cities: list[Feature],
    *,
    position: int,
    selected: str | None,
    width: int,
    height: int,
    colours: Palette,
) -> Map:
    """Elements on the counties of one city, the other cities in grey around it.

    ``elements`` has one row per element, located and grouped. ``selected`` is an element_id. A narrow map numbers its
    sites instead of naming them (``is_numbered``).
    """
    sites, is_narrow = layouts.callouts(elements), is_numbered(width)
    view = _fit(counties, sites, width, height)
    tone, by_county = theme.city(colours, position), layouts.by_county(elements)
    scene = Scene(counties, by_county, sites, selected, view, tone, colours, is_narrow)
    offsets = names.offsets(scene)
    layers = [
        *land.surroundings(scene, cities),
        *land.counties(scene),
        land.outline(scene),
        *names.county_names(scene, offsets),
        *names.county_marks(scene, offsets),
        *land.scale_bar(scene),
        *site_layers(scene),
    ]
    return Map(
        layers=layers,
        views=[pdk.View(type="MapView", controller=_CONTROLLER)],
        map_provider=None,
        initial_view_state=_view_state(view),
        tooltip=_tooltip(colours),
    )


def natural_height(counties: list[Feature], elements: pd.DataFrame, width: int) -> int:
    """The height at which a city fills a map of that width."""
    _, top, _, bottom = _fit(counties, layouts.callouts(elements), width, 4000).box
    return round(bottom - top + _TOP + _BOTTOM)


def _fit(counties: list[Feature], sites: list[Site], width: int, height: int) -> View:
    """The view of the city between its margins, the eastern one as wide as the widest call-out."""
    if is_numbered(width):
        right = 38 if sites else 14
    else:
        right = 34 + max((13 * len(site["name"]) for site in sites if not site["is_west"]), default=0)
    return fit(counties, width, height, (_LEFT, _TOP, right, _BOTTOM))


def _view_state(view: View) -> pdk.ViewState:
    return pdk.ViewState(
        longitude=view.longitude,
        latitude=view.latitude,
        zoom=view.zoom,
        min_zoom=6,
        max_zoom=13,
        pitch=0,
        bearing=0,
    )


def _tooltip(colours: Palette) -> dict[str, Any]:
    style = {
        "backgroundColor": colours.paper,
        "color": colours.ink,
        "border": f"1px solid {colours.rule}",
        "borderRadius": "6px",
        "fontSize": "14px",
        "maxWidth": "280px",
        "fontFamily": theme.FONT,
    }
    # As text: what stands between tags would be read as tags.
    return {"text": "{title}\n{words}", "style": style}
