"""One screen: what each city set itself as its first target, what that demands, and what to mind."""

import streamlit as st

from yuboard import tables
from yuboard.exports.png import sheet
from yuboard.record import store
from yuboard.ui import overview
from yuboard.ui.clauses import source_line
from yuboard.ui.downloads import download
from yuboard.ui.pickers import check_links
from yuboard.ui.pictures import picture
from yuboard.ui.screen import columns

headlines = store.rows("overview/headlines")
check_links(city=list(dict.fromkeys(row["place"] for row in headlines)))
documents = store.rows("documents/list")
st.title("电子商务政策目标总览", anchor=False)

with st.container(gap="xsmall"):
    overview.head(headlines, documents)
    left, right = columns([5, 2], least=overview.SIDE_BY_SIDE)
    with left:
        overview.targets(headlines)
    with right.container(gap="xsmall"):
        overview.province()
        overview.warnings()
with st.container(horizontal=True, vertical_alignment="center"):
    source_line(documents)
    download(headlines, tables.FIGURE_COLUMNS, "首要目标", key="download")
    places = list(dict.fromkeys(row["place"] for row in documents))
    picture(sheet.timeline, places, name="政策文件与期间", label="下载期间图（PNG）")
