"""Bars as native charts: cities beside each other, counties by year, a word where a value is missing."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.text import MSO_ANCHOR

from yuboard import theme
from yuboard.charts import Value
from yuboard.exports.pptx.chart_xml import Label, category_axis, ends, labels_of, legend, number_format, plot_area
from yuboard.exports.pptx.charts import add_chart
from yuboard.exports.pptx.text import Box, Line, paint, write
from yuboard.slides.model import Slide
from yuboard.theme import LIGHT, CityTone
from yuboard.wording.measuring import width

# Where bars stand inside the chart, as shares of it: left, top, width, height.
_PLOT = (0.06, 0.02, 0.92, 0.9)
Plot = tuple[float, float, float, float]
# The most of a chart that the names beside its bars take.
_NAMES = 0.45


def comparison_chart(pptx_slide: Any, box: Box, slide: Slide) -> Any:
    """One bar a city in its own hue; a city without the target has its word where the bar would be."""
    values = slide.values
    data = CategoryChartData(number_format="General")
    data.categories = [value.name for value in values]
    data.add_series(values[0].series, [value.value for value in values])
    chart = _bars(pptx_slide, box, data, slide, 16, gap=70)
    series = chart.plots[0].series[0]
    labels = []
    for index, value in enumerate(values):
        tone = theme.city(LIGHT, value.position)
        if value.value is None:
            _missing(pptx_slide, box, value, (index + 0.5) / len(values), 16, _plot(slide, box, 16))
            continue
        paint(series.points[index].format, tone.base)
        labels.append(Label(index, number_format(value), 18, tone.ink, True, "outEnd"))
    labels_of(series, labels)
    return chart


def quota_chart(pptx_slide: Any, box: Box, slide: Slide) -> Any:
    """Counties as rows, a bar a year; the chosen county in the city's hue and the others grey."""
    names = list(dict.fromkeys(value.name for value in slide.values))
    years = list(dict.fromkeys(value.series for value in slide.values))
    cells = {(value.name, value.series): value for value in slide.values}
    data = CategoryChartData(number_format="General")
    data.categories = names
    for year in years:
        data.add_series(year, [_number(cells.get((name, year))) for name in names])
    rows = len(names) * len(years)
    size = max(min(14, box.height * 72 * _PLOT[3] / rows / 1.3), 10)
    names_size = 14 if len(names) <= 10 else 12
    chart = _bars(pptx_slide, box, data, slide, names_size, gap=45)
    if len(years) > 1:
        legend(chart)
    tone = theme.city(LIGHT, slide.position)
    is_one = any(value.is_chosen for value in slide.values)
    for index, series in enumerate(chart.plots[0].series):
        tint, grey = _fills(tone, index, len(years))
        paint(series.format, tint, hatched=slide.is_scenario)
        labels = []
        for at, name in enumerate(names):
            value = cells.get((name, years[index]))
            if value is None:
                where = (at + (index + 0.5) / len(years)) / len(names)
                _missing(
                    pptx_slide, box, Value(name, years[index], "文件未列"), where, 10.5, _plot(slide, box, names_size)
                )
                continue
            if is_one and not value.is_chosen:
                paint(series.points[at].format, grey, hatched=slide.is_scenario)
            bold = value.is_chosen or (not is_one and index == len(years) - 1)
            ink = LIGHT.ink if value.is_chosen or not is_one else LIGHT.ink_3
            labels.append(Label(at, number_format(value), size, ink, bold, "outEnd"))
        labels_of(series, labels)
    return chart


def _number(value: Value | None) -> float | None:
    return value.value if value else None


def _fills(tone: CityTone, index: int, count: int) -> tuple[str, str]:
    """The tone of a year, and its grey where one county is picked out: earlier is paler."""
    if index == count - 1:
        return tone.base, theme.blend(LIGHT.rule, LIGHT.ink_3, 0.25)
    return tone.mid, LIGHT.hair


def _bars(pptx_slide: Any, box: Box, data: Any, slide: Slide, size: float, *, gap: int) -> Any:
    chart = add_chart(pptx_slide, box, XL_CHART_TYPE.BAR_CLUSTERED, data, slide)
    chart.has_legend = False
    plot = chart.plots[0]
    plot.gap_width, plot.overlap, plot.vary_by_categories = gap, -8 if len(plot.series) > 1 else 0, False
    category_axis(chart, size)
    chart.category_axis.reverse_order = True
    axis = chart.value_axis
    axis.visible = axis.has_major_gridlines = False
    axis.minimum_scale, axis.maximum_scale = ends((value.value or 0.0 for value in slide.values), 1.3)
    plot_area(chart, _plot(slide, box, size))
    return chart


def _plot(slide: Slide, box: Box, size: float) -> Plot:
    """Where bars stand inside their chart: right of their names, whatever these are as long as."""
    left, top, across, down = _PLOT
    names = max((width(value.name) for value in slide.values), default=0.0) * size * 1.12 / 72 / box.width
    taken = min(left + names, _NAMES)
    return taken, top, left + across - taken, down


def _missing(pptx_slide: Any, box: Box, value: Value, row: float, size: float, plot: Plot) -> None:
    """The word for a missing value, where its bar would begin."""
    left, top, across, down = plot
    height = size * 1.7 / 72
    middle = box.top + box.height * (top + down * row)
    place = Box(box.left + box.width * left + 0.08, middle - height / 2, box.width * across - 0.2, height)
    words = Line(f"— {value.words}", size, LIGHT.ink_3)
    write(pptx_slide, place, [words], f"注记-{value.name}", anchor=MSO_ANCHOR.MIDDLE)
