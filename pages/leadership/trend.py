"""How far each target is from its start: all indicators as bead lines, and the chosen one large beside them."""

import streamlit as st

from yuboard import charts, tables
from yuboard.exports.png import catalogue
from yuboard.record import store
from yuboard.ui import trend, trend_index
from yuboard.ui.as_of import as_of, dated
from yuboard.ui.clauses import source_line
from yuboard.ui.downloads import download
from yuboard.ui.pickers import SWITCH, check_links, empty
from yuboard.ui.pictures import picture
from yuboard.ui.progress import reported_on
from yuboard.ui.screen import columns

st.title("指标趋势", anchor=False)
indicators = {row["name"]: row for row in store.rows("trend/indicators")}
cities = [row["name"] for row in store.rows("places/cities")]

check_links(indicator=indicators, cities=cities, cny=SWITCH, explore=SWITCH, **trend_index.words(tuple(cities)))

places = trend.cities(st.container(), cities)
index, one = columns([1, 1])
with index.container(key="screen_only_index"):
    found = trend_index.entries(tuple(places))
    name = trend.chosen(indicators, found)
    trend_index.choose(trend_index.narrowed(found), name)

with one:
    chosen, converted = trend.pick(indicators, name)
    parameters = {"indicator": chosen["name"], "places": tuple(places)}
    points = store.rows("trend/points", **parameters, converted=converted)
    if not points:
        empty("所选城市的文件没有设这项指标的基期数或目标。请换一个指标或城市。")
    trend.higher(parameters)
    with st.container(border=True):
        trend.chart(chosen, points)
    trend.values(points, places)
    trend.demands(store.rows("trend/demands", **parameters))
    trend.revisions(store.rows("trend/revisions", **parameters))
source_line(points)
with st.container(horizontal=True):
    download(points, tables.FIGURE_COLUMNS, f"指标趋势_{chosen['name']}", key="download")
    if len(charts.drawn_values(points)) > 1:
        stated = store.rows("trend/points", **parameters, converted=False)
        drawn = dated(f"指标趋势_{chosen['name']}")
        picture(catalogue.trend, chosen, stated, places, reported_on(as_of()), name=drawn)
