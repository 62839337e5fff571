"""Buttons for files: every download of every page is offered here, and one that fails is told where it was clicked."""

import logging
from collections.abc import Callable

import pandas as pd
import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from yuboard import clock, tables
from yuboard.problems import DataError, ExportError, LedgerError, UploadError
from yuboard.record import store
from yuboard.record.results import Result
from yuboard.wording.markdown import escape

_log = logging.getLogger(__name__)
_ICON = ":material/download:"
# In the session: sentences about failed downloads, by the key of their button.
_FAILED = "failed_downloads"
FAULT = "程序出错，原因已记入服务器日志，请告诉管理员。"


def offer(
    label: str, make: Callable[[], bytes], name: str, *, key: str, mime: str | None = None, icon: str = _ICON,
    primary: bool = False, disabled: bool = False,
) -> None:  # fmt: skip
    """A button for the file ``name``, made when it is clicked.

    Where it cannot be made, the cause is logged, and the page is drawn again with one sentence under the button.
    """
    failed: dict[str, str] = st.session_state.setdefault(_FAILED, {})
    context = get_script_run_ctx()
    session = context.session_id if context else ""

    def content() -> bytes:
        # Called outside the page's script: nothing of Streamlit works here.
        try:
            return make()
        except Exception as error:
            _log.exception("%s: the file %s was not made", key, name)
            failed[key] = _told(label, error)
            _draw_again(session)
            raise

    st.download_button(
        label, data=content, file_name=name, mime=mime, icon=icon, key=key, on_click="ignore", disabled=disabled,
        type="primary" if primary else "secondary",
    )  # fmt: skip
    if key in failed:
        st.error(failed.pop(key))


def offer_made(label: str, make: Callable[[], bytes], name: str, *, key: str) -> None:
    """The same for a small file that is at hand before the click, so that a tab which was just opened has it too."""
    try:
        made = make()
    except Exception as error:
        _log.exception("%s: the file %s was not made", key, name)
        st.error(_told(label, error))
        return
    st.download_button(label, data=made, file_name=name, icon=_ICON, key=key, on_click="ignore")


def _told(label: str, error: Exception) -> str:
    """The sentence under a button; its label is marked up already."""
    return f"“{label}”没有做成：{escape(cause(error))}"


def cause(error: Exception) -> str:
    """Why a file was not made: what the error says to people, or that it is in the log."""
    if isinstance(error, ExportError | UploadError | LedgerError):
        return str(error)
    if isinstance(error, DataError):
        return f"数据有{len(error.problems)}处问题，未能发布。"
    if isinstance(error, MemoryError):
        return "服务器内存不足，请过一会儿再点。"
    return FAULT


def _draw_again(session: str) -> None:
    """Run the page of a session again from outside its script, as Streamlit does when a source file has changed.

    There is no public way to: a message that is sent after the script's end is dropped.
    """
    found = runtime.get_instance().get_app_session(session) if runtime.exists() else None
    if found is not None:
        found._call_soon_on_event_loop(lambda: found.request_rerun(found._client_state))


def download(result: Result, columns: tables.Columns, name: str, *, key: str) -> None:
    """A button for a result as CSV under the titles of ``columns``, made when it is clicked."""
    version = store.version(result.key.versions[0])
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
        return tables.csv_bytes(frame, version=version or store.version(), made_on=clock.today())

    offer(label, content, f"{name}.csv", key=key, mime="text/csv")
