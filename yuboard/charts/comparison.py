"""Charts for a projector: the same marks, larger, and a comparison of cities as bars."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from yuboard import theme
from yuboard.theme import Palette
from yuboard.wording.measuring import room

_FONTS = ("font", "textfont", "tickfont", "insidetextfont", "outsidetextfont")
_LENGTHS = ("ax", "ay", "xshift", "yshift", "standoff")


def enlarged(figure: go.Figure, factor: float, height: int) -> go.Figure:
    """``figure`` with type, marks, lines and margins ``factor`` times as large, in a height of its own."""
    plain = _scaled(figure.to_dict(), factor)
    plain["layout"]["height"] = height
    return go.Figure(plain)


def _scaled(node: Any, factor: float, inside: str = "") -> Any:
    if isinstance(node, dict):
        return {key: _scaled_value(key, value, factor, inside) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return [_scaled(item, factor, inside) for item in node]
    return node


def _scaled_value(key: str, value: Any, factor: float, inside: str) -> Any:
    is_length = (
        (key == "size" and inside in (*_FONTS, "marker"))
        or (key == "width" and inside == "line")
        or inside == "margin"
        or key in _LENGTHS
    )
    if is_length and isinstance(value, int | float):
        return value * factor
    if is_length and isinstance(value, list | tuple):
        return [item * factor if isinstance(item, int | float) else item for item in value]
    return _scaled(value, factor, key)


def city_bars(frame: pd.DataFrame, *, colours: Palette, width: int = 900) -> go.Figure:
    """One bar a city in its own hue with the document's words; a city without a number has its word on a wash.

    ``frame`` has the columns name, words, value (null where there is none), position. The axis is long enough for
    the words of each to stand within ``width`` pixels.
    """
    largest = frame["value"].max()
    plot = width - room(frame["name"], 18) - 26
    words = [min(room([said], 20) + 30, plot * 0.8) for said in frame["words"]]
    end = max(largest * 1.5, *(value * plot / (plot - taken) for value, taken in zip(frame["value"].fillna(0), words)))
    # A word without a number takes no more room than it needs.
    blanks = [max(largest * 0.28, end * taken / plot) for taken in words]
    figure = go.Figure(
        layout=theme.layout(colours, height=120 * len(frame), bargap=0.45, margin={"t": 8, "l": 8, "r": 8, "b": 8})
    )
    tones = [theme.city(colours, position) for position in frame["position"]]
    missing = frame["value"].isna()
    figure.add_bar(
        x=frame["value"].fillna(pd.Series(blanks, index=frame.index)), y=frame["name"], orientation="h",
        hoverinfo="skip", cliponaxis=False, text=[f"　<b>{words}</b>" for words in frame["words"]],
        constraintext="none", textangle=0, insidetextanchor="start",
        textposition=["inside" if gone else "outside" for gone in missing],
        textfont={"size": 20, "color": [colours.ink_2 if gone else tone.ink for gone, tone in zip(missing, tones)]},
        marker={
            "color": [colours.wash if gone else tone.base for gone, tone in zip(missing, tones)],
            "line": {"width": 1, "color": [colours.rule if gone else tone.base for gone, tone in zip(missing, tones)]},
        },
    )  # fmt: skip
    figure.update_xaxes(visible=False, fixedrange=True, range=[0, end])
    figure.update_yaxes(
        categoryorder="array", categoryarray=list(frame["name"])[::-1], fixedrange=True, automargin=True,
        tickfont={"size": 18, "color": colours.ink}, ticks="outside", ticklen=10, tickcolor=colours.paper,
    )  # fmt: skip
    return figure
