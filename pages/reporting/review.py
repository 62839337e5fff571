"""Review of what waits: how it differs from what was approved before; approve, return, reopen."""

import streamlit as st

from yuboard.problems import LedgerError
from yuboard.ui import reopening, review
from yuboard.ui.identity import signed_in
from yuboard.wording.markdown import escape

st.title("审核", anchor=False)
author = signed_in()
if author is None or not author.is_reviewer:
    st.info(review.not_yours(author))
    st.stop()

try:
    review.say_done()
    if number := review.opened():
        review.batch(author, number)
    else:
        review.queue(author.place)
        reopening.periods(author.place)
except LedgerError as error:
    st.error(escape(str(error)))
