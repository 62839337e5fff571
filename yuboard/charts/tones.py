"""Tones by name: the colour of a mark from its role's tone, the city's hue and the palette."""

from yuboard import theme
from yuboard.theme import Palette

_CITY = ("base", "mid", "tint")
# A bar of another place, where a chart is about one.
PALE = "pale "


def colour(tone: str, position: int | None, palette: Palette) -> str:
    """The colour of ``tone``: base, mid, tint and city of the city's hue, else a name of the palette (ink_2, wash …).

    ``pale base`` is base mixed with the ground.
    """
    if tone.startswith(PALE):
        return theme.blend(colour(tone.removeprefix(PALE), position, palette), palette.paper, 0.72)
    if tone in _CITY:
        return getattr(theme.city(palette, position), tone)
    if tone == "city":  # the hue's own ink, for words
        return theme.city(palette, position).ink
    return getattr(palette, tone)
