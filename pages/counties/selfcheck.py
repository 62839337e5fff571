"""Would our park, firm, training base or township qualify: each criterion with its gap and its clause."""

import streamlit as st

from yuboard import tables
from yuboard.record import store
from yuboard.ui import selfcheck
from yuboard.ui.clauses import source_line
from yuboard.ui.downloads import download
from yuboard.ui.pickers import check_links, coded_select, empty
from yuboard.ui.tables import show_table

st.title("创建标准自评", anchor=False)
kinds = {row["kind"]: row["label"] for row in store.rows("criteria/kinds")}
if not kinds:
    empty("收录的文件中没有创建标准。")
tabs = ("逐条自评", "批量自评", "申报与复审规则", "标准原文")
check_links(kind=kinds, tab=tabs)
kind = coded_select("申报哪一类（示范企业各类型按择一理解）", kinds, "kind")
criteria = store.rows("criteria/list", kind=kind)
one, many, rules, clauses = st.tabs(tabs, key="tab", bind="query-params", on_change="rerun")
with one:
    verdicts = selfcheck.form(kind, criteria)
    if verdicts is not None:
        selfcheck.result(kinds[kind], verdicts)
with many:
    selfcheck.batch(kinds[kind], criteria)
with rules:
    selfcheck.rules()
with clauses:
    show_table(tables.criterion_list, criteria)
source_line(criteria)
download(criteria, tables.CRITERION_COLUMNS, f"创建标准_{kind}", key="download")
