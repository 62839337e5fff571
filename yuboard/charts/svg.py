"""SVG elements from Python, every word and attribute escaped; plain attributes, so that old browsers draw them too."""

from collections.abc import Iterable

from markupsafe import Markup

from yuboard.wording.markup import tag

# How many pixels a drawing may be stretched: widths on screen come in steps of as many.
_STRETCH = 40

# An arrow upwards, around its middle.
_ARROW = [(0, -1.25), (1.15, 0.05), (0.5, 0.05), (0.5, 1.15), (-0.5, 1.15), (-0.5, 0.05), (-1.15, 0.05)]


def picture(
    width: float, height: float, alt: str, *content: str, role: str = "img", scale: float | None = 1.0
) -> Markup:
    """A drawing that fits the column it stands in; one with buttons is a group.

    Without ``scale`` it fills its column, but for one that is far wider, as on paper, where its words would be huge.
    """
    size: dict[str, str] = {"width": "100%", "style": f"max-width: {width + _STRETCH:g}px"}
    if scale is not None:
        size = {"width": f"{width * scale:g}", "height": f"{height * scale:g}"}
    return tag("svg", *content, aria_label=alt, viewBox=f"0 0 {width:g} {height:g}", **size, role=role)


def text(
    x: float, y: float, words: str, size: float, colour: str, *, anchor: str = "start", bold: bool = False,
    halo: str | None = None,
) -> Markup:  # fmt: skip
    """Words at a baseline; with ``halo`` a copy in that colour lies behind them."""
    shared = {"x": float(x), "y": float(y), "font_size": f"{size:g}", "text_anchor": anchor}
    weight = {"font_weight": "bold"} if bold else {}
    front = tag("text", words, **shared, **weight, fill=colour)
    if halo is None:
        return front
    return Markup("{}{}").format(
        tag("text", words, **shared, **weight, fill=halo, stroke=halo, stroke_width=3, stroke_linejoin="round",
            aria_hidden="true"),
        front,
    )  # fmt: skip


def line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1, **extra: object) -> Markup:
    """A straight line."""
    return tag(
        "line", x1=float(x1), y1=float(y1), x2=float(x2), y2=float(y2), stroke=colour, stroke_width=f"{width:g}",
        **extra,
    )  # fmt: skip


def path(points: Iterable[tuple[float, float]]) -> str:
    """A closed ring in path notation."""
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points) + "Z"


def mark(shape: str, x: float, y: float, size: float, fill: str, stroke: str, width: float = 2) -> Markup:
    """A mark by name: circle, up, down, right, square, diamond, post, arrow or arrow down."""
    colours = {"fill": fill, "stroke": stroke, "stroke_width": f"{width:g}"}
    if shape == "circle":
        return tag("circle", cx=float(x), cy=float(y), r=float(size), **colours)
    rings: dict[str, list[tuple[float, float]]] = {
        "up": [(0, -1.15), (1.1, 0.8), (-1.1, 0.8)],
        "down": [(0, 1.15), (1.1, -0.8), (-1.1, -0.8)],
        "right": [(1.15, 0), (-0.8, 1.1), (-0.8, -1.1)],
        "post": [(-0.18, -1), (0.18, -1), (0.18, 1), (-0.18, 1)],
        "square": [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
        "diamond": [(0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)],
        "arrow": _ARROW,
        "arrow down": [(x, -y) for x, y in _ARROW],
    }
    return tag("path", d=path((x + dx * size, y + dy * size) for dx, dy in rings[shape]), **colours)
