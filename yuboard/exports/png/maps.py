"""Maps as PNG at projector size: layouts and quotas by county on a sheet with title and caption."""

from typing import Any

import pandas as pd

from yuboard import maps, theme
from yuboard.exports.png import sheet
from yuboard.geography import areas, layouts
from yuboard.record.results import Reader, Row
from yuboard.theme import Palette
from yuboard.wording.missing import HATCHED

# Half the pixels of a sheet that are free between title and caption, and letters of 23 and 25 pixels.
_LAYOUT = maps.Canvas(902, 400, 11.5, is_framed=True)
_QUOTAS = maps.Canvas(902, 420, 12.5, is_framed=True)


def layout(rows: Reader, layout: Row, stamp: str) -> bytes:
    """One layout as its document builds it, in light colours."""
    return layout_map(
        layouts.elements(rows, layout["layout_id"]), layout["adcode"], position=layout["place_position"],
        title=f"{layout['place']}　{layout['name']}　{layout['document_number']}", stamp=stamp,
    )  # fmt: skip


def layout_map(
    elements: pd.DataFrame, adcode: str, *, position: int, title: str, stamp: str, selected: str | None = None,
    colours: Palette = theme.LIGHT,
) -> bytes:  # fmt: skip
    """Located and grouped elements on the counties of the city ``adcode``; without any area a sheet that says so."""
    plan = areas.plan(adcode)
    style: dict[str, Any] = {"position": position, "colours": colours, "selected": selected}
    drawing = maps.layout_sheet(elements, plan._replace(caption=""), _LAYOUT, **style)
    return sheet.sheet(drawing, title, [plan.caption], stamp, colours)


def quotas(rows: Reader, place: str, indicator: str, year: int, stamp: str = "") -> bytes:
    """The quotas of one indicator and year by county; what has no boundary is named in the caption."""
    city = layouts.city(rows, place)
    plan = areas.plan(city["adcode"])
    matrix = [row for row in rows("quotas/matrix", place=place, indicator=indicator) if row["year"] == year]
    zones = [row for row in matrix if row["adcode"] is None and row["quota"] is not None]
    beside = "".join(f"{row['place_short']}{row['words']}没有区划边界，不在图上。" for row in zones)
    total = rows("quotas/sums", place=place, indicator=indicator)[0]
    drawing = maps.quota_map(
        [row for row in matrix if row["adcode"]], plan, _QUOTAS, key="hatch", position=city["place_position"],
        colours=theme.LIGHT, alt="",
    )  # fmt: skip
    title = f"{place}　{indicator}　{year}年　单位：{total['unit']}　{total['document_number']}"
    return sheet.sheet(drawing, title, [f"{beside}斜线：{HATCHED}。{plan.caption}"], stamp)
