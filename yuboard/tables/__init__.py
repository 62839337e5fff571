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
    county_pair,
    undivided_list,
)
from yuboard.tables.csv import csv_bytes, named, safe
from yuboard.tables.documents import (
    base_list,
    document_list,
    indicators,
    inferred,
    presets,
    rates,
    relation_list,
    repetition_list,
    stated_values,
    summary,
)
from yuboard.tables.markdown import PAGE, Table, cards, is_wordy, markdown, source, table, with_quotes
from yuboard.tables.tasks import (
    criterion_list,
    rule_list,
    unit_list,
)
