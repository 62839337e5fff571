"""The Streamlit pieces of layout elements: their choice, what is known of each, which are not on the map, and why."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from yuboard import tables
from yuboard.geography import boundaries, layouts, sites
from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.record.results import Row
from yuboard.tables.columns.layouts import UNPLACED_LIST
from yuboard.ui.pickers import coded_select
from yuboard.ui.tables import show_rows
from yuboard.wording import clauses
from yuboard.wording.markdown import blocks, escape
from yuboard.wording.missing import CITY_WIDE, UNLOCATED

# What is not one place on the map, whatever its year.
_NOWHERE = ("全市", "境外")
_ORIGIN_WORDS = {"自备": "自备边界", "随装": "随软件安装的边界", "无": "方块图"}


class Chosen(NamedTuple):
    """Choice that the views of a layout show: its choice, a year or all, the chosen element."""

    layout: str
    year: int | None
    element: str | None


@cached(store.database, sites.stamp)
def of_layout(layout: str, year: int | None = None) -> pd.DataFrame:
    """The elements of a layout, located and grouped; with ``year`` those of that year and what they hang on.

    Of those without a year only the ones that stand for the whole city stay: a place without a year is not that year's.
    """
    located = layouts.grouped(sites.locate(store.rows("layouts/elements", layout=layout).frame, sites.load()))
    if year is None:
        return located
    is_general = located["year"].isna() & located["found"].isin(_NOWHERE)
    shown = located[located["year"].eq(year) | is_general]
    parents = set(shown["parent_id"].dropna())
    return located[located.index.isin(shown.index) | located["element_id"].isin(parents)]


def picker(rows: pd.DataFrame) -> str | None:
    """The choice of an element by name; clicks on either view set it too."""
    names = dict(zip(rows["element_id"], rows["name"]))
    return coded_select("要素", names, "element", index=None, placeholder="点图上的要素，或在此选择")


def panel(layout: Row, rows: pd.DataFrame, element: str | None) -> None:
    """The clause of the chosen element, or of the whole layout while none is chosen."""
    with st.container(border=True):
        if element is None:
            st.markdown(f"**{escape(layout['name'])}**　{escape(layout['summary'])}")
            st.markdown(_clause(layout))
            return
        row = rows[rows["element_id"].eq(element)].iloc[0]
        about, clause = st.columns([2, 3])
        about.markdown(f"## {escape(row['name'])}")
        about.markdown(f"{_badges(row)}\n\n**作用**　{escape(row['role'])}\n\n**位置**　{escape(whereabouts(row))}")
        clause.markdown(_clause(row))
        if isinstance(row["note"], str):
            clause.caption(f"说明：{escape(row['note'])}")


def _badges(row: pd.Series) -> str:
    words = (row[column] for column in ("kind_word", "year_label", "status"))
    return " ".join(f":gray-badge[{escape(word)}]" for word in words if isinstance(word, str))


def _clause(row: Row | pd.Series) -> str:
    return blocks((clauses.cited(row["quote"], row["document_number"], row["section"]),))


def whereabouts(row: pd.Series) -> str:
    """Where an element is, how well that is known, and from what source."""
    if row["found"] == "点位":
        extent = f"{row['extent']}；" if isinstance(row["extent"], str) and row["extent"] else ""
        kind = sites.CLASS_WORDS[row["precision_class"]]
        return f"{extent}{kind}，{row['datum']}，据{row['source']}，{row['checked_on']}核"
    if row["found"] == "县区":
        return f"{row['place']}（文件点名，未写具体位置）"
    if row["found"] == "责任县区":
        return f"在境外；由{row['duty_place']}负责设立"
    if row["found"] == "待定位":
        known = row["extent"] if isinstance(row["extent"], str) and row["extent"] else row["place"]
        return f"{UNLOCATED}{known}"
    return "在境外，不在图上定位" if row["found"] == "境外" else CITY_WIDE


def left_out(chosen: Chosen) -> None:
    """Name the elements without a year, which are not shown for a year."""
    shown = set(of_layout(chosen.layout, chosen.year)["element_id"])
    rows = of_layout(chosen.layout)
    names = list(rows.loc[rows["year"].isna() & ~rows["element_id"].isin(shown), "name"])
    if names:
        st.caption(f"另有{len(names)}项文件未写年份，年份选“全部”时显示：{escape('、'.join(names))}。")


def unplaced(chosen: Chosen) -> None:
    """Elements that are not on the map, and why: unlocated sites, city-wide elements, those abroad."""
    missing, general = _unplaced(chosen.layout, chosen.year)
    if missing:
        st.markdown(f"**未定位要素（{len(missing)}项）**")
        show_rows(missing)
        st.caption("没有可引用的坐标，等待补录；补录由系统管理员按点位操作指南办理。")
    if general:
        with st.expander(f"另有{len(general)}项不是图上的一处：全市性的，或在境外", icon=":material/public:"):
            show_rows(general)


@cached(store.database, sites.stamp)
def _unplaced(layout: str, year: int | None) -> tuple[tables.Table, tables.Table]:
    rows = of_layout(layout, year)
    return _whereabouts(rows[rows["found"].eq("待定位")]), _whereabouts(rows[rows["found"].isin(_NOWHERE)])


def _whereabouts(rows: pd.DataFrame) -> tables.Table:
    return tables.table(
        UNPLACED_LIST,
        (
            (
                f"**{escape(row['name'])}**",
                row["year_label"],
                escape(whereabouts(row).removeprefix(UNLOCATED)),
            )
            for _, row in rows.iterrows()
        ),
    )


def troubles() -> None:
    """Problems of boundary and site files, and what is drawn instead."""
    loaded, located = boundaries.load(), sites.load()
    if loaded.problems:
        with st.expander(f"边界文件有{len(loaded.problems)}处问题，改用{_ORIGIN_WORDS[loaded.origin]}", icon="⚠️"):
            st.code("\n".join(map(str, loaded.problems)), language=None)
    elif loaded.origin == "无":
        st.info("没有安装边界数据，地图以方块图代替（一县一格，只表示大致方位）。安装：python -m yuboard geo")
    if located.problems or located.warnings:
        with st.expander(f"点位文件：{len(located.problems)}行未采用，{len(located.warnings)}行待核对", icon="⚠️"):
            st.code("\n".join(map(str, [*located.problems, *located.warnings])), language=None)
