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


class Standing(TypedDict):
    """Approved value that stood at the end of a day: ``value`` a decimal as text, ``approved_at`` a moment in UTC."""

    entry_id: int
    batch: int
    place_id: str
    indicator_id: str
    subject: str | None
    period_start: date
    period_end: date
    basis: str
    as_of: date | None
    value: str | None
    unit: str | None
    status: str
    kind: str
    source: str
    problem: str | None
    file: str
    sheet: str | None
    cell: str
    author: str
    approved_by: str
    approved_at: str
    replaces: int | None
