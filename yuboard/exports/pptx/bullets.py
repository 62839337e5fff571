"""Bullet rows as native charts, one a goal: value, today's place and target are each one cell of its workbook.

Each chart has points of its own unit, joined by thick lines: a bar from nought to the value, a tick where it should be
today, another at the target. What stands at the same place twice is a formula in the workbook.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pptx.chart.data import XyChartData
from pptx.chart.xlsx import XyWorkbookWriter
from pptx.enum.chart import XL_CHART_TYPE

from yuboard.charts.axes import height_of, room
from yuboard.charts.drawing import anchored, placed
from yuboard.charts.marks import Bar, Mark, Panel, Point, Value, Words
from yuboard.charts.tones import colour
from yuboard.exports.pptx import chart_xml
from yuboard.exports.pptx.chart_xml import labels_of, number_format, plot_area, stroke
from yuboard.exports.pptx.shapes import Pen, pen_for
from yuboard.exports.pptx.text import Box, describe
from yuboard.slides.model import Slide
from yuboard.theme import LIGHT

BAND, OPEN = "区间", "以上"
# Where a row's points stand, of the height that its axis has; the most decimals that a cell shows.
_MIDDLE, _TOP, _DECIMALS = 1.0, 2.0, 4
_LEVEL = (_MIDDLE, _MIDDLE)
# Which point of a track bears its label.
_LABELLED = 1
# The most points of the smallest words: larger ones would take the room of the bars.
_POINTS = 13
# The thickness of ticks in pixels; how solid a band is.
_THIN, _THICK, _SOLID = 1.6, 5.0, 0.45
_FORMATS = {"range": "（下限）"}


class Copy(NamedTuple):
    """A place that repeats that of a point of a track, the first one unless told, a little aside of it."""

    track: str
    aside: float = 0.0
    point: int = 0


class Track(NamedTuple):
    """A line of a chart: its name, where its points stand across and upwards, how it is drawn.

    ``copies`` says of each point which one it repeats, in the workbook too; None where it has a number of its own.
    """

    name: str
    across: tuple[float, ...]
    upwards: tuple[float, ...]
    copies: tuple[Copy | None, ...]
    colour: str
    thickness: float
    mark: Mark | None = None


class _Writer(XyWorkbookWriter):
    """Workbook of a chart in which a number that stands twice is written once, and else as a formula."""

    def _populate_worksheet(self, workbook: Any, worksheet: Any) -> None:
        super()._populate_worksheet(workbook, worksheet)
        first = {series.name: self.series_table_row_offset(series) + 1 for series in self._chart_data}
        for track in self._chart_data.tracks:
            for index, copy in enumerate(track.copies):
                if copy:
                    formula = f"=A{first[copy.track] + copy.point + 1}{f'{copy.aside:+g}' if copy.aside else ''}"
                    worksheet.write_formula(first[track.name] + index, 0, formula, None, track.across[index])


class _Data(XyChartData):
    """Numbers of a chart, a series a track."""

    def __init__(self, tracks: Sequence[Track]) -> None:
        super().__init__(number_format="General")
        self.tracks = tracks
        for track in tracks:
            series = self.add_series(track.name)
            for x, y in zip(track.across, track.upwards):
                series.add_data_point(x, y)

    @property
    def _workbook_writer(self) -> _Writer:
        return _Writer(self)


def bullet_charts(pptx_slide: Any, box: Box, slide: Slide) -> None:
    """The bullet rows of a slide: names and states as words, between them a chart a goal."""
    pen = pen_for(pptx_slide, box, slide, most=_POINTS)
    for panel in pen.chart.panels:
        first, *marks, last = panel.marks
        pen.mark(first, panel)
        _chart(pptx_slide, panel, marks, pen)
        pen.mark(last, panel)


def _chart(pptx_slide: Any, panel: Panel, marks: Sequence[Mark], pen: Pen) -> None:
    """The chart of a goal, exactly where its row stands."""
    left, top, right, bottom = panel.box
    (x, y), (end_x, end_y) = pen.at(left, top), pen.at(right, bottom)
    stated = [mark.value for mark in marks if mark.value is not None]
    tracks = sorted(_tracks(panel, marks), key=lambda track: track.name != BAND)
    tracks[0] = _as_long(tracks[0], max(len(track.across) for track in tracks))
    data = _Data(tracks)
    place = Box(x, y, end_x - x, end_y - y).emu()
    frame = pptx_slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, *place, data)
    describe(frame, f"图-{stated[0].name}", f"{stated[0].name}。{'；'.join(value.words for value in stated)}")
    chart = frame.chart
    chart.has_title = chart.has_legend = False
    for axis, low, high in ((chart.category_axis, panel.x.low, panel.x.high), (chart.value_axis, 0.0, _TOP)):
        axis.visible = axis.has_major_gridlines = False
        axis.minimum_scale, axis.maximum_scale = low, high
    plot_area(chart, (0.0, 0.0, 1.0, 1.0))
    for series, track in zip(chart.plots[0].series, tracks):
        series.smooth = False
        opacity = _SOLID if track.name == BAND else 1.0
        points = _points(track.thickness, pen)
        stroke(series, track.colour, points, has_arrow=track.name == OPEN, opacity=opacity)
        if track.mark is not None and (label := _label(track, marks, panel, pen)):
            labels_of(series, [label])


def _tracks(panel: Panel, marks: Sequence[Mark]) -> Iterator[Track]:
    """The lines of a goal's chart, in the order in which they are drawn."""
    for mark in marks:
        value = mark.value
        if value is None or value.value is None:
            continue
        if isinstance(mark, Bar):
            fill = colour(mark.tone, mark.position, LIGHT)
            yield Track(value.series, (0.0, value.value), _LEVEL, (None, None), fill, mark.height, mark)
        elif isinstance(mark, Point):
            yield from _besides(panel, mark, value)
            yield _tick(panel, mark, value, value.value)


def _as_long(track: Track, count: int) -> Track:
    """A track with its last point repeated up to ``count`` points: LibreOffice loses a first one that is shorter."""
    more, last = count - len(track.across), len(track.across) - 1
    return track._replace(
        across=track.across + track.across[-1:] * more,
        upwards=track.upwards + track.upwards[-1:] * more,
        copies=track.copies + (Copy(track.name, point=last),) * more,
    )


def _besides(panel: Panel, mark: Point, value: Value) -> Iterator[Track]:
    """The line from a target on: to the upper end of a range, or on to the right where it is open upwards."""
    own = (Copy(value.series), None)
    if value.operator == "range" and value.low is not None and value.high is not None:
        tone = colour("mid", mark.position, LIGHT)
        yield Track(BAND, (value.low, value.high), _LEVEL, own, tone, 2 * mark.size)
    elif value.operator in (">", ">="):
        yield Track(OPEN, (value.low or 0.0, panel.x.high), _LEVEL, own, LIGHT.ink, _THIN)


def _tick(panel: Panel, mark: Point, value: Value, at: float) -> Track:
    """A line from below to above the middle; where a target is striven for, the outline of one.

    An outline, as programs differ in which of two lines lies above the other.
    """
    left, top, right, bottom = panel.box
    reach = mark.size / (bottom - top) * _TOP
    low, high = _MIDDLE - reach, _MIDDLE + reach
    thickness = _THICK if mark.shape == "post" else _THIN
    own = Copy(value.series)
    aside: tuple[float, ...] = (0.0, 0.0)
    ends: tuple[float, ...] = (low, high)
    if mark.shape == "post" and mark.fill == "paper":
        half = float(f"{(_THICK - _THIN) / 2 / (right - left) * (panel.x.high - panel.x.low):.3g}")
        aside, ends, thickness = (0.0, half, half, -half, -half, 0.0), (low, low, high, high, low, low), _THIN
    copies = (None, *(own._replace(aside=one) for one in aside[1:]))
    return Track(value.series, tuple(at + one for one in aside), ends, copies, LIGHT.ink, thickness, mark)


def _points(pixels: float, pen: Pen) -> float:
    return pixels * pen.scale * 72


def _label(track: Track, marks: Sequence[Mark], panel: Panel, pen: Pen) -> chart_xml.Label | None:
    """The label of a value at the last point of its track, where the description has its words; none of today."""
    mark = track.mark
    said = next((one for one in marks if isinstance(one, Words)), None) if isinstance(mark, Bar) else mark
    if mark is None or mark.value is None or said is None or said.label is None:
        return None
    (text,), (left, top, right, bottom) = said.label.lines, panel.box
    anchor, x, upper = placed(said.label, *anchored(said, said.label, panel))
    wide, high = room([text]), height_of([text])
    middle = x + {"start": wide / 2, "middle": 0.0, "end": -wide / 2}[anchor]
    side, away = ("b", high / 2) if isinstance(mark, Bar) else ("t", -high / 2)
    at = panel.at(track.across[_LABELLED], 0)[0]
    level = bottom - track.upwards[_LABELLED] / _TOP * (bottom - top)
    return chart_xml.Label(
        _LABELLED,
        number_format(mark.value, None, _FORMATS.get(mark.value.operator, ""), _DECIMALS),
        _points(text.size, pen),
        colour(text.ink, mark.position, LIGHT),
        text.is_strong,
        side,
        (middle - at) / (right - left),
        (upper + high / 2 - level - away) / (bottom - top),
        text.words,
    )
