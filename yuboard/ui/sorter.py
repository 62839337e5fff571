"""Slide sorter: the one list of slides and titles that stage, deck and handout read; it lives in the address.

A reload restores it, and a link hands it on: ``slides`` are the keys in their order where they are not the whole story,
``t.<key>`` is a title of one's own.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from yuboard.slides import presets
from yuboard.slides.model import Kind, Slide, Story
from yuboard.ui import present
from yuboard.ui.components import component
from yuboard.ui.present import Told

_sorter = component("sorter")
_KEY = "sorter"
_KINDS: dict[Kind, str] = {
    "cover": "封面",
    "comparison": "对比图",
    "trajectory": "趋势图",
    "beads": "分年图",
    "bullets": "进度图",
    "quotas": "配额图",
    "squares": "格子图",
    "panels": "各县图",
    "layout": "地图",
    "table": "表",
    "findings": "疑点",
    "method": "口径",
}
# The longest title of one's own, in letters.
_LONGEST = 60


def forget() -> None:
    """Back to the whole story under its own titles: keys and titles of one subject mean nothing for another."""
    st.query_params.pop(present.SLIDES, None)
    for name in [name for name in st.query_params if name.startswith(present.TITLE)]:
        st.query_params.pop(name)


def bar(told: Told, start: Callable[[Told], None]) -> None:
    """The way to the stage, presets, the way back to the whole, and how long the list takes to tell."""
    whole = told.whole()
    short = presets.report(whole)
    with st.container(horizontal=True, vertical_alignment="center", key="screen_only_presets"):
        start(told)
        st.button(f"汇报版（{len(short)}页）", on_click=_choose, args=(short, whole), key="preset_report")
        st.button(f"全本（{len(whole.slides)}页）", on_click=_choose, args=(_keys(whole), whole), key="preset_whole")
        st.button("恢复默认", on_click=forget, key="preset_default", help="恢复全部页面、原来的次序和原题。")
        minutes = presets.minutes(told.story().slides)
    st.caption(
        f"现有{len(told.keys)}页，讲完约{minutes:g}分钟（测算：{presets.RULE}）。"
        "汇报、幻灯片和讲义都按下表；本页网址记得住选页、次序和标题。"
    )


def rows(told: Told) -> None:
    """A row a slide of the list, then those of the whole story that were left out."""
    whole = told.whole()
    original = {slide.key: slide.title for slide in whole.slides}
    listed = [
        {
            "key": slide.key,
            "title": slide.title,
            "original": original[slide.key],
            "svg": present.drawn(told, slide.key),
            "about": _about(slide),
        }
        for slide in told.story().slides
    ]
    rest = [{"key": slide.key, "title": slide.title} for slide in whole.slides if slide.key not in told.keys]
    _sorter(
        key=_KEY,
        data={"slides": listed, "rest": rest, "told": f"现有{len(listed)}页"},
        on_act_change=lambda: _act(whole, told.keys),
    )


def _about(slide: Slide) -> str:
    labels = "".join(f"　{label}" for label in slide.labels)
    return f"{_KINDS[slide.kind]}　约{presets.minutes([slide]):g}分钟{labels}"


def _keys(told: Story) -> list[str]:
    return [slide.key for slide in told.slides]


def _act(whole: Story, keys: Sequence[str]) -> None:
    """Answer to what was done to a row: a title goes into the address, all else is another order."""
    asked = st.session_state[_KEY]["act"]
    key, name, value = asked["key"], asked["name"], asked["value"]
    original = {slide.key: slide.title for slide in whole.slides}
    if key not in original:
        return
    if name == "title":
        words = " ".join(value.split())[:_LONGEST]
        if words and words != original[key]:
            st.query_params[f"{present.TITLE}{key}"] = words
        else:
            st.query_params.pop(f"{present.TITLE}{key}", None)
    else:
        _choose(moved(keys, key, name, value), whole)


def moved(keys: Sequence[str], key: str, name: str, value: str = "") -> list[str]:
    """The keys after ``key`` was moved up, down or to a place, dropped, or added; one slide always stays."""
    rest = [other for other in keys if other != key]
    at = keys.index(key) if key in keys else len(rest)
    if name == "drop":
        return rest or list(keys)
    place = {"up": at - 1, "down": at + 1, "place": int(value) - 1 if value.strip().isdecimal() else at}.get(name, at)
    place = min(max(place, 0), len(rest))
    return [*rest[:place], key, *rest[place:]]


def _choose(keys: Sequence[str], whole: Story) -> None:
    if list(keys) == _keys(whole):
        st.query_params.pop(present.SLIDES, None)
    else:
        st.query_params[present.SLIDES] = ",".join(keys)
