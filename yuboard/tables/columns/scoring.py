"""Columns of scores by a bureau's own rule."""

from yuboard.tables.columns.column import NOTE, QUOTE, SECTION, Column, pick

SCORES = (
    Column("party", "单位"),
    Column("total", "得分（测算）"),
    Column("counted", "可计分"),
    Column("points", "各项得分和算法"),
)
SCORE_COLUMNS = (
    Column("party", "单位", 16),
    Column("item", "计分项", 20),
    Column("value", "依据的值", 22),
    Column("points", "得分（测算）", 12),
    Column("full", "分值", 8),
    NOTE,
    Column("way", "怎么计", 36),
    Column("formula", "算法", 30),
    Column("goal", "目标", 24),
    Column("document_number", "目标的文号", 15),
    SECTION,
    QUOTE,
    Column("cells", "上报数的文件、表、格", 30),
    Column("rule", "计分办法", 22),
    Column("source", "办法的出处", 30),
    Column("rule_quote", "办法原文", 30),
    Column("as_of", "截至", 12),
)
# On slides: a row a party; of one party, and of the rule itself, a row an item.
SCORE_SLIDE = (*pick(SCORES, "party", "total", "counted"), Column("points", "各项得分"))
OWN_SLIDE = pick(SCORE_COLUMNS, "item", "points", "value", "formula")
RULE_SLIDE = pick(SCORE_COLUMNS, "item", "full", "way", "rule_quote")
