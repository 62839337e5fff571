"""A native chart in its box on a slide, with its workbook: what is stated is a cell, and its label is that cell."""

from typing import Any

from pptx.util import Pt

from yuboard.exports.pptx.text import Box, describe, rgb
from yuboard.slides.model import Slide
from yuboard.theme import LIGHT


def add_chart(pptx_slide: Any, box: Box, kind: Any, data: Any, slide: Slide) -> Any:
    """The chart of ``data``, without a title of its own, named and described in the words of its slide."""
    frame = pptx_slide.shapes.add_chart(kind, *box.emu(), data)
    words = "；".join(f"{value.name}{value.series} {value.words}" for value in slide.values)
    describe(frame, f"图-{slide.title}", f"{slide.title}。{slide.dek}。{words}")
    chart = frame.chart
    chart.has_title = False
    chart.font.size, chart.font.color.rgb = Pt(14), rgb(LIGHT.ink_2)
    return chart
