"""What marks and hues of a map mean, as a drawing of its own that stands under it."""

from typing import NamedTuple

from markupsafe import Markup

from yuboard.charts.svg import mark, picture, tag, text
from yuboard.theme import Palette

_SIZE, _ROW, _MARK, _SPACE = 13, 24.0, 22.0, 20.0


class Entry(NamedTuple):
    """A word and its mark: circle, up, square or diamond, with the colours inside and around."""

    words: str
    shape: str
    fill: str
    edge: str


def legend(entries: list[Entry], *, colours: Palette, width: int) -> Markup:
    """The entries in lines of ``width`` pixels, as SVG."""
    x, y, found = 0.0, _ROW / 2, []
    for entry in entries:
        room = _MARK + _SIZE * len(entry.words)
        if x and x + room > width:
            x, y = 0.0, y + _ROW
        shape = mark(entry.shape, x + 9, y, 5.4, entry.fill, entry.edge, 1.6)
        found.append(tag("g", shape, text(x + _MARK, y + 4.6, entry.words, _SIZE, colours.ink_2)))
        x += room + _SPACE
    return picture(width, y + _ROW / 2, "图例", *found)
