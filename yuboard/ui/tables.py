"""Tables on a page, as Markdown, or as cards on a narrow screen; one without a row is a sentence."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from yuboard import tables
from yuboard.record.cached import cached
from yuboard.record.results import Result
from yuboard.ui.screen import screen
from yuboard.wording.missing import NOTHING

T = TypeVar("T")
# A table of more rows than the longest takes pages.
_LONGEST, _PAGE = 60, 40


def show_table(builder: Callable[[Sequence[T]], tables.Table], result: Result[T]) -> None:
    """Print the table ``builder(result)``; a long one takes pages; finished tables are kept like finished charts."""
    pages = -(-len(result) // _PAGE) if len(result) > _LONGEST else 1
    if pages == 1:
        st.markdown(_table(builder, result, screen().is_narrow))
        return
    number = st.pagination(pages, key=f"page_{builder.__name__}")
    show_rows(builder(result[(number - 1) * _PAGE : number * _PAGE]))


@cached(size=512)
def _table(builder: Callable[[Sequence[T]], tables.Table], result: Result[T], narrow: bool) -> str:
    return _printed(builder(result), narrow)


def listed(rows: Result[T]) -> Result[T]:
    """``rows`` that a page tells one by one; where there is none, that is said in their place."""
    if not rows:
        st.markdown(NOTHING)
    return rows


def show_rows(rows: tables.Table) -> None:
    """Print rows that no query alone gives, as ``show_table`` does."""
    st.markdown(_printed(rows, screen().is_narrow))


def _printed(rows: tables.Table, narrow: bool) -> str:
    if not rows:
        return NOTHING
    return tables.cards(rows) if narrow and tables.is_wordy(rows) else tables.markdown(rows)
