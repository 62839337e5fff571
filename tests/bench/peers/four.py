"""Four plain Plotly charts and a table, as a first dashboard has them; the values follow a formula and mean nothing."""

import pandas as pd
import plotly.express as px
import streamlit as st

st.set_page_config(page_title="Charts", layout="wide")
table = pd.DataFrame(
    [
        {"year": year, "name": name, "value": (year - 2010) * (at + 2)}
        for year in range(2012, 2021)
        for at, name in enumerate("ABC")
    ]
)
st.title("Charts")
left, right = st.columns(2)
left.plotly_chart(px.line(table, x="year", y="value", color="name"), key="line")
right.plotly_chart(px.bar(table, x="year", y="value", color="name", barmode="group"), key="bar")
left.plotly_chart(px.area(table, x="year", y="value", color="name"), key="area")
right.plotly_chart(px.scatter(table, x="year", y="value", color="name"), key="scatter")
st.dataframe(table)
