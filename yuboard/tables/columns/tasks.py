"""Columns of tasks, duties of counties, accreditation criteria and verdicts."""

from yuboard.tables.columns.column import (
    CITY,
    CLAUSE,
    INDICATOR,
    NOTE,
    RECORD_NUMBER,
    SOURCE,
    Column,
    pick,
)

_TITLE, _FIGURES = Column("title", "任务", 24), Column("figures", "条文内的数字")
_TARGETS = Column("targets", "同指的目标", 34)
_SUMMARY, _THEMES = Column("summary", "摘要", 36), Column("themes", "主题")
_LEAD_KIND, _UNITS = Column("lead_kind", "分工类别"), Column("units", "单位", 36)
TASK_COLUMNS = (
    Column("city", "城市", 10),
    Column("document", "文件", 26),
    _TITLE,
    _SUMMARY,
    _LEAD_KIND,
    _UNITS,
    Column("units_as_written", "原文写法"),
    _THEMES,
    _FIGURES,
    _TARGETS,
    *SOURCE,
    NOTE,
)
TASK_RECORD = (
    Column("task_id", RECORD_NUMBER, 14),
    CITY,
    *pick(TASK_COLUMNS, "title", "summary", "lead_kind", "units", "themes", "figures", "targets"),
    *SOURCE,
    NOTE,
)
_ASSIGNMENT = Column("assignment", "分工")
# The list on the page: a task opens below its line.
ASSIGNMENT_TABLE = (Column("due", "到期"), _TITLE, _ASSIGNMENT, Column("served", "服务的数字"))
TASK_PAGE = (_TITLE, _SUMMARY, _ASSIGNMENT, CLAUSE)
# What a task's clause serves, named inside the cell of the clause.
SERVED = (_FIGURES, _TARGETS)
UNIT_LIST = (Column("unit", "单位"), _THEMES)
TASK_TARGET_RECORD = (
    Column("task_id", "任务编号"),
    CITY,
    Column("task", "任务", 24),
    Column("term", "共有的词"),
    INDICATOR,
    _TARGETS,
    *SOURCE,
    NOTE,
)

_MATTER, _ADDRESSED = Column("summary", "事项", 36), Column("addressed", "文件写给")
DUTY_RECORD = (
    Column("duty_id", RECORD_NUMBER, 14),
    CITY,
    Column("scope", "范围"),
    Column("county", "点名"),
    Column("except_places", "除外"),
    _ADDRESSED,
    _MATTER,
    Column("task_id", "任务编号"),
    Column("task", "任务", 24),
    *SOURCE,
    NOTE,
)
# What a county has to do by when.
CALENDAR = (Column("due", "何时前"), _MATTER, Column("words", "数"), Column("units", "牵头、责任单位"), CLAUSE)

_CRITERION = (
    Column("criterion_id", RECORD_NUMBER, 14),
    CITY,
    Column("unit_kind", "认定对象", 22),
    Column("number", "条款"),
    Column("summary", "标准", 36),
    Column("measure", "性质"),
    Column("variable", "变量", 22),
    Column("operator", "运算符", 9),
    Column("value", "数值"),
    Column("unit", "单位", 10),
    Column("condition", "适用条件", 16),
    Column("exception_of", "放宽于"),
    *SOURCE,
    NOTE,
)
CRITERION_RECORD = _CRITERION
CRITERION_COLUMNS = pick(
    _CRITERION, "unit_kind", "number", "summary", "variable", "operator", "value", "unit", "condition",
    "document_number", "section", "quote", "note",
)  # fmt: skip
CRITERION_LIST = (*pick(_CRITERION, "number", "summary", "measure"), CLAUSE)
CRITERION_PAGE = (*pick(_CRITERION, "number", "summary", "value"), CLAUSE)
RULE_LIST = (Column("summary", "规则"), NOTE, CLAUSE)

UNIT_NAME = Column("name", "单位名称")
_STANDARD = pick(_CRITERION, "summary")[0]
_JUDGED = (Column("entered", "填报"), Column("reason", "差距与依据"))
_STATUS = Column("status", "判断")
VERDICT_COLUMNS = (UNIT_NAME, _STATUS, _STANDARD, *_JUDGED, *SOURCE)
VERDICT_LIST = (_STATUS, _STANDARD, *_JUDGED, CLAUSE)
PROBLEM_COLUMNS = (Column("file", "文件"), Column("row", "行"), Column("column", "列"), Column("text", "问题"))
PROBLEM_LIST = pick(PROBLEM_COLUMNS, "row", "column", "text")
