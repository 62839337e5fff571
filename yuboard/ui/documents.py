"""List of figures on the page of documents."""

import streamlit as st

from yuboard import tables
from yuboard.record.results import Row
from yuboard.ui.clauses import clause_button
from yuboard.wording import quoting
from yuboard.wording.markdown import escape, markdown


def figure_row(row: Row) -> None:
    """One figure of a list: what it is, its words as a button to the clause, and the quote."""
    about, words, quote = st.columns([3, 2, 6], vertical_alignment="center")
    subject = f"（{row['subject']}）" if row["subject"] else ""
    about.markdown(
        f"**{escape(row['indicator'])}**{escape(subject)}  \n"
        f":gray[{escape(row['place'])}　{row['year_label']}　{row['role_word']}]"
    )
    with words:
        clause_button(f"**{escape(row['label'])}**", row["figure_id"], key=f"row_{row['figure_id']}")
    verdict = markdown((quoting.verdict(row).badge,))
    quote.markdown(f"“{escape(row['quote'])}”  \n{tables.source(row['document_number'], row['section'])}　{verdict}")
