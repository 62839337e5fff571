"""List of figures on the page of documents."""

from yuboard.record.results import Result
from yuboard.tables.figures import figure_list
from yuboard.tables.html import picked
from yuboard.ui import drawing
from yuboard.ui.clauses import open_picked


def figures(rows: Result, *, told: str) -> None:
    """Figures of one page of the list; their words open the clause. ``told`` is what a screen reader says."""
    open_picked(drawing.show("figures", str(figure_list(rows, picked)), told=told))
