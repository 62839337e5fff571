"""Slides about layouts: where a city's document puts what, and what of it has no place on a map."""

import pandas as pd

from yuboard.geography.layouts import group_words
from yuboard.record.results import Row
from yuboard.slides.model import LayoutMap, Note, Slide, Source
from yuboard.slides.titles import fitting, listed

_OF_COUNTIES = ("县区", "责任县区")
_OFF_MAP = (("待定位", "未定位，没有可引用的坐标"), ("全市", "全市性，未落到县区"), ("境外", "在境外"))
_ON_NO_TILE = (("点位", "有坐标，方块图上不标"),)


def layout_slide(layout: Row, layout_map: LayoutMap, subject: str) -> Slide:
    """Where a city's document puts what: on the map as far as that is known, beside it the rest in words."""
    rows = layout_map.elements
    placed = _on_map(layout_map)
    sources = [Source("", f"{layout['place']}　{layout['name']}", layout["document_number"], layout["short_title"],
                      layout["section"], layout["quote"])]  # fmt: skip
    sources += [
        Source("", row.name, row.document_number, row.document_title, row.section, row.quote)
        for row in rows.itertuples(index=False)
    ]
    return Slide(
        kind="layout",
        key=f"layout-{layout_map.layout}",
        title=_layout_title(layout, layout_map, placed, subject),
        dek=layout["summary"].rstrip("。"),
        place=subject,
        position=layout["place_position"],
        notes=tuple(_layout_notes(layout_map)),
        sources=tuple(sources),
        layout_map=layout_map,
    )


def _layout_title(layout: Row, layout_map: LayoutMap, placed: pd.DataFrame, subject: str) -> str:
    if layout_map.county:
        rows = layout_map.elements
        local = rows[rows["place"].eq(layout_map.county) | rows["duty_place"].eq(layout_map.county)]
        return fitting(
            f"{subject}：“{layout['name']}”布局中有{len(local)}项要素点名本地", f"{subject}：{len(local)}项要素点名本地"
        )
    on_map = f"，{len(placed)}项落到图上" if layout_map.areas else ""
    message = f"{subject}：“{layout['name']}”共{len(layout_map.elements)}项要素{on_map}"
    return fitting(message, f"{subject}：“{layout['name']}”布局")


def _on_map(layout_map: LayoutMap) -> pd.DataFrame:
    """The elements that the map shows: on tiles, which have no coordinates, only those of a county."""
    shown = ("点位", *_OF_COUNTIES) if layout_map.has_boundaries else _OF_COUNTIES
    return layout_map.elements[layout_map.elements["found"].isin(shown)]


def _layout_notes(layout_map: LayoutMap) -> list[Note]:
    """Elements by group as far as they are placed, then those that are not on the map and why."""
    rows, placed, notes = layout_map.elements, _on_map(layout_map), []
    for group, word in group_words(placed).items():
        members = placed[placed["group"].eq(group)]
        if len(members):
            where = members["duty_place"].where(members["duty_place"].notna(), members["place"])
            names = members["name"].where(members["found"].eq("点位"), where)
            notes.append(Note(f"{word}　{len(members)}项", listed(names, 6)))
    for status, word in (*(() if layout_map.has_boundaries else _ON_NO_TILE), *_OFF_MAP):
        members = rows[rows["found"].eq(status)]
        if len(members):
            notes.append(Note(f"{word}　{len(members)}项", listed(members["name"], 2), tone="missing"))
    return notes
