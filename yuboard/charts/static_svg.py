"""What of a drawing leads to its clause in the static pages."""

from urllib.parse import quote

from markupsafe import Markup

from yuboard.charts.svg import tag

CLAUSES = "documents.html"


def clause(figure_id: str | None) -> str | None:
    """Where a figure's clause stands."""
    return f"{CLAUSES}#{quote(figure_id)}" if figure_id else None


def linked(figure_id: str | None, *content: str) -> Markup:
    """Content that leads to a figure's clause."""
    return tag("a", *content, href=clause(figure_id)) if figure_id else Markup("").join(content)
