"""Columns of the calendar of reports."""

from yuboard.tables.columns.column import CITY, INDICATOR, NOTE, RECORD_NUMBER, SOURCE, Column

# Approved values on a county's page.
REPORTED = (
    INDICATOR,
    Column("period", "期间"),
    Column("value", "值"),
    Column("status", "状态"),
    Column("cell", "文件中的位置"),
)
FORM_RECORD = (
    Column("form_id", RECORD_NUMBER, 14),
    CITY,
    Column("title", "报表", 24),
    Column("issuer", "布置单位"),
    Column("unit", "填报单位", 22),
    Column("scope", "报送范围"),
    Column("period", "报告期"),
    Column("due_day", "期满后第几日前报"),
    Column("lock_day", "期满后第几日封账"),
    Column("valid_from", "从何时起"),
    Column("valid_until", "到何时止"),
    Column("is_active", "启用"),
    Column("indicators", "指标", 36),
    *SOURCE,
    Column("notice", "定期限的通知", 24),
    Column("noticed_on", "通知日期"),
    NOTE,
)
