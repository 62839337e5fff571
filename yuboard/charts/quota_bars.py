"""What a city's yearly figure is made of, county by county."""

import pandas as pd
import plotly.graph_objects as go

from yuboard import theme
from yuboard.theme import Palette
from yuboard.wording.measuring import room
from yuboard.wording.numbers import number

_HATCH = {"shape": "/", "size": 7, "solidity": 0.35}


def quota_bars(frame: pd.DataFrame, *, position: int, colours: Palette) -> go.Figure:
    """Quotas of each place as horizontal bars, one colour tone a year; the city's own hue.

    ``frame`` has one row per place and year, with the columns place_short, year, quota, unit,
    is_scenario, and where one place is meant is_pale for the others. ``position`` is the city's
    places.position. A scenario is hatched and named 测算.
    """
    tone = theme.city(colours, position)
    years = sorted(frame["year"].unique())
    names = list(dict.fromkeys(frame["place_short"]))
    figure = go.Figure(
        layout=theme.layout(
            colours,
            height=64 + 26 * len(names) * max(len(years), 1),
            barmode="group",
            bargap=0.28,
            margin={"t": 36, "l": room(names, 15), "r": 48, "b": 8},
            showlegend=True,
            legend={"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0, "traceorder": "reversed"},
        )
    )
    fills = [tone.mid, tone.base, tone.ink]
    for index, year in reversed(list(enumerate(years))):
        rows = frame[frame["year"].eq(year)]
        scenario = bool(rows["is_scenario"].any())
        figure.add_bar(
            x=rows["quota"],
            y=rows["place_short"],
            orientation="h",
            name=f"{year}年" + ("（测算，非文件数据）" if scenario else ""),
            text=[number(q, u) for q, u in zip(rows["quota"], rows["unit"])],
            textposition="outside",
            constraintext="none",
            textfont={"size": 14, "color": colours.ink},
            marker={
                "color": colours.paper if scenario else _fills(rows, fills[min(index, 2)], colours),
                "line": {"color": tone.base, "width": 1},
                "pattern": _HATCH | {"fgcolor": tone.base} if scenario else {},
            },
            cliponaxis=False,
            hoverinfo="skip",
        )
    figure.update_xaxes(visible=False, fixedrange=True, rangemode="tozero")
    figure.update_yaxes(
        categoryorder="array", categoryarray=names[::-1], fixedrange=True, automargin=True, ticks="",
        tickfont={"size": 15, "color": colours.ink},
    )  # fmt: skip
    return figure


def _fills(rows: pd.DataFrame, own: str, colours: Palette) -> str | list[str]:
    if "is_pale" not in rows:
        return own
    return [theme.blend(own, colours.paper, 0.72) if pale else own for pale in rows["is_pale"]]


def quota_parts(
    frame: pd.DataFrame, *, position: int, colours: Palette, chosen: str | None = None, width: int = 1200
) -> go.Figure:
    """One bar a year, as long as the city's figure, cut into the quotas it is made of.

    ``frame`` has one row per part, with the columns year, city_label (the city's figure in the
    document's words), place_short, quota, unit, is_divided. A year that the document does not split
    has one row with ``is_divided`` false and is drawn hatched with the word 文件未分解. The parts of the
    place ``chosen`` (a place_short) have the city's full colour. A part bears its name and number, or the number
    alone, as far as they fit into it where the chart is ``width`` pixels wide.
    """
    tone = theme.city(colours, position)
    years = sorted(frame["year"].unique(), reverse=True)
    figure = go.Figure(
        layout=theme.layout(
            colours,
            height=30 + 62 * len(years),
            barmode="stack",
            bargap=0.35,
            margin={
                "t": 4,
                "l": room([f"{year}年" for year in years] + list(frame["city_label"])),
                "r": 8,
                "b": 8,
            },
            # A label that does not fit its part after all is left out: the lines below the chart have it.
            uniformtext={"mode": "hide", "minsize": 12},
        )
    )
    longest = frame.groupby("year")["quota"].sum().max()
    per_unit = (width - figure.layout.margin.l - 8) / longest
    places = list(dict.fromkeys(frame["place_short"]))
    for _, row in frame.iterrows():
        is_chosen = row["is_divided"] and row["place_short"] == chosen
        shade = tone.base if is_chosen else tone.tint if places.index(row["place_short"]) % 2 else tone.mid
        fits = room([row["place_short"]], 13) < row["quota"] * per_unit
        words = f"{row['place_short']}<br>{row['quota']:g}" if fits else f"{row['quota']:g}"
        figure.add_bar(
            x=[row["quota"]],
            y=[_year_name(row)],
            orientation="h",
            text=words if row["is_divided"] else "文件未分解到县（区）",
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"size": 13, "color": colours.paper if is_chosen else colours.ink},
            marker={
                "color": shade if row["is_divided"] else colours.paper,
                "line": {"color": tone.base, "width": 1},
                "pattern": {} if row["is_divided"] else _HATCH | {"fgcolor": colours.rule},
            },
            hovertemplate=f"{row['place_short']}　{number(row['quota'], row['unit'])}<extra></extra>",
        )
    figure.update_xaxes(visible=False, fixedrange=True, range=[0, longest * 1.01])
    order = {year: _year_name(frame[frame["year"].eq(year)].iloc[0]) for year in years}
    figure.update_yaxes(
        categoryorder="array", categoryarray=list(order.values()), fixedrange=True, automargin=True,
        ticks="", tickfont={"size": 14, "color": colours.ink},
    )  # fmt: skip
    return figure


def _year_name(row: pd.Series) -> str:
    return f"{row['year']}年<br>{row['city_label']}"
