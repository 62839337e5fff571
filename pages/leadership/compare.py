"""What the cities aim at, side by side, and whether the figures may be compared at all."""

from itertools import groupby

import streamlit as st

from yuboard import tables, ui
from yuboard.record import store
from yuboard.ui import maps

st.title("三市对比", anchor=False)
st.markdown(
    "每格为该市文件中最远年份的目标，点“出处”看各市原文。**只有“同口径”才可比较大小；其余各格只并列，不排名。**"
)
cells = store.rows("compare/cells")
cities = {cell["place"]: cell["place_position"] for cell in cells}

shares = [2, *[3] * len(cities)]
with st.container(key="paper_columns"):
    ui.comparison_heads(cities, shares)
    for _, line in groupby(cells, key=lambda cell: cell["comparison_id"]):
        ui.comparison_line(list(line), shares)
maps.overview()
ui.source_line(cells)
ui.download(cells, tables.COMPARISON_COLUMNS, "三市对比", key="download")
