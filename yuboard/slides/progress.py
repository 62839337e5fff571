"""Slides of progress: what was reported against each target as of a day, the worst state first."""

from collections.abc import Mapping

from yuboard.progress.rows import Progress
from yuboard.progress.standing import told
from yuboard.progress.states import LAGGING
from yuboard.slides.material import Material
from yuboard.slides.model import Cell, Slide
from yuboard.slides.paging import paged
from yuboard.slides.titles import fitting
from yuboard.tables.columns import titles
from yuboard.tables.columns.progress import PROGRESS_SLIDE
from yuboard.wording import progress as words
from yuboard.wording.reporting import day


def progress_slides(material: Material, subject: str) -> list[Slide]:
    """The goals of which a value was approved or is owed; none where nothing was reported at all."""
    found = told(material.progress)
    if not found:
        return []
    positions = {city.place["city"]: city.place["city_position"] for city in material.cities}
    behind = sum(row.state in LAGGING for row in found)
    plain = f"{subject}：{words.answered(found)}"
    whole = Slide(
        kind="table",
        key="progress-1",
        title=fitting(f"{plain}，{behind}项滞后" if behind else plain, plain),
        dek=f"截至{day(found[0].day)}；{words.SCOPE}",
        place=subject,
        position=None if len(material.cities) > 1 else material.cities[0].place["city_position"],
        header=titles(PROGRESS_SLIDE),
        widths=(3.2, 2.2, 2.8, 2.2, 2.6),
        cells=tuple(_row(row, positions) for row in found),
    )
    return paged(whole, brief=plain)


def _row(row: Progress, positions: Mapping[str, int]) -> tuple[Cell, ...]:
    """One goal."""
    goal, position = row.goal, positions.get(row.goal.city)
    subject = f"（{goal.subject}）" if goal.subject else ""
    sign = words.SIGNS[row.state]
    return (
        Cell(f"{goal.place_short}　{goal.indicator}{subject}", "", "head", position=position),
        Cell(goal.label, goal.year_label, "strong", goal.figure_id, position),
        _value(row),
        Cell(words.done(row), words.paced(row) if row.pace else ""),
        Cell(f"{sign.shape} {row.state}", words.needed(row) or words.missing(row)),
    )


def _value(row: Progress) -> Cell:
    """Cell of what is reported: a value with its cells, else what is said in its place."""
    said, note = words.stands(row)
    return Cell(said, words.source(row) if row.actual else note, "plain" if row.is_told else "missing")
