"""Columns of progress."""

from yuboard.tables.columns.column import CITY, INDICATOR, LABEL, NOTE, SOURCE, YEAR_LABEL, Column, pick

ROWS = (
    Column("goal", "地区与指标"),
    Column("target", "目标（文件原词）"),
    Column("value", "已报"),
    Column("picture", "到哪里了"),
    Column("ratio", "完成率与序时"),
    Column("state", "状态"),
)
# The same on a slide, which has no room for pictures in a table.
PROGRESS_SLIDE = pick(ROWS, "goal", "target", "value", "ratio", "state")
ENTRIES = (
    Column("period", "期间"),
    Column("value", "值"),
    Column("kind", "类别"),
    Column("where", "文件、表、格"),
    Column("source", "来源"),
    Column("author", "填报"),
    Column("approved", "审定"),
)
CHANGES = (
    Column("kind", "变化"),
    Column("goal", "目标"),
    Column("before", "此前"),
    Column("after", "此后"),
    Column("where", "依据"),
)
PRESET_LIST = (
    Column("title", "分档"),
    Column("bounds", "各档的界"),
    Column("active", "是否启用"),
    Column("source", "出处"),
    NOTE,
)
PROGRESS_COLUMNS = (
    CITY,
    Column("where", "地区", 13),
    INDICATOR,
    Column("subject", "主体", 16),
    YEAR_LABEL,
    LABEL,
    Column("reported", "已报", 16),
    Column("until", "数据期间", 16),
    Column("ratio", "完成率", 14),
    Column("closure", "差距闭合", 14),
    Column("pace", "序时进度差", 16),
    Column("scope", "口径", 10),
    Column("state", "状态", 10),
    Column("reason", "为什么", 24),
    Column("needed", "还差多少", 24),
    Column("missing", "谁未报", 24),
    Column("as_of", "截至", 12),
    *SOURCE,
)
# The same in the record: the numbers that a ratio is made of, its formula, and the cell of each value.
PROGRESS_RECORD = (
    *pick(PROGRESS_COLUMNS, "place", "where", "indicator", "subject", "year_label", "label", "reported", "until"),
    Column("unit", "计量单位", 10),
    Column("actual", "实际", 14),
    Column("bound", "目标数", 14),
    *pick(PROGRESS_COLUMNS, "ratio", "closure", "pace", "scope", "state", "reason", "needed", "missing"),
    Column("formulas", "怎样算出", 60),
    Column("cells", "上报数在哪一格", 60),
    *pick(PROGRESS_COLUMNS, "as_of"),
    *SOURCE,
)
# The same in a workbook, where 完成率 is a formula on the two numbers beside it.
PROGRESS_SHEET = (
    *pick(PROGRESS_COLUMNS, "place", "where", "indicator", "subject", "year_label", "label", "reported", "until"),
    Column("unit", "计量单位", 10),
    Column("actual", "实际", 14),
    Column("bound", "目标数", 14),
    Column("ratio", "完成率", 12),
    *pick(PROGRESS_COLUMNS, "scope", "pace", "state", "reason", "needed", "missing"),
    *SOURCE,
)
# Reported values behind them, a row each.
REPORTED_SHEET = (
    Column("where", "地区", 13),
    INDICATOR,
    Column("period", "期间", 18),
    Column("value", "值", 14),
    Column("unit", "计量单位", 10),
    Column("kind", "类别", 8),
    Column("file", "文件", 24),
    Column("sheet", "表", 12),
    Column("cell", "格", 8),
    Column("source", "来源", 20),
    Column("author", "填报", 14),
    Column("approved_by", "审定", 14),
    Column("approved_at", "审定日期", 12),
)
