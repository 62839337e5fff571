"""Overview: the sentence, a row a city on shared years, the map that chooses a city, the gravest doubts."""

from collections.abc import Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from yuboard import clock, theme
from yuboard.charts.drawing import plain_button
from yuboard.charts.glance import glance, markup
from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.record.results import Result, Row
from yuboard.tables.html import pick
from yuboard.ui import drawing, maps, progress
from yuboard.ui.as_of import as_of
from yuboard.ui.clauses import clause_dialog
from yuboard.ui.ledger import known
from yuboard.ui.screen import screen
from yuboard.wording import overview as words
from yuboard.wording.clauses import scope
from yuboard.wording.findings import ATTENTION
from yuboard.wording.markup import hue, inline, tag

# Rows on one screen, on a large one, and warnings.
_ROWS, _ROWS_LARGE, _WARNINGS = 3, 5, 3
# The width of a screen that has room for the map beside the rows.
SIDE_BY_SIDE = 1200
_CITY, _TREND, _FINDING, _PROGRESS, _DOUBTS = "city=", "trend=", "finding=", "progress=", "doubts"


def chosen() -> str | None:
    """The city that the page is about, from the address; None for all."""
    named = st.query_params.get("city")
    return named if any(row["place"] == named for row in store.rows("overview/headlines")) else None


def head(headlines: Sequence[Row], documents: Sequence[Row]) -> None:
    """The first targets in a sentence, and below it what is reported and what to read before quoting."""
    city = chosen()
    standing = [row for row in progress.reported_on(as_of()) if city in (None, row.goal.city)]
    parts: list[str] = [inline(words.reported(standing), _number)]
    if any(row.is_reported for row in standing):
        parts += [pick(_PROGRESS, "看进度"), "　"]
    parts += [pick(_DOUBTS, words.doubts(_warnings(city))), "。"]
    if city:
        parts.append(pick(_CITY, words.ALL_CITIES))
    else:
        parts.append(tag("span", scope(documents, store.rows("overview/counts")[0]), class_="quiet"))
    ours = [row for row in headlines if city in (None, row["place"])]
    said = tag("p", inline(words.sentence(ours), _number), class_="said")
    _answer(drawing.region("head", str(tag("div", said, tag("p", *parts, class_="state")))))


def targets(headlines: Result) -> None:
    """A row a city, or a row a target of the chosen one; many cities take pages."""
    city = chosen()
    cities = list(dict.fromkeys(row["place_id"] for row in headlines))
    rows = _ROWS_LARGE if screen().is_tall else _ROWS
    pages = -(-len(cities) // rows)
    number = st.pagination(pages, key="page", bind="query-params") if pages > 1 and not city else 1
    shown = () if city else tuple(cities[(number - 1) * rows : number * rows])
    html = _rows(city, shown, as_of(), clock.today(), st.context.theme.type)
    _answer(drawing.region("targets", html))


@cached(store.database, known, size=64)
def _rows(city: str | None, shown: tuple[str, ...], day: date, today: date, theme_name: str | None) -> str:
    def of(query: str) -> list[Row]:
        rows = store.rows(query)
        return [row for row in rows if (row["place"] == city if city else row["place_id"] in shown)]

    places = {row["place"] for row in of("overview/headlines")}
    documents = [row for row in store.rows("documents/list") if row["place"] in places]
    what = glance(
        of("overview/headlines"),
        of("overview/trajectory"),
        documents,
        day,
        is_past=day < today,
        is_by_target=bool(city),
        reports=progress.reported_on(day),
    )
    return str(markup(what, colours=theme.palette(theme_name), link=_number, wrap=plain_button, city=_city))


def warnings() -> None:
    """The three gravest doubts, each with its number and the way to it."""
    gravest = _warnings(chosen())[:_WARNINGS]
    weights = dict.fromkeys(row["weight"] for row in gravest)
    heading = tag("p", f"{ATTENTION}　", tag("span", "、".join(weights), class_="badge"), class_="head")
    items = tag("ol", *map(_warning, gravest))
    _answer(drawing.region("warnings", str(tag("div", heading, items, class_="warnings"))))


def _warnings(city: str | None) -> list[Row]:
    return [row for row in store.rows("overview/warnings") if city in (None, row["place"])]


def _warning(row: Row) -> Markup:
    number = f"{row['place_short']}{row['label']}" if row["figure_id"] else row["place_short"]
    leads = _number(number, row["figure_id"]) if row["figure_id"] else Markup.escape(number)
    about = tag("span", pick(f"{_FINDING}{row['finding_id']}", row["title"]), class_="about")
    return tag("li", tag("span", leads, class_=f"number {hue(row['place_position'])}"), "　", about)


def province() -> None:
    """The map of the province: a city on it is chosen, and chosen once more is left."""
    name = maps.province("province", chosen())
    if name is not None:
        _choose(next(row["place"] for row in store.rows("layouts/list") if row["place_short"] == name))


def _choose(city: str) -> None:
    if city in ("", chosen()):
        st.query_params.pop("city", None)
    else:
        st.query_params["city"] = city
    st.rerun()


def _number(text: str, figure_id: str) -> Markup:
    return pick(figure_id, text)


def _city(row: Row) -> Markup:
    return pick(f"{_TREND}{row['place']}　{row['indicator']}", tag("strong", row["place"]))


def _answer(picked: str | None) -> None:
    """Where a part of a region leads: to a clause, a page, or all cities."""
    if picked is None:
        return
    if picked.startswith(_CITY):
        _choose(picked.removeprefix(_CITY))
    elif picked.startswith(_TREND):
        city, indicator = picked.removeprefix(_TREND).split("　", 1)
        st.switch_page("pages/leadership/trend.py", query_params={"cities": city, "indicator": indicator})
    elif picked.startswith(_FINDING):
        st.switch_page("pages/evidence/quality.py", query_params={"finding": picked.removeprefix(_FINDING)})
    elif picked.startswith(_PROGRESS):
        opened = {"open": picked.removeprefix(_PROGRESS)} if picked != _PROGRESS else {}
        asked = {"area": own} if (own := chosen()) else {}
        st.switch_page("pages/leadership/progress.py", query_params=opened | asked)
    elif picked == _DOUBTS:
        st.switch_page("pages/evidence/quality.py")
    else:
        clause_dialog((picked,))
