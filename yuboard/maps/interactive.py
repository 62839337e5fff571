"""Interactive map of a layout: pydeck without tiles or style, so that nothing is asked of any other host."""

import json
import math
from functools import cached_property
from typing import Any

import pandas as pd
import pydeck as pdk

from yuboard import theme
from yuboard.geography import layouts
from yuboard.geography.areas import SCALE_KM, dissolved, east_of
from yuboard.maps import labels
from yuboard.maps.labels import stack
from yuboard.maps.view import View, fit, vertices
from yuboard.theme import Palette

Feature = dict[str, Any]
Offset = tuple[float, float]
# Marks as letters, by group: what a text layer can draw.
_GLYPHS = {"park": "▲", "base": "■", "warehouse": "◆"}
_HALO = [(math.cos(turn * math.pi / 4) * 1.5, math.sin(turn * math.pi / 4) * 1.5) for turn in range(8)]
_PILL_STEP, NARROW = 34, 640
_FONT = pdk.types.String(theme.FONT)
_AUTO = pdk.types.String("auto")


def is_numbered(width: int) -> bool:
    """Whether a map of that width numbers its sites: it then needs the list of names beside it."""
    return width < NARROW


class Map(pdk.Deck):
    """A deck whose JSON is made once: a finished map is shared by all readers and never changed."""

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

    ``elements`` has one row per element, located and grouped. ``selected`` is an element_id.
    A map narrower than NARROW pixels numbers its sites instead of naming them.
    """
    sites = layouts.callouts(elements)
    narrow = is_numbered(width)
    side = _margin(sites, narrow)
    view = fit(counties, width, height, (20, 22, side, 40))
    tone = theme.city(colours, position)
    by_county = layouts.by_county(elements)
    offsets = _offsets(counties, by_county, sites, view, narrow)
    layers = [
        *_surroundings(cities, counties, view, colours),
        *_land(counties, by_county, tone, selected, colours),
        _outline(counties, tone),
        *_county_names(counties, by_county, offsets, narrow, colours),
        *_county_marks(counties, by_county, selected, offsets, narrow, colours),
        *_scale_bar(view, colours),
        *_sites(sites, view, narrow, selected, colours),
    ]
    return Map(
        layers=layers,
        # The wheel scrolls the page; dragging, pinching and a double click move the map.
        views=[pdk.View(type="MapView", controller={"scrollZoom": False, "dragRotate": False, "touchRotate": False})],
        map_provider=None,
        initial_view_state=pdk.ViewState(
            longitude=view.longitude, latitude=view.latitude, zoom=view.zoom, min_zoom=6, max_zoom=13, pitch=0,
            bearing=0,
        ),
        tooltip={
            "html": "<b>{title}</b><br/>{words}",
            "style": {
                "backgroundColor": colours.paper, "color": colours.ink, "border": f"1px solid {colours.rule}",
                "borderRadius": "6px", "fontSize": "14px", "maxWidth": "280px", "fontFamily": theme.FONT,
            },
        },
    )  # fmt: skip


def _margin(sites: list[dict[str, Any]], narrow: bool) -> int:
    """Room for the widest call-out east of the city."""
    if narrow:
        return 38 if sites else 14
    return 34 + max((13 * len(site["name"]) for site in sites if not site["is_west"]), default=0)


def _surroundings(cities: list[Feature], counties: list[Feature], view: View, colours: Palette) -> list[pdk.Layer]:
    """The land around: one grey, so that the map does not end at the province line, and grey names."""
    around = _nearby(cities, counties, counties[0]["properties"]["parent"])
    sheet = [[100, 20], [130, 20], [130, 46], [100, 46]]
    tones = colours.map
    names = [
        {"name": f["properties"]["name"], "at": [f["properties"]["lx"], f["properties"]["ly"]], "offset": [0, 0]}
        for f in around
        if view.pixel(f["properties"]["lx"], f["properties"]["ly"])[0] < view.box[2]
    ]
    return [
        pdk.Layer("PolygonLayer", [{"ring": sheet}], id="sheet", get_polygon="ring", stroked=False,
                  get_fill_color=theme.rgba(tones.ground)),
        pdk.Layer("GeoJsonLayer", {"type": "FeatureCollection", "features": around}, id="around", filled=False,
                  get_line_color=theme.rgba(tones.ground_line), line_width_min_pixels=1,
                  line_width_max_pixels=1),
        _text("around-names", names, 12, tones.ground_ink),
    ]  # fmt: skip


def natural_height(counties: list[Feature], elements: pd.DataFrame, width: int) -> int:
    """The height at which a city fills a map of that width."""
    side = _margin(layouts.callouts(elements), is_numbered(width))
    _, top, _, bottom = fit(counties, width, 4000, (20, 22, side, 40)).box
    return round(bottom - top + 22 + 40)


def _nearby(cities: list[Feature], counties: list[Feature], city: str, degrees: float = 0.9) -> list[Feature]:
    """The other cities near the counties; the rest of the province need not travel with the map."""
    xs = [feature["properties"]["lx"] for feature in counties]
    ys = [feature["properties"]["ly"] for feature in counties]
    box = (min(xs) - degrees, min(ys) - degrees, max(xs) + degrees, max(ys) + degrees)
    found = []
    for feature in cities:
        points = list(vertices(feature["geometry"]["coordinates"]))
        hit = any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y, *_ in points)
        if hit and feature["properties"]["adcode"] != city:
            found.append(feature)
    return found


def _land(
    counties: list[Feature],
    placed: dict[str, pd.DataFrame],
    tone: theme.CityTone,
    selected: str | None,
    colours: Palette,
) -> list[pdk.Layer]:
    """The city's counties: those that the document names in a deeper tone, the chosen one with a rim."""
    pale, deep = theme.steps(tone, 5)[0], theme.steps(tone, 5)[2]
    shown, chosen = [], []
    for feature in counties:
        own = feature["properties"]
        rows = placed.get(own["adcode"])
        text = "文件没有点名" if rows is None else "、".join(rows["name"].map(layouts.short).drop_duplicates())
        properties = {
            "title": own["name"],
            "words": text,
            "element": None if rows is None else rows["element_id"].iloc[0],
            "fill": theme.rgba(pale if rows is None else deep),
        }
        shown.append(feature | {"properties": properties})
        if rows is not None and selected in set(rows["element_id"]):
            chosen.append(feature)
    layers = [
        pdk.Layer("GeoJsonLayer", {"type": "FeatureCollection", "features": shown}, id="county", pickable=True,
                  get_fill_color="properties.fill", get_line_color=theme.rgba(colours.map.county_line),
                  line_width_min_pixels=1.6, line_width_max_pixels=1.6)
    ]  # fmt: skip
    if chosen:
        layers.append(
            pdk.Layer("GeoJsonLayer", {"type": "FeatureCollection", "features": chosen}, id="chosen-county",
                      filled=False, get_line_color=theme.rgba(colours.ink), line_width_min_pixels=3,
                      line_width_max_pixels=3)
        )  # fmt: skip
    return layers


def _outline(counties: list[Feature], tone: theme.CityTone) -> pdk.Layer:
    """The city's own line, strongest of the three."""
    outline = {"type": "Feature", "properties": {}, "geometry": dissolved(counties)}
    return pdk.Layer("GeoJsonLayer", outline, id="outline", filled=False, get_line_color=theme.rgba(tone.base, 0.85),
                     line_width_min_pixels=2.2, line_width_max_pixels=2.2)  # fmt: skip


def _text(layer: str, rows: list[dict[str, Any]], size: int, colour: str, **extra: Any) -> pdk.Layer:
    """Words at places. Strings are wrapped: pydeck would send a bare one as an expression, and nothing would show."""
    return pdk.Layer(
        "TextLayer", rows, id=layer, get_position="at", get_text="name", get_size=size,
        get_color=theme.rgba(colour), get_pixel_offset="offset", character_set=_AUTO, font_family=_FONT,
        font_settings={"fontSize": 48, "buffer": 6}, **extra,
    )  # fmt: skip


def _offsets(
    counties: list[Feature], placed: dict[str, pd.DataFrame], sites: list[dict[str, Any]], view: View, narrow: bool
) -> dict[str, Offset]:
    """How far each county's name stands off its label point, in pixels: by its own offset, then clear of the others."""
    size, boxes, points = 11 if narrow else 14, [], []
    for feature in counties:
        county = feature["properties"]
        x, y = view.pixel(county["lx"], county["ly"])
        points.append((x, y))
        x, y = x + county["label_right"] * size, y + county["label_down"] * size
        count = len(placed.get(county["adcode"], ()))
        box = labels.box(x, y, [county["name"]] + [""] * bool(count), size)
        boxes.append(box._replace(width=max(box.width, count * (15 if narrow else 19))))
    dots = [labels.Box(*view.pixel(site["longitude"], site["latitude"]), 14, 14) for site in sites]
    moved = zip(counties, points, labels.apart(boxes, dots))
    # Whole pixels: letters between two of them are blurred.
    return {feature["properties"]["adcode"]: (round(x - fx), round(y - fy)) for feature, (fx, fy), (x, y) in moved}


def _county_names(
    counties: list[Feature], placed: dict[str, pd.DataFrame], offsets: dict[str, Offset], narrow: bool, colours: Palette
) -> list[pdk.Layer]:
    """Names with a halo of eight shifted copies; higher where marks stand below them."""
    rows, halo = [], []
    for feature in counties:
        county = feature["properties"]
        x, y = offsets[county["adcode"]]
        lift = (7 if narrow else 10) if county["adcode"] in placed else 0
        row = {"name": county["name"], "at": [county["lx"], county["ly"]], "offset": _rounded(x, y - lift)}
        rows.append(row)
        halo += [row | {"offset": _rounded(x + dx, y - lift + dy)} for dx, dy in _HALO]
    size = 11 if narrow else 14
    return [_text("halo", halo, size, colours.map.halo), _text("names", rows, size, colours.map.ink)]


def _rounded(x: float, y: float) -> list[float]:
    return [round(x, 2), round(y, 2)]


def _county_marks(
    counties: list[Feature], placed: dict[str, pd.DataFrame], selected: str | None, offsets: dict[str, Offset],
    narrow: bool, colours: Palette,
) -> list[pdk.Layer]:  # fmt: skip
    """One mark an element below the county's name: shape and hue say what it is."""
    rows, halo, rings = [], [], []
    step = 15 if narrow else 19
    for feature in counties:
        county = feature["properties"]
        here = placed.get(county["adcode"])
        if here is None:
            continue
        x, y = offsets[county["adcode"]]
        for index, row in enumerate(here.itertuples()):
            offset = _rounded(x + (index - (len(here) - 1) / 2) * step, y + (9 if narrow else 12))
            mark = {
                "name": _GLYPHS.get(row.group, "●"), "at": [county["lx"], county["ly"]], "offset": offset,
                "title": row.name, "words": f"{row.role}　{row.year_label}", "element": row.element_id,
                "colour": theme.rgba(colours.map.groups[row.group]),
            }  # fmt: skip
            rows.append(mark)
            halo += [mark | {"offset": [offset[0] + dx, offset[1] + dy]} for dx, dy in _HALO]
            if row.element_id == selected:
                rings.append(mark | {"name": "◯"})
    size = 14 if narrow else 17
    layers = [
        _text("mark-halo", halo, size, colours.map.halo),
        pdk.Layer("TextLayer", rows, id="mark", pickable=True, get_position="at", get_text="name", get_size=size,
                  get_color="colour", get_pixel_offset="offset", character_set=_AUTO, font_family=_FONT,
                  font_settings={"fontSize": 48, "buffer": 6}),
        _text("mark-chosen", rings, size + 13, colours.ink),
    ]  # fmt: skip
    return layers if rows else []


def _sites(
    sites: list[dict[str, Any]], view: View, narrow: bool, selected: str | None, colours: Palette
) -> list[pdk.Layer]:
    """Dots by precision, with call-outs in the margin: solid for a spot, hollow for a point that stands for an area."""
    if not sites:
        return []
    dots, rims, lines, pills, rings = [], [], [], [], []
    for number, (site, pill) in enumerate(zip(sites, _places(sites, view, narrow)), 1):
        hue = colours.map.groups[site["group"]]
        at = [site["longitude"], site["latitude"]]
        hollow = site["precision_class"] == "C"
        base = {"title": site["name"], "words": site["words"], "element": site["element_id"], "at": at}
        radius = 9.5 if site["is_borrowed"] else 5.5
        fill = theme.rgba(colours.paper if hollow else hue)
        dots.append(base | {"fill": fill, "line": theme.rgba(hue), "radius": radius})
        if site["precision_class"] == "B":
            rims.append({"at": at, "radius": site["precision_m"], "fill": theme.rgba(hue, 0.18)})
        if selected in site["elements"]:
            rings.append({"at": at})
        lines.append({"from": at, "to": pill, "colour": theme.rgba(hue, 0.75)})
        label = f"{number}" if narrow else site["name"]
        is_chosen = selected in site["elements"]
        rim = {"border": theme.rgba(colours.ink if is_chosen else hue), "rim": 2.5 if is_chosen else 0}
        pills.append(base | rim | {"name": label, "at": pill, "fill": theme.rgba(hue)})
    return [
        pdk.Layer("ScatterplotLayer", rims, id="rim", get_position="at", get_radius="radius", get_fill_color="fill"),
        pdk.Layer("LineLayer", lines, id="leader", get_source_position="from", get_target_position="to",
                  get_color="colour", get_width=1.2),
        pdk.Layer("ScatterplotLayer", rings, id="site-chosen", get_position="at", get_radius=11,
                  radius_units=pdk.types.String("pixels"), filled=False, stroked=True,
                  get_line_color=theme.rgba(colours.ink), line_width_min_pixels=2.5, line_width_max_pixels=2.5),
        pdk.Layer("ScatterplotLayer", sorted(dots, key=lambda dot: -dot["radius"]), id="site", pickable=True,
                  get_position="at", get_radius="radius", radius_units=pdk.types.String("pixels"),
                  get_fill_color="fill", get_line_color="line", stroked=True,
                  line_width_min_pixels=2, line_width_max_pixels=2),
        pdk.Layer("TextLayer", pills, id="pill", pickable=True, get_position="at", get_text="name", get_size=13,
                  get_color=theme.rgba(colours.map.pill_ink), background=True,
                  get_background_color="fill", get_border_color="border", get_border_width="rim",
                  background_padding=[7, 4, 7, 4], background_border_radius=4, character_set=_AUTO,
                  font_family=_FONT, font_settings={"fontSize": 48, "buffer": 6}),
    ]  # fmt: skip


def _places(sites: list[dict[str, Any]], view: View, narrow: bool) -> list[list[float]]:
    """Where each call-out goes: the eastern margin in the dots' own order; those far west to the corner above."""
    half = [9.0 if narrow else 6.5 * len(site["name"]) + 8 for site in sites]
    step = 27 if narrow else _PILL_STEP
    left, top, right, _ = view.box
    found: list[list[float]] = []
    east = [view.pixel(site["longitude"], site["latitude"])[1] for site in sites if not site["is_west"]]
    heights = iter(stack(east, step, 24, view.height - 34))
    corner = iter(range(len(sites)))
    for site, reach in zip(sites, half):
        if site["is_west"]:
            found.append(view.degrees(left + 8 + reach, top + 22 + step * next(corner)))
        else:
            found.append(view.degrees(right + 12 + reach, next(heights)))
    return found


def _scale_bar(view: View, colours: Palette) -> list[pdk.Layer]:
    """Twenty kilometres on the ground at the foot of the map: it grows with the zoom."""
    longitude, latitude = view.degrees(22, view.height - 22)
    end = east_of(longitude, latitude, SCALE_KM)
    bar = [{"from": [longitude, latitude], "to": [end, latitude]}]
    name = [{"name": f"{SCALE_KM}公里", "at": [(longitude + end) / 2, latitude], "offset": [0, -10]}]
    return [
        pdk.Layer("LineLayer", bar, id="scale", get_source_position="from", get_target_position="to",
                  get_color=theme.rgba(colours.ink_2), get_width=2),
        _text("scale-name", name, 12, colours.ink_2),
    ]  # fmt: skip
