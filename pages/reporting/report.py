"""Report: a template, a sheet read before one's eyes with its questions, and what became of earlier ones."""

import streamlit as st

from yuboard.problems import LedgerError
from yuboard.ui import report, sent
from yuboard.ui import template as own_template
from yuboard.ui.identity import signed_in
from yuboard.wording.markdown import escape

st.title("填报", anchor=False)
author = signed_in()

try:
    if author is None:
        st.info(report.why_not())
        own_template.offer_unsigned()
    else:
        sent.say_done()
        own_template.offer(author)
        upload = report.upload(author)
        if upload is not None:
            report.preview(upload)
        sent.batches(author)
except LedgerError as error:
    st.error(escape(str(error)))
