"""Values of one indicator whose subjects differ: side by side in rows, never joined."""

import textwrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from yuboard import theme
from yuboard.charts.trajectory import SYMBOLS
from yuboard.theme import Palette
from yuboard.wording.measuring import room

_ROW, _NARROW = 52, 480


def subjects(frame: pd.DataFrame, *, colours: Palette, width: int = 640) -> go.Figure:
    """One row per stated value: whose it is on the left, the mark on a common axis, the words beside it.

    ``frame`` has the columns of ``ladder`` and subject (null for the whole place). Marks are those
    of ``ladder``: solid for a baseline, open for targets, an upward triangle for a lower bound. The axis is long
    enough for the words of each to stand within ``width`` pixels.
    """
    drawn = frame[frame["operator"].ne("text")].sort_values(["role", "year", "axis_low"], na_position="last")
    level = drawn["axis_low"].fillna(drawn["axis_high"])
    names = [_name(row, 7 if width < _NARROW else 10) for row in drawn.itertuples()]
    tones = [theme.city(colours, position) for position in drawn["place_position"]]
    solid = drawn["role"].eq("baseline")
    pitch = max(_ROW, *(18 * name.count("<br>") + 26 for name in names))
    figure = go.Figure(layout=theme.layout(colours, height=60 + pitch * len(drawn)))
    figure.add_scatter(
        x=level,
        y=names,
        mode="markers+text",
        text=[f"<b>{row.label}</b>" for row in drawn.itertuples()],
        textposition="middle right",
        textfont={"size": 14, "color": [colours.ink_2 if base else tone.ink for base, tone in zip(solid, tones)]},
        marker={
            "symbol": [SYMBOLS.get(operator, "circle") for operator in drawn["operator"]],
            "size": 14,
            "color": [colours.ink_2 if base else colours.paper for base in solid],
            "line": {"width": 2.5, "color": [colours.ink_2 if base else t.base for base, t in zip(solid, tones)]},
        },
        customdata=drawn[["document_number", "section"]],
        hovertemplate="%{y}<br>%{text}<br>%{customdata[0]} %{customdata[1]}<extra></extra>",
        cliponaxis=False,
    )
    title = {"text": f"单位：{drawn['panel'].iloc[0]}", "font": {"size": 14, "color": colours.ink_3}}
    steps = [0, 50, 100] if width < _NARROW else [0, 25, 50, 75, 100]
    ticks = {"tickvals": steps, "tickangle": 0} if drawn["panel"].iloc[0] == "%" else {}
    plot = width - room(names) - 24
    # The words of a mark take their pixels from the axis: what is left of them must hold the mark's own value.
    taken = [min(room([label]) + 8, plot * 0.8) for label in drawn["label"]]
    end = max(value * plot / (plot - words) for value, words in zip(level, taken))
    figure.update_xaxes(**theme.value_axis(colours, range=[0, end * 1.02], title=title, **ticks))
    figure.update_yaxes(
        categoryorder="array",
        categoryarray=names[::-1],
        fixedrange=True,
        automargin=True,
        gridcolor=colours.hair,
        tickfont={"size": 14, "color": colours.ink},
    )
    return figure


def _name(row: Any, length: int) -> str:
    whole = row.subject if isinstance(row.subject, str) else "全市"
    lines = [*textwrap.wrap(f"{row.place_short}·{whole}", length), row.year_label]
    # Rows of one subject and year must stay apart: a category name is its identity.
    return "<br>".join(lines) + "\u200b" * row.Index
