"""Clause links: what of a drawing leads to its clause in the static pages."""

from urllib.parse import quote

from markupsafe import Markup

from yuboard.charts.marks import Mark
from yuboard.charts.svg import tag

CLAUSES = "documents.html"


def clause(figure_id: str | None) -> str | None:
    """The address of a figure's clause."""
    return f"{CLAUSES}#{quote(figure_id)}" if figure_id else None


def linked(figure_id: str | None, *content: str) -> Markup:
    """Content that leads to a figure's clause."""
    return tag("a", *content, href=clause(figure_id)) if figure_id else Markup("").join(content)


def link(mark: Mark, content: Markup) -> Markup:
    """A mark of a chart that leads to its clause, with its title as tooltip."""
    title = [tag("title", mark.title)] if mark.title else []
    if mark.figure_id:
        return linked(mark.figure_id, *title, content)
    return tag("g", *title, content) if title else content
