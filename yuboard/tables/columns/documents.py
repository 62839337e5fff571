"""Columns of documents, doubts about them, definitions, units, rates and places."""

from yuboard.tables.columns.column import (
    CITY,
    DEFINITION,
    DOCUMENT_NUMBER,
    NOTE,
    PLACE,
    QUOTE,
    RECORD_NUMBER,
    YEAR,
    Column,
    pick,
)

_TITLE, _FIGURES = Column("title", "文件", 26), Column("figures", "数字")
_ISSUED_ON = Column("issued_on", "成文（印发）日期", 14)
DOCUMENT_RECORD = (
    DOCUMENT_NUMBER,
    _TITLE,
    CITY,
    Column("issuer", "发文机关", 20),
    _ISSUED_ON,
    Column("published_on", "印发日期"),
    Column("period", "期间"),
    Column("period_from", "期间始"),
    Column("period_end", "期间止"),
    _FIGURES,
    NOTE,
)
DOCUMENT_LIST = pick(DOCUMENT_RECORD, "title", "issuer", "issued_on", "period", "figures", "note")
DOCUMENT_PAGE = pick(DOCUMENT_RECORD, "title", "issuer", "issued_on", "period", "figures")
DOCUMENT_SLIDE = (_TITLE, DOCUMENT_NUMBER, _ISSUED_ON)
BASE_RECORD = (
    Column("short_title", "文件", 26),
    Column("relation", "关系", 12),
    Column("title", "引用文件", 40),
    Column("number", "文号", 15),
    QUOTE,
    NOTE,
)
BASE_LIST = pick(BASE_RECORD, "short_title", "relation", "title", "quote")
SUMMARY_COLUMNS = (
    Column("document", "文件"),
    Column("number", "文号"),
    _FIGURES,
    Column("baselines", "基期"),
    Column("targets", "目标"),
    Column("quotas", "配额"),
    Column("thresholds", "认定标准"),
    Column("funds", "资金"),
    Column("contexts", "背景"),
    Column("restated", "其中重申"),
    Column("inferred", "推定年份"),
)
# The number of a document stands under its title on the page.
SUMMARY_PAGE = tuple(column for column in SUMMARY_COLUMNS if column.key != "number")
MILESTONE_LIST = (Column("document", "文件"), Column("targets", "目标"), Column("words", "内容"))
FINDING_COLUMNS = (
    Column("weight", "轻重", 10),
    Column("kind", "类别", 13),
    Column("title", "疑点", 26),
    PLACE,
    Column("as_stated", "文件写法", 36),
    Column("computed", "核算结果", 32),
    Column("treatment", "本看板的处理", 32),
    Column("quotes", "原文", 42),
)
FINDING_RECORD = (Column("finding_id", RECORD_NUMBER, 14), *FINDING_COLUMNS)
FINDING_LIST = pick(FINDING_COLUMNS, "as_stated", "computed", "treatment", "quotes")
FINDING_SLIDE = pick(FINDING_COLUMNS, "title", "as_stated", "treatment")
READING_SLIDE = (Column("head", "看什么"), Column("text", "怎样读"))
EXCLUSION_RECORD = (
    CITY,
    DOCUMENT_NUMBER,
    Column("document_title", "文件", 26),
    Column("fragment", "文字", 24),
    Column("reason", "理由", 32),
)

INDICATOR_COLUMNS = (
    Column("domain", "领域"),
    Column("name", "指标", 24),
    Column("unit", "单位", 10),
    Column("quantity", "数量类型"),
    DEFINITION,
    Column("figures", "条数"),
)
INDICATOR_LIST = INDICATOR_COLUMNS[1:]
UNIT_RECORD = (
    Column("unit", "单位", 10),
    Column("base_unit", "基本单位"),
    Column("factor", "换算系数"),
    Column("dimension", "量纲"),
    NOTE,
)
RATE_COLUMNS = (YEAR, Column("cny_per_usd", "元/美元"), Column("source", "来源", 30))
PLACE_RECORD = (
    Column("place_id", RECORD_NUMBER, 14),
    Column("city", "城市", 10),
    Column("name", "地区", 13),
    Column("short_name", "简称"),
    Column("kind", "类别", 13),
    Column("part_of", "上级"),
    Column("adcode", "区划代码"),
    Column("aliases", "文件中的其他叫法", 30),
    NOTE,
)
