"""Full-screen pages for a meeting: one message a screen, moved by keys, its place in the address."""

import streamlit as st

from yuboard import stage
from yuboard.exports.errors import SelectionError

if stage.POSITION not in st.query_params:  # the frame leaves its menu out where the address says which slide
    st.query_params[stage.POSITION] = "1"
    st.rerun()
try:
    told = stage.from_address()
except SelectionError as error:
    stage.refused(str(error))
number = stage.position(len(told.slides))
stage.show(told.slides[number - 1], number, len(told.slides))
