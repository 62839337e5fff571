"""Buttons for a page's chart as a picture at projector size, drawn on the server when it is clicked.

The database is that of the page around the button: what the page has read goes into the same picture.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import streamlit as st

from yuboard import store
from yuboard.reports.filenames import safe
from yuboard.reports.sheets import Rows, made_words
from yuboard.row import Row


def trend(indicator: Row, points: Sequence[Row], places: Sequence[str]) -> None:
    """The trend of one indicator in the chosen cities."""

    def draw(rows: Rows, words: str) -> bytes:
        from yuboard.reports import gallery

        return gallery.trend(rows, indicator, points, places, words)

    _button(draw, f"指标趋势_{indicator['name']}")


def quota(place: str, indicator: Row) -> None:
    """The quotas of one indicator by county."""

    def draw(rows: Rows, words: str) -> bytes:
        from yuboard.reports import gallery

        return gallery.quota(rows, place, indicator, words)

    _button(draw, f"县区配额_{place}_{indicator['name']}")


def province(places: Sequence[str]) -> None:
    """Where the cities lie in the province."""

    def draw(rows: Rows, words: str) -> bytes:
        from yuboard.reports import drawings

        return drawings.province(rows, places, words)

    _button(draw, "城市位置")


def structure(layout: Row) -> None:
    """A layout from the hub to every element."""

    def draw(rows: Rows, words: str) -> bytes:
        from yuboard.reports import drawings

        return drawings.structure(rows, layout, words)

    _button(draw, f"结构_{layout['place']}_{layout['name']}", label="下载结构图（PNG）", key="structure")


def made(path: Path) -> str:
    """The data version of a database and the date, as pictures bear them."""
    return made_words(path.stem[:8], date.today())


def _button(draw: Callable[[Rows, str], bytes], name: str, label: str = "下载图（PNG）", key: str = "picture") -> None:
    path = store.database()
    st.download_button(
        label,
        data=lambda: draw(store.reader(path), made(path)),
        file_name=f"{safe(name)}.png",
        mime="image/png",
        icon=":material/image:",
        key=key,
        on_click="ignore",
    )
