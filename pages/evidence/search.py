"""One box over everything: places, indicators, tasks, criteria, layout elements, figures and quotes."""

import streamlit as st

from yuboard import finding, ui

st.title("全站搜索", anchor=False)
text = st.text_input(
    "查找", key="q", bind="query-params", placeholder="词之间空一格；地名、指标可用拼音首字母，如 ycx（虞城县）",
    label_visibility="collapsed", icon=":material/search:",
)  # fmt: skip
if not (text or "").strip():
    ui.empty("可查地区、指标、任务、创建标准、布局要素、数字与原文、文件和疑点。点结果打开所在的页。")
groups = finding.search(text)
if not groups:
    ui.empty(f"没有找到“{text.strip()}”。请换一个词，或减少词。")

kinds = {f"{kind}（{len(rows)}）": kind for kind, rows in groups.items()}
picked = st.pills("类别", kinds, key="kinds", label_visibility="collapsed")
for label, kind in kinds.items():
    if picked in (None, label):
        finding.group(kind, groups[kind], most=6 if picked is None else 200)
