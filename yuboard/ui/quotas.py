"""Quotas by county: what a city's figure is made of, the quotas as bars and table, and one county's own."""

from typing import Any

import streamlit as st

from yuboard import charts, tables
from yuboard.exports.png import sheet
from yuboard.record import store
from yuboard.record.results import Result, Row
from yuboard.ui import county as county_page
from yuboard.ui.charts import draw, explore
from yuboard.ui.clauses import clause_button
from yuboard.ui.pickers import check_links
from yuboard.ui.pictures import picture
from yuboard.ui.screen import screen
from yuboard.ui.tables import show_table
from yuboard.wording.markdown import escape, markdown
from yuboard.wording.missing import COMPUTED, GAPS, SCENARIO_METHOD
from yuboard.wording.quotas import (
    BARS,
    COMPOSITION,
    RANKS,
    SHARES,
    SQUARES,
    composition,
    sum_check,
    undivided_years,
)


def composed(place: str, indicator: str, sums: Result, **style: Any) -> None:
    """Composition of the city's figure of each year, and whether the parts add up; ``style`` goes to the chart."""
    parts = store.rows("quotas/parts", place=place, indicator=indicator)
    st.header(f"{escape(indicator)}：{COMPOSITION}", anchor=False)
    alt = f"{indicator}各年由各县（区）组成"
    explore(charts.composition, parts, key="parts", alt=alt, width=screen().box, **style)
    for words in composition(parts):
        st.caption(escape(words))
    for row in sums:
        _sum_line(row)
    name = f"组成_{place}_{indicator}"
    picture(sheet.parts, place, indicator, name=name, label="下载组成图（PNG）", key="parts_picture")


def _sum_line(row: Row) -> None:
    """The sum check of one yearly figure, and the way to the clause that splits it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(markdown(sum_check(row)), width="content")
        clause_button("出处 :material/format_quote:", row["figure_id"], key=f"sum_{row['figure_id']}")


def bars(place: str, indicator: str, sums: Result, **style: Any) -> None:
    """The quotas of each county by year, on demand with a scenario for the years that are not divided."""
    scenario = st.toggle(
        "显示未分解年份的情景（测算，非文件数据）",
        key="scenario",
        bind="query-params",
        disabled=all(row["verdict"] != "未分解" for row in sums),
        help=f"{SCENARIO_METHOD}，不进入下载。",
    )
    explore(
        charts.quota_bars,
        store.rows("quotas/bars", place=place, indicator=indicator, scenario=scenario),
        key="bars",
        alt=f"{indicator}各县（区）各年配额",
        undivided=tuple(undivided_years(sums)),
        width=screen().half,
        **style,
    )


def drawn(place: str, indicator: str, sums: Result, matrix: Result, **style: Any) -> None:
    """The quotas as the reader chooses to see them: bars, who changed rank, a square a firm."""
    parts = store.rows("quotas/parts", place=place, indicator=indicator)
    ways = [BARS, *[RANKS] * bool(charts.slope_years(matrix)), *[SQUARES] * charts.is_countable(parts)]
    check_links(chart=(BARS, RANKS, SQUARES))
    if st.session_state.get("chart") not in ways:
        st.session_state.pop("chart", None)
    way = st.segmented_control(
        "画法",
        ways,
        key="chart",
        bind="query-params",
        required=True,
        label_visibility="collapsed",
        default=None if "chart" in st.session_state else BARS,
    )
    if way == RANKS:
        _ranks(place, indicator, sums, matrix, **style)
    elif way == SQUARES:
        _squares(place, indicator, parts, **style)
    else:
        bars(place, indicator, sums, **style)


def _ranks(place: str, indicator: str, sums: Result, matrix: Result, **style: Any) -> None:
    """Who changed rank between the years that the document splits, first in words."""
    st.markdown(f"{escape(charts.slope_sentence(matrix))}　:gray-badge[{COMPUTED}]")
    draw(
        charts.slope,
        matrix,
        key="ranks",
        alt=f"{indicator}各县（区）名次变化",
        width=screen().half,
        undivided=tuple(undivided_years(sums)),
        **style,
    )
    st.caption(charts.SLOPE_KEY)
    picture(sheet.ranks, place, indicator, name=f"名次变化_{place}_{indicator}", key="ranks_picture")


def _squares(place: str, indicator: str, parts: Result, **style: Any) -> None:
    """A square a firm."""
    draw(
        charts.unit_grid, parts, key="squares", alt=f"{indicator}各县（区）配额，一格一数", width=screen().half, **style
    )
    st.caption(charts.grid_key(parts))
    picture(sheet.squares, place, indicator, name=f"格子_{place}_{indicator}", key="squares_picture")


def listed(place: str, matrix: Result) -> None:
    """The quotas as a table, and the city's figures that no document divides."""
    show_table(tables.quota_matrix, matrix)
    st.caption(f"{SHARES}{GAPS}")
    undivided = store.rows("quotas/undivided", place=place)
    with st.expander(f"文件没有分解到县（区）的全市指标：{len(undivided)}项"):
        show_table(tables.undivided_list, undivided)


def of_county(place: str, county: str) -> None:
    """All quotas of one county, with the way to its page."""
    st.markdown(f"## {escape(county)}　文件分给本地的目标")
    county_page.quotas(place, county)
    st.page_link(
        "pages/counties/county.py",
        label=f"打开{escape(county)}一页（布局、文件对各县的要求、打印）",
        icon=":material/article:",
        query_params={"county": county},
    )
