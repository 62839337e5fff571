"""Rows of queries on progress: goals as exact numbers, bounds of presets, compared scopes, rules of points."""

from datetime import date
from typing import TypedDict


class Goal(TypedDict):
    """Baseline, target or county quota, exact: ``low``, ``high`` and ``factor`` are decimals as text."""

    figure_id: str
    document_id: str
    document_number: str
    document_title: str
    issued_on: date | None
    section: str
    quote: str
    place_id: str
    place: str
    place_short: str
    city_id: str
    city: str
    city_short: str
    city_position: int | None
    indicator_id: str
    indicator: str
    domain: str
    quantity: str
    direction: str
    subject: str | None
    role: str
    role_word: str
    year_start: int | None
    year: int | None
    year_label: str
    month: int | None
    is_yearly: bool | None
    is_inferred: bool
    time_basis: str
    operator: str
    low: str | None
    high: str | None
    unit: str | None
    base_unit: str | None
    dimension: str | None
    factor: str | None
    in_points: bool
    is_additive: bool
    tier: str | None
    plain_label: str
    label: str
    mark: str | None
    is_doubted: bool
    is_rivalled: bool
    definition_quote: str | None
    decimals: int
    bureaus: str | None


class Preset(TypedDict):
    """Preset in words."""

    title: str
    measure: str
    is_active: bool
    bounds: str
    source: str
    note: str | None


class Threshold(TypedDict):
    """Bound of the active preset; ``bound`` a decimal as text."""

    preset_id: str
    title: str
    measure: str
    source: str
    state: str
    comparison: str | None
    bound: str | None


class Scope(TypedDict):
    """Source of reported values whose scope was compared with the targets'."""

    indicator_id: str
    source: str
    verdict: str
    reason: str
    checked_by: str
    checked_on: date


class ScoreStep(TypedDict):
    """Step of an item of a rule of points, or an item without steps; decimals as text."""

    rule_id: str
    rule: str
    place_id: str
    city: str
    party: str
    year: int
    issuer: str
    number: str
    issued_on: date
    valid_from: date
    valid_until: date | None
    position: int
    item: str
    measure: str
    indicator_id: str | None
    subject: str | None
    points: str
    zero_at: str | None
    full_at: str | None
    quote: str
    comparison: str | None
    bound: str | None
    step_points: str | None
