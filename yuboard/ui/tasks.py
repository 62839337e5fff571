"""Tasks page: filters, matrix, one task in full."""

from collections.abc import Sequence

import streamlit as st

from yuboard import charts, tables
from yuboard.record import store
from yuboard.record.results import Row
from yuboard.ui.charts import choose
from yuboard.ui.cities import city_chip
from yuboard.ui.screen import screen
from yuboard.ui.tables import show_table
from yuboard.wording import clauses
from yuboard.wording.markdown import blocks, escape

LIST, MATRIX = "清单", "单位与主题"


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


def filters() -> dict[str, object]:
    """Filters of the list, as parameters of ``tasks/list``; all of them stand in the address."""
    matrix = store.rows("tasks/matrix", places=())
    themes = [row["theme"] for row in sorted(matrix, key=lambda row: row["theme_position"])]
    documents = dict.fromkeys(row["short_title"] for row in store.rows("documents/list"))
    words, whose, who, what, where = st.columns([3, 2, 2, 2, 3], vertical_alignment="bottom")
    text = words.text_input("查找", key="q", bind="query-params", placeholder="任务、单位或原文中的词，空格隔开")
    cities = [row["name"] for row in store.rows("places/cities")]
    city = whose.selectbox("城市", cities, index=None, key="city", bind="query-params", placeholder="全部城市")
    unit = who.selectbox("单位", units(), index=None, key="unit", bind="query-params", placeholder="全部单位")
    theme = what.selectbox(
        "主题", dict.fromkeys(themes), index=None, key="theme", bind="query-params", placeholder="全部主题"
    )
    chosen = where.multiselect("文件", documents, key="document", bind="query-params", placeholder="全部文件")
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


def detail(row: Row) -> None:
    """One task in full: who answers for it in the document's words, the clause, the targets that it serves."""
    with st.container(border=True):
        chip = city_chip(row["city"], row["place_position"])
        st.markdown(f"## {escape(row['title'])}\n\n{chip}　{escape(row['themes'])}　{escape(row['summary'])}")
        if row["units_as_written"]:
            order = "（排列次序不表示牵头）" if row["lead_kind"] == "责任单位" else ""
            st.markdown(f"**{row['lead_kind']}**　{escape(row['units_as_written'])}{order}")
        else:
            st.markdown("**分工**　文件未明确：原文没有为这一条写牵头单位或责任单位。")
        st.markdown(blocks((clauses.cited(row["quote"], row["document_number"], row["section"]),)))
        if row["note"]:
            st.caption(f"说明：{escape(row['note'])}")
        if row["figures"] or row["targets"]:
            with st.expander("这一条为哪些目标服务", expanded=True):
                show_table(tables.served_targets, store.rows("tasks/targets", task_id=row["task_id"]))
                if row["targets"]:
                    st.caption(
                        "同指：目标写在本文件别处，与本条用同一个词说同一件事；这种对应由本看板核对，文件没有写明。"
                    )
        else:
            st.caption("文件未写明对应目标：这一条没有数字目标，本文件的目标中也没有与它同指一物的。")
