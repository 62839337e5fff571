"""Batches of one's own on the report page: what was just done with its receipt, states, reasons, and the next step."""

from collections.abc import Mapping, Sequence

import streamlit as st

from yuboard import clock
from yuboard.access import writing
from yuboard.ledger import standing
from yuboard.ledger.receipts import Receipt
from yuboard.ledger.receipts import receipt as receipt_of
from yuboard.ledger.rows import STATE_WORDS, STEP_WORDS, Event
from yuboard.ledger.schema import EVENTS
from yuboard.ledger.standing import Batch
from yuboard.ledger.terms import Author
from yuboard.problems import LedgerError
from yuboard.ui import downloads, identity
from yuboard.ui import ledger as book
from yuboard.wording import reports
from yuboard.wording.markdown import escape

_DONE = "report_done"
# Batches that are shown, and the newest of them, which are so whatever became of them.
_MOST, _NEWEST = 30, 3
_COLOURS = {"draft": "gray", "submitted": "blue", "returned": "orange", "approved": "green"}


def finish(receipt: Receipt, *, submits: bool) -> None:
    """Submit a draft where that is asked; then the page begins anew and says what was done."""
    number, refusal = receipt.batch or 0, ""
    if submits:
        try:
            receipt = writing.submit(identity.session(), book.ledger(), number, book.terms(), clock.today())
        except LedgerError as error:
            refusal = str(error)
    st.session_state[_DONE] = receipt, refusal
    st.rerun()


def say_done() -> None:
    """Say what the last step did, with its receipt, until the next one."""
    if _DONE not in st.session_state:
        return
    receipt, refusal = st.session_state[_DONE]
    word = {"draft": "存为草稿", "submitted": "送审"}[receipt.action]
    st.success(
        f"第{receipt.batch}批{receipt.rows}个值已{word}。回执哈希 {receipt.hash[:16]}。", icon=":material/check:"
    )
    if refusal:
        st.error(escape(f"{refusal}草稿已存好，处理后可从下面送审。"))
    _offer_receipt(receipt, "done")


def _offer_receipt(receipt: Receipt, key: str) -> None:
    name = f"回执_第{receipt.batch}批_{STEP_WORDS[receipt.action]}.json"
    downloads.offer_made(
        f"下载回执（第{receipt.batch}批）", lambda: receipt.text().encode(), name, key=f"receipt_{key}"
    )


def batches(author: Author) -> None:
    """The batches of the author's place, the newest first."""
    with book.ledger().reading() as connection:
        found = [*standing.batches(connection, EVENTS.c.place == author.place.place_id).values()]
        shown = sorted(found, key=lambda one: one.latest.event_id, reverse=True)[:_MOST]
        steps = {one.number: standing.events(connection, EVENTS.c.batch == one.number) for one in shown}
        receipts = {one.number: receipt_of(connection, one.latest) for one in shown}
    st.markdown(f"### 报过的各批　{len(found)}批")
    if not found:
        st.markdown("还没有报过。")
    answers = {one.draft.answers: one.number for one in found}
    first = [one for at, one in enumerate(shown) if at < _NEWEST or _is_open(one, answers)]
    for one in first:
        _batch(one, steps[one.number], receipts[one.number], answers.get(one.number))
    if rest := [one for one in shown if one not in first]:
        with st.expander(f"较早的{len(rest)}批，都已了结"):
            for one in rest:
                _batch(one, steps[one.number], receipts[one.number], answers.get(one.number))


def _is_open(one: Batch, answers: Mapping[int | None, int]) -> bool:
    """Whether something is still to come of a batch."""
    state = one.latest.action
    return state in ("draft", "submitted") or (state == "returned" and one.number not in answers)


def _batch(one: Batch, steps: Sequence[Event], receipt: Receipt, answer: int | None) -> None:
    """A batch; ``answer``: the one that answers it, where it was returned."""
    draft, latest = one
    state = latest.action
    word = f":{_COLOURS[state]}-badge[{STATE_WORDS[state]}]"
    with st.container(border=True, key=f"batch_{one.number}"):
        answers = f"　答复退回的第{draft.answers}批" if draft.answers else ""
        st.markdown(f"**第{one.number}批**　{word}　{escape(draft.file or '')}　{draft.rows}个值{answers}")
        if state == "returned" and answer:
            st.markdown(f"退回的原因：{escape(latest.reason or '')}　已由第{answer}批答复。")
        elif state == "returned":
            st.warning(f"退回的原因：{escape(latest.reason or '')}　改好表，从上面再传一次，就是对它的答复。")
        elif latest.reason:
            st.markdown(
                f"“{escape(latest.reason)}”" + (f"　除外{len(latest.excluded_ids)}个值" if latest.excluded else "")
            )
        st.caption(
            escape(
                "；".join(f"{STEP_WORDS[step.action]} {step.author} {reports.moment(step.moment)}" for step in steps)
            )
        )
        if state == "draft":
            st.button("送审", key=f"submit_{one.number}", on_click=_submit, args=(one.number,), icon=":material/send:")
        _offer_receipt(receipt, str(one.number))
        if problem := st.session_state.pop(f"submit_{one.number}_wrong", ""):
            st.error(escape(problem))


def _submit(number: int) -> None:
    try:
        receipt = writing.submit(identity.session(), book.ledger(), number, book.terms(), clock.today())
    except LedgerError as error:
        st.session_state[f"submit_{number}_wrong"] = str(error)
    else:
        st.session_state[_DONE] = receipt, ""
