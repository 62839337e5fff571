"""Where the documents come from and when their targets fall due, on one line of years."""

import pandas as pd
import plotly.graph_objects as go

from yuboard import theme
from yuboard.theme import Palette
from yuboard.wording.measuring import room

LEVELS = {"国家": "square", "省": "diamond", "市": "circle"}
# A longer title of a cited document is cut: its number stands first.
LONGEST = 34
_ROW = 30
KEY = (
    "■ 国家、◆ 省、● 市的上级或依据文件，按文号年份　·　色条自印发至期末（未注日期画斜线）　·　圆圈内为当年到期的目标数"
)


def lineage(frame: pd.DataFrame, *, colours: Palette, width: int = 1200) -> go.Figure:
    """A band a policy document: what it cites above it, its period as a bar, the years in which its targets fall due.

    ``frame`` has the columns event (cited, issued, due), document_id, place_position, year and year_end (with
    fractions), label, title, words (of a cited one: 国家, 省 or 市), in the order to draw. The words of what is cited
    stand on the side of their mark that has room in ``width`` pixels, and are cut where neither has.
    """
    lanes = frame[frame["event"].ne("due")].reset_index(drop=True)
    level = {(row.event, row.document_id, row.label): -row.Index for row in lanes.itertuples()}
    figure = go.Figure(
        layout=theme.layout(colours, height=60 + _ROW * len(lanes), margin={"t": 8, "l": 8, "r": 12, "b": 34})
    )
    first, last = int(frame["year"].min()), int(frame["year_end"].max())
    per_year = (width - 40) / (last - first + 0.3)
    for row in lanes.itertuples():
        y = level[row.event, row.document_id, row.label]
        tone = theme.city(colours, row.place_position)
        if row.event == "cited":
            sides = ((row.year - first) * per_year, (last - row.year) * per_year)
            _mark(figure, row, y, sides, colours)
        else:
            _bar(figure, row, y, tone, colours)
    _due(figure, frame[frame["event"].eq("due")], lanes, level, colours)
    figure.update_xaxes(
        **theme.year_axis(
            colours, range=[first - 0.2, last + 0.1], tickvals=[year + 0.5 for year in range(first, last)],
            ticktext=[f"{year}" for year in range(first, last)], ticks="",
            **theme.year_bands(colours, range(first, last + 1)),
        )
    )  # fmt: skip
    figure.update_layout(shapes=_bands(lanes, colours))
    figure.update_yaxes(visible=False, fixedrange=True, range=[-len(lanes) + 0.4, 0.7])
    return figure


def _bands(lanes: pd.DataFrame, colours: Palette) -> list[dict]:
    """A pale ground behind every second document and what it cites."""
    groups = [rows.index for _, rows in lanes.groupby("document_id", sort=False)]
    return [
        {
            "type": "rect", "xref": "paper", "x0": 0, "x1": 1, "y0": 0.5 - rows[0], "y1": -0.5 - rows[-1],
            "fillcolor": colours.wash, "line": {"width": 0}, "layer": "below",
        }
        for rows in groups[::2]
    ]  # fmt: skip


def _own(lanes: pd.DataFrame, document_id: str) -> str:
    rows = lanes[lanes["event"].eq("issued") & lanes["document_id"].eq(document_id)]
    return str(rows["label"].iloc[0])


def _mark(figure: go.Figure, row, y: float, sides: tuple[float, float], colours: Palette) -> None:  # type: ignore[no-untyped-def]
    """What a document cites; ``sides`` are the pixels to the left and right of its mark."""
    named = row.label if row.title in row.label else f"{row.label}　{row.title}"
    left, right = sides
    late = room([named[:LONGEST]], 13) + 16 > right and left > right
    most = min(int((left if late else right) / 13) - 1, LONGEST)
    words = named if len(named) <= most else named[: most - 1] + "…"
    figure.add_scatter(
        x=[row.year], y=[y], mode="markers+text", text=[f"{words}　" if late else f"　{words}"],
        textposition="middle left" if late else "middle right", textfont={"size": 13, "color": colours.ink_2},
        marker={"symbol": LEVELS.get(row.words, "circle"), "size": 11, "color": colours.ink_3},
        customdata=[[named]], hovertemplate="%{customdata[0]}<extra></extra>",
    )  # fmt: skip


def _bar(figure: go.Figure, row, y: float, tone: theme.CityTone, colours: Palette) -> None:  # type: ignore[no-untyped-def]
    undated = row.words.startswith("未注日期")
    figure.add_bar(
        base=[row.year], x=[row.year_end - row.year], y=[y], orientation="h", width=0.62, hoverinfo="skip",
        marker={
            "color": colours.paper if undated else tone.tint, "line": {"color": tone.base, "width": 1.2},
            "pattern": {"shape": "/", "size": 6, "solidity": 0.2, "fgcolor": tone.mid} if undated else {},
        },
    )  # fmt: skip
    named = row.label if row.title in row.label else f"{row.title}　{row.label}"
    figure.add_scatter(
        x=[row.year], y=[y], mode="text", text=[f"<b>{named}</b>　"], textposition="middle left",
        textfont={"size": 14, "color": tone.ink}, hoverinfo="skip",
    )  # fmt: skip


def _due(figure: go.Figure, due: pd.DataFrame, lanes: pd.DataFrame, level: dict, colours: Palette) -> None:
    tones = [theme.city(colours, position) for position in due["place_position"]]
    rows = [level["issued", row.document_id, _own(lanes, row.document_id)] for row in due.itertuples()]
    figure.add_scatter(
        x=due["year"] + 0.3, y=rows,
        mode="markers+text", text=due["label"], textfont={"size": 12, "color": [tone.ink for tone in tones]},
        marker={"size": 22, "color": colours.paper, "line": {"width": 1.6, "color": [tone.base for tone in tones]}},
        customdata=due[["title", "words"]], hovertemplate="%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
    )  # fmt: skip
