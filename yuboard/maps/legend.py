"""Legend: what marks and hues of a map mean, as a drawing of its own that stands under it."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from yuboard.charts.svg import mark, picture, tag, text
from yuboard.theme import Palette

# In em: the height of a row, from a mark to its words, between entries.
_ROW, _MARK, _SPACE = 24 / 13, 22 / 13, 20 / 13


class Entry(NamedTuple):
    """A word and its mark: circle, up, square or diamond, with the colours inside and around."""

    words: str
    shape: str
    fill: str
    edge: str


def legend(entries: Sequence[Entry], *, colours: Palette, width: float, size: float = 13) -> Markup:
    """The entries in lines of ``width`` pixels, as SVG."""
    height, rows = legend_rows(entries, width, colours, size)
    return picture(width, height, "图例", *rows)


def legend_rows(
    entries: Sequence[Entry], width: float, colours: Palette, size: float = 13
) -> tuple[float, list[Markup]]:
    """The entries in lines of ``width``, as a group each, and the height that they take."""
    x, y, rows = 0.0, _ROW * size / 2, []
    for entry in entries:
        room = (_MARK + len(entry.words)) * size
        if x and x + room > width:
            x, y = 0.0, y + _ROW * size
        shape = mark(entry.shape, x + 0.7 * size, y, 0.415 * size, entry.fill, entry.edge, 0.12 * size)
        rows.append(tag("g", shape, text(x + _MARK * size, y + 0.354 * size, entry.words, size, colours.ink_2)))
        x += room + _SPACE * size
    return y + _ROW * size / 2, rows
