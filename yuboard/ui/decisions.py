"""Decisions of a reviewer: approve one or several, leave values out with a reason, return with a reason."""

from collections.abc import Callable, Sequence

import streamlit as st

from yuboard.access import writing
from yuboard.ledger.review import Line
from yuboard.ledger.standing import Batch
from yuboard.problems import LedgerError
from yuboard.tables.review_page import Waiting
from yuboard.ui import identity
from yuboard.ui import ledger as book
from yuboard.wording.markdown import escape

Done = Callable[[str], None]


def one(batch: Batch, lines: Sequence[Line], marked: frozenset[int], done: Done) -> None:
    """The two steps that a batch may take: approval, but for what is marked, and return."""
    approving, returning = st.columns(2)
    with approving.container(border=True):
        rest = len(lines) - len(marked)
        words = f"审定{rest}个值" + (f"，除外{len(marked)}个" if marked else "")
        reason = st.text_input("除外的原因（填报人看得到）", key="excluded_reason") if marked else ""
        if st.button(f"{words}…", type="primary", disabled=rest == 0, icon=":material/done:"):
            if marked and not reason.strip():
                st.error("除外的值要写明原因。")
            else:
                approve(batch, lines, marked, reason, done)
    with returning.container(border=True):
        reason = st.text_area("退回的原因（填报人看得到）", key="return_reason", height=80)
        if st.button("退回整批", icon=":material/undo:"):
            if reason.strip():
                give_back(batch.number, reason, done)
            else:
                st.error("退回要写明原因。")


@st.dialog("确认审定")
def approve(batch: Batch, lines: Sequence[Line], marked: frozenset[int], reason: str, done: Done) -> None:
    """Say what an approval does; do it when confirmed."""
    place = book.terms().place_name(batch.draft.place)
    new = sum(line.before is None for line in lines if line.entry.entry_id not in marked)
    rest = len(lines) - len(marked)
    st.markdown(
        f"第{batch.number}批，{escape(place)}，{escape(batch.draft.file or '')}：{rest}个值"
        f"（新报{new}个，更正或再报{rest - new}个）审定后随即公布，更正须先重开期间。"
    )
    if marked:
        st.markdown(f"除外{len(marked)}个，原因：{escape(reason)}")
    if st.button("确认审定", type="primary"):
        _do(
            lambda: writing.approve(
                identity.session(), book.ledger(), batch.number, book.terms(), sorted(marked), reason
            ),
            f"第{batch.number}批已审定{rest}个值" + (f"，除外{len(marked)}个。" if marked else "。"),
            done,
        )


@st.dialog("确认审定")
def approve_several(rows: Sequence[Waiting], done: Done) -> None:
    """Say which batches would be approved; approve them one by one when confirmed. What is refused is named."""
    st.markdown(f"以下{len(rows)}批共{sum(row.values for row in rows)}个值，审定后随即公布：")
    st.markdown(
        "\n".join(f"- 第{row.number}批　{escape(row.place)}　{escape(row.file)}　{row.values}个值" for row in rows)
    )
    if not st.button("全部审定", type="primary"):
        return
    bar, refused = st.progress(0.0, "正在审定"), []
    for count, row in enumerate(rows, 1):
        try:
            writing.approve(identity.session(), book.ledger(), row.number, book.terms())
        except LedgerError as error:
            refused.append(escape(str(error)))
        bar.progress(count / len(rows), f"已处理{count}批，共{len(rows)}批")
    if refused:
        st.error("  \n".join((f"{len(refused)}批没有审定：", *refused)))
    else:
        done(f"已审定{len(rows)}批，共{sum(row.values for row in rows)}个值。")


def give_back(number: int, reason: str, done: Done) -> None:
    """Return a batch with its reason."""
    _do(
        lambda: writing.give_back(identity.session(), book.ledger(), number, book.terms(), reason),
        f"第{number}批已退回，原因填报人看得到。",
        done,
    )


def _do(step: Callable[[], object], words: str, done: Done) -> None:
    try:
        step()
    except LedgerError as error:
        st.error(escape(str(error)))
    else:
        done(words)
