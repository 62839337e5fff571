"""State of reporting: the choice of city, year and day, the drawn calendar, and its files."""

from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

import streamlit as st

from yuboard.exports.ics import calendar as ics
from yuboard.exports.pdf.reminder import reminder
from yuboard.ledger import holdings
from yuboard.ledger.engine import Ledger
from yuboard.ledger.listing import reopening
from yuboard.problems import LedgerError
from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.reporting.calendar import Calendar
from yuboard.reporting.states import Report, tally
from yuboard.tables.reporting import CELL, FILL_IN, REVIEW, View, cell_of, form_list, status
from yuboard.ui import as_of, drawing, identity
from yuboard.ui.downloads import offer
from yuboard.ui.exports import PDF
from yuboard.ui.ledger import ledger, terms, version
from yuboard.ui.pickers import check_links, follow
from yuboard.ui.tables import show_table
from yuboard.wording import reporting as words
from yuboard.wording.filenames import safe
from yuboard.wording.markdown import escape

ICS = "text/calendar"


class Choice(NamedTuple):
    """Choice of a reader: a city's year as it stood on a day."""

    city_id: str
    city: str
    year: int
    day: date
    first: date


def nothing_due() -> None:
    """Say that nothing is due, how a duty is set up, and what the documents ask for without a day."""
    st.info(escape(words.nothing_due()))
    st.markdown(escape(words.HOW_TO_SET))
    forms(is_open=True)


def forms(*, is_open: bool = False) -> None:
    """Every form that a document or a notice asks for."""
    rows = store.rows("reporting/calendar")
    with st.expander(f"文件和通知要求的报表：{len(rows)}张", expanded=is_open):
        show_table(form_list, rows)


def choose(calendar: Calendar) -> Choice:
    """The choice, all of it in the address; the city is that of whoever is signed in, where nothing else is said."""
    cities = {form.city: form.city_id for form in calendar.forms}
    check_links(city=cities)
    # The sentence on paper says all three.
    with st.container(key="screen_only_choice"):
        city_column, year_column, day_column = st.columns(3, vertical_alignment="bottom")
    author = identity.signed_in()
    own = next((name for name, city in cities.items() if author and author.place.city_id == city), None)
    index = list(cities).index(own) if own else 0
    city = city_column.selectbox("城市", list(cities), index=index, key="city", bind="query-params")
    asked = calendar.of_city(cities[city])
    first = asked.since
    day = as_of.field(day_column)
    until = asked.until(day)
    years = [f"{year}年" for year in range(min(first.year, until.year), until.year + 1)]
    check_links(year=years)
    if st.session_state.get("year") not in years:
        st.session_state.pop("year", None)
    # The year of the last month that is over, or of the last one that is asked for.
    over = min((day.replace(day=1) - timedelta(days=1)).year, until.year)
    last = years.index(f"{max(over, int(years[0][:-1]))}年")
    year = year_column.selectbox("年份", years, index=last, key="year", bind="query-params")
    return Choice(cities[city], city, int(year.removesuffix("年")), day, first)


def book() -> Ledger | None:
    """The ledger; where there is none, that is said."""
    try:
        return ledger()
    except LedgerError as error:
        st.info(escape(f"{words.NO_LEDGER}{error}"))
        return None


@cached(store.database, version, size=16)
def reports(choice: Choice) -> list[Report]:
    """The reports of a city from its first duty to the end of the year, as they stood on the day."""
    last = max(date(choice.year, 12, 31), choice.day)
    duties = terms().calendar.of_city(choice.city_id).duties(choice.first, last)
    return holdings.standing_on(ledger(), duties, terms(), choice.day)


def shown(book: Ledger, found: list[Report], choice: Choice) -> None:
    """The calendar of the year as one drawing; a cell opens below it."""
    of_year = [one for one in found if one.duty.period.end.year == choice.year]
    if not of_year:
        st.info(escape(f"{choice.city}{choice.year}年{words.NOTHING_IN_YEAR}"))
        return
    check_links(cell={cell_of(one) for one in of_year})
    author = identity.signed_in()
    reopened = [reopening(one, terms()) for one in holdings.reopenings(book, choice.city_id, terms(), choice.day)]
    own = author.place.place_id if author else None
    reviews = author is not None and author.is_reviewer and author.place.place_id == choice.city_id
    view = View(choice.city, choice.year, choice.day, st.query_params.get(CELL), own, reopened, reviews)
    told = f"{choice.city}{choice.year}年，截至{words.day(choice.day)}"
    with st.container(key="paper_wide"):
        html = str(status(of_year, view))
        picked = drawing.show("reporting", html, on_pick=lambda target: follow(target, CELL), told=told)
    _go_on(picked or "")


def _go_on(picked: str) -> None:
    """Where a way on was picked, take it: to the batch that waits, or to the report that is owed."""
    name, _, number = picked.partition("=")
    if name == REVIEW:
        st.switch_page("pages/reporting/review.py", query_params={"batch": number})
    if name == FILL_IN:
        st.switch_page("pages/reporting/report.py")


def reminder_file(found: list[Report], choice: Choice) -> None:
    """The reminder of what the city's places owe on the day, whatever the year."""
    owed = tally(found).late
    make = partial(reminder, choice.city, found, day=choice.day, version=store.version())
    name = f"{safe(choice.city)}催报单_{choice.day}.pdf"
    offer("催报单（PDF）", make, name, key="reminder", mime=PDF, disabled=not owed)
    if not owed:
        st.caption(escape(words.NOBODY_OWES))


def calendar_file(calendar: Calendar, choice: Choice) -> None:
    """The year's days as a file for calendars of phones and mail programs."""
    duties = calendar.of_city(choice.city_id).duties(date(choice.year, 1, 1), date(choice.year, 12, 31))
    name = f"{safe(choice.city)}报送日历_{choice.year}.ics"
    offer(
        "报送日历（.ics）", partial(ics, duties, store.version()), name, key="calendar", mime=ICS, disabled=not duties
    )
