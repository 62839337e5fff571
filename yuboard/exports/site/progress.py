"""Static pages of progress: a row a goal with its bullet row, and the lines of progress on other pages."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from markupsafe import Markup

from yuboard.charts.bullets import bullet, drawn
from yuboard.exports.site.context import Site, slug
from yuboard.exports.site.phrases import number
from yuboard.progress.rows import Progress
from yuboard.progress.scoring import Score
from yuboard.tables.scoring import scores
from yuboard.wording import progress as words
from yuboard.wording.markup import tag
from yuboard.wording.reporting import day

_OPENED = "progress="


def progress(site: Site) -> dict[str, Any]:
    """The goals of which anything was approved or is owed, the worst state first, and where the values stand."""
    groups = [(state, list(rows)) for state, rows in groupby(site.standing, key=lambda row: row.state)]
    return {
        "as_of": day(site.standing[0].day),
        "groups": [(words.SIGNS[state], state, lines(rows)) for state, rows in groups],
        "sources": words.sources(site.standing),
        "answered": words.answered(site.standing),
        "scores": points(site.scores),
    }


def lines(rows: Sequence[Progress]) -> list[dict[str, Any]]:
    """Goals with their bullet rows, for templates."""
    return [{"row": row, "anchor": anchor(row), "bullet": _bullet(row)} for row in rows]


def points(found: Sequence[Score]) -> Markup | None:
    """Scores as the live page has them: a value leads to its row on the page of progress; None without any."""
    return scores(found, value=_row, target=number) if found else None


def _row(text: str, figure_id: str) -> Markup:
    return linked(text, f"{_OPENED}{figure_id}")


def _bullet(row: Progress) -> Markup:
    return drawn(bullet(row), f"{words.named(row)}：{words.short(row)}")


def anchor(row: Progress) -> str:
    """Anchor of a goal on the page of progress."""
    return f"goal-{slug(row.goal.figure_id)}"


def linked(text: str, target: str) -> Markup:
    """Words that lead to a figure's clause, or a reported value to its row on the page of progress."""
    if target.startswith(_OPENED):
        return tag("a", text, class_="num", href=f"progress.html#goal-{slug(target.removeprefix(_OPENED))}")
    return number(text, target)
