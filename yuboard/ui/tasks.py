"""Tasks page: filters, matrix, the list with one task open."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

import streamlit as st

from yuboard import charts, tables
from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.record.results import Result, Row
from yuboard.tables.assignments import PROGRESS, Shown, assignment_table
from yuboard.tables.html import picked as number
from yuboard.tables.progress import OPEN
from yuboard.ui import drawing, ledger, progress
from yuboard.ui.as_of import as_of
from yuboard.ui.charts import choose
from yuboard.ui.clauses import open_picked
from yuboard.ui.pickers import fields, follow
from yuboard.ui.screen import screen
from yuboard.ui.tables import show_table

LIST, MATRIX = "清单", "单位与主题"
SORTS = ("year",)
_FOLLOWED = ("task", "sort")
# A filter stands in the address, and its placeholder says what it is of.
_BOUND: dict[str, Any] = {"bind": "query-params", "label_visibility": "collapsed"}


def units() -> list[str]:
    """The units by name, those with most tasks first, 文件未明确 last."""
    return list(dict.fromkeys(row["unit"] for row in store.rows("tasks/matrix", places=())))


def known(rows: Sequence[Row]) -> dict[str, set[str]]:
    """The words that the other filters may have in the address."""
    matrix, documents = store.rows("tasks/matrix", places=()), store.rows("documents/list")
    return {
        "city": {row["city"] for row in rows},
        "theme": {row["theme"] for row in matrix},
        "document": {row["short_title"] for row in documents},
    }


def filters() -> dict[str, Any]:
    """Filters of the list, as parameters of ``tasks/list``; all of them stand in the address."""
    matrix = store.rows("tasks/matrix", places=())
    themes = [row["theme"] for row in sorted(matrix, key=lambda row: row["theme_position"])]
    documents = dict.fromkeys(row["short_title"] for row in store.rows("documents/list"))
    cities = [row["name"] for row in store.rows("places/cities")]
    choices = {"city": cities, "unit": units(), "theme": themes, "document": documents}
    words, whose, who, what, where = fields([3, 2, 2, 2, 3], choices)
    text = words.text_input("查找", key="q", placeholder="查任务、单位或原文", **_BOUND)
    city = whose.selectbox("城市", cities, index=None, key="city", placeholder="全部城市", **_BOUND)
    unit = who.selectbox("单位", units(), index=None, key="unit", placeholder="全部单位", **_BOUND)
    theme = what.selectbox("主题", dict.fromkeys(themes), index=None, key="theme", placeholder="全部主题", **_BOUND)
    chosen = where.multiselect("文件", documents, key="document", placeholder="全部文件", **_BOUND)
    return {
        "words": " ".join((text or "").lower().split()),
        "unit": unit or "",
        "theme": theme or "",
        "city": city or "",
        "documents": tuple(chosen),
    }


def matrix() -> None:
    """Units by themes; a click lists the tasks of a cell. In words where the screen is too narrow for discs."""
    cells = store.rows("tasks/matrix", places=())
    if screen().is_narrow or not cells:
        show_table(tables.unit_list, cells)
        return
    choose(
        charts.unit_matrix, cells, key="matrix", alt="各单位在各主题下的任务数", on_choose=_open,
        width=screen().box,
    )  # fmt: skip


def _open(cell: str) -> None:
    """List the tasks of a cell, which is named by its unit and theme."""
    st.session_state["unit"], st.session_state["theme"] = cell.split("　")
    st.session_state["view"] = LIST


def listed(found: Result, *, is_sheet: bool) -> None:
    """The tasks in one table; the order and the open task stand in the address. A sheet has every clause on paper."""
    task, by_year = st.query_params.get("task"), st.query_params.get("sort") == "year"
    drawn = _drawn(found, task, as_of(), by_year=by_year, is_sheet=is_sheet)
    picked = drawing.show(
        "table_tasks", drawn, on_pick=lambda name: follow(name, *_FOLLOWED), told=f"{len(found)}项任务"
    )
    name, _, target = (picked or "").partition("=")
    if name == PROGRESS:
        st.switch_page("pages/leadership/progress.py", query_params={OPEN: target})
    open_picked(picked)


@cached(store.database, ledger.known, size=64)
def _drawn(found: Result, task: str | None, day: date, *, by_year: bool, is_sheet: bool) -> str:
    served = {name: list(rows) for name, rows in groupby(store.rows("tasks/served"), key=lambda row: row["task_id"])}
    targets = store.rows("tasks/targets", task_id=task) if task else ()
    known = {row.goal.figure_id: row for row in progress.reported_on(day)}
    return str(assignment_table(found, served, number, Shown(by_year, task, targets, is_sheet, known)))
