"""Rows of queries about places."""

from typing import TypedDict


class City(TypedDict):
    """City of the record."""

    place_id: str
    name: str
    short_name: str
    position: int


class Reportable(TypedDict):
    """Place that may be reported for, and the city that it is or lies below; ``aliases`` joined by 、."""

    place_id: str
    name: str
    short_name: str
    aliases: str | None
    kind: str
    note: str | None
    city: str
    city_short: str
    city_id: str
    city_adcode: str | None
    city_position: int | None
    is_city: bool
