"""Rows of queries about spatial layouts."""

from typing import TypedDict

from yuboard.record.rows.clauses import Cited


class Layout(TypedDict):
    """Spatial layout of a city; without layout_id where its document sets none."""

    choice: str
    layout_id: str | None
    place_id: str
    place: str
    place_short: str
    adcode: str | None
    place_position: int
    province: str
    name: str
    summary: str | None
    section: str | None
    quote: str | None
    document_number: str
    short_title: str
    label: str


class Brief(Cited):
    """Element of a spatial layout in brief: what it is there for and from when."""

    element_id: str
    layout_id: str
    layout: str
    name: str
    role: str
    year: int | None
    year_label: str
    status: str


class Element(Brief):
    """Element of a spatial layout, with the codes that place it."""

    kind: str
    kind_word: str
    aliases: str | None
    parent_id: str | None
    place_id: str | None
    place: str | None
    place_kind: str | None
    adcode: str | None
    place_position: int
    duty_place: str | None
    duty_adcode: str | None
    document_title: str
    note: str | None
