"""Data quality: doubts about the documents themselves, and how the dashboard treats them."""

import streamlit as st

from yuboard import tables
from yuboard.record import store
from yuboard.ui import quality
from yuboard.ui.clauses import source_line
from yuboard.ui.downloads import download
from yuboard.ui.pickers import check_links
from yuboard.ui.tables import listed, show_table
from yuboard.wording.findings import INFERRED, REVISIONS, WEIGHTS, finding, finding_head
from yuboard.wording.markdown import blocks, markdown

st.title("数据质量", anchor=False)
counts = store.rows("overview/counts")[0]
quality.counted(counts)

findings = store.rows("quality/findings")
check_links(finding={row["finding_id"] for row in findings}, weight=WEIGHTS, order=quality.ORDERS)
linked = next((row for row in findings if row["finding_id"] == st.query_params.get("finding")), None)
if linked:
    with st.container(border=True):
        st.markdown(markdown(finding_head(linked)))
        st.markdown(blocks(finding(linked)))

st.header("文件中的疑点", anchor=False)
st.markdown("含前后文件写法不同的。点开一条看文件怎么写、核算结果、本看板怎么处理，以及原文。")
quality.findings(listed(findings))
download(findings, tables.FINDING_COLUMNS, "数据疑点", key="download_findings")

st.header(REVISIONS, anchor=False)
quality.revisions(listed(store.rows("quality/revisions")))

quality.reported_revisions()
quality.reported_parts()
st.header("各文件录入情况", anchor=False)
summary = store.rows("quality/documents")
show_table(tables.summary, summary)
download(summary, tables.SUMMARY_COLUMNS, "各文件录入情况", key="download_summary")
panel = st.expander(f"{INFERRED}：{counts['inferred']}条", key="inferred_panel", on_change="rerun")
if panel.open:
    with panel:
        inferred = store.rows("quality/inferred")
        show_table(tables.inferred, inferred)
        download(inferred, tables.INFERRED_COLUMNS, "推定年份", key="download_inferred")
source_line(store.rows("documents/list"))
