"""Comparison: one target of several cities as bars, a word where a city sets none."""

from collections.abc import Sequence
from typing import Any

from yuboard.charts.axes import bar_axis, clipped, room
from yuboard.charts.marks import Axis, Bar, Chart, Label, Panel, Text, Value, fitted
from yuboard.wording.missing import COMPUTED
from yuboard.wording.numbers import number

_INSIDE = 14.0
# The size of a city's name, and the most of the chart's width that it may take.
_NAME, _MOST = 17, 0.35


@fitted
def comparison(values: Sequence[Value], *, width: float = 900, pitch: float = 76) -> Chart:
    """One bar a city in its own hue with the document's words; a city without a number has its word on a wash.

    ``values`` are one per city in their order, ``position`` the city's; computed ones also say what the bar is as long
    as. The axis is long enough for the words of each to stand within ``width`` pixels, a row is ``pitch`` high.
    """
    names = [clipped(value.name, _NAME, width * _MOST) for value in values]
    left = max((room([Text(name, _NAME)]) for name in names), default=0.0) + 18
    plot = width - left - 4
    labels = [_lines(value) for value in values]
    taken = [min(room(lines) + 24, plot * 0.7) for lines in labels]
    axis = bar_axis([value.value or 0.0 for value in values], taken, plot)
    bars = tuple(
        _bar(value, lines, index * pitch, pitch, (axis.high - axis.low) * (words + _INSIDE) / plot)
        for index, (value, lines, words) in enumerate(zip(values, labels, taken))
    )
    ticks = tuple(((index + 0.5) * pitch, (Text(name, _NAME),)) for index, name in enumerate(names))
    foot = pitch * len(values)
    panel = Panel((left, 0.0, left + plot, foot), axis, Axis(foot, 0, ticks), bars)
    alt = "；".join(f"{value.name}{value.words}" for value in values)
    return Chart("comparison", alt, width, foot, (panel,))


def _lines(value: Value) -> tuple[Text, ...]:
    """The document's words, and what a converted bar is as long as."""
    if value.value is None:
        return (Text(value.words, 17, "ink_2", True),)
    words = Text(value.words, 18, "city", True)
    return (
        (words, Text(f"约合{number(value.value, value.unit)}（{COMPUTED}）", 14, "city"))
        if value.is_computed
        else (words,)
    )


def _bar(value: Value, lines: tuple[Text, ...], y: float, pitch: float, blank: float) -> Bar:
    shared: dict[str, Any] = {"position": value.position, "figure_id": value.figure_id, "value": value,
              "title": f"{value.name}　{value.words}"}  # fmt: skip
    top, height = y + pitch * 0.14, pitch * 0.72
    if value.value is None:
        return Bar(0, blank, top, height, "wash", "rule", label=Label(lines, "middle"), **shared)
    start, end = sorted((0.0, value.value))
    return Bar(start, end, top, height, label=Label(lines, "right"), **shared)
