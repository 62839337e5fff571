"""Context of a table: its title, the sender's line, the sheet's and the file's name, about all of its values."""

import re
from dataclasses import dataclass, field, replace

from yuboard.importer import periods, words
from yuboard.importer.doubts import Doubt, Kind, about_table
from yuboard.importer.names import Indicator, Names, Place
from yuboard.importer.parsing import plain, spaced
from yuboard.importer.periods import Period
from yuboard.importer.sheets import Sheet, Table, lines
from yuboard.importer.units import Unit

# “-”表示不适用 and the like; quotation marks go first.
_LEGEND = re.compile(r"([-/.…—]+|空格|空白)(?:表示|代表|为|指|:)([^;。,]{1,20})")


@dataclass(frozen=True)
class Context:
    """Context: a place, a period, units and an indicator, each None or empty where nobody names it.

    ``doubts`` are questions by what they concern: place, period, unit, indicator.
    """

    place: Place | None = None
    period: Period | None = None
    units: tuple[Unit, ...] = ()
    indicator: Indicator | None = None
    doubts: dict[str, Doubt] = field(default_factory=dict)
    legend: dict[str, str] = field(default_factory=dict)


def of_texts(texts: list[str], names: Names) -> Context:
    """The context that some lines tell together."""
    places: list[Place] = []
    senders: list[Place] = []
    found: list[Period] = []
    said: list[Period] = []
    units: list[Unit] = []
    ids: list[str] = []
    legend: dict[str, str] = {}
    for raw in texts:
        text = re.sub(r"^(?:附?表|附件)[\d一二三四五六七八九十]+(?:-\d+)?[:,、.]?", "", spaced(raw))
        units.extend(_units(text, names))
        legend.update(_LEGEND.findall(re.sub("[\u2018-\u201f\"']", "", text)))
        if words.ASIDE.search(text) and not words.SENDER.match(text):
            continue
        text = re.sub(r"(?:填报|填表|报送|上报|制表|报出|打印)(?:日期|时间|日)[:].*$", "", text)
        if match := words.PERIOD_SAID.search(text):
            said.extend(periods.taken(words.bare(match[1]))[0])
        if words.SENDER.match(text) or re.match(r"单位(?:名称)?(?:\(.{1,4}\))?:", text):
            senders.extend(names.places_in(text))
            found.extend(periods.taken(text)[0])
            continue
        found.extend(periods.taken(text)[0])
        places.extend(names.places_in(text))
        ids.extend(names.indicators_in(text))
    place, doubt = _place(senders, places)
    period, unclear = _period(said or found)
    indicators = list(dict.fromkeys(ids))
    doubts = {"place": doubt, "period": unclear}
    if len(indicators) > 1:
        doubts["indicator"] = about_table("标题里有几个指标，不知道这个值是哪一个", Kind.INDICATOR)
    one = names.indicators[indicators[0]] if len(indicators) == 1 else None
    return Context(place, period, tuple(dict.fromkeys(units)), one, _known(doubts), legend)


def _known(doubts: dict[str, Doubt | None]) -> dict[str, Doubt]:
    return {name: doubt for name, doubt in doubts.items() if doubt}


def _units(text: str, names: Names) -> list[Unit]:
    match = words.UNIT_SAID.search(text)
    written = match[1] if match else text if re.fullmatch(r"\(.{1,8}\)", text) else ""
    brackets = re.findall(r"\(([^()]{1,12})\)", text) if not match else []
    read = [names.units.read(piece) for piece in [*re.split(r"[,、;/()。]|和|及", written), *brackets] if piece]
    return [unit for unit in read if unit is not None]


def _place(senders: list[Place], places: list[Place]) -> tuple[Place | None, Doubt | None]:
    """Who reports; else the place that the title names, the county rather than its city."""
    for group in (senders, places):
        counties = list(dict.fromkeys(place for place in group if not place.is_city))
        cities = list(dict.fromkeys(place for place in group if place.is_city))
        if len(counties) > 1 or (not counties and len(cities) > 1):
            return None, Doubt("标题里有几个地区，不知道这个值是哪一个的", Kind.PLACE)
        if counties or cities:
            return (counties or cities)[0], None
    return None, None


def _period(found: list[Period]) -> tuple[Period | None, Doubt | None]:
    """The one period that the lines tell, from all of them together."""
    whole: Period | None = None
    for period in sorted(found, key=lambda one: bool(one.doubt)):
        if period.doubt and whole is not None:
            continue
        joined = period if whole is None else periods.merged(whole, period) or _wider(whole, period)
        if joined is None:
            return whole, Doubt("标题里有几个期间，不知道这个值是哪一个的", Kind.PERIOD)
        whole = joined
    return whole, None


def _wider(one: Period, other: Period) -> Period | None:
    """Of two periods that end together, as 1-9月 and 截至9月30日, the one with the longer words."""
    if (one.last == other.last and None in (one.year, other.year)) or (one.year, one.last) == (other.year, other.last):
        kept = one if one.is_span or not other.is_span else other
        return kept._replace(year=one.year or other.year)
    return None


def joined(own: Context, general: Context, *, is_same_sheet: bool = False) -> Context:
    """A context completed by a more general one; a unit that only another table names is asked about."""
    doubts: dict[str, Doubt | None] = {**own.doubts}
    period = own.period
    if period is None:
        period = general.period
        doubts.setdefault("period", general.doubts.get("period"))
    elif general.period is not None and (period.year is None or (period.last is None and not period.is_whole)):
        period = periods.merged(period, general.period) or period
        if period != own.period:
            doubts.setdefault("period", general.doubts.get("period"))
    if own.place is None and "place" not in own.doubts:
        doubts["place"] = general.doubts.get("place")
    if own.indicator is None and "indicator" not in own.doubts:
        doubts["indicator"] = general.doubts.get("indicator")
    units = own.units or general.units
    if not own.units and general.doubts.get("unit"):
        doubts["unit"] = general.doubts["unit"]
    elif is_same_sheet and not own.units and general.units:
        written = general.units[0].written
        asked = f"这张表没有写单位，按同一工作表上一张表的“{written}”读，是否正确？"
        doubts["unit"] = about_table(asked, Kind.UNIT, written)
    place = own.place
    if place is None and not own.doubts.get("place"):
        place = general.place
    elif place is not None and place.is_city and general.place is not None and general.place.city_id == place.city_id:
        place, doubts["place"] = general.place, general.doubts.get("place")
    return replace(
        own,
        place=place,
        period=period,
        units=units,
        indicator=own.indicator or general.indicator,
        doubts=_known(doubts),
        legend=general.legend | own.legend,
    )


def of_table(table: Table, sheet: Sheet, names: Names, before: Context | None, file: str) -> Context:
    """The context of a table: its own lines, then those of the table above it, the sheet's name, the file's name."""
    own = of_texts(lines(table.preamble, sheet), names)
    notes = of_texts(lines(table.notes, sheet), names)
    own = replace(own, units=own.units or notes.units, legend=notes.legend | own.legend)
    if before is not None:
        own = joined(own, replace(before, indicator=None, doubts={}), is_same_sheet=True)
    named = _named(sheet.grid.name, names, "")
    own = replace(own, doubts=own.doubts | _contradictions(own, named, sheet.grid.name))
    return joined(joined(own, named), _named(re.sub(r"\.\w{2,5}$", "", file), names, "文件名"))


def _contradictions(own: Context, named: Context, name: str) -> dict[str, Doubt]:
    """Questions where the title says another place or period than the sheet's name."""
    doubts = {}
    if own.place and named.place and own.place != named.place and not (own.place.is_city or named.place.is_city):
        doubts["place"] = Doubt(f"标题写的是{own.place.name}，工作表名是“{name}”，是哪一个的数？", Kind.PLACE)
    if (
        own.period
        and named.period
        and periods.merged(own.period, named.period) is None
        and not _wider(own.period, named.period)
    ):
        doubts["period"] = Doubt(f"标题的期间与工作表名“{name}”不同，是哪一期的数？")
    return doubts


def _named(name: str, names: Names, what: str) -> Context:
    """The context of a name; what only the file's name says is asked about."""
    text = plain(name)
    found = of_texts([name], names)
    whole = names.place(text)
    if whole and len(whole.places) == 1 and not whole.is_generic and found.place is None:
        found = replace(found, place=whole.places[0])
    ids = names.indicators_in(text)
    found = replace(found, indicator=names.indicators[ids[0]] if len(ids) == 1 else None)
    if not what:
        return found
    doubts = {}
    if found.indicator is not None:
        one = found.indicator.name
        doubts["indicator"] = about_table(f"表里没有写指标，按{what}读作“{one}”，是否正确？", Kind.INDICATOR, one)
    if found.place is not None:
        one = found.place.name
        doubts["place"] = about_table(f"表里没有写地区，按{what}读作“{one}”，是否正确？", Kind.PLACE, one)
    if found.units:
        one = found.units[0].written
        doubts["unit"] = about_table(f"表里没有写单位，按{what}读作“{one}”，是否正确？", Kind.UNIT, one)
    if found.period is not None:
        doubts["period"] = Doubt(f"表里没有写全期间，按{what}补上，是否正确？")
    return replace(found, doubts=doubts)
