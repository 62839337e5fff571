"""What goes into the room: which places, which pages in which order, on screen, as slides, as sheets, on paper."""

import streamlit as st

from yuboard import offers, stage, ui
from yuboard.exports.errors import SelectionError

st.title("汇报与导出", anchor=False)
places, indicators, scenario = offers.subject()
try:
    whole = stage.told(places, indicators, scenario=scenario)
except SelectionError as error:
    ui.empty(str(error))
keys, titles = offers.composer(whole)
offers.stage_link(places, indicators, keys, titles, whole, scenario=scenario)
screen, paper = st.columns(2)
with screen:
    offers.slides(whole.chosen(keys, titles), scenario=scenario)
with paper:
    offers.papers(places)
offers.archive()
