"""Rows of queries on approved values."""

from datetime import date
from typing import TypedDict


class Value(TypedDict):
    """Approved value of a county: ``value`` a decimal as text; ``periods`` counts those of what it states."""

    entry_id: int
    batch: int
    indicator: str
    subject: str | None
    period_start: date
    period_end: date
    basis: str
    as_of: date | None
    value: str | None
    unit: str | None
    status: str
    kind: str
    file: str
    sheet: str | None
    cell: str
    author: str
    approved_by: str
    approved_at: str
    is_latest: bool
    periods: int
