"""The Streamlit pieces of the map pages: the two linked views of a layout, counties by quota, the province."""

from functools import lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from yuboard import boundaries, evidence, maps, sites, store, tables, theme, ui
from yuboard import drawn as pictures
from yuboard.boundaries import Boundaries
from yuboard.reports import layouts as ground
from yuboard.screen import Screen, screen

# Drawings that need neither WebGL nor the chart library, which takes longer to start than all else on the page.
_HERE = Path(__file__).parent
_drawn = st.components.v2.component(
    "yuboard_drawing",
    html='<div class="drawing"></div>',
    css=(_HERE / "drawing.css").read_text(encoding="utf-8"),
    js=(_HERE / "drawing.js").read_text(encoding="utf-8"),
)
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


def views(layout: pd.Series, chosen: Chosen, *, static: bool) -> None:
    """The true map and the schematic side by side; a click in one is shown in both."""
    reader = screen()
    left, right = st.columns(2)
    with left.container(border=True):
        st.markdown("**位置**")
        if ground.plan(layout["adcode"]).areas:
            _position(layout, chosen, reader, static=static)
        else:
            _no_ground(layout["place"])
    with left:
        if left_out := _left_out(chosen):
            st.caption(f"另有{len(left_out)}项文件未写年份，年份选“全部”时显示：{'、'.join(left_out)}。")
        unplaced(elements(chosen.layout, chosen.year))
    with right.container(border=True):
        st.markdown("**结构**")
        _schematic(layout, chosen, reader)


def _position(layout: pd.Series, chosen: Chosen, reader: Screen, *, static: bool) -> None:
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


def _no_ground(place: str) -> None:
    st.caption(f"没有{evidence.escape(place)}的边界，也没有方块图的位置，地图从略。")


def _left_out(chosen: Chosen) -> list[str]:
    """The elements without a year that are not shown for a year."""
    shown = set(elements(chosen.layout, chosen.year)["element_id"])
    rows = elements(chosen.layout)
    return list(rows.loc[rows["year"].isna() & ~rows["element_id"].isin(shown), "name"])


def _identity(chosen: Chosen, drawn: Boundaries) -> tuple[Any, ...]:
    return (str(store.database()), drawn.stamp, sites.load().stamp, chosen, st.context.theme.type)


def _interactive(layout: pd.Series, chosen: Chosen, drawn: Boundaries, reader: Screen) -> None:
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


def _schematic(layout: pd.Series, chosen: Chosen, reader: Screen) -> None:
    alt = f"{layout['place']}{layout['name']}的结构：枢纽、载体与园区"
    drawing = _schematic_drawing(_identity(chosen, boundaries.load()), layout["name"], alt, reader.map_width)
    _drawing("schematic", drawing, "element")
    if not elements(chosen.layout, chosen.year)["found"].isin(maps.ON_MAP).all():
        colours = theme.palette(st.context.theme.type)
        pale = maps.absent(colours.ink_2, colours)
        entries = [maps.Entry("淡化的标记：不在图上（未定位、全市性或在境外）", "circle", pale, pale)]
        _drawing("schematic_key", maps.legend(entries, colours=colours, width=reader.map_width))
    pictures.structure(layout["place"], layout["layout_id"])


def _drawing(key: str, svg: str, target: str = "") -> str | None:
    """A drawing; the name of a part just picked goes into the widget ``target``, and is returned."""

    def picked() -> None:
        if target:
            st.session_state[target] = st.session_state[key]["picked"]

    return _drawn(key=key, data={"svg": svg}, on_picked_change=picked).picked


@lru_cache(maxsize=128)
def _schematic_drawing(identity: tuple[Any, ...], title: str, alt: str, width: int) -> str:
    *_, chosen, theme_name = identity
    return maps.schematic(
        elements(chosen.layout, chosen.year), title=title, selected=chosen.element, narrow=width < _OUTLINED,
        width=width, colours=theme.palette(theme_name), alt=alt,
    )  # fmt: skip


def _tiles(layout: pd.Series, chosen: Chosen, drawn: Boundaries, reader: Screen) -> None:
    alt = f"{layout['place']}{layout['name']}的方块图，一县一格"
    identity = _identity(chosen, drawn)
    drawing = _tile_drawing(identity, layout["adcode"], layout["place_position"], alt, reader.map_width)
    _drawing("tiles", drawing, "element")


@lru_cache(maxsize=64)
def _tile_drawing(identity: tuple[Any, ...], adcode: str, position: int, alt: str, width: int) -> str:
    *_, chosen, theme_name = identity
    return maps.layout_tiles(
        elements(chosen.layout, chosen.year), ground.plan(adcode).areas, position=position, selected=chosen.element,
        colours=theme.palette(theme_name), alt=alt, width=width,
    )  # fmt: skip


def _static(layout: pd.Series, chosen: Chosen, drawn: Boundaries, reader: Screen) -> None:
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
    if drawing := _legend_drawing(_identity(chosen, drawn), width):
        _drawing("legend", drawing)
    callouts = maps.callouts(elements(chosen.layout, chosen.year))
    if has_sites and callouts and maps.is_numbered(width):
        st.markdown("　".join(f"**{number}**\u00a0{site['name']}" for number, site in enumerate(callouts, 1)))


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


def panel(layout: pd.Series, rows: pd.DataFrame, element: str | None) -> None:
    """The clause of the chosen element, or of the whole layout while none is chosen."""
    with st.container(border=True):
        if element is None:
            st.markdown(f"**{layout['name']}**　{evidence.escape(layout['summary'])}")
            st.markdown(evidence.cited(layout["quote"], layout["document_number"], layout["section"]))
            return
        row = rows[rows["element_id"].eq(element)].iloc[0]
        about, clause = st.columns([2, 3])
        about.markdown(f"#### {evidence.escape(row['name'])}")
        about.markdown(
            f":gray-badge[{row['kind_word']}] :gray-badge[{row['year_label']}] :gray-badge[{row['status']}]\n\n"
            f"**作用**　{evidence.escape(row['role'])}\n\n**位置**　{evidence.escape(whereabouts(row))}"
        )
        clause.markdown(evidence.cited(row["quote"], row["document_number"], row["section"]))
        if isinstance(row["note"], str):
            clause.caption(f"说明：{evidence.escape(row['note'])}")


def whereabouts(row: pd.Series) -> str:
    """Where an element is, how well that is known, and from what source."""
    if row["found"] == "点位":
        kinds = {"A": "点位（误差300米内）", "B": "点位（误差约1公里）", "C": "代表点，不表示范围"}
        extent = f"{row['extent']}；" if isinstance(row["extent"], str) and row["extent"] else ""
        return f"{extent}{kinds[row['precision_class']]}，{row['datum']}，据{row['source']}，{row['checked_on']}核"
    if row["found"] == "县区":
        return f"{row['place']}（文件点名，未写具体位置）"
    if row["found"] == "责任县区":
        return f"在境外；由{row['duty_place']}负责设立"
    if row["found"] == "待定位":
        known = row["extent"] if isinstance(row["extent"], str) and row["extent"] else row["place"]
        return f"未定位：没有可引用的坐标。{known}"
    return "在境外，不在图上定位" if row["found"] == "境外" else "全市性要素，文件未落到县（市、区）"


def unplaced(rows: pd.DataFrame) -> None:
    """What is not on the map, and why: unlocated sites, city-wide elements, those abroad."""
    missing = rows[rows["found"].eq("待定位")]
    if not missing.empty:
        st.markdown(f"**未定位要素（{len(missing)}项）**")
        ui.listing(_whereabouts(missing))
        st.caption("没有可引用的坐标，等待补录；补录由系统管理员按点位操作指南办理。")
    general = rows[rows["found"].isin(_NOWHERE)]
    if not general.empty:
        with st.expander(f"另有{len(general)}项不是图上的一处：全市性的，或在境外", icon=":material/public:"):
            ui.listing(_whereabouts(general))


def _whereabouts(rows: pd.DataFrame) -> tables.Table:
    return list(
        {
            "要素": f"**{evidence.escape(row['name'])}**",
            "年份": row["year_label"],
            "所知位置": evidence.escape(whereabouts(row).removeprefix("未定位：没有可引用的坐标。")),
        }
        for _, row in rows.iterrows()
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


def city_only(layout: pd.Series) -> None:
    """The counties of a city whose document sets no layout."""
    named = evidence.escape(f"{layout['place']}的文件（{layout['short_title']}）")
    st.info(f"{named}没有空间布局的内容，只显示县（市、区）。")
    if not ground.plan(layout["adcode"]).areas:
        _no_ground(layout["place"])
        return
    with st.container(border=True):
        alt = f"{layout['place']}的县（市、区）"
        asked = (*_area_identity(), layout["adcode"], layout["place_position"], alt, _picture_width(screen()))
        _drawing("plain", _plain_drawing(*asked))
        st.caption(ground.plan(layout["adcode"]).caption)


def _area_identity() -> tuple[str, str | None]:
    return boundaries.load().stamp, st.context.theme.type


@lru_cache(maxsize=16)
def _plain_drawing(_stamp: str, theme_name: str | None, adcode: str, position: int, alt: str, width: int) -> str:
    return maps.county_map(
        ground.plan(adcode).areas, position=position, colours=theme.palette(theme_name), alt=alt, width=width
    )


def quota_map(matrix: pd.DataFrame, *, place: str, indicator: str, target: str) -> None:
    """Counties coloured by quota, a year at a time; a click puts the county into the widget ``target``.

    It is kept as ``target``_on_map too, so that the page can answer beside the map.
    """
    cities = store.query("layouts/list")
    city = cities[cities["place"].eq(place)].iloc[0]
    years = [f"{year:.0f}年" for year in sorted(matrix["year"].unique())]
    divided = matrix.loc[matrix["quota"].notna(), "year"]
    latest = f"{divided.max():.0f}年" if len(divided) else years[-1]
    plan = ground.plan(city["adcode"])
    if not plan.areas:
        _no_ground(place)
        return
    with st.container(border=True):
        st.subheader(f"分区地图：{indicator}", anchor=False)
        picture, words = st.columns([3, 2], vertical_alignment="center")
        if st.session_state.get("map_year") not in years:
            st.session_state.pop("map_year", None)
        year = words.segmented_control(
            "年份", years, default=latest, key="map_year", required=True, bind="query-params"
        )
        figure = _quota_figure(
            *_area_identity(), str(store.database()), city["adcode"], city["place_position"], place, indicator, year,
            _picture_width(screen()),
        )  # fmt: skip
        with picture:
            alt = f"{place}{indicator}{year}分县（市、区）地图"
            key = f"quota_map_{year}_{st.session_state.get(target)}"
            st.plotly_chart(figure, key=key, theme=None, config=ui.CHART_CONFIG, alt=alt,
                            on_select=lambda: _clicked_county(key, target))  # fmt: skip
        for sentence in _quota_words(matrix[matrix["year"].eq(int(year[:4]))]):
            words.markdown(sentence)
        if plan.is_real:
            words.download_button(
                "下载分区地图（PNG）", data=partial(ground.quota_picture, store.rows, place, indicator, int(year[:4]),
                                                  pictures.made(store.database())),
                file_name=f"分区地图_{place}_{indicator}_{year}.png", mime="image/png", icon=":material/image:",
                key="map_picture", on_click="ignore",
            )  # fmt: skip
        more = "亮" if st.context.theme.type == "dark" else "深"
        words.caption(f"点县（市、区）看该地全部目标。颜色越{more}配额越多；斜线表示文件未列或未分解，不是零。")
        words.caption(plan.caption)


def _clicked_county(key: str, target: str) -> None:
    """Put the name of the clicked county into the widget ``target``."""
    for point in st.session_state[key]["selection"]["points"]:
        if value := point.get("customdata"):
            st.session_state[target] = value if isinstance(value, str) else value[0]
            st.session_state[f"{target}_on_map"] = st.session_state[target]


def _picture_width(reader: Screen) -> int:
    """The width of a map that has three fifths of its row, in steps, so that few maps are made."""
    full = reader.map_width if reader.is_narrow else (reader.width - 210) * 0.6
    return int(full // 40 * 40)


def _quota_words(rows: pd.DataFrame) -> list[str]:
    """What the map cannot show: zones without a boundary, and counties outside the document."""
    zones = rows[rows["adcode"].isna() & rows["quota"].notna()]
    listed = [f"功能区没有区划边界，不在图上：**{'、'.join(f'{r.place_short}{r.words}' for r in zones.itertuples())}**"]
    outside = rows[rows["note"].fillna("").str.startswith("省直管")]
    return listed * (not zones.empty) + [f"{row.place_short}：{row.note}。" for row in outside.itertuples()]


@lru_cache(maxsize=64)
def _quota_figure(
    _stamp: str,
    theme_name: str | None,
    _database: str,
    adcode: str,
    position: int,
    place: str,
    indicator: str,
    year: str,
    width: int,
) -> go.Figure:
    rows = store.query("quotas/matrix", place=place, indicator=indicator)
    rows = rows[rows["year"].eq(int(year[:4])) & rows["adcode"].notna()]
    areas = ground.plan(adcode).areas
    return maps.quota_map(rows, areas, position=position, colours=theme.palette(theme_name), width=width)


def overview() -> None:
    """The three cities in the province; a click on one opens its layout."""
    layouts = store.query("layouts/list")
    first = layouts.drop_duplicates("place")
    with st.container(border=True):
        st.subheader("三市在河南的位置", anchor=False)
        picture, links = st.columns([3, 2], vertical_alignment="center")
        with picture:
            asked = (*_area_identity(), str(store.database()), _picture_width(screen()))
            name = _drawing("province", _province_drawing(*asked))
        first_targets = {row["place"]: row["indicator"] for row in reversed(store.rows("overview/headlines"))}
        for row in first.itertuples():
            names = "；".join(layouts.loc[layouts["place"].eq(row.place), "name"])
            links.markdown(f"{ui.city_chip(row.place, row.place_position)}　{names}")
            with links.container(horizontal=True):
                st.page_link("pages/leadership/layouts.py", label="空间布局", icon=":material/map:",
                             query_params={"layout": row.choice})  # fmt: skip
                st.page_link("pages/leadership/trend.py", label="指标趋势", icon=":material/show_chart:",
                             query_params={"cities": row.place, "indicator": first_targets[row.place]})  # fmt: skip
                st.page_link("pages/counties/quotas.py", label="县区配额", icon=":material/grid_view:",
                             query_params={"city": row.place})  # fmt: skip
        st.caption(ground.plan(boundaries.PROVINCE).caption)
        pictures.province(tuple(first["place"]))
    if name is not None:
        choice = first.loc[first["place_short"].eq(name), "choice"].iloc[0]
        st.switch_page("pages/leadership/layouts.py", query_params={"layout": choice})


@lru_cache(maxsize=8)
def _province_drawing(_stamp: str, theme_name: str | None, _database: str, width: int) -> str:
    ours = ground.cities(store.rows)
    return maps.province_map(
        ours, ground.plan(boundaries.PROVINCE).areas, colours=theme.palette(theme_name), width=width,
        alt=f"河南省各市，标出{'、'.join(row['place_short'] for row in ours.values())}",
    )  # fmt: skip
