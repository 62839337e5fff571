"""Columns of the yearly report; the width is a share of the page's."""

from yuboard.tables.columns.column import DOCUMENT_NUMBER, INDICATOR, QUOTE, RECORD_NUMBER, SECTION, Column

_NUMBER = Column("number", RECORD_NUMBER, 7)
GOALS = (
    Column("goal", "目标", 22),
    Column("target", "文件表述", 17),
    Column("value", "已报", 19),
    Column("ratio", "完成率", 13),
    Column("gap", "差距", 15),
    Column("state", "状态", 14),
)
TASKS = (
    Column("task", "任务", 36),
    Column("assigned", "分工", 24),
    Column("clause", "依据", 14),
    Column("done", "办理情况", 26),
)
VALUES = (
    Column("where", "地区", 14),
    INDICATOR._replace(width=26),
    Column("value", "值", 18),
    Column("period", "期间", 20),
    Column("kind", "类别", 10),
    Column("source", "来源", 12),
)
MISSING = (
    Column("goal", "目标", 30),
    Column("state", "状态", 16),
    Column("reason", "原因", 54),
)
PROBLEMS = (
    Column("source", "来源", 12),
    Column("period", "期间", 20),
    Column("problem", "随报表反映的问题", 68),
)
SOURCES = (
    _NUMBER,
    Column("file", "文件", 25),
    Column("sheet", "表", 14),
    Column("cell", "格", 9),
    Column("author", "填报", 15),
    Column("approved_by", "审定", 15),
    Column("approved_at", "审定日期", 15),
)
CLAUSES = (
    _NUMBER,
    DOCUMENT_NUMBER._replace(width=20),
    SECTION._replace(width=15),
    QUOTE._replace(width=58),
)
