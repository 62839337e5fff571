"""Material for the room: which places, which pages in which order, on screen, as slides, as sheets, on paper."""

import streamlit as st

from yuboard.problems import SelectionError
from yuboard.ui import exports, present
from yuboard.ui.pickers import empty

st.title("汇报与导出", anchor=False)
places, indicators, scenario = exports.subject()
try:
    whole = present.story_of(places, indicators, scenario=scenario)
except SelectionError as error:
    empty(str(error))
keys, titles = exports.composer(whole)
exports.stage_link(places, indicators, keys, titles, whole, scenario=scenario)
screen, paper = st.columns(2)
with screen:
    exports.slides(whole.chosen(keys, titles), scenario=scenario)
with paper:
    exports.papers(places)
exports.archive()
