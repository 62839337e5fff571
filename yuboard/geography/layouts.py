"""Spatial layouts and their elements: where each stands, its group with its word, call-outs, elements by county."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from yuboard.geography import areas, sites
from yuboard.record.results import Reader, Row, frame

# The groups of elements in the order of a legend. Those of the ports are worded by the names of the ports.
PORTS = ("first_port", "second_port")
GROUP_WORDS = {
    "park": "园区",
    "base": "培训孵化基地",
    "warehouse": "公共海外仓（责任县区）",
    "platform": "中心、平台与口岸",
    "hub": "枢纽",
}
SHAPES = {"park": "up", "base": "square", "warehouse": "diamond"}
# How an element may be found so that it is on the map, and the word for a point that stands for an area.
ON_MAP = ("点位", "县区", "责任县区")
REPRESENTATIVE = "代表点，不表示范围"
_GROUP_OF_KIND = {"hub": "hub", "park": "park", "base": "base", "warehouse": "warehouse"}
_WEST_DEGREES = 0.15


def layouts(rows: Reader, place: str | None = None) -> list[Row]:
    """The layouts that are shown by themselves; those of one city where it is named."""
    return [row for row in rows("layouts/list") if row["layout_id"] and place in (None, row["place"])]


def cities(rows: Reader) -> dict[str, Row]:
    """The cities with a document by code: place, place_short, position, province, and the names of their layouts.

    The names are ``words``; a city without a code goes by its place_id.
    """
    by_code: dict[str, Row] = {}
    for _, group in groupby(rows("layouts/list"), key=lambda row: row["place_id"]):
        first, *rest = group
        names = [row["name"] for row in (first, *rest)]
        by_code[first["adcode"] or first["place_id"]] = {
            "place": first["place"],
            "place_short": first["place_short"],
            "position": first["place_position"],
            "province": first["province"],
            "words": "；".join(names),
        }
    return by_code


def off_map(ours: Mapping[str, Row], province: Sequence[areas.Area]) -> list[Row]:
    """Those of ``ours``, cities by code, that have no area in the province."""
    drawn = {area.adcode for area in province}
    return [city for code, city in ours.items() if code not in drawn]


def city(rows: Reader, place: str) -> Row:
    """The first layout row of a city: its code (adcode), names and position."""
    return next(row for row in rows("layouts/list") if row["place"] == place)


def has_boundaries(rows: Reader, place: str) -> bool:
    """Whether the counties of a city can be drawn as they are."""
    return areas.plan(city(rows, place)["adcode"]).is_real


def elements(rows: Reader, layout: str) -> pd.DataFrame:
    """The elements of a layout, located (``sites.locate``) and grouped."""
    return grouped(sites.locate(frame(rows("layouts/elements", layout=layout)), sites.load()))


def all_elements(rows: Reader, cities: Sequence[str] = ()) -> list[Row]:
    """The elements of all layouts, or those of ``cities``, as rows, None where a value is missing."""
    records: list[Row] = []
    for layout in [row for row in layouts(rows) if not cities or row["place"] in cities]:
        for record in elements(rows, layout["layout_id"]).to_dict("records"):
            records.append({str(key): None if pd.isna(value) else value for key, value in record.items()})
    return records


def grouped(elements: pd.DataFrame) -> pd.DataFrame:
    """``elements`` with the columns ``group``, the key of its hue in the theme, and ``group_word``.

    A port and all that serves it share one hue, the first port's and the second's; anything else goes by its kind.
    """
    is_port = elements["kind"].eq("port") & elements["parent_id"].notna()
    ports = list(elements.loc[is_port, "element_id"])
    parent = dict(zip(elements["element_id"], elements["parent_id"]))

    def group(row: Any) -> str:
        above = row.element_id
        while isinstance(above, str):
            if above in ports:
                return PORTS[min(ports.index(above), 1)]
            above = parent.get(above)
        return _GROUP_OF_KIND.get(row.kind, "platform")

    by_group = elements.assign(group=[group(row) for row in elements.itertuples()])
    names = by_group.loc[is_port].groupby("group")["name"].agg("、".join)
    words = GROUP_WORDS | {port: f"{name}及其载体" for port, name in names.items()}
    return by_group.assign(group_word=by_group["group"].map(words))


def group_words(elements: pd.DataFrame) -> dict[str, str]:
    """The groups of ``elements`` with their words, in the order of a legend."""
    words = dict(zip(elements["group"], elements["group_word"]))
    return {group: words[group] for group in (*PORTS, *GROUP_WORDS) if group in words}


def short(name: str) -> str:
    """A name without what stands in brackets."""
    return name.split("（")[0]


def shown_groups(elements: pd.DataFrame) -> dict[str, str]:
    """The groups that have a mark on the map, with their words, in the order of a legend."""
    return group_words(elements[elements["found"].isin(ON_MAP)])


def has_representatives(elements: pd.DataFrame) -> bool:
    """Whether a point on the map stands for an area."""
    return bool((elements["found"].isin(ON_MAP) & elements["precision_class"].eq("C")).any())


def callouts(elements: pd.DataFrame) -> list[dict[str, Any]]:
    """One row per located site, north to south: its name, its elements, and where it stands.

    Elements of one site (one place, two roles) share a call-out; a representative point says so.
    """
    callouts = []
    located = elements[elements["found"].eq("点位")]
    for _, rows in located.groupby("site_id", sort=False):
        first = rows.iloc[0]
        callouts.append(
            {
                "site_id": first["site_id"],
                "name": short(first["name"]) if first["precision_class"] != "C" else f"{_zone(first)}（代表点）",
                "element_id": first["element_id"],
                "elements": list(rows["element_id"]),
                "group": first["group"],
                "longitude": first["longitude"],
                "latitude": first["latitude"],
                "precision_class": first["precision_class"],
                "precision_m": None if pd.isna(first["precision_m"]) else first["precision_m"],
                "words": "；".join(dict.fromkeys(rows["role"])),
            }
        )
    middle = sorted(site["longitude"] for site in callouts)[len(callouts) // 2] if callouts else 0.0
    spots = [(site["longitude"], site["latitude"]) for site in callouts]
    for site, spot in zip(callouts, spots):
        # A point borrowed from another site lies around that site's dot, not over it.
        site["is_borrowed"] = site["precision_class"] == "C" and spots.count(spot) > 1
        # Call-outs go to the eastern margin; a site far west of the rest is named beside its dot.
        site["is_west"] = site["longitude"] < middle - _WEST_DEGREES
    return sorted(callouts, key=lambda site: -site["latitude"])


def _zone(row: pd.Series) -> str:
    return str(row["place"]) if isinstance(row["place"], str) and row["place_kind"] == "功能区" else str(row["name"])


def by_county(elements: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Elements placed by county, keyed by its code: where they are, or whose duty they are."""
    rows = elements[elements["found"].isin(["县区", "责任县区"])]
    codes = rows["duty_adcode"].where(rows["found"].eq("责任县区"), rows["adcode"])
    return {str(code): group for code, group in rows.groupby(codes)}
