"""Milestones of the documents, and relations between their targets."""

from itertools import groupby

import streamlit as st

from yuboard import tables
from yuboard.record.results import Result
from yuboard.tables.milestones import milestone_list
from yuboard.ui import drawing
from yuboard.ui.clauses import open_picked
from yuboard.ui.tables import show_rows
from yuboard.wording.markdown import escape

# The relation of a target that its own document states again.
REPEATED = "同一文件内重申"


def milestones(rows: Result) -> None:
    """The targets that fall due in each year; each document's open together."""
    open_picked(drawing.show("milestones", str(milestone_list(rows))))


def relations(rows: Result) -> None:
    """Targets that differ between documents as a table; those that one document repeats, folded by document."""
    show_rows(tables.relation_list([row for row in rows if row["relation"] != REPEATED]))
    repeated = sorted((row for row in rows if row["relation"] == REPEATED), key=lambda row: row["earlier_document"])
    st.markdown(f"**{REPEATED}**　共{len(repeated)}处，按文件收起。")
    with st.container(key="paper_summaries_repeated"):
        for document, group in groupby(repeated, key=lambda row: row["earlier_document"]):
            found = list(group)
            with st.expander(f"{escape(document)}　{len(found)}处"):
                show_rows(tables.repetition_list(found))
