"""A city's yearly figures county by county, the sum check, and one county's whole list by link."""

import streamlit as st

from yuboard import charts, store, tables, ui

st.title("县区配额", anchor=False)
cities = store.query("quotas/cities")
splitting = cities[cities["has_quotas"]]
city_column, indicator_column, county_column = st.columns([1, 2, 1], vertical_alignment="bottom")
default = int(cities["has_quotas"].argmax())
place = city_column.selectbox("城市", cities["name"], index=default, key="city", bind="query-params")
if place not in set(splitting["name"]):
    ui.empty(f"{place}的文件没有把目标分解到县（市、区）。分解到县的有：{'、'.join(splitting['name'])}。")

position = int(splitting[splitting["name"].eq(place)]["position"].iloc[0])
indicators = store.query("quotas/indicators", place=place)
indicator = indicator_column.selectbox("指标", indicators["name"], key="indicator", bind="query-params")
counties = store.query("quotas/counties", place=place)
county = county_column.selectbox(
    "我的县（区）",
    counties["short_name"],
    index=None,
    placeholder="选择后只看一县",
    key="county",
    bind="query-params",
)
asked = {"place": place, "indicator": indicator}

if county:
    rows = store.query("quotas/county", place=place, county=county)
    with st.container(border=True):
        st.subheader(f"{county}　文件分给本地的全部目标", anchor=False)
        note = counties[counties["short_name"].eq(county)]["note"].iloc[0]
        if isinstance(note, str):
            st.caption(note)
        given = rows[rows["rank"].notna()]
        if given.empty:
            st.markdown(f"文件没有点名给{county}分配任何目标；以下为全市目标。")
        else:
            st.table(tables.county_list(given), border="horizontal")
        with st.expander(f"全市有、文件没有分给{county}的目标：{len(rows) - len(given)}项", expanded=given.empty):
            st.table(tables.county_list(rows[rows["rank"].isna()]), border="horizontal")
        ui.download(tables.named(rows, tables.COUNTY_COLUMNS), f"县区配额_{county}", key="download_county")

sums = store.query("quotas/sums", **asked)
with st.container(border=True):
    st.subheader(f"{indicator}：全市数由哪些县（区）组成", anchor=False)
    ui.chart(
        charts.quota_parts, "quotas/parts", key="parts", alt=f"{place}{indicator}各年由各县（区）组成的情况",
        options={"position": position}, **asked,
    )  # fmt: skip
    for _, row in sums.iterrows():
        ui.sum_line(row)

bars, table = st.columns([1, 1])
undivided = bool(sums["verdict"].eq("未分解").any())
with bars.container(border=True):
    scenario = st.toggle(
        "显示未分解年份的情景（测算，非文件数据）", key="scenario", bind="query-params", disabled=not undivided,
        help="按上一年各县（区）占比、最大余数法推算，只供讨论，不进入下载。",
    )  # fmt: skip
    ui.chart(
        charts.quota_bars, "quotas/bars", key="bars", alt=f"{place}{indicator}各县（区）各年配额",
        options={"position": position}, **asked, scenario=scenario and undivided,
    )  # fmt: skip
matrix = store.query("quotas/matrix", **asked)
with table:
    st.table(tables.quota_matrix(matrix, sums), border="horizontal")
    st.caption("百分数为占各地合计的比重（测算）。“文件未列”是文件没有点名，不是零；“文件未分解”是只有全市数。")
    others = store.query("quotas/undivided", place=place)
    with st.expander(f"文件没有分解到县（区）的全市指标：{len(others)}项"):
        st.table(tables.undivided_list(others), border="horizontal")
ui.source_line(store.query("documents/list").query("place == @place"))
ui.download(tables.named(matrix, tables.QUOTA_COLUMNS), f"县区配额_{place}_{indicator}", key="download")
