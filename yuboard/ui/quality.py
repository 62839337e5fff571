"""The findings on the page of data quality: in three weights, or in the order of the documents."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st
from markupsafe import Markup

from yuboard.ledger.export import end_of
from yuboard.record import reported, store
from yuboard.record.results import Row
from yuboard.tables.findings import finding_list, revision_list
from yuboard.tables.html import picked
from yuboard.tables.revised import ENTRY, parts, revised
from yuboard.ui import drawing, evidence
from yuboard.ui.as_of import as_of
from yuboard.ui.clauses import open_picked
from yuboard.ui.screen import screen
from yuboard.wording import clauses
from yuboard.wording.findings import PARTS, REVISED, WEIGHTS
from yuboard.wording.markdown import escape
from yuboard.wording.parts import Phrase, Quiet

T = TypeVar("T")
# Reported values on a page of a list of them.
_PAGE = 20
ORDERS = _BY_WEIGHT, _BY_DOCUMENT = "按轻重", "按文件"


def counted(counts: Row) -> None:
    """How much the record holds and doubts, and the proof of its quotes."""
    proven = store.proof(), store.last_proof()
    numbers = {
        "录入数字": f"{counts['figures']}条",
        "引文核对": clauses.proof(*proven),
        "前后文件不一致": f"{counts['revisions']}处",
        "文件中的疑点": f"{counts['findings']}处",
        "推定年份": f"{counts['inferred']}条",
    }
    if screen().is_narrow:  # five cards would be a phone's whole screen
        st.markdown("　".join(f"{label} **{escape(value)}**" for label, value in numbers.items()))
    else:
        for column, (label, value) in zip(st.columns(len(numbers)), numbers.items()):
            column.metric(label, value, border=True)
    if told := clauses.proof_line(*proven):
        st.caption(told)


def findings(rows: Sequence[Row]) -> None:
    """The findings, in three weights or in the order of the documents; weight and order are kept in the address."""
    counts = {weight: sum(row["weight"] == weight for row in rows) for weight in WEIGHTS}
    which, how = st.columns([3, 2], vertical_alignment="bottom")
    chosen = which.pills(
        "轻重",
        list(counts),
        format_func=lambda word: f"{word}（{counts[word]}）",
        key="weight",
        bind="query-params",
    )
    order = how.segmented_control("次序", ORDERS, default=_BY_WEIGHT, key="order", bind="query-params", required=True)
    shown = [row for row in rows if chosen in (None, row["weight"])]
    open_picked(
        drawing.show(
            "findings",
            str(finding_list(_groups(shown, order), picked)),
            told=f"{chosen or '全部'}：{len(shown)}处疑点，{order}",
        )
    )


def _groups(rows: Sequence[Row], order: str) -> list[tuple[Phrase, Sequence[Row]]]:
    if order == _BY_DOCUMENT:
        return [((), sorted(rows, key=lambda row: row["source_row"]))]
    groups = [
        (weight, meaning, [row for row in rows if row["weight"] == weight]) for weight, meaning in WEIGHTS.items()
    ]
    return [((f"{weight}　{len(some)}处　", Quiet(meaning)), some) for weight, meaning, some in groups if some]


def revisions(rows: Sequence[Row]) -> None:
    """Targets that two documents state differently; their numbers open the clauses."""
    open_picked(drawing.show("revisions", str(revision_list(rows, picked))))


def reported_revisions() -> None:
    """Approved values that took the place of others; nothing where none did. Each cell opens its evidence."""
    _held(REVISED, "revised", reported.rows("reported/revisions", until=end_of(as_of())), revised)


def reported_parts() -> None:
    """Approved values of cities beside the sums of their places; nothing where no city and place report the same."""
    _held(PARTS, "parts", reported.rows("reported/parts", until=end_of(as_of())), parts)


def _held(title: str, key: str, rows: Sequence[T], drawn: Callable[[Sequence[T]], Markup]) -> None:
    """A table of reported values, some a page, under its title; a part of it opens the evidence of its entry."""
    if not rows:
        return
    st.header(title, anchor=False)
    pages = -(-len(rows) // _PAGE)
    number = st.pagination(pages, key=f"{key}_page") if pages > 1 else 1
    shown = rows[(number - 1) * _PAGE : number * _PAGE]
    chosen = drawing.table(key, str(drawn(shown)), lambda _: None)
    if chosen:
        evidence.open_entry(int(chosen.removeprefix(f"{ENTRY}=")))
