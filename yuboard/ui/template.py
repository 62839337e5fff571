"""The template of one's own place, on the report page; and of any place for who is not signed in."""

import streamlit as st

from yuboard import clock
from yuboard.intake.approved import last_approved
from yuboard.intake.template import template
from yuboard.ledger.engine import Ledger, exists
from yuboard.ledger.terms import Author, Place
from yuboard.record import store
from yuboard.settings import ledger_setting
from yuboard.ui import downloads
from yuboard.ui import ledger as book
from yuboard.ui.pickers import check_links
from yuboard.wording.markdown import escape


def offer(author: Author) -> None:
    """Whose page it is, and the template to fill in; a ledger must be there. Raises LedgerError."""
    place = author.place
    ledger = book.ledger()
    st.markdown(f"## {escape(place.name)}　{escape(author.name)}")
    st.markdown("下载模板填写，或直接上传本单位常用的表。表里的地区以登录人所属为准，写了别的地区的表不收。")
    _download(place, ledger)


def offer_unsigned() -> None:
    """The template of a place that is chosen: whoever is not signed in can fill it in already, and send it later.

    Raises LedgerError where there is a ledger that cannot be opened; where there is none, nothing was ever approved.
    """
    places = {place.name: place for place in book.terms().places.values()}
    # A name of its own: other pages choose a place that is never none.
    check_links(whose=places)
    st.markdown("模板不用登录就能下载，先填起来；登录后在本页上传。")
    name = st.selectbox("地区", list(places), index=None, key="whose", bind="query-params", placeholder="选择地区")
    if name:
        _download(places[name], book.ledger() if exists(ledger_setting()) else None)


def _download(place: Place, ledger: Ledger | None) -> None:
    def make() -> bytes:
        database = store.database()
        last = last_approved(ledger, place) if ledger else {}
        version = store.version(database)
        return template(place, book.terms(), store.reader(database), last, version=version, made_on=clock.today())

    downloads.offer("下载本地模板（XLSX）", make, f"{place.name}上报表.xlsx", key="template")
