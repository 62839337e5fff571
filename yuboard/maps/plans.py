"""Spatial layouts for paper and pictures: the elements where they stand, drawn without a browser."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

import pandas as pd

from yuboard import maps, theme
from yuboard.geography import boundaries, sites
from yuboard.record.results import Reader, Row, frame


def layouts(rows: Reader, place: str | None = None) -> list[Row]:
    """The layouts that are shown by themselves; those of one city where it is named."""
    return [row for row in rows("layouts/list") if row["layout_id"] and place in (None, row["place"])]


def cities(rows: Reader) -> dict[str, Row]:
    """The cities with a document by code: place, place_short, position, and the names of their layouts as words."""
    found: dict[str, Row] = {}
    for code, own in groupby(rows("layouts/list"), key=lambda row: row["adcode"]):
        first, *rest = own
        names = [row["name"] for row in (first, *rest)]
        found[code] = {"place": first["place"], "place_short": first["place_short"],
                       "position": first["place_position"], "words": "；".join(names)}  # fmt: skip
    return found


def elements(rows: Reader, layout: str) -> pd.DataFrame:
    """The elements of a layout, located and grouped."""
    return maps.grouped(sites.locate(frame(rows("layouts/elements", layout=layout)), sites.load()))


def all_elements(rows: Reader, cities: Sequence[str] = ()) -> list[Row]:
    """The elements of all layouts, or those of ``cities``, as rows, None where a value is missing."""
    found: list[Row] = []
    for layout in [row for row in layouts(rows) if not cities or row["place"] in cities]:
        for record in elements(rows, layout["layout_id"]).to_dict("records"):
            found.append({str(key): None if pd.isna(value) else value for key, value in record.items()})
    return found


# What stands in the place of a map where there is nothing to draw on.
NO_GROUND = "没有边界，也没有方块图，位置图从略。"


class Plan(NamedTuple):
    """The areas below a place, real or one square each, and what must stand under a map of them, or in its place."""

    areas: list[maps.Area]
    is_real: bool
    caption: str


def plan(parent: str) -> Plan:
    """The counties of a city, or the cities of the province; no area where neither boundaries nor squares are known."""
    return _plan(boundaries.load().stamp, parent)


@lru_cache(maxsize=32)
def _plan(_stamp: str, parent: str) -> Plan:
    drawn, units = boundaries.load(), boundaries.units()
    features = list(drawn.cities) if parent == boundaries.PROVINCE else drawn.of_city(parent)
    areas = maps.areas(features) if features else maps.tiles(units[units["parent_adcode"].eq(parent)])
    return Plan(areas, bool(features), drawn.caption(is_real=bool(features)) if areas else NO_GROUND)


def picture(rows: Reader, layout: Row, made: str = "", kind: str = "png", *, paper: bool = False) -> bytes:
    """One layout as PNG at projector size, or as SVG; for paper without ``made``, which its footer has."""
    return drawing(
        elements(rows, layout["layout_id"]), layout["adcode"], position=layout["place_position"], selected=None,
        title=f"{layout['place']}　{layout['name']}　{layout['document_number']}", colours=theme.LIGHT, kind=kind,
        made=made, paper=paper,
    )  # fmt: skip


def drawing(found: pd.DataFrame, adcode: str, **style: Any) -> bytes:
    """Located elements on their city's ground, with the caption that must go wherever a map goes.

    Without any ground, a sheet that says so.
    ``style`` goes to ``maps.static_map`` or ``maps.static_tiles``.
    """
    drawn, ground = boundaries.load(), plan(adcode)
    if ground.is_real:
        return maps.static_map(found, drawn.of_city(adcode), list(drawn.cities), caption=ground.caption, **style)
    return maps.static_tiles(found, ground.areas, caption=ground.caption, **style)


def has_boundaries(rows: Reader, place: str) -> bool:
    """Whether the counties of a city can be drawn as they are."""
    return plan(_city(rows, place)["adcode"]).is_real


def _city(rows: Reader, place: str) -> Row:
    return next(row for row in rows("layouts/list") if row["place"] == place)


def quota_picture(rows: Reader, place: str, indicator: str, year: int, made: str = "") -> bytes:
    """The quotas of one indicator and year by county as PNG at projector size; asks for boundaries."""
    city = _city(rows, place)
    counties = boundaries.load().of_city(city["adcode"])
    matrix = frame(rows("quotas/matrix", place=place, indicator=indicator))
    own = matrix[matrix["year"].eq(year)]
    zones = own[own["adcode"].isna() & own["quota"].notna()]
    beside = "".join(f"{row.place_short}{row.words}没有区划边界，不在图上。" for row in zones.itertuples())
    whole = rows("quotas/sums", place=place, indicator=indicator)[0]
    return maps.static_quotas(
        own[own["adcode"].notna()], counties, position=city["place_position"], colours=theme.LIGHT, made=made,
        title=f"{place}　{indicator}　{year}年　单位：{whole['unit']}　{whole['document_number']}",
        caption=f"{beside}斜线：文件未列或未分解，不是零。{plan(city['adcode']).caption}",
    )  # fmt: skip
