"""Names of counties, clear of each other, and the marks of their elements below them."""

from typing import Any

import pydeck as pdk

from yuboard import theme
from yuboard.maps import labels
from yuboard.maps.interactive import text
from yuboard.maps.interactive.scene import Scene

Offset = tuple[float, float]
# Marks as letters, by group: what a text layer can show.
_GLYPHS = {"park": "▲", "base": "■", "warehouse": "◆"}
# The side of the square that a site's dot keeps free of names, in pixels.
_DOT = 14


def offsets(scene: Scene) -> dict[str, Offset]:
    """Offsets of the counties' names from their label points by code, in pixels: their own, then clear of others."""
    boxes, points, size = [], [], scene.name_size
    for county in (feature["properties"] for feature in scene.counties):
        x, y = scene.view.pixel(county["lx"], county["ly"])
        points.append((x, y))
        count = len(scene.by_county.get(county["adcode"], ()))
        lines = [county["name"], ""] if count else [county["name"]]
        box = labels.box(x + county["label_right"] * size, y + county["label_down"] * size, lines, size)
        boxes.append(box._replace(width=max(box.width, count * scene.mark_step)))
    dots = [labels.Box(*scene.view.pixel(site["longitude"], site["latitude"]), _DOT, _DOT) for site in scene.sites]
    codes = [feature["properties"]["adcode"] for feature in scene.counties]
    # Whole pixels: letters between two of them are blurred.
    return {
        code: (round(x - from_x), round(y - from_y))
        for code, (from_x, from_y), (x, y) in zip(codes, points, labels.apart(boxes, dots))
    }


def county_names(scene: Scene, offsets: dict[str, Offset]) -> list[pdk.Layer]:
    """Names with their halo; higher where marks stand below them."""
    rows = []
    for county in (feature["properties"] for feature in scene.counties):
        x, y = offsets[county["adcode"]]
        lift = (7 if scene.is_narrow else 10) if county["adcode"] in scene.by_county else 0
        row = {"name": county["name"], "at": [county["lx"], county["ly"]], "offset": text.rounded(x, y - lift)}
        rows.append(row)
    tones = scene.colours.map
    return [
        text.words("halo", text.haloed(rows), scene.name_size, tones.halo),
        text.words("names", rows, scene.name_size, tones.ink),
    ]


def county_marks(scene: Scene, offsets: dict[str, Offset]) -> list[pdk.Layer]:
    """One mark an element below the county's name: shape and hue say what it is."""
    marks = _marks(scene, offsets)
    if not marks:
        return []
    chosen = [mark | {"name": "◯"} for mark in marks if mark["element"] == scene.selected]
    size = 14 if scene.is_narrow else 17
    layer = pdk.Layer(
        "TextLayer",
        marks,
        id="mark",
        pickable=True,
        get_size=size,
        get_color="colour",
        get_pixel_offset="offset",
        **text.LETTERS,
    )
    return [
        text.words("mark-halo", text.haloed(marks), size, scene.colours.map.halo),
        layer,
        text.words("mark-chosen", chosen, size + 13, scene.colours.ink),
    ]


def _marks(scene: Scene, offsets: dict[str, Offset]) -> list[dict[str, Any]]:
    """One row an element of a county: name (its glyph), at, offset, title, words, element and colour."""
    marks = []
    for county in (feature["properties"] for feature in scene.counties):
        rows: Any = scene.by_county.get(county["adcode"])
        if rows is None:
            continue
        x, y = offsets[county["adcode"]]
        down = 9 if scene.is_narrow else 12
        for index, row in enumerate(rows.itertuples()):
            mark = {
                "name": _GLYPHS.get(row.group, "●"),
                "at": [county["lx"], county["ly"]],
                "offset": text.rounded(x + (index - (len(rows) - 1) / 2) * scene.mark_step, y + down),
                "title": row.name,
                "words": f"{row.role}　{row.year_label}",
                "element": row.element_id,
                "colour": theme.rgba(scene.colours.map.groups[row.group]),
            }
            marks.append(mark)
    return marks
