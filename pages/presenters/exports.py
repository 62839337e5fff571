"""Material for the room: which places, which pages in which order, on screen, as slides, as sheets, on paper."""

import streamlit as st

from yuboard.problems import SelectionError
from yuboard.ui import exports, present, sorter
from yuboard.ui.pickers import empty

st.title("汇报与导出", anchor=False)
subject = exports.subject()
try:
    told = present.chosen(subject)
except SelectionError as error:
    empty(str(error))
sorter.bar(told, exports.stage_link)
sorter.rows(told)
screen, paper = st.columns(2)
with screen.container(border=True, height="stretch"):
    exports.slides(told)
with paper.container(border=True, height="stretch"):
    exports.handouts(told)
    exports.papers(told.places)
exports.archive()
