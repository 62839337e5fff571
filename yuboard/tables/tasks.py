"""Tables of criteria and rules, and of units with their tasks."""

from collections.abc import Sequence

from yuboard.record.rows.criteria import Criterion, Rule
from yuboard.record.rows.tasks import UnitTheme
from yuboard.tables import columns
from yuboard.tables.markdown import Table, small, table, with_quotes
from yuboard.wording.markdown import escape

_RELAXES = ":gray-badge[放宽上一条]　"


def criterion_list(rows: Sequence[Criterion]) -> Table:
    """Criteria in their own words, each followed by the one that relaxes it."""
    relaxing = {row["exception_of"]: row for row in rows if row["exception_of"]}
    own = [row for row in rows if not row["exception_of"]]
    ordered = [one for row in own for one in (row, relaxing.get(row["criterion_id"])) if one]
    return with_quotes(
        columns.tasks.CRITERION_LIST,
        (
            (
                escape(row["number"] or ""),
                f"{_RELAXES if row['exception_of'] else ''}**{escape(row['summary'])}**{small(row['note'])}",
                "可量化" if row["measurable"] else "定性",
            )
            for row in ordered
        ),
        ordered,
    )


def rule_list(rows: Sequence[Rule]) -> Table:
    """Rules on application, review, re-examination and ban."""
    return with_quotes(
        columns.tasks.RULE_LIST, ((f"**{escape(row['summary'])}**", escape(row["note"] or "")) for row in rows), rows
    )


def unit_list(cells: Sequence[UnitTheme]) -> Table:
    """Units with the number of their tasks by theme."""
    themes: dict[str, list[str]] = {}
    for row in cells:
        themes.setdefault(f"{escape(row['unit'])}　**{row['tasks']:.0f}**项", []).append(
            f"{escape(row['theme'])}{row['cell']:.0f}"
        )
    return table(columns.tasks.UNIT_LIST, ((unit, "、".join(counts)) for unit, counts in themes.items()))
