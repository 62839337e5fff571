"""SVG on a page, whose parts answer when they are picked, and the sentence where there is nothing to draw."""

from collections.abc import Callable

import streamlit as st

from yuboard.tables.html import to_copy
from yuboard.ui.components import component
from yuboard.wording.markdown import escape

# What a screen reader says when a filter changed what is drawn.
_TOLD = '<p class="told" role="status"></p>'
# Drawings that need neither WebGL nor the chart library, which takes longer to start than all else on the page.
_drawing = component("drawing", f'{_TOLD}<div class="drawing"></div>', "told")
# The same for HTML, with the styles of tables: they are sent with each drawing, and are longer than most.
_page = component(
    "page", f'{_TOLD}<div class="drawing"></div>', "told", "tables", "county", "reporting", script="drawing",
    style="drawing",
)  # fmt: skip
# A region of words and drawings in the page's own type; its style is that of the whole page, under its own class.
_region = component(
    "region", f'{_TOLD}<div class="drawing region"></div>', "told", script="drawing", isolate_styles=False
)

# Tables with boxes to tick.
_table = component("tables", f'{_TOLD}<div class="drawing tables"></div>', "told", "review", script="drawing")
# Progress of targets.
_goals = component(
    "goals", f'{_TOLD}<div class="drawing"></div>', "told", "tables", "progress", script="drawing", style="drawing"
)
# The sheet that somebody sent.
_sheet = component("sheet", f'{_TOLD}<div class="drawing tables"></div>', "told", "tables", script="drawing")
# Words to be copied: Streamlit's box for them starts a library of colours for program code first.
_citation = component("citation", f'{_TOLD}<div class="drawing"></div>', "told", script="drawing")


def region(key: str, html: str, *, on_pick: Callable[[], None] = lambda: None, told: str = "") -> str | None:
    """A part of a page as one element: HTML whose parts with a data-id answer; the name of the one just picked.

    ``on_pick`` is called before the page runs. ``told`` is what a screen reader says when it has changed.
    """
    return _region(key=key, data={"svg": html, "told": told}, on_picked_change=on_pick).picked


def show(
    key: str, svg: str, target: str | None = None, *, on_pick: Callable[[str], None] | None = None, told: str = ""
) -> str | None:
    """A drawing, SVG or HTML; the name of a part just picked goes into the widget or state ``target``, and is returned.

    ``on_pick`` is called with it before the page runs. ``told`` is what a screen reader says when it has changed.
    """

    def picked() -> None:
        name = st.session_state[key]["picked"]
        if target:
            st.session_state[target] = name
        if on_pick:
            on_pick(name)

    drawn = _drawing if svg.startswith("<svg") else _page
    return drawn(key=key, data={"svg": svg, "told": told}, on_picked_change=picked).picked


def table(key: str, html: str, on_pick: Callable[[str], None]) -> str | None:
    """A table whose parts answer, boxes to tick among them; the name of a part just picked.

    ``on_pick`` is called with it before the page runs.
    """
    return _table(key=key, data={"svg": html}, on_picked_change=lambda: on_pick(st.session_state[key]["picked"])).picked


def goals(key: str, html: str, on_pick: Callable[[str], None], told: str = "") -> str | None:
    """A part of the page of progress, as ``show`` shows a drawing."""

    def picked() -> None:
        on_pick(st.session_state[key]["picked"])

    return _goals(key=key, data={"svg": html, "told": told}, on_picked_change=picked).picked


def sheet(key: str, html: str, told: str = "") -> None:
    """A sheet that somebody sent, with what was read in it; ``told`` is what a screen reader says of it."""
    _sheet(key=key, data={"svg": html, "told": told})


def on_paper(key: str, svg: str) -> None:
    """A drawing that stands on paper only, in the place of what a browser cannot print."""
    _drawing(key=key, data={"svg": svg, "isForPaper": True})


def tell(words: str) -> None:
    """Tell screen readers, and them alone, what a filter of the page changed."""
    _drawing(key="told", data={"told": words})


def citation(key: str, words: str) -> None:
    """Words in a box with a button that copies them."""
    _citation(key=key, data={"svg": str(to_copy(words))})


def no_areas(place: str) -> None:
    """Say that a city has neither boundaries nor squares."""
    st.caption(f"没有{escape(place)}的边界，也没有方块图的位置，地图从略。")
