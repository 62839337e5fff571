"""Charts on a page: drawn as SVG, or by Plotly where a reader explores; a chosen mark opens its clause."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from yuboard import theme, ui
from yuboard.charts import Chart
from yuboard.charts.drawing import button, drawing
from yuboard.record import store
from yuboard.ui.drawing import show

Builder = Callable[..., Chart]
_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def draw(builder: Builder, query: str, *, key: str, alt: str, options: dict | None = None, **parameters: Any) -> None:
    """Draw ``builder(rows of query)`` as SVG in the viewer's theme; a mark opens its clause by mouse, touch and keys.

    ``alt`` says what the chart is of, ``options`` go to the builder. Needs no chart library in the browser.
    """
    if chosen := choose(builder, query, key=key, alt=alt, options=options, **parameters):
        ui.clause_dialog((chosen,))


def choose(
    builder: Builder, query: str, *, key: str, alt: str, options: dict | None = None,
    on_choose: Callable[[str], None] | None = None, **parameters: Any,
) -> str | None:  # fmt: skip
    """The same, but returns what the mark just chosen leads to, and calls ``on_choose`` with it before the page runs.

    That is its figure_id, or its choice joined by 　.
    """
    return show(key, _svg(*_named(builder, query, alt, options, parameters), _theme()), on_pick=on_choose)


def show_chart(chart: Chart, *, key: str, scale: float = 1.0) -> None:
    """Draw a finished chart, ``scale`` times as large; a mark opens its clause."""
    if chosen := show(key, _drawn(chart, _theme(), scale)):
        ui.clause_dialog((chosen,))


def explore(
    builder: Builder, query: str, *, key: str, alt: str, options: dict | None = None, **parameters: Any
) -> None:
    """Draw ``builder(rows of query)`` by Plotly, for charts that a reader explores; a mark opens its clause."""

    def chosen() -> None:
        # A second click on a mark takes its selection back: its clause is asked for once more.
        points = st.session_state[key]["selection"]["points"]
        last = f"{key}_last"
        st.session_state[last] = points[0]["customdata"][0] if points else st.session_state.get(last)
        st.session_state[f"{key}_clause"] = st.session_state[last]

    figure, words = _figure(*_named(builder, query, alt, options, parameters), _theme())
    st.plotly_chart(
        figure, key=key, theme=None, config=_CONFIG, alt=words, on_select=chosen, selection_mode="points"
    )  # fmt: skip
    if figure_id := st.session_state.pop(f"{key}_clause", None):
        ui.clause_dialog((figure_id,))


def _theme() -> str | None:
    return st.context.theme.type


Named = tuple[Path, Builder, str, str, tuple, tuple]


def _named(builder: Builder, query: str, alt: str, options: dict | None, parameters: dict[str, Any]) -> Named:
    """What a finished chart is kept by: data, builder, query and its parameters, options."""
    return (
        store.database(),
        builder,
        query,
        alt,
        tuple(sorted(parameters.items())),
        tuple(sorted((options or {}).items())),
    )


@lru_cache(maxsize=512)
def _chart(_database: Path, builder: Builder, query: str, alt: str, parameters: tuple, options: tuple) -> Chart:
    chart = builder(store.rows(query, **dict(parameters)), **dict(options))
    return replace(chart, alt=f"{alt}：{chart.alt}")


@lru_cache(maxsize=512)
def _svg(
    database: Path, builder: Builder, query: str, alt: str, parameters: tuple, options: tuple, theme_name: str | None
) -> str:
    return _drawn(_chart(database, builder, query, alt, parameters, options), theme_name, 1.0)


@lru_cache(maxsize=512)
def _drawn(chart: Chart, theme_name: str | None, scale: float) -> str:
    return str(drawing(chart, colours=theme.palette(theme_name), wrap=button, scale=scale))


@lru_cache(maxsize=512)
def _figure(
    database: Path, builder: Builder, query: str, alt: str, parameters: tuple, options: tuple, theme_name: str | None
) -> tuple[Any, str]:
    from yuboard.charts.plotly import figure

    chart = _chart(database, builder, query, alt, parameters, options)
    return figure(chart, colours=theme.palette(theme_name)), chart.alt
