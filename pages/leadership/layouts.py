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
check_links(year=["全部", *years], static=SWITCH, element=set(elements.of_layout(choice)["element_id"]))
year = "全部"
if len(years) > 1:
    year = when.select_slider("年份", ["全部", *years], key="year", bind="query-params")
chosen_year = None if year == "全部" else int(year[:4])
rows = elements.of_layout(choice, chosen_year)
with what:
    element = elements.picker(rows)
webgl = screen().has_webgl
static = how.toggle(
    "静态图", value=not webgl, key="static", bind="query-params", help="不需要 WebGL 的同一张图，可下载、可打印。"
)
if not webgl:
    st.info("这台电脑的浏览器不能使用 WebGL，下面显示静态图；结构图和要素选择照常可用。")

elements.panel(layout, rows, element)
layouts.views(layout, elements.Chosen(choice, chosen_year, element), static=static)
source_line([layout])
download_frame(lambda: rows, tables.ELEMENT_COLUMNS, f"空间布局_{layout['place']}_{layout['name']}", key="download")
