"""Chart XML that python-pptx has no call for: data labels under number formats, axes, gaps, the plot area."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.enum.chart import XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.util import Pt

from yuboard.charts import Value
from yuboard.exports.pptx.text import rgb
from yuboard.theme import LIGHT
from yuboard.wording.missing import COMPUTED
from yuboard.wording.numbers import decimals, shown_decimals
from yuboard.wording.operators import SIGNS

_DIGITS = ("#,##0", "#,##0.0", "#,##0.00")
# The identity of every field of a cell: one is enough, as each stands in a label of its own.
_FIELD = "{2F4C0A5E-6B0D-4C55-9E07-6D5B0F3A9C11}"
_C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"


@dataclass(frozen=True)
class Label:
    """Data label of a point: its index, number format and type; ``aside`` and ``down`` move it, in shares of the chart.

    ``across``: in a chart of points, what it says of the value across.
    """

    index: int
    format: str
    size: float
    colour: str
    bold: bool = False
    side: str = "t"
    aside: float = 0.0
    down: float = 0.0
    across: str = ""


def number_format(stated: Value, value: float | None = None, bound: str = "", most: int = 2) -> str:
    """How a cell prints what the document wrote: 力争 and operator before the number, the unit after it.

    ``most``: how many decimals a number has at most.
    """
    strength = re.match(r"力争|争取|争创|已审定|约合", stated.words)
    before = (strength[0] if strength else "") + ("" if bound else SIGNS.get(stated.operator, ""))
    value = stated.value if value is None else value
    if stated.is_computed and stated.operator == "approx":
        return f'"约合"{_DIGITS[shown_decimals(value or 0)]}"{stated.unit}（{COMPUTED}）"'
    digits = _DIGITS[min(decimals(value or 0, most), 2)] + "0" * (decimals(value or 0, most) - 2)
    after = bound + stated.unit + (f"（{COMPUTED}）" if stated.is_computed else "")
    before, after = (f'"{words}"' if words else "" for words in (before, after))
    # A minus sign stands before everything unless the format has a part of its own for what is below zero.
    below = f";{before}-{digits}{after}" if (value or 0) < 0 else ""
    return f"{before}{digits}{after}{below}"


def plot_area(chart: Any, place: tuple[float, float, float, float]) -> None:
    """Fix where bars and points stand, so that words for missing values stand in the same rows and labels have room."""
    area = chart._chartSpace.find(f".//{qn('c:plotArea')}")
    old = area.find(qn("c:layout"))
    if old is not None:
        area.remove(old)
    layout = etree.Element(qn("c:layout"))
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    etree.SubElement(manual, qn("c:layoutTarget"), {"val": "inner"})
    for name in ("xMode", "yMode"):
        etree.SubElement(manual, qn(f"c:{name}"), {"val": "edge"})
    for name, share in zip("xywh", place):
        etree.SubElement(manual, qn(f"c:{name}"), {"val": f"{share}"})
    area.insert(0, layout)


def category_axis(chart: Any, size: float) -> None:
    axis = chart.category_axis
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = False
    axis.tick_labels.font.size, axis.tick_labels.font.color.rgb = Pt(size), rgb(LIGHT.ink)
    axis.format.line.color.rgb = rgb(LIGHT.rule)
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW


def value_axis(chart: Any, values: Iterable[float]) -> None:
    """An axis from zero, or from below it, to above the highest of ``values``, with room for labels at both ends."""
    axis = chart.value_axis
    low, high = ends(values, 1.25)
    axis.minimum_scale, axis.maximum_scale = low, high
    axis.major_unit = _step(high - low)
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.major_gridlines.format.line.color.rgb = rgb(LIGHT.hair)
    axis.format.line.fill.background()
    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE


def years_axis(chart: Any, times: Sequence[float], size: float) -> None:
    """A horizontal axis of time in years, a label at each whole one; the end of 2017 stands at 2017."""
    category_axis(chart, size)
    axis = chart.category_axis
    low, high = math.floor(min(times)), math.ceil(max(times))
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = low - 1, high + 1, max(round((high - low + 2) / 6), 1)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = '0"年"', False


def ends(values: Iterable[float], headroom: float) -> tuple[float, float]:
    """The two ends of an axis that takes in zero; 0 to 1 where there is nothing else."""
    listed = list(values)
    low, high = min([0.0, *listed]) * headroom, max([0.0, *listed]) * headroom
    return low, high if high > low else low + 1.0


def _step(highest: float) -> float:
    """A round step that makes four to seven gridlines."""
    power = 10.0 ** (len(str(int(highest))) - 1)
    return next(step for step in (power / 5, power / 2, power, power * 2) if highest / step <= 7)


def legend(chart: Any) -> None:
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.legend.font.size, chart.legend.font.color.rgb = Pt(12), rgb(LIGHT.ink_2)


def span_gaps(chart: Any) -> None:
    """Years without a value are bridged, not drawn as zero."""
    chart._chartSpace.find(f".//{qn('c:dispBlanksAs')}").set("val", "span")


def labels_of(series: Any, labels: Sequence[Label]) -> None:
    """Write point labels that stay linked to their cells: the library has no call for their number format."""
    element = series._element
    for old in element.findall(qn("c:dLbls")):
        element.remove(old)
    group = etree.Element(qn("c:dLbls"))
    for label in labels:
        one = etree.SubElement(group, qn("c:dLbl"))
        etree.SubElement(one, qn("c:idx"), {"val": str(label.index)})
        if label.aside or label.down:
            place = etree.SubElement(etree.SubElement(one, qn("c:layout")), qn("c:manualLayout"))
            etree.SubElement(place, qn("c:x"), {"val": f"{label.aside}"})
            etree.SubElement(place, qn("c:y"), {"val": f"{label.down:g}"})
        if label.across:
            one.append(_across(label, label.across))
        etree.SubElement(one, qn("c:numFmt"), {"formatCode": label.format, "sourceLinked": "0"})
        etree.SubElement(etree.SubElement(one, qn("c:spPr")), qn("a:noFill"))
        if not label.across:
            one.append(_text_style(label))
        etree.SubElement(one, qn("c:dLblPos"), {"val": label.side})
        _shown(one, "CatName" if label.across else "Val")
    _shown(group, "")
    extension = etree.SubElement(etree.SubElement(group, qn("c:extLst")), qn("c:ext"))
    extension.set("uri", "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}")
    etree.SubElement(extension, f"{{{_C15}}}showLeaderLines", {"val": "0"}, nsmap={"c15": _C15})
    before = ("c:trendline", "c:errBars", "c:cat", "c:val", "c:xVal", "c:smooth", "c:shape", "c:extLst")
    at = next(i for i, child in enumerate(element) if child.tag in {qn(tag) for tag in before})
    element.insert(at, group)


def stroke(series: Any, colour: str, points: float, *, has_arrow: bool = False, opacity: float = 1.0) -> None:
    """The line of a series: solid, with flat ends or an arrow at its end, and full or less opacity."""
    line = series.format.line
    line.color.rgb, line.width = rgb(colour), Pt(points)
    element = line._get_or_add_ln()
    element.set("cap", "flat")
    if opacity < 1:
        etree.SubElement(element.find(f".//{qn('a:srgbClr')}"), qn("a:alpha"), {"val": str(round(opacity * 100_000))})
    etree.SubElement(element, qn("a:round"))
    if has_arrow:
        etree.SubElement(element, qn("a:tailEnd"), {"type": "triangle"})


def _across(label: Label, words: str) -> Any:
    """The words of a label of a chart of points as a field of its cell: the value across, which has no plainer way."""
    text = etree.Element(qn("c:tx"))
    rich = etree.SubElement(text, qn("c:rich"))
    etree.SubElement(rich, qn("a:bodyPr"), {"wrap": "none"})
    etree.SubElement(rich, qn("a:lstStyle"))
    field = etree.SubElement(etree.SubElement(rich, qn("a:p")), qn("a:fld"), {"id": _FIELD, "type": "XVALUE"})
    field.append(_run_style(label, "a:rPr"))
    etree.SubElement(field, qn("a:t")).text = words
    return text


def _shown(parent: Any, shown: str) -> None:
    for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"):
        etree.SubElement(parent, qn(f"c:show{name}"), {"val": str(int(name == shown))})


def _text_style(label: Label) -> Any:
    text = etree.Element(qn("c:txPr"))
    etree.SubElement(text, qn("a:bodyPr"), {"wrap": "none"})
    etree.SubElement(text, qn("a:lstStyle"))
    paragraph = etree.SubElement(text, qn("a:p"))
    etree.SubElement(paragraph, qn("a:pPr")).append(_run_style(label, "a:defRPr"))
    etree.SubElement(paragraph, qn("a:endParaRPr"))
    return text


def _run_style(label: Label, tag: str) -> Any:
    run = etree.Element(qn(tag), {"sz": str(int(label.size * 100)), "b": str(int(label.bold))})
    fill = etree.SubElement(run, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), {"val": label.colour.lstrip("#")})
    return run
