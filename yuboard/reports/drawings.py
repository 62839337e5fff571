"""Drawings as PNG at projector size: an SVG on a sheet with title and caption, typeset in the bundled font."""

from collections.abc import Sequence
from pathlib import Path

from yuboard import boundaries, maps, theme
from yuboard.reports import layouts
from yuboard.reports.sheets import Rows
from yuboard.reports.typesetting import typeset
from yuboard.row import Row

_TEMPLATE = Path(__file__).with_suffix(".typ")
# How wide a drawing is before it is fitted into the sheet: it sets how large its words are beside it.
_TREE, _PROVINCE = 960, 820


def structure(rows: Rows, layout: Row, made: str) -> bytes:
    """A layout as the document builds it, from the hub to every element."""
    found = layouts.elements(rows, layout["layout_id"])
    drawing = maps.schematic(
        found, title=layout["name"], selected=None, narrow=False, colours=theme.LIGHT, alt="", width=_TREE
    )
    pale = [] if found["found"].isin(maps.ON_MAP).all() else [maps.ABSENT]
    below = [*pale, f"出处：{layout['document_number']}　{layout['section']}"]
    return _sheet(drawing, f"{layout['place']}　{layout['name']}　结构", below, made)


def province(rows: Rows, places: Sequence[str], made: str) -> bytes:
    """Where the cities ``places`` lie in the province."""
    ours = {code: city for code, city in layouts.cities(rows).items() if city["place"] in places}
    ground = layouts.plan(boundaries.PROVINCE)
    drawing = maps.province_map(ours, ground.areas, colours=theme.LIGHT, alt="", width=_PROVINCE, is_linked=False)
    names = "、".join(city["place_short"] for city in ours.values())
    return _sheet(drawing, f"{names}在河南的位置", [ground.caption], made)


def _sheet(drawing: str, title: str, below: Sequence[str], made: str) -> bytes:
    svg = str(drawing).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" font-family="Noto Sans SC" ', 1)
    tones = {"paper": theme.LIGHT.paper, "ink": theme.LIGHT.ink, "grey": theme.LIGHT.ink_3}
    return typeset(_TEMPLATE, {"title": title, "below": list(below), "made": made, "svg": svg, **tones}, "png")
