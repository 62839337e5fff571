"""Buttons for a page's chart as a picture at projector size, drawn on the server when it is clicked.

The database is that of the page around the button: what the page has read goes into the same picture.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import streamlit as st

from yuboard import store
from yuboard.reports.filenames import safe
from yuboard.row import Row


def trend(indicator: Row, points: Sequence[Row], places: Sequence[str]) -> None:
    """The trend of one indicator in the chosen cities."""
    path = store.database()

    def draw() -> bytes:
        from yuboard.reports import gallery

        return gallery.trend(store.reader(path), indicator, points, places, made(path))

    _button(draw, f"指标趋势_{indicator['name']}")


def quota(place: str, indicator: Row) -> None:
    """The quotas of one indicator by county."""
    path = store.database()

    def draw() -> bytes:
        from yuboard.reports import gallery

        return gallery.quota(store.reader(path), place, indicator, made(path))

    _button(draw, f"县区配额_{place}_{indicator['name']}")


def province(places: Sequence[str]) -> None:
    """Where the cities lie in the province."""
    path = store.database()

    def draw() -> bytes:
        from yuboard.reports import drawings

        return drawings.province(store.reader(path), places, made(path))

    _button(draw, "城市位置")


def structure(place: str, layout: str) -> None:
    """A layout from the hub to every element."""
    path = store.database()
    row = next(row for row in store.reader(path)("layouts/list") if row["layout_id"] == layout)

    def draw() -> bytes:
        from yuboard.reports import drawings

        return drawings.structure(store.reader(path), row, made(path))

    _button(draw, f"结构_{place}_{row['name']}", label="下载结构图（PNG）", key="structure")


def made(path: Path) -> str:
    """The data version of a database and the date, as pictures bear them."""
    return f"数据版本 {path.stem[:8]}　制作日期 {date.today().isoformat()}"


def _button(draw: Callable[[], bytes], name: str, label: str = "下载图（PNG）", key: str = "picture") -> None:
    st.download_button(
        label,
        data=draw,
        file_name=f"{safe(name)}.png",
        mime="image/png",
        icon=":material/image:",
        key=key,
        on_click="ignore",
    )
