"""Slides about layouts: where a city's document puts what, and what of it has no place on a map."""

import pandas as pd

from yuboard.geography.layouts import group_words
from yuboard.record.results import Row
from yuboard.slides.model import Ground, Note, Slide, Source
from yuboard.slides.titles import fitting, listed

_OF_COUNTIES = ("县区", "责任县区")
_OFF_MAP = (("待定位", "未定位，没有可引用的坐标"), ("全市", "全市性，未落到县区"), ("境外", "在境外"))
_ON_NO_TILE = (("点位", "有坐标，方块图上不标"),)


def layout_slide(layout: Row, ground: Ground, subject: str) -> Slide:
    """Where a city's document puts what: on the map as far as that is known, beside it the rest in words."""
    rows = ground.elements
    placed = _on_map(ground)
    sources = [Source("", f"{layout['place']}　{layout['name']}", layout["document_number"], layout["short_title"],
                      layout["section"], layout["quote"])]  # fmt: skip
    sources += [
        Source("", row.name, row.document_number, row.document_title, row.section, row.quote)
        for row in rows.itertuples(index=False)
    ]
    return Slide(
        kind="layout",
        key=f"layout-{ground.layout}",
        title=_layout_title(layout, ground, placed, subject),
        dek=layout["summary"].rstrip("。"),
        place=subject,
        position=layout["place_position"],
        notes=tuple(_layout_notes(ground)),
        sources=tuple(sources),
        ground=ground,
    )


def _layout_title(layout: Row, ground: Ground, placed: pd.DataFrame, subject: str) -> str:
    if ground.county:
        rows = ground.elements
        own = rows[rows["place"].eq(ground.county) | rows["duty_place"].eq(ground.county)]
        return fitting(
            f"{subject}：“{layout['name']}”布局中有{len(own)}项要素点名本地", f"{subject}：{len(own)}项要素点名本地"
        )
    on_map = f"，{len(placed)}项落到图上" if ground.areas else ""
    told = f"{subject}：“{layout['name']}”共{len(ground.elements)}项要素{on_map}"
    return fitting(told, f"{subject}：“{layout['name']}”布局")


def _on_map(ground: Ground) -> pd.DataFrame:
    """The elements that the map shows: on tiles, which have no coordinates, only those of a county."""
    shown = ("点位", *_OF_COUNTIES) if ground.has_boundaries else _OF_COUNTIES
    return ground.elements[ground.elements["found"].isin(shown)]


def _layout_notes(ground: Ground) -> list[Note]:
    """Elements by group as far as they are placed, then those that are not on the map and why."""
    rows, placed, notes = ground.elements, _on_map(ground), []
    for group, word in group_words(placed).items():
        own = placed[placed["group"].eq(group)]
        if len(own):
            where = own["duty_place"].where(own["duty_place"].notna(), own["place"])
            named = own["name"].where(own["found"].eq("点位"), where)
            notes.append(Note(f"{word}　{len(own)}项", listed(named, 6)))
    for found, word in (*(() if ground.has_boundaries else _ON_NO_TILE), *_OFF_MAP):
        own = rows[rows["found"].eq(found)]
        if len(own):
            notes.append(Note(f"{word}　{len(own)}项", listed(own["name"], 2), tone="missing"))
    return notes
