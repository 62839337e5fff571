"""One box over everything: places, indicators, tasks, criteria, layout elements, figures and quotes."""

import streamlit as st

from yuboard.ui import search
from yuboard.ui.pickers import check_links, empty

st.title("全站搜索", anchor=False)
text = st.text_input(
    "查找", key="q", bind="query-params", placeholder="词之间空一格；地名、指标可用拼音首字母，如 ycx（虞城县）",
    label_visibility="collapsed", icon=":material/search:",
)  # fmt: skip
if not (text or "").strip():
    empty("可查地区、指标、任务、创建标准、布局要素、数字与原文、文件和疑点。点结果打开所在的页。")
groups = search.search(text)
if not groups:
    empty(f"没有找到“{text.strip()}”。请换一个词，或减少词。")

check_links(kind=groups)
picked = st.pills(
    "类别",
    list(groups),
    format_func=lambda kind: f"{kind}（{len(groups[kind])}）",
    key="kind",
    bind="query-params",
    label_visibility="collapsed",
)
for kind, rows in groups.items():
    if picked in (None, kind):
        search.group(kind, rows, most=6 if picked is None else 200)
