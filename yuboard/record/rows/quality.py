"""Rows of queries about the quality of the record."""

from typing import TypedDict

from yuboard.record.rows.clauses import Cited
from yuboard.record.rows.findings import Judged
from yuboard.record.rows.lineage import Clauses
from yuboard.record.rows.trend import Revision as Stated


class Document(TypedDict):
    """Document, with how many figures it states in each role, repeats, or leaves without a year."""

    document: str
    number: str
    figures: int
    baselines: int
    targets: int
    quotas: int
    thresholds: int
    funds: int
    contexts: int
    restated: int
    inferred: int


class Finding(Judged):
    """Doubt about a source, with its row in the data and the clauses that it is about, one a line."""

    place: str
    source_row: int
    quotes: str


class Inferred(Cited):
    """Figure whose year the document does not write; ``note`` has why it is inferred so."""

    figure_id: str
    place: str
    indicator: str
    label: str
    year_label: str
    note: str


class Revision(Stated, Clauses):
    """Later statement that differs from the earlier one; both in 亿元 too, None where they are no money."""

    earlier_figure_id: str
    later_figure_id: str
    indicator: str
    earlier_unit: str | None
    later_unit: str | None
    cny_per_usd: float | None
    later_cny: float | None
    earlier_cny: float | None
