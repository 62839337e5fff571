"""Rows of queries on approved values."""

from datetime import date
from typing import TypedDict


class Approved(TypedDict):
    """Approved value with its cell and its people: ``value`` a decimal as text, ``approved_at`` a moment in UTC."""

    entry_id: int
    batch: int
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


class Value(Approved):
    """Approved value of a county; ``periods`` counts those of what it states."""

    indicator: str
    is_latest: bool
    periods: int


class Standing(Approved):
    """Approved value that stood at the end of a day, by ids; ``replaces`` is the entry that it corrects."""

    place_id: str
    indicator_id: str
    source: str
    problem: str | None
    replaces: int | None


class Revision(TypedDict):
    """Approved value in the place of an earlier one of the same statement: both as texts with unit, status and cell."""

    place: str
    indicator: str
    subject: str | None
    period_start: date
    period_end: date
    basis: str
    earlier_id: int
    earlier_kind: str
    earlier_value: str | None
    earlier_unit: str | None
    earlier_status: str
    earlier_file: str
    earlier_cell: str
    later_id: int
    later_kind: str
    later_value: str | None
    later_unit: str | None
    later_status: str
    later_file: str
    later_cell: str
    approved_at: str


class Parts(TypedDict):
    """City's approved value beside those of its places: their sum and the difference, None until all have a number."""

    entry_id: int
    city: str
    indicator: str
    subject: str | None
    period_start: date
    period_end: date
    basis: str
    value: str
    unit: str
    answered: int
    expected: int
    silent: str | None
    part_ids: str
    parts: str
    total: str | None
    difference: str | None
