"""The Streamlit pieces of maps of areas: a city's counties, counties by quota, the cities in the province."""

from collections.abc import Mapping, Sequence
from itertools import groupby

import streamlit as st

from yuboard import maps, theme
from yuboard.exports.png import maps as pictures_of_maps
from yuboard.exports.png import sheet
from yuboard.geography import areas, boundaries, layouts
from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.record.results import Row
from yuboard.record.rows.layouts import Layout
from yuboard.ui import drawing
from yuboard.ui.cities import city_chip
from yuboard.ui.pickers import check_links
from yuboard.ui.pictures import picture
from yuboard.ui.screen import columns, screen
from yuboard.wording.cities import located, off_map
from yuboard.wording.markdown import escape
from yuboard.wording.missing import HATCHED, NO_BOUNDARY

# A map narrower than this has smaller letters.
_SMALL = 420
# The width of the province beside a page's rows, and on a large screen.
_BESIDE, _BESIDE_LARGE = 260, 400


def city_only(layout: Row) -> None:
    """The counties of a city whose document sets no layout."""
    named = escape(f"{layout['place']}的文件（{layout['short_title']}）")
    st.info(f"{named}没有空间布局的内容，只显示县（市、区）。")
    if not areas.plan(layout["adcode"]).areas:
        drawing.no_areas(layout["place"])
        return
    with st.container(border=True):
        alt = f"{layout['place']}的县（市、区）"
        adcode, position = layout["adcode"], layout["place_position"]
        svg = _plain_drawing(st.context.theme.type, adcode, position, alt, screen().boxed_map)
        drawing.show("plain", svg)
        st.caption(areas.plan(layout["adcode"]).caption)


@cached(boundaries.stamp, size=16)
def _plain_drawing(theme_name: str | None, adcode: str, position: int, alt: str, width: int) -> str:
    return maps.county_map(
        areas.plan(adcode).areas, position=position, colours=theme.palette(theme_name), alt=alt, width=width
    )


def quota_map(*, place: str, indicator: str, target: str) -> None:
    """Counties coloured by quota, a year at a time; a click puts the county into the widget ``target``."""
    city = next(row for row in store.rows("layouts/list") if row["place"] == place)
    matrix = store.rows("quotas/matrix", place=place, indicator=indicator)
    years = [f"{year:.0f}年" for year in sorted({row["year"] for row in matrix})]
    latest = max((f"{row['year']:.0f}年" for row in matrix if row["quota"] is not None), default=years[-1])
    plan = areas.plan(city["adcode"])
    if not plan.areas:
        drawing.no_areas(place)
        return
    check_links(map_year=years)
    if st.session_state.get("map_year") not in years:
        st.session_state.pop("map_year", None)
    year = st.segmented_control("分区地图", years, default=latest, key="map_year", required=True, bind="query-params")
    svg = _quota_drawing(
        st.context.theme.type, city["adcode"], city["place_position"], place, indicator, year,
        st.session_state.get(target), screen().two_fifths,
    )  # fmt: skip
    drawing.show("quota_map", svg, target)
    words = "  \n".join(_quota_words(matrix, int(year[:4])))
    more = "亮" if st.context.theme.type == "dark" else "深"
    reading = f"点县（市、区）看该地全部目标。颜色越{more}配额越多；斜线表示{HATCHED}。"
    st.caption(f"**{escape(indicator)}{year}**  \n{words}  \n{reading}{plan.caption}")
    if plan.is_real:
        name, label = f"分区地图_{place}_{indicator}_{year}", "下载分区地图（PNG）"
        picture(pictures_of_maps.quotas, place, indicator, int(year[:4]), name=name, label=label, key="map_picture")


def _quota_words(rows: Sequence[Row], year: int) -> list[str]:
    """Words for the gaps of the map: zones without a boundary, and counties outside the document."""
    shown = [row for row in rows if row["year"] == year]
    zones = [
        escape(f"{row['place_short']}{row['words']}")
        for row in shown
        if row["adcode"] is None and row["quota"] is not None
    ]
    listed = [f"{NO_BOUNDARY}：**{'、'.join(zones)}**"] if zones else []
    return listed + [
        escape(f"{row['place_short']}：{row['note']}。") for row in shown if (row["note"] or "").startswith("省直管")
    ]


@cached(store.database, boundaries.stamp)
def _quota_drawing(
    theme_name: str | None, adcode: str | None, position: int, place: str, indicator: str,
    year: str, chosen: str | None, width: int,
) -> str:  # fmt: skip
    matrix = store.rows("quotas/matrix", place=place, indicator=indicator)
    rows = [row for row in matrix if row["year"] == int(year[:4]) and row["adcode"]]
    return maps.quota_map(
        rows, areas.plan(adcode), maps.Canvas(width, size=11 if width < _SMALL else 14), key="quota_hatch",
        position=position, colours=theme.palette(theme_name), alt=f"{place}{indicator}{year}分县（市、区）地图",
        chosen=chosen, is_linked=True,
    )  # fmt: skip


def overview() -> None:
    """The cities in the province, and which lie outside it, sent when it is opened; a click on one opens its layout."""
    by_place = {place: list(rows) for place, rows in groupby(store.rows("layouts/list"), key=lambda row: row["place"])}
    panel = st.expander(escape(located(list(by_place))), icon=":material/map:", key="province_panel", on_change="rerun")
    if panel.open:
        with panel:
            _province(by_place)


def _province(by_place: Mapping[str, Sequence[Layout]]) -> None:
    first = [rows[0] for rows in by_place.values()]
    map_column, links = columns([3, 2], vertical_alignment="center")
    with map_column:
        svg = _province_drawing(st.context.theme.type, screen().boxed_map)
        name = drawing.show("province", svg)
    first_targets = {row["place"]: row["indicator"] for row in reversed(store.rows("overview/headlines"))}
    for row in first:
        names = escape("；".join(layout["name"] for layout in by_place[row["place"]]))
        links.markdown(f"{city_chip(row['place'], row['place_position'])}　{names}")
        with links.container(horizontal=True):
            st.page_link("pages/leadership/layouts.py", label="空间布局", icon=":material/map:",
                         query_params={"layout": row["choice"]})  # fmt: skip
            target = {"cities": row["place"], "indicator": first_targets[row["place"]]}
            st.page_link("pages/leadership/trend.py", label="指标趋势", icon=":material/show_chart:",
                         query_params=target)  # fmt: skip
            st.page_link("pages/counties/quotas.py", label="县区配额", icon=":material/grid_view:",
                         query_params={"city": row["place"]})  # fmt: skip
    plan = areas.plan(boundaries.PROVINCE)
    if absent := off_map(layouts.off_map(layouts.cities(store.rows), plan.areas)):
        st.markdown(escape(absent))
    st.caption(plan.caption)
    picture(sheet.province, tuple(by_place), name="城市位置")
    if name is not None:
        choice = next(row["choice"] for row in first if row["place_short"] == name)
        st.switch_page("pages/leadership/layouts.py", query_params={"layout": choice})


def province(key: str, chosen: str | None) -> str | None:
    """The cities in the province, the chosen one marked; the short name of the one just picked."""
    if not areas.plan(boundaries.PROVINCE).areas:
        return None
    width = _BESIDE_LARGE if screen().is_tall else _BESIDE
    return drawing.show(key, _province_drawing(st.context.theme.type, width, chosen))


@cached(store.database, boundaries.stamp, size=16)
def _province_drawing(theme_name: str | None, width: int, chosen: str | None = None) -> str:
    ours = layouts.cities(store.rows)
    return maps.province_map(
        ours, areas.plan(boundaries.PROVINCE).areas, colours=theme.palette(theme_name), width=width,
        chosen=chosen, alt=f"河南省各市，标出{'、'.join(row['place_short'] for row in ours.values())}",
    )  # fmt: skip
