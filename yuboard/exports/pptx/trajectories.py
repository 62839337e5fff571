"""Trajectories as native charts: stages on a line of years, approved values on an axis of time."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.util import Pt

from yuboard import theme
from yuboard.charts import Value
from yuboard.charts.bullet_rows import PACE, REPORTED
from yuboard.charts.marks import Line, Mark, Point
from yuboard.exports.pptx.chart_xml import (
    Label,
    category_axis,
    labels_of,
    legend,
    number_format,
    plot_area,
    span_gaps,
    value_axis,
    years_axis,
)
from yuboard.exports.pptx.charts import add_chart
from yuboard.exports.pptx.text import Box, paint, rgb
from yuboard.slides.model import Slide
from yuboard.theme import LIGHT, CityTone
from yuboard.wording.measuring import width

PATH = "目标间连线"
# More squares than these would touch one another.
_SQUARES = 12
_MARKERS = {">=": XL_MARKER_STYLE.TRIANGLE, ">": XL_MARKER_STYLE.TRIANGLE}
_STAGE_SIZES = {"基期": 10, "中期目标": 12, "终期目标": 16}
# Where points stand inside the chart, as shares of it: left, top, width, height.
_PLOT = (0.09, 0.03, 0.85, 0.79)


def trajectory_chart(pptx_slide: Any, box: Box, slide: Slide) -> Any:
    """Stages on a line of years that leaves none out; one series a stage, and a dashed one that only joins them."""
    if any(value.series == REPORTED for value in slide.values):
        return reported_chart(pptx_slide, box, slide)
    values = slide.values
    years = list(range(min(value.year or 0 for value in values), max(value.year or 0 for value in values) + 1))
    series = _stages(values)
    data = CategoryChartData(number_format="General")
    data.categories = [f"{year}年" for year in years]
    joined = {value.year: value.value for value in values}
    data.add_series(PATH, [joined.get(year) for year in years])
    for name, (stage, key) in series.items():
        numbers = {value.year: getattr(value, key) for value in stage}
        data.add_series(name, [numbers.get(year) for year in years])
    chart = add_chart(pptx_slide, box, XL_CHART_TYPE.LINE_MARKERS, data, slide)
    tone = theme.city(LIGHT, slide.position)
    value_axis(chart, (end for value in values for end in (value.low, value.high) if end is not None))
    category_axis(chart, 14)
    legend(chart)
    plot_area(chart, _PLOT)
    span_gaps(chart)
    path, *stages = chart.plots[0].series
    _path(path, tone)
    for line, (name, (stage, key)) in zip(stages, series.items()):
        _stage(line, name, stage, key, years, tone)
    return chart


def reported_chart(pptx_slide: Any, box: Box, slide: Slide) -> Any:
    """The same with the approved values, on an axis of time: they are of days, which no list of years has room for."""
    assert slide.chart is not None
    stated = [value for value in slide.values if value.year is not None]
    stages = _stages(stated)
    approved = [point for mark in slide.chart.marks() for point in _approved(mark)]
    pace = [(mark.x, mark.y) for mark in slide.chart.marks() if isinstance(mark, Point) and _is(mark, PACE)]
    path = [(float(value.year or 0), value.value or 0.0) for value in stated]
    points: dict[str, list[tuple[float, float]]] = {PATH: path, REPORTED: list(dict.fromkeys(approved)), PACE: pace}
    points |= {
        name: [(value.year or 0, getattr(value, key)) for value in stage] for name, (stage, key) in stages.items()
    }
    data = XyChartData(number_format="General")
    # The longest first: LibreOffice loses a shorter one at the head.
    names = sorted((name for name in points if points[name]), key=lambda name: -len(points[name]))
    for name in names:
        series = data.add_series(name)
        for at, value in points[name]:
            series.add_data_point(at, value)
    chart = add_chart(pptx_slide, box, XL_CHART_TYPE.XY_SCATTER_LINES, data, slide)
    value_axis(chart, [value for each in points.values() for _, value in each])
    years_axis(chart, [at for each in points.values() for at, _ in each], 14)
    legend(chart)
    plot_area(chart, _PLOT)
    tone, drawn = theme.city(LIGHT, slide.position), dict(zip(names, chart.plots[0].series))
    _path(drawn[PATH], tone)
    for name, (stage, key) in stages.items():
        _stage(drawn[name], name, stage, key, [value.year or 0 for value in stage], tone)
    _reported(drawn[REPORTED], slide.values, len(points[REPORTED]), tone)
    if pace:
        _pace(drawn[PACE])
    return chart


def _is(mark: Mark, series: str) -> bool:
    return mark.value is not None and mark.value.series == series


def _approved(mark: Mark) -> list[tuple[float, float]]:
    """The approved values that a mark stands for: a solid line for all of them, a sign for its own."""
    if isinstance(mark, Line) and not mark.is_dashed:
        return list(mark.points)
    return [(mark.x, mark.y)] if isinstance(mark, Point) and _is(mark, REPORTED) else []


def _reported(series: Any, values: Sequence[Value], count: int, tone: CityTone) -> None:
    """Approved values: a solid line with filled squares, the last in words; of many the last alone has its square."""
    series.smooth = False
    series.format.line.color.rgb, series.format.line.width = rgb(tone.base), Pt(2.5)
    series.marker.style = XL_MARKER_STYLE.NONE
    for index in range(0 if count <= _SQUARES else count - 1, count):
        marker = series.points[index].marker
        marker.style, marker.size = XL_MARKER_STYLE.SQUARE, 9
        paint(marker.format, tone.base)
        marker.format.line.color.rgb = rgb(tone.base)
    (value,) = (value for value in values if value.series == REPORTED)
    aside = width(value.words) * 15 / 72 / 8 * 0.55
    labels_of(series, [Label(count - 1, number_format(value), 15, tone.ink, True, "b", aside)])


def _pace(series: Any) -> None:
    series.smooth = False
    series.format.line.fill.background()
    series.marker.style, series.marker.size = XL_MARKER_STYLE.PLUS, 12
    series.marker.format.line.color.rgb = rgb(LIGHT.ink)


def _stages(values: Sequence[Value]) -> dict[str, tuple[list[Value], str]]:
    """Series by stage; a stage with a range has its upper bounds as a series of their own."""
    stages: dict[str, tuple[list[Value], str]] = {}
    for name in _STAGE_SIZES:
        stage = [value for value in values if value.series == name]
        if stage:
            stages[name] = (stage, "value")
        if ranges := [value for value in stage if value.operator == "range"]:
            stages[f"{name}（上限）"] = (ranges, "high")
    return stages


def _path(series: Any, tone: CityTone) -> None:
    series.smooth = False
    series.marker.style = XL_MARKER_STYLE.NONE
    series.format.line.color.rgb = rgb(tone.mid)
    series.format.line.width = Pt(1.75)
    series.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH


def _stage(series: Any, name: str, values: Sequence[Value], key: str, years: list[int], tone: CityTone) -> None:
    stage = name.split("（")[0]
    series.smooth = False
    series.format.line.fill.background()
    colour = {"基期": LIGHT.ink_2, "中期目标": tone.mid}.get(stage, tone.base)
    edge = LIGHT.ink_2 if stage == "基期" else tone.base
    _marker(series.marker, values[0], _STAGE_SIZES[stage], colour, edge)
    for value in values[1:]:
        if value.operator != values[0].operator:
            _marker(series.points[years.index(value.year or 0)].marker, value, _STAGE_SIZES[stage], colour, edge)
    labels = []
    for value in values:
        word = ("（上限）" if key == "high" else "（下限）") if value.operator == "range" else ""
        ink = LIGHT.ink_2 if stage == "基期" else tone.ink
        number = getattr(value, key)
        size = 18 if stage == "终期目标" else 15
        # On the way, a label stands left of its point, off the rising line; the shares are of a chart 8 inches wide.
        aside = 0.0 if stage == "终期目标" or word else -width(value.words) * size / 72 / 8 * 0.42
        side = "b" if word == "（下限）" else "t"
        at = years.index(value.year or 0)
        labels.append(Label(at, number_format(value, number, word), size, ink, stage == "终期目标", side, aside))
    labels_of(series, labels)


def _marker(marker: Any, value: Value, size: int, colour: str, edge: str) -> None:
    """The operator as shape: a triangle for a lower bound, a dash for an end of a range, else a dot.

    A baseline is a square, so that it is told from a target in grey; not every program draws the edge of an open mark.
    """
    exact = XL_MARKER_STYLE.SQUARE if value.series == "基期" else XL_MARKER_STYLE.CIRCLE
    plain = XL_MARKER_STYLE.DASH if value.operator == "range" else exact
    marker.style, marker.size = _MARKERS.get(value.operator, plain), size
    paint(marker.format, colour)
    marker.format.line.color.rgb = rgb(edge)
