"""How far each target is from its start: one indicator, the chosen cities, every stated value."""

import streamlit as st

from yuboard import charts, tables
from yuboard.exports.png import catalogue
from yuboard.record import store
from yuboard.ui import trend
from yuboard.ui.clauses import source_line
from yuboard.ui.downloads import download
from yuboard.ui.pickers import SWITCH, check_links, empty
from yuboard.ui.pictures import picture
from yuboard.ui.screen import columns

st.title("指标趋势", anchor=False)
indicators = {row["name"]: row for row in store.rows("trend/indicators")}
cities = [row["name"] for row in store.rows("places/cities")]

check_links(indicator=indicators, cities=cities, cny=SWITCH)

pick, where, how = st.columns([3, 3, 2], vertical_alignment="bottom")
indicator = pick.selectbox("指标", indicators, key="indicator", bind="query-params")
places = trend.cities(where, cities)
chosen = indicators[indicator]
converted = how.toggle(
    "美元折算为人民币（测算）",
    key="cny",
    bind="query-params",
    disabled=not chosen["has_currencies"],
    help="按当年官方平均汇率折算，汇率和来源见“口径说明”。",
)

parameters = {"indicator": indicator, "places": tuple(places)}
points = store.rows("trend/points", **parameters, converted=converted)
if not points:
    empty("所选城市的文件没有设这项指标的基期数或目标。请换一个指标或城市。")

chart, table = columns([3, 2])
with chart.container(border=True):
    trend.chart(chosen, points)
with table:
    trend.values(points, places)
trend.demands(store.rows("trend/demands", **parameters))
trend.revisions(store.rows("trend/revisions", **parameters))
source_line(points)
with st.container(horizontal=True):
    download(points, tables.FIGURE_COLUMNS, f"指标趋势_{indicator}", key="download")
    if len(charts.drawn_values(points)) > 1:
        stated = store.rows("trend/points", **parameters, converted=False)
        picture(catalogue.trend, chosen, stated, places, name=f"指标趋势_{indicator}")
