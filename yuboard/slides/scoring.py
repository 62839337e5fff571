"""Slides of scores by a bureau's own rule: what each party has points for, and the rule itself."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from yuboard.progress.scoring import Point, Rule, Score
from yuboard.slides.framing import clause
from yuboard.slides.material import Material
from yuboard.slides.model import Cell, Slide, Source
from yuboard.slides.paging import paged
from yuboard.slides.titles import fitting
from yuboard.tables.columns import Columns, titles
from yuboard.tables.columns.scoring import OWN_SLIDE, RULE_SLIDE, SCORE_SLIDE
from yuboard.wording import scoring as words
from yuboard.wording.missing import COMPUTED
from yuboard.wording.reporting import day


def score_slides(material: Material, subject: str) -> list[Slide]:
    """The scores by each rule of a city, or of a county its own, then the rule; none without a rule."""
    slides = []
    for rule, group in groupby(material.scores, key=lambda score: score.rule):
        own = list(group)
        slides += _own(own[0], material, subject) if material.county else _parties(own, material, subject)
        slides += _rule(rule, own, material, subject)
    return slides


def _parties(own: Sequence[Score], material: Material, subject: str) -> list[Slide]:
    """A row a party, in the order of the rule's targets: nobody is ranked."""
    brief = f"{subject}：{own[0].rule.title}"
    title = fitting(f"{brief}，{words.scored(own)}", brief)
    cells = tuple(
        (
            Cell(score.party, tone="head"),
            Cell(words.gained(score), words.reachable(score), "missing" if score.total is None else "strong"),
            Cell(words.counted(score)),
            Cell("；".join(f"{point.item.title}{words.points(point)}" for point in score.points)),
        )
        for score in own
    )
    sources = [[one for point in score.points for one in _sources(score, point, material)] for score in own]
    whole = _slide(own, material, subject, "scores", title, SCORE_SLIDE, (2.6, 2.0, 2.0, 6.4), cells)
    return paged(whole, brief=brief, row_sources=sources)


def _own(score: Score, material: Material, subject: str) -> list[Slide]:
    """The score of one place: a row an item."""
    brief = f"{subject}：{words.total(score)}"
    title = fitting(f"{subject}：{score.rule.title}　{words.total(score)}", brief)
    cells = tuple(_item(point, material) for point in score.points)
    sources = [list(_sources(score, point, material)) for point in score.points]
    whole = _slide([score], material, subject, "scores", title, OWN_SLIDE, (2.6, 3.2, 3.4, 3.8), cells)
    return paged(whole, brief=brief, row_sources=sources)


def _item(point: Point, material: Material) -> tuple[Cell, ...]:
    goal = point.goal.goal if point.goal else None
    return (
        Cell(point.item.title, tone="head"),
        Cell(words.points(point), tone="missing" if point.given.value is None else "strong"),
        Cell(
            words.value(point) or "—",
            f"目标{goal.label}" if goal else "",
            figure_id=goal.figure_id if goal else None,
            position=material.cities[0].place["city_position"],
        ),
        Cell(words.formula(point) or "—"),
    )


def _rule(rule: Rule, own: Sequence[Score], material: Material, subject: str) -> list[Slide]:
    """The items of a rule in its own words."""
    brief = f"{subject}：{words.headed(rule)}"
    cells = tuple(
        (Cell(item.title, tone="head"), Cell(words.full(item)), Cell(words.way(item)), Cell(item.quote))
        for item in rule.items
    )
    whole = _slide(own, material, subject, "rule", fitting(brief), RULE_SLIDE, (2.6, 1.4, 4.6, 4.4), cells)
    listed = [[Source("", item.title, rule.number, "", item.title, item.quote)] for item in rule.items]
    return paged(whole, brief=brief, row_sources=listed)


def _slide(
    own: Sequence[Score],
    material: Material,
    subject: str,
    key: str,
    title: str,
    columns: Columns,
    widths: tuple[float, ...],
    cells: tuple[tuple[Cell, ...], ...],
) -> Slide:
    """A table about a rule: as of when, by whose rule, and that it is reckoned."""
    rule = own[0].rule
    return Slide(
        kind="table",
        key=f"{key}-{rule.rule_id}-1",
        title=title,
        dek=f"截至{day(own[0].day)}；{words.basis(rule)}；{words.COMPUTED_SHORT}",
        place=subject,
        position=material.cities[0].place["city_position"],
        header=titles(columns),
        widths=widths,
        cells=cells,
        labels=(COMPUTED,),
    )


def _sources(score: Score, point: Point, material: Material) -> Iterator[Source]:
    """The clause of the target behind a point, and the words of the rule with how it was reckoned."""
    if point.goal is not None:
        yield clause(material.figures[point.goal.goal.figure_id])
    said = "　".join(filter(None, (score.party, words.points(point), words.formula(point))))
    yield Source("", said, score.rule.number, "", point.item.title, point.item.quote)
