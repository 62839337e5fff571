"""Decks as a presenter sees them: every shape with the room that its words need."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from pptx import Presentation

from yuboard.charts.marks import Chart
from yuboard.exports.pptx.presentation import deck
from yuboard.slides.model import Drawn, Slide, Story
from yuboard.wording.measuring import width

EMU = 914400
# A line of type is as high as this, in its size; words without a size of their own have that of footers.
_LINE, _UNSIZED = 1.2, 10.0


class Placed(NamedTuple):
    """A shape of a slide in inches, as low as its words reach."""

    name: str
    left: float
    top: float
    right: float
    bottom: float


def opened(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def placed(deck: Any) -> Iterator[tuple[int, Placed]]:
    """Every shape of every slide with its slide's number, those of groups too."""
    for number, slide in enumerate(deck.slides, 1):
        for shape in slide.shapes:
            yield number, _placed(shape)


def _placed(shape: Any) -> Placed:
    left, top, wide, high = (value / EMU for value in (shape.left, shape.top, shape.width, shape.height))
    if shape.has_table:
        high = sum(_row_height(shape.table, row) for row in range(len(shape.table.rows)))
    elif shape.has_text_frame and shape.text_frame.text.strip():
        high = max(high, _text_height(shape.text_frame, wide))
    return Placed(shape.name, left, top, left + wide, top + high)


def _row_height(table: Any, row: int) -> float:
    """What a row is as high as when it is shown: it grows with its words."""
    needed = [
        _text_height(cell.text_frame, table.columns[column].width / EMU - 0.2) + 0.09
        for column, cell in enumerate(table.rows[row].cells)
    ]
    return max(table.rows[row].height / EMU, *needed)


def _text_height(frame: Any, wide: float) -> float:
    return sum(_lines(paragraph, wide) for paragraph in frame.paragraphs)


def _lines(paragraph: Any, wide: float) -> float:
    size = max((run.font.size.pt for run in paragraph.runs if run.font.size), default=_UNSIZED)
    words = "".join(run.text for run in paragraph.runs)
    count = max(-(-width(words) * size // (wide * 72)), 1)
    return count * size * _LINE / 72


def outside(content: bytes) -> list[tuple[int, Placed]]:
    """The shapes that leave their slide."""
    deck = opened(content)
    right, bottom = deck.slide_width / EMU, deck.slide_height / EMU
    return [
        (number, shape)
        for number, shape in placed(deck)
        if min(shape.left, shape.top) < -0.01 or shape.right > right + 0.01 or shape.bottom > bottom + 0.01
    ]


def drawn(kind: Drawn, chart: Chart) -> list[Any]:
    """What a deck has on a slide with a chart alone."""
    slide = Slide(kind, "one", "商丘：1项滞后", "截至2018年6月30日", "商丘", 3, chart=chart)
    return list(opened(deck(Story("商丘", (slide,)), version="1", made_on=date(2018, 6, 30))).slides[0].shapes)
