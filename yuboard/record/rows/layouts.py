"""Rows of queries about spatial layouts."""

from typing import TypedDict


class Layout(TypedDict):
    """Spatial layout of a city; without layout_id where its document sets none."""

    choice: str
    layout_id: str | None
    place_id: str
    place: str
    place_short: str
    adcode: str
    place_position: int
    province: str | None
    name: str
    summary: str | None
    section: str | None
    quote: str | None
    document_number: str
    short_title: str
    label: str


class Element(TypedDict):
    """Element of a spatial layout."""

    element_id: str
    layout_id: str
    layout: str
    kind: str
    kind_word: str
    name: str
    aliases: str | None
    parent_id: str | None
    place_id: str | None
    place: str | None
    place_kind: str | None
    adcode: str | None
    place_position: int
    duty_place: str | None
    duty_adcode: str | None
    role: str
    year: int | None
    year_label: str
    status: str
    document_number: str
    document_title: str
    section: str
    quote: str
    note: str | None
