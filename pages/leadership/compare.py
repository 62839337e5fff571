"""Comparison of cities: their targets side by side, and whether the figures may be compared at all."""

from itertools import groupby

import streamlit as st

from yuboard import tables
from yuboard.record import store
from yuboard.ui import compare, maps
from yuboard.ui.clauses import source_line
from yuboard.ui.downloads import download
from yuboard.wording.comparison import CELLS, ONLY_ALIKE

st.title("三市对比", anchor=False)
st.markdown(f"{CELLS}，点“出处”看各市原文。**{ONLY_ALIKE}**")
cells = store.rows("compare/cells")
cities = {cell["place"]: cell["place_position"] for cell in cells}

shares = [2, *[3] * len(cities)]
with st.container(key="paper_columns"):
    compare.heads(cities, shares)
    for _, line in groupby(cells, key=lambda cell: cell["comparison_id"]):
        compare.line(list(line), shares)
maps.overview()
source_line(cells)
download(cells, tables.COMPARISON_COLUMNS, "三市对比", key="download")
