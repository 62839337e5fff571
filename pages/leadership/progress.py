"""Which targets need asking after: what was reported against each, how fast, since when nothing, and what changed."""

import streamlit as st

from yuboard.problems import LedgerError
from yuboard.record import store
from yuboard.ui import progress, scoring
from yuboard.ui.clauses import source_line
from yuboard.ui.pickers import empty
from yuboard.wording.markdown import escape

st.title("进度", anchor=False)
try:
    choice = progress.choose()
    rows = progress.narrowed(progress.progress(choice.day, choice.bounds), choice)
except LedgerError as error:
    st.error(escape(str(error)))
    st.stop()
if not rows:
    empty("没有符合筛选条件的目标。")
progress.named_by(choice)
progress.sentences(rows, choice)
progress.table(rows, choice)
scores = scoring.of_choice(choice)
st.header("与上次汇报相比", anchor=False)
progress.compared(rows, choice)
progress.file(rows, choice, scores)
source_line(store.rows("documents/list"))
