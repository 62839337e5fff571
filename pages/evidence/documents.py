"""The documents, and every figure in them: search by words, filter, open to section and quote."""

import streamlit as st

from yuboard import tables
from yuboard.record import store
from yuboard.ui import documents as parts
from yuboard.ui.clauses import clause, source_line
from yuboard.ui.downloads import download
from yuboard.ui.pickers import check_links, empty, fields
from yuboard.ui.tables import show_table

st.title("文件与出处", anchor=False)
if linked := st.query_params.get("figure"):
    with st.container(border=True):
        clause(linked, within="page")

listed = store.rows("documents/list")
documents = [row["short_title"] for row in listed]
about = f"{len(documents)}份文件：文号、发文机关、日期和依据"
panel = st.expander(about, icon=":material/folder_open:", key="documents_panel", on_change="rerun")
if panel.open:
    with panel:
        show_table(tables.document_list, listed)
        st.markdown("**各文件引用的上级文件**")
        show_table(tables.base_list, store.rows("documents/bases"))

everywhere = [row["place"] for row in store.rows("documents/places")]
stages = [row["role_word"] for row in store.rows("documents/roles")]
check_links(document=documents, place=everywhere, stage=stages)
words, which, where, stage = fields([3, 2, 2, 2], {"document": documents, "place": everywhere, "stage": stages})
text = words.text_input("查找", key="q", bind="query-params", placeholder="指标、地区、年份或原文中的词，空格隔开")
asked = {
    "words": " ".join(text.lower().split()),
    "documents": tuple(which.multiselect("文件", documents, key="document", bind="query-params", placeholder="全部")),
    "places": tuple(where.multiselect("地区", everywhere, key="place", bind="query-params", placeholder="全部")),
    "roles": tuple(stage.multiselect("阶段", stages, key="stage", bind="query-params", placeholder="全部")),
}
figures = store.rows("documents/figures", **asked)
if not figures:
    empty("没有符合条件的数字。请减少词或放宽筛选。")

pages = -(-len(figures) // tables.PAGE)
check_links(page=[str(page + 1) for page in range(pages)])
number = st.pagination(pages, key="page", bind="query-params")
st.caption(f"共{len(figures)}条数字，每页{tables.PAGE}条。点数字看读法、说明和全文位置。")
parts.figures(figures, slice((number - 1) * tables.PAGE, number * tables.PAGE))
source_line(figures)
download(figures, tables.FIGURE_COLUMNS, "数字与出处", key="download")
