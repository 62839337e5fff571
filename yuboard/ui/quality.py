"""The findings on the page of data quality: in three weights, or in the order of the documents."""

from collections.abc import Sequence

import streamlit as st

from yuboard.record import store
from yuboard.record.results import Row
from yuboard.ui import drawing
from yuboard.wording import clauses
from yuboard.wording.findings import WEIGHTS, finding, finding_head
from yuboard.wording.markdown import blocks, markdown

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
    drawing.tell(f"{chosen or '全部'}：{len(shown)}处疑点，{order}")
    if order == _BY_DOCUMENT:
        _listed(sorted(shown, key=lambda row: row["source_row"]))
        return
    for weight, meaning in WEIGHTS.items():
        if some := [row for row in shown if row["weight"] == weight]:
            st.markdown(f"### {weight}　{len(some)}处　:small[:gray[{meaning}]]")
            _listed(some)


def _listed(rows: Sequence[Row]) -> None:
    for row in rows:
        with st.expander(markdown(finding_head(row))):
            st.markdown(blocks(finding(row)))
