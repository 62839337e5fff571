"""Charts as shapes: lines, signs and words that can be moved and written over, each sign named by its value."""

from typing import Any

from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.util import Inches, Pt

from yuboard.charts.axes import height_of, room
from yuboard.charts.drawing import anchored, placed
from yuboard.charts.marks import Band, Bar, Chart, Mark, Panel, Point, Rule, Squares, Text
from yuboard.charts.marks import Line as Path
from yuboard.charts.tones import colour
from yuboard.exports.pptx.text import Box, Line, connector, describe, paint, rgb, write
from yuboard.slides.model import Slide
from yuboard.theme import LIGHT

_SIGNS = {"arrow": MSO_SHAPE.UP_ARROW, "arrow down": MSO_SHAPE.DOWN_ARROW}
# What the look of a square says, and how it is filled.
_STATES = {"filled": "已审定", "hatched": "已报待审", "hollow": "还差"}
_FILLS = {"filled": "base", "hatched": "mid", "hollow": "paper"}
_ALIGN = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}
# Points of the smallest words, the most that fit are taken; how much wider than reckoned a typeface may be.
_POINTS, _WIDER = (16, 15, 14, 13, 12, 11, 10), 1.15


def _ring(x: float, y: float, size: float) -> list[tuple[int, int]]:
    """The corners of a square, as the library counts."""
    corners = ((x, y), (x + size, y), (x + size, y + size), (x, y + size))
    return [(Inches(across), Inches(down)) for across, down in corners]


def chart_shapes(pptx_slide: Any, box: Box, slide: Slide) -> None:
    """The chart of a slide in ``box``, as large as it allows."""
    pen = pen_for(pptx_slide, box, slide)
    for panel in pen.chart.panels:
        pen.levels(panel)
        for at, lines in panel.x.ticks:
            x, y = panel.at(at, 0)[0], panel.box[3] + 6
            pen.words(lines, "middle", x, y, None)
        for mark in panel.marks:
            pen.mark(mark, panel)


def pen_for(pptx_slide: Any, box: Box, slide: Slide, most: int = _POINTS[0]) -> "Pen":
    """Where the chart of a slide stands in ``box``, as large as it fits; its smallest words of ``most`` points."""
    assert slide.chart is not None
    smallest = min(line.size for line in slide.chart.lines())
    for points in (points for points in _POINTS if points <= most):
        scale = points / smallest / 72
        chart = slide.chart.at(width=box.width / scale)
        if chart.kind == slide.chart.kind and chart.height * scale <= box.height:
            break
    else:
        chart = slide.chart
        scale = min(box.width / chart.width, box.height / chart.height)
    return Pen(pptx_slide, box, scale, chart)


class Pen:
    """A slide, and where on it a chart stands: inches for each of its pixels."""

    def __init__(self, pptx_slide: Any, box: Box, scale: float, chart: Chart) -> None:
        self.slide, self.box, self.scale, self.chart = pptx_slide, box, scale, chart
        # A third of the room that is left over stands above.
        self.top = box.top + max(box.height - chart.height * scale, 0.0) / 3

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.box.left + x * self.scale, self.top + y * self.scale

    def mark(self, mark: Mark, panel: Panel) -> None:
        """A mark, then its words."""
        if isinstance(mark, Rule):
            tone = LIGHT.rule if mark.tone == "hair" else colour(mark.tone, mark.position, LIGHT)
            self._line((panel.at(mark.x, mark.y), panel.at(mark.end_x, mark.end_y)), tone, 1.0)
        elif isinstance(mark, Path):
            for ends in zip(mark.points, mark.points[1:]):
                tone = colour(mark.tone, mark.position, LIGHT)
                self._line((panel.at(*ends[0]), panel.at(*ends[1])), tone, 1.75, dashed=mark.is_dashed)
        elif isinstance(mark, Point):
            self._point(mark, panel)
        elif isinstance(mark, Band):
            self._band(mark, panel)
        elif isinstance(mark, Bar):
            self._bar(mark, panel)
        elif isinstance(mark, Squares):
            self._squares(mark, panel)
        if mark.label is not None:
            anchor, x, top = placed(mark.label, *anchored(mark, mark.label, panel))
            self.words(mark.label.lines, anchor, x, top, mark.position)

    def levels(self, panel: Panel) -> None:
        """Lines and labels of an upright axis of values, and the line at its foot."""
        left, _, right, bottom = panel.box
        for y in panel.y.lines:
            self._line(((left, panel.at(0, y)[1]), (right, panel.at(0, y)[1])), LIGHT.hair, 0.75)
        for y, lines in panel.y.ticks:
            self.words(lines, "end", left - 6, panel.at(0, y)[1] - height_of(lines) / 2, None)
        if panel.y.ticks:
            self._line(((left, bottom), (right, bottom)), LIGHT.rule, 1.0)

    def _bar(self, mark: Bar, panel: Panel) -> None:
        (x, y), (end, foot) = (
            self.at(*panel.at(mark.x, mark.y)),
            self.at(*panel.at(mark.end, mark.y + mark.height)),
        )
        shape = self.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *Box(x, y, end - x, foot - y).emu())
        paint(shape, colour("mid" if mark.is_hatched else mark.tone, mark.position, LIGHT), hatched=mark.is_hatched)
        shape.line.color.rgb, shape.line.width = rgb(colour(mark.edge, mark.position, LIGHT)), Pt(0.75)
        describe(shape, "缺数" if mark.is_hatched else "待审", mark.title)

    def _line(self, ends: Any, tone: str, points: float, *, dashed: bool = False) -> None:
        (x, y), (end_x, end_y) = (self.at(*end) for end in ends)
        shape = connector(self.slide, (x, y, end_x, end_y), tone, points, "连线")
        if dashed:
            shape.line.dash_style = MSO_LINE_DASH_STYLE.DASH

    def _point(self, mark: Point, panel: Panel) -> None:
        (x, y), half = self.at(*panel.at(mark.x, mark.y)), mark.size * self.scale * 1.15
        shape = self.slide.shapes.add_shape(
            _SIGNS.get(mark.shape, MSO_SHAPE.OVAL), *Box(x - half, y - half, 2 * half, 2 * half).emu()
        )
        paint(shape, colour(mark.fill, mark.position, LIGHT))
        shape.line.color.rgb, shape.line.width = rgb(colour(mark.edge, mark.position, LIGHT)), Pt(2)
        describe(shape, f"点-{mark.title.partition('　')[0]}", mark.title)

    def _band(self, mark: Band, panel: Panel) -> None:
        (x, low), (_, high) = self.at(*panel.at(mark.x, mark.low)), self.at(*panel.at(mark.x, mark.high))
        half, top = 5 * self.scale, min(low, high)
        shape = self.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *Box(x - half, top, 2 * half, abs(high - low)).emu())
        paint(shape, colour("mid", mark.position, LIGHT))
        shape.line.color.rgb, shape.line.width = rgb(colour("base", mark.position, LIGHT)), Pt(2)
        describe(shape, f"区间-{mark.title.partition('　')[0]}", mark.title)

    def _squares(self, mark: Squares, panel: Panel) -> None:
        """One shape a state, of as many squares as there are of it."""
        left, top = panel.at(mark.x, mark.y)
        first = 0
        for state, count in mark.states:
            corners = [mark.corner(index) for index in range(first, first + count)]
            first += count
            rings = [_ring(*self.at(left + x, top + y), mark.size * self.scale) for x, y in corners]
            if not rings:
                continue
            builder = self.slide.shapes.build_freeform(*rings[0][0], scale=1.0)
            for at, ring in enumerate(rings):
                if at:
                    builder.move_to(*ring[0])
                builder.add_line_segments(ring[1:], close=True)
            shape, word = builder.convert_to_shape(), _STATES[state]
            paint(shape, colour(_FILLS[state], mark.position, LIGHT), hatched=state == "hatched")
            shape.line.color.rgb, shape.line.width = rgb(colour(mark.edge, mark.position, LIGHT)), Pt(1.25)
            describe(shape, f"格-{mark.title.partition('　')[0]}-{word}", f"{mark.title}（{word}{count}格）")

    def words(self, lines: tuple[Text, ...], anchor: str, x: float, top: float, position: int | None) -> None:
        """Lines of words as one text box, a little wider than they are."""
        wide, high = room(lines) * _WIDER * self.scale, height_of(lines) * self.scale
        left, y = self.at(x, top)
        left -= {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        left = max(min(left, self.box.left + self.box.width - wide), self.box.left)
        told = [
            Line(line.words, line.size * self.scale * 72, colour(line.ink, position, LIGHT), line.is_strong)
            for line in lines
        ]
        if anchor == "start":
            wide = self.box.left + self.box.width - left
        place = Box(left, y, wide, high)
        shape = write(self.slide, place, told, f"文字-{lines[0].words}", align=_ALIGN[anchor])
        # Words in the middle of their mark stay in one line, wherever a typeface is wider.
        shape.text_frame.word_wrap = anchor == "start"
