"""The reader's screen, as its browser told at the first request."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

# A desk screen's width; the width below which charts and tables stand below one another; that below which wide
# tables and comparisons become cards; and that from which Streamlit keeps 80 pixels free on each side.
_DESK, _STACKED, _NARROW, _ROOMY = 1440, 1000, 800, 864
# From here on a chart of one panel may be taller.
_TALL = 1600
# What the border of a box and the gap between two columns take.
_BORDERS, _GAP = 34, 16
# Widths of drawings are whole steps, so that few are made; a map is not narrower than the least.
_STEP, _LEAST_MAP = 40, 260
_KEY = "screen_of_session"


class Screen(NamedTuple):
    """Screen as the browser describes it; a desk screen with WebGL where it did not."""

    width: int
    has_webgl: bool

    @property
    def is_narrow(self) -> bool:
        return self.width < _NARROW

    @property
    def is_stacked(self) -> bool:
        return self.width < _STACKED

    @property
    def is_tall(self) -> bool:
        return self.width >= _TALL

    @property
    def page(self) -> int:
        """The width between the margins of the page."""
        return _stepped(self._page)

    @property
    def box(self) -> int:
        """The width inside a bordered box that goes across the page."""
        return _stepped(self._page - _BORDERS)

    @property
    def half(self) -> int:
        """The width inside a bordered box that shares its row with another."""
        return self._boxed(1 / 2)

    @property
    def three_fifths(self) -> int:
        """The width inside the larger bordered box of columns 3 : 2."""
        return self._boxed(3 / 5)

    @property
    def two_fifths(self) -> int:
        """The width of a map inside the smaller bordered box of columns 3 : 2."""
        return max(self._boxed(2 / 5), _LEAST_MAP)

    @property
    def half_map(self) -> int:
        """The width of a map in the box beside a schematic."""
        return _stepped(max(self.half, _LEAST_MAP))

    @property
    def boxed_map(self) -> int:
        """The width of a map that has columns 3 : 2 inside a box to share with words."""
        return self.half_map if self.is_stacked else _stepped(_column(self._page - _BORDERS, 3 / 5))

    @property
    def _page(self) -> int:
        return self.width - (32 if self.width < _ROOMY else 160)

    def _boxed(self, share: float) -> int:
        """The width inside a bordered box that has a share of a row of two; all of it where they are stacked."""
        return self.box if self.is_stacked else _stepped(_column(self._page, share) - _BORDERS)


def _column(row: float, share: float) -> float:
    """The width of one of two columns of a row: Streamlit takes a gap from each and shares out what is left over."""
    return row * share - _GAP + _GAP / 2


def _stepped(width: float) -> int:
    return int(round(width, 3) // _STEP * _STEP)


def screen() -> Screen:
    """The reader's screen, from the cookie that the page shell sets; kept, as reading a cookie takes time."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = _told()
    return st.session_state[_KEY]


def _told() -> Screen:
    said = re.fullmatch(r"(\d+)-(webgl|plain)", str(st.context.cookies.get("yuboard_screen")))
    return Screen(int(said[1]), said[2] == "webgl") if said else Screen(_DESK, True)


def columns(shares: Sequence[int], *, least: int = _STACKED, **options: Any) -> list[DeltaGenerator]:
    """``st.columns`` for charts and tables; below one another on a tablet too, where Streamlit leaves them narrow.

    ``least`` is the width of a screen on which they stand side by side.
    """
    if screen().width < least:
        return [st.container() for _ in shares]
    return st.columns(shares, **options)
