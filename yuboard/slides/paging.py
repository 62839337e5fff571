"""Pages of a table: as many slides as its rows take in type that a room can read, the same for every surface."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from yuboard.slides.grid import groups
from yuboard.slides.model import Cell, Slide, Source
from yuboard.slides.titles import numbered


def paged(
    slide: Slide, *, brief: str = "", row_sources: Sequence[Sequence[Source]] = (), foot: tuple[Cell, ...] | None = None
) -> list[Slide]:  # fmt: skip
    """A table over as many slides as it takes, each with its number in the title.

    The first has the slide's key, later ones the same with their own number, whether it ends in -1 or in none.
    ``brief`` is the title where the whole one has no room for the number. ``row_sources`` are the clauses of each row,
    ``foot`` is a row that ends every page.
    """
    feet = () if foot is None else (foot,)
    split = groups(slide.header, slide.cells, slide.widths, foot=feet)
    return [
        replace(
            slide,
            key=slide.key if index == 1 else f"{slide.key.removesuffix('-1')}-{index}",
            title=numbered(slide.title, brief or slide.title, index, len(split)),
            cells=(*slide.cells[rows.start : rows.stop], *feet),
            sources=(*slide.sources, *dict.fromkeys(chain.from_iterable(row_sources[rows.start : rows.stop]))),
        )
        for index, rows in enumerate(split, 1)
    ]
