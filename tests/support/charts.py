"""Charts as tests read them: the marks of a description by kind, their words, and what a backend drew."""

from collections.abc import Iterable
from typing import Any, TypeVar

from yuboard.charts.marks import Bar, Chart, Label, Mark, Panel, Point

M = TypeVar("M", bound=Mark)
POINT = {
    "panel": "亿元", "series": "a", "place_position": 1, "place_short": "郑州", "year": 2020, "year_label": "2020年",
    "role": "target", "operator": ">", "axis_low": 1000.0, "axis_high": None, "label": "突破1000亿元", "tag": "",
    "document_number": "郑政〔2014〕32号", "section": "三", "figure_id": "f1", "subject": None, "month": None,
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
