"""The documents on a line of years."""

import pandas as pd
import plotly.graph_objects as go

from yuboard import theme
from yuboard.theme import Palette


def timeline(frame: pd.DataFrame, *, colours: Palette) -> go.Figure:
    """One row a document: its period as a bar, its date as a mark, its number and title beside it.

    ``frame`` has one row per document, in the order to draw, with the columns document_number,
    short_title, place_position, period_start, period_end, issued_year (fraction of a year, null where
    the document gives no date; then the bar is hatched and says so).
    """
    figure = go.Figure(
        layout=theme.layout(
            colours,
            height=36 + 38 * len(frame),
            bargap=0.4,
            margin={"t": 4, "l": 8, "r": 12, "b": 28},
        )
    )
    first, last = frame["period_start"].min(), frame["period_end"].max()
    for row in frame.itertuples():
        tone = theme.city(colours, row.place_position)
        undated = pd.isna(row.issued_year)
        start = row.period_start if undated else row.issued_year
        named = row.short_title in row.document_number
        words = f"　{row.document_number}" + ("" if named else f"　{row.short_title}")
        figure.add_bar(
            base=[start], x=[row.period_end + 1 - start], y=[row.document_id], orientation="h",
            marker={
                "color": colours.paper if undated else tone.tint,
                "line": {"color": tone.base, "width": 1},
                "pattern": {"shape": "/", "size": 6, "solidity": 0.2, "fgcolor": tone.mid} if undated else {},
            },
            text=words + ("（未注日期）" if undated else ""), textposition="inside",
            insidetextanchor="start", constraintext="none", textangle=0,
            textfont={"size": 13, "color": tone.ink}, hoverinfo="skip",
        )  # fmt: skip
        if not undated:
            figure.add_scatter(
                x=[row.issued_year], y=[row.document_id], mode="markers", hoverinfo="skip",
                marker={"symbol": "diamond", "size": 11, "color": tone.base},
            )  # fmt: skip
    years = list(range(int(first), int(last) + 2))
    figure.update_xaxes(
        **theme.year_axis(
            colours,
            tickvals=[year + 0.5 for year in years[:-1]],
            ticktext=[f"{year}年" for year in years[:-1]],
            range=[first - 0.05, last + 1.05],
        )
    )
    figure.update_yaxes(
        visible=False, fixedrange=True, categoryorder="array", categoryarray=list(frame["document_id"])[::-1]
    )
    return figure
