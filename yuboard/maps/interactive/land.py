"""Land of an interactive map: the grey around, the city's counties and outline, the scale bar."""

from typing import Any

import pydeck as pdk

from yuboard import theme
from yuboard.geography import layouts
from yuboard.geography.areas import SCALE_KM, dissolved, east_of
from yuboard.maps.interactive import text
from yuboard.maps.interactive.scene import Feature, Scene
from yuboard.maps.interactive.view import vertices

# How far from the counties a neighbour may lie, in degrees: the rest of the province need not travel with the map.
_NEAR = 0.9
# A sheet under everything, so that the map does not end at the province line.
_SHEET = [[100, 20], [130, 20], [130, 46], [100, 46]]


def surroundings(scene: Scene, cities: list[Feature]) -> list[pdk.Layer]:
    """Land around: one grey with the neighbours' lines, and the names of those west of the margin."""
    tones, around = scene.colours.map, _neighbours(cities, scene.counties)
    centres = [(city, city["properties"]["lx"], city["properties"]["ly"]) for city in around]
    names = [
        {"name": city["properties"]["name"], "at": [x, y], "offset": [0, 0]}
        for city, x, y in centres
        if scene.view.pixel(x, y)[0] < scene.view.box[2]
    ]
    fill = theme.rgba(tones.ground)
    return [
        pdk.Layer(
            "PolygonLayer", [{"ring": _SHEET}], id="sheet", get_polygon="ring", stroked=False, get_fill_color=fill
        ),
        _outlined("around", _collection(around), 1, theme.rgba(tones.ground_line), filled=False),
        text.words("around-names", names, 12, tones.ground_ink),
    ]


def _neighbours(cities: list[Feature], counties: list[Feature]) -> list[Feature]:
    """The other cities near the counties."""
    xs = [county["properties"]["lx"] for county in counties]
    ys = [county["properties"]["ly"] for county in counties]
    west, south, east, north = min(xs) - _NEAR, min(ys) - _NEAR, max(xs) + _NEAR, max(ys) + _NEAR
    own_code = counties[0]["properties"]["parent"]

    def is_near(city: Feature) -> bool:
        points = vertices(city["geometry"]["coordinates"])
        return any(west <= x <= east and south <= y <= north for x, y, *_ in points)

    return [city for city in cities if city["properties"]["adcode"] != own_code and is_near(city)]


def _collection(features: list[Feature]) -> Feature:
    return {"type": "FeatureCollection", "features": features}


def _outlined(layer: str, content: Feature, width: float, line: list[int], **settings: Any) -> pdk.Layer:
    """GeoJSON with lines of ``width`` pixels at every zoom."""
    return pdk.Layer(
        "GeoJsonLayer",
        content,
        id=layer,
        get_line_color=line,
        line_width_min_pixels=width,
        line_width_max_pixels=width,
        **settings,
    )


def counties(scene: Scene) -> list[pdk.Layer]:
    """Counties: those that the document names in a deeper tone, the chosen one with a rim."""
    line = theme.rgba(scene.colours.map.county_line)
    features = [county | {"properties": _properties(scene, county)} for county in scene.counties]
    chosen = [county for county in scene.counties if scene.selected in _element_ids(scene, county)]
    layers = [_outlined("county", _collection(features), 1.6, line, pickable=True, get_fill_color="properties.fill")]
    if chosen:
        ink = theme.rgba(scene.colours.ink)
        layers.append(_outlined("chosen-county", _collection(chosen), 3, ink, filled=False))
    return layers


def _element_ids(scene: Scene, county: Feature) -> list[str]:
    rows = scene.by_county.get(county["properties"]["adcode"])
    return [] if rows is None else list(rows["element_id"])


def _properties(scene: Scene, county: Feature) -> dict[str, Any]:
    """Properties of a county: its words under the pointer, the element that a click chooses, and its fill."""
    pale, _, deep, *_ = theme.steps(scene.tone, 5)
    title, rows = county["properties"]["name"], scene.by_county.get(county["properties"]["adcode"])
    if rows is None:
        return {"title": title, "words": "文件没有点名", "element": None, "fill": theme.rgba(pale)}
    names = "、".join(rows["name"].map(layouts.short).drop_duplicates())
    return {"title": title, "words": names, "element": rows["element_id"].iloc[0], "fill": theme.rgba(deep)}


def outline(scene: Scene) -> pdk.Layer:
    """The city's line, strongest of the three."""
    content = {"type": "Feature", "properties": {}, "geometry": dissolved(scene.counties)}
    return _outlined("outline", content, 2.2, theme.rgba(scene.tone.base, 0.85), filled=False)


def scale_bar(scene: Scene) -> list[pdk.Layer]:
    """So many kilometres at the foot of the map: the bar grows with the zoom."""
    longitude, latitude = scene.view.degrees(22, scene.view.height - 22)
    end = east_of(longitude, latitude, SCALE_KM)
    bar = [{"from": [longitude, latitude], "to": [end, latitude]}]
    name = [{"name": f"{SCALE_KM}公里", "at": [(longitude + end) / 2, latitude], "offset": [0, -10]}]
    return [
        lines("scale", bar, 2, theme.rgba(scene.colours.ink_2)),
        text.words("scale-name", name, 12, scene.colours.ink_2),
    ]


def lines(layer: str, rows: list[dict[str, Any]], width: float, colour: list[int] | str) -> pdk.Layer:
    """Straight lines; ``rows`` have from and to (degrees), ``colour`` may name a column of theirs."""
    return pdk.Layer(
        "LineLayer",
        rows,
        id=layer,
        get_source_position="from",
        get_target_position="to",
        get_color=colour,
        get_width=width,
    )
