"""The reader's screen, as its browser told at the first request."""

import re
from typing import NamedTuple

import streamlit as st

# A desk screen's width, and the width below which columns are stacked.
_DESK, _STACKED = 1440, 800


class Screen(NamedTuple):
    """What the browser said of itself; a desk screen with WebGL where it did not."""

    width: int
    has_webgl: bool

    @property
    def is_narrow(self) -> bool:
        return self.width < _STACKED

    @property
    def map_width(self) -> int:
        """The width of a map that shares its row with a schematic, in steps, so that few maps are made."""
        full = self.width - 66 if self.is_narrow else (self.width - 176) / 2 - 34
        return int(max(full, 260) // 40 * 40)


def screen() -> Screen:
    """The reader's screen, from the cookie that the page shell sets."""
    said = re.fullmatch(r"(\d+)-(webgl|plain)", str(st.context.cookies.get("yuboard_screen")))
    return Screen(int(said[1]), said[2] == "webgl") if said else Screen(_DESK, True)
