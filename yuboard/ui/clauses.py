"""Clauses behind numbers: buttons, the dialog that shows them, and the line of sources under a page."""

from collections.abc import Sequence

import streamlit as st

from yuboard.record import store
from yuboard.record.results import Row
from yuboard.ui import drawing
from yuboard.wording import clauses, quoting
from yuboard.wording.markdown import blocks, escape, markdown


def clause_button(label: str, *figure_ids: str, key: str) -> None:
    """One click from a number, or a line of numbers, to the clauses: number, section and quote."""
    if st.button(label, key=key, type="tertiary"):
        clause_dialog(figure_ids)


@st.dialog("出处", width="large")
def clause_dialog(figure_ids: Sequence[str]) -> None:
    """The clauses of figures, in a window over the page."""
    for figure_id in figure_ids:
        clause(figure_id, within="dialog")


def open_picked(picked: str | None) -> None:
    """Open the clause of a number just picked, or those of several (``figure_ids`` apart by a blank).

    What chooses or leads elsewhere (``tables.html.chosen``) has none.
    """
    if picked and "=" not in picked:
        clause_dialog(tuple(picked.split()))


def clause(figure_id: str, *, within: str) -> None:
    """A figure: may it be quoted, what touches it, the ready citation, and where it stands.

    ``within`` names what holds it, as a page and a dialog over it may both show one figure.
    """
    found = store.rows("figures/figure", figure_id=figure_id)
    if not found:
        st.info(f"没有编号为“{escape(figure_id)}”的数字，可能链接有误或数据已更新。")
        return
    row = found[0]
    doubts = store.rows("findings/of_figure", figure_id=figure_id)
    against = quoting.against(doubts, store.rows("figures/rivals", figure_id=figure_id))
    st.markdown(blocks((*clauses.heading(row), quoting.verdict(row).phrase, *against)))
    drawing.citation(f"citation_{within}_{figure_id}", quoting.citation(row))
    st.markdown(blocks((clauses.quotation(row),)))
    text = clauses.full_text(row)
    if text:
        with st.expander("在全文中查看", icon=":material/article:"):
            _full_text(text, key=f"{within}_{figure_id}")
    with st.expander("更多：读法、编号、链接", icon=":material/more_horiz:"):
        _more(row, doubts)


def _more(row: Row, doubts: Sequence[Row]) -> None:
    """How the clause is read, the figure's own page, and the findings that touch it."""
    st.caption(markdown(clauses.reading(row)))
    st.page_link(
        "pages/evidence/documents.py",
        label="本条的链接",
        icon=":material/link:",
        query_params={"figure": row["figure_id"]},
    )
    for doubt in doubts:
        st.page_link(
            "pages/evidence/quality.py",
            label=f"疑点：{escape(doubt['title'])}",
            icon=":material/report:",
            query_params={"finding": doubt["finding_id"]},
        )


def _full_text(text: clauses.FullText | str, *, key: str) -> None:
    """The clause highlighted where it stands; what goes before and after in the document, sent when it is opened."""
    if isinstance(text, str):
        st.markdown(escape(text))
        return
    _rest(text.before, "前文", key=f"before_{key}")
    before, quote, after = map(escape, text.near)
    st.markdown(f"{before}:orange-background[**{quote}**]{after}")
    _rest(text.after, "后文", key=f"after_{key}")


def _rest(paragraphs: list[str], name: str, *, key: str) -> None:
    if not paragraphs:
        return
    rest = st.expander(f"{name}（共{len(paragraphs)}段）", key=key, on_change="rerun")
    if rest.open:
        rest.markdown("\n\n".join(map(escape, paragraphs)))


def source_line(rows: Sequence[Row]) -> None:
    """Which documents the figures above come from; the data version stands in the frame's footer."""
    st.caption(escape(clauses.sources(clauses.numbers(rows))))
