"""Spatial layouts for paper and pictures: the elements where they stand, drawn without a browser."""

from collections.abc import Sequence

import pandas as pd

from yuboard import boundaries, maps, sites, theme
from yuboard.reports.sheets import Rows
from yuboard.row import Row


def frame(found: Sequence[Row]) -> pd.DataFrame:
    """Rows as a frame, for charts and maps."""
    return pd.DataFrame.from_records([dict(row) for row in found])


def layouts(rows: Rows, place: str | None = None) -> list[Row]:
    """The layouts that are shown by themselves; those of one city where it is named."""
    return [row for row in rows("layouts/list") if row["layout_id"] and place in (None, row["place"])]


def elements(rows: Rows, layout: str) -> pd.DataFrame:
    """The elements of a layout, located and grouped."""
    return maps.grouped(sites.locate(frame(rows("layouts/elements", layout=layout)), sites.load()))


def all_elements(rows: Rows) -> list[Row]:
    """The elements of all layouts as rows, None where a value is missing."""
    found: list[Row] = []
    for layout in layouts(rows):
        for record in elements(rows, layout["layout_id"]).to_dict("records"):
            found.append({str(key): None if pd.isna(value) else value for key, value in record.items()})
    return found


def picture(rows: Rows, layout: Row, kind: str = "png") -> bytes:
    """One layout as PNG at projector size, or as SVG, with the caption that must go wherever a map goes."""
    drawn = boundaries.load()
    shared = {
        "position": layout["place_position"], "selected": None, "caption": drawn.caption(), "colours": theme.LIGHT,
        "title": f"{layout['place']}　{layout['name']}　{layout['document_number']}",
        "kind": kind,
    }  # fmt: skip
    found = elements(rows, layout["layout_id"])
    if counties := drawn.of_city(layout["adcode"]):
        return maps.static_map(found, counties, list(drawn.cities), **shared)
    units = boundaries.units()
    return maps.static_tiles(found, maps.tiles(units[units["parent_adcode"].eq(layout["adcode"])]), **shared)


def has_boundaries(rows: Rows, place: str) -> bool:
    """Whether the counties of a city can be drawn as they are."""
    return bool(boundaries.load().of_city(_city(rows, place)["adcode"]))


def _city(rows: Rows, place: str) -> Row:
    return next(row for row in rows("layouts/list") if row["place"] == place)


def quota_picture(rows: Rows, place: str, indicator: str, year: int) -> bytes:
    """The quotas of one indicator and year by county as PNG at projector size; asks for boundaries."""
    city, drawn = _city(rows, place), boundaries.load()
    counties = drawn.of_city(city["adcode"])
    matrix = frame(rows("quotas/matrix", place=place, indicator=indicator))
    own = matrix[matrix["year"].eq(year)]
    zones = own[own["adcode"].isna() & own["quota"].notna()]
    beside = "".join(f"{row.place_short}{row.words}没有区划边界，不在图上。" for row in zones.itertuples())
    whole = rows("quotas/sums", place=place, indicator=indicator)[0]
    return maps.static_quotas(
        own[own["adcode"].notna()], counties, position=city["place_position"], colours=theme.LIGHT,
        title=f"{place}　{indicator}　{year}年　单位：{whole['unit']}　{whole['document_number']}",
        caption=f"{beside}斜线：文件未列或未分解，不是零。{drawn.caption()}",
    )  # fmt: skip
