"""List of figures on the page of documents."""

from yuboard.record.results import Result
from yuboard.tables.figures import figure_list
from yuboard.tables.html import picked
from yuboard.ui import drawing
from yuboard.ui.clauses import open_picked
from yuboard.wording.clauses import told_once


def figures(found: Result, page: slice) -> None:
    """One page of the figures found; their words open the clause. The source line names a document of all."""
    listed = str(figure_list(found[page], picked, is_of_one=bool(told_once(found))))
    open_picked(drawing.show("figures", listed, told=f"共{len(found)}条数字"))
