"""Columns of figures: stated values, comparison, targets that differ, county quotas."""

from yuboard.tables.columns.column import (
    CITY,
    CLAUSE,
    DEFINITION,
    DOCUMENT_NUMBER,
    INDICATOR,
    LABEL,
    NOTE,
    PLACE,
    QUOTE,
    RECORD_NUMBER,
    SECTION,
    SOURCE,
    YEAR,
    YEAR_LABEL,
    Column,
    pick,
)

_FIGURE = (
    Column("figure_id", RECORD_NUMBER, 14),
    PLACE,
    INDICATOR,
    Column("subject", "主体", 14),
    YEAR_LABEL,
    Column("role_word", "阶段", 11),
    LABEL,
    Column("operator", "运算符", 9),
    Column("low", "下限", 10),
    Column("high", "上限", 10),
    Column("unit", "单位", 10),
    Column("division", "分县情况", 15),
    Column("restates", "重申"),
    DEFINITION,
    Column("document_title", "文件", 26),
    *SOURCE,
    NOTE,
)
_STATED = ("indicator", "subject", "year_label", "role_word", "label", "operator", "low", "high", "unit")
FIGURE_COLUMNS = pick(
    _FIGURE, "place", *_STATED, "definition", "document_number", "document_title", "section", "quote", "note",
    "figure_id",
)  # fmt: skip
FIGURE_RECORD = pick(_FIGURE, "figure_id", "place", *_STATED, "restates", "document_number", "section", "quote", "note")
TARGET_COLUMNS = pick(_FIGURE, *_STATED, "division", "document_number", "section", "quote", "note")
INFERRED_COLUMNS = pick(_FIGURE, "place", "indicator", "label", "year_label", "note", "document_number", "section")
FIGURE_LIST = (INDICATOR, LABEL, CLAUSE)
# A stated value with its clause; HTML pages about several indicators begin with the indicator.
STATED_LIST = (Column("when", "地区、年份"), LABEL, CLAUSE)
STATED_BY_INDICATOR = (Column("indicator", "指标与口径"), *STATED_LIST)
INFERRED_LIST = (INDICATOR, LABEL, Column("inference", "推定"), CLAUSE)
DEMAND_LIST = (
    INDICATOR,
    Column("start", "起点"),
    Column("target", "最远目标"),
    Column("per_year", "年均须变化（测算）"),
)

_COMPARISON = Column("title", "对比项", 24)
_VERDICT, _REASON = Column("verdict", "可比性", 12), Column("reason", "理由", 32)
COMPARISON_COLUMNS = (
    _COMPARISON,
    CITY,
    INDICATOR,
    YEAR_LABEL,
    LABEL,
    _VERDICT,
    _REASON,
    Column("cny_value", "折合亿元（测算）", 12),
    Column("cny_per_usd", "折算汇率（元/美元）", 13),
    Column("later_label", "另一份文件的表述"),
    Column("later_year_label", "另一份文件的年份"),
    Column("later_document", "另一份文件的文号"),
    Column("later_cny_value", "另一份文件折合亿元（测算）"),
    Column("comparison_definition", "口径", 30),
    *SOURCE,
)
# The matrix of the comparison: a column a city follows.
COMPARED = _COMPARISON
# A line of the comparison whose cities stand in rows.
COMPARED_IN_ROWS = (CITY, LABEL, _VERDICT, _REASON)

RELATION_COLUMNS = (
    Column("relation", "关系"),
    PLACE,
    INDICATOR,
    YEAR_LABEL,
    Column("earlier_document", "先发或主条文号"),
    Column("earlier_section", "先发或主条章节"),
    Column("earlier_label", "先发或主条写法"),
    Column("later_document", "后发或重申文号"),
    Column("later_section", "后发或重申章节"),
    Column("later_label", "后发或重申写法"),
    DEFINITION,
    Column("earlier_quote", "先发或主条原文"),
    Column("later_quote", "后发或重申原文"),
    Column("words", "处理"),
)
RELATION_LIST = (
    *pick(RELATION_COLUMNS, "relation"),
    Column("target", "目标"),
    Column("earlier", "先发或主条"),
    Column("later", "后发或重申"),
    *pick(RELATION_COLUMNS, "words"),
)
# Of one document that repeats itself, whose number stands above.
REPETITION_LIST = RELATION_LIST[1:4]
REVISION_RECORD = (
    CITY,
    INDICATOR,
    YEAR,
    Column("earlier_label", "先发文件表述", 15),
    Column("earlier_document", "先发文号", 15),
    Column("earlier_section", "先发章节"),
    Column("earlier_quote", "先发原文", 34),
    Column("later_label", "后发文件表述", 15),
    Column("later_document", "后发文号", 15),
    Column("later_section", "后发章节"),
    Column("later_quote", "后发原文", 34),
    Column("cny_per_usd", "折算汇率（元/美元）", 13),
    Column("earlier_cny", "先发折合亿元（测算）", 15),
    Column("later_cny", "后发折合亿元（测算）", 15),
    Column("rule", "读法", 26),
    Column("reason", "理由", 32),
)

_QUOTA = (
    PLACE,
    YEAR,
    INDICATOR,
    Column("words", "本地配额", 14),
    Column("quota", "配额数", 14),
    Column("unit", "单位", 8),
    Column("city_label", "全市", 11),
    Column("share", "占点名各地合计（%，测算）", 12),
    Column("rank_words", "位次（测算）", 11),
    DEFINITION,
    *SOURCE,
    NOTE,
)
_RANKED = ("share", "rank_words", "definition", "document_number", "section", "quote")
COUNTY_COLUMNS = pick(_QUOTA, "year", "indicator", "words", "city_label", *_RANKED)
QUOTA_COLUMNS = pick(_QUOTA, "place", "year", "words", "quota", *_RANKED, "note")
# The sheet of one county in a workbook, in widths of its own.
COUNTY_SHEET = (
    INDICATOR._replace(width=25),
    YEAR._replace(width=9),
    *pick(_QUOTA, "quota", "unit", "words", "city_label", "share", "rank_words"),
    DOCUMENT_NUMBER,
    SECTION,
    QUOTE._replace(width=44),
    NOTE,
)
_WORDS, _WHOLE = pick(_QUOTA, "words", "city_label")
_DATED_INDICATOR = Column("indicator", "指标、年份")
_STANDING = Column("standing", "占比与位次（测算）")
COUNTY_LIST = (_DATED_INDICATOR, _WORDS, _WHOLE, _STANDING)
COUNTY_PAGE = (*COUNTY_LIST, CLAUSE)
# The quotas that a county is not given: there is nothing to rank.
COUNTY_REST = (_DATED_INDICATOR, _WORDS, _WHOLE, CLAUSE)
COUNTY_BRIEFING = (INDICATOR, YEAR, _WORDS, _WHOLE, _STANDING)
COUNTY_UNDIVIDED = (INDICATOR, _WORDS, _WHOLE, DOCUMENT_NUMBER)
UNDIVIDED_LIST = (YEAR_LABEL, INDICATOR, _WHOLE, CLAUSE)
UNDIVIDED_PAGE = (_DATED_INDICATOR, _WHOLE, Column("division", "各县（区）"), CLAUSE)
# Between these two stands a column a county.
PAIR_ENDS = (_DATED_INDICATOR, _WHOLE)
