"""Tables of tasks with who answers for them, and of criteria."""

from collections.abc import Sequence

from yuboard.record.results import Row
from yuboard.tables.cells import Table, quoted, small, source
from yuboard.wording.markdown import escape

_SERVED = {"figures": "条文内数字", "targets": "同指的目标"}
_LEAD_WORDS = {"牵头单位": "牵头", "责任单位": "责任", "未明确": "文件未明确"}


def task_list(rows: Sequence[Row]) -> Table:
    """Tasks with who answers for them, the quote, the figures in it, and the targets elsewhere that name the same."""
    return list(
        {
            "任务": f"**{escape(row['title'])}**  :small[{escape(row['summary'])}]",
            "分工": _lead(row),
            "主题": row["themes"],
            "原文与出处": "　".join(
                [
                    quoted(row),
                    *(f":small[{name}：{escape(row[key])}]" for key, name in _SERVED.items() if row[key]),
                ]
            ),
        }
        for row in rows
    )


def _lead(row: Row) -> str:
    if row["lead_kind"] == "未明确":
        return ":gray-badge[— 文件未明确]"
    return f":blue-badge[{_LEAD_WORDS[row['lead_kind']]}] {escape(row['units'])}"


def served_targets(rows: Sequence[Row]) -> Table:
    """The figures in a task's own clause, and targets elsewhere in the document with the word that ties them to it."""
    return list(
        {
            "目标": f"{escape(row['indicator'])}　{row['year_label']}　**{escape(row['label'])}**",
            "对应依据": _tie(row),
            "出处": source(row["document_number"], row["section"]),
        }
        for row in rows
    )


def _tie(row: Row) -> str:
    if row["term"] is None:
        return "写在本条"
    return f"同指“{escape(row['term'])}”　:small[本条原文：“{escape(row['term_quote'])}”]{small(row['term_note'])}"


def criterion_list(rows: Sequence[Row]) -> Table:
    """Criteria in their own words."""
    return list(
        {
            "序号": escape(row["number"] or ""),
            "标准": f"**{escape(row['summary'])}**{small(row['note'])}",
            "性质": "可量化" if row["measurable"] else "定性",
            "原文与出处": quoted(row),
        }
        for row in rows
    )


def rule_list(rows: Sequence[Row]) -> Table:
    """Rules on application, review, re-examination and ban."""
    return list(
        {"规则": f"**{escape(row['summary'])}**", "说明": escape(row["note"] or ""), "原文与出处": quoted(row)}
        for row in rows
    )


def unit_list(cells: Sequence[Row]) -> Table:
    """Units with the number of their tasks by theme."""
    themes: dict[str, list[str]] = {}
    for row in cells:
        themes.setdefault(f"{row['unit']}　**{row['tasks']:.0f}**项", []).append(f"{row['theme']}{row['cell']:.0f}")
    return [{"单位": unit, "主题": "、".join(words)} for unit, words in themes.items()]
