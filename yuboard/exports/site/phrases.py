"""Phrases on static pages: numbers linked to their clauses."""

from collections.abc import Iterable

from markupsafe import Markup

from yuboard.charts.clause_links import clause
from yuboard.wording import markup, parts


def inline(phrase: Iterable[parts.Part]) -> Markup:
    """A phrase in one line."""
    return markup.inline(phrase, number)


def block(blocks: Iterable[parts.Block]) -> Markup:
    """Paragraphs, lists and tables."""
    return markup.blocks(blocks, number)


def number(words: str, figure_id: str) -> Markup:
    """Words that lead to a figure's clause."""
    return markup.tag("a", words, class_="num", href=clause(figure_id))
