"""How to read the dashboard: labels, operators, number formats, formulas, conversion, definitions."""

import streamlit as st

from yuboard import tables
from yuboard.record import store
from yuboard.ui.clauses import source_line
from yuboard.ui.downloads import download
from yuboard.ui.pickers import check_links
from yuboard.ui.tables import show_table
from yuboard.wording import method
from yuboard.wording.markdown import blocks, escape

st.title("口径说明", anchor=False)
st.markdown("\n\n".join(f"## {escape(title)}\n\n{blocks(words)}" for title, words in method.SECTIONS.items()))

st.header("进度的分档", anchor=False)
show_table(tables.presets, store.rows("progress/presets"))
st.header("汇率", anchor=False)
show_table(tables.rates, store.rows("method/rates"))
st.header("指标口径", anchor=False)
domains = [row["domain"] for row in store.rows("method/domains")]
check_links(domain=domains)
domain = st.pills(
    "领域", domains, default=domains[0], format_func=escape, key="domain", bind="query-params", required=True
)
show_table(tables.indicators, store.rows("method/indicators", domain=domain))
source_line(store.rows("documents/list"))
download(store.rows("method/indicators", domain=None), tables.INDICATOR_COLUMNS, "指标口径", key="download")
