"""Terms of the record that a report is checked against: places, indicators, units; and who may write."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from yuboard.problems import LedgerError
from yuboard.record.results import Reader
from yuboard.reporting.calendar import Calendar, calendar


class Place(NamedTuple):
    """Place that may be reported for, and the city that it is or lies below."""

    place_id: str
    name: str
    city_id: str


class Indicator(NamedTuple):
    """Indicator: its kind of quantity and the dimensions that it is written in."""

    indicator_id: str
    name: str
    quantity: str
    dimensions: frozenset[str]


class Unit(NamedTuple):
    """Unit: ``factor`` leads to ``base_unit``."""

    base_unit: str
    factor: Fraction
    dimension: str


class Author(NamedTuple):
    """Author of a write: a person by name, at a place; a reviewer's place is a city, with all that lies below it.

    The place is that of the person, never one that a file or a form names.
    """

    name: str
    place: Place
    is_reviewer: bool = False

    def may_write_for(self, place: Place | None) -> bool:
        """Whether a value or an act of a place may be this author's; never of one that the record does not know."""
        if place is None:
            return False
        return place.city_id == self.place.place_id if self.is_reviewer else place == self.place

    @property
    def role(self) -> str:
        return "reviewer" if self.is_reviewer else "reporter"


class Terms(NamedTuple):
    """Terms by id, and ids by full name; and the calendar of duties."""

    places: Mapping[str, Place]
    indicators: Mapping[str, Indicator]
    units: Mapping[str, Unit]
    place_ids: Mapping[str, str]
    indicator_ids: Mapping[str, str]
    calendar: Calendar

    def place(self, written: str) -> Place | None:
        """The place of this id or full name."""
        return self.places.get(self.place_ids.get(written, written))

    def indicator(self, written: str) -> Indicator | None:
        """The indicator of this id or name."""
        return self.indicators.get(self.indicator_ids.get(written, written))

    def place_name(self, place_id: str | None) -> str:
        """The name of a place; its id where the record no longer has it."""
        place = self.places.get(place_id or "")
        return place.name if place else place_id or ""

    def indicator_name(self, indicator_id: str) -> str:
        indicator = self.indicators.get(indicator_id)
        return indicator.name if indicator else indicator_id


def terms(rows: Reader) -> Terms:
    """The terms of a record."""
    places = {row["place_id"]: Place(row["place_id"], row["name"], row["city_id"]) for row in rows("places/reportable")}
    indicators = {
        row["indicator_id"]: Indicator(
            row["indicator_id"], row["name"], row["quantity"], frozenset(row["dimensions"].split("、"))
        )
        for row in rows("reporting/indicators")
    }
    units = {
        row["unit"]: Unit(row["base_unit"], Fraction(row["factor"]), row["dimension"])
        for row in rows("reporting/units")
    }
    named = [place.name for place in places.values()]
    place_ids = {place.name: id_ for id_, place in places.items() if named.count(place.name) == 1}
    indicator_ids = {row.name: id_ for id_, row in indicators.items()}
    return Terms(places, indicators, units, place_ids, indicator_ids, calendar(rows))


def author(terms: Terms, name: str, place: str, *, is_reviewer: bool) -> Author:
    """The author of this name at this place. Raises LedgerError where there can be none."""
    known = terms.place(place.strip())
    if not name.strip():
        raise LedgerError("没有写明填报人或审核人：台账里每一次写入都要有姓名。")
    if known is None:
        raise LedgerError(f"没有名为“{place}”的地区可以填报或审核。")
    if is_reviewer and known.place_id != known.city_id:
        raise LedgerError(f"审核由市里进行，“{known.name}”不是市。")
    return Author(name.strip(), known, is_reviewer)
