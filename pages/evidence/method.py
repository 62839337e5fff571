"""How to read the dashboard: labels, operators, number formats, formulas, conversion, definitions."""

import streamlit as st

from yuboard import method, store, tables, ui

st.title("口径说明", anchor=False)
for title, words in method.SECTIONS.items():
    st.subheader(title, anchor=False)
    st.markdown(words)

st.subheader("汇率", anchor=False)
rates = store.query("method/rates")
st.table(tables.named(rates, tables.RATE_COLUMNS), border="horizontal")
st.subheader("指标口径", anchor=False)
indicators = store.query("method/indicators")
domain = st.pills(
    "领域", indicators["domain"].unique(), default="总体规模", key="domain", bind="query-params", required=True
)
shown = indicators[indicators["domain"].eq(domain)]
st.table(tables.named(shown, tables.INDICATOR_COLUMNS), border="horizontal")
ui.download(tables.named(indicators, tables.INDICATOR_COLUMNS), "指标口径", key="download")
