"""Beads: stated values on a line of years, each with the document's words; on which side these keep apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Literal

from yuboard.charts.axes import clipped, height_of, room, year_ticks
from yuboard.charts.marks import Axis, Band, Label, Line, Mark, Panel, Rule, Side, Text
from yuboard.charts.stated import BEADS, sign, stated, titled, warned
from yuboard.record.results import Row
from yuboard.wording.findings import DOUBTED
from yuboard.wording.measuring import width, wrapped

# Sizes of words, the largest that fit are taken; that of what stands below them; the room between words.
SIZES, SMALL, APART = (15, 14, 13, 12), 12, 8
# How far a range reaches from the line, and how far the words of a corner stand from their mark (``drawing``).
_REACH, _CORNER = 6.0, 8.0

# Above the words, between words and line, below the line, and for the years; the least room between two years.
_TOP, _OVER, _UNDER, YEARS, _YEAR_APART = 4.0, 14.0, 10.0, 26.0, 36.0
_YEAR = 14

Way = Literal["above", "spread", "turned"]
# Words of a bead line go above it, else by turns above and below it.
WAYS: tuple[Way, ...] = ("above", "turned")


@dataclass(frozen=True)
class Words:
    """The words of one bead as they are set: their label, and the pixels that they take across."""

    label: Label
    left: float
    right: float


@dataclass(frozen=True)
class Span:
    """Years that have a value, on a line from the pixel of the first to that of the last."""

    years: Sequence[int]
    left: float
    right: float

    @property
    def ends(self) -> tuple[int, int]:
        """The first and last year of the axis, which is never without length."""
        return self.years[0], self.years[-1] if len(self.years) > 1 else self.years[0] + 1

    @property
    def per_year(self) -> float:
        first, last = self.ends
        return (self.right - self.left) / (last - first)

    def at(self, year: int) -> float:
        return self.left + (year - self.years[0]) * self.per_year

    def panel(self, y: Axis, marks: Sequence[Mark]) -> Panel:
        """Panel of the line with its marks, the years once below; ``y`` counts pixels from the lower end."""
        ticks = year_ticks(self.years, self.years, self.per_year)
        return Panel((self.left, 0.0, self.right, y.low), Axis(*self.ends, ticks), y, tuple(marks))


def span(rows: Sequence[Row], size: float, start: float, width: float) -> Span | None:
    """The line of years from pixel ``start`` on for words of ``size``; None where the years have no room."""
    years = sorted({int(row["year"]) for row in rows})
    line = Span(years, start + _half(rows, years[0], size, width), width - _half(rows, years[-1], size, width))
    is_close = any((later - earlier) * line.per_year < _YEAR_APART for earlier, later in pairwise(years))
    return None if is_close or line.right <= line.left else line


def _half(rows: Sequence[Row], year: int, size: float, pixels: float) -> float:
    """Half the room of the widest words of a year, which stand in the middle of their mark."""
    texts = [lines(row, size, pixels) for row in rows if row["year"] == year]
    return max(max(map(room, texts)), room([Text(f"{year}年", _YEAR)])) / 2 + 1


def lines(row: Row, size: float, pixels: float) -> tuple[Text, ...]:
    """A value in the document's words, with a sign where a finding touches it, and below it what its ``tag`` says."""
    ink, is_target = "ink_2" if row["role"] == "baseline" else "city", row["role"] == "target"
    first = Text(clipped(warned(row), size * 1.04, pixels), size, ink, is_target)
    return (first, *(Text(line, SMALL, "ink_3") for line in noted(row["tag"], SMALL, pixels)))


def noted(tag: str | None, size: float, pixels: float) -> list[str]:
    """Notes of a ``tag`` in one line; a line for each of its notes where that is wider than ``pixels``."""
    if not tag or width(tag) * size <= pixels:
        return [tag] if tag else []
    # A closing mark may hang over by one letter; a note without room breaks before its bracket first.
    em = pixels / size - 1
    notes = [note if width(note) <= em else note.replace("（", "\n（") for note in tag.split("　")]
    return [line for note in notes for line in wrapped(note, em)]


def along(
    rows: Sequence[Row], at: Callable[[int], float], edges: tuple[float, float], *, size: float, way: Way = "above"
) -> list[Words] | None:
    """The words of beads at their years (``at`` gives the pixel), in one of three ways.

    All above the line; by turns above and below it; or spread: those of the first and last outwards above it, what is
    between them below. None where they would print over one another, or leave the ``edges`` (pixels from and to).
    """
    placed = []
    for index, row in enumerate(rows):
        text = lines(row, size, edges[1] - edges[0])
        placed.append(_set(text, at(row["year"]), _side(index, len(rows), way), edges))
    for side in ("above", "below"):
        part = [words for words in placed if side in words.label.side]
        if any(later.left - earlier.right < APART for earlier, later in pairwise(part)):
            return None
    left, right = edges
    return placed if all(left <= words.left and words.right <= right for words in placed) else None


def _side(index: int, count: int, way: Way) -> Side:
    if way == "turned":
        return "below" if index % 2 else "above"
    if way == "above" or count == 1:
        return "above"
    return "above left" if index == 0 else "above right" if index == count - 1 else "below"


def _set(text: tuple[Text, ...], x: float, side: Side, edges: tuple[float, float]) -> Words:
    """Words at their side; those in the middle of their mark go inwards from it where they would leave the edges."""
    wide = room(text)
    if side in ("above", "below"):
        if x - wide / 2 < edges[0]:
            side = "above right" if side == "above" else "below right"
        elif x + wide / 2 > edges[1]:
            side = "above left" if side == "above" else "below left"
    if side.endswith("right"):
        return Words(Label(text, side), x + _CORNER, x + _CORNER + wide)
    if side.endswith("left"):
        return Words(Label(text, side), x - _CORNER - wide, x - _CORNER)
    return Words(Label(text, side), x - wide / 2, x + wide / 2)


def bead(row: Row, x: float, y: float, label: Label) -> Mark:
    """The sign of a value on the line; ``y`` counts pixels downwards. A range is a bracket, a bound an arrow."""
    doubt = f"　{DOUBTED}" if row["is_doubted"] else ""
    shared: dict[str, Any] = {
        "position": row["place_position"], "figure_id": row["figure_id"], "label": label, "value": stated(row),
        "title": f"{titled(row)}{doubt}",
    }  # fmt: skip
    if row["operator"] == "range":
        reach = -_REACH if "below" in label.side else _REACH  # words stand at the end that comes first
        return Band(x, y - reach, y + reach, **shared)
    point = sign(row, x, y, **shared)
    return replace(point, shape=BEADS.get(row["operator"], "circle"), is_open_ended=False)


def level(words: Sequence[Words], top: float) -> tuple[float, float]:
    """How far down the line of a series runs whose words begin at ``top``, and where all of it ends."""
    y = top + _TOP + _high(words, "above") + _OVER
    under = _high(words, "below")
    return y, y + (_OVER + under if under else _UNDER)


def _high(words: Sequence[Words], side: str) -> float:
    """How high the words on one side of a line are."""
    texts = [each.label.lines for each in words if side in each.label.side]
    return max(map(height_of, texts), default=0.0)


def strung(track: Sequence[Row], words: Sequence[Words], y: float, years: Sequence[int]) -> list[Mark]:
    """One series on the line of years at ``y``: the line of years, what joins the values, and the beads."""
    ground: list[Mark] = [Rule(years[0], y, years[-1], y, "rule")] if len(years) > 1 else []
    if len(track) > 1:
        ground.append(Line(tuple((float(row["year"]), y) for row in track), position=track[0]["place_position"]))
    return ground + [bead(row, float(row["year"]), y, own.label) for row, own in zip(track, words)]
