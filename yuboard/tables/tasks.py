"""Tables of tasks with who answers for them, and of criteria."""

from collections.abc import Sequence

from yuboard.record.results import Row
from yuboard.tables import columns
from yuboard.tables.markdown import Table, quoted, small, source, table
from yuboard.wording.markdown import escape

_LEAD_WORDS = {"牵头单位": "牵头", "责任单位": "责任", "未明确": "文件未明确"}


def task_list(rows: Sequence[Row]) -> Table:
    """Tasks with who answers for them, the quote, the figures in it, and the targets elsewhere that name the same."""
    return table(
        columns.tasks.TASK_LIST,
        (
            (
                f"**{escape(row['title'])}**  :small[{escape(row['summary'])}]",
                _lead(row),
                escape(row["themes"]),
                "　".join([quoted(row), *_served(row)]),
            )
            for row in rows
        ),
    )


def _served(row: Row) -> list[str]:
    return [f":small[{title}：{escape(row[key])}]" for key, title, _ in columns.tasks.SERVED if row[key]]


def _lead(row: Row) -> str:
    if row["lead_kind"] == "未明确":
        return ":gray-badge[— 文件未明确]"
    return f":blue-badge[{_LEAD_WORDS[row['lead_kind']]}] {escape(row['units'])}"


def served_targets(rows: Sequence[Row]) -> Table:
    """The figures in a task's own clause, and targets elsewhere in the document with the word that ties them to it."""
    return table(
        columns.tasks.SERVED_LIST,
        (
            (
                f"{escape(row['indicator'])}　{row['year_label']}　**{escape(row['label'])}**",
                _tie(row),
                source(row["document_number"], row["section"]),
            )
            for row in rows
        ),
    )


def _tie(row: Row) -> str:
    if row["term"] is None:
        return "写在本条"
    return f"同指“{escape(row['term'])}”　:small[本条原文：“{escape(row['term_quote'])}”]{small(row['term_note'])}"


def criterion_list(rows: Sequence[Row]) -> Table:
    """Criteria in their own words."""
    return table(
        columns.tasks.CRITERION_LIST,
        (
            (
                escape(row["number"] or ""),
                f"**{escape(row['summary'])}**{small(row['note'])}",
                "可量化" if row["measurable"] else "定性",
                quoted(row),
            )
            for row in rows
        ),
    )


def rule_list(rows: Sequence[Row]) -> Table:
    """Rules on application, review, re-examination and ban."""
    return table(
        columns.tasks.RULE_LIST,
        ((f"**{escape(row['summary'])}**", escape(row["note"] or ""), quoted(row)) for row in rows),
    )


def unit_list(cells: Sequence[Row]) -> Table:
    """Units with the number of their tasks by theme."""
    themes: dict[str, list[str]] = {}
    for row in cells:
        themes.setdefault(f"{escape(row['unit'])}　**{row['tasks']:.0f}**项", []).append(
            f"{escape(row['theme'])}{row['cell']:.0f}"
        )
    return table(columns.tasks.UNIT_LIST, ((unit, "、".join(counts)) for unit, counts in themes.items()))
