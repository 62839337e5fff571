"""Downloads of the yearly report of a county or bureau: a year is chosen, the files are made when they are clicked."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from yuboard import clock
from yuboard.exports.yearly import material
from yuboard.exports.yearly.document import document
from yuboard.exports.yearly.material import Unit
from yuboard.exports.yearly.paper import paper
from yuboard.exports.yearly.story import Story, story
from yuboard.problems import ExportError, LedgerError
from yuboard.record import reported, store
from yuboard.ui.as_of import as_of, dated
from yuboard.ui.downloads import offer
from yuboard.ui.progress import progress
from yuboard.wording.filenames import safe
from yuboard.wording.markdown import escape
from yuboard.wording.missing import UNASSIGNED
from yuboard.wording.yearly import BLANK, NAME, title

Writer = Callable[[Story, date], bytes]


def of_county(county: str) -> None:
    """The report of a county by its short name."""
    _offered(material.county(store.rows, county))


def of_bureau(bureau: str, city: str) -> None:
    """The report of a bureau; nothing where a task has none, or where its city is not clear and none is chosen."""
    asked = {"words": "", "theme": "", "documents": ()}
    cities = {row["city"] for row in store.rows("tasks/list", unit=bureau, city=city, **asked)}
    if bureau not in ("", UNASSIGNED) and len(cities) == 1:
        _offered(material.bureau(store.rows, bureau, cities.pop()))


def _offered(unit: Unit) -> None:
    with st.container(key="screen_only_yearly"):
        panel = st.popover("年度报告", icon=":material/description:", key="yearly", on_change="rerun")
    if panel.open:
        with panel:
            _choices(unit, as_of())


def _choices(unit: Unit, day: date) -> None:
    try:
        known = progress(day)
    except LedgerError as error:
        st.error(escape(str(error)))
        return
    year = st.selectbox("报告哪一年", material.years(known, unit, day), format_func="{}年".format, key="yearly_year")
    st.caption(f"{NAME}：目标、任务、上报的数和出处已填好，标{BLANK}处请补写。")
    for label, writer, ending in (("下载文档（DOCX）", document, "docx"), ("下载文档（PDF）", paper, "pdf")):
        name = safe(f"{dated(title(unit.name, year))}.{ending}")
        offer(label, lambda writer=writer: _made(unit, year, day, writer), name, key=f"yearly_{ending}")  # type: ignore[misc]


def _made(unit: Unit, year: int, day: date, writer: Writer) -> bytes:
    try:
        goals = progress(day)
    except LedgerError as error:
        raise ExportError(str(error)) from error
    rows = store.reader(store.database())
    found = material.gathered(rows, reported.rows, goals, unit, year=year, day=day)
    made_on = clock.today()
    return writer(story(found, version=store.version(), made_on=made_on), made_on)
