"""Chart → SVG: for small charts on screen, static pages, pictures and paper. Every mark is drawn as it is described."""

import zlib
from collections.abc import Callable
from functools import singledispatch

from markupsafe import Markup

from yuboard.charts import svg
from yuboard.charts.axes import LEADING, height_of
from yuboard.charts.marks import Band, Bar, Chart, Label, Line, Mark, Panel, Point, Rule, Squares, Text, Words
from yuboard.charts.tones import colour
from yuboard.theme import Palette

# What a mark and its words become where it can be followed: a link in static pages, a button on screen.
Wrap = Callable[[Mark, Markup], Markup]
_NEAR, _BAR_GAP = 8.0, 7.0


class Pen:
    """Where and in which colours the marks of one panel are drawn; ``hatch`` names a city's hatch on the page."""

    def __init__(self, chart: Chart, panel: Panel, colours: Palette) -> None:
        self.panel, self.colours = panel, colours
        self._name = f"hatch-{zlib.crc32(f'{chart.kind}{chart.alt}{chart.width}'.encode()):x}"

    def tone(self, tone: str, mark: Mark) -> str:
        return colour(tone, mark.position, self.colours)

    def hatch(self, position: int | None) -> str:
        return f"{self._name}-{position or 0}"


def drawing(chart: Chart, *, colours: Palette, wrap: Wrap | None = None, scale: float | None = 1.0) -> Markup:
    """The chart as one SVG element, ``chart.width`` times ``scale`` wide; it shrinks with its column.

    Without a ``scale`` it fills its column.

    ``wrap`` makes a mark with its words a link or a button; without it a mark that has a title says it as a tooltip.
    """
    parts: list[Markup] = _hatches(chart, colours)
    for panel in chart.panels:
        pen = Pen(chart, panel, colours)
        parts += _furniture(panel, colours)
        for mark in panel.marks:
            content = Markup("").join([*_shape(mark, pen), *_label(mark, pen)])
            parts.append((wrap or _titled)(mark, content) if content else content)
    role = "group" if wrap else "img"
    return svg.picture(chart.width, chart.height, chart.alt, *parts, role=role, scale=scale)


def _titled(mark: Mark, content: Markup) -> Markup:
    return svg.tag("g", svg.tag("title", mark.title), content) if mark.title else content


def button(mark: Mark, content: Markup) -> Markup:
    """A mark that can be chosen by mouse, touch and keys: by its clause, or by its choice."""
    return plain_button(mark, svg.tag("title", mark.title) + content) if _target(mark) else _titled(mark, content)


def plain_button(mark: Mark, content: Markup) -> Markup:
    """The same without a tooltip, where words on the page say what it would say: its title is its name alone."""
    target = _target(mark)
    if not target:
        return content
    return svg.tag("g", content, data_id=target, tabindex="0", role="button", aria_label=mark.title)


def _target(mark: Mark) -> str:
    return mark.figure_id or "　".join(mark.choice)


def _hatches(chart: Chart, colours: Palette) -> list[Markup]:
    """A hatch in the hue of each city that has hatched bars or squares."""
    positions = dict.fromkeys(mark.position for mark in chart.marks() if _is_hatched(mark))
    patterns = []
    for position in positions:
        ground = svg.tag("rect", width=6, height=6, fill=colours.paper)
        stripe = svg.line(0, 0, 0, 6, colour("mid", position, colours), 3)
        pattern = svg.tag(
            "pattern", ground, stripe, id=Pen(chart, chart.panels[0], colours).hatch(position), width=6, height=6,
            patternUnits="userSpaceOnUse", patternTransform="rotate(45)",
        )  # fmt: skip
        patterns.append(svg.tag("defs", pattern))
    return patterns


def _is_hatched(mark: Mark) -> bool:
    if isinstance(mark, Squares):
        return any(state == "hatched" for state, _ in mark.states)
    return isinstance(mark, Bar) and mark.is_hatched


def _furniture(panel: Panel, colours: Palette) -> list[Markup]:
    """Lines, labels and titles of both axes, and the panel's own title."""
    left, top, right, bottom = panel.box
    parts = [svg.line(panel.at(x, 0)[0], top, panel.at(x, 0)[0], bottom, colours.hair) for x in panel.x.lines]
    parts += [svg.line(left, panel.at(0, y)[1], right, panel.at(0, y)[1], colours.hair) for y in panel.y.lines]
    if panel.x.has_base:
        parts.append(svg.line(left, bottom, right, bottom, colours.rule))
    if panel.y.has_base:
        parts.append(svg.line(left, top, left, bottom, colours.rule))
    for at, lines in panel.x.ticks:
        x = panel.at(at, 0)[0]
        y = top - 10 - height_of(lines) if panel.x.is_above else bottom + 6
        parts += _lines(lines, x, y, "middle", None, colours, None)
    for at, lines in panel.y.ticks:
        y = panel.at(0, at)[1] - height_of(lines) / 2
        parts += _lines(lines, left - 10 - panel.y.label_gap, y, "end", None, colours, None)
    if panel.x.title:
        parts.append(svg.text((left + right) / 2, bottom + 44, panel.x.title, 13, colours.ink_3, anchor="middle"))
    if panel.title:
        parts.append(svg.text(left, top - 14, panel.title, 14, colours.ink_3))
    return parts


def _lines(
    lines: tuple[Text, ...], x: float, top: float, anchor: str, position: int | None, colours: Palette,
    halo: str | None,
) -> list[Markup]:  # fmt: skip
    parts, y = [], top
    for line in lines:
        y += line.size * LEADING
        ink = colour(line.ink, position, colours)
        baseline = y - line.size * 0.3
        parts.append(svg.text(x, baseline, line.words, line.size, ink, anchor=anchor, bold=line.is_strong, halo=halo))
    return parts


def _label(mark: Mark, pen: Pen) -> list[Markup]:
    if mark.label is None:
        return []
    x, y, reach = anchored(mark, mark.label, pen.panel)
    halo = pen.colours.paper if "above" in mark.label.side or "below" in mark.label.side else None
    anchor, x, top = placed(mark.label, x, y, reach)
    return _lines(mark.label.lines, x, top, anchor, mark.position, pen.colours, halo)


def anchored(mark: Mark, label: Label, panel: Panel) -> tuple[float, float, float]:
    """The pixel that words stand beside, and how far the mark reaches around it."""
    if isinstance(mark, Bar):
        (start, top), (end, bottom) = panel.at(mark.x, mark.y), panel.at(mark.end, mark.y + mark.height)
        middle = (top + bottom) / 2
        if label.side == "middle":
            return (start + end) / 2, middle, 0.0
        is_start = label.side == "left" or mark.is_label_inside
        return (start if is_start else end), middle, _BAR_GAP
    if isinstance(mark, Band):
        return *panel.at(mark.x, mark.low), _NEAR
    if isinstance(mark, Point):
        return *panel.at(mark.x, mark.y), mark.size
    if isinstance(mark, Squares):
        return *panel.at(mark.x, mark.y + mark.size / 2), 3.0
    assert isinstance(mark, Words)
    return *panel.at(mark.x, mark.y), 0.0


def placed(label: Label, x: float, y: float, reach: float) -> tuple[str, float, float]:
    """Text anchor, pixel across and upper edge of a label at its side."""
    side, height = label.side, height_of(label.lines)
    across = {"left": "end", "right": "start"}.get(side.split()[-1], "middle")
    is_beside = side in ("left", "right")
    away = 0.0 if across == "middle" else reach + 5 if is_beside else 2 if reach == 0 else _NEAR
    shifted = x - away if across == "end" else x + away if across == "start" else x
    if side.startswith("above"):
        top = y - height - max(reach, 4) * (1.0 if across == "middle" else 0.6)
    elif side.startswith("below"):
        top = y + max(reach, 4) * 0.8
    else:
        top = y - height / 2
    return across, shifted, top


@singledispatch
def _shape(mark: Mark, pen: Pen) -> list[Markup]:
    """A mark without its words."""
    return []


@_shape.register
def _line(mark: Line, pen: Pen) -> list[Markup]:
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in (pen.panel.at(*point) for point in mark.points))
    dashes = {"stroke_dasharray": "6 4"} if mark.is_dashed else {}
    return [svg.tag("polyline", points=joined, fill="none", stroke=pen.tone(mark.tone, mark),
                    stroke_width=f"{mark.width:g}", **dashes)]  # fmt: skip


@_shape.register
def _bar(mark: Bar, pen: Pen) -> list[Markup]:
    (x, top), (end, bottom) = pen.panel.at(mark.x, mark.y), pen.panel.at(mark.end, mark.y + mark.height)
    fill = f"url(#{pen.hatch(mark.position)})" if mark.is_hatched else pen.tone(mark.tone, mark)
    return [svg.tag("rect", x=x, y=top, width=max(end - x, 0.0), height=bottom - top, fill=fill,
                    stroke=pen.tone(mark.edge, mark))]  # fmt: skip


@_shape.register
def _squares(mark: Squares, pen: Pen) -> list[Markup]:
    """One path a state, so that four hundred squares are four elements."""
    left, top = pen.panel.at(mark.x, mark.y)
    fills = {"filled": pen.tone("base", mark), "hollow": pen.tone("paper", mark)}
    parts, first = [], 0
    for state, count in mark.states:
        corners = [mark.corner(index) for index in range(first, first + count)]
        first += count
        square = f"h{mark.size:g}v{mark.size:g}h-{mark.size:g}z"
        parts.append(svg.tag(
            "path", d="".join(f"M{left + x:.1f},{top + y:.1f}{square}" for x, y in corners),
            fill=fills.get(state, f"url(#{pen.hatch(mark.position)})"), stroke=pen.tone(mark.edge, mark),
            stroke_width="1.3",
        ))  # fmt: skip
    return parts


@_shape.register
def _band(mark: Band, pen: Pen) -> list[Markup]:
    (x, low), (_, high) = pen.panel.at(mark.x, mark.low), pen.panel.at(mark.x, mark.high)
    base = pen.tone("base", mark)
    caps = [svg.line(x - 10, y, x + 10, y, base, 2.5) for y in (low, high)]
    return [svg.line(x, low, x, high, pen.tone("mid", mark), 10), *caps]


@_shape.register
def _point(mark: Point, pen: Pen) -> list[Markup]:
    x, y = pen.panel.at(mark.x, mark.y)
    fill, edge = pen.tone(mark.fill, mark), pen.tone(mark.edge, mark)
    if mark.shape == "tick":
        return [svg.line(x, y - mark.size, x, y + mark.size, edge, 2)]
    sign = svg.mark(mark.shape, x, y, mark.size, fill, edge, 2.2)
    if not mark.is_open_ended:
        return [sign]
    tip = y - mark.size - 20
    return [sign, svg.line(x, y - mark.size - 5, x, tip + 2, edge, 1.8), svg.mark("up", x, tip, 3.6, edge, edge, 0)]


@_shape.register
def _rule(mark: Rule, pen: Pen) -> list[Markup]:
    (x, y), (end_x, end_y) = pen.panel.at(mark.x, mark.y), pen.panel.at(mark.end_x, mark.end_y)
    if not mark.is_ground:
        return [svg.line(x, y, end_x, end_y, pen.tone(mark.tone, mark))]
    return [svg.tag("rect", x=min(x, end_x), y=min(y, end_y), width=abs(end_x - x), height=abs(end_y - y),
                    fill=pen.tone(mark.tone, mark))]  # fmt: skip
