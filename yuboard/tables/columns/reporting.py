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
# Approved values that took the place of others.
REVISED = (
    Column("what", "地区与指标"),
    Column("period", "期间"),
    Column("change", "怎样变"),
    Column("earlier", "先前的格"),
    Column("later", "后来的格"),
    Column("approved", "审定"),
)
# A city's own approved values beside those of its places.
PARTS = (
    Column("what", "城市与指标"),
    Column("period", "期间"),
    Column("own", "全市报的数"),
    Column("sum", "各地合计"),
    Column("apart", "全市比合计"),
    Column("parts", "各地报的数"),
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
# Beside the months of a place.
MATRIX_ENDS = (Column("counts", "应报 / 已报 / 按时"), Column("silent_since", "最早欠报的期限"))
OPENED = (
    Column("form", "报表"),
    Column("unit", "填报单位"),
    Column("due", "期限与依据"),
    Column("state", "状态"),
    Column("values", "各项"),
    Column("batch", "批次与填报人"),
)
UNITS = (
    Column("unit", "填报单位"),
    Column("expected", "应报"),
    Column("reported", "已报"),
    Column("on_time", "按时"),
    Column("late", "逾期的地区"),
)
REMINDER = (
    Column("place", "地区"),
    Column("form", "报表与报告期"),
    Column("due", "期限"),
    Column("late", "已逾期"),
    Column("state", "状态"),
)
FORM_LIST = (
    Column("title", "报表"),
    Column("unit", "填报单位"),
    Column("due", "期限"),
    Column("clause", "原文与出处"),
)
