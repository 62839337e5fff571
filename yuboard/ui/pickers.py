"""Choices that stand in the address, and sentences where one of them leads nowhere."""

from collections.abc import Collection
from typing import Any

import streamlit as st

from yuboard.wording.markdown import escape


def coded_select(label: str, names: dict[str, str], key: str, **extra: Any) -> Any:
    """A choice by name that stands in the address as its code: a bound widget would put the name there."""
    default = None if "index" in extra else next(iter(names))
    given, seen = st.query_params.get(key, default), f"{key} in the address"
    # The address changed without us: the reader came by a link, or went back.
    if key not in st.session_state or given != st.session_state.get(seen, given):
        st.session_state[key] = given
    if st.session_state[key] not in names:
        st.session_state[key] = default
    chosen = st.selectbox(label, list(names), format_func=lambda code: names.get(code, code), key=key, **extra)
    if chosen == default:
        st.query_params.pop(key, None)
    elif st.query_params.get(key) != chosen:
        st.query_params[key] = chosen
    st.session_state[seen] = chosen
    return chosen


def check_links(**known: Collection[str]) -> None:
    """Say which words of the address the record does not know: what is shown instead is the default."""
    for name, words in known.items():
        for given in st.query_params.get_all(name):
            if given and given not in words:
                st.warning(f"链接中的“{escape(given)}”在数据里没有，已按默认显示。", icon=":material/link_off:")


def empty(words: str) -> None:
    """Say in a plain sentence why there is nothing to show, and end the page."""
    st.info(escape(words))
    st.stop()
