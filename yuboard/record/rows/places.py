"""Rows of queries about places."""

from typing import TypedDict


class Named(TypedDict):
    """Name of a place, in full and in short."""

    name: str
    short_name: str


class City(Named):
    """City of the record; ``position`` orders and colours the cities."""

    place_id: str
    position: int


class Below(Named):
    """Place below a city of the record."""

    place_id: str
    city: str
    note: str | None


class Reportable(Named):
    """Place that may be reported for, and the city that it is or lies below; ``aliases`` joined by 、."""

    place_id: str
    aliases: str | None
    kind: str
    note: str | None
    city: str
    city_short: str
    city_id: str
    city_adcode: str | None
    city_position: int
    is_city: bool
