"""What maps and schematics share about layout elements: groups, short names, call-outs."""

from typing import Any

import pandas as pd

GROUP_WORDS = {
    "land": "陆港及其载体",
    "air": "空港及其载体",
    "park": "园区",
    "base": "培训孵化基地",
    "warehouse": "公共海外仓（责任县区）",
    "platform": "中心、平台与口岸",
    "hub": "枢纽",
}
GLYPHS = {"park": "▲", "base": "■", "warehouse": "◆", "platform": "●", "land": "●", "air": "●", "hub": "●"}
SHAPES = {"park": "up", "base": "square", "warehouse": "diamond"}
# How an element may be found so that it is on the map, and the word for a point that stands for an area.
ON_MAP = ("点位", "县区", "责任县区")
REPRESENTATIVE = "代表点，不表示范围"
_OWN = {"hub": "hub", "park": "park", "base": "base", "warehouse": "warehouse"}
_PORTS = ("land", "air")
_WEST_DEGREES = 0.15


def grouped(elements: pd.DataFrame) -> pd.DataFrame:
    """``elements`` with the column ``group``: the key of its hue in the theme.

    A port and all that serves it share one hue, the first port's and the second's; anything else goes by its kind.
    """
    ports = list(elements.loc[elements["kind"].eq("port") & elements["parent_id"].notna(), "element_id"])
    parent = dict(zip(elements["element_id"], elements["parent_id"]))

    def group(row: Any) -> str:
        up = row.element_id
        while isinstance(up, str):
            if up in ports:
                return _PORTS[min(ports.index(up), 1)]
            up = parent.get(up)
        return _OWN.get(row.kind, "platform")

    return elements.assign(group=[group(row) for row in elements.itertuples()])


def short(name: str) -> str:
    """A name without what stands in brackets."""
    return name.split("（")[0]


def shown_groups(elements: pd.DataFrame) -> dict[str, str]:
    """The groups that have a mark on the map, with their words, in the order of a legend."""
    shown = set(elements.loc[elements["found"].isin(ON_MAP), "group"])
    return {group: word for group, word in GROUP_WORDS.items() if group in shown}


def has_representatives(elements: pd.DataFrame) -> bool:
    """Whether a point on the map stands for an area."""
    return bool((elements["found"].isin(ON_MAP) & elements["precision_class"].eq("C")).any())


def callouts(elements: pd.DataFrame) -> list[dict[str, Any]]:
    """One row per located site, north to south: its name, its elements, and where it stands.

    Elements of one site (one place, two roles) share a call-out; a representative point says so.
    """
    found = []
    located = elements[elements["found"].eq("点位")]
    for _, rows in located.groupby("site_id", sort=False):
        first = rows.iloc[0]
        found.append(
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
    middle = sorted(site["longitude"] for site in found)[len(found) // 2] if found else 0.0
    spots = [(site["longitude"], site["latitude"]) for site in found]
    for site, spot in zip(found, spots):
        # A point borrowed from another site lies around that site's dot, not over it.
        site["is_borrowed"] = site["precision_class"] == "C" and spots.count(spot) > 1
        # Call-outs go to the eastern margin; a site far west of the rest is named beside its dot.
        site["is_west"] = site["longitude"] < middle - _WEST_DEGREES
    return sorted(found, key=lambda site: -site["latitude"])


def _zone(row: pd.Series) -> str:
    return str(row["place"]) if isinstance(row["place"], str) and row["place_kind"] == "功能区" else str(row["name"])


def by_county(elements: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Elements placed by county, keyed by its code: where they are, or whose duty they are."""
    rows = elements[elements["found"].isin(["县区", "责任县区"])]
    codes = rows["duty_adcode"].where(rows["found"].eq("责任县区"), rows["adcode"])
    return {str(code): group for code, group in rows.groupby(codes)}
