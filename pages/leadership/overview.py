"""One screen: what each city set itself as its first target, what that demands, and what to mind."""

import streamlit as st

from yuboard import charts, tables
from yuboard.exports.png import sheet
from yuboard.record import store
from yuboard.ui import overview
from yuboard.ui.clauses import source_line
from yuboard.ui.downloads import download
from yuboard.ui.pictures import picture
from yuboard.ui.screen import columns
from yuboard.wording.clauses import scope
from yuboard.wording.markdown import escape

documents = store.rows("documents/list")
headlines = store.rows("overview/headlines")
with st.container(horizontal=True, vertical_alignment="bottom"):
    st.title("电子商务政策目标总览", anchor=False, width="content")
    st.markdown(escape(scope(documents, store.rows("overview/counts")[0])), width="content")

overview.cards(headlines)
left, right = columns([3, 2])
with left.container(border=True, height="stretch", gap="xsmall"):
    overview.timeline(documents)
with right.container(border=True, height="stretch", gap="xsmall"):
    overview.attention()
st.caption(charts.TRAJECTORY_KEY)
with st.container(horizontal=True, vertical_alignment="center"):
    source_line(documents)
    download(headlines, tables.FIGURE_COLUMNS, "首要目标", key="download")
    places = list(dict.fromkeys(row["place"] for row in documents))
    picture(sheet.timeline, places, name="政策文件与期间", label="下载期间图（PNG）")
