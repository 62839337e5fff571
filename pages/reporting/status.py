"""Who has reported what by when: a calendar of places by months, a cell opened, reminders and the calendar as files."""

import streamlit as st

from yuboard.ui import reporting
from yuboard.ui.ledger import terms

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

reports = reporting.reports(book, choice)
reporting.shown(book, reports, choice)
with st.container(horizontal=True):
    reporting.reminder_file(reports, choice)
    reporting.calendar_file(calendar, choice)
reporting.forms()
