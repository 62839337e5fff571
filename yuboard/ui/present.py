"""The Streamlit pieces of the full-screen pages: the story from the address, one slide at a time, moved by keys."""

import re
from collections.abc import Sequence

import streamlit as st

from yuboard import clock, tables
from yuboard.charts import Chart
from yuboard.geography import sites
from yuboard.problems import SelectionError
from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.slides.material import gather
from yuboard.slides.model import Cell, Note, Slide, Source, Story, stamp
from yuboard.slides.story import story
from yuboard.ui import layouts
from yuboard.ui.charts import show_chart
from yuboard.ui.cities import city_chip, tone
from yuboard.ui.clauses import clause
from yuboard.ui.components import component
from yuboard.ui.screen import Stage, screen
from yuboard.ui.tables import show_rows
from yuboard.wording.clauses import cited
from yuboard.wording.markdown import blocks, escape
from yuboard.wording.parts import Strong
from yuboard.wording.targets import ONLY_ONE

# The most that a city's row of a comparison takes, in pixels of ordinary type.
_HIGHEST_ROW = 150
_keys = component(
    "present", '<button class="yuboard-full" type="button" title="按 F 键也可以">全屏</button>', isolate_styles=False
)
# Names in the address; a title of one's own stands as t.<key of the slide>.
PLACES, SLIDES, POSITION, SCENARIO, INDICATORS, TITLE = "place", "slides", "slide", "scenario", "indicators", "t."
_AGAIN = "请回到“汇报与导出”重新选择。"


@cached(store.database, sites.stamp, size=32)
def story_of(places: tuple[str, ...], indicators: tuple[str, ...] = (), *, scenario: bool = False) -> Story:
    """The story about the places. Raises SelectionError with a Chinese sentence."""
    return story(gather(store.reader(store.database()), places, indicators=indicators, scenario=scenario))


def from_address() -> Story:
    """The story that the address asks for, with its choice of slides and titles. Raises SelectionError."""
    asked = st.query_params
    places = tuple(asked.get(PLACES, "").split("、")) if asked.get(PLACES) else cities()
    indicators = tuple(filter(None, asked.get(INDICATORS, "").split("、")))
    known = {row["name"] for row in store.rows("trend/indicators")}
    if unknown := [name for name in indicators if name not in known]:
        raise SelectionError(f"链接中的指标“{'”“'.join(unknown)}”在数据里没有，{_AGAIN}")
    whole = story_of(places, indicators, scenario=SCENARIO in asked)
    titles = {name.removeprefix(TITLE): asked[name] for name in asked if name.startswith(TITLE)}
    keys = asked[SLIDES].split(",") if asked.get(SLIDES) else [slide.key for slide in whole.slides]
    chosen = whole.chosen(keys, titles)
    if not chosen.slides:
        raise SelectionError(f"链接中没有一页是这份材料里有的，{_AGAIN}")
    return chosen


def cities() -> tuple[str, ...]:
    """The names of all cities with a document."""
    return tuple(row["name"] for row in store.rows("places/cities"))


def position(count: int) -> int:
    """Which slide the address asks for, from 1; within what there is."""
    given = st.query_params.get(POSITION, "1")
    return min(max(int(given), 1), count) if re.fullmatch(r"\d{1,4}", given) else 1


def _go(number: int) -> None:
    st.query_params[POSITION] = str(number)


def _pressed(number: int, count: int) -> None:
    word = st.session_state["stage_keys"]["move"]
    moves = {"next": number + 1, "previous": number - 1, "first": 1, "last": count}
    _go(min(max(moves.get(word, number), 1), count))


def show(slide: Slide, number: int, count: int) -> None:
    """One slide with its footer, buttons and keys."""
    with st.container(key="stage"), st.container(key="stage_cover" if slide.kind == "cover" else "stage_page"):
        _head(slide)
        _body(slide, _stage())
    _foot(slide, number, count)


def _stage() -> Stage:
    said = re.fullmatch(r"(\d+)x(\d+)", str((st.session_state.get("stage_keys") or {}).get("size")))
    return Stage(int(said[1]), int(said[2])) if said else Stage(screen().width, screen().width * 9 // 16)


def _head(slide: Slide) -> None:
    labels = "　".join(f":gray-badge[{escape(label)}]" for label in slide.labels)
    if slide.kind != "cover":
        chip = city_chip(slide.place, slide.position) if slide.position else f"**{escape(slide.place)}**"
        st.markdown(f"{chip}　{labels}")
    st.title(escape(slide.title), anchor=False)
    st.markdown(escape(slide.dek))


def _foot(slide: Slide, number: int, count: int) -> None:
    with st.container(key="stage_foot", horizontal=True, vertical_alignment="center"):
        st.caption(escape(slide.footer))
        st.caption(stamp(store.database().stem[:8], clock.today()), width="content")
        if slide.sources and st.button("出处", key=f"stage_clauses_{slide.key}", type="tertiary"):
            _clauses(slide.sources)
        st.button("上一页", on_click=_go, args=(max(number - 1, 1),), disabled=number == 1, key="stage_previous")
        st.markdown(f"**{number}** / {count}", width="content")
        st.button("下一页", on_click=_go, args=(min(number + 1, count),), disabled=number == count, key="stage_next")
        _keys(
            key="stage_keys", data={"size": (st.session_state.get("stage_keys") or {}).get("size")}, width="content",
            on_move_change=lambda: _pressed(number, count), on_size_change=lambda: None,
        )  # fmt: skip
        st.page_link("pages/presenters/exports.py", label="退出", width="content", query_params=_kept())


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


def _body(slide: Slide, stage: Stage) -> None:
    if slide.kind == "cover":
        for column, note in zip(st.columns(max(len(slide.notes), 1)), slide.notes):
            column.markdown(_large(note))
    elif slide.kind in ("table", "findings"):
        show_rows(_table(slide))
    elif slide.kind == "method":
        left, right = st.columns([3, 2], gap="large")
        with left:
            show_rows(_table(slide))
        right.markdown("\n\n".join(map(_remark, slide.notes)))
    else:
        left, right = st.columns([5, 2], gap="large")
        with left:
            _picture(slide, stage)
        right.markdown("\n\n".join(map(_remark, slide.notes)))


def _large(note: Note) -> str:
    return f"# :{tone(note.position)}[{escape(note.words)}]\n\n**{escape(note.head)}**\n\n{escape(note.text)}"


def _remark(note: Note) -> str:
    hue = tone(note.position) if note.position else "gray"
    words = f"  \n**:{hue}[{escape(note.words)}]**" if note.words else ""
    text = f"  \n:small[:gray[{escape(note.text)}]]" if note.text else ""
    return f"**{escape(note.head)}**{words}{text}"


def _table(slide: Slide) -> tables.Table:
    return [{head: _cell(cell) for head, cell in zip(slide.header, row)} for row in slide.cells]


def _cell(cell: Cell) -> str:
    words = escape(cell.text)
    shown = {"strong": f"**{words}**", "head": f"**{words}**", "missing": f":gray[{words}]"}.get(cell.tone, words)
    return f"{shown}　:small[:gray[{escape(cell.sub)}]]" if cell.sub else shown


def _picture(slide: Slide, stage: Stage) -> None:
    """The chart or map of a slide; a single stated value stands in large type, as it has no path to draw."""
    if slide.layout_map is not None:
        picture = layouts.slide_drawing(slide.layout_map.layout)
        st.image(picture, width=int(stage.chart_height * layouts.SLIDE_SHAPE), caption=None, alt=slide.title)
    elif slide.chart is None or (slide.kind == "trajectory" and len(slide.values) < 2):
        words = slide.values[0].words if slide.values else slide.notes[0].words
        statement = st.container(key="stage_statement")
        statement.markdown(f"# :{tone(slide.position)}[{escape(words)}]")
        statement.markdown(ONLY_ONE)
    else:
        chart, scale = fitted(slide.chart, stage.chart_width, stage.chart_height, stage.factor)
        show_chart(chart, key=f"stage_{slide.key}", scale=scale)


def fitted(chart: Chart, room: float, height: float, factor: float) -> tuple[Chart, float]:
    """A slide's chart for a screen, ``factor`` times as large as on a page, or as large as the height allows."""
    width = int(room / factor // 20 * 20)
    if chart.kind == "trajectory":
        return chart.at(width=width, panel_height=height / factor), factor
    if chart.kind == "comparison":
        return chart.at(width=width, pitch=min(height / factor / len(chart.values), _HIGHEST_ROW)), factor
    whole = chart.at(width=width)
    scale = min(factor, height / whole.height)
    # What the height takes from the size of its words, the width gives back to its bars.
    return chart.at(width=int(room / scale // 20 * 20)), scale
