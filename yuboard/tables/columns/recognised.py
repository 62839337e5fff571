"""Columns of the register of recognised units."""

from yuboard.tables.columns.column import NOTE, Column

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
# On the screen, where dates of one clock share a cell.
SHOWN = (
    Column("unit", "单位"),
    Column("kind", "类别与地区"),
    Column("recognised", "认定"),
    Column("reported", "最近上报数据"),
    Column("examined", "复审"),
    Column("state", "状态"),
)
