"""Map furniture: the land around, scale bar, north arrow, and the sheet with title, legend and caption."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from yuboard import theme
from yuboard.charts.svg import line, picture, tag, text
from yuboard.geography import layouts
from yuboard.geography.areas import SCALE_KM, Area, bounds
from yuboard.maps.drawing import Plane, outline
from yuboard.maps.drawing import name as area_name
from yuboard.maps.legend import Entry, legend_rows
from yuboard.theme import Palette
from yuboard.wording.measuring import width as text_width
from yuboard.wording.measuring import wrapped

# What a sheet leaves free around the title and the lines below the map, in em of the caption.
_GAP = 0.9
# The height of the corner that holds the north arrow, in em of its letter.
ARROW = 4.6
# The letters of the furniture beside those of the names.
SMALLER = 0.85


def surroundings(around: Sequence[Area], plane: Plane, size: float, east: float, colours: Palette) -> list[Markup]:
    """The land around a city: one grey with the neighbours' lines, and their names west of ``east``."""
    tones = colours.map
    parts = [tag("rect", x=0, y=0, width=plane.width, height=plane.height, fill=tones.ground)]
    names = []
    for area in around:
        west, south, right, north = bounds([area])
        (x1, y1), (x2, y2) = plane.at(west, north), plane.at(right, south)
        if x2 < 0 or y2 < 0 or x1 > plane.width or y1 > plane.height:
            continue
        parts.append(outline(area, plane, tones.ground, tones.ground_line, 0.9))
        x, y = plane.at(*area.label)
        half = text_width(area.name) * size / 2
        # Clear of the edges and of the scale bar in the corner below.
        if half < x < min(plane.width - half, east) and 2 * size < y < plane.height - 4 * size:
            names.append(area_name(x, y, area.name, colours, size, tones.ground_ink))
    return [tag("g", *parts, *names, pointer_events="none")]


def frame(plane: Plane, size: float, colours: Palette) -> list[Markup]:
    """Map frame: its edge, a scale bar and a north arrow."""
    edge = tag("rect", x=0.5, y=0.5, width=plane.width - 1, height=plane.height - 1, fill="none", stroke=colours.rule,
               pointer_events="none")  # fmt: skip
    return [edge, _scale_bar(plane, size, colours), _north_arrow(plane, size, colours)]


def _scale_bar(plane: Plane, size: float, colours: Palette) -> Markup:
    """So many kilometres at the foot of the map."""
    x, y, long = 1.5 * size, plane.height - 1.3 * size, SCALE_KM * plane.scale
    words = f"{SCALE_KM}公里"
    return tag(
        "g", line(x, y, x + long, y, colours.ink_2, 2),
        area_name(x + long / 2, y - 0.5 * size, words, colours, size, colours.ink_2), pointer_events="none",
    )  # fmt: skip


def _north_arrow(plane: Plane, size: float, colours: Palette) -> Markup:
    """An arrow to the north in the corner above, as high as ``ARROW`` says."""
    x, y = plane.width - 1.8 * size, 1.2 * size
    head = f"M{x:.1f},{y:.1f}L{x + size * 0.4:.1f},{y + size:.1f}L{x - size * 0.4:.1f},{y + size:.1f}Z"
    return tag(
        "g", line(x, y + size, x, y + 2.6 * size, colours.ink_2, 1.4), tag("path", d=head, fill=colours.ink_2),
        area_name(x, y + 3.9 * size, "北", colours, size, colours.ink_2), pointer_events="none",
    )  # fmt: skip


def layout_legend(elements: pd.DataFrame, colours: Palette, *, has_sites: bool = True) -> list[Entry]:
    """Legend of the marks on a layout's map, as far as they are on it; ``has_sites`` is false on squares."""
    shown = elements if has_sites else elements[elements["found"].ne("点位")]
    hues = colours.map.groups
    entries = [
        Entry(word, layouts.SHAPES.get(group, "circle"), hues[group], hues[group])
        for group, word in layouts.shown_groups(shown).items()
    ]
    if layouts.has_representatives(shown):
        entries.append(Entry(layouts.REPRESENTATIVE, "circle", colours.paper, colours.ink_2))
    return entries


def sheet(
    drawing: Markup, width: float, height: float, *, colours: Palette, alt: str, size: float = 10, title: str = "",
    entries: Sequence[Entry] = (), caption: str = "", stamp: str = "",
) -> Markup:  # fmt: skip
    """A drawing of that size as a sheet by itself: its title above, its legend, caption and stamp below."""
    x, y, parts = size, 0.0, []
    if title:
        parts.append(text(x, 2.1 * size, title, 1.5 * size, colours.ink))
        y = 3.2 * size
    parts.append(tag("g", drawing, transform=f"translate(0 {y:g})"))
    y += height
    if entries:
        high, rows = legend_rows(entries, width - 2 * size, colours, size * 1.05)
        parts.append(tag("g", *rows, transform=f"translate({x:g} {y + 0.4 * size:g})"))
        y += high + 0.4 * size
    beside = (text_width(stamp) + 2) * size * 0.9 if stamp else 0
    lines = wrapped(caption, (width - 2 * size - beside) / size)
    for words in lines:
        y += 1.5 * size
        parts.append(text(x, y, words, size, colours.ink_3))
    if stamp:
        y += 0 if lines else 1.5 * size
        parts.append(text(width - size, y, stamp, size * 0.9, colours.ink_3, anchor="end"))
    y += _GAP * size
    paper = tag("rect", x=0, y=0, width=width, height=y, fill=colours.paper)
    return standalone(picture(width, y, alt, paper, *parts))


def standalone(svg: str) -> Markup:
    """SVG as a file of its own: its namespace and its typeface."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" font-family="{theme.FONT}" '
    return Markup(str(svg).replace("<svg ", head, 1))
