"""A city's yearly figures county by county, the sum check, and one county's whole list by link."""

import streamlit as st

from yuboard import charts, tables, ui
from yuboard.record import store
from yuboard.ui import maps, pictures
from yuboard.ui.charts import explore
from yuboard.ui.county import quotas as county_quotas
from yuboard.ui.screen import columns, screen
from yuboard.wording.missing import GAPS, SCENARIO_METHOD
from yuboard.wording.quotas import COMPOSITION, SHARES, composition, not_divided, undivided_years

st.title("县区配额", anchor=False)
cities = {row["name"]: row for row in store.rows("quotas/cities")}
splitting = [name for name, row in cities.items() if row["has_quotas"]]
ui.check_links(city=cities)
city_column, indicator_column, county_column = st.columns([1, 2, 1], vertical_alignment="bottom")
place = city_column.selectbox("城市", cities, index=list(cities).index(splitting[0]), key="city", bind="query-params")
if place not in splitting:
    label = f"到“县区一页”选{place}的县（市、区）"
    county_column.page_link("pages/counties/county.py", label=label, icon=":material/article:")
    ui.empty(f"{not_divided(place)}。分解到县的有：{'、'.join(splitting)}。")

known = {row["name"]: row for row in store.rows("quotas/indicators", place=place)}
indicator = indicator_column.selectbox("指标", known, key="indicator", bind="query-params")
counties = {row["short_name"]: row for row in store.rows("quotas/counties", place=place)}
county = county_column.selectbox(
    "我的县（区）", counties, index=None, placeholder="选择后列出本县的目标", key="county", bind="query-params",
    on_change=st.session_state.pop, args=("county_on_map", None),
)  # fmt: skip
asked = {"place": place, "indicator": indicator}
style = {"position": cities[place]["position"], "chosen": county}
by_name = st.container()
sums, matrix = store.rows("quotas/sums", **asked), store.rows("quotas/matrix", **asked)
parts = store.rows("quotas/parts", **asked)
with st.container(border=True):
    st.subheader(f"{indicator}：{COMPOSITION}", anchor=False)
    width = screen().box // 40 * 40
    explore(charts.composition, parts, key="parts", alt=f"{indicator}各年由各县（区）组成", width=width, **style)
    for words in composition(parts):
        st.caption(words)
    for row in sums:
        ui.sum_line(row)
    pictures.parts(place, indicator)

bars, table = columns([1, 1])
with bars.container(border=True):
    scenario = st.toggle(
        "显示未分解年份的情景（测算，非文件数据）", key="scenario", bind="query-params",
        disabled=all(row["verdict"] != "未分解" for row in sums),
        help=f"{SCENARIO_METHOD}，不进入下载。",
    )  # fmt: skip
    explore(
        charts.quota_bars, store.rows("quotas/bars", **asked, scenario=scenario), key="bars",
        alt=f"{indicator}各县（区）各年配额", undivided=tuple(undivided_years(sums)),
        width=screen().half // 40 * 40, **style,
    )  # fmt: skip
with table:
    ui.table(tables.quota_matrix, matrix)
    st.caption(f"{SHARES}{GAPS}")
    undivided = store.rows("quotas/undivided", place=place)
    with st.expander(f"文件没有分解到县（区）的全市指标：{len(undivided)}项"):
        ui.table(tables.undivided_list, undivided)
maps.quota_map(**asked, target="county")
by_map = st.container()
if county:
    # The answer stands where the question was put: under the map after a click, at the top otherwise.
    with (by_map if st.session_state.get("county_on_map") == county else by_name).container(border=True):
        st.markdown(f"#### {county}　文件分给本地的目标")
        county_quotas(place, county)
        st.page_link(
            "pages/counties/county.py", label=f"打开{county}一页（布局、文件对各县的要求、打印）",
            icon=":material/article:", query_params={"county": county},
        )  # fmt: skip
ui.source_line(sums)
with st.container(horizontal=True):
    ui.download(matrix, tables.QUOTA_COLUMNS, f"县区配额_{place}_{indicator}", key="download")
    pictures.quota(place, known[indicator])
