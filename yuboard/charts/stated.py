"""Stated values as signs: stage by size and fill, operator by shape; which of them are drawn, and whether they join."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from yuboard.charts.marks import Point, Value
from yuboard.record.results import Row
from yuboard.wording.findings import DOUBTED, WARNING
from yuboard.wording.targets import DASHED

SHAPES = {">=": "up", ">": "up", "<=": "down", "<": "down"}
# On a bead line a bound is an arrow.
BEADS = {">=": "arrow", ">": "arrow", "<=": "arrow down", "<": "arrow down"}
SIZES: dict[str, float] = {"baseline": 5.5, "interim": 6.5, "target": 8.5}
STAGES: dict[str, str] = {"baseline": "基期", "interim": "中期目标", "target": "终期目标"}
_AT_LEAST, _AT_MOST = "不低于或突破（向上不封顶）", "不高于、以内或不足"
KEY = f"● 基期　○ 达到　△ {_AT_LEAST}　▽ {_AT_MOST}　▍ 区间　┄ {DASHED}　标记越大越靠近终期"
BEAD_KEY = f"● 基期　○ 达到　⇧ {_AT_LEAST}　⇩ {_AT_MOST}　▍ 区间　{WARNING} {DOUBTED}　┄ {DASHED}"


def drawn_values(rows: Sequence[Row]) -> list[Row]:
    """The stated values that have a number and a year."""
    return [row for row in rows if row["operator"] != "text" and row["year"] is not None]


def subjects_differ(rows: Sequence[Row]) -> bool:
    """Whether one place's drawn values are of more than one subject, or of months, which are no years on one line."""
    drawn = drawn_values(rows)
    subjects_of = Counter(place for place, _ in {(row["place_short"], row["subject"]) for row in drawn})
    return any(count > 1 for count in subjects_of.values()) or any(row["month"] for row in drawn)


def top(row: Row) -> float:
    """The upper end of a value: where its mark reaches to."""
    return max(value for value in (row["axis_low"], row["axis_high"]) if value is not None)


def foot(row: Row) -> float:
    """Where a mark stands: its lower bound, or the upper one where there is no lower."""
    return row["axis_high"] if row["axis_low"] is None else row["axis_low"]


def sign(row: Row, x: float, y: float, **shared: Any) -> Point:
    """The sign of one stated value: solid for a baseline, else open; the operator's shape, the stage's size."""
    fill, edge = ("ink_2", "ink_2") if row["role"] == "baseline" else ("paper", "base")
    is_bound = row["operator"] in (">=", ">")
    shape = SHAPES.get(row["operator"], "circle")
    return Point(x, y, shape, SIZES[row["role"]], fill, edge, is_bound, **shared)


def listed(rows: Sequence[Row]) -> str:
    """Alternative text of a chart of stated values: place, year and words of each."""
    return "；".join(f"{row['place_short']}{row['year_label']}{row['label']}" for row in rows)


def titled(row: Row) -> str:
    """Title of a value's mark: place, year and words, and the clause that they stand in."""
    return f"{row['place_short']} {row['year_label']} {row['label']}　{row['document_number']} {row['section']}"


def warned(row: Row) -> str:
    """A value in the document's words, with a sign where a finding touches it."""
    return f"{row['plain_label']} {WARNING}" if row["is_doubted"] else row["plain_label"]


def stated(row: Row) -> Value:
    """A row of the trajectory as a value: its year as name, its stage as series."""
    return Value(
        name=f"{int(row['year'])}年",
        series=STAGES[row["role"]],
        words=row["plain_label"],
        operator=row["operator"],
        low=row["axis_low"],
        high=row["axis_high"],
        unit=row["panel"] or "",
        year=int(row["year"]),
        position=row["place_position"],
        figure_id=row["figure_id"],
    )
