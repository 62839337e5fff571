"""Columns of spatial layouts and of their elements."""

from yuboard.tables.columns.column import CITY, CLAUSE, NOTE, RECORD_NUMBER, SOURCE, YEAR_LABEL, Column, pick

LAYOUT_RECORD = (
    Column("layout_id", RECORD_NUMBER, 14),
    CITY,
    Column("name", "布局", 20),
    Column("part_of", "属于"),
    Column("summary", "摘要", 36),
    Column("elements", "要素数"),
    *SOURCE,
)
_ELEMENT = (
    Column("element_id", RECORD_NUMBER, 14),
    Column("layout", "布局", 20),
    Column("kind_word", "类别", 13),
    Column("name", "要素", 20),
    Column("place", "所在地", 12),
    Column("duty_place", "责任县区", 11),
    Column("role", "作用", 24),
    YEAR_LABEL,
    Column("status", "状态"),
    Column("found", "定位情况", 12),
    Column("longitude", "经度"),
    Column("latitude", "纬度"),
    Column("datum", "坐标系"),
    Column("precision_class", "精度等级"),
    Column("source", "坐标来源", 20),
    *SOURCE,
    NOTE,
)
ELEMENT_COLUMNS = _ELEMENT[1:]
ELEMENT_RECORD = tuple(column for column in _ELEMENT if column.key not in ("status", "datum"))
ELEMENT_PAGE = (
    *pick(_ELEMENT, "name"),
    Column("whereabouts", "所在地与定位"),
    Column("role", "作用、年份"),
    CLAUSE,
)
UNPLACED_LIST = (*pick(_ELEMENT, "name", "year_label"), Column("whereabouts", "所知位置"))
