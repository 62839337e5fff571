"""The layout as the document builds it: what it starts from, what serves it, and every element, as a tree."""

import math

import pandas as pd
import plotly.graph_objects as go

from yuboard import theme
from yuboard.maps import elements as words
from yuboard.maps.tree import Node, outline, place, tree
from yuboard.theme import Palette

_FOUND_WORDS = {"待定位": "未定位", "全市": "全市性", "境外": "在境外"}
# Where each level starts, as shares of the width, by the depth of the tree; leaves stand in the last column.
_LEVELS = {1: (0.0,), 2: (0.0, 0.26), 3: (0.0, 0.2, 0.42), 4: (0.0, 0.16, 0.31, 0.475)}
_GAP, _ROW, _INDENT = 0.032, 30, 0.062


def schematic(
    elements: pd.DataFrame, *, title: str, selected: str | None, narrow: bool, colours: Palette, width: int = 720
) -> go.Figure:
    """Hub → carriers → parks: boxes for what others hang on, a mark and the name for each leaf.

    ``elements`` is grouped and located. Every row answers to a click with its element_id in ``customdata``.
    ``narrow`` draws an indented outline instead, for phones. Words are broken to fit ``width`` pixels.
    """
    root = tree(elements, title)
    rows = outline(root) if narrow else place(root)
    nodes = list(root.walk())
    starts = _outline_starts(nodes) if narrow else _tree_starts(nodes)
    marked = [node for node in nodes if narrow or not node.children]
    texts = {id(node): _text(node, starts[id(node)], narrow, width) for node in marked}
    row_height = _ROW - 3 * narrow + 6 * any(len(lines) > 1 for lines in texts.values())
    figure = go.Figure(
        layout=theme.layout(
            colours, height=int(16 + row_height * rows), margin={"t": 4, "l": 2, "r": 2, "b": 4},
            hovermode="closest", hoverdistance=16,
        )
    )  # fmt: skip
    figure.update_xaxes(visible=False, range=[-0.006, 1], fixedrange=True)
    figure.update_yaxes(visible=False, range=[rows - 0.4, -0.6], fixedrange=True)
    _connect(figure, nodes, starts, narrow, colours)
    for node in nodes:
        if node.children and not narrow:
            _box(
                figure,
                node,
                starts[id(node)],
                _width(nodes, node),
                width,
                node.element_id is not None and node.element_id == selected,
                colours,
            )
    _marks(figure, marked, starts, colours)
    for node in marked:
        is_chosen = node.element_id is not None and node.element_id == selected
        _words(figure, node, starts[id(node)], texts[id(node)], is_chosen, narrow, colours)
    _targets(figure, nodes, starts, narrow)
    return figure


def _depth(nodes: list[Node]) -> int:
    return min(max(node.level for node in nodes) + 1, 4)


def _tree_starts(nodes: list[Node]) -> dict[int, float]:
    levels = _LEVELS[_depth(nodes)]
    return {id(node): levels[min(node.level, len(levels) - 1)] if node.children else levels[-1] for node in nodes}


def _outline_starts(nodes: list[Node]) -> dict[int, float]:
    return {id(node): node.level * _INDENT for node in nodes}


def _width(nodes: list[Node], node: Node) -> float:
    levels = _LEVELS[_depth(nodes)]
    return levels[node.level + 1] - levels[node.level] - _GAP if node.level + 1 < len(levels) else _GAP


def _connect(figure: go.Figure, nodes: list[Node], starts: dict[int, float], narrow: bool, colours: Palette) -> None:
    """One line from each parent to each child, all in one trace."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for node in nodes:
        for child in node.children:
            end = starts[id(child)]
            if narrow:
                bend = starts[id(node)] + 0.014
                xs += [bend, bend, end, None]
                ys += [node.y + 0.3, child.y, child.y, None]
            else:
                start = starts[id(node)] + _width(nodes, node)
                xs += [start, start + _GAP / 2, start + _GAP / 2, end, None]
                ys += [node.y, node.y, child.y, child.y, None]
    figure.add_scatter(x=xs, y=ys, mode="lines", hoverinfo="skip", line={"color": colours.rule, "width": 1.3})


def _box(figure: go.Figure, node: Node, x: float, width: float, pixels: int, is_chosen: bool, colours: Palette) -> None:
    hue = colours.map.groups[node.group]
    lines = _wrap(words.short(node.name), min(max(int((width * pixels - 8) / 14.5), 2), 7))
    half = max(0.4, 0.29 * len(lines) + 0.12)
    line = {"color": colours.ink if is_chosen else hue, "width": 3 if is_chosen else 1.2}
    figure.add_shape(
        type="rect", x0=x, x1=x + width, y0=node.y - half, y1=node.y + half, layer="below", line=line,
        fillcolor=theme.blend(hue, colours.paper, 0.88),
    )  # fmt: skip
    figure.add_annotation(
        x=x + width / 2, y=node.y, text="<br>".join(f"<b>{line}</b>" for line in lines), showarrow=False,
        font={"size": 14, "color": hue},
    )  # fmt: skip


def _missing(node: Node) -> str | None:
    return _FOUND_WORDS.get(node.row.found) if node.row is not None else None


def _marks(figure: go.Figure, nodes: list[Node], starts: dict[int, float], colours: Palette) -> None:
    """The mark before each name: solid on the map, hollow where it is not."""
    hues = [colours.map.groups[node.group] for node in nodes]
    figure.add_scatter(
        x=[starts[id(node)] + 0.014 for node in nodes], y=[node.y for node in nodes], mode="markers", hoverinfo="skip",
        marker={
            "symbol": [words.SYMBOLS.get(node.group, "circle") for node in nodes], "size": 10, "opacity": 1,
            "color": [colours.paper if _missing(node) else hue for node, hue in zip(nodes, hues)],
            "line": {"width": 1.8, "color": hues},
        },
        unselected={"marker": {"opacity": 1}},
    )  # fmt: skip


def _text(node: Node, x: float, narrow: bool, width: int) -> list[str]:
    """The name of a row in as many lines as the room right of its mark asks for, broken before a bracket if need be.

    Year and the word for what is not on the map stand in the first and the last of them.
    """
    size = 12 if narrow else 14
    room = int((1 - x - _lead(narrow)) * width / size)
    ends = (0 if math.isinf(node.year) or node.children else 4) + (4 if _missing(node) and not narrow else 0)
    if len(node.name) + ends <= room:
        return [node.name]
    head, bracket, tail = node.name.partition("（")
    if tail.endswith("）") and ends + max(len(head), len(tail) + 1) <= room:
        return [head, bracket + tail]
    return _wrap(node.name, max(min(room - 5, math.ceil(len(node.name) / 2)), 6))


def _lead(narrow: bool) -> float:
    return 0.05 if narrow else 0.032


def _words(
    figure: go.Figure, node: Node, x: float, lines: list[str], is_chosen: bool, narrow: bool, colours: Palette
) -> None:
    hue = colours.map.groups[node.group]
    if is_chosen:
        figure.add_shape(
            type="rect", x0=x - 0.006, x1=1, y0=node.y - 0.46, y1=node.y + 0.46, layer="below",
            fillcolor=theme.blend(hue, colours.paper, 0.84), line={"color": hue, "width": 1.4},
        )  # fmt: skip
    year = "" if math.isinf(node.year) or node.children else f"{node.year:.0f}年　"
    missing = _missing(node)
    tail = f"　<span style='color:{colours.ink_3}'>{missing}</span>" if missing and not narrow else ""
    name = "<br>".join(lines)
    text = f"<b>{name}</b>" if is_chosen or node.children else name
    figure.add_annotation(
        x=x + _lead(narrow), y=node.y, showarrow=False, xanchor="left", align="left",
        text=f"<span style='color:{colours.ink_3}'>{year}</span>{text}{tail}",
        font={"size": (12 if narrow else 14) - 1 * (len(lines) > 1), "color": hue if node.children else colours.ink},
    )  # fmt: skip


def _targets(figure: go.Figure, nodes: list[Node], starts: dict[int, float], narrow: bool) -> None:
    """Unseen points along each row: a click anywhere on it counts."""
    points = []
    for node in nodes:
        if node.element_id is None:
            continue
        start = starts[id(node)]
        end = start + _width(nodes, node) if node.children and not narrow else 1.0
        hover = f"<b>{node.name}</b><br>{node.row.role}"
        count = max(2, round((end - start) / 0.04))
        points += [(start + (end - start) * i / count, node.y, node.element_id, hover) for i in range(count + 1)]
    xs, ys, ids, texts = zip(*points)
    figure.add_scatter(
        x=xs, y=ys, mode="markers", marker={"size": 20, "opacity": 0}, customdata=ids, text=texts,
        hovertemplate="%{text}<extra></extra>", selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
    )  # fmt: skip


def _wrap(text: str, length: int) -> list[str]:
    count = max(1, math.ceil(len(text) / length))
    size = math.ceil(len(text) / count)
    return [text[start : start + size] for start in range(0, len(text), size)]
