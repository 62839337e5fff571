"""Comparison of cities: one table of all lines, filtered and opened by the address."""

import streamlit as st

from yuboard.record.cached import cached
from yuboard.record.results import Result
from yuboard.tables.comparison import Choice, comparison_table
from yuboard.tables.html import picked as number
from yuboard.ui import drawing
from yuboard.ui.clauses import open_picked
from yuboard.ui.pickers import check_links, follow
from yuboard.ui.tables import listed
from yuboard.wording.comparison import VERDICTS, lines

_FOLLOWED = ("verdict", "line")


def matrix(cells: Result) -> None:
    """The comparison line by line; the chosen verdict and the open line stand in the address."""
    if not listed(cells):
        return
    check_links(verdict=VERDICTS, line={cell["comparison_id"] for cell in cells})
    asked = {name: st.query_params.get(name) for name in _FOLLOWED}
    table, told = _drawn(cells, **asked)
    open_picked(drawing.show("table_compared", table, on_pick=lambda name: follow(name, *_FOLLOWED), told=told))


@cached(size=64)
def _drawn(cells: Result, verdict: str | None, line: str | None) -> tuple[str, str]:
    """The table, and which lines it shows and how many, in words."""
    chosen, found = verdict if verdict in VERDICTS else None, lines(cells)
    count = sum(chosen in (None, line.verdict) for line in found)
    return str(comparison_table(found, number, Choice(chosen, line))), f"{chosen or '全部'}，{count}项"
