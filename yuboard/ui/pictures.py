"""Buttons for a page's charts as pictures at projector size, drawn on the server when they are clicked.

The database is that of the page around the button: what the page has read goes into the same picture.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from yuboard import clock
from yuboard.exports.png import catalogue, maps, sheet
from yuboard.record import store
from yuboard.record.results import Reader, Row
from yuboard.spreadsheets.workbook import made_words
from yuboard.ui.downloads import offer
from yuboard.wording.filenames import safe

_ICON = ":material/image:"


def trend(indicator: Row, points: Sequence[Row], places: Sequence[str]) -> None:
    """The trend of one indicator in the chosen cities."""
    _button(lambda rows, made: catalogue.trend(rows, indicator, points, places, made), f"指标趋势_{indicator['name']}")


def quota(place: str, indicator: Row) -> None:
    """The quotas of one indicator by county."""
    name = f"县区配额_{place}_{indicator['name']}"
    _button(lambda rows, made: catalogue.quota(rows, place, indicator, made), name)


def quota_map(place: str, indicator: str, year: int) -> None:
    """The quotas of one indicator and year as a map."""
    name = f"分区地图_{place}_{indicator}_{year}年"
    _button(
        lambda rows, made: maps.quotas(rows, place, indicator, year, made), name, "下载分区地图（PNG）",
        "map_picture",
    )  # fmt: skip


def parts(place: str, indicator: str) -> None:
    """Picture of a city's figure, county by county."""
    name = f"组成_{place}_{indicator}"
    _button(lambda rows, made: sheet.parts(rows, place, indicator, made), name, "下载组成图（PNG）", "parts_picture")


def standing(county: Row) -> None:
    """Where a county stands among the places that the documents name."""
    _button(lambda rows, made: sheet.standing(rows, county, made), f"位置_{county['short_name']}")


def timeline(places: Sequence[str]) -> None:
    """The documents on a line of years."""
    _button(lambda rows, made: sheet.timeline(rows, places, made), "政策文件与期间", "下载期间图（PNG）")


def lineage(places: Sequence[str]) -> None:
    """Picture of lineage: citations, and when targets fall due."""
    _button(lambda rows, made: sheet.lineage(rows, places, made), "政策脉络")


def units(places: Sequence[str]) -> None:
    """How many tasks each unit has under each theme."""
    _button(lambda rows, made: sheet.units(rows, places, made), "各单位承担的任务数")


def province(places: Sequence[str]) -> None:
    """Where the cities lie in the province."""
    _button(lambda rows, made: sheet.province(rows, places, made), "城市位置")


def structure(layout: Row) -> None:
    """A layout from the hub to every element."""
    name = f"结构_{layout['place']}_{layout['name']}"
    _button(lambda rows, made: sheet.structure(rows, layout, made), name, "下载结构图（PNG）", "structure")


def made(path: Path) -> str:
    """The data version of a database and the date, as pictures bear them."""
    return made_words(path.stem[:8], clock.today())


def _button(
    draw: Callable[[Reader, str], bytes], name: str, label: str = "下载图（PNG）", key: str = "picture"
) -> None:
    path = store.database()
    offer(
        label, lambda: draw(store.reader(path), made(path)), f"{safe(name)}.png", key=key, mime="image/png", icon=_ICON
    )
