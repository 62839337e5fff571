"""How far each target is from its start: one indicator, the chosen cities, every stated value."""

import streamlit as st

from yuboard import charts, tables, ui
from yuboard.record import store
from yuboard.ui import pictures
from yuboard.ui.charts import explore
from yuboard.ui.screen import columns, screen
from yuboard.wording.findings import revision
from yuboard.wording.markdown import markdown
from yuboard.wording.numbers import rates_used
from yuboard.wording.parts import Quiet
from yuboard.wording.targets import demand_line

st.title("指标趋势", anchor=False)
indicators = {row["name"]: row for row in store.rows("trend/indicators")}
cities = [row["name"] for row in store.rows("places/cities")]

ui.check_links(indicator=indicators, cities=cities)

pick, where, how = st.columns([3, 3, 2], vertical_alignment="bottom")
indicator = pick.selectbox("指标", indicators, key="indicator", bind="query-params")
places = where.pills("城市", cities, selection_mode="multi", default=cities, key="cities", bind="query-params")
chosen = indicators[indicator]
converted = how.toggle(
    "美元折算为人民币（测算）",
    key="cny",
    bind="query-params",
    disabled=not chosen["has_currencies"],
    help="按当年官方平均汇率折算，汇率和来源见“口径说明”。",
)

asked = {"indicator": indicator, "places": tuple(places)}
points = store.rows("trend/points", **asked, converted=converted)
if not points:
    ui.empty("所选城市的文件没有设这项指标的基期数或目标。请换一个指标或城市。")

chart, table = columns([3, 2])
with chart.container(border=True):
    st.markdown(f"**{indicator}**　{chosen['definition']}")
    if chosen["points"]:
        reader = screen()
        width = reader.box if reader.is_stacked else (reader.width - 230) * 3 // 5
        explore(
            charts.trend,
            points,
            key="points",
            alt=f"{indicator}：各市文件所列的基期、中期和终期目标",
            width=width // 40 * 40,
            lone_height=460 if reader.width >= 1600 else 340,
        )
        st.caption(charts.TRAJECTORY_KEY)
    else:
        st.markdown("各市文件只有定性表述，没有可以画图的数值，见表中原文。")
with table:
    ui.table(tables.stated_values, points)
    ui.clause_button("逐条看出处与全文 :material/format_quote:", *(row["figure_id"] for row in points), key="clauses")
    silent = [place for place in places if place not in {row["place"] for row in points}]
    if silent:
        st.caption(f"{'、'.join(silent)}：文件未设这项指标。")
    if rates := rates_used(points):
        st.caption(rates)

if demands := store.rows("trend/demands", **asked):
    with st.container(border=True):
        st.markdown("**目标要求的增速**　:gray-badge[测算]")
        st.markdown("\n\n".join(markdown((*demand_line(row), "　", Quiet(row["document_number"]))) for row in demands))
for row in store.rows("trend/revisions", **asked):
    st.warning(revision(row), icon=":material/compare_arrows:")
ui.source_line(points)
with st.container(horizontal=True):
    ui.download(points, tables.FIGURE_COLUMNS, f"指标趋势_{indicator}", key="download")
    if len(charts.drawn_values(points)) > 1:
        pictures.trend(chosen, store.rows("trend/points", **asked, converted=False), places)
