"""Which places an export is asked about: names as typed, full or short, to the places that a report may be about."""

from collections.abc import Sequence

from yuboard.problems import SelectionError
from yuboard.record.results import Reader, Row

# What people leave out of the name of a place.
_KINDS = "市县区"


def chosen(rows: Reader, names: Sequence[str]) -> list[Row]:
    """The places of these names, each once, in the record's order; a place is a city with a document or lies below one.

    Raises SelectionError where no name is given, or where one is unknown or borne by several places.
    """
    typed = list(dict.fromkeys(filter(None, map(str.strip, names))))
    if not typed:
        raise SelectionError("没有选地区：请至少选一个城市或县（市、区）。")
    known = rows("places/reportable")
    matches = {name: _named(known, name) for name in typed}
    cities = "、".join(place["name"] for place in known if place["is_city"])
    if unknown := [name for name, places in matches.items() if not places]:
        raise SelectionError(f"没有名为“{'”“'.join(unknown)}”的地区。可选的城市：{cities}，以及其下各县（市、区）。")
    for name, places in matches.items():
        if len(places) > 1:
            raise SelectionError(f"叫“{name}”的地区不止一个，请写全称：{'、'.join(p['name'] for p in places)}。")
    ids = {places[0]["place_id"] for places in matches.values()}
    return [place for place in known if place["place_id"] in ids]


def one(rows: Reader, name: str) -> Row:
    """The place of this name; raises what ``chosen`` does."""
    return chosen(rows, [name])[0]


def cities(rows: Reader, names: Sequence[str], what: str) -> list[str]:
    """The full names of the cities asked for. Raises SelectionError for anything else: ``what`` is made of cities."""
    places = chosen(rows, names)
    if below := [place["name"] for place in places if not place["is_city"]]:
        known = "、".join(row["name"] for row in rows("places/cities"))
        raise SelectionError(f"{what}按城市制作，不能选“{'”“'.join(below)}”。可选的城市：{known}。")
    return [place["name"] for place in places]


def positions(rows: Reader) -> dict[str, int]:
    """Positions of the cities in their fixed order, by full name."""
    return {row["name"]: row["position"] for row in rows("places/cities")}


def _named(known: Sequence[Row], name: str) -> list[Row]:
    """Full names go first, as one may be another's short name; then short ones; then what 虞城 begins."""
    full = [place for place in known if place["name"] == name]
    short = full or [place for place in known if place["short_name"] == name]
    return short or [place for place in known if place["name"] in {name + kind for kind in _KINDS}]
