"""Scores by a bureau's own rule: a row a party with every point traced, and a row a point for files."""

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from yuboard.progress.scoring import Point, Score
from yuboard.record.results import Row
from yuboard.tables import html
from yuboard.tables.columns import titles
from yuboard.tables.columns.scoring import SCORES
from yuboard.tables.progress import OPEN
from yuboard.wording import progress, scoring
from yuboard.wording.markup import Link, tag


def chosen(words: str, figure_id: str) -> Markup:
    """A value of a live page that opens how it was reckoned."""
    return html.chosen(OPEN, figure_id, words, class_="num")


def scores(found: Sequence[Score], value: Link = chosen, target: Link = html.picked) -> Markup:
    """A table a rule with a row a party; a ``value`` leads to how it was reckoned, a ``target`` to its clause."""
    parts = [tag("p", scoring.ABOUT, class_="quiet")]
    for rule, own in groupby(found, key=lambda score: score.rule):
        head = tag("h3", scoring.headed(rule))
        source = tag("p", scoring.source(rule))
        body = tag("tbody", *(html.headed(_cells(score, value, target), titles(SCORES)) for score in own))
        parts += [head, source, tag("table", html.head(titles(SCORES)), body, class_="list scores stated")]
    return tag("div", *parts, class_="tables progress")


def _cells(score: Score, value: Link, target: Link) -> list[Markup]:
    return [
        tag("strong", score.party),
        tag("span", scoring.total(score)),
        tag("span", scoring.counted(score)),
        tag("div", *(_line(point, value, target) for point in score.points)),
    ]


def _line(point: Point, link: Link, target: Link) -> Markup:
    """An item: its points, the value and the target that they are for, and the formula below."""
    said: list[str] = [tag("strong", point.item.title), f"　{scoring.points(point)}"]
    value = scoring.value(point)
    if point.goal is not None:
        goal = point.goal.goal
        shown = link(value, goal.figure_id) if value else ""
        said += ["　", shown, "　目标", target(goal.label, goal.figure_id)]
    elif value:
        said += ["　", value]
    formula = scoring.formula(point)
    return tag("p", *said, tag("span", f"　{formula}", class_="quiet") if formula else "")


def records(found: Sequence[Score]) -> list[Row]:
    """The same as rows of ``SCORE_COLUMNS``, one a point."""
    return [_record(score, point) for score in found for point in score.points]


def _record(score: Score, point: Point) -> Row:
    goal = point.goal.goal if point.goal else None
    given = point.given.value
    return {
        "party": score.party,
        "item": point.item.title,
        "value": scoring.value(point),
        "points": scoring.UNSCORED if given is None else float(given),
        "full": float(point.item.points),
        "note": point.given.obstacle,
        "formula": scoring.formula(point),
        "way": scoring.way(point.item),
        "goal": f"{progress.named(point.goal)}：{goal.label}" if point.goal and goal else "",
        "document_number": goal.document_number if goal else "",
        "section": goal.section if goal else "",
        "quote": goal.quote if goal else "",
        "cells": scoring.cells(point),
        "rule": scoring.headed(score.rule),
        "source": scoring.source(score.rule),
        "rule_quote": point.item.quote,
        "as_of": score.day.isoformat(),
    }
