"""Chart → Plotly figure: for charts that a reader explores on screen. Every mark is drawn as it is described."""

import html
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import plotly.graph_objects as go

from yuboard.charts.marks import Axis, Band, Bar, Chart, Label, Line, Mark, Panel, Point, Rule, Text, Words
from yuboard.charts.tones import colour
from yuboard.theme import FONT, Palette

_SYMBOLS = {"circle": "circle", "up": "triangle-up", "down": "triangle-down", "square": "square", "diamond": "diamond",
            "tick": "line-ns", "post": "line-ns", "right": "triangle-right", "arrow": "arrow-bar-up",
            "arrow down": "arrow-bar-down"}  # fmt: skip
_ROWS = {"above": "top", "below": "bottom"}
_HATCH = {"shape": "/", "size": 6, "solidity": 0.3}


class Figure(go.Figure):
    """A figure that will not change: turned into plain data once, not at every rerun."""

    def to_dict(self) -> dict[str, Any]:
        if "_plain" not in self.__dict__:
            self.__dict__["_plain"] = super().to_dict()
        return self.__dict__["_plain"]


def figure(chart: Chart, *, colours: Palette) -> Figure:
    """The chart as a Plotly figure, ``chart.height`` pixels high and as wide as its column.

    Points and bars that lead to a clause carry its figure_id as first customdata, ready for a selection.
    """
    boxes = [panel.box for panel in chart.panels] or [(0.0, 0.0, chart.width, chart.height)]
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    top, bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
    result = go.Figure(layout=_layout(chart, colours, (left, top, right, bottom)))
    for number, panel in enumerate(chart.panels, 1):
        _axes(result, number, panel, (left, top, right, bottom), colours)
        suffix = "" if number == 1 else str(number)
        _rules(result, panel, suffix, colours)
        for trace in _traces(panel, colours):
            result.add_trace(trace | {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"})
        _arrows(result, panel, suffix, colours)
    return Figure(result)


def _layout(chart: Chart, colours: Palette, whole: tuple[float, float, float, float]) -> dict[str, Any]:
    left, top, right, bottom = whole
    hover = {"bgcolor": colours.paper, "bordercolor": colours.rule, "font": {"color": colours.ink}, "align": "left"}
    return {
        "font": {"family": FONT, "size": 15, "color": colours.ink},
        "paper_bgcolor": colours.paper, "plot_bgcolor": colours.paper, "template": {}, "separators": ".,",
        "height": chart.height, "barmode": "overlay", "showlegend": False, "dragmode": False, "hoverlabel": hover,
        "margin": {"l": left, "t": top, "r": max(chart.width - right, 0), "b": max(chart.height - bottom, 0)},
    }  # fmt: skip


def _axes(
    result: go.Figure, number: int, panel: Panel, whole: tuple[float, float, float, float], colours: Palette
) -> None:
    """Both axes of a panel, at its share of the whole plotting area, and its title."""
    left, top, right, bottom = panel.box
    across, down = max(whole[2] - whole[0], 1), max(whole[3] - whole[1], 1)
    suffix = "" if number == 1 else str(number)
    x_domain = [(left - whole[0]) / across, min((right - whole[0]) / across, 1)]
    y_domain = [max((whole[3] - bottom) / down, 0), min((whole[3] - top) / down, 1)]
    side = "top" if panel.x.is_above else "bottom"
    result.layout[f"xaxis{suffix}"] = _axis(panel.x, colours, anchor=f"y{suffix}", domain=x_domain, side=side)
    result.layout[f"yaxis{suffix}"] = _axis(
        panel.y, colours, anchor=f"x{suffix}", domain=y_domain, ticklabelstandoff=int(panel.y.label_gap)
    )
    if panel.title:
        result.add_annotation(
            text=_literal(panel.title), x=x_domain[0], xref="paper", xanchor="left", y=y_domain[1], yref="paper",
            yanchor="bottom", yshift=8, showarrow=False, font={"size": 14, "color": colours.ink_3},
        )  # fmt: skip


def _axis(axis: Axis, colours: Palette, **place: Any) -> dict[str, Any]:
    """One axis with just the labels and lines of its description."""
    values = [at for at, _ in axis.ticks]
    lines: dict[str, Any] = {"showgrid": list(axis.lines) == values and bool(values), "gridcolor": colours.hair}
    if axis.lines and list(axis.lines) != values:
        lines["minor"] = {"tickvals": [*axis.lines], "showgrid": True, "gridcolor": colours.hair, "ticks": ""}
    first = axis.ticks[0][1][0] if axis.ticks else Text("")
    title = (
        {"title": {"text": _literal(axis.title), "font": {"size": 13, "color": colours.ink_3}, "standoff": 8}}
        if axis.title
        else {}
    )
    return place | lines | title | {
        "range": [axis.low, axis.high], "tickmode": "array", "tickvals": values, "ticks": "", "tickangle": 0,
        "ticktext": [_html(text, None, colours) for _, text in axis.ticks], "zeroline": False, "fixedrange": True,
        "tickfont": {"size": first.size, "color": colour(first.ink, None, colours)}, "automargin": False,
        "showline": axis.has_base, "linecolor": colours.rule,
    }  # fmt: skip


def _literal(words: str) -> str:
    """Words that Plotly would search for tags, as they are."""
    return html.escape(words, quote=False)


def _html(lines: Sequence[Text], position: int | None, colours: Palette) -> str:
    """Words in Plotly's own markup; the first line has the size and colour of the trace."""
    parts = []
    for index, line in enumerate(lines):
        words = _literal(line.words)
        words = f"<b>{words}</b>" if line.is_strong else words
        if index and (line.size, line.ink) != (lines[0].size, lines[0].ink):
            words = f'<span style="font-size:{line.size}px;color:{colour(line.ink, position, colours)}">{words}</span>'
        parts.append(words)
    return "<br>".join(parts)


def _rules(result: go.Figure, panel: Panel, suffix: str, colours: Palette) -> None:
    for mark in panel.marks:
        if isinstance(mark, Rule):
            tone = colour(mark.tone, mark.position, colours)
            result.add_shape(
                type="rect" if mark.is_ground else "line", x0=mark.x, y0=mark.y, x1=mark.end_x, y1=mark.end_y,
                xref=f"x{suffix}", yref=f"y{suffix}", layer="below", fillcolor=tone,
                line={"width": 0 if mark.is_ground else 1, "color": tone},
            )  # fmt: skip


def _arrows(result: go.Figure, panel: Panel, suffix: str, colours: Palette) -> None:
    """A short upward arrow above a lower bound: the target is this or more."""
    for mark in panel.marks:
        if isinstance(mark, Point) and mark.is_open_ended:
            result.add_annotation(
                x=mark.x, y=mark.y, xref=f"x{suffix}", yref=f"y{suffix}", ax=0, ay=16, yshift=28, text="",
                showarrow=True, arrowhead=2, arrowsize=1.1, arrowwidth=2,
                arrowcolor=colour(mark.edge, mark.position, colours),
            )  # fmt: skip


def _traces(panel: Panel, colours: Palette) -> list[dict[str, Any]]:
    """Bars, lines, bands, signs and words: marks of a kind are one trace, so that few are drawn."""
    bars = [mark for mark in panel.marks if isinstance(mark, Bar)]
    points = [mark for mark in panel.marks if isinstance(mark, Point)]
    labelled = [mark for mark in panel.marks if mark.label and not isinstance(mark, Point)]
    traces = [_line(mark, colours) for mark in panel.marks if isinstance(mark, Line)]
    # A pattern is of a whole trace: bars change the trace where hatching begins or ends.
    runs = groupby(bars, key=lambda bar: (bar.is_hatched, bar.position))
    traces += [_bars(list(run), colours) for _, run in runs]
    traces += [_band(mark, colours) for mark in panel.marks if isinstance(mark, Band)]
    traces += [_words(labelled, colours)] if labelled else []
    return [*traces, _points(points, colours)] if points else traces


def _line(mark: Line, colours: Palette) -> dict[str, Any]:
    style = {
        "color": colour(mark.tone, mark.position, colours),
        "width": mark.width,
        "dash": "dash" if mark.is_dashed else "solid",
    }
    x, y = zip(*mark.points)
    return {"type": "scatter", "x": x, "y": y, "mode": "lines", "line": style, "hoverinfo": "skip"}


def _bars(bars: Sequence[Bar], colours: Palette) -> dict[str, Any]:
    """A run of bars of one city that are all hatched or all plain."""
    first = bars[0]
    edges = [colour(mark.edge, mark.position, colours) for mark in bars]
    fills = [colour(mark.tone, mark.position, colours) for mark in bars]
    hatch = _HATCH | {"fgcolor": colour("mid", first.position, colours)}
    # A pattern is drawn only where its trace has one colour, not a list of them.
    plain = {"color": fills, "line": {"color": edges, "width": 1}}
    hatched = {"color": colours.paper, "line": {"color": edges[0], "width": 1}, "pattern": hatch}
    return {
        "type": "bar", "orientation": "h", "base": [mark.x for mark in bars],
        "x": [mark.end - mark.x for mark in bars], "y": [mark.y + mark.height / 2 for mark in bars],
        "width": [abs(mark.height) for mark in bars], "marker": hatched if first.is_hatched else plain,
    } | _targets(bars)  # fmt: skip


def _targets(marks: Sequence[Mark]) -> dict[str, Any]:
    """Targets of the pointer: words of a mark, and what it leads to when chosen; a chosen mark looks as before."""
    plain = {"marker": {"opacity": 1}}
    return {
        "customdata": [[mark.figure_id or "", *mark.choice] for mark in marks],
        "hovertext": [_literal(mark.title) for mark in marks], "hoverinfo": "text", "cliponaxis": False,
        "selected": plain, "unselected": plain,
    }  # fmt: skip


def _band(mark: Band, colours: Palette) -> dict[str, Any]:
    """A range between two cap lines."""
    base = colour("base", mark.position, colours)
    return {
        "type": "scatter", "x": [mark.x, mark.x], "y": [mark.low, mark.high], "mode": "lines+markers",
        "line": {"color": colour("mid", mark.position, colours), "width": 12},
        "marker": {"symbol": "line-ew", "size": 22, "line": {"color": base, "width": 3}},
    } | _targets([mark, mark])  # fmt: skip


def _points(points: Sequence[Point], colours: Palette) -> dict[str, Any]:
    edges = [colour(mark.edge, mark.position, colours) for mark in points]
    return {
        "type": "scatter", "x": [mark.x for mark in points], "y": [mark.y for mark in points], "mode": "markers+text",
        "marker": {
            "symbol": [_SYMBOLS[mark.shape] for mark in points], "size": [mark.size * 2 for mark in points],
            "color": [colour(mark.fill, mark.position, colours) for mark in points],
            "line": {"color": edges, "width": 2.2}, "opacity": 1,
        },
    } | _text(points, colours) | _targets(points)  # fmt: skip


def _text(marks: Sequence[Mark], colours: Palette) -> dict[str, Any]:
    labels = [mark.label or Label((Text(""),), "middle") for mark in marks]
    return {
        "text": [_spaced(label, mark, colours) for label, mark in zip(labels, marks)],
        "textposition": [_position(label) for label in labels],
        "textfont": {
            "size": [label.lines[0].size for label in labels],
            "color": [colour(label.lines[0].ink, mark.position, colours) for label, mark in zip(labels, marks)],
        },
    }  # fmt: skip


def _spaced(label: Label, mark: Mark, colours: Palette) -> str:
    """Words, with a thin space towards the mark that they stand beside."""
    words = _html(label.lines, mark.position, colours)
    return f"\u2002{words}" if label.side == "right" else f"{words}\u2002" if label.side == "left" else words


def _position(label: Label) -> str:
    row, _, column = label.side.partition(" ")
    if row in ("left", "right"):
        return f"middle {row}"
    return f"{_ROWS.get(row, 'middle')} {column or 'center'}"


def _words(marks: Sequence[Mark], colours: Palette) -> dict[str, Any]:
    """The words of bars and bands, and those that stand by themselves."""
    places = [_anchor(mark) for mark in marks]
    return {
        "type": "scatter", "x": [x for x, _ in places], "y": [y for _, y in places], "mode": "text",
        "hoverinfo": "skip", "cliponaxis": False,
    } | _text(marks, colours)  # fmt: skip


def _anchor(mark: Mark) -> tuple[float, float]:
    if isinstance(mark, Bar):
        middle, side = mark.y + mark.height / 2, mark.label.side if mark.label else "middle"
        if side == "middle":
            return (mark.x + mark.end) / 2, middle
        return (mark.x if side == "left" or mark.is_label_inside else mark.end), middle
    if isinstance(mark, Band):
        return mark.x, mark.low
    assert isinstance(mark, Words)
    return mark.x, mark.y
