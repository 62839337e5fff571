"""Slides of recognised units: who holds a title, who is late for re-examination, as of a day."""

from yuboard.reporting.recognition import Standing
from yuboard.slides.material import Material
from yuboard.slides.model import Cell, Slide
from yuboard.slides.paging import paged
from yuboard.slides.titles import fitting
from yuboard.tables.columns import titles
from yuboard.tables.columns.recognised import REGISTER_SLIDE
from yuboard.wording import recognised as words
from yuboard.wording.parts import plain
from yuboard.wording.reporting import day


def recognised_slides(material: Material, subject: str) -> list[Slide]:
    """The units of the places, the worst state first; none where there is no unit."""
    found = material.register
    if found is None or not found.units:
        return []
    short = f"{subject}：{words.counted(found.units)}"
    whole = Slide(
        kind="table",
        key="recognised-1",
        title=fitting(f"{subject}：{plain(words.summary(found.units)).rstrip('。')}", short),
        dek=f"截至{day(found.day)}；{words.COMPUTED_SHORT}",
        place=subject,
        position=None if len(material.cities) > 1 else material.cities[0].place["city_position"],
        header=titles(REGISTER_SLIDE),
        widths=(3.5, 3.1, 2.7, 3.2, 2.8),
        cells=tuple(_row(unit, found.places.get(unit.place_id, "")) for unit in words.ranked(found.units)),
    )
    return paged(whole, brief=short)


def _row(unit: Standing, place: str) -> tuple[Cell, ...]:
    sign = words.SIGNS[unit.state]
    return (
        Cell(unit.unit, "", "head"),
        Cell(words.kind(unit), place),
        Cell(day(unit.recognised_on) if unit.recognised_on else "—"),
        Cell(words.examined(unit)),
        Cell(f"{sign.shape} {unit.state}", words.note(unit)),
    )
