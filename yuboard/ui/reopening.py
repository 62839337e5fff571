"""Reopening of a period: who opens which months of which place, why and until when; and the list of all of them."""

from datetime import timedelta

import streamlit as st

from yuboard import clock
from yuboard.access import writing
from yuboard.ledger import holdings
from yuboard.ledger.periods import last_day
from yuboard.ledger.rows import Event
from yuboard.ledger.terms import Place
from yuboard.problems import LedgerError
from yuboard.ui import identity
from yuboard.ui import ledger as book
from yuboard.wording import reports
from yuboard.wording.markdown import escape

_MONTHS = range(1, 13)
# How long a period is open where the reviewer says nothing else.
_DAYS = 14


def periods(city: Place) -> None:
    """The form that reopens a period, and the periods that were reopened."""
    found = holdings.reopenings(book.ledger(), city.place_id, book.terms(), clock.today())
    with st.expander(f"重开已审定的期间（重开过{len(found)}次）", icon=":material/lock_open:"):
        _form(city)
        for event in found:
            st.markdown(f"- {escape(_told(event))}")


def _told(event: Event) -> str:
    is_open = clock.today().isoformat() <= (event.until or "")
    period = reports.period(event.period_start or "", event.period_end or "")
    until = f"开到{event.until}" if is_open else f"{event.until}已关"
    place = book.terms().place_name(event.place)
    return f"{place}　{period}　{until}　{event.author} {reports.moment(event.moment)}：{event.reason}"


def _form(city: Place) -> None:
    places = [place for place in book.terms().places.values() if place.city_id == city.place_id]
    today = clock.today()
    with st.form("reopening", border=False):
        first, second, third, fourth = st.columns(4)
        place = first.selectbox("地区", places, format_func=lambda one: one.name)
        year = second.number_input("年份", 2000, today.year, today.year)
        start = third.selectbox("从几月", _MONTHS)
        end = fourth.selectbox("到几月", _MONTHS, index=11)
        until = st.date_input("开到哪一天", today + timedelta(days=_DAYS), min_value=today, format="YYYY-MM-DD")
        reason = st.text_input("重开的原因（列入清单）")
        if not st.form_submit_button("重开这个期间"):
            return
    if not reason.strip():
        st.error("重开要写明原因。")
        return
    period = f"{year}-{start:02d}-01", last_day(year, end).isoformat()
    try:
        writing.reopen(identity.session(), book.ledger(), place, period, until.isoformat(), reason)
    except LedgerError as error:
        st.error(escape(str(error)))
    else:
        st.rerun()
