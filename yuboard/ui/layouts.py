"""The Streamlit pieces of a layout: its map and its structure, linked, and what is known of each element."""

from functools import lru_cache, partial
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from yuboard import maps, tables, theme, ui
from yuboard.geography import boundaries, sites
from yuboard.geography.boundaries import Boundaries
from yuboard.maps import plans as ground
from yuboard.record import store
from yuboard.record.results import Row
from yuboard.tables.columns.layouts import UNPLACED_LIST
from yuboard.ui import drawing, pictures
from yuboard.ui.screen import Screen, columns, screen
from yuboard.wording import clauses
from yuboard.wording.markdown import escape

# The least and greatest height of a map.
_LOW, _HIGH = 280, 620
# The width below which a schematic is an indented outline.
_OUTLINED = 520
# What is not one place on the map, whatever its year.
_NOWHERE = ("全市", "境外")
_ORIGIN_WORDS = {"自备": "自备边界", "随装": "随软件安装的边界", "无": "方块图"}


class Chosen(NamedTuple):
    """What the views of a layout show; every part decides a drawing's identity."""

    layout: str
    year: int | None
    element: str | None


def elements(layout: str, year: int | None = None) -> pd.DataFrame:
    """The elements of a layout, located and grouped; with ``year`` those of that year and what they hang on.

    Of those without a year only the ones that stand for the whole city stay: a place without a year is not that year's.
    """
    return _elements(str(store.database()), boundaries.load().stamp, sites.load().stamp, layout, year)


@lru_cache(maxsize=64)
def _elements(_database: str, _stamp: str, _sites: str, layout: str, year: int | None) -> pd.DataFrame:
    located = maps.grouped(sites.locate(store.query("layouts/elements", layout=layout), sites.load()))
    if year is None:
        return located
    is_general = located["year"].isna() & located["found"].isin(_NOWHERE)
    shown = located[located["year"].eq(year) | is_general]
    parents = set(shown["parent_id"].dropna())
    return located[located.index.isin(shown.index) | located["element_id"].isin(parents)]


def element_picker(rows: pd.DataFrame) -> str | None:
    """The choice of an element by name; clicks on either view set it too."""
    names = dict(zip(rows["element_id"], rows["name"]))
    return ui.coded_select("要素", names, "element", index=None, placeholder="点图上的要素，或在此选择")


def views(layout: Row, chosen: Chosen, *, static: bool) -> None:
    """The true map and the schematic side by side; a click in one is shown in both."""
    reader = screen()
    left, right = columns([1, 1])
    with left.container(border=True):
        st.markdown("**位置**")
        if ground.plan(layout["adcode"]).areas:
            _position(layout, chosen, reader, static=static)
        else:
            drawing.no_ground(layout["place"])
    with left:
        if left_out := _left_out(str(store.database()), stamp(), chosen.layout, chosen.year):
            st.caption(f"另有{len(left_out)}项文件未写年份，年份选“全部”时显示：{'、'.join(left_out)}。")
        unplaced(chosen)
    with right.container(border=True):
        st.markdown("**结构**")
        _schematic(layout, chosen, reader)


def _position(layout: Row, chosen: Chosen, reader: Screen, *, static: bool) -> None:
    """The map with its legend: true, as a picture, or as squares where there are no boundaries."""
    drawn = boundaries.load()
    has_boundaries = bool(drawn.of_city(layout["adcode"]))
    if static:
        _static(layout, chosen, drawn, reader)
    elif has_boundaries:
        _interactive(layout, chosen, drawn, reader)
    else:
        _tiles(layout, chosen, drawn, reader)
    legend(chosen, drawn, reader.map_width, has_sites=has_boundaries)
    st.caption(ground.plan(layout["adcode"]).caption)


@lru_cache(maxsize=64)
def _left_out(_database: str, _stamp: str, layout: str, year: int | None) -> list[str]:
    """The elements without a year that are not shown for a year."""
    shown = set(elements(layout, year)["element_id"])
    rows = elements(layout)
    return list(rows.loc[rows["year"].isna() & ~rows["element_id"].isin(shown), "name"])


def _identity(chosen: Chosen, drawn: Boundaries) -> tuple[Any, ...]:
    return (str(store.database()), drawn.stamp, sites.load().stamp, chosen, st.context.theme.type)


def _interactive(layout: Row, chosen: Chosen, drawn: Boundaries, reader: Screen) -> None:
    deck, height = _deck(_identity(chosen, drawn), layout["adcode"], layout["place_position"], reader.map_width)
    # A new key for each choice: otherwise the browser fades everything that was not clicked.
    key = f"map_{chosen.layout}_{chosen.year}_{chosen.element}_{st.context.theme.type}"
    st.pydeck_chart(
        deck, height=height, key=key, on_select=lambda: _clicked_map(key), selection_mode="single-object",
        alt=f"{layout['place']}{layout['name']}的位置示意图",
    )  # fmt: skip


@lru_cache(maxsize=64)
def _deck(identity: tuple[Any, ...], adcode: str, position: int, width: int) -> tuple[maps.Map, int]:
    *_, chosen, theme_name = identity
    drawn = boundaries.load()
    counties = drawn.of_city(adcode)
    # All years have one height, so that the year slider does not make the page jump.
    height = min(max(maps.natural_height(counties, elements(chosen.layout), width), _LOW), _HIGH)
    deck = maps.layout_map(
        elements(chosen.layout, chosen.year), counties, list(drawn.cities), position=position,
        selected=chosen.element, width=width, height=height, colours=theme.palette(theme_name),
    )  # fmt: skip
    return deck, height


def _clicked_map(key: str) -> None:
    for found in st.session_state[key]["selection"]["objects"].values():
        for clicked in found:
            element = clicked.get("element") or clicked.get("properties", {}).get("element")
            if element:
                st.session_state["element"] = element


def _schematic(layout: Row, chosen: Chosen, reader: Screen) -> None:
    alt = f"{layout['place']}{layout['name']}的结构：枢纽、载体与园区"
    svg = _schematic_drawing(_identity(chosen, boundaries.load()), layout["name"], alt, reader.map_width)
    drawing.show("schematic", svg, "element")
    if not elements(chosen.layout, chosen.year)["found"].isin(maps.ON_MAP).all():
        colours = theme.palette(st.context.theme.type)
        pale = maps.absent(colours.ink_2, colours)
        entries = [maps.Entry(maps.ABSENT, "circle", pale, pale)]
        drawing.show("schematic_key", maps.legend(entries, colours=colours, width=reader.map_width))
    pictures.structure(layout)


@lru_cache(maxsize=128)
def _schematic_drawing(identity: tuple[Any, ...], title: str, alt: str, width: int) -> str:
    *_, chosen, theme_name = identity
    return maps.schematic(
        elements(chosen.layout, chosen.year), title=title, selected=chosen.element, narrow=width < _OUTLINED,
        width=width, colours=theme.palette(theme_name), alt=alt,
    )  # fmt: skip


def _tiles(layout: Row, chosen: Chosen, drawn: Boundaries, reader: Screen) -> None:
    alt = f"{layout['place']}{layout['name']}的方块图，一县一格"
    identity = _identity(chosen, drawn)
    svg = _tile_drawing(identity, layout["adcode"], layout["place_position"], alt, reader.map_width)
    drawing.show("tiles", svg, "element")


@lru_cache(maxsize=64)
def _tile_drawing(identity: tuple[Any, ...], adcode: str, position: int, alt: str, width: int) -> str:
    *_, chosen, theme_name = identity
    return maps.layout_tiles(
        elements(chosen.layout, chosen.year), ground.plan(adcode).areas, position=position, selected=chosen.element,
        colours=theme.palette(theme_name), alt=alt, width=width,
    )  # fmt: skip


def _static(layout: Row, chosen: Chosen, drawn: Boundaries, reader: Screen) -> None:
    asked = (
        _identity(chosen, drawn),
        layout["adcode"],
        layout["place_position"],
        f"{layout['place']}　{layout['name']}",
    )
    st.image(
        static_bytes(*asked, "png", maps.is_numbered(reader.map_width)), width="stretch",
        alt=f"{layout['place']}{layout['name']}的位置示意图（静态）",
    )  # fmt: skip
    png, svg = st.columns(2)
    made = pictures.made(store.database())
    for column, kind in ((png, "png"), (svg, "svg")):
        column.download_button(
            f"下载静态图（{kind.upper()}）", data=partial(static_bytes, *asked, kind, False, made),
            file_name=f"{layout['place']}_{layout['name']}.{kind}", icon=":material/download:", key=f"static_{kind}",
            on_click="ignore",
        )  # fmt: skip


@lru_cache(maxsize=32)
def static_bytes(
    identity: tuple[Any, ...], adcode: str, position: int, title: str, kind: str, narrow: bool, made: str = "",
    *, paper: bool = False,
) -> bytes:  # fmt: skip
    """A layout as a picture; needs no WebGL, and carries its caption wherever it goes, as a file ``made`` too."""
    *_, chosen, theme_name = identity
    whole = title + (f"（{chosen.year}年）" if chosen.year else "")
    return ground.drawing(
        elements(chosen.layout, chosen.year), adcode, position=position, selected=chosen.element, kind=kind,
        made=made, narrow=narrow, paper=paper, title=whole, colours=theme.palette(theme_name),
    )  # fmt: skip


# How much wider than high a picture lettered as on paper is.
PICTURE_SHAPE = 7.6 / 4.6


def stamp() -> str:
    """Changes whenever boundaries or sites do: what is drawn from them is kept under it."""
    return f"{boundaries.load().stamp}|{sites.load().stamp}"


def layout_picture(choice: str) -> bytes:
    """A whole layout as PNG in the reader's theme, lettered to be read from afar as on paper."""
    layouts = store.query("layouts/list").set_index("choice")
    layout = layouts.loc[choice]
    chosen = Chosen(choice, None, None)
    return static_bytes(
        _identity(chosen, boundaries.load()), layout["adcode"], layout["place_position"],
        f"{layout['place']}　{layout['name']}", "png", False, paper=True,
    )  # fmt: skip


def legend(chosen: Chosen, drawn: Boundaries, width: int, *, has_sites: bool) -> None:
    """What marks and hues mean, as far as they are on the map of that width, and the numbers of a narrow one."""
    if svg := _legend_drawing(_identity(chosen, drawn), width):
        drawing.show("legend", svg)
    if has_sites and maps.is_numbered(width):
        st.markdown(_numbered(_identity(chosen, drawn)))


@lru_cache(maxsize=64)
def _numbered(identity: tuple[Any, ...]) -> str:
    *_, chosen, _theme = identity
    callouts = maps.callouts(elements(chosen.layout, chosen.year))
    return "　".join(f"**{number}**\u00a0{site['name']}" for number, site in enumerate(callouts, 1))


@lru_cache(maxsize=64)
def _legend_drawing(identity: tuple[Any, ...], width: int) -> str | None:
    *_, chosen, theme_name = identity
    rows, colours = elements(chosen.layout, chosen.year), theme.palette(theme_name)
    hues = colours.map.groups
    entries = [
        maps.Entry(word, maps.SHAPES.get(group, "circle"), hues[group], hues[group])
        for group, word in maps.shown_groups(rows).items()
    ]
    if maps.has_representatives(rows):
        entries.append(maps.Entry(maps.REPRESENTATIVE, "circle", colours.paper, colours.ink_2))
    if rows["found"].isin(["县区", "责任县区"]).any():
        tone = theme.city(colours, int(rows["place_position"].max()))
        words = "文件点名的县（市、区），标记不是具体位置"
        entries.append(maps.Entry(words, "square", theme.steps(tone, 5)[2], colours.rule))
    return str(maps.legend(entries, colours=colours, width=width)) if entries else None


def panel(layout: Row, rows: pd.DataFrame, element: str | None) -> None:
    """The clause of the chosen element, or of the whole layout while none is chosen."""
    with st.container(border=True):
        if element is None:
            st.markdown(f"**{layout['name']}**　{escape(layout['summary'])}")
            st.markdown(clauses.cited(layout["quote"], layout["document_number"], layout["section"]))
            return
        row = rows[rows["element_id"].eq(element)].iloc[0]
        about, clause = st.columns([2, 3])
        about.markdown(f"#### {escape(row['name'])}")
        about.markdown(
            f":gray-badge[{row['kind_word']}] :gray-badge[{row['year_label']}] :gray-badge[{row['status']}]\n\n"
            f"**作用**　{escape(row['role'])}\n\n**位置**　{escape(whereabouts(row))}"
        )
        clause.markdown(clauses.cited(row["quote"], row["document_number"], row["section"]))
        if isinstance(row["note"], str):
            clause.caption(f"说明：{escape(row['note'])}")


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
        return f"未定位：没有可引用的坐标。{known}"
    return "在境外，不在图上定位" if row["found"] == "境外" else "全市性要素，文件未落到县（市、区）"


def unplaced(chosen: Chosen) -> None:
    """What is not on the map, and why: unlocated sites, city-wide elements, those abroad."""
    missing, general = _unplaced(str(store.database()), stamp(), chosen.layout, chosen.year)
    if missing:
        st.markdown(f"**未定位要素（{len(missing)}项）**")
        ui.listing(missing)
        st.caption("没有可引用的坐标，等待补录；补录由系统管理员按点位操作指南办理。")
    if general:
        with st.expander(f"另有{len(general)}项不是图上的一处：全市性的，或在境外", icon=":material/public:"):
            ui.listing(general)


@lru_cache(maxsize=64)
def _unplaced(_database: str, _stamp: str, layout: str, year: int | None) -> tuple[tables.Table, tables.Table]:
    rows = elements(layout, year)
    return _whereabouts(rows[rows["found"].eq("待定位")]), _whereabouts(rows[rows["found"].isin(_NOWHERE)])


def _whereabouts(rows: pd.DataFrame) -> tables.Table:
    return tables.table(
        UNPLACED_LIST,
        (
            (
                f"**{escape(row['name'])}**",
                row["year_label"],
                escape(whereabouts(row).removeprefix("未定位：没有可引用的坐标。")),
            )
            for _, row in rows.iterrows()
        ),
    )


def troubles() -> None:
    """What is wrong with boundary and site files, and what is drawn instead."""
    drawn, known = boundaries.load(), sites.load()
    if drawn.problems:
        with st.expander(f"边界文件有{len(drawn.problems)}处问题，改用{_ORIGIN_WORDS[drawn.origin]}", icon="⚠️"):
            st.code("\n".join(map(str, drawn.problems)), language=None)
    elif drawn.origin == "无":
        st.info("没有安装边界数据，地图以方块图代替（一县一格，只表示大致方位）。安装：python -m yuboard geo")
    if known.problems or known.warnings:
        with st.expander(f"点位文件：{len(known.problems)}行未采用，{len(known.warnings)}行待核对", icon="⚠️"):
            st.code("\n".join(map(str, [*known.problems, *known.warnings])), language=None)
