"""Rows of queries about figures."""

from typing import TypedDict

from yuboard.record.rows.clauses import Cited


class Figure(Cited):
    """Datum of the record as view figure_details gives it."""

    figure_id: str
    document_id: str
    document_title: str
    document_short_title: str
    document_position: int
    place_id: str
    place: str
    place_short: str
    place_kind: str
    place_parent_id: str | None
    place_position: int | None
    indicator_id: str
    indicator: str
    domain: str
    quantity: str
    direction: str
    definition: str
    compare_group: str | None
    subject: str | None
    role: str
    role_word: str
    year: int | None
    year_start: int | None
    is_yearly: bool | None
    is_inferred: bool
    year_label: str
    month: int | None
    time_basis: str
    operator: str
    low: float | None
    high: float | None
    value: float | None
    unit: str | None
    base_low: float | None
    base_high: float | None
    base_value: float | None
    base_unit: str | None
    dimension: str | None
    axis_unit: str | None
    axis_low: float | None
    axis_high: float | None
    as_written: str
    wording: str | None
    tier: str | None
    plain_label: str
    label: str
    restates: str | None
    mark: str | None
    is_doubted: bool
    note: str | None
    gravest_doubt: str | None
    is_rivalled: bool


class Found(Figure):
    """Figure that a filter finds; ``subject_words`` say the whole city where it has no subject."""

    subject_words: str


class Detail(Figure):
    """Figure with the file of its document's text, and whether the document has a number."""

    text_file: str | None
    has_number: bool


class Clause(Cited):
    """Clause of a figure, for the notes and sources of slides."""

    figure_id: str
    place_short: str
    indicator: str
    year_label: str
    label: str
    operator: str
    tier: str | None
    base_low: float | None
    base_high: float | None
    base_unit: str | None
    document_title: str


class Rival(TypedDict):
    """Statement of another document that differs from a figure, with its words and its clause."""

    figure_id: str
    label: str
    document_number: str
    document_title: str
    section: str
