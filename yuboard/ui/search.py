"""The Streamlit pieces of the search page."""

import re
import unicodedata
from collections.abc import Sequence

import streamlit as st

from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.record.results import Row
from yuboard.record.search import PLACE, Entry, alone, find, index, places
from yuboard.ui.frame import SEARCH
from yuboard.ui.screen import screen
from yuboard.wording import quoting
from yuboard.wording.markdown import escape, markdown

# The kind of figures among what can be found.
_FIGURE = "数字与原文"
_PARAMETERS = (("parameter", "value"), ("other_parameter", "other_value"))


@cached(store.database, size=2)
def _index() -> list[Entry]:
    readings = {row["short_name"]: row["pinyin"] for row in store.rows("search/readings")}
    return index(store.rows("search/entries"), readings)


@cached(store.database, size=256)
def _holding(text: str) -> dict[str, list[Row]]:
    """Search hits that hold every word of ``text``, by kind."""
    return find(_index(), text)


@cached(store.database, size=256)
def _hits(text: str) -> dict[str, list[Row]]:
    found = _holding(text)
    named = places(_index(), text)
    return {PLACE: named} | found if named else found


@cached(store.database, size=2)
def _badges() -> dict[str, str]:
    """May a figure be quoted, by its number."""
    figures = store.rows("documents/figures", words="", documents=(), places=(), roles=())
    return {row["figure_id"]: markdown((quoting.verdict(row).badge,)) for row in figures}


def search(text: str) -> dict[str, list[Row]]:
    """Search hits by kind: first the places that a word names, then what holds every word of ``text``."""
    return _hits(" ".join(text.split()))


def group(kind: str, rows: Sequence[Row], text: str, *, most: int) -> None:
    """The results of one kind, each a link to its page, the words of ``text`` marked."""
    with st.container(border=True, gap="xxsmall", key=f"paper_links_{kind}"):
        rest = f"　:small[:gray[只列前{most}条，点上面的类别看全部]]" if len(rows) > most else ""
        st.markdown(f"**{kind}**　{len(rows)}条{rest}")
        for row in rows[:most]:
            _hit(row, text.split())


def _hit(row: Row, words: Sequence[str]) -> None:
    given = {row[name]: row[value] for name, value in _PARAMETERS if row[name]}
    title, detail = marked(row["title"], words), f":small[:gray[{marked(row['detail'], words)}]]"
    if row["kind"] == _FIGURE:
        detail += f"　{_badges()[row['value']]}"
    if screen().is_narrow:  # a link does not wrap
        st.page_link(row["page"], label=title, query_params=given)
        st.markdown(detail)
    else:
        st.page_link(row["page"], label=f"{title}　{detail}", query_params=given)


def marked(text: str, words: Sequence[str]) -> str:
    """``text`` as Markdown, every one of ``words`` in it marked."""
    plain = (re.escape(unicodedata.normalize("NFKC", word)) for word in sorted(words, key=len, reverse=True))
    parts = re.split(f"({'|'.join(plain)})", text, flags=re.IGNORECASE)
    return "".join(
        f":orange-background[{escape(part)}]" if place % 2 else escape(part) for place, part in enumerate(parts)
    )


def missed(text: str) -> None:
    """Where nothing holds every word of ``text``: which word failed, and what is found for the others."""
    if _holding(text):
        return
    counts = alone(_index(), text)
    missing = [word for word, count in counts.items() if not count]
    others = " ".join(word for word in counts if word not in missing)
    if not missing:
        told = f"没有找到同时含{_named(counts)}的内容；分开查都有。"
    elif others:
        told = f"没有找到{_named(missing)}，其余的词查得到。"
    else:
        told = f"没有找到{_named(missing)}。请换一个词，或减少词。"
    st.info(told)
    with st.container(key="paper_links_others"):
        for rest in (others,) if missing and search(others) else counts:
            if count := sum(map(len, search(rest).values())) if rest else 0:
                st.page_link(SEARCH, label=f"只查“{escape(rest)}”（{count}条）", query_params={"q": rest})


def _named(words: Sequence[str] | dict[str, int]) -> str:
    return "、".join(f"“{escape(word)}”" for word in words)


def samples() -> None:
    """Questions to try, made from the record: a county's quota, the cities' first targets, the unit with most tasks."""
    st.markdown("**可以这样查**")
    with st.container(horizontal=True, key="paper_links_samples"):
        for words in _samples():
            st.page_link(SEARCH, label=escape(words), query_params={"q": words}, icon=":material/search:")


@cached(store.database, size=2)
def _samples() -> list[str]:
    found = []
    for city in store.rows("quotas/cities"):
        if city["has_quotas"]:
            county = store.rows("quotas/counties", place=city["name"])[0]
            indicator = store.rows("quotas/indicators", place=city["name"])[0]
            found.append(f"{county['short_name']} {indicator['name']}")
    firsts: dict[str, str] = {}
    for row in store.rows("overview/headlines"):
        firsts.setdefault(row["place"], f"{row['place_short']} {row['indicator']}")
    found += firsts.values()
    found += [row["unit"] for row in store.rows("tasks/matrix", places=())[:1]]
    return found
