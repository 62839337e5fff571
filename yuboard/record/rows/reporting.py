"""Rows of queries that reported values are checked against."""

from datetime import date
from typing import TypedDict


class Indicator(TypedDict):
    """Indicator of the record; ``aliases`` and ``dimensions`` joined by 、, ``subjects`` one a line."""

    indicator_id: str
    name: str
    aliases: str | None
    domain: str
    unit: str
    quantity: str
    definition: str
    dimensions: str
    subjects: str | None


class Unit(TypedDict):
    """Unit of the record; ``factor`` leads to the base unit, a decimal as text."""

    unit: str
    base_unit: str
    factor: str
    dimension: str


class Form(TypedDict):
    """Form of the calendar of reports; ``due_day`` and ``lock_day`` count from the end of the period."""

    form_id: str
    city_id: str
    place: str
    city_short: str
    city_position: int
    title: str
    issuer: str | None
    unit: str | None
    scope: str | None
    period: str | None
    due_day: int | None
    lock_day: int | None
    valid_from: date | None
    valid_until: date | None
    is_active: bool
    indicators: str | None
    document_number: str | None
    section: str | None
    quote: str | None
    notice: str | None
    noticed_on: date | None
    note: str | None


class FormIndicator(TypedDict):
    """Indicator that a form asks for, and its ``basis`` as the ledger has it."""

    form_id: str
    position: int
    indicator_id: str
    indicator: str
    unit: str
    subject: str | None
    basis: str | None
    is_additive: bool


class FormPlace(TypedDict):
    """Place that is to report by a form."""

    form_id: str
    place_id: str
    name: str
    short_name: str
    is_city: bool


class Demand(TypedDict):
    """Demand of the documents on a place for an indicator; ``demand`` and ``clauses`` in words, one a line."""

    indicator_id: str
    indicator: str
    subject: str | None
    quantity: str
    is_own: bool
    is_new: bool
    unit: str
    demand: str
    clauses: str
