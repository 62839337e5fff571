"""Who has reported what by when: a calendar of places by months, a cell opened, reminders and the calendar as files."""

import streamlit as st

from yuboard.problems import LedgerError
from yuboard.ui import reporting
from yuboard.ui.ledger import terms
from yuboard.wording.markdown import escape

st.title("报送情况", anchor=False)
calendar = terms().calendar
if not calendar.forms:
    reporting.nothing_due()
    st.stop()

choice = reporting.choose(calendar)
book = reporting.book()
if book is None:
    reporting.forms()
    reporting.calendar_file(calendar, choice)
    st.stop()

try:
    reports = reporting.reports(choice)
    reporting.shown(book, reports, choice)
except LedgerError as error:
    st.error(escape(str(error)))
    st.stop()
with st.container(horizontal=True):
    reporting.reminder_file(reports, choice)
    reporting.calendar_file(calendar, choice)
reporting.forms()
