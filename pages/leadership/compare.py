"""What the three cities aim at, side by side, and whether the figures may be compared at all."""

import streamlit as st

from yuboard import store, tables, ui

st.title("三市对比", anchor=False)
st.markdown("每格为该市文件中最远年份的目标，点引号看原文。**只有“同口径”才可比较大小；其余各格只并列，不排名。**")
cells = store.query("compare/cells")

shares = [2, *[3] * cells["place"].nunique()]
head = st.columns(shares)
for column, (position, place) in zip(head[1:], dict(zip(cells["place_position"], cells["place"])).items()):
    column.markdown(ui.city_chip(place, position))
for _, rows in cells.groupby("position", sort=True):
    with st.container(border=True, gap="xsmall"):
        title, *columns = st.columns(shares)
        title.markdown(f"**{rows['title'].iloc[0]}**  \n:small[:gray[{rows['comparison_definition'].iloc[0]}]]")
        for column, (_, cell) in zip(columns, rows.iterrows()):
            with column.container(gap="xxsmall"):
                ui.comparison_cell(cell)
ui.source_line(cells)
ui.download(tables.named(cells, tables.COMPARISON_COLUMNS), "三市对比", key="download")
