"""Recognised units: who holds a title, who is due for re-examination since when, who may not apply until when."""

import streamlit as st

from yuboard.problems import LedgerError
from yuboard.record import store
from yuboard.ui import as_of, recognised
from yuboard.ui.clauses import source_line
from yuboard.ui.identity import signed_in
from yuboard.ui.pickers import empty
from yuboard.wording.markdown import escape

st.title("认定单位", anchor=False)
rules = store.rows("criteria/rules")
if not rules:
    empty("收录的文件中没有认定单位的规则。")
day = as_of.field(st.container(key="screen_only_day").columns([1, 3])[0])
try:
    recognised.shown(recognised.register(day))
    recognised.evidence()
    recognised.entering(signed_in())
except LedgerError as error:
    st.error(escape(str(error)))
source_line(rules)
