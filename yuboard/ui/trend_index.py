"""Index of the indicators: a bead line each, narrowed by domain, comparability and due year; one is chosen."""

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup

from yuboard import charts, theme
from yuboard.charts.drawing import button, drawing
from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.record.results import Row
from yuboard.tables.html import pick
from yuboard.ui import drawing as drawn
from yuboard.ui.clauses import clause_dialog
from yuboard.ui.pickers import coded_select, folded
from yuboard.ui.screen import screen
from yuboard.wording.markup import tag
from yuboard.wording.trend import NO_DUE, NOT_COMPARED, counted, due_years, verdicts

# Indicators on a page of the index; the width their lines are drawn for; the height of the list, and on a tall screen.
_PAGE, _WIDTH, _HEIGHT, _TALL = 12, 262, 640, 860
_KEY, _NUMBER = "index", "index_page"


class Entry(NamedTuple):
    """Indicator of the index with its values in the chosen cities."""

    places: tuple[str, ...]
    name: str
    domain: str
    verdict: str
    due: tuple[str, ...]
    points: tuple[Row, ...]


@cached(store.database, size=32)
def entries(places: tuple[str, ...]) -> list[Entry]:
    """The indicators for which one of the cities states anything, those of several cities first."""
    by_name: dict[str, list[Row]] = {}
    for row in store.rows("trend/points", indicator=None, places=places, converted=True):
        by_name.setdefault(row["indicator"], []).append(row)
    judged = verdicts(store.rows("compare/cells"))
    return [
        Entry(
            places, row["name"], row["domain"], judged.get(row["name"], NOT_COMPARED),
            tuple(f"{year}年" for year in due_years(by_name[row["name"]])) or (NO_DUE,), tuple(by_name[row["name"]]),
        )
        for row in store.rows("trend/indicators")
        if row["name"] in by_name
    ]  # fmt: skip


def words(places: tuple[str, ...]) -> dict[str, list[str]]:
    """The words that each choice may have in the address."""
    return _words(entries(places))


def _words(found: Sequence[Entry]) -> dict[str, list[str]]:
    return {
        "domain": sorted({entry.domain for entry in found}),
        "verdict": sorted({entry.verdict for entry in found}),
        "due": sorted({year for entry in found for year in entry.due}),
    }


def narrowed(found: Sequence[Entry]) -> list[Entry]:
    """The entries of the domain, verdict and due year that a reader picks; all three stand in the address."""
    domain, verdict, due = folded([1, 1, 1], _words(found))
    with domain:
        chosen_domain = _choice("领域", "domain", [(entry.domain,) for entry in found])
    with verdict:
        chosen_verdict = _choice("可比性", "verdict", [(entry.verdict,) for entry in found])
    with due:
        chosen_due = _choice("到期年份", "due", [entry.due for entry in found])
    return [
        entry
        for entry in found
        if chosen_domain in (None, entry.domain)
        and chosen_verdict in (None, entry.verdict)
        and (chosen_due is None or chosen_due in entry.due)
    ]


def _choice(label: str, key: str, words: Sequence[tuple[str, ...]]) -> str | None:
    """One of the words that entries have, each with the count of its entries; None for all."""
    flat = [word for several in words for word in several]
    groups = {word: flat.count(word) for word in sorted(set(flat), key=lambda word: (-flat.count(word), word))}
    if key == "due":
        groups = dict(sorted(groups.items()))
    return coded_select(label, counted(groups), key, index=None, placeholder=f"全部（{len(words)}）")


def choose(found: Sequence[Entry], chosen: str) -> None:
    """The index as one region: an indicator's name chooses it for the widget ``indicator``, a bead opens its clause.

    Its pages are turned within it: a widget of its own for that takes the browser longer than the whole list.
    """
    pages = -(-len(found) // _PAGE)
    number = min(st.session_state.get(_NUMBER, 1), max(pages, 1))
    names = [entry.name for entry in found[(number - 1) * _PAGE : number * _PAGE]]
    turns = {_turn(page): page for page in range(1, pages + 1)}

    def answer() -> None:
        picked = st.session_state[_KEY]["picked"]
        if picked in names:
            st.session_state["indicator"] = picked
        elif picked in turns:
            st.session_state[_NUMBER] = turns[picked]

    with st.container(height=_TALL if screen().is_tall else _HEIGHT, border=False):
        places = found[0].places if found else ()
        html = _html(places, tuple(names), chosen, st.context.theme.type, (number, pages))
        picked = drawn.region(_KEY, html, on_pick=answer, told=f"{len(found)}项指标，正在看{chosen}")
    if picked and picked not in names and picked not in turns:
        clause_dialog((picked,))


def _turn(page: int) -> str:
    return f"page {page}"


@cached(store.database, size=64)
def _html(
    places: tuple[str, ...], names: tuple[str, ...], chosen: str, theme_name: str | None, at: tuple[int, int]
) -> str:
    """The entries ``names``, below the pages of the list if there are several; ``at`` is the page and the last one."""
    if not names:
        return str(tag("p", "没有符合筛选条件的指标。", class_="quiet"))
    by_name = {entry.name: entry for entry in entries(places)}
    tiles = tag("ul", *(_tile(by_name[name], name == chosen, theme_name) for name in names), class_="index")
    return str(tag("div", _pages(*at), tiles) if at[1] > 1 else tiles)


def _pages(number: int, last: int) -> Markup:
    """Every page of the list by its number."""
    turns = (
        pick(_turn(page), f"{page}", aria_label=f"第{page}页", aria_current="page" if page == number else None)
        for page in range(1, last + 1)
    )
    return tag("nav", *turns, class_="pages", aria_label="指标列表的页")


def _tile(entry: Entry, is_chosen: bool, theme_name: str | None) -> Markup:
    cities = "、".join(dict.fromkeys(row["place_short"] for row in entry.points))
    name = pick(entry.name, entry.name, class_="name", aria_pressed=is_chosen)
    about = tag("p", f"{cities}　{entry.verdict}", class_="quiet")
    picture = _beads(entry.places, entry.name, theme_name)
    return tag("li", tag("p", name), about, picture, class_="chosen" if is_chosen else None)


@cached(store.database, size=512)
def _beads(places: tuple[str, ...], indicator: str, theme_name: str | None) -> Markup:
    """The bead line of an entry, kept: every choice on the page draws the whole index again."""
    points = next(entry.points for entry in entries(places) if entry.name == indicator)
    chart = charts.bead_line(list(points), width=_WIDTH)
    if not chart.panels:
        return tag("p", "只有文字表述", class_="quiet")
    return drawing(chart, colours=theme.palette(theme_name), wrap=button, scale=1.0)
