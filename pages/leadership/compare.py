"""Comparison of cities: their targets side by side, and whether the figures may be compared at all."""

import streamlit as st

from yuboard import tables
from yuboard.record import store
from yuboard.ui import compare, maps
from yuboard.ui.clauses import source_line
from yuboard.ui.downloads import download
from yuboard.wording.cities import alone, comparison_name
from yuboard.wording.comparison import CELLS, ONLY_ALIKE
from yuboard.wording.markdown import escape

listed = store.rows("places/cities")
name = comparison_name(len(listed))
st.title(name, anchor=False)
st.markdown(f"{CELLS}，点数字看原文，点对比项看能否比较及理由。**{ONLY_ALIKE}**")
if len(listed) == 1:
    st.info(escape(alone(listed[0]["name"])))
cells = store.rows("compare/cells")
compare.matrix(cells)
maps.overview()
source_line(cells)
download(cells, tables.COMPARISON_COLUMNS, name, key="download")
