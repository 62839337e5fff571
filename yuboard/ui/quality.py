"""List of findings on the page of data quality: by weight, or in the order of the documents."""

from collections.abc import Sequence

import streamlit as st

from yuboard.record.results import Row
from yuboard.wording.findings import WEIGHTS

ORDERS = _BY_WEIGHT, _BY_DOCUMENT = "按轻重", "按文件"


def chosen(findings: Sequence[Row]) -> list[Row]:
    """The findings of the weight that a reader picks, in the order that he picks; both are kept in the address."""
    counts = {weight: sum(row["weight"] == weight for row in findings) for weight in WEIGHTS}
    which, how = st.columns([3, 2], vertical_alignment="bottom")
    weight = which.pills(
        "轻重",
        list(counts),
        format_func=lambda word: f"{word}（{counts[word]}）",
        key="weight",
        bind="query-params",
        help="；".join(f"{word}：{meaning}" for word, meaning in WEIGHTS.items()),
    )
    order = how.segmented_control("次序", ORDERS, default=_BY_WEIGHT, key="order", bind="query-params", required=True)
    rows = [row for row in findings if weight in (None, row["weight"])]
    return sorted(rows, key=lambda row: row["source_row"]) if order == _BY_DOCUMENT else rows
