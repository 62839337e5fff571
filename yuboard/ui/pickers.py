"""Choices that stand in the address, and sentences where one of them leads nowhere."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from yuboard.ui.screen import screen
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


def fields(shares: Sequence[int], choices: Mapping[str, Collection[str]]) -> Sequence[DeltaGenerator]:
    """Where a field of search and its ``choices`` (name in the address, known words) stand: side by side."""
    if screen().is_narrow:
        return [st.container(), *folded(shares[1:], choices)]
    return st.columns(shares, vertical_alignment="bottom")


def folded(shares: Sequence[int], choices: Mapping[str, Collection[str]]) -> Sequence[DeltaGenerator]:
    """Where ``choices`` stand: side by side, and folded under a button on a phone, whose first screen they would fill.

    The button names what is chosen.
    """
    if not screen().is_narrow:
        return st.columns(shares, vertical_alignment="bottom")
    chosen = [word for name, known in choices.items() for word in _chosen(name) if word in known]
    below = st.popover(
        f"筛选：{escape('、'.join(chosen) or '全部')}", icon=":material/filter_list:", key="choices", width="stretch"
    )
    return [below] * len(choices)


def _chosen(name: str) -> list[str]:
    """The words of a choice: those of its widget, before it is drawn those of the address."""
    if name not in st.session_state:
        return st.query_params.get_all(name)
    held = st.session_state[name]
    return held if isinstance(held, list) else [held] if held else []


# What a short name leaves out, and what a year is written without.
_ENDINGS = ("市", "县", "区", "年")


# Both words of a switch in the address.
SWITCH = ("true", "false")


def check_links(**known: Collection[str]) -> None:
    """Read the words of the address: what is short is completed, what is empty left out, what is unknown told.

    ``known`` are the words that each parameter may have; instead of an unknown one the default is shown. Called before
    the widgets that the parameters belong to: from then on the address is theirs.
    """
    is_changed = False
    for name, words in known.items():
        if name in st.session_state:
            continue
        given = st.query_params.get_all(name)
        read = completed(given, words)
        if read != given:  # widgets have seen the address already: they read it anew
            st.query_params[name] = read
            is_changed = True
        tell_unknown(read, words)
    if is_changed:
        st.rerun()


def completed(given: Iterable[str], words: Collection[str]) -> list[str]:
    """The words of an address in full, as far as they are known; empty ones are left out."""
    return [_read(word, words) or word for word in given if word]


def tell_unknown(given: Iterable[str], words: Collection[str]) -> None:
    """Say which words of the address are not known."""
    for word in given:
        if word not in words:
            st.warning(f"链接中的“{escape(word)}”在数据里没有，已按默认显示。", icon=":material/link_off:")


def _read(word: str, words: Collection[str]) -> str | None:
    """The known word that a word of the address means: itself, or the only one that it shortens; None for neither."""
    if word in words:
        return word
    longer = [f"{word}{ending}" for ending in _ENDINGS if f"{word}{ending}" in words]
    if isinstance(words, Mapping):  # options by their short name, with the full one in the row
        longer += [short for short, row in words.items() if isinstance(row, Mapping) and row.get("name") == word]
    return longer[0] if len(set(longer)) == 1 else None


def follow(target: str, *names: str) -> None:
    """Put a choice of a drawn table (``tables.html.chosen``) into the address; the same one again takes it back.

    ``names`` are the parameters that may be set so.
    """
    name, _, word = target.partition("=")
    if name not in names:
        return
    if word and st.query_params.get(name) != word:
        st.query_params[name] = word
    else:
        st.query_params.pop(name, None)


def empty(words: str) -> None:
    """Say in a plain sentence why there is nothing to show, and end the page."""
    st.info(escape(words))
    st.stop()
