"""Trend of one indicator: its path in the chosen cities, the stated values, and what they demand and revise."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from yuboard import charts, tables
from yuboard.record import store
from yuboard.record.results import Result, Row
from yuboard.ui import progress
from yuboard.ui.as_of import as_of
from yuboard.ui.charts import draw, explore
from yuboard.ui.clauses import clause_button
from yuboard.ui.screen import screen
from yuboard.ui.tables import show_table
from yuboard.ui.trend_index import Entry
from yuboard.wording import trend
from yuboard.wording.findings import revision
from yuboard.wording.markdown import escape, markdown
from yuboard.wording.numbers import rates_used
from yuboard.wording.overview import reported
from yuboard.wording.parts import Quiet
from yuboard.wording.targets import demand_line

# More names than these have no room as pills.
_PILLS = 6


def cities(where: DeltaGenerator, names: Sequence[str]) -> Sequence[str]:
    """The chosen cities, all at first; in the address."""
    shared: dict[str, Any] = {"default": names, "key": "cities", "bind": "query-params"}
    if len(names) > _PILLS:
        return where.multiselect("城市", names, placeholder="全部不选", **shared)
    return where.pills("城市", names, selection_mode="multi", format_func=escape, **shared)


def chosen(indicators: Mapping[str, Row], found: Sequence[Entry]) -> str:
    """The indicator that is chosen, in a widget or the address; else the first one of the index."""
    named = st.session_state.get("indicator") or st.query_params.get("indicator")
    if named in indicators:
        return str(named)
    return found[0].name if found else next(iter(indicators))


def pick(indicators: Mapping[str, Row], name: str) -> tuple[Row, bool]:
    """The indicator by name, ``name`` at first, and whether its dollars are converted; both in the address."""
    which, how = st.columns([3, 2], vertical_alignment="bottom")
    names = list(indicators)
    picked = which.selectbox("指标", names, index=names.index(name), key="indicator", bind="query-params")
    converted = how.toggle(
        "折算为人民币（测算）",
        key="cny",
        bind="query-params",
        disabled=not indicators[picked]["has_currencies"],
        help="美元按当年官方平均汇率折算，汇率和来源见“口径说明”。",
    )
    return indicators[picked], converted


def higher(parameters: Mapping[str, Any]) -> None:
    """Which city's target is higher, dollars converted, with its reservation; and that nothing is reported."""
    verdict = trend.verdicts(store.rows("compare/cells")).get(parameters["indicator"], "")
    if said := trend.higher(store.rows("trend/points", **parameters, converted=True), verdict):
        st.markdown(f"**{escape(said)}**")
    rows = [
        row
        for row in progress.reported_on(as_of())
        if row.goal.indicator == parameters["indicator"] and row.goal.city in parameters["places"]
    ]
    st.caption(markdown(reported(rows)))
    progress.brief([row for row in rows if row.is_reported and row.goal.role != "quota"])


def chart(indicator: Row, points: Result) -> None:
    """The paths of an indicator; a sentence where the documents state no number."""
    st.markdown(f"**{escape(indicator['name'])}**　{escape(indicator['definition'])}")
    drawn = charts.drawn_values(points)
    if not drawn:
        st.markdown("各市文件只有定性表述，没有可以画图的数值，见表中原文。")
        return
    if len(drawn) == 1:
        draw(charts.bead_line, points, key="points", alt=indicator["name"], width=screen().half)
        return
    told = charts.reported_values(points, progress.reported_on(as_of()))
    is_explored = st.toggle("悬停看数、框选放大", key="explore", bind="query-params")
    (explore if is_explored else draw)(
        charts.trend,
        points,
        key="explored" if is_explored else "points",
        alt=f"{indicator['name']}：各市文件所列的基期、中期和终期目标",
        width=screen().half,
        lone_height=460 if screen().is_tall else 320,
        reported=told,
    )
    st.caption(f"{charts.TRAJECTORY_KEY}{f'　{charts.REPORTED_KEY}' if told else ''}")


def values(points: Result, places: Sequence[str]) -> None:
    """The stated values, the way to their clauses, the cities without one, and the exchange rates used."""
    show_table(tables.stated_values, points)
    clause_button("逐条看出处与全文 :material/format_quote:", *(row["figure_id"] for row in points), key="clauses")
    stating = {row["place"] for row in points}
    if silent := [escape(place) for place in places if place not in stating]:
        st.caption(f"{'、'.join(silent)}：文件未设这项指标。")
    if rates := rates_used(points):
        st.caption(escape(rates))


def demands(rows: Sequence[Row]) -> None:
    """The growth that each target demands, as far as it can be computed."""
    if not rows:
        return
    with st.container(border=True):
        st.markdown("**目标要求的增速**　:gray-badge[测算]")
        st.markdown("\n\n".join(markdown((*demand_line(row), "　", Quiet(row["document_number"]))) for row in rows))


def revisions(rows: Sequence[Row]) -> None:
    """Values that a later document states otherwise."""
    for row in rows:
        st.warning(markdown(revision(row)), icon=":material/compare_arrows:")
