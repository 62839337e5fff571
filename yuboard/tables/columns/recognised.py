"""Columns of the register of recognised units."""

from yuboard.tables.columns.column import NOTE, Column, pick

REGISTER = (
    Column("unit", "单位", 28),
    Column("place", "地区", 14),
    Column("kind", "类别", 22),
    Column("recognised_on", "认定日期", 13),
    Column("reported_on", "最近上报数据", 14),
    Column("examined_on", "最近复审", 13),
    Column("outcome", "复审结果", 12),
    Column("due", "下次复审期限", 14),
    Column("state", "状态", 18),
    Column("days_late", "逾期天数", 10),
    Column("banned_until", "不再接受申报至", 15),
    NOTE,
)
# The same in the record, where no name of a file says as of when.
REGISTER_RECORD = (*REGISTER, Column("as_of", "截至", 12))
# On the screen, where dates of one clock share a cell.
SHOWN = (
    Column("unit", "单位"),
    Column("kind", "类别与地区"),
    Column("recognised", "认定"),
    Column("reported", "最近上报数据"),
    Column("examined", "复审"),
    Column("state", "状态"),
)
# The same on a slide.
REGISTER_SLIDE = pick(SHOWN, "unit", "kind", "recognised", "examined", "state")
# What was entered, as files have it and as the screen shows it.
ENTERED = (
    Column("recognition_id", "第几条", 8),
    Column("unit", "单位", 28),
    Column("place", "地区", 14),
    Column("kind", "类别", 22),
    Column("act", "事项", 12),
    Column("day", "日期", 12),
    NOTE,
    Column("state", "登记状态", 10),
    Column("reason", "作废原因", 24),
    Column("voided_by", "作废人", 12),
    Column("voided_on", "作废日期", 12),
    Column("author", "登记人", 12),
    Column("entered_on", "登记日期", 12),
    Column("file", "文件", 22),
    Column("line", "行", 6),
)
ENTERED_SHOWN = (
    Column("number", "第几条"),
    Column("unit", "单位"),
    Column("act", "事项和日期"),
    Column("note", "说明"),
    Column("entered", "登记"),
    Column("state", "登记状态"),
)
