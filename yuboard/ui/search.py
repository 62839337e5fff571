"""The Streamlit pieces of the search page."""

from collections.abc import Sequence

import streamlit as st

from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.record.results import Row
from yuboard.record.search import Entry, find, index
from yuboard.ui.screen import screen
from yuboard.wording.markdown import escape


@cached(store.database, size=2)
def _index() -> list[Entry]:
    readings = {row["short_name"]: row["pinyin"] for row in store.rows("search/readings")}
    return index(store.rows("search/entries"), readings)


@cached(store.database, size=256)
def _hits(text: str) -> dict[str, list[Row]]:
    return find(_index(), text)


def search(text: str) -> dict[str, list[Row]]:
    """Search hits: what holds every word of ``text``, by kind."""
    return _hits(" ".join(text.split()))


def group(kind: str, rows: Sequence[Row], *, most: int) -> None:
    """The results of one kind, each a link to its page."""
    with st.container(border=True, gap="xxsmall", key=f"paper_links_{kind}"):
        rest = f"　:small[:gray[只列前{most}条，点上面的类别看全部]]" if len(rows) > most else ""
        st.markdown(f"**{kind}**　{len(rows)}条{rest}")
        for row in rows[:most]:
            given = {row[name]: row[value] for name, value in _PARAMETERS if row[name]}
            title, detail = escape(row["title"]), f":small[:gray[{escape(row['detail'])}]]"
            if screen().is_narrow:  # a link does not wrap
                st.page_link(row["page"], label=title, query_params=given)
                st.markdown(detail)
            else:
                st.page_link(row["page"], label=f"{title}　{detail}", query_params=given)


_PARAMETERS = (("parameter", "value"), ("other_parameter", "other_value"))
