"""Full-screen pages for a meeting: one message a screen, moved by keys, its place in the address."""

import streamlit as st

from yuboard.problems import SelectionError
from yuboard.ui import present

if present.POSITION not in st.query_params:  # the frame leaves its menu out where the address says which slide
    st.query_params[present.POSITION] = "1"
    st.rerun()
try:
    told = present.from_address()
except SelectionError as error:
    present.refused(str(error))
present.show(told)
