"""The ledger as pages open it: one for the process, and the terms that reports are checked against."""

import streamlit as st

from yuboard.ledger import memory, standing
from yuboard.ledger.engine import Ledger, exists, identity, open_ledger
from yuboard.ledger.terms import Terms
from yuboard.ledger.terms import terms as terms_of
from yuboard.problems import LedgerError
from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.settings import ledger_setting
from yuboard.wording.markdown import escape


def ledger() -> Ledger:
    """The ledger of the setting, kept open. Raises LedgerError where there is none: the page says its sentence."""
    setting = ledger_setting()
    return _opened(setting, identity(setting))


@cached(size=4)
def _opened(setting: str, _: tuple[int, ...]) -> Ledger:
    return open_ledger(setting)


@cached(store.database, size=2)
def terms() -> Terms:
    """The terms of the record as it is now."""
    return terms_of(store.reader(store.database()))


def tell_unread() -> None:
    """A sentence on every page where a ledger cannot be read that is there, or was: nothing reported is shown then."""
    setting = ledger_setting()
    try:
        memory.check_missing(setting)
        if exists(setting):
            version()
    except LedgerError as error:
        st.error(escape(f"台账读不出，各页暂时没有上报的数和进度：{error}"), icon=":material/sync_problem:")


def version() -> tuple[str, int, int]:
    """The ledger as it is at this moment: its setting, which file it is, and its revision. Raises LedgerError."""
    book = ledger()
    with book.reading() as connection:
        return book.setting, id(book), standing.revision(connection)


def known() -> tuple[str, int, int] | None:
    """Version of the ledger; None where there is none that can be read."""
    try:
        return version()
    except LedgerError:
        return None
