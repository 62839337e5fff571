"""Schematic of a layout as its document builds it: what it starts from, what serves it, every element, as a tree."""

import math
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from yuboard import theme
from yuboard.charts.svg import line, mark, picture, tag
from yuboard.geography import layouts
from yuboard.geography.hierarchy import Node, outline, place, tree
from yuboard.maps.drawing import button
from yuboard.theme import Palette
from yuboard.wording.measuring import width as text_width

_ABSENT_WORDS = {"待定位": "未定位", "全市": "全市性", "境外": "在境外"}
# Where each level starts, as shares of the width, by the depth of the tree; leaves stand in the last column.
_LEVELS = {1: (0.0,), 2: (0.0, 0.26), 3: (0.0, 0.2, 0.42), 4: (0.0, 0.16, 0.31, 0.475)}
# Pixels: the edge of the drawing, the height of a row, from a mark to its name; shares: between boxes, an indent.
_EDGE, _ROW, _LEAD, _GAP, _INDENT = 4.0, 30.0, 20.0, 0.032, 0.062


def schematic(
    elements: pd.DataFrame, *, title: str, selected: str | None, narrow: bool, colours: Palette, alt: str,
    width: int = 720,
) -> Markup:  # fmt: skip
    """Hub → carriers → parks as SVG: boxes for what others hang on, a mark and the name for each leaf.

    ``elements`` is grouped and located. Each is a button of its own, with its element_id in ``data-id``.
    ``narrow`` draws an indented outline instead, for phones. Words are broken to fit ``width`` pixels.
    """
    root = tree(elements, title)
    count = outline(root) if narrow else place(root)
    nodes = list(root.walk())
    starts = _outline_starts(nodes) if narrow else _tree_starts(nodes)
    scale = width - 2 * _EDGE
    boxes = [
        _Box(node, _EDGE + starts[id(node)] * scale, _width(nodes, node) * scale, narrow or not node.children)
        for node in nodes
    ]
    texts = {id(box.node): box.lines(narrow, width) for box in boxes}
    pitch = _ROW - 3 * narrow + 6 * any(len(texts[id(box.node)]) > 1 for box in boxes if box.is_row)
    for box in boxes:
        box.y = _EDGE + (box.node.y + 0.5) * pitch
    buttons = [
        _button(box, texts[id(box.node)], selected, pitch, narrow, width, colours)
        for box in sorted(boxes, key=lambda box: box.node.y)
    ]
    return picture(width, 2 * _EDGE + pitch * count, alt, *_connections(boxes, narrow, colours), *buttons, role="group")


# Words of the pale marks.
ABSENT = "淡化的标记：不在图上（未定位、全市性或在境外）"


def absent(hue: str, colours: Palette) -> str:
    """The colour of a mark for what is not on the map."""
    return theme.blend(hue, colours.paper, 0.68)


@dataclass
class _Box:
    """Where a node stands, in pixels; a row has a mark and a name, anything else is a box with its name inside."""

    node: Node
    x: float
    width: float
    is_row: bool
    y: float = 0.0

    @property
    def missing(self) -> str | None:
        """The word for why the element is not on the map."""
        return _ABSENT_WORDS.get(self.node.row.found) if self.node.row is not None else None

    @property
    def year(self) -> str:
        return "" if math.isinf(self.node.year) or self.node.children else f"{self.node.year:.0f}年　"

    def lines(self, narrow: bool, full: int) -> list[str]:
        """The name in as many lines as its room asks for, broken before a bracket if need be.

        Year and the word for what is not on the map stand in the first and the last of them.
        """
        name = self.node.name
        if not self.is_row:
            return _wrap(layouts.short(name), min(max(int((self.width - 8) / 14.5), 2), 7))
        room = int((full - _EDGE - self.x - _LEAD) / (12 if narrow else 14))
        ends = 5 * bool(self.year) + 4 * (self.missing is not None and not narrow)
        if text_width(name) + ends <= room:
            return [name]
        head, bracket, tail = name.partition("（")
        if tail.endswith("）") and ends + max(text_width(head), text_width(tail) + 1) <= room:
            return [head, bracket + tail]
        return _wrap(name, max(min(room - 5, math.ceil(len(name) / 2)), 6))


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


def _connections(boxes: list[_Box], narrow: bool, colours: Palette) -> list[Markup]:
    """A line down beside each parent, and one from there to each of its children."""
    at = {id(box.node): box for box in boxes}
    lines = []
    for box in boxes:
        children = [at[id(child)] for child in box.node.children]
        if not children:
            continue
        if narrow:
            bend, top = box.x + 6, box.y + 8
        else:
            bend, top = box.x + box.width + 11, min(box.y, children[0].y)
            lines.append(line(box.x + box.width, box.y, bend, box.y, colours.rule, 1.3))
        lines.append(line(bend, top, bend, children[-1].y, colours.rule, 1.3))
        lines += [line(bend, child.y, child.x, child.y, colours.rule, 1.3) for child in children]
    return lines


def _button(
    box: _Box, lines: list[str], selected: str | None, pitch: float, narrow: bool, width: int, colours: Palette
) -> Markup:
    node = box.node
    is_chosen = node.element_id is not None and node.element_id == selected
    if box.is_row:
        parts = _row(box, lines, is_chosen, pitch, narrow, width, colours)
    else:
        parts = _box(box, lines, is_chosen, colours)
    if node.element_id is None:
        return tag("g", *parts)
    missing = f"，{box.missing}" if box.missing else ""
    return button(node.element_id, f"{box.year}{node.name}{missing}：{node.row.role}", *parts, is_chosen=is_chosen)


def _box(box: _Box, lines: list[str], is_chosen: bool, colours: Palette) -> list[Markup]:
    hue = colours.map.groups[box.node.group]
    half = max(12.0, 9.0 * len(lines) + 4)
    frame = tag(
        "rect", x=box.x, y=box.y - half, width=box.width, height=2 * half,
        fill=theme.blend(hue, colours.paper, 0.88), stroke=colours.ink if is_chosen else hue,
        stroke_width="3" if is_chosen else "1.2",
    )  # fmt: skip
    texts = [
        tag("text", text, x=box.x + box.width / 2, y=box.y + 5 + 18.0 * (index - (len(lines) - 1) / 2),
            font_size="14", font_weight="bold", text_anchor="middle", fill=hue)
        for index, text in enumerate(lines)
    ]  # fmt: skip
    return [frame, *texts]


def _row(
    box: _Box, lines: list[str], is_chosen: bool, pitch: float, narrow: bool, width: int, colours: Palette
) -> list[Markup]:
    """Mark, year, name and what is missing; the mark is the map's own, and a pale one for what is not on the map."""
    hue = colours.map.groups[box.node.group]
    size = (12 if narrow else 14) - (len(lines) > 1)
    frame = tag(
        "rect", x=box.x - 3, y=box.y - pitch * 0.46, width=width - box.x + 2, height=pitch * 0.92, class_="row",
        fill=theme.blend(hue, colours.paper, 0.84) if is_chosen else colours.paper,
        fill_opacity=None if is_chosen else "0", stroke=hue if is_chosen else None, stroke_width="1.4",
    )  # fmt: skip
    edge = absent(hue, colours) if box.missing else hue
    is_hollow = box.node.row is not None and box.node.row.precision_class == "C"
    inside = colours.paper if is_hollow else edge
    shape = mark(layouts.SHAPES.get(box.node.group, "circle"), box.x + 9, box.y, 4.6, inside, edge, 1.8)
    quiet = {"fill": colours.ink_3, "font_weight": "normal"}
    texts = []
    for index, text in enumerate(lines):
        parts = [Markup("{}").format(text)]
        if index == 0 and box.year:
            parts.insert(0, tag("tspan", box.year, **quiet))
        if index == len(lines) - 1 and box.missing and not narrow:
            parts.append(tag("tspan", f"　{box.missing}", **quiet))
        texts.append(
            tag("text", *parts, x=box.x + _LEAD, y=box.y + size * 0.36 + size * 1.2 * (index - (len(lines) - 1) / 2),
                font_size=f"{size}", font_weight="bold" if is_chosen or box.node.children else None,
                fill=hue if box.node.children else colours.ink)
        )  # fmt: skip
    return [frame, shape, *texts]


def _wrap(text: str, length: int) -> list[str]:
    count = max(1, math.ceil(len(text) / length))
    size = math.ceil(len(text) / count)
    return [text[start : start + size] for start in range(0, len(text), size)]
