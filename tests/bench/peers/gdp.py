"""GDP-like page: a range of years, a choice of lines, one line chart and a metric for each line.

The shape of a common first dashboard; the values follow a formula and mean nothing.
"""

import math

import pandas as pd
import streamlit as st

NAMES = [f"Series {letter}" for letter in "ABCDEFGHIJKLMNOPQRST"]
FIRST, LAST = 1960, 2022
COLUMNS = 4

st.set_page_config(page_title="Dashboard", page_icon=":earth_americas:")


@st.cache_data
def values() -> pd.DataFrame:
    rows = [
        {
            "year": year,
            "name": name,
            "value": (at + 1) * 1e9 * math.exp(0.03 * (year - FIRST)) * (1 + 0.1 * math.sin(year)),
        }
        for at, name in enumerate(NAMES)
        for year in range(FIRST, LAST + 1)
    ]
    return pd.DataFrame(rows)


st.title("Dashboard")
st.markdown("A line for each of the series that are chosen below, from the first to the last of the chosen years.")
start, end = st.slider("Which years?", FIRST, LAST, (FIRST, LAST))
chosen = st.multiselect("Which series?", NAMES, NAMES[:6])
table = values()
shown = table[table["name"].isin(chosen) & table["year"].between(start, end)]
st.header("Value over time", divider="gray")
st.line_chart(shown, x="year", y="value", color="name")
st.header(f"Value in {end}", divider="gray")
columns = st.columns(COLUMNS)
for at, name in enumerate(chosen):
    of_name = table[table["name"] == name].set_index("year")["value"]
    with columns[at % COLUMNS]:
        st.metric(name, f"{of_name[end] / 1e9:,.0f}B", f"{of_name[end] / of_name[start]:,.2f}x")
