"""The documents, and every figure in them: search by words, filter, open to section and quote."""

import streamlit as st

from yuboard import store, tables, ui

st.title("文件与出处", anchor=False)
documents = store.query("documents/list")
with st.expander(f"{len(documents)}份文件：文号、发文机关、日期和依据", icon=":material/folder_open:"):
    st.table(tables.document_list(documents), border="horizontal")
    st.markdown("**各文件引用的上级文件**")
    st.table(tables.base_list(store.query("documents/bases")), border="horizontal")

words, which, where, stage = st.columns([3, 2, 2, 2], vertical_alignment="bottom")
text = words.text_input(
    "查找", key="q", bind="query-params", placeholder="指标、地区、年份、原文中的词，空格隔开",
)  # fmt: skip
chosen = which.multiselect("文件", documents["short_title"], key="document", bind="query-params", placeholder="全部")
everywhere = store.query("documents/places")["place"]
places = where.multiselect("地区", everywhere, key="place", bind="query-params", placeholder="全部")
roles = stage.multiselect(
    "阶段", ["基期", "中期目标", "终期目标", "县区配额", "认定标准", "资金", "背景"], key="stage",
    bind="query-params", placeholder="全部",
)  # fmt: skip

figures = store.query(
    "documents/figures", words=" ".join(text.lower().split()), document_ids=tuple(chosen), places=tuple(places),
    roles=tuple(roles),
)  # fmt: skip
if figures.empty:
    ui.empty("没有符合条件的数字。请减少词或放宽筛选。")

st.caption(f"{len(figures)}条数字；点一行的左端看出处和原文。")
picked = st.dataframe(
    tables.named(figures, tables.SEARCH_COLUMNS), key="rows", hide_index=True, on_select="rerun",
    selection_mode="single-row", height=420, column_config={"原文": st.column_config.Column(width="large")},
)  # fmt: skip
linked = st.query_params.get("figure")
if picked.selection.rows:
    linked = figures["figure_id"].iloc[picked.selection.rows[0]]
with st.container(border=True):
    ui.clause(linked or figures["figure_id"].iloc[0])
ui.source_line(figures)
ui.download(tables.named(figures, tables.FIGURE_COLUMNS), "数字与出处", key="download")
