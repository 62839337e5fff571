"""The Streamlit pieces of the full-screen pages: the story from the address, shown by one component."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import streamlit as st

from yuboard import clock, made, theme
from yuboard.charts.drawing import button
from yuboard.geography import sites
from yuboard.problems import SelectionError
from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.slides.drawing import drawing
from yuboard.slides.material import gather
from yuboard.slides.model import Source, Story, stamp
from yuboard.slides.story import story
from yuboard.ui import recognised, scoring
from yuboard.ui.as_of import as_of
from yuboard.ui.clauses import clause
from yuboard.ui.components import component
from yuboard.ui.ledger import known
from yuboard.ui.progress import courses, reported_on
from yuboard.wording.clauses import cited
from yuboard.wording.markdown import blocks, escape
from yuboard.wording.parts import Strong

_stage = component("stage", isolate_styles=False)
# Names in the address; a title of one's own stands as t.<key of the slide>.
PLACES, SLIDES, POSITION, SCENARIO, INDICATORS, TITLE = "place", "slides", "slide", "scenario", "indicators", "t."
_AGAIN = "请回到“汇报与导出”重新选择。"


class Told(NamedTuple):
    """One list of slides: the subject whose story it is chosen from, the keys in their order, titles of one's own.

    ``day`` is the as-of day of what was reported.
    """

    places: tuple[str, ...]
    day: date
    indicators: tuple[str, ...] = ()
    scenario: bool = False
    keys: tuple[str, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()

    def whole(self) -> Story:
        """The story with all of its slides. Raises SelectionError."""
        return story_of(self.places, self.day, self.indicators, scenario=self.scenario)

    def story(self) -> Story:
        """The chosen slides under their titles. Raises SelectionError."""
        return self.whole().chosen(self.keys, dict(self.titles))

    def only(self, key: str) -> "Told":
        """The list of one slide."""
        return self._replace(keys=(key,), titles=tuple(title for title in self.titles if title[0] == key))


@cached(store.database, sites.stamp, known, recognised.stamp, size=32)
def story_of(places: tuple[str, ...], day: date, indicators: tuple[str, ...] = (), *, scenario: bool = False) -> Story:
    """The story about the places as of a day. Raises SelectionError with a Chinese sentence."""
    read = store.reader(store.database())
    gathered = gather(
        read,
        places,
        indicators=indicators,
        scenario=scenario,
        progress=reported_on(day),
        courses=courses(day),
        register=recognised.in_files(day),
        scores=scoring.in_files(day),
    )
    return story(gathered)


def from_address() -> Told:
    """The list that the address asks for. Raises SelectionError."""
    asked = st.query_params
    places = tuple(asked.get(PLACES, "").split("、")) if asked.get(PLACES) else cities()
    indicators = tuple(filter(None, asked.get(INDICATORS, "").split("、")))
    known = {row["name"] for row in store.rows("trend/indicators")}
    if unknown := [name for name in indicators if name not in known]:
        raise SelectionError(f"链接中的指标“{'”“'.join(unknown)}”在数据里没有，{_AGAIN}")
    return chosen(Told(places, as_of(), indicators, SCENARIO in asked))


def chosen(subject: Told) -> Told:
    """Of a subject's story the slides that the address names, in its order, its titles. Raises SelectionError."""
    asked = st.query_params
    known = [slide.key for slide in subject.whole().slides]
    named = dict.fromkeys(asked[SLIDES].split(",")) if asked.get(SLIDES) else known
    keys = tuple(key for key in named if key in known)
    if not keys:
        raise SelectionError(f"链接中没有一页是这份材料里有的，{_AGAIN}")
    titles = ((name.removeprefix(TITLE), asked[name].strip()) for name in asked if name.startswith(TITLE))
    return subject._replace(keys=keys, titles=tuple(sorted(title for title in titles if title[0] in keys and title[1])))


def cities() -> tuple[str, ...]:
    """The names of all cities with a document."""
    return tuple(row["name"] for row in store.rows("places/cities"))


def show(told: Told) -> None:
    """The stage: every slide with its notes, moved in the browser; a mark, 出处 and 退出 are answered here."""
    listed = told.story().slides
    slides = [
        {
            "key": slide.key,
            "title": slide.title,
            "svg": drawn(told, slide.key, is_live=True),
            "notes": slide.spoken(),
            "has_clauses": bool(slide.sources),
        }
        for slide in listed
    ]
    version = stamp(store.version(), clock.today())
    asked = _stage(
        key="stage",
        data={"slides": slides, "stamp": version, "mark": made.mark_of(version)},
        on_picked_change=lambda: None,
        on_clauses_change=lambda: None,
        on_left_change=lambda: None,
    )
    if asked.left:
        st.switch_page("pages/presenters/exports.py", query_params=_kept())
    if asked.picked:
        _clause(asked.picked)
    if asked.clauses:
        _clauses(next((slide.sources for slide in listed if slide.key == asked.clauses), ()))


def drawn(told: Told, key: str, *, is_live: bool = False) -> str:
    """A slide of the list as SVG in the reader's theme; live where the marks of its chart answer."""
    return _drawn(told.only(key), st.context.theme.type, is_live)


@cached(store.database, sites.stamp, known, size=512)
def _drawn(told: Told, theme_name: str | None, is_live: bool) -> str:
    (slide,) = told.story().slides
    return str(drawing(slide, theme.palette(theme_name), wrap=button if is_live else None))


@st.dialog("出处", width="large")
def _clause(figure_id: str) -> None:
    clause(figure_id, within="dialog")


@st.dialog("出处", width="large")
def _clauses(sources: Sequence[Source]) -> None:
    """Every clause behind a slide: figures in full, elements of a layout by their words."""
    for source in sources:
        if source.figure_id:
            clause(source.figure_id, within="dialog")
        else:
            quote = cited(source.quote, source.number, source.section, document=source.document)
            st.markdown(blocks(((Strong(source.about),), quote)))


def refused(words: str) -> None:
    """Say why the address has no story, with the way back to the composer, and end the page."""
    st.info(escape(words))
    st.page_link("pages/presenters/exports.py", label="回到“汇报与导出”", icon=":material/arrow_back:")
    st.stop()


def _kept() -> dict[str, str | list[str]]:
    """The address without the position: places, indicators, scenario, slides in their order and titles of one's own."""
    kept: dict[str, str | list[str]] = {n: words for n, words in st.query_params.items() if words and n != POSITION}
    if INDICATORS in kept:  # the composer's field stands in the address value by value
        kept[INDICATORS] = st.query_params[INDICATORS].split("、")
    return kept
