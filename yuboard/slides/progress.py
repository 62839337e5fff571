"""Slides of progress: what was reported against each target as of a day, the worst state first."""

from collections.abc import Mapping, Sequence

from yuboard.charts.bullet_rows import are_drawn, bullet_rows
from yuboard.progress.rows import Progress
from yuboard.progress.standing import lagging, told
from yuboard.progress.states import LAGGING
from yuboard.slides.material import Material
from yuboard.slides.model import ACROSS, CHART_WIDTH, DOWN, Cell, Note, Slide
from yuboard.slides.paging import paged
from yuboard.slides.titles import fitting, numbered, pages
from yuboard.tables.columns import titles
from yuboard.tables.columns.progress import PROGRESS_SLIDE
from yuboard.wording import progress as words
from yuboard.wording.missing import COMPUTED
from yuboard.wording.reporting import day

# The most bullet rows of one slide, and slides of them; how many rows say what they take.
_ROWS, _MOST, _NEEDS = 6, 3, 3


def progress_slides(material: Material, subject: str) -> list[Slide]:
    """The goals of which a value was approved or is owed, as bullet rows and as a table; none without a report."""
    found = told(material.progress)
    if not found:
        return []
    positions = {city.place["city"]: city.place["city_position"] for city in material.cities}
    own = None if len(material.cities) > 1 else material.cities[0].place["city_position"]
    return bullet_slides(found, subject, positions, own) + _table(found, material, subject, positions)


def bullet_slides(
    found: Sequence[Progress], subject: str, positions: Mapping[str, int], own: int | None, most: int = _MOST
) -> list[Slide]:
    """The goals that have a bullet row, in their order, on as many slides as a talk has time for.

    ``positions`` are those of the cities by name, ``own`` that of the one city that it is about, None for several.
    """
    drawn = are_drawn(found)
    groups = _parted(drawn, positions)
    shown = sum(map(len, groups[:most]))
    more = f"；另有{len(found) - shown}项见后面的表" if len(found) > shown else ""
    count = min(len(groups), most)
    return [
        Slide(
            kind="bullets",
            key=f"bullets-{index}",
            title=numbered(_finding(drawn, subject), f"{subject}：{len(drawn)}项有审定的数", index, count),
            dek=f"截至{day(found[0].day)}；序时和比率为本系统测算{more}",
            place=subject,
            position=own,
            chart=bullet_rows(group, positions=positions, width=CHART_WIDTH),
            notes=(*_needs(group, positions), Note("怎么看", words.ROWS_KEY)),
            labels=(COMPUTED,),
        )
        for index, group in enumerate(groups[:most], 1)
    ]


def _parted(drawn: Sequence[Progress], positions: Mapping[str, int]) -> list[Sequence[Progress]]:
    """The goals by slide: as many on each as can be read on it, the same on all."""
    parted = (pages(drawn, most) for most in range(_ROWS, 0, -1))
    return next((groups for groups in parted if all(_fits(group, positions) for group in groups)), [])


def _fits(group: Sequence[Progress], positions: Mapping[str, int]) -> bool:
    return len(group) == 1 or bullet_rows(group, positions=positions, width=ACROSS).height <= DOWN


def _finding(drawn: Sequence[Progress], subject: str) -> str:
    """How many goals are behind and which one most, else that none is."""
    behind = [row for row in drawn if row.state in LAGGING]
    if not behind:
        return f"{subject}：{len(drawn)}项都不滞后"
    first = (lagging(drawn) or behind)[0]
    return f"{subject}：{len(behind)}项滞后，{first.goal.indicator}{first.goal.year_label}{words.paced(first)}"


def _needs(group: Sequence[Progress], positions: Mapping[str, int]) -> list[Note]:
    """Needs of the first rows: what each takes to reach its goal."""
    needing = [(row, need) for row in group if (need := words.needed(row))]
    return [
        Note(words.named(row), need, position=positions.get(row.goal.city), figure_id=row.goal.figure_id)
        for row, need in needing[:_NEEDS]
    ]


def _table(found: Sequence[Progress], material: Material, subject: str, positions: Mapping[str, int]) -> list[Slide]:
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
