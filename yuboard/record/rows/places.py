"""Rows of queries about places."""

from typing import TypedDict


class City(TypedDict):
    """City of the record."""

    place_id: str
    name: str
    short_name: str
    position: int
