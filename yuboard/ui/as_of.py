"""As-of day of a page: today, or the past day that its address names; kept from page to page, told where it is past."""

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from yuboard import clock
from yuboard.ui.ledger import known
from yuboard.wording import as_of as words
from yuboard.wording.markdown import escape

# The parameter of the address, and the first day that can be asked about: before it no document had a target.
DAY, FIRST = "day", date(2014, 1, 1)
# Pages that show what was reported; the others are about documents alone, or about what waits now. Those with a field
# of their own for the day need no other way to it.
_OWN_FIELD = ("progress", "reporting", "recognised")
PAGES = ("", "trend", "quotas", "county", "tasks", "quality", "exports", "present", *_OWN_FIELD)
_KEPT, _PAGE, _FIELD = "as_of_kept", "as_of_page", "as_of_field"


def as_of() -> date:
    """The day of the address; today where it names none that can be asked about."""
    return _read(st.query_params.get(DAY), clock.today()) or clock.today()


def _read(word: str | None, last: date) -> date | None:
    try:
        day = date.fromisoformat(word or "")
    except ValueError:
        return None
    return day if FIRST <= day <= last else None


def since(label: str, last: date) -> date | None:
    """The field of a day that the as-of day is compared with, ``last`` at the latest; None where none is chosen."""
    key = "since"
    given = None if key in st.session_state else st.query_params.get(key)
    if given and _read(given, last) is None:
        st.warning(escape(words.not_compared(given, FIRST, last)), icon=":material/link_off:")
    chosen = st.date_input(label, None, FIRST, last, key=key, bind="query-params", format="YYYY-MM-DD")
    return chosen if isinstance(chosen, date) else None


def settle(page: str) -> None:
    """Put the day that was chosen on another page into the address; say where the address names none.

    ``page`` is the path of the page in the address. The menu leads to pages without parameters: a day that is missing
    on another page than the last is still meant; missing on the same page, it was taken back.
    """
    is_other = st.session_state.get(_PAGE, page) != page
    st.session_state[_PAGE] = page
    if page not in PAGES:
        return
    given = st.query_params.get(DAY)
    if given is None and is_other and _KEPT in st.session_state:
        st.query_params[DAY] = st.session_state[_KEPT]
    elif given and _read(given, clock.today()) is None:
        st.warning(escape(words.unknown(given, FIRST)), icon=":material/link_off:")
    _keep(as_of())


def _keep(day: date) -> None:
    if day == clock.today():
        st.session_state.pop(_KEPT, None)
    else:
        st.session_state[_KEPT] = day.isoformat()


def _take(day: date) -> None:
    """Let the page be about a day from now on."""
    _keep(day)
    if day == clock.today():
        st.query_params.pop(DAY, None)
    else:
        st.query_params[DAY] = day.isoformat()


def dated(name: str) -> str:
    """The name of a file; of a past day it has the day, so that two of them can be told apart in a folder."""
    day = as_of()
    return name if day == clock.today() else f"{name}_截至{day}"


def field(where: DeltaGenerator) -> date:
    """The field of a page that has its own; returns the day."""
    day = as_of()
    if st.session_state.get(_FIELD) != day:
        st.session_state[_FIELD] = day
    where.date_input(
        words.ASK, min_value=FIRST, max_value=clock.today(), key=_FIELD, format="YYYY-MM-DD", on_change=_take_field
    )
    return day


def _take_field() -> None:
    _take(st.session_state[_FIELD])


def banner(page: str) -> None:
    """That a page tells a past day, on paper too, with the ways to another and back; nothing where it tells today."""
    day = as_of()
    if page not in PAGES or day == clock.today():
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":blue-background[:material/history: **{words.told(day)}**]　{words.SCOPE}")
        if page not in _OWN_FIELD:
            _other()
        st.button(words.BACK, key="screen_only_as_of_back", type="tertiary", on_click=_take, args=(clock.today(),))


def control(page: str) -> None:
    """The way to a past day on a page that tells today, has no field of its own, and has a ledger to read."""
    if page in PAGES and page not in _OWN_FIELD and as_of() == clock.today() and known():
        _other()


def _other() -> None:
    """The field, folded, and sent once it is opened."""
    panel = st.popover(
        words.ANOTHER, key="screen_only_as_of_other", icon=":material/event:", type="tertiary", on_change="rerun"
    )
    if panel.open:
        field(panel)
