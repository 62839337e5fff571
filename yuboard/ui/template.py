"""The template of one's own place, on the report page."""

import streamlit as st

from yuboard import clock
from yuboard.intake.approved import last_approved
from yuboard.intake.template import template
from yuboard.ledger.terms import Author
from yuboard.record import store
from yuboard.ui import downloads
from yuboard.ui import ledger as book
from yuboard.wording.markdown import escape


def offer(author: Author) -> None:
    """Whose page it is, and the template to fill in; a ledger must be there. Raises LedgerError."""
    place = author.place
    ledger = book.ledger()
    st.markdown(f"## {escape(place.name)}　{escape(author.name)}")
    st.markdown("下载模板填写，或直接上传本单位常用的表。表里的地区以登录人所属为准，写了别的地区的表不收。")

    def make() -> bytes:
        database = store.database()
        last = last_approved(ledger, place)
        version = database.stem[:8]
        return template(place, book.terms(), store.reader(database), last, version=version, made_on=clock.today())

    downloads.offer("下载本地模板（XLSX）", make, f"{place.name}上报表.xlsx", key="template")
