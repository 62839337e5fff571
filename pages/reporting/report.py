"""Report: a template, a sheet read before one's eyes with its questions, and what became of earlier ones."""

import streamlit as st

from yuboard.problems import LedgerError
from yuboard.ui import report, sent
from yuboard.ui import template as own_template
from yuboard.ui.identity import signed_in

st.title("填报", anchor=False)
author = signed_in()
if author is None:
    st.info("还没有登录，不能填报：请各县（市、区）和部门的填报人从右上角登录。")
    st.stop()

try:
    sent.say_done()
    own_template.offer(author)
    upload = report.upload(author)
    if upload is not None:
        report.preview(upload)
    sent.batches(author)
except LedgerError as error:
    st.error(str(error))
