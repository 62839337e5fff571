"""Evidence of a reported value: file, sheet and cell, who sent it when, who approved it, and the proving hash."""

import streamlit as st

from yuboard.ledger import standing
from yuboard.ledger.rows import STEP_WORDS, Entry
from yuboard.ledger.schema import EVENTS
from yuboard.problems import LedgerError
from yuboard.ui import drawing
from yuboard.ui import ledger as book
from yuboard.wording import reports
from yuboard.wording.markdown import escape


def cell(entry: Entry) -> str:
    """Where in its file a value stands: sheet and cell."""
    return f"{entry.sheet}!{entry.cell}" if entry.sheet else entry.cell


@st.dialog("这个值的出处", width="large")
def open_entry(entry_id: int) -> None:
    """The evidence of an entry, in a window over the page."""
    try:
        _show(entry_id)
    except LedgerError as error:
        st.error(escape(str(error)))


def _show(entry_id: int) -> None:
    with book.ledger().reading() as connection:
        entry = standing.entry(connection, entry_id)
        steps = standing.events(connection, EVENTS.c.batch == entry.batch)
    terms = book.terms()
    stated = reports.amount(entry.value, entry.unit, entry.status)
    period = reports.period(entry.period_start, entry.period_end)
    about = f"{terms.place_name(entry.place)}　{terms.indicator_name(entry.indicator)}　{period}{entry.basis}"
    lines = [f"**{escape(stated)}**　{escape(about)}"]
    sheet = f"　工作表：{escape(entry.sheet)}" if entry.sheet else ""
    lines.append(f"文件：{escape(entry.file)}{sheet}　单元格：{entry.cell}")
    lines.append(f"来源：{escape(entry.source)}　{entry.kind}")
    if entry.problem:
        lines.append(f"问题与说明：{escape(entry.problem)}")
    if entry.replaces:
        lines.append(f"更正第{entry.replaces}条")
    for step in steps:
        word = STEP_WORDS[step.action]
        if entry_id in step.excluded_ids:
            word += "时除外"
        reason = f"　“{escape(step.reason)}”" if step.reason else ""
        lines.append(f"{word}：{escape(step.author)}　{reports.moment(step.moment)}{reason}")
    st.markdown("  \n".join(lines))
    st.caption(f"台账第{entry.entry_id}条，第{entry.batch}批；内容的哈希：")
    drawing.citation("hash", entry.hash)
