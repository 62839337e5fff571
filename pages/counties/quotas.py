"""A city's yearly figures county by county, the sum check, and one county's whole list by link."""

import streamlit as st

from yuboard import tables
from yuboard.exports.png import catalogue, sheet
from yuboard.record import store
from yuboard.ui import maps, quota_progress, quotas
from yuboard.ui.clauses import source_line
from yuboard.ui.downloads import download
from yuboard.ui.pickers import SWITCH, check_links, empty
from yuboard.ui.pictures import picture
from yuboard.ui.screen import columns
from yuboard.wording.markdown import escape
from yuboard.wording.quotas import dividing, not_divided

st.title("县区配额", anchor=False)
cities = {row["name"]: row for row in store.rows("quotas/cities")}
splitting = [name for name, row in cities.items() if row["has_quotas"]]
check_links(city=cities)
city_column, indicator_column, county_column = st.columns([1, 2, 1], vertical_alignment="bottom")
first = list(cities).index(splitting[0]) if splitting else 0
place = city_column.selectbox("城市", cities, index=first, key="city", bind="query-params")
if place not in splitting:
    label = f"到“县区一页”选{escape(place)}的县（市、区）"
    county_column.page_link("pages/counties/county.py", label=label, icon=":material/article:")
    empty(f"{not_divided(place)}。{dividing(splitting)}")

known = {row["name"]: row for row in store.rows("quotas/indicators", place=place)}
counties = {row["short_name"]: row for row in store.rows("quotas/counties", place=place)}
check_links(indicator=known, county=counties, scenario=SWITCH)
indicator = indicator_column.selectbox("指标", known, key="indicator", bind="query-params")
county = county_column.selectbox(
    "我的县（区）", counties, index=None, placeholder="选择后标出本县，列出其目标", key="county", bind="query-params"
)
parameters = {"place": place, "indicator": indicator}
sums, matrix = store.rows("quotas/sums", **parameters), store.rows("quotas/matrix", **parameters)
table, area = columns([3, 2])
with table:
    quotas.shown(place, indicator, sums, matrix, position=cities[place]["position"], chosen=county)
with area.container(border=True):
    maps.quota_map(**parameters, target="county")
if county:
    with st.container(border=True):
        quotas.of_county(place, county)
quota_progress.of_quota(place, indicator, county)
quotas.undivided(place)
source_line(sums)
with st.container(horizontal=True):
    download(matrix, tables.QUOTA_COLUMNS, f"县区配额_{place}_{indicator}", key="download")
    picture(catalogue.quota, place, known[indicator], name=f"县区配额_{place}_{indicator}")
    parts = f"组成_{place}_{indicator}"
    picture(sheet.parts, place, indicator, name=parts, label="下载组成图（PNG）", key="parts_picture")
