"""Beads: stated values on a line of years, each with the document's words; on which side these keep apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from yuboard.charts.axes import clipped, room
from yuboard.charts.marks import Band, Label, Mark, Side, Text
from yuboard.charts.stated import BEADS, sign, stated
from yuboard.record.results import Row
from yuboard.wording.findings import DOUBTED, WARNING

# Sizes of words, the largest that fit are taken; that of what stands below them; the room between words.
SIZES, SMALL, APART = (15, 14, 13, 12), 12, 8
# How far a range reaches from the line, and how far the words of a corner stand from their mark (``drawing``).
_REACH, _CORNER = 6.0, 8.0


@dataclass(frozen=True)
class Words:
    """The words of one bead as they are set: their label, and the pixels that they take across."""

    label: Label
    left: float
    right: float


def lines(row: Row, size: float, pixels: float) -> tuple[Text, ...]:
    """A value in the document's words, with a sign where a finding touches it, and below it what its ``tag`` says."""
    ink, is_target = "ink_2" if row["role"] == "baseline" else "city", row["role"] == "target"
    words = f"{row['plain_label']} {WARNING}" if row["is_doubted"] else row["plain_label"]
    first = Text(clipped(words, size * 1.04, pixels), size, ink, is_target)
    return (first, Text(clipped(row["tag"], SMALL, pixels), SMALL, "ink_3")) if row["tag"] else (first,)


def along(
    rows: Sequence[Row], at: Callable[[int], float], edges: tuple[float, float], *, size: float, is_turned: bool = False
) -> list[Words] | None:
    """The words of beads at their years (``at`` gives the pixel), all above, or by turns above and below the line.

    None where they would print over one another, or leave the ``edges`` (pixels from and to).
    """
    placed = [
        _beside(row, at(row["year"]), edges, size, "below" if is_turned and index % 2 else "above")
        for index, row in enumerate(rows)
    ]
    for part in (placed[::2], placed[1::2]) if is_turned else (placed,):
        if any(later.left - earlier.right < APART for earlier, later in pairwise(part)):
            return None
    left, right = edges
    return placed if all(left <= words.left and words.right <= right for words in placed) else None


def _beside(row: Row, x: float, edges: tuple[float, float], size: float, side: Side) -> Words:
    """Words in the middle above or below their mark, or from it inwards where they would leave the edges."""
    text = lines(row, size, edges[1] - edges[0])
    wide = room(text)
    if x - wide / 2 < edges[0]:
        corner: Side = "above right" if side == "above" else "below right"
        return Words(Label(text, corner), x + _CORNER, x + _CORNER + wide)
    if x + wide / 2 > edges[1]:
        corner = "above left" if side == "above" else "below left"
        return Words(Label(text, corner), x - _CORNER - wide, x - _CORNER)
    return Words(Label(text, side), x - wide / 2, x + wide / 2)


def bead(row: Row, x: float, y: float, label: Label) -> Mark:
    """The sign of a value on the line; ``y`` counts pixels downwards. A range is a bracket, a bound an arrow."""
    doubt = f"　{DOUBTED}" if row["is_doubted"] else ""
    shared: dict[str, Any] = {
        "position": row["place_position"], "figure_id": row["figure_id"], "label": label, "value": stated(row),
        "title": f"{row['place_short']} {row['year_label']} {row['label']}　{row['document_number']} {row['section']}"
        + doubt,
    }  # fmt: skip
    if row["operator"] == "range":
        reach = -_REACH if "below" in label.side else _REACH  # words stand at the end that comes first
        return Band(x, y - reach, y + reach, **shared)
    point = sign(row, x, y, **shared)
    return replace(point, shape=BEADS.get(row["operator"], "circle"), is_open_ended=False)
