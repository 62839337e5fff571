"""Rows of queries about criteria for recognised units."""

from typing import TypedDict

from yuboard.record.rows.clauses import Cited


class Kind(TypedDict):
    """Kind of unit that can apply, with the kind whose criteria apply on top."""

    kind: str
    common_kind: str | None
    label: str


class Rule(Cited):
    """Rule on application, review, re-examination or ban; ``value`` in ``unit`` where it can be counted."""

    criterion_id: str
    number: str | None
    summary: str
    variable: str | None
    value: float | None
    unit: str | None
    note: str | None


class Stated(Rule):
    """Criterion for a kind of unit as it is written, with what it relaxes and when."""

    unit_kind: str
    operator: str | None
    exception_of: str | None
    condition: str | None


class Criterion(Stated):
    """Criterion that a kind of unit must meet; ``unit_factor`` leads from ``unit`` to ``base_unit``."""

    measurable: bool
    base_unit: str | None
    dimension: str | None
    unit_factor: float | None


class Unit(TypedDict):
    """Unit of measurement, with the ``factor`` that leads from it to the base unit of its dimension."""

    unit: str
    dimension: str
    factor: float
