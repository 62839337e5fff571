"""Charts on a page: drawn as SVG, or by Plotly where a reader explores; a chosen mark opens its clause."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from yuboard import theme
from yuboard.charts import Chart
from yuboard.charts.drawing import button, drawing
from yuboard.record.cached import cached
from yuboard.record.results import Result
from yuboard.ui.clauses import clause_dialog
from yuboard.ui.drawing import show

Builder = Callable[..., Chart]
_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def draw(builder: Builder, rows: Result, *, key: str, alt: str, **options: Any) -> None:
    """Draw ``builder(rows)`` as SVG in the viewer's theme; a mark opens its clause by mouse, touch and keys.

    ``alt`` says what the chart is of; all other ``options`` go to the builder. Needs no chart library in the browser.
    """
    if chosen := choose(builder, rows, key=key, alt=alt, **options):
        clause_dialog((chosen,))


def choose(
    builder: Builder,
    rows: Result,
    *,
    key: str,
    alt: str,
    on_choose: Callable[[str], None] | None = None,
    **options: Any,
) -> str | None:
    """The same, but returns what the mark just chosen leads to, and calls ``on_choose`` with it before the page runs.

    That is its figure_id, or its choice joined by 　.
    """
    return show(key, _drawn(builder, rows, alt, _theme(), **options), on_pick=on_choose)


def explore(builder: Builder, rows: Result, *, key: str, alt: str, **options: Any) -> None:
    """Draw ``builder(rows)`` by Plotly, for charts that a reader explores; a mark opens its clause."""

    def choose_mark() -> None:
        # A second click on a mark takes its selection back: its clause is asked for once more.
        points = st.session_state[key]["selection"]["points"]
        last = f"{key}_last"
        st.session_state[last] = points[0]["customdata"][0] if points else st.session_state.get(last)
        st.session_state[f"{key}_clause"] = st.session_state[last]

    figure, words = _figure(builder, rows, alt, _theme(), **options)
    st.plotly_chart(
        figure, key=key, theme=None, config=_CONFIG, alt=words, on_select=choose_mark, selection_mode="points"
    )
    if figure_id := st.session_state.pop(f"{key}_clause", None):
        clause_dialog((figure_id,))


def drawn(builder: Builder, rows: Result, *, alt: str, **options: Any) -> str:
    """The drawing alone, for a part of a page that holds more than it."""
    return _drawn(builder, rows, alt, _theme(), **options)


def _theme() -> str | None:
    return st.context.theme.type


def _described(builder: Builder, rows: Result, alt: str, **options: Any) -> Chart:
    chart = builder(rows, **options)
    return replace(chart, alt=f"{alt}：{chart.alt}")


# Finished charts are kept by the key of their rows: to hash a chart takes longer than a rerun may.
@cached(size=512)
def _drawn(builder: Builder, rows: Result, alt: str, theme_name: str | None, **options: Any) -> str:
    chart = _described(builder, rows, alt, **options)
    return str(drawing(chart, colours=theme.palette(theme_name), wrap=button, scale=None))


@cached(size=512)
def _figure(builder: Builder, rows: Result, alt: str, theme_name: str | None, **options: Any) -> tuple[Any, str]:
    """The finished figure and its words."""
    from yuboard.charts.plotly import figure

    chart = _described(builder, rows, alt, **options)
    return figure(chart, colours=theme.palette(theme_name)), chart.alt
