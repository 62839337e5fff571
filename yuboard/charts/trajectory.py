"""Baseline → interim → final target, with marks that are true to each operator."""

import itertools
import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from yuboard import theme
from yuboard.theme import CityTone, Palette
from yuboard.wording.measuring import room

# Stage by size and fill, operator by shape.
SYMBOLS = {">=": "triangle-up", ">": "triangle-up", "<=": "triangle-down", "<": "triangle-down"}
_SIZES = {"baseline": 11, "interim": 13, "target": 17}
_GAP = 90

KEY = (
    "● 基期　○ 达到　△ 不低于或突破（向上不封顶）　▮ 区间　"
    "┄ 线性参照（只连接文件所列各点，不是年度计划）　标记越大越靠近终期"
)


def ladder(
    frame: pd.DataFrame, *, colours: Palette, panel_height: int = 320, lone_height: int | None = None, width: int = 640
) -> go.Figure:
    """One panel per unit; each stated value a mark with the document's own words beside it.

    ``frame`` has one row per stated value, with the columns panel (axis unit), series, place_position,
    place_short, year, year_label, role, operator, axis_low, axis_high, label, tag (text after the
    label, may be empty), document_number, section and figure_id. Points of one series are joined by
    a thin dashed line, a linear reference and not a yearly plan. Rows without a number or a year
    are not drawn. Baselines are solid dots; ≥ and > open upward triangles with an arrow; ranges bands
    with caps; anything else an open circle. A panel that stands alone is ``lone_height`` high, where that is given;
    in ``width`` pixels the first label keeps off the value axis.
    """
    drawn = _named(_spread(frame[frame["operator"].ne("text") & frame["year"].notna()]))
    panels = list(dict.fromkeys(drawn["panel"]))
    if lone_height and len(panels) == 1:
        panel_height = lone_height
    height = panel_height * max(len(panels), 1) + _GAP * max(len(panels) - 1, 0)
    highest = drawn[["axis_low", "axis_high"]].max(axis=None)
    left = room([f"{0 if pd.isna(highest) else highest * 1.3:,.0f}"], 13)
    margin = {"t": 40, "l": left, "r": 24, "b": 44}
    figure = go.Figure(layout=theme.layout(colours, height=height, margin=margin))
    for number, panel in enumerate(panels, 1):
        rows = drawn[drawn["panel"].eq(panel)]
        _add_axes(figure, number, len(panels), height, width, drawn, rows, colours)
        for _, series in rows.groupby("series", sort=False):
            tone = theme.city(colours, series["place_position"].iloc[0])
            _add_series(figure, series.sort_values("year"), number, tone, colours)
    return figure


def _spread(rows: pd.DataFrame) -> pd.DataFrame:
    """Give a city a panel of its own where its steps would vanish beside another's.

    That is where its largest value is under a quarter of the largest of its unit.
    """
    level = rows[["axis_low", "axis_high"]].max(axis=1)
    of_city = level.groupby([rows["panel"], rows["place_short"]]).transform("max")
    small = of_city < level.groupby(rows["panel"]).transform("max") / 4
    own = rows["panel"] + "|" + rows["place_short"]
    return rows.assign(unit=rows["panel"], panel=rows["panel"].where(~small, own))


def _named(rows: pd.DataFrame) -> pd.DataFrame:
    """The words beside each mark; where cities share a panel, each begins with its city: hue alone does not tell.

    Words stand above their mark; below it where a higher mark of the same year has its line pass there.
    """
    shared = rows.groupby("panel")["place_short"].transform("nunique").gt(1)
    level = rows[["axis_low", "axis_high"]].max(axis=1)
    is_lower = level < level.groupby([rows["panel"], rows["year"]]).transform("max")
    has_room = level > level.groupby(rows["panel"]).transform("max") / 4
    return rows.assign(
        words=rows["label"].where(~shared, rows["place_short"] + " " + rows["label"]),
        side=(is_lower & has_room).map({True: "bottom left", False: "top left"}),
    )


def _add_axes(
    figure: go.Figure,
    number: int,
    count: int,
    height: int,
    width: int,
    drawn: pd.DataFrame,
    rows: pd.DataFrame,
    colours: Palette,
) -> None:
    """Axes of one panel: all panels share the span of years, each has its own unit."""
    suffix = "" if number == 1 else str(number)
    share = (height - 80 - _GAP * (count - 1)) / count / (height - 80)
    top = 1 - (number - 1) * (share + _GAP / (height - 80))
    domain = [max(top - share, 0), min(top, 1)]
    first, last = drawn["year"].min(), drawn["year"].max()
    pad = max((last - first) * 0.3, 1)
    left = max(pad, (last + pad * 0.45 - first) * _left_share(drawn, width))
    highest = rows[["axis_low", "axis_high"]].max().max()
    years = sorted({int(year) for year in drawn["year"]})
    figure.layout[f"xaxis{suffix}"] = theme.year_axis(
        colours,
        anchor=f"y{suffix}",
        range=[first - left, last + pad * 0.45],
        **_year_ticks(years, rows["year"], (width - 80) / (last - first + left + pad * 0.45)),
        tickangle=0,
    )
    figure.layout[f"yaxis{suffix}"] = theme.value_axis(
        colours, anchor=f"x{suffix}", domain=domain, range=[0, highest * 1.3]
    )
    alike = drawn.loc[drawn["unit"].eq(rows["unit"].iloc[0]), "panel"].nunique() > 1
    title = f"{'、'.join(rows['place_short'].unique())}　单位：{rows['unit'].iloc[0]}"
    if alike:
        whole = f"{title}　各图纵轴不同，不比高低"
        title = whole if 14 * len(whole) < width - 80 else f"{title}　各图纵轴不同"
    figure.add_annotation(
        text=title, x=0, xref="paper", xanchor="left", y=domain[1], yref="paper",
        yanchor="bottom", yshift=6, showarrow=False, font={"size": 14, "color": colours.ink_3},
    )  # fmt: skip


def _year_ticks(years: list[int], own: pd.Series, per_year: float) -> dict[str, list]:
    """A label for each year; where that would not fit, the panel's own years without the word, the last in any case."""
    gaps = [(later - earlier) * per_year for earlier, later in itertools.pairwise(years)]
    if min(gaps, default=math.inf) >= 54:
        return {"tickvals": years, "ticktext": [f"{year}年" for year in years]}
    years = sorted({int(year) for year in own})
    kept = years[-1:]
    for year in reversed(years[:-1]):
        if (kept[0] - year) * per_year >= 36:
            kept.insert(0, year)
    return {"tickvals": kept, "ticktext": [str(year) for year in kept]}


def _left_share(drawn: pd.DataFrame, width: int) -> float:
    """The room that labels of the first year need left of it, as a share of what lies right of it."""
    firsts = drawn.loc[drawn["year"].eq(drawn["year"].min()), "words"]
    need = (15 * firsts.str.len().max() + 8) / max(width - 80, 120)
    return min(need / (1 - need), 1.0) if need < 1 else 1.0


def _add_series(figure: go.Figure, rows: pd.DataFrame, number: int, tone: CityTone, colours: Palette) -> None:
    axes: dict[str, Any] = {"xaxis": f"x{number}", "yaxis": f"y{number}"}
    level = rows["axis_low"].fillna(rows["axis_high"])
    if len(rows) > 1:
        line = {"color": tone.mid, "width": 1.5, "dash": "dash"}
        figure.add_scatter(x=rows["year"], y=level, mode="lines", line=line, hoverinfo="skip", **axes)
    for row in rows[rows["operator"].eq("range")].itertuples():
        _add_band(figure, row, tone, axes)
    solid = rows["role"].eq("baseline")
    figure.add_scatter(
        x=rows["year"],
        y=level,
        mode="markers+text",
        text=[_text(row) for row in rows.itertuples()],
        textposition=rows["side"],
        textfont={
            "color": [colours.ink_2 if base else tone.ink for base in solid],
            "size": [16 if role == "target" else 14 for role in rows["role"]],
        },
        marker={
            "symbol": [SYMBOLS.get(op, "circle") for op in rows["operator"]],
            "size": [_SIZES[role] for role in rows["role"]],
            "color": [colours.ink_2 if base else colours.paper for base in solid],
            "line": {"color": [colours.ink_2 if base else tone.base for base in solid], "width": 2.5},
            "opacity": [0 if op == "range" else 1 for op in rows["operator"]],
        },
        customdata=rows[["figure_id", "place_short", "year_label", "document_number", "section"]],
        hovertemplate=(
            "%{customdata[1]} %{customdata[2]}<br>%{text}<br>%{customdata[3]} %{customdata[4]}<extra></extra>"
        ),
        cliponaxis=False,
        **axes,
    )
    for row, y in zip(rows.itertuples(), level):
        if row.operator in (">=", ">"):
            _add_arrow(figure, row.year, y, tone, number)


def _text(row: Any) -> str:
    words = f"<b>{row.words}</b>" if row.role == "target" else row.words
    return f"{words}<br>{row.tag}" if row.tag else words


def _add_band(figure: go.Figure, row: Any, tone: CityTone, axes: dict[str, Any]) -> None:
    """A range as a band between two cap lines."""
    figure.add_scatter(
        x=[row.year, row.year],
        y=[row.axis_low, row.axis_high],
        mode="lines+markers",
        line={"color": tone.mid, "width": 12},
        marker={"symbol": "line-ew", "size": 22, "line": {"color": tone.base, "width": 3}},
        hoverinfo="skip",
        **axes,
    )


def _add_arrow(figure: go.Figure, x: float, y: float, tone: CityTone, number: int) -> None:
    """A short upward arrow above a lower bound: the target is this or more."""
    figure.add_annotation(
        x=x, y=y, xref=f"x{number}", yref=f"y{number}", ax=0, ay=16, yshift=28, text="",
        showarrow=True, arrowhead=2, arrowsize=1.1, arrowwidth=2, arrowcolor=tone.base,
    )  # fmt: skip
