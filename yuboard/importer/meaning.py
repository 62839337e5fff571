"""Meaning of a place in a table: which place, indicator, subject and measure its row's and its column's labels name."""

import re
from dataclasses import dataclass, field

from yuboard.importer.context import Context
from yuboard.importer.doubts import Doubt, Kind, about_table
from yuboard.importer.labels import Label
from yuboard.importer.names import Found, Indicator, Names, Place, key, listed
from yuboard.importer.parsing import plain

SKIPPED = {"target": "目标或计划数，不是上报的实绩", "derived": "完成率、差额、排名等算出来的数"}


@dataclass
class Meaning:
    """Meaning that labels give: what is named, what is skipped and why, and what stays doubtful."""

    place: Place | None = None
    indicator: Indicator | None = None
    subject: str | None = None
    measures: tuple[str, ...] = ()
    skipped: str = ""
    doubts: list[Doubt] = field(default_factory=list)


def meaning(rows: list[Label], columns: list[Label], context: Context, names: Names, city: str | None) -> Meaning:
    """The meaning of the labels of a row and of a column, each from the outer to the inner one.

    ``city`` is the one that the other places of the table lie in: it tells which zone of a common name is meant.
    """
    labels = [*rows, *columns]
    made = Meaning(measures=tuple(measure for label in labels for measure in label.measures))
    made.skipped = next((SKIPPED[measure] for measure in made.measures if measure in SKIPPED), "")
    if made.skipped:
        return made
    _place(made, labels, context, city)
    _indicator(made, rows, columns, context, names)
    _derived(made, labels, names)
    if any(label.is_forecast for label in labels):
        made.doubts.append(about_table("写的是预计或测算数，不是实绩，是否上报？"))
    return made


def _place(made: Meaning, labels: list[Label], context: Context, city: str | None) -> None:
    found = [label.place for label in labels if label.place]
    cities = [one.places[0].place_id for one in found if len(one.places) == 1 and one.places[0].is_city]
    city = cities[0] if cities else city
    chosen: Place | None = None
    for one in found:
        place, doubt = _chosen(one, city or (context.place.city_id if context.place else None))
        if doubt:
            made.doubts.append(doubt)
        if chosen is None or (place and chosen.is_city and place.city_id == chosen.place_id):
            chosen = place
        elif place and place != chosen and not (place.is_city and chosen.city_id == place.place_id):
            both = chosen.name, place.name
            made.doubts.append(Doubt(f"行和列写了两个地区（{'、'.join(both)}），是哪一个？", Kind.PLACE, both))
    if not found:
        made.place = context.place
        if doubt := context.doubts.get("place"):
            made.doubts.append(doubt)
        elif made.place is None:
            made.doubts.append(Doubt("没有写地区，请写明是哪个县（市、区）的数", Kind.PLACE))
        return
    made.place = chosen
    own = context.place
    if chosen and own and own != chosen and own.place_id != chosen.city_id and not context.doubts.get("place"):
        asked = f"标题写的是{own.name}，这个值是{chosen.name}的，是否确实替它上报？"
        made.doubts.append(Doubt(asked, Kind.PLACE))


def _chosen(found: Found, city: str | None) -> tuple[Place | None, Doubt | None]:
    """The place that is meant where several have the name, or where every city has one of that name."""
    if not found.places:
        return None, None
    near = [place for place in found.places if city is None or place.city_id == city]
    if len(near) == 1 and (city is not None or not found.is_generic):
        return near[0], None
    options = tuple(place.name for place in found.places)
    named = "、".join(options)
    which = about_table(f"这个地区不止一个：{named}，是哪一个？", Kind.PLACE, *options)
    if city is not None and not near:
        if found.is_generic:
            return None, Doubt(f"没有找到本市的这个功能区，是不是{named}？", Kind.PLACE, options)
        return (found.places[0], None) if len(options) == 1 else (None, which)
    if len(options) == 1:
        asked = f"各市都可能有这个名称的功能区，是{named}吗？"
        return found.places[0], about_table(asked, Kind.PLACE, *options)
    return None, which


def _indicator(made: Meaning, rows: list[Label], columns: list[Label], context: Context, names: Names) -> None:
    labels = [label for label in (*rows, *columns) if _says(label)]
    texts = [_name(label) for label in labels]
    if not any(texts):
        _from_context(made, context)
        return
    if (ids := _together(texts, names)) and len(ids) == 1:
        made.indicator = names.indicators[next(iter(ids))]
        return
    hits = [label for label in labels if label.indicators]
    if not hits:
        _unnamed(made, labels, texts, context, names)
        return
    hit = hits[-1]
    across = [label for label in hits if (label in rows) != (hit in rows) and label.indicators != hit.indicators]
    if len(hit.indicators) > 1:
        candidates = [names.indicators[id_].name for id_ in sorted(hit.indicators)]
        asked = f"“{hit.text}”可能是{listed(candidates)}，是哪一个？"
        made.doubts.append(about_table(asked, Kind.INDICATOR, *candidates))
        made.indicator = names.indicators[sorted(hit.indicators)[0]]
    else:
        made.indicator = names.indicators[next(iter(hit.indicators))]
    if across:
        asked = f"行和列写了两个指标（“{across[0].text}”、“{hit.text}”），是哪一个？"
        made.doubts.append(about_table(asked, Kind.INDICATOR, across[0].text, hit.text))
    for label in labels:
        _explain(made, label, hit, names)


def _says(label: Label) -> bool:
    return bool(label.indicators or label.unknown)


def _name(label: Label) -> str:
    return key(label.indicator_text + "".join(label.unknown)) if label.indicators else key("".join(label.unknown))


def _together(texts: list[str], names: Names) -> set[str]:
    """The indicator that outer and inner labels name only together: 跨境电商 over 交易额, 跨境 below 电子商务交易额."""
    texts = [text for text in texts if text]
    if len(texts) < 2:
        return set()
    for joined in ("".join(texts), "".join(reversed(texts))):
        if ids := names.indicator_ids(joined):
            return ids
    return set()


def _from_context(made: Meaning, context: Context) -> None:
    made.indicator = context.indicator
    if doubt := context.doubts.get("indicator"):
        made.doubts.append(doubt)
    elif made.indicator is None:
        made.doubts.append(Doubt("没有写是哪个指标，请写明", Kind.INDICATOR))


def _unnamed(made: Meaning, labels: list[Label], texts: list[str], context: Context, names: Names) -> None:
    """Labels that name no indicator of the record: a subject of the title's indicator, or one that resembles some."""
    if context.indicator is not None:
        made.indicator = context.indicator
        for label in labels:
            _explain(made, label, None, names)
        return
    written = "".join(label.text for label in labels)
    likely = names.like_indicator("".join(texts)) or next(
        (near for text in reversed(texts) if (near := names.like_indicator(text))), []
    )
    if likely:
        made.indicator = likely[0]
        options = [one.name for one in likely]
        asked = f"没有叫“{written}”的指标，是不是{listed(options)}？"
        made.doubts.append(about_table(asked, Kind.INDICATOR, *options))
    else:
        asked = f"没有叫“{written}”的指标，请改用指标的全称，或删去这一格"
        made.doubts.append(about_table(asked, Kind.INDICATOR))


def _explain(made: Meaning, label: Label, hit: Label | None, names: Names) -> None:
    """Ask about what a label says beyond the indicator, unless it is a group that changes nothing."""
    assert made.indicator is not None
    pieces = [key(piece) for piece in label.unknown]
    if label is not hit and label.indicators and hit is not None:
        return  # the group in which the other one stands, as 电子商务交易额 above 其中：网络零售额
    name = key(made.indicator.name)
    for piece in pieces:
        known = next((subject for subject in made.indicator.subjects if key(subject) == piece), None)
        is_group = piece in names.domains or (len(piece) > 1 and piece in name and label is not hit)
        if not piece or (is_group and known is None):
            continue
        written = known or "".join(label.unknown)
        made.subject = written if made.subject in (None, written) else f"{made.subject}，{written}"
        if known is None:
            asked = f"“{label.text}”里的“{piece}”不是{made.indicator.name}的已知口径，是只统计这一部分，还是全部？"
            made.doubts.append(about_table(asked, Kind.SUBJECT))


def _derived(made: Meaning, labels: list[Label], names: Names) -> None:
    """Growth and shares that stand beside an amount are indicators of their own, or none of the record's."""
    indicator = made.indicator
    if indicator is None:
        return
    if "growth" in made.measures and indicator.quantity != "growth":
        ids = names.indicator_ids(key(indicator.name) + "增速")
        if len(ids) != 1:
            made.skipped = f"“{indicator.name}”的增速，记录里没有这个指标"
            return
        made.indicator = names.indicators[next(iter(ids))]
    if "share" in made.measures and indicator.quantity != "share":
        said = next(label.text for label in labels if "share" in label.measures)
        ids = names.indicator_ids(key(indicator.name + re.sub(r"\(.*?\)", "", said)))
        if len(ids) == 1:
            made.indicator = names.indicators[next(iter(ids))]
            return
        made.skipped = f"“{indicator.name}”的占比，不是这个指标的值"


def missing_place(text: str, names: Names) -> Doubt:
    """The question about words in a column of places that name none."""
    near = [place.name for place in names.like_place(text)]
    rest = f"，是不是{listed(near)}？" if near else "，请改用全称"
    return about_table(f"没有叫“{plain(text)}”的地区{rest}", Kind.PLACE, *near)
