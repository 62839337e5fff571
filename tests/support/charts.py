"""Charts as tests read them: the marks of a description by kind, their words, and what a backend drew."""

from collections.abc import Iterable
from itertools import combinations
from typing import Any, TypeVar

from tests.support import drawings
from yuboard import theme
from yuboard.charts.drawing import drawing
from yuboard.charts.marks import Bar, Chart, Label, Mark, Panel, Point
from yuboard.wording.measuring import width as width_of

M = TypeVar("M", bound=Mark)
Box = tuple[str, float, float, float, float]
POINT = {
    "panel": "亿元", "series": "a", "place_position": 1, "place_short": "郑州", "year": 2020, "year_label": "2020年",
    "role": "target", "operator": ">", "axis_low": 1000.0, "axis_high": None, "label": "突破1000亿元", "tag": "",
    "document_number": "郑政〔2014〕32号", "section": "三", "figure_id": "f1", "subject": None, "month": None,
    "is_doubted": False, "is_converted": False,
}  # fmt: skip


def points(*changes: dict) -> list[dict[str, Any]]:
    """Stated values of a trajectory, each ``POINT`` with some other columns; no mark of a finding follows the label."""
    rows = [POINT | change for change in changes]
    return [{"plain_label": row["label"]} | row for row in rows]


def of_kind(chart: Chart, kind: type[M]) -> list[M]:
    """The marks of one kind, in the order in which they are drawn."""
    return [mark for mark in chart.marks() if isinstance(mark, kind)]


def words(label: Label | None) -> list[str]:
    """The lines of a label."""
    return [line.words for line in label.lines] if label else []


def labels(marks: Iterable[Mark]) -> list[str]:
    """The first line of every labelled mark."""
    return [words(mark.label)[0] for mark in marks if mark.label]


def hatched(chart: Chart) -> list[Bar]:
    return [bar for bar in of_kind(chart, Bar) if bar.is_hatched]


def pixels(panel: Panel, mark: Point) -> float:
    """How far right of its panel's left edge a point stands."""
    return panel.at(mark.x, mark.y)[0] - panel.box[0]


def boxes(chart: Chart) -> list[Box]:
    """Every line of words as it is drawn: words, left, top, right, bottom."""
    found = []
    for part in drawings.parts(str(drawing(chart, colours=theme.LIGHT)), "text"):
        words, size = "".join(part.itertext()), float(part.attrib["font-size"])
        x, y, wide = float(part.attrib["x"]), float(part.attrib["y"]), width_of(words) * size
        left = x - {"middle": wide / 2, "end": wide}.get(part.attrib["text-anchor"], 0.0)
        found.append((words, left, y - size * 0.8, left + wide, y + size * 0.15))
    return found


def over_one_another(chart: Chart) -> list[tuple[str, str]]:
    return [
        (one[0], other[0])
        for one, other in combinations(boxes(chart), 2)
        if min(one[3], other[3]) - max(one[1], other[1]) > 1 and min(one[4], other[4]) - max(one[2], other[2]) > 1
    ]


def outside(chart: Chart) -> list[Box]:
    return [box for box in boxes(chart) if box[1] < -1 or box[3] > chart.width + 1 or box[4] > chart.height + 1]
