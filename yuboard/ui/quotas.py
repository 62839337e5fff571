"""Quotas by county: the table with bars inside its cells and its other views, and one county's own."""

import streamlit as st
from markupsafe import Markup

from yuboard import charts, tables
from yuboard.exports.png import sheet
from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.record.results import Result, Row
from yuboard.tables import html
from yuboard.tables.quotas import View, quota_table
from yuboard.ui import county as county_page
from yuboard.ui import drawing, quota_progress
from yuboard.ui.as_of import as_of, dated
from yuboard.ui.charts import draw
from yuboard.ui.clauses import open_picked
from yuboard.ui.pickers import check_links, follow
from yuboard.ui.pictures import picture
from yuboard.ui.progress import reported_on
from yuboard.ui.screen import screen
from yuboard.ui.tables import show_table
from yuboard.wording.markdown import escape
from yuboard.wording.missing import COMPUTED, GAPS, SCENARIO, SCENARIO_KEPT_OUT, SCENARIO_METHOD
from yuboard.wording.quotas import RANKS, SHARES, SQUARES, TABLE, undivided_years


def shown(place: str, indicator: str, sums: Result, matrix: Result, *, position: int, chosen: str | None) -> None:
    """The quotas as the reader chooses to see them: the table, who changed rank, a square a firm.

    ``position`` is the city's, ``chosen`` the county that is marked.
    """
    parts = quota_progress.counted(place, indicator)
    ways = [TABLE, *[RANKS] * bool(charts.slope_years(matrix)), *[SQUARES] * charts.is_countable(parts)]
    check_links(chart=(TABLE, RANKS, SQUARES))
    if st.session_state.get("chart") not in ways:
        st.session_state.pop("chart", None)
    with st.container(horizontal=True, vertical_alignment="center"):
        way = st.segmented_control(
            "画法", ways, key="chart", bind="query-params", required=True, label_visibility="collapsed",
            default=None if "chart" in st.session_state else TABLE,
        )  # fmt: skip
        scenario = st.toggle(
            f"未分解年份的情景（{SCENARIO}）", key="scenario", bind="query-params",
            disabled=way != TABLE or all(row["verdict"] != "未分解" for row in sums),
            help=f"{SCENARIO_METHOD}，{SCENARIO_KEPT_OUT}。",
        )  # fmt: skip
    if way == RANKS:
        _ranks(place, indicator, sums, matrix, position, chosen)
    elif way == SQUARES:
        _squares(place, indicator, parts, position, chosen)
    else:
        _table(place, indicator, sums, matrix, chosen, scenario)
    drawing.tell(_seen(place, indicator, way or TABLE, chosen, scenario))


def _seen(place: str, indicator: str, way: str, county: str | None, scenario: bool) -> str:
    """View that the reader has chosen, in words for a screen reader."""
    seen = [place, indicator, way, *[f"标出{county}"] * bool(county)]
    if way == TABLE:
        order = st.query_params.get("sort")
        seen += [*[f"按{order}排序"] * bool(order), *[SCENARIO] * scenario]
    return "，".join(seen)


def _table(place: str, indicator: str, sums: Result, matrix: Result, county: str | None, scenario: bool) -> None:
    """The table with bars in its cells; a row chooses my county, a head sorts, a number opens its clause."""
    check_links(sort={f"{row['year']:.0f}年" for row in sums})
    bars = store.rows("quotas/bars", place=place, indicator=indicator, scenario=scenario)
    drawn = _drawn(matrix, sums, bars, county, st.query_params.get("sort"))
    picked = drawing.show("table_quotas", drawn, on_pick=_choose)
    st.caption(f"口径：{escape(matrix[0]['definition'])}。{SHARES}{GAPS}")
    open_picked(picked)


def _choose(target: str) -> None:
    name, _, word = target.partition("=")
    if name == "county":
        st.session_state["county"] = word
    follow(target, "sort")


@cached(size=128)
def _drawn(matrix: Result, sums: Result, bars: Result, county: str | None, sort: str | None) -> str:
    scenario = {(row["place_id"], row["year"]): row["quota"] for row in bars if row["is_scenario"]}

    def name(place: Row) -> Markup:
        is_own = place["place_short"] == county
        return html.chosen("county", place["place_short"], place["place"], aria_pressed=is_own)

    return str(quota_table(matrix, sums, name=name, link=html.picked, view=View(county, sort, scenario)))


def _ranks(place: str, indicator: str, sums: Result, matrix: Result, position: int, chosen: str | None) -> None:
    """Who changed rank between the years that the document splits, first in words."""
    _head(place, indicator, f"{escape(charts.slope_sentence(matrix))}　:gray-badge[{COMPUTED}]")
    draw(
        charts.slope,
        matrix,
        key="ranks",
        alt=f"{indicator}各县（区）名次变化",
        width=screen().three_fifths,
        undivided=tuple(undivided_years(sums)),
        position=position,
        chosen=chosen,
    )
    st.caption(charts.SLOPE_KEY)
    picture(sheet.ranks, place, indicator, name=f"名次变化_{place}_{indicator}", key="ranks_picture")


def _head(place: str, indicator: str, said: str = "") -> None:
    """Whose drawing it is, as paper has no filters, and what it says."""
    st.markdown(f"**{escape(f'{place}　{indicator}')}**　{said}")


def _squares(place: str, indicator: str, parts: Result, position: int, chosen: str | None) -> None:
    """A square a firm."""
    _head(place, indicator)
    draw(
        charts.unit_grid,
        parts,
        key="squares",
        alt=f"{indicator}各县（区）配额，一格一数",
        width=screen().three_fifths,
        position=position,
        chosen=chosen,
    )
    st.caption(charts.grid_key(parts))
    picture(
        sheet.squares,
        place,
        indicator,
        reported_on(as_of()),
        name=dated(f"格子_{place}_{indicator}"),
        key="squares_picture",
    )


def undivided(place: str) -> None:
    """The city's figures that no document divides, sent when they are opened."""
    rows = store.rows("quotas/undivided", place=place)
    panel = st.expander(f"文件没有分解到县（区）的全市指标：{len(rows)}项", key="undivided_panel", on_change="rerun")
    if panel.open:
        with panel:
            show_table(tables.undivided_list, rows)


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
