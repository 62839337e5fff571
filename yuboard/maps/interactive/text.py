"""Text layers: words at places, each with an offset in pixels, and the halo behind them."""

import math
from typing import Any

import pydeck as pdk

from yuboard import theme

# Strings are wrapped: pydeck would send a bare one as an expression, and nothing would show.
PIXELS = pdk.types.String("pixels")
# Settings of every text layer: rows have ``name`` and ``at``.
LETTERS = {
    "get_position": "at",
    "get_text": "name",
    "character_set": pdk.types.String("auto"),
    "font_family": pdk.types.String(theme.FONT),
    "font_settings": {"fontSize": 48, "buffer": 6},
}
_AROUND = [(math.cos(turn * math.pi / 4) * 1.5, math.sin(turn * math.pi / 4) * 1.5) for turn in range(8)]


def words(layer: str, rows: list[dict[str, Any]], size: int, colour: str) -> pdk.Layer:
    """Words of one colour; ``rows`` have name, at (degrees) and offset (pixels)."""
    return pdk.Layer(
        "TextLayer",
        rows,
        id=layer,
        get_size=size,
        get_color=theme.rgba(colour),
        get_pixel_offset="offset",
        **LETTERS,
    )


def haloed(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Halo of words: eight shifted copies of each."""
    return [row | {"offset": rounded(row["offset"][0] + x, row["offset"][1] + y)} for row in rows for x, y in _AROUND]


def rounded(x: float, y: float) -> list[float]:
    """An offset in hundredths of a pixel: more would only make the map's file longer."""
    return [round(x, 2), round(y, 2)]
