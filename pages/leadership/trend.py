"""How far each target is from its start: one indicator, the chosen cities, every stated value."""

import streamlit as st

from yuboard import charts, sentences, store, tables, ui

st.title("指标趋势", anchor=False)
indicators = store.query("trend/indicators")
cities = store.query("common/cities")

pick, where, how = st.columns([3, 3, 2], vertical_alignment="bottom")
indicator = pick.selectbox("指标", indicators["name"], key="indicator", bind="query-params")
places = where.pills(
    "城市",
    cities["name"],
    selection_mode="multi",
    default=list(cities["name"]),
    key="city",
    bind="query-params",
)
chosen = indicators[indicators["name"].eq(indicator)].iloc[0]
converted = how.toggle(
    "美元折算为人民币（测算）", key="cny", bind="query-params", disabled=not chosen["has_currencies"],
    help="按当年官方平均汇率折算，汇率和来源见“口径说明”。",
)  # fmt: skip

asked = {"indicator": indicator, "places": tuple(places)}
points = store.query("trend/points", **asked, converted=converted)
if points.empty:
    ui.empty("所选城市的文件没有设这项指标的基期数或目标。请换一个指标或城市。")

chart, table = st.columns([3, 2])
with chart.container(border=True):
    st.markdown(f"**{indicator}**　{chosen['definition']}")
    picked = ui.chart(
        charts.ladder, "trend/points", key="points", alt=f"{indicator}：各市文件所列的基期、中期和终期目标",
        **asked, converted=converted,
    )  # fmt: skip
    st.caption(charts.LADDER_KEY)
with table:
    st.table(tables.stated_values(points), border="horizontal")

demands = store.query("trend/demands", **asked)
with st.container(border=True):
    st.markdown("**目标要求的增速**　:gray-badge[测算]")
    for _, row in demands.iterrows():
        st.markdown(f"{row['place']}　{row['label']}（{row['document_number']}）：{sentences.formula(row)}")
    for row in store.query("trend/revisions", **asked).itertuples():
        st.markdown(
            f":red-badge[▲ 前后文件不一致]　{row.place}{row.year}年：{row.earlier_document}写“{row.earlier_label}”，"
            f"{row.later_document}写“{row.later_label}”。{row.rule}"
        )
ui.source_line(points)
ui.download(tables.named(points, tables.FIGURE_COLUMNS), f"指标趋势_{indicator}", key="download")
