"""How to read the dashboard: labels, operators, number formats, formulas, conversion, definitions."""

import streamlit as st

from yuboard import tables, ui
from yuboard.record import store
from yuboard.wording import method
from yuboard.wording.markdown import blocks

st.title("口径说明", anchor=False)
for title, words in method.SECTIONS.items():
    st.subheader(title, anchor=False)
    st.markdown(blocks(words))

st.subheader("汇率", anchor=False)
ui.table(tables.rates, store.rows("method/rates"))
st.subheader("指标口径", anchor=False)
domains = [row["domain"] for row in store.rows("method/domains")]
ui.check_links(domain=domains)
domain = st.pills("领域", domains, default=domains[0], key="domain", bind="query-params", required=True)
ui.table(tables.indicators, store.rows("method/indicators", domain=domain))
ui.source_line(store.rows("documents/list"))
ui.download(store.rows("method/indicators", domain=None), tables.INDICATOR_COLUMNS, "指标口径", key="download")
