"""One box over everything: places, indicators, tasks, criteria, layout elements, figures and quotes."""

import streamlit as st

from yuboard.ui import drawing, frame, search
from yuboard.ui.pickers import check_links

st.title("全站搜索", anchor=False)
if words := frame.asked():  # from the head of any page
    st.session_state.update(q=words, kind=None)
text = st.text_input(
    "查找", key="q", bind="query-params", placeholder="词之间空一格；地名、指标可用拼音首字母，如 ycx（虞城县）",
    label_visibility="collapsed", icon=":material/search:",
)  # fmt: skip
text = " ".join((text or "").split())
if not text:
    st.markdown("可查地区、指标、任务、创建标准、布局要素、数字与原文、文件和疑点。点结果打开所在的页。")
    search.samples()
    st.stop()
groups = search.search(text)
drawing.tell(f"查到{sum(map(len, groups.values()))}条")
search.missed(text)
if not groups:
    st.stop()

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
        search.group(kind, rows, text, most=6 if picked is None else 200)
