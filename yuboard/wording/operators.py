"""The signs of operators, as every file writes them."""

# Before a number: what is just so needs none, a range and a text have words of their own.
SIGNS = {">=": "≥", ">": "＞", "<=": "≤", "<": "＜", "approx": "约"}
# Alone in a cell, where each operator needs a sign.
OPERATORS = SIGNS | {"=": "＝", "range": "区间", "text": "定性"}
