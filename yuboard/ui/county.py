"""The Streamlit pieces of a county's page: the choice of a county, its head, calendar and what stands behind it."""

from collections.abc import Mapping
from itertools import chain
from urllib.parse import urlsplit

import streamlit as st

from yuboard import charts, clock, maps, tables, theme
from yuboard.exports.png import sheet as sheet_picture
from yuboard.geography import areas, boundaries
from yuboard.ledger.export import end_of
from yuboard.record import reported, store
from yuboard.record.cached import cached
from yuboard.record.results import Result, Row
from yuboard.record.search import PLACE
from yuboard.tables import county_page
from yuboard.ui import evidence
from yuboard.ui.as_of import DAY, as_of
from yuboard.ui.charts import drawn
from yuboard.ui.clauses import clause_button, open_picked
from yuboard.ui.drawing import show
from yuboard.ui.pickers import empty
from yuboard.ui.pictures import picture
from yuboard.ui.screen import screen
from yuboard.ui.search import search
from yuboard.ui.tables import show_rows
from yuboard.wording import counties
from yuboard.wording.clauses import numbers, sources
from yuboard.wording.markdown import blocks, escape, markdown
from yuboard.wording.quotas import no_duties, not_given, unclear_scope

# Width and height in pixels of the map beside a city's tiles, and beside a county's numbers.
_SMALL_MAP, _MAP = (280, 170), (320, None)
# Up to as many cities are shown together.
_TOGETHER = 4


def pickers(known: Mapping[str, Row]) -> tuple[str | None, str | None, str]:
    """The county and the one to compare it with, both in the address; words to find a county while none is chosen."""
    own, other = st.columns([2, 2], vertical_alignment="bottom")
    county = own.selectbox(
        "县（市、区）或功能区", known, index=None, key="county", bind="query-params", placeholder="选择一个地区"
    )
    if county is None:
        text = other.text_input("查找", key="find", placeholder="名称或拼音首字母，如 ycx", icon=":material/search:")
        return None, None, (text or "").strip()
    same = [name for name, row in known.items() if row["city"] == known[county]["city"]]
    with_other = other.selectbox(
        "并排对比",
        [name for name in same if name != county],
        index=None,
        key="with",
        bind="query-params",
        placeholder="选择同市另一地区",
        disabled=len(same) < 2,
    )
    return county, with_other, ""


def landing(text: str) -> None:
    """Every county as a tile with its one number; words or 拼音 leave those that they find, many cities one city."""
    rows = list(store.rows("counties/tiles"))
    if text:
        found = {row["value"] for row in search(text).get(PLACE, ()) if row["parameter"] == "county"}
        rows = [row for row in rows if row["short_name"] in found]
        if not rows:
            empty(f"没有找到“{text}”。请换一个词，或清空后从全部地区里选。")
    cities = list(dict.fromkeys(row["city"] for row in rows))
    if len(cities) > _TOGETHER:
        city = st.pills("城市", cities, key="city", default=cities[0], required=True, label_visibility="collapsed")
        rows = [row for row in rows if row["city"] == city]
    _show("landing", str(county_page.landing(rows, lambda city: _map(city, None, _SMALL_MAP))))


def _show(key: str, html: str) -> None:
    """A part of the page; its numbers open their clauses, its other parts what they name."""
    picked = show(key, html, on_pick=_choose)
    name, _, value = (picked or "").partition("=")
    if name == county_page.ELEMENT:
        st.switch_page("pages/leadership/layouts.py", query_params=_element(value))
    if name == county_page.FINDING:
        st.switch_page("pages/evidence/quality.py", query_params={"finding": value})
    if name == county_page.ENTRY:
        evidence.open_entry(int(value))
    open_picked(picked)


def _choose(picked: str) -> None:
    """Another county by its tile or its place on the map."""
    name, _, value = picked.partition("=")
    if name == county_page.COUNTY:
        st.session_state["county"] = value
        st.session_state["with"] = None


def _element(element_id: str) -> dict[str, str]:
    rows = store.rows("counties/roles", county=st.session_state["county"])
    layout = next(row["layout_id"] for row in rows if row["element_id"] == element_id)
    return {"layout": layout, "element": element_id}


def _map(city: str, chosen: str | None, size: tuple[int, int | None]) -> str:
    return _drawn_map(st.context.theme.type, city, chosen, *size)


@cached(store.database, boundaries.stamp, size=128)
def _drawn_map(theme_name: str | None, city: str, chosen: str | None, width: int, height: int | None) -> str:
    """The counties of a city, each a way to its page; nothing where neither boundaries nor squares are known."""
    rows = [row for row in store.rows("counties/tiles") if row["city"] == city]
    plan = areas.plan(rows[0]["city_adcode"])
    if not plan.areas:
        return ""
    links = {row["adcode"]: f"{county_page.COUNTY}={row['short_name']}" for row in rows if row["adcode"]}
    svg = maps.county_map(
        plan.areas,
        position=rows[0]["place_position"],
        colours=theme.palette(theme_name),
        alt=f"{city}的县（市、区）",
        width=width,
        height=height,
        chosen=next((row["adcode"] for row in rows if row["short_name"] == chosen), None),
        links=links,
    )
    return str(svg)


def sheet(row: Row) -> None:
    """The county in a sentence and in tiles, what it has to do by when, and where it stands among those named."""
    name, position = row["short_name"], row["place_position"]
    parts, duties = store.rows("counties/parts", county=name), store.rows("counties/duties", county=name)
    things, shares = store.rows("counties/calendar", county=name), store.rows("counties/standing", county=name)
    said = counties.sentence(parts, row, len(duties))
    sections = [
        county_page.head(row, said, counties.tiles(parts), _map(row["city"], name, _MAP)),
        county_page.calendar(things, name, _cited(name), unclear_scope(row) if duties else no_duties(row["city"])),
    ]
    if values := _values(name):
        sections.insert(1, county_page.reported(values))
    if shares:
        svg = drawn(
            charts.shares,
            shares,
            alt=f"{name}在各项配额中的占比与位次",
            position=position,
            is_narrow=screen().is_narrow,
            width=screen().page,
        )
        sections.append(county_page.standing(svg, charts.SHARES_KEY))
    _show("sheet", str(county_page.sheet(*sections, position=position)))


def every_value(county: str) -> None:
    """All approved values of a county, behind those of the last periods that its sheet shows."""
    values = _values(county)
    if any(not row["is_latest"] for row in values):
        with st.container(key="screen_only_values"), st.expander(f"全部已审定的上报数（{len(values)}个）"):
            html = county_page.sheet(county_page.reported(values, every=True), position=0)
            _show("every_value", str(html))


def _values(county: str) -> Result:
    return reported.rows("reported/of_county", county=county, until=end_of(as_of()))


@cached(store.database, size=128)
def _cited(county: str) -> counties.Citations:
    asked = {"county": county}
    return counties.citations([*store.rows("counties/calendar", **asked), *store.rows("counties/roles", **asked)])


def standing_picture(row: Row) -> None:
    """The button for where the county stands as a picture, where quotas differ."""
    if store.rows("counties/standing", county=row["short_name"]):
        picture(sheet_picture.standing, row, name=f"位置_{row['short_name']}")


def pair(first: Row, second: Row) -> None:
    """Two counties of one city side by side."""
    names = (first["short_name"], second["short_name"])
    own, its = (store.rows("quotas/county", place=first["city"], county=name) for name in names)
    st.markdown(f"### {escape('　与　'.join(names))}")
    if any(line["rank"] is not None for line in (*own, *its)):
        show_rows(tables.county_pair(own, its, names))
        with st.container(key="screen_only_pair"):
            ids = [line["figure_id"] for line in (*own, *its) if line["rank"] is not None]
            clause_button("逐条看出处与全文 :material/format_quote:", *ids, key="clauses_pair")
    else:
        st.markdown("文件没有给两地分配目标，没有可以并排的数字。")


def behind(row: Row) -> None:
    """Findings that touch the county, its places in layouts, what is not given to it, and the quotations."""
    city, name = row["city"], row["short_name"]
    listed = store.rows("quotas/county", place=city, county=name)
    rest = [line for line in listed if line["rank"] is None]
    has_layout = any(line["layout_id"] for line in store.rows("layouts/list") if line["place"] == city)
    html = county_page.behind(
        store.rows("findings/of_place", place=city, county=row["name"]),
        store.rows("counties/roles", county=name),
        counties.no_roles(row, has_layout=has_layout),
        not_given(rest, name),
        _cited(name),
    )
    _show("behind", str(html))
    if not listed:
        whole = [line for line in store.rows("targets/stated", place=city) if line["role"] != "baseline"]
        with st.expander(f"{escape(city)}的全市目标：{len(whole)}项"):
            show_rows(tables.undivided_list(whole))


def quotas(city: str, county: str) -> None:
    """The quotas of a county in a sentence and a line an indicator, and in words what is not given."""
    parts = store.rows("counties/parts", county=county)
    place = next(row for row in store.rows("counties/list") if row["short_name"] == county)
    listed = store.rows("quotas/county", place=city, county=county)
    st.markdown(markdown(counties.sentence(parts, place, 0)))
    st.markdown(blocks((counties.lines(parts),)))
    st.markdown(blocks(chain.from_iterable(not_given([line for line in listed if line["rank"] is None], county))))


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
        f"{escape(source_line)}　·　数据版本 {store.version()}　·　{clock.today():%Y年%m月%d日}　·　"
        f"占比、位次为测算　·　本页链接 {escape(link)}"
    )


def address(url: str | None, county: str, other: str | None = None) -> str:
    """The link to a county's page as it stands, with the one beside it and a past day, on the server of ``url``."""
    parts = urlsplit(url or "")
    base = f"{parts.scheme}://{parts.netloc}{parts.path}" if parts.netloc else "/county"
    until = "" if as_of() == clock.today() else f"&{DAY}={as_of()}"
    return f"{base}?county={county}{f'&with={other}' if other else ''}{until}"
