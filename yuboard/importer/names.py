"""Names of the record: places and indicators with all their spellings, found whole, in titles, or merely resembled."""

import difflib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from yuboard.importer.parsing import plain
from yuboard.importer.units import Unit, Units
from yuboard.record.results import Reader

_PROVINCE = "河南省"
# Columns of a place that go into the child.
_PLACED = ("place_id", "name", "short_name", "aliases", "kind", "city_id", "city", "city_short")
_OFFICE = re.compile(
    r"(?:人民政府|政府|市?县?区?(?:商务|商务和工业信息化|发展和?改革|发改|工信|统计|邮政管理|科技和?工信)(?:局|委|委员会|中心)|电商办|电子商务(?:办公室|服务中心|中心|发展中心)|管委会|管理委员会|本级|境内|辖区|合计)+$"
)
# Zones of these names are in every city: which one is meant, the city must say.
_GENERIC = re.compile(
    r"(?:市|市城乡一体化|城乡一体化|国家|郑州|商丘|漯河)*(?:高新|经开|经济|经济技术|高新技术|示范|商务中心|开发|产业集聚).*"
)
_COUNTED = re.compile(r"(?<=.{2})(?:数量|总数|个数|家数|户数|人数|总量|数)$")
_SUFFIX = re.compile(r"(?<=.{2})(?:回族区|县|区|市)$")


class Place(NamedTuple):
    """Place that may be reported for, and the city that it is or lies below."""

    place_id: str
    name: str
    kind: str
    city_id: str
    city: str

    @property
    def is_city(self) -> bool:
        return self.place_id == self.city_id

    @property
    def is_zone(self) -> bool:
        return self.kind == "功能区"


class Indicator(NamedTuple):
    """Indicator: its own unit, its kind of quantity, the dimensions that it is written in, and known subjects."""

    indicator_id: str
    name: str
    domain: str
    unit: str
    quantity: str
    dimensions: frozenset[str]
    definition: str
    subjects: tuple[str, ...]


class Found(NamedTuple):
    """Place found in a text: the candidates, and whether only the city can tell which is meant."""

    places: tuple[Place, ...]
    is_generic: bool = False


def vocabulary(rows: Reader, today: date) -> dict[str, Any]:
    """The record's terms as plain data, for the way into the child."""
    return {
        "places": [
            {name: value for name, value in row.items() if name in _PLACED} for row in rows("places/reportable")
        ],
        "indicators": [dict(row) for row in rows("reporting/indicators")],
        "units": [dict(row) for row in rows("reporting/units")],
        "today": today.isoformat(),
    }


class Names:
    """Names of the record, from its terms as plain data."""

    def __init__(self, terms: Mapping[str, Any]) -> None:
        self.read_on = date.fromisoformat(terms["today"])
        self.units = Units({row["unit"]: (Decimal(row["factor"]), row["dimension"]) for row in terms["units"]})
        self.places: dict[str, Place] = {}
        self._placed: dict[str, set[str]] = {}
        self._near: dict[str, list[Place]] = {}
        for row in terms["places"]:
            self._add_place(row)
        self.indicators: dict[str, Indicator] = {}
        self._named: dict[str, set[str]] = {}
        for row in terms["indicators"]:
            self._add_indicator(row)
        self.longest_place = max(map(len, self._placed), default=0)
        self.longest_indicator = max(map(len, self._named), default=0) + 4
        self.subjects = {key(subject) for one in self.indicators.values() for subject in one.subjects}
        self.domains = {key(one.domain) for one in self.indicators.values()}

    def _add_place(self, row: Mapping[str, Any]) -> None:
        place = Place(row["place_id"], row["name"], row["kind"], row["city_id"], row["city"])
        self.places[place.place_id] = place
        spellings = {row["name"], row["short_name"], *(row["aliases"] or "").split("、")} - {""}
        spellings |= {_SUFFIX.sub("", name) for name in set(spellings) if not place.is_zone}
        spellings |= {re.sub(r"\(.*\)$", "", plain(name)) for name in set(spellings)}
        for name in {plain(name) for name in spellings if len(name) > 1}:
            for before in ("", row["city"], row["city_short"], _PROVINCE + row["city"]):
                self._placed.setdefault(before + name, set()).add(place.place_id)
            if place.is_city:
                self._placed.setdefault(_PROVINCE + name, set()).add(place.place_id)

    def _add_indicator(self, row: Mapping[str, Any]) -> None:
        dimensions = filter(None, (row["dimensions"] or "").split("、"))
        subjects = tuple((row["subjects"] or "").splitlines())
        one = Indicator(
            indicator_id=row["indicator_id"],
            name=row["name"],
            domain=row["domain"],
            unit=row["unit"],
            quantity=row["quantity"],
            dimensions=frozenset(dimensions),
            definition=row["definition"],
            subjects=subjects,
        )
        self.indicators[one.indicator_id] = one
        for name in (one.name, *filter(None, (row["aliases"] or "").split("、"))):
            for spelling in {key(name), _COUNTED.sub("", key(name))}:
                self._named.setdefault(spelling, set()).add(one.indicator_id)

    def place(self, text: str) -> Found | None:
        """The place that a text names as a whole, with or without its city, its office or its suffix."""
        text = plain(text)
        for name in (text, _OFFICE.sub("", text)):
            if ids := self._placed.get(name):
                full = {one for one in ids if plain(self.places[one].name) == name} or ids
                found = tuple(sorted(self.places[one] for one in full))
                return Found(found, all(one.is_zone for one in found) and bool(_GENERIC.fullmatch(name)))
        return None

    def places_in(self, text: str) -> list[Place]:
        """Places that a title or a sender's line names, the longest names first; generic ones are left out."""
        found = _named_in(plain(text), self._one_place, 2, self.longest_place)
        return [self.places[id_] for id_ in dict.fromkeys(found)]

    def _one_place(self, name: str) -> Collection[str]:
        """The one place that a name is of; none where it is of several, or generic."""
        ids = self._placed.get(name, ())
        return ids if len(ids) == 1 and not _GENERIC.fullmatch(name) else ()

    def indicator_ids(self, text: str) -> set[str]:
        """The indicators that a text names as a whole; several where the name is theirs together."""
        found = self._named.get(text) or self._named.get(_COUNTED.sub("", text))
        return found or set()

    def indicators_in(self, text: str) -> list[str]:
        """Indicators that a title names, the longest names first."""
        found = _named_in(key(text), lambda name: self._named.get(name, ()), 3, self.longest_indicator)
        return list(dict.fromkeys(found))

    def like_indicator(self, text: str, most: int = 3) -> list[Indicator]:
        """Indicators whose names resemble a text, the nearest first."""
        text = key(text)
        if len(text) < 2:
            return []
        scored = {id_: _likeness(text, key(one.name)) for id_, one in self.indicators.items()}
        best = sorted(scored, key=lambda id_: (-scored[id_], id_))[:most]
        return [self.indicators[id_] for id_ in best if scored[id_] >= 0.5]

    def like_place(self, text: str) -> list[Place]:
        """Places whose names resemble a text, looked for once: a long table repeats it."""
        text = plain(text)
        if text not in self._near:
            names = difflib.get_close_matches(text, [*self._placed], 2, 0.6)
            ids = dict.fromkeys(id_ for name in names for id_ in sorted(self._placed[name]))
            self._near[text] = [self.places[id_] for id_ in ids]
        return self._near[text]

    def unit_of(self, indicator: Indicator) -> Unit:
        return self.units.named[indicator.unit]


def _named_in(text: str, known: Callable[[str], Collection[str]], least: int, most: int) -> Iterator[str]:
    """Ids of the names in a text, from the left and at each place of the longest that is known."""
    at = 0
    while at < len(text):
        for length in range(min(most, len(text) - at), least - 1, -1):
            if ids := known(text[at : at + length]):
                yield from sorted(ids)
                at += length - 1
                break
        at += 1


def _likeness(text: str, name: str) -> float:
    ratio = difflib.SequenceMatcher(None, text, name, autojunk=False).ratio()
    return max(ratio, 0.7 if len(text) > 2 and text in name else 0)


def key(text: str) -> str:
    """A name as it is compared: one word for e-commerce, no brackets and signs."""
    text = plain(text).casefold().replace("电商", "电子商务").replace("社零", "社会消费品零售")
    return re.sub(r"[()\[\]:,、;./·“”\"'《》<>_-]", "", text)


def listed(names: Iterable[str]) -> str:
    return "、".join(f"“{name}”" for name in names)
