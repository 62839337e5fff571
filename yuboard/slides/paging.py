"""Pages of a table: as many slides as its rows take in type that a room can read, the same for every surface."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from yuboard.slides.grid import groups
from yuboard.slides.model import Cell, Slide, Source
from yuboard.slides.titles import numbered


def paged(
    slide: Slide, *, stem: str = "", brief: str = "", row_sources: Sequence[Sequence[Source]] = (),
    foot: tuple[Cell, ...] | None = None,
) -> list[Slide]:  # fmt: skip
    """A table over as many slides as it takes, each with its number in the title.

    The first has the slide's key, later ones ``stem`` (the key where there is none) with their number. ``brief`` is the
    title where the whole one has no room for the number. ``row_sources`` are the clauses of each row, ``foot`` is a row
    that ends every page.
    """
    feet = () if foot is None else (foot,)
    split = groups(slide.header, slide.cells, slide.widths, foot=feet)
    return [
        replace(
            slide,
            key=slide.key if index == 1 else f"{stem or slide.key}-{index}",
            title=numbered(slide.title, brief or slide.title, index, len(split)),
            cells=(*slide.cells[rows.start : rows.stop], *feet),
            sources=(*slide.sources, *_once(source for row in row_sources[rows.start : rows.stop] for source in row)),
        )
        for index, rows in enumerate(split, 1)
    ]


def _once(sources: Iterable[Source]) -> list[Source]:
    return list(dict.fromkeys(sources))
