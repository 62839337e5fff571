"""Where one county stands among the places that a document names."""

import pandas as pd
import plotly.graph_objects as go

from yuboard import theme
from yuboard.theme import Palette

KEY = "占比＝本地配额 ÷ 点名各地配额之和（测算）；短竖线为其他各地。"


def standing(frame: pd.DataFrame, *, position: int, colours: Palette, is_narrow: bool = False) -> go.Figure:
    """One row an indicator and year: every place's quota as a tick, the county's own as a dot with its rank.

    A row's name stands beside it, or above it where the screen ``is_narrow``.

    ``frame`` has one row per place with the columns indicator, year, place_short, quota, share (percent of all
    places, 测算), rank_words, label, is_own. ``position`` is the city's places.position.
    """
    tone = theme.city(colours, position)
    joint = "　" if is_narrow else "<br>"
    rows = frame.assign(row=[f"{year}年{joint}{name}" for name, year in zip(frame["indicator"], frame["year"])])
    names = list(dict.fromkeys(rows["row"]))
    figure = go.Figure(
        layout=theme.layout(
            colours, height=50 + (84 if is_narrow else 62) * len(names), margin={"t": 4, "l": 8, "r": 16, "b": 46}
        )
    )
    others, own = rows[~rows["is_own"]], rows[rows["is_own"]]
    figure.add_scatter(
        x=others["share"], y=others["row"], mode="markers", customdata=others[["place_short", "label"]],
        marker={"symbol": "line-ns", "size": 14, "line": {"width": 2, "color": colours.ink_3}},
        hovertemplate="%{customdata[0]}　%{customdata[1]}<extra></extra>",
    )  # fmt: skip
    most = max(rows["share"].max() * 1.12, 1)
    sides = ["top right" if share < most / 3 else "top left" if share > most * 2 / 3 else "top center"
             for share in own["share"]]  # fmt: skip
    figure.add_scatter(
        x=own["share"], y=own["row"], mode="markers+text", textposition=sides, hoverinfo="skip",
        text=[f"<b>{row.label}</b>　{row.rank_words}" for row in own.itertuples()],
        textfont={"size": 14, "color": tone.ink},
        marker={"size": 16, "color": tone.base, "line": {"width": 2, "color": colours.paper}}, cliponaxis=False,
    )  # fmt: skip
    title = {"text": "占各地合计的比重（%，测算）", "font": {"size": 13, "color": colours.ink_3}}
    figure.update_xaxes(**theme.value_axis(colours, range=[0, most], title=title, showgrid=False))
    figure.update_yaxes(
        categoryorder="array", categoryarray=names[::-1], fixedrange=True, automargin=True,
        gridcolor=colours.hair, tickfont={"size": 14, "color": colours.ink}, showticklabels=not is_narrow,
        range=[-0.5, len(names) - 0.3],
    )  # fmt: skip
    if is_narrow:
        for name in names:
            figure.add_annotation(
                text=name, x=0, xref="paper", xanchor="left", y=name, yshift=44, showarrow=False,
                font={"size": 14, "color": colours.ink},
            )  # fmt: skip
    return figure
