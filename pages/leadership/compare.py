"""What the cities aim at, side by side, and whether the figures may be compared at all."""

from itertools import groupby

import streamlit as st

from yuboard import sentences, store, tables, ui

st.title("三市对比", anchor=False)
st.markdown("每格为该市文件中最远年份的目标，点引号看原文。**只有“同口径”才可比较大小；其余各格只并列，不排名。**")
cells = store.rows("compare/cells")
cities = {cell["place"]: cell["place_position"] for cell in cells}

shares = [2, *[3] * len(cities)]
for column, (place, position) in zip(st.columns(shares)[1:], cities.items()):
    column.markdown(ui.city_chip(place, position))
for _, row in groupby(cells, key=lambda cell: cell["comparison_id"]):
    with st.container(border=True, gap="xsmall"):
        title, *columns = st.columns(shares)
        for number, (column, cell) in enumerate(zip(columns, row)):
            if number == 0:
                title.markdown(sentences.comparison_title(cell))
            with column.container(gap="xxsmall"):
                ui.comparison_cell(cell)
ui.source_line(cells)
ui.download("compare/cells", tables.COMPARISON_COLUMNS, "三市对比", key="download")
