"""Coverage of values over the counties of a city: how many have reported each, and who is silent."""

from collections.abc import Sequence

import streamlit as st

from yuboard.ledger import review
from yuboard.ledger.review import Coverage
from yuboard.ledger.rows import Entry
from yuboard.ledger.terms import Terms
from yuboard.record import store
from yuboard.record.results import Row
from yuboard.ui import ledger as book
from yuboard.wording import reports
from yuboard.wording.markdown import escape


def _is_county(row: Row, city_id: str) -> bool:
    return row["city_id"] == city_id and not row["is_city"] and row["kind"] != "功能区"


def told(shown: Sequence[Entry], city_id: str) -> None:
    """For each value that is shown, how many counties have reported it: told, never summed over the silent."""
    place = st.expander("各县（市、区）报了没有：不对未报的地区求和", key="coverage", on_change="rerun")
    if not place.open:
        return
    terms = book.terms()
    counties = [row["place_id"] for row in store.rows("places/reportable") if _is_county(row, city_id)]
    with book.ledger().reading() as connection:
        found = review.coverage(connection, shown, counties)
    place.markdown("\n".join(_covered(one, terms) for one in found))


def _covered(one: Coverage, terms: Terms) -> str:
    asked, counts = one.identity, (len(one.approved), len(one.waiting))
    when = reports.period(asked.period_start, asked.period_end)
    words = reports.told_of(sum(counts), sum(counts) + len(one.silent), [*map(terms.place_name, one.silent)])
    name = escape(terms.indicator_name(asked.indicator))
    return f"- {name}　{when}{asked.basis}：{escape(words)}（已审定{counts[0]}，待审{counts[1]}）"
