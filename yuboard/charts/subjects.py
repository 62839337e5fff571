"""Values of one indicator whose subjects differ: side by side in rows, never joined."""

import textwrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from yuboard import theme
from yuboard.charts.ladder import SYMBOLS
from yuboard.theme import Palette

_ROW = 52


def subjects(frame: pd.DataFrame, *, colours: Palette) -> go.Figure:
    """One row per stated value: whose it is on the left, the mark on a common axis, the words beside it.

    ``frame`` has the columns of ``ladder`` and subject (null for the whole place). Marks are those
    of ``ladder``: solid for a baseline, open for targets, an upward triangle for a lower bound.
    """
    drawn = frame[frame["operator"].ne("text")].sort_values(["role", "year", "axis_low"], na_position="last")
    level = drawn["axis_low"].fillna(drawn["axis_high"])
    names = [_name(row) for row in drawn.itertuples()]
    tones = [theme.city(colours, position) for position in drawn["place_position"]]
    solid = drawn["role"].eq("baseline")
    figure = go.Figure(layout=theme.layout(colours, height=60 + _ROW * len(drawn)))
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
    ticks = {"tickvals": [0, 25, 50, 75, 100]} if drawn["panel"].iloc[0] == "%" else {}
    figure.update_xaxes(**theme.value_axis(colours, range=[0, level.max() * 1.6], title=title, **ticks))
    figure.update_yaxes(
        categoryorder="array",
        categoryarray=names[::-1],
        fixedrange=True,
        automargin=True,
        gridcolor=colours.hair,
        tickfont={"size": 14, "color": colours.ink},
    )
    return figure


def _name(row: Any) -> str:
    whole = row.subject if isinstance(row.subject, str) else "全市"
    lines = [*textwrap.wrap(f"{row.place_short}·{whole}", 10), row.year_label]
    # Rows of one subject and year must stay apart: a category name is its identity.
    return "<br>".join(lines) + "\u200b" * row.Index
