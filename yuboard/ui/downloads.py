"""Buttons for a page's rows as CSV, under the titles of its columns."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from yuboard import clock, tables
from yuboard.record import store
from yuboard.record.results import Result


def download(result: Result, columns: tables.Columns, name: str, *, key: str) -> None:
    """A button for a result as CSV under the titles of ``columns``, made when it is clicked."""
    version = result.key.versions[0].stem[:8]
    download_frame(lambda: result.frame, columns, name, key=key, version=version)


def download_frame(
    make: Callable[[], pd.DataFrame],
    columns: tables.Columns,
    name: str,
    *,
    key: str,
    label: str = "下载表格（CSV）",
    version: str | None = None,
) -> None:
    """The same for rows that no query alone gives; ``version`` is the data version, where not that of the click."""

    def content() -> bytes:
        frame = tables.named(make(), columns)
        return tables.csv_bytes(frame, version=version or store.database().stem[:8], made_on=clock.today())

    st.download_button(
        label,
        data=content,
        file_name=f"{name}.csv",
        mime="text/csv",
        icon=":material/download:",
        key=key,
        on_click="ignore",
    )
