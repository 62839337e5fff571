"""Slides of a meeting: what changed between two days, at most six of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from yuboard.progress.changes import Change, Kind
from yuboard.progress.standing import ranked
from yuboard.slides.model import Cell, Note, Slide, Source, Story
from yuboard.slides.paging import paged
from yuboard.slides.progress import bullet_slides
from yuboard.slides.titles import fitting
from yuboard.tables.columns import titles
from yuboard.tables.columns.progress import CHANGES
from yuboard.wording import progress as words
from yuboard.wording.reporting import day

# A meeting listens to no more than the cover, one slide of bullet rows and tables, six in all.
_SLIDES = 6


def change_story(
    found: Sequence[Change], subject: str, since: date, until: date, positions: Mapping[str, int]
) -> Story:
    """Story of the changes between two days: how many of each kind, where they stand now, each with its cell or clause.

    ``positions`` are those of the cities by name.
    """
    span = f"{day(since)}至{day(until)}"
    counts = {kind: sum(one.kind == kind for one in found) for kind in Kind}
    cover = Slide(
        kind="cover",
        key="cover",
        title=fitting(f"{subject}：与上次汇报相比"),
        dek=span if found else words.unchanged(since, until),
        place=subject,
        position=None,
        notes=tuple(Note(kind, span, f"{count}项") for kind, count in counts.items() if count)[:3],
    )
    whole = Slide(
        kind="table",
        key="changes-1",
        title=fitting("，".join(f"{kind}{count}项" for kind, count in counts.items() if count)),
        dek=span,
        place=subject,
        position=None,
        header=titles(CHANGES),
        widths=(1.2, 3.4, 2.9, 3.0, 2.6),
        cells=tuple(map(_row, found)),
    )
    tables = paged(whole, row_sources=[[_clause(one)] for one in found]) if found else []
    changed = {one.after.goal.figure_id: one for one in found}
    now = ranked(one.after for one in changed.values())
    bullets = [
        replace(slide, sources=tuple(_clause(changed[figure_id]) for figure_id in slide.figure_ids()))
        for slide in bullet_slides(now, subject, positions, positions.get(subject), most=1)
    ]
    most = _SLIDES - 1 - len(bullets)
    told = tables[:most]
    if rest := sum(len(slide.cells) for slide in tables[most:]):
        told[-1] = replace(told[-1], dek=f"{span}；另有{rest}项见看板“进度”页")
    return Story(f"{subject}进度变化", (cover, *bullets, *told))


def _row(one: Change) -> tuple[Cell, ...]:
    """One change."""
    goal = one.after.goal
    return (
        Cell(one.kind, tone="head"),
        Cell(words.named(one.after), goal.label, figure_id=goal.figure_id),
        Cell(words.stood(one.before)),
        Cell(words.stood(one.after), tone="strong"),
        Cell(words.evidence(one)),
    )


def _clause(one: Change) -> Source:
    goal = one.after.goal
    about = f"{words.named(one.after)}　{goal.label}"
    return Source(goal.figure_id, about, goal.document_number, "", goal.section, goal.quote)
