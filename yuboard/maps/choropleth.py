"""Plotly map of quotas by county, on real areas or on tiles. No geo engine, no request."""

import re
from dataclasses import replace
from itertools import combinations
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from yuboard import theme
from yuboard.geography.areas import Area, bounds, rims, targets
from yuboard.theme import Palette

_SMALL = 420


def quota_map(
    frame: pd.DataFrame, shapes: list[Area], *, position: int, colours: Palette, width: int = 640
) -> go.Figure:
    """Counties coloured by their quota of one indicator and year; a click gives the county's short name.

    ``frame`` has one row per county, with the columns adcode, place_short, words, quota (null where the
    document names none: then hatched with its word) and note. Labels keep apart in a map of ``width`` pixels.
    """
    height = _natural_height(shapes, width, 460)
    figure = _canvas(shapes, colours, height)
    rows = {row.adcode: row for row in frame.itertuples()}
    ramp = theme.steps(theme.city(colours, position), 6)
    most = frame["quota"].max()
    labels = []
    for area in shapes:
        row: Any = rows.get(area.adcode)
        quota = None if row is None or pd.isna(row.quota) else float(row.quota)
        fill = colours.wash if quota is None else ramp[round((quota / most) * (len(ramp) - 1))]
        _area(figure, area, fill, colours.map.county_line if quota is not None else colours.rule, 1.6)
        if quota is None:
            _hatch(figure, area, colours)
        labels.append((area, _quota_label(area, row, quota, colours)))
    size = 11 if width < _SMALL else 14
    _labels(figure, _apart(labels, size, _kilometres(shapes, width, height)), colours, size)
    _rim(figure, shapes, theme.city(colours, position).base)
    hover = {
        code: f"<b>{row.place_short}</b>　{row.words}" + (f"<br>{row.note}" if isinstance(row.note, str) else "")
        for code, row in rows.items()
    }
    names = {code: row.place_short for code, row in rows.items()}
    _targets(figure, shapes, names, hover)
    return figure


def _quota_label(area: Area, row: Any, quota: float | None, colours: Palette) -> str:
    name = area.name if row is None else row.place_short
    if quota is not None:
        return f"{name}<br><b>{quota:g}</b>"
    word = "文件未列" if row is None else row.words
    if row is not None and isinstance(row.note, str) and row.note.startswith("省直管"):
        word = f"省直管，{word}"
    return f"{name}<br><span style='font-size:0.85em;color:{colours.ink_2}'>{word}</span>"


def _natural_height(shapes: list[Area], width: int, most: int) -> int:
    """The height at which the areas fill a map of that width."""
    west, south, east, north = bounds(shapes)
    return min(round(width * (north - south) / (east - west)) + 20, most)


def _kilometres(shapes: list[Area], width: int, height: int) -> float:
    """How much of the plane one pixel of a map shows."""
    west, south, east, north = bounds(shapes)
    return max((east - west) * 1.04 / (width - 8), (north - south + (east - west) * 0.04) / (height - 8))


def _apart(labels: list[tuple[Area, str]], size: int, unit: float) -> list[tuple[Area, str]]:
    """Labels moved up and down, a little at a time, until none lies over another."""
    at = [list(area.label) for area, _ in labels]
    lines = [re.sub(r"<(?!br)[^>]+>", "", text).split("<br>") for _, text in labels]
    wide = [max(map(len, words)) * size * 0.95 * unit for words in lines]
    high = [len(words) * size * 1.25 * unit for words in lines]
    for _ in range(60):
        moved = False
        for one, other in combinations(range(len(at)), 2):
            across = (wide[one] + wide[other]) / 2 - abs(at[one][0] - at[other][0])
            down = (high[one] + high[other]) / 2 - abs(at[one][1] - at[other][1])
            if across > 0 and down > 0:
                axis, step = (1, down) if down <= across else (0, across)
                sign = 1 if at[one][axis] >= at[other][axis] else -1
                at[one][axis] += sign * step * 0.26
                at[other][axis] -= sign * step * 0.26
                moved = True
        if not moved:
            break
    return [(replace(area, label=(x, y)), text) for (area, text), (x, y) in zip(labels, at)]


def _canvas(shapes: list[Area], colours: Palette, height: int) -> go.Figure:
    west, south, east, north = bounds(shapes)
    pad = (east - west) * 0.02
    figure = go.Figure(
        layout=theme.layout(
            colours, height=height, margin={"t": 4, "l": 4, "r": 4, "b": 4}, hovermode="closest", hoverdistance=40
        )
    )
    figure.update_xaxes(visible=False, range=[west - pad, east + pad], fixedrange=True, constrain="domain")
    figure.update_yaxes(
        visible=False, range=[south - pad, north + pad], fixedrange=True, scaleanchor="x",
        constrain="domain",
    )  # fmt: skip
    return figure


def _area(figure: go.Figure, area: Area, fill: str, line: str, width: float) -> None:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for ring in area.rings:
        xs += [*(round(x, 2) for x, _ in ring), None]
        ys += [*(round(y, 2) for _, y in ring), None]
    figure.add_scatter(
        x=xs, y=ys, mode="lines", fill="toself", fillcolor=fill, line={"color": line, "width": width},
        hoverinfo="skip", name=area.adcode,
    )  # fmt: skip


def _hatch(figure: go.Figure, area: Area, colours: Palette) -> None:
    figure.data[-1].fillpattern = {
        "shape": "/", "size": 8, "solidity": 0.12, "fgcolor": colours.ink_3, "bgcolor": colours.wash,
    }  # fmt: skip


def _rim(figure: go.Figure, shapes: list[Area], colour: str) -> None:
    for ring in rims(shapes):
        xs, ys = zip(*ring)
        figure.add_scatter(
            x=[round(x, 2) for x in xs], y=[round(y, 2) for y in ys], mode="lines", hoverinfo="skip",
            line={"color": colour, "width": 2},
        )  # fmt: skip


def _labels(figure: go.Figure, labels: list[tuple[Area, str]], colours: Palette, size: int) -> None:
    """All names as one trace."""
    figure.add_scatter(
        x=[area.label[0] for area, _ in labels], y=[area.label[1] for area, _ in labels], mode="text",
        text=[text for _, text in labels], hoverinfo="skip",
        textfont={
            "size": size, "color": colours.map.ink,
            "shadow": ", ".join([f"0 0 3px {colours.map.halo}"] * 5),
        },
    )  # fmt: skip


def _targets(figure: go.Figure, shapes: list[Area], ids: dict[str, str], hover: dict[str, str]) -> None:
    points = [(x, y, ids[area.adcode], hover[area.adcode]) for area in shapes if area.adcode in ids
              for x, y in targets(area)]  # fmt: skip
    if not points:
        return
    xs, ys, names, texts = zip(*points)
    figure.add_scatter(
        x=xs, y=ys, mode="markers", marker={"size": 14, "opacity": 0}, customdata=names, text=texts,
        hovertemplate="%{text}<extra></extra>", selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
    )  # fmt: skip
