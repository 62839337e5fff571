"""Layout maps as native shapes: one freeform a county, so that a presenter can recolour and move everything."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from yuboard import theme
from yuboard.exports.pptx.text import Box, Line, connector, describe, paint, rgb, write
from yuboard.geography.areas import Area, bounds, positions
from yuboard.geography.layouts import REPRESENTATIVE, by_county, callouts, has_representatives, shown_groups
from yuboard.slides.model import LayoutMap, Slide
from yuboard.theme import LIGHT
from yuboard.wording.measuring import cut, width

_SHAPES = {"park": MSO_SHAPE.ISOSCELES_TRIANGLE, "base": MSO_SHAPE.RECTANGLE, "warehouse": MSO_SHAPE.DIAMOND}
_SYMBOL = 0.15
_PER_UNIT = 1000


class _Plane:
    """From plane units to inches inside a box, the aspect kept."""

    def __init__(self, areas: Sequence[Area], box: Box, east: float) -> None:
        west, south, right, north = bounds(areas)
        self.scale = min((box.width - east) / (right - west), box.height / (north - south))
        self.left = box.left + (box.width - east - (right - west) * self.scale) / 2
        self.top = box.top + (box.height - (north - south) * self.scale) / 2
        self.west, self.north, self.east = west, north, self.left + (right - west) * self.scale

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point in inches."""
        return self.left + (x - self.west) * self.scale, self.top + (self.north - y) * self.scale


def layout_shapes(pptx_slide: Any, box: Box, slide: Slide) -> None:
    """Counties, the marks of what they hold, located sites with their names, key and caption, or why there is none."""
    layout_map = slide.layout_map
    assert layout_map is not None
    if not layout_map.areas:
        write(pptx_slide, box, [Line(layout_map.caption, 16, LIGHT.ink_2)], "图注", anchor=MSO_ANCHOR.MIDDLE)
        return
    sites = callouts(layout_map.elements) if layout_map.has_boundaries else []
    map_box = Box(box.left, box.top, box.width, box.height - 0.78)
    plane = _Plane(layout_map.areas, map_box, 1.7 if any(not site["is_west"] for site in sites) else 0)
    _counties(pptx_slide, plane, layout_map, slide)
    _names(pptx_slide, plane, layout_map)
    _callouts(pptx_slide, plane, sites, map_box)
    _key(pptx_slide, Box(box.left, box.top + box.height - 0.72, box.width, 0.26), layout_map)
    caption = Box(box.left, box.top + box.height - 0.4, box.width, 0.4)
    write(pptx_slide, caption, [Line(layout_map.caption, 10, LIGHT.ink_3)], "图注")


def _counties(pptx_slide: Any, plane: _Plane, layout_map: LayoutMap, slide: Slide) -> None:
    tone = theme.city(LIGHT, slide.position)
    steps = theme.steps(tone, 5)
    placed = by_county(layout_map.elements)
    group = pptx_slide.shapes.add_group_shape()
    for area in layout_map.areas:
        shape = _freeform(group, plane, area)
        is_chosen = area.name == layout_map.county
        paint(shape, steps[4] if is_chosen else steps[2] if area.adcode in placed else steps[0])
        shape.line.color.rgb, shape.line.width = (
            rgb(tone.ink if is_chosen else LIGHT.paper),
            Pt(2.25 if is_chosen else 1.25),
        )
        names = "、".join(placed[area.adcode]["name"]) if area.adcode in placed else "文件未点名"
        describe(shape, area.name, f"{area.name}：{names}")
    listed = "；".join(f"{row.name}（{row.found}）" for row in layout_map.elements.itertuples(index=False))
    describe(group, f"地图-{slide.title}", f"{slide.title}。{layout_map.caption}{listed}")


def _freeform(group: Any, plane: _Plane, area: Area) -> Any:
    builder = None
    for ring in area.rings:
        points = [tuple(round(Inches(value) / _PER_UNIT) for value in plane.at(*point)) for point in ring]
        if builder is None:
            builder = group.shapes.build_freeform(*points[0], scale=float(_PER_UNIT))
        else:
            builder.move_to(*points[0])
        builder.add_line_segments(points[1:], close=True)
    assert builder is not None
    return builder.convert_to_shape()


def _names(pptx_slide: Any, plane: _Plane, layout_map: LayoutMap) -> None:
    """A name a county, below it one mark for each element that it holds or answers for."""
    placed = by_county(layout_map.elements)
    size = 12 if len(layout_map.areas) <= 10 else 11
    for area in layout_map.areas:
        x, y = plane.at(*area.label)
        x, y = x + area.offset[0] * size / 72, y + area.offset[1] * size / 72
        rows = placed.get(area.adcode)
        line = Line(cut(area.name, 1.4 * 72 / size), size, LIGHT.map.ink, area.name == layout_map.county)
        lift = 0.11 if rows is None else 0.2
        write(pptx_slide, Box(x - 0.7, y - lift, 1.4, 0.22), [line], f"地名-{area.name}", align=PP_ALIGN.CENTER)
        count = 0 if rows is None else len(rows)
        for index in range(count):
            row = rows.iloc[index]  # type: ignore[union-attr]
            left = x + (index - (count - 1) / 2) * (_SYMBOL + 0.05) - _SYMBOL / 2
            _symbol(pptx_slide, row["group"], left, y + 0.05, f"{area.name}：{row['name']}（{row['year_label']}）")


def _symbol(
    pptx_slide: Any, group: str, left: float, top: float, words: str, *, hollow: bool = False, size: float = _SYMBOL
) -> Any:
    kind = _SHAPES.get(group, MSO_SHAPE.OVAL)
    shape = pptx_slide.shapes.add_shape(kind, *Box(left, top, size, size).emu())
    hue = LIGHT.map.groups[group]
    paint(shape, LIGHT.paper if hollow else hue)
    shape.line.color.rgb, shape.line.width = rgb(hue if hollow else LIGHT.paper), Pt(1.75 if hollow else 0.75)
    describe(shape, f"要素-{words.split('（')[0]}", words)
    return shape


def _callouts(pptx_slide: Any, plane: _Plane, sites: Sequence[dict[str, Any]], box: Box) -> None:
    """Located sites: a dot where they are, their names in the eastern margin, or in the north-western corner."""
    points = [plane.at(*at) for at in positions((site["longitude"], site["latitude"]) for site in sites)]
    east = [index for index, site in enumerate(sites) if not site["is_west"]]
    step = min(0.4, box.height / max(len(east), 1))
    wanted: list[float] = []
    for index in east:
        wanted.append(max(points[index][1] - 0.14, wanted[-1] + step if wanted else box.top))
    over = max(wanted[-1] + step - box.top - box.height, 0) if wanted else 0
    for index, top in zip(east, wanted):
        _callout(pptx_slide, sites[index], points[index], (plane.east + 0.15, max(top - over, box.top)), 1.6)
    west = [index for index, site in enumerate(sites) if site["is_west"]]
    for number, index in enumerate(west):
        _callout(pptx_slide, sites[index], points[index], (box.left, box.top + 0.3 * number), 1.9)


def _callout(
    pptx_slide: Any, site: dict[str, Any], point: tuple[float, float], at: tuple[float, float], wide: float
) -> None:
    hue = LIGHT.map.groups[site["group"]]
    near = at[0] if at[0] > point[0] else at[0] + len(site["name"]) * 11.5 / 72
    ends = (*point, near, at[1] + 0.13)
    connector(pptx_slide, ends, hue, 0.75, "引线")
    hollow = site["precision_class"] == "C"
    half = _SYMBOL * (0.85 if site["is_borrowed"] else 0.5)
    words = f"{site['name']}（{site['words']}）"
    dot = _symbol(pptx_slide, site["group"], point[0] - half, point[1] - half, words, hollow=hollow, size=2 * half)
    if site["is_borrowed"]:
        dot.fill.background()
    box, name = Box(at[0] + 0.04, at[1], wide, 0.26), cut(site["name"], wide * 72 / 11)
    write(
        pptx_slide,
        box,
        [Line(name, 11, hue, True)],
        f"地点-{site['name']}",
        anchor=MSO_ANCHOR.MIDDLE,
    )


def _key(pptx_slide: Any, box: Box, layout_map: LayoutMap) -> None:
    """Key of the marks that are on the map."""
    rows = layout_map.elements
    shown = rows if layout_map.has_boundaries else rows[rows["found"].ne("点位")]
    entries = [(group, word, False) for group, word in shown_groups(shown).items()]
    if has_representatives(shown):
        entries.append(("hub", REPRESENTATIVE, True))
    left = box.left
    most = (box.width / max(len(entries), 1) - 0.44) * 72 / 12
    for (group, word, hollow), _ in groupby(entries):
        word = cut(word, most)
        _symbol(pptx_slide, group, left, box.top + 0.05, f"图例：{word}", hollow=hollow)
        wide = width(word) * 12 / 72 + 0.1
        write(pptx_slide, Box(left + 0.22, box.top, wide, box.height), [Line(word, 11, LIGHT.ink_2)], f"图例-{word}",
              anchor=MSO_ANCHOR.MIDDLE)  # fmt: skip
        left += wide + 0.34
