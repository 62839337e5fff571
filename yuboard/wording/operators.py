"""Operators and time bases: signs and words, as every screen and file writes them."""

# Before a number: what is just so needs none, a range and a text have words of their own.
SIGNS = {">=": "≥", ">": "＞", "<=": "≤", "<": "＜", "approx": "约"}
# Alone in a cell, where each operator needs a sign.
OPERATORS = SIGNS | {"=": "＝", "range": "区间", "text": "定性"}
OPERATOR_WORDS = {
    "=": "等于所写数（向上的指标按不低于判断）",
    ">=": "不低于（含本数）",
    ">": "高于（不含本数）",
    "<=": "不高于（含本数）",
    "<": "低于（不含本数）",
    "range": "区间（含两端）",
    "approx": "约数，文件未给出允许误差",
    "text": "定性表述，没有数值",
}
BASIS_WORDS = {
    "point": "时点数",
    "annual": "年度数",
    "cumulative": "累计数",
    "new": "当年新增数",
    "span": "时段数",
    "open": "总数还是新增，文件没有写",
}
