"""Where each city's document puts what: the layout on the ground and as the document builds it."""

import streamlit as st

from yuboard import tables
from yuboard.record import store
from yuboard.ui import elements, layouts, maps
from yuboard.ui.clauses import source_line
from yuboard.ui.downloads import download_frame
from yuboard.ui.pickers import SWITCH, check_links, coded_select
from yuboard.ui.screen import screen

st.title("空间布局", anchor=False)
choices = {row["choice"]: row for row in store.rows("layouts/list")}
elements.troubles()
check_links(layout=choices)

which, when, what, how = st.columns([3, 2, 3, 2], vertical_alignment="bottom")
with which:
    choice = coded_select("布局", {key: row["label"] for key, row in choices.items()}, "layout")
layout = choices[choice]
if layout["layout_id"] is None:
    maps.city_only(layout)
    source_line([layout])
    st.stop()

years = [f"{year}年" for year in sorted(elements.of_layout(choice)["year"].dropna().unique())]
check_links(year=["全部", *years], explore=SWITCH, element=set(elements.of_layout(choice)["element_id"]))
year = "全部"
if len(years) > 1:
    year = when.select_slider("年份", ["全部", *years], key="year", bind="query-params")
chosen_year = None if year == "全部" else int(year[:4])
rows = elements.of_layout(choice, chosen_year)
with what:
    element = elements.picker(rows)
has_webgl = screen().has_webgl
is_explored = how.toggle(
    "缩放、拖动",
    key="explore",
    bind="query-params",
    disabled=not (has_webgl and layouts.has_boundaries(layout)),
    help="同一张图，可放大、平移、悬停看说明；需要浏览器支持 WebGL。",
)
if is_explored and not has_webgl:
    st.info("这台电脑的浏览器不能使用 WebGL，下面的图不能缩放，其余照常可用。")

elements.panel(layout, rows, element)
layouts.views(layout, elements.Chosen(choice, chosen_year, element), is_explored=is_explored and has_webgl)
source_line([layout])
download_frame(lambda: rows, tables.ELEMENT_COLUMNS, f"空间布局_{layout['place']}_{layout['name']}", key="download")
