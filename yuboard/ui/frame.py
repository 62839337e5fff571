"""Frame of every page: the menu with the product's name and the reader's place, and a field that searches all."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.navigation.page import Page

from yuboard import made, theme

NAME = "豫策看板"
# The page of search.
SEARCH = "pages/evidence/search.py"
_SECTION, _WORDS, _ASKED = "menu_place", "site_words", "site_asked"
Sections = Mapping[str, Sequence[Page]]


def navigation(sections: Sections, *, is_hidden: bool) -> Page:
    """The menu; returns the page of the address. The section that holds it names it, as its own list is closed."""
    if is_hidden:
        return st.navigation(sections, position="hidden")
    _name()
    place = st.session_state.get(_SECTION, "")
    page = st.navigation(_placed(sections, place), position="top")
    if place != page.title:
        st.session_state[_SECTION] = page.title
        page = st.navigation(_placed(sections, page.title), position="top")
    return page


def _placed(sections: Sections, title: str) -> dict[str, Sequence[Page]]:
    held = {name for name, pages in sections.items() if name and title in [page.title for page in pages]}
    return {f"**{name}：{title}**" if name in held else name: pages for name, pages in sections.items()}


def _name() -> None:
    """The product's name at the head of the menu, in the ink of the viewer's theme."""
    ink = theme.palette(st.context.theme.type).ink
    st.logo(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 92 24" width="92" height="24">'
        f'<text y="19" font-size="21" font-weight="bold" textLength="92" fill="{ink}" '
        f'font-family="{theme.FONT}">{NAME}</text></svg>'
    )


def banner(version: str) -> None:
    """The mark of made data, on paper too, where the version of the data bears it."""
    if mark := made.mark_of(version):
        st.markdown(f":orange-background[:material/science: **{mark}**　上报的数都是程序编的，各文件的目标仍是原文。]")


def search_field(page: Page) -> None:
    """The field in the head of a page: its words lead to the page of search, which takes them by ``asked``."""
    with st.container(key="screen_only_site_search"):
        st.text_input(
            "在全站查找", key=_WORDS, type="search", placeholder="搜地名、指标、原文", label_visibility="collapsed",
            icon=":material/search:", on_change=_ask,
        )  # fmt: skip
    if st.session_state.get(_ASKED) and page.url_path != "search":
        st.switch_page(SEARCH)


def _ask() -> None:
    st.session_state[_ASKED] = " ".join((st.session_state[_WORDS] or "").split())
    st.session_state[_WORDS] = ""


def asked() -> str:
    """The words just put into the field, once; empty where there are none."""
    return st.session_state.pop(_ASKED, "")
