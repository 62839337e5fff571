"""Rows of queries that the search of the whole record reads."""

from typing import TypedDict


class Entry(TypedDict):
    """Entry of the search: a thing in words, and the page that shows it with one or two parameters."""

    kind_order: int
    kind: str
    title: str
    detail: str
    words: str
    page: str
    parameter: str
    value: str
    other_parameter: str | None
    other_value: str | None
    place_in_kind: int


class Reading(TypedDict):
    """Reading in pinyin of a place whose characters a dictionary reads otherwise."""

    short_name: str
    pinyin: str
