"""The reader's screen, as its browser told at the first request."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

# A desk screen's width; the width below which charts and tables stand below one another; that below which wide
# tables and comparisons become cards; and that from which Streamlit keeps 80 pixels free on each side.
_DESK, _STACKED, _NARROW, _ROOMY = 1440, 1000, 800, 864
# What the border of a box and the gap between two columns take.
_BORDERS, _GAP = 34, 16
_KEY = "screen_of_session"


class Screen(NamedTuple):
    """What the browser said of itself; a desk screen with WebGL where it did not."""

    width: int
    has_webgl: bool

    @property
    def is_narrow(self) -> bool:
        return self.width < _NARROW

    @property
    def is_stacked(self) -> bool:
        return self.width < _STACKED

    @property
    def page(self) -> int:
        """The width between the margins of the page."""
        return self.width - (32 if self.width < _ROOMY else 160)

    @property
    def box(self) -> int:
        """The width inside a bordered box that goes across the page."""
        return self.page - _BORDERS

    @property
    def half(self) -> int:
        """The width inside a bordered box that shares its row with another."""
        return self.box if self.is_stacked else (self.page - _GAP) // 2 - _BORDERS

    @property
    def map_width(self) -> int:
        """The width of a map that shares its row with a schematic, in steps, so that few maps are made."""
        return int(max(self.half, 260) // 40 * 40)


def screen() -> Screen:
    """The reader's screen, from the cookie that the page shell sets; kept, as reading a cookie takes time."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = _told()
    return st.session_state[_KEY]


def _told() -> Screen:
    said = re.fullmatch(r"(\d+)-(webgl|plain)", str(st.context.cookies.get("yuboard_screen")))
    return Screen(int(said[1]), said[2] == "webgl") if said else Screen(_DESK, True)


def columns(shares: Sequence[int], **options: Any) -> list[DeltaGenerator]:
    """``st.columns`` for charts and tables; below one another on a tablet too, where Streamlit leaves them narrow."""
    if screen().is_stacked:
        return [st.container() for _ in shares]
    return st.columns(shares, **options)
