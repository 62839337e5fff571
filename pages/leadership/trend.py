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
    key="cities",
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
    if chosen["points"]:
        ui.chart(
            charts.subjects if points["subject"].nunique() > 1 else charts.ladder,
            "trend/points",
            key="points",
            alt=f"{indicator}：各市文件所列的基期、中期和终期目标",
            **asked,
            converted=converted,
        )
        st.caption(charts.LADDER_KEY)
    else:
        st.markdown("各市文件只有定性表述，没有可以画图的数值，见表中原文。")
with table:
    st.table(tables.stated_values(points), border="horizontal")

demands = store.query("trend/demands", **asked)
if not demands.empty:
    with st.container(border=True):
        st.markdown("**目标要求的增速**　:gray-badge[测算]")
        for _, row in demands.iterrows():
            st.markdown(sentences.demand_line(row))
for row in store.query("trend/revisions", **asked).itertuples():
    st.warning(sentences.revision(row), icon=":material/compare_arrows:")
ui.source_line(points)
ui.download(tables.named(points, tables.FIGURE_COLUMNS), f"指标趋势_{indicator}", key="download")
