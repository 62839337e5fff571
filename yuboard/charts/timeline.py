"""The documents on a line of years."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from yuboard import theme
from yuboard.theme import Palette
from yuboard.wording.clauses import dated_document

KEY = "◆ 印发日期　斜线：未注日期"


def timeline(frame: pd.DataFrame, *, colours: Palette, width: int = 900) -> go.Figure:
    """One row a document: its period as a bar, its date as a mark, its number and title beside it.

    ``frame`` has one row per document, in the order to draw, with the columns document_number,
    short_title, place_position, period_start, is_start_inferred, period_end, issued_year (fraction of a
    year, null where the document gives no date; then the bar is hatched and says so). Names stand in the bars where all
    of them fit into ``width`` pixels, and above them otherwise.
    """
    first, last = frame["period_start"].min(), frame["period_end"].max()
    pixels = (width - 20) / (last - first + 1.1)
    inside = all(_room(row, pixels) >= 0 for row in frame.itertuples())
    middle, thick = (0.0, 0.6) if inside else (-0.24, 0.34)
    figure = go.Figure(
        layout=theme.layout(
            colours,
            height=36 + (38 if inside else 44) * len(frame),
            margin={"t": 4, "l": 8, "r": 12, "b": 28},
        )
    )
    for index, row in enumerate(frame.itertuples()):
        level = len(frame) - 1 - index + middle
        tone = theme.city(colours, row.place_position)
        undated = pd.isna(row.issued_year)
        start = row.period_start if undated else row.issued_year
        words = dated_document(row._asdict())
        figure.add_bar(
            base=[start], x=[row.period_end + 1 - start], y=[level], width=thick, orientation="h",
            marker={
                "color": colours.paper if undated else tone.tint,
                "line": {"color": tone.base, "width": 1},
                "pattern": {"shape": "/", "size": 6, "solidity": 0.2, "fgcolor": tone.mid} if undated else {},
            },
            text=f"　{words}" if inside else "", textposition="inside",
            insidetextanchor="start", constraintext="none", textangle=0,
            textfont={"size": 13, "color": tone.ink}, hoverinfo="skip",
        )  # fmt: skip
        if not undated:
            figure.add_scatter(
                x=[row.issued_year], y=[level], mode="markers", hoverinfo="skip",
                marker={"symbol": "diamond", "size": 11, "color": tone.base},
            )  # fmt: skip
        if not inside:
            fits = start + 13 * len(words) / pixels < last + 1.05
            figure.add_annotation(
                text=words, x=start if fits else last + 1.05, xanchor="left" if fits else "right", y=level + 0.44,
                yanchor="middle", showarrow=False, font={"size": 13, "color": tone.ink},
            )  # fmt: skip
    years = list(range(int(first), int(last) + 2))
    figure.update_xaxes(
        **theme.year_axis(
            colours,
            tickvals=[year + 0.5 for year in years[:-1]],
            ticktext=[f"{year}年" if pixels > 60 else f"{year}" for year in years[:-1]],
            tickangle=0,
            ticks="",
            range=[first - 0.05, last + 1.05],
            **theme.year_bands(colours, years),
        )
    )
    figure.update_yaxes(visible=False, fixedrange=True, range=[-0.5, len(frame) - 0.5])
    return figure


def _room(row: Any, pixels: float) -> float:
    """What is left of a bar beside its words."""
    start = row.period_start if pd.isna(row.issued_year) else row.issued_year
    return (row.period_end + 1 - start) * pixels - 13 * (len(dated_document(row._asdict())) + 2)
