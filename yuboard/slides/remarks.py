"""Remarks beside a chart, set in the largest type in which they fit; what does not fit is told to be in the notes."""

from collections.abc import Sequence
from dataclasses import dataclass

from yuboard.slides.grid import LEADING, LEAST, lines_of
from yuboard.slides.model import Note, Slide

# Sizes of words, head and text, and the gap after a remark, tried from large to small.
_SIZES = ((54, 30, 30, 34), (48, 30, 28, 26), (42, 28, 28, 20), (36, 28, 28, 14), (30, LEAST, LEAST, 10))
Lines = tuple[tuple[str, ...], float, str]


@dataclass(frozen=True)
class Block:
    """A remark set in lines: each with its size and what it is (head, words, text)."""

    note: Note
    sets: tuple[Lines, ...]
    gap: float

    @property
    def height(self) -> float:
        return sum(len(lines) * size * LEADING for lines, size, _ in self.sets)


def column(slide: Slide, across: float, room: float) -> list[Block]:
    """The remarks of a slide for a column: all, else those that say more than the chart beside them, else the first."""
    notes = slide.notes
    more = tuple(note for note in notes if not _is_drawn(note, slide))
    # Once, where every remark says more.
    for chosen in dict.fromkeys((notes, more)):
        for size in _SIZES:
            blocks = [_block(note, across, *size) for note in chosen]
            if _height(blocks) <= room:
                return blocks
    return _fewer(blocks, len(more), across, room)


def _is_drawn(note: Note, slide: Slide) -> bool:
    """Whether a remark only repeats a value that the chart names."""
    return not note.text and bool(note.words) and note.words in {value.words for value in slide.values}


def _fewer(blocks: Sequence[Block], count: int, across: float, room: float) -> list[Block]:
    """The last remark, which says how to read the others, and of these as many as there is room for."""
    size = _SIZES[-1]
    told = _block(Note("", f"另有{count}条说明，见备注"), across, *size)
    last = blocks[-1] if blocks[-1].height + told.height < room * 0.7 else None
    left = room - told.height - size[3] * 2 - (last.height if last else 0)
    kept = list[Block]()
    for block in blocks[: -1 if last else None]:
        left -= block.height + size[3]
        if left < 0:
            break
        kept.append(block)
    missing = count - len(kept) - bool(last)
    told = _block(Note("", f"另有{missing}条说明，见备注"), across, *size)
    return [*kept, *([last] if last else []), told]


def _block(note: Note, across: float, words: float, head: float, text: float, gap: float) -> Block:
    found = ((note.head, head, "head"), (note.words, words, "words"), (note.text, text, "text"))
    return Block(note, tuple((lines_of(t, size, across), size, kind) for t, size, kind in found if t), gap)


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.height + block.gap for block in blocks) - (blocks[-1].gap if blocks else 0)
