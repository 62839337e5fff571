"""A layout's elements as a tree, placed in rows: side by side for a wide schematic, outlined for a narrow one."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd


@dataclass
class Node:
    """One box or leaf; ``element_id`` is None for a heading of ours, ``row`` its element otherwise."""

    name: str
    group: str
    element_id: str | None = None
    row: Any = None
    children: list["Node"] = field(default_factory=list)
    level: int = 0
    y: float = 0.0

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def year(self) -> float:
        """The element's year, infinite where it has none: such elements go last."""
        year = getattr(self.row, "year", None)
        return math.inf if year is None or pd.isna(year) else float(year)


def tree(elements: pd.DataFrame, title: str) -> Node:
    """Elements on their parents; those without hang on ``title``, under a heading that says that it stands apart."""
    nodes = {row.element_id: Node(row.name, row.group, row.element_id, row) for row in elements.itertuples(index=False)}
    parents = set(elements["parent_id"].dropna())
    roots: list[Node] = []
    loose: dict[str, Node] = {}
    for row in elements.itertuples(index=False):
        node = nodes[row.element_id]
        if isinstance(row.parent_id, str) and row.parent_id in nodes:
            nodes[row.parent_id].children.append(node)
        elif row.element_id in parents or row.kind in ("hub", "centre"):
            roots.append(node)
        elif row.kind in ("base", "warehouse"):
            loose.setdefault(row.kind_word, Node(f"另列：{row.kind_word}", row.group)).children.append(node)
        elif row.layout == title:
            roots.append(node)
        else:
            loose.setdefault(row.layout, Node(f"另列：{row.layout}", "platform")).children.append(node)
    for node in [*nodes.values(), *loose.values()]:
        node.children.sort(key=lambda child: child.year)
    only = len(roots) == 1 and not loose
    root = roots[0] if only else Node(title, "hub", None, None, [*roots, *loose.values()])
    _levels(root, 0)
    return root


def _levels(node: Node, level: int) -> None:
    node.level = level
    for child in node.children:
        _levels(child, level + 1)


def place(node: Node, first: float = 0.0) -> float:
    """Rows for leaves from ``first`` on, the middle of them for their parents; returns the next free row."""
    if not node.children:
        node.y = first
        return first + 1
    row = first
    for child in node.children:
        row = place(child, row)
    node.y = (node.children[0].y + node.children[-1].y) / 2
    return row


def outline(root: Node) -> float:
    """A row for each node, in reading order; returns how many."""
    count = 0
    for count, node in enumerate(root.walk(), 1):
        node.y = float(count - 1)
    return float(count)
