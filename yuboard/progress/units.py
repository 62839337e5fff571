"""Units of a quota: how many of them are approved, how many wait for review, for squares that can be counted."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from yuboard.progress.rows import Progress
from yuboard.record.results import Row


def counted(parts: Sequence[Row], rows: Iterable[Progress]) -> list[dict[str, Any]]:
    """Rows of quotas/parts with approved and reported, whole units of the quota's own; empty where nobody reported.

    approved is None where no value counts, which is not nought; reported are those that wait beyond it. A year that no
    document divides has those of its city.
    """
    known = {row.goal.figure_id: row for row in rows}
    found = [dict(part) | _counts(part, known) for part in parts]
    return found if any(row["approved"] is not None or row["reported"] for row in found) else []


def _counts(part: Row, known: Mapping[str, Progress]) -> dict[str, int | None]:
    row = known.get(part["figure_id"] if part["is_divided"] else part["city_figure_id"])
    if row is None or row.goal.unit != part["unit"]:
        return {"approved": None, "reported": None}
    approved = _whole(row.value)
    there = _whole(row.pending.value) if row.pending else None
    return {"approved": approved, "reported": None if there is None else max(there - (approved or 0), 0)}


def _whole(value: Fraction | None) -> int | None:
    return int(value) if value is not None and value.denominator == 1 and value >= 0 else None
