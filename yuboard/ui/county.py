"""The Streamlit pieces of a county's page: what it is given, where it stands, what is asked of it, two side by side."""

from urllib.parse import urlsplit

import streamlit as st

from yuboard import charts, clock, tables
from yuboard.exports.png import sheet
from yuboard.record import store
from yuboard.record.results import Row
from yuboard.ui.charts import draw
from yuboard.ui.cities import city_chip
from yuboard.ui.clauses import clause_button
from yuboard.ui.pictures import picture
from yuboard.ui.screen import screen
from yuboard.ui.tables import show_rows, show_table
from yuboard.wording.clauses import numbers, sources
from yuboard.wording.markdown import blocks, escape
from yuboard.wording.missing import UNDIVIDED
from yuboard.wording.quotas import no_duties, not_divided, not_given, not_named, unclear_scope


def pickers(counties: dict[str, Row]) -> tuple[str | None, str | None]:
    """The county and the one to compare it with, both in the address."""
    own, other = st.columns([2, 2], vertical_alignment="bottom")
    county = own.selectbox(
        "县（市、区）或功能区",
        counties,
        index=None,
        key="county",
        bind="query-params",
        placeholder="选择，或输入名称查找",
    )
    same = [name for name, row in counties.items() if county and row["city"] == counties[county]["city"]]
    with_other = other.selectbox(
        "并排对比",
        [name for name in same if name != county],
        index=None,
        key="with",
        bind="query-params",
        placeholder="选择同市另一地区",
        disabled=len(same) < 2,
    )
    return county, with_other


def heading(row: Row) -> None:
    """Name, city, kind and code, and what is special about the place."""
    code = f"区划代码 {row['adcode']}" if row["adcode"] else "功能区，不是行政区划，没有区划代码"
    st.markdown(f"## {escape(row['name'])}\n\n{city_chip(row['city'], row['place_position'])}　{row['kind']}　{code}")
    if row["note"]:
        st.info(escape(row["note"]))


def quotas(city: str, county: str) -> None:
    """The quotas by year with the city's figure, share and rank, and in words what is not given."""
    found = store.rows("quotas/county", place=city, county=county)
    if not found:
        st.markdown(f"{escape(not_divided(city))}：**{UNDIVIDED}**。")
        whole = [row for row in store.rows("targets/stated", place=city) if row["role"] != "baseline"]
        with st.expander(f"{escape(city)}的全市目标：{len(whole)}项"):
            show_rows(tables.undivided_list(whole))
        return
    given = [line for line in found if line["rank"] is not None]
    if given:
        show_table(tables.county_given, found)
        _clauses(given, "given")
    else:
        st.markdown(f"{not_named(escape(county))}。")
    rest = [line for line in found if line["rank"] is None]
    st.markdown(blocks(not_given(rest, county)))
    _clauses(rest, "rest")


def _clauses(lines: list[Row], name: str) -> None:
    """The way from the lines above to their clauses; not on paper, where sections stand beside the numbers."""
    if lines:
        with st.container(key=f"screen_only_{name}"):
            ids = [line["figure_id"] for line in lines]
            clause_button("逐条看出处与全文 :material/format_quote:", *ids, key=f"clauses_{name}")


def standing(row: Row) -> None:
    """Where the county stands among the places named, where quotas differ."""
    if not (shares := store.rows("counties/standing", county=row["short_name"])):
        return
    with st.container(key="screen_only_standing"):
        st.markdown("### 在点名各地中的位置　:gray-badge[测算]")
        draw(
            charts.shares,
            shares,
            key="standing",
            alt=f"{row['short_name']}在各项配额中的占比与位次",
            position=row["place_position"],
            is_narrow=screen().is_narrow,
            width=screen().page,
        )
        st.caption(charts.SHARES_KEY)
        picture(sheet.standing, row, name=f"位置_{row['short_name']}")


def roles(row: Row) -> None:
    """Elements that the layouts put here, with a way to the map."""
    st.markdown("### 二、空间布局中的位置")
    found = store.rows("counties/roles", county=row["short_name"])
    if not found:
        has_layout = any(line["layout_id"] for line in store.rows("layouts/list") if line["place"] == row["city"])
        words = (
            f"的空间布局没有点名{escape(row['short_name'])}：**文件未列**"
            if has_layout
            else "没有空间布局：**文件未设**"
        )
        st.markdown(f"{escape(row['city'])}各文件{words}。")
        return
    show_table(tables.role_list, found)
    with st.container(key="screen_only_map"):
        st.page_link(
            "pages/leadership/layouts.py",
            label="在地图上查看",
            icon=":material/map:",
            query_params={"layout": found[0]["layout_id"], "element": found[0]["element_id"]},
        )


def duties(row: Row) -> None:
    """Duties that the documents give this place or every county."""
    st.markdown("### 三、文件要求本地做的事")
    if listed := store.rows("counties/duties", county=row["short_name"]):
        show_table(tables.duty_list, listed)
        if unclear := unclear_scope(row):
            st.caption(escape(unclear))
    else:
        st.markdown(escape(no_duties(row["city"])))


def pair(first: Row, second: Row) -> None:
    """Two counties of one city side by side."""
    names = (first["short_name"], second["short_name"])
    own, its = (store.rows("quotas/county", place=first["city"], county=name) for name in names)
    st.markdown(f"### {escape('　与　'.join(names))}")
    if any(line["rank"] is not None for line in (*own, *its)):
        show_rows(tables.county_pair(own, its, names))
        _clauses([line for line in (*own, *its) if line["rank"] is not None], "pair")
    else:
        st.markdown("文件没有给两地分配目标，没有可以并排的数字。")


def footer(row: Row, other: str | None = None) -> None:
    """Under the sheet, on paper too: sources, data version, date, and the way back to this view."""
    asked = {"county": row["short_name"]}
    shown = (
        *store.rows("quotas/county", place=row["city"], **asked),
        *store.rows("counties/roles", **asked),
        *store.rows("counties/duties", **asked),
    )
    link = address(st.context.url, row["short_name"], other)
    source_line = sources(numbers(shown), "所收文件没有写到本地的条文")
    st.caption(
        f"{escape(source_line)}　·　数据版本 {store.database().stem[:8]}　·　{clock.today():%Y年%m月%d日}　·　"
        f"占比、位次为测算　·　本页链接 {escape(link)}"
    )


def address(url: str | None, county: str, other: str | None = None) -> str:
    """The link to a county's page, with the one beside it, on the server that ``url`` is of."""
    parts = urlsplit(url or "")
    base = f"{parts.scheme}://{parts.netloc}{parts.path}" if parts.netloc else "/county"
    return f"{base}?county={county}" + (f"&with={other}" if other else "")
