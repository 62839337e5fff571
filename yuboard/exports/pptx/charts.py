"""Native charts with their workbook: what is stated is a cell, and its label is that cell under a number format."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Pt

from yuboard import theme
from yuboard.charts import Value
from yuboard.exports.pptx.chart_xml import (
    Label,
    category_axis,
    labels_of,
    legend,
    number_format,
    plot_area,
    span_gaps,
    value_axis,
)
from yuboard.exports.pptx.text import Box, Line, describe, paint, rgb, write
from yuboard.slides.model import Slide
from yuboard.theme import LIGHT, CityTone
from yuboard.wording.measuring import width

PATH = "目标间连线"
_MARKERS = {">=": XL_MARKER_STYLE.TRIANGLE, ">": XL_MARKER_STYLE.TRIANGLE}
_STAGE_SIZES = {"基期": 10, "中期目标": 12, "终期目标": 16}
# Where marks stand inside a bar chart and a ladder, as shares of it: left, top, width, height.
_PLOT, _LADDER = (0.2, 0.02, 0.72, 0.9), (0.09, 0.03, 0.85, 0.79)


def ladder_chart(slide: Any, box: Box, told: Slide) -> Any:
    """Stages on a line of years that leaves none out; one series a stage, and a dashed one that only joins them."""
    marks = told.values
    years = list(range(min(m.year or 0 for m in marks), max(m.year or 0 for m in marks) + 1))
    series = _stages(marks)
    data = CategoryChartData(number_format="General")
    data.categories = [f"{year}年" for year in years]
    first = {mark.year: mark.value for mark in marks}
    data.add_series(PATH, [first.get(year) for year in years])
    for name, (own, key) in series.items():
        values = {mark.year: getattr(mark, key) for mark in own}
        data.add_series(name, [values.get(year) for year in years])
    chart = _add(slide, box, XL_CHART_TYPE.LINE_MARKERS, data, told)
    tone = theme.city(LIGHT, told.position)
    value_axis(chart, max(m.high or m.low or 0 for m in marks))
    category_axis(chart, 14)
    legend(chart)
    plot_area(chart, _LADDER)
    span_gaps(chart)
    path, *stages = chart.plots[0].series
    _path(path, tone)
    for line, (name, (own, key)) in zip(stages, series.items()):
        _stage(line, name, own, key, years, tone)
    return chart


def _stages(marks: Sequence[Value]) -> dict[str, tuple[list[Value], str]]:
    """Series by stage; a stage with a range has its upper bounds as a series of their own."""
    found: dict[str, tuple[list[Value], str]] = {}
    for name in _STAGE_SIZES:
        own = [mark for mark in marks if mark.series == name]
        if own:
            found[name] = (own, "value")
        if ranges := [mark for mark in own if mark.operator == "range"]:
            found[f"{name}（上限）"] = (ranges, "high")
    return found


def _path(series: Any, tone: CityTone) -> None:
    series.smooth = False
    series.marker.style = XL_MARKER_STYLE.NONE
    series.format.line.color.rgb = rgb(tone.mid)
    series.format.line.width = Pt(1.75)
    series.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH


def _stage(series: Any, name: str, marks: Sequence[Value], key: str, years: list[int], tone: CityTone) -> None:
    stage = name.split("（")[0]
    series.smooth = False
    series.format.line.fill.background()
    colour = {"基期": LIGHT.ink_2, "中期目标": tone.mid}.get(stage, tone.base)
    edge = LIGHT.ink_2 if stage == "基期" else tone.base
    _marker(series.marker, marks[0], _STAGE_SIZES[stage], colour, edge)
    for mark in marks[1:]:
        if mark.operator != marks[0].operator:
            _marker(series.points[years.index(mark.year or 0)].marker, mark, _STAGE_SIZES[stage], colour, edge)
    labels = []
    for mark in marks:
        word = ("（上限）" if key == "high" else "（下限）") if mark.operator == "range" else ""
        ink = LIGHT.ink_2 if stage == "基期" else tone.ink
        value = getattr(mark, key)
        size = 18 if stage == "终期目标" else 15
        # On the way, a label stands left of its mark, off the rising line; the shares are of a chart 8 inches wide.
        aside = 0.0 if stage == "终期目标" or word else -width(mark.words) * size / 72 / 8 * 0.42
        side = "b" if word == "（下限）" else "t"
        at = years.index(mark.year or 0)
        labels.append(Label(at, number_format(mark, value, word), size, ink, stage == "终期目标", side, aside))
    labels_of(series, labels)


def _marker(marker: Any, mark: Value, size: int, colour: str, edge: str) -> None:
    """The operator as shape: a triangle for a lower bound, a dash for an end of a range, else a dot."""
    plain = XL_MARKER_STYLE.DASH if mark.operator == "range" else XL_MARKER_STYLE.CIRCLE
    marker.style, marker.size = _MARKERS.get(mark.operator, plain), size
    paint(marker.format, colour)
    marker.format.line.color.rgb = rgb(edge)


def comparison_chart(slide: Any, box: Box, told: Slide) -> Any:
    """One bar a city in its own hue; a city without the target has its word where the bar would be."""
    marks = told.values
    data = CategoryChartData(number_format="General")
    data.categories = [mark.name for mark in marks]
    data.add_series(marks[0].series, [mark.value for mark in marks])
    chart = _bars(slide, box, data, told, 16, gap=70)
    series = chart.plots[0].series[0]
    labels = []
    for index, mark in enumerate(marks):
        tone = theme.city(LIGHT, mark.position)
        if mark.value is None:
            _missing(slide, box, mark, (index + 0.5) / len(marks), 16)
            continue
        paint(series.points[index].format, tone.base)
        labels.append(Label(index, number_format(mark), 18, tone.ink, True, "outEnd"))
    labels_of(series, labels)
    return chart


def quota_chart(slide: Any, box: Box, told: Slide) -> Any:
    """Counties as rows, a bar a year; the chosen county in the city's hue and the others grey."""
    names = list(dict.fromkeys(mark.name for mark in told.values))
    years = list(dict.fromkeys(mark.series for mark in told.values))
    cells = {(mark.name, mark.series): mark for mark in told.values}
    data = CategoryChartData(number_format="General")
    data.categories = names
    for year in years:
        data.add_series(year, [_value(cells.get((name, year))) for name in names])
    rows = len(names) * len(years)
    size = 14 if rows <= 12 else 12 if rows <= 20 else 10.5
    chart = _bars(slide, box, data, told, 14 if len(names) <= 10 else 12, gap=45)
    if len(years) > 1:
        legend(chart)
    tone = theme.city(LIGHT, told.position)
    is_one = any(mark.is_chosen for mark in told.values)
    for index, series in enumerate(chart.plots[0].series):
        own, grey = _fills(tone, index, len(years))
        paint(series.format, own, hatched=told.is_scenario)
        labels = []
        for at, name in enumerate(names):
            mark = cells.get((name, years[index]))
            if mark is None:
                where = (at + (index + 0.5) / len(years)) / len(names)
                _missing(slide, box, Value(name, years[index], "文件未列"), where, 10.5)
                continue
            if is_one and not mark.is_chosen:
                paint(series.points[at].format, grey, hatched=told.is_scenario)
            bold = mark.is_chosen or (not is_one and index == len(years) - 1)
            ink = LIGHT.ink if mark.is_chosen or not is_one else LIGHT.ink_3
            labels.append(Label(at, number_format(mark), size, ink, bold, "outEnd"))
        labels_of(series, labels)
    return chart


def _value(mark: Value | None) -> float | None:
    return mark.value if mark else None


def _fills(tone: CityTone, index: int, count: int) -> tuple[str, str]:
    """The tone of a year, and its grey where one county is picked out: earlier is paler."""
    if index == count - 1:
        return tone.base, theme.blend(LIGHT.rule, LIGHT.ink_3, 0.25)
    return tone.mid, LIGHT.hair


def _bars(slide: Any, box: Box, data: Any, told: Slide, size: float, *, gap: int) -> Any:
    chart = _add(slide, box, XL_CHART_TYPE.BAR_CLUSTERED, data, told)
    chart.has_legend = False
    plot = chart.plots[0]
    plot.gap_width, plot.overlap, plot.vary_by_categories = gap, -8 if len(plot.series) > 1 else 0, False
    category_axis(chart, size)
    chart.category_axis.reverse_order = True
    axis = chart.value_axis
    axis.visible = axis.has_major_gridlines = False
    axis.minimum_scale = 0
    axis.maximum_scale = max(mark.value or 0 for mark in told.values) * 1.3 or 1
    plot_area(chart, _PLOT)
    return chart


def _missing(slide: Any, box: Box, mark: Value, row: float, size: float) -> None:
    """The word for a missing value, where its bar would begin."""
    left, top, across, down = _PLOT
    height = size * 1.7 / 72
    middle = box.top + box.height * (top + down * row)
    place = Box(box.left + box.width * left + 0.08, middle - height / 2, box.width * across - 0.2, height)
    words = Line(f"— {mark.words}", size, LIGHT.ink_3)
    write(slide, place, [words], f"注记-{mark.name}", anchor=MSO_ANCHOR.MIDDLE)


def _add(slide: Any, box: Box, kind: Any, data: Any, told: Slide) -> Any:
    frame = slide.shapes.add_chart(kind, *box.emu(), data)
    words = "；".join(f"{mark.name}{mark.series} {mark.words}" for mark in told.values)
    describe(frame, f"图-{told.title}", f"{told.title}。{told.dek}。{words}")
    chart = frame.chart
    chart.has_title = False
    chart.font.size, chart.font.color.rgb = Pt(14), rgb(LIGHT.ink_2)
    return chart
