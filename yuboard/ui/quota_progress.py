"""Progress of counties' quotas where counties are looked at: the rows of the page 进度, for one county or one quota."""

from collections.abc import Callable, Sequence

import streamlit as st

from yuboard import clock
from yuboard.charts.bullets import picture
from yuboard.problems import LedgerError
from yuboard.progress.rows import Progress
from yuboard.progress.states import State
from yuboard.tables import progress as tables
from yuboard.ui import drawing
from yuboard.ui.clauses import open_picked
from yuboard.ui.pickers import check_links, follow
from yuboard.ui.progress import progress
from yuboard.wording.markdown import escape
from yuboard.wording.reporting import day


def of_county(name: str) -> None:
    """Quotas of a county: what is done, what remains and how much a month; ``name`` is its short name."""
    _shown(name, lambda row: row.goal.place_short == name)


def of_quota(city: str, indicator: str) -> None:
    """Quotas of one indicator, of every county of a city."""
    _shown(indicator, lambda row: row.goal.city == city and row.goal.indicator == indicator)


def _shown(subject: str, is_asked: Callable[[Progress], bool]) -> None:
    """The rows of the quotas that are asked about; nothing where nobody has reported or owes a report of one."""
    today = clock.today()
    try:
        rows = [row for row in progress(today) if row.goal.role == "quota" and is_asked(row)]
    except LedgerError as error:
        st.error(escape(str(error)))
        return
    if not any(row.is_reported or row.silence for row in rows):
        return
    check_links(open={row.goal.figure_id for row in rows})
    st.header(f"{escape(subject)}　截至{day(today)}的进度", anchor=False)
    html = tables.rows(_ranked(rows), {}, st.query_params.get(tables.OPEN), picture)
    told = f"{subject}：{len(rows)}项配额的进度"
    open_picked(drawing.goals("quota_progress", str(html), lambda target: follow(target, tables.OPEN), told))


def _ranked(rows: Sequence[Progress]) -> list[Progress]:
    """The worst state first."""
    order = list(State)
    return sorted(rows, key=lambda row: order.index(row.state))
