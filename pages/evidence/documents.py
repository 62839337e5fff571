"""The documents, and every figure in them: search by words, filter, open to section and quote."""

import streamlit as st

from yuboard import store, tables, ui

st.title("文件与出处", anchor=False)
if linked := st.query_params.get("figure"):
    with st.container(border=True):
        ui.clause(linked)

documents = store.query("documents/list")
with st.expander(f"{len(documents)}份文件：文号、发文机关、日期和依据", icon=":material/folder_open:"):
    st.table(tables.document_list(documents), border="horizontal")
    st.markdown("**各文件引用的上级文件**")
    st.table(tables.base_list(store.query("documents/bases")), border="horizontal")

words, which, where, stage = st.columns([3, 2, 2, 2], vertical_alignment="bottom")
text = words.text_input("查找", key="q", bind="query-params", placeholder="指标、地区、年份或原文中的词，空格隔开")
chosen = which.multiselect("文件", documents["short_title"], key="document", bind="query-params", placeholder="全部")
places = where.multiselect(
    "地区", store.query("documents/places")["place"], key="place", bind="query-params", placeholder="全部"
)
roles = stage.multiselect(
    "阶段", store.query("documents/roles")["role_word"], key="stage", bind="query-params", placeholder="全部"
)

figures = store.query(
    "documents/figures",
    words=" ".join(text.lower().split()),
    documents=tuple(chosen),
    places=tuple(places),
    roles=tuple(roles),
)
if figures.empty:
    ui.empty("没有符合条件的数字。请减少词或放宽筛选。")

number = st.pagination(-(-len(figures) // tables.PAGE), key="page", bind="query-params")
st.caption(f"共{len(figures)}条数字，每页{tables.PAGE}条。点数字看读法、说明和全文位置。")
for _, row in figures.iloc[(number - 1) * tables.PAGE : number * tables.PAGE].iterrows():
    ui.figure_row(row)
ui.source_line(figures)
ui.download(tables.named(figures, tables.FIGURE_COLUMNS), "数字与出处", key="download")
