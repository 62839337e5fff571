"""Tables as people read them: Chinese column names, safe text, CSV that opens in a spreadsheet."""

from yuboard.tables.columns import Columns
from yuboard.tables.columns.documents import FINDING_COLUMNS, INDICATOR_COLUMNS, SUMMARY_COLUMNS
from yuboard.tables.columns.figures import (
    COMPARISON_COLUMNS,
    COUNTY_COLUMNS,
    FIGURE_COLUMNS,
    INFERRED_COLUMNS,
    QUOTA_COLUMNS,
    RELATION_COLUMNS,
)
from yuboard.tables.columns.layouts import ELEMENT_COLUMNS
from yuboard.tables.columns.tasks import CRITERION_COLUMNS, PROBLEM_COLUMNS, TASK_COLUMNS, VERDICT_COLUMNS
from yuboard.tables.counties import (
    county_given,
    county_pair,
    duty_list,
    quota_matrix,
    role_list,
    undivided_list,
)
from yuboard.tables.csv import csv_bytes, named, safe
from yuboard.tables.documents import (
    base_list,
    document_list,
    indicators,
    inferred,
    rates,
    relation_list,
    stated_values,
    summary,
)
from yuboard.tables.markdown import PAGE, Table, cards, is_wordy, markdown, quoted, source, table
from yuboard.tables.tasks import (
    criterion_list,
    rule_list,
    served_targets,
    task_list,
    unit_list,
)

__all__ = [
    "COMPARISON_COLUMNS",
    "COUNTY_COLUMNS",
    "CRITERION_COLUMNS",
    "ELEMENT_COLUMNS",
    "FIGURE_COLUMNS",
    "FINDING_COLUMNS",
    "INDICATOR_COLUMNS",
    "INFERRED_COLUMNS",
    "PAGE",
    "PROBLEM_COLUMNS",
    "QUOTA_COLUMNS",
    "RELATION_COLUMNS",
    "SUMMARY_COLUMNS",
    "TASK_COLUMNS",
    "VERDICT_COLUMNS",
    "Columns",
    "Table",
    "base_list",
    "cards",
    "county_given",
    "county_pair",
    "criterion_list",
    "csv_bytes",
    "document_list",
    "duty_list",
    "indicators",
    "inferred",
    "is_wordy",
    "markdown",
    "named",
    "quota_matrix",
    "quoted",
    "rates",
    "relation_list",
    "role_list",
    "rule_list",
    "safe",
    "served_targets",
    "source",
    "stated_values",
    "summary",
    "table",
    "task_list",
    "undivided_list",
    "unit_list",
]
