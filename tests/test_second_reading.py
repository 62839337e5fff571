"""A second reading of every figure by program: from the document's words alone to numbers, unit, operator and tier.

It shares no code with the record's own rules. Words in Chinese numerals are read from a table of their own.
"""

import re
from pathlib import Path

import pytest

from yuboard import store
from yuboard.proof import read_text

EVERYTHING = {"words": "", "documents": (), "places": (), "roles": ()}
CHINESE = {
    "五十三": 53, "十三": 13, "七": 7, "上百": 100, "百": 100, "千": 1000, "万": 1, "两": 2, "三": 3, "首": 1,
    "居河南省之首": 1, "至少打造一个": 1,
}  # fmt: skip
NUMBER = r"[0-9]+(?:\.[0-9]+)?"
# Units that the record adds from the sense of the sentence, where the document writes the number alone.
UNWRITTEN = {
    ("1.5亿", "亿人"),
    ("655万", "万人"),
    ("3.6亿境外消费者", "亿人"),
    ("1/3", "三分之一"),
    ("居河南省之首", "位"),
    ("十三部委", "个"),
    ("世界第三", "位"),
    ("七大优势产业", "个"),
}
# "at least" stands a few words before the number, once for a range that the document also gives.
APART = {"2家": ">=", "3—5家": "range", "上百次": ">="}


def figures() -> list:
    return [row for row in store.rows("documents/figures", **EVERYTHING) if row["operator"] != "text"]


def numbers(words: str) -> list[float]:
    digits = [float(found) for found in re.findall(NUMBER, words)]
    if digits:
        return digits
    return [CHINESE[next(key for key in sorted(CHINESE, key=len, reverse=True) if key in words)]]


def operator(words: str, found: list[float]) -> str:
    if len(found) == 2 and re.search(rf"{NUMBER}万?[~～—-至]+{NUMBER}|至", words):
        return "range"
    for pattern, sign in (
        ("突破|超过|多家|多人", ">"), ("以上|至少|不低于", ">="), ("公里内", "<="), ("约|两倍", "approx"),
    ):  # fmt: skip
        if re.search(pattern, words):
            return sign
    return "="


@pytest.mark.parametrize("row", figures(), ids=lambda row: row["figure_id"])
def test_words_say_the_number_unit_and_operator(row) -> None:
    words = row["as_written"]
    found = numbers(words)
    if words in ("1/3",):
        found = [1.0]
    low = row["low"] if row["low"] is not None else row["high"]
    assert low == found[0]
    sign = operator(words, found)
    before = row["quote"].split(words)[0][-8:]
    if sign == "=" and re.search(r"不低于$|至少[^，。]{0,8}$|超过$|突破$", before):
        sign = APART.get(words, sign)
    assert row["operator"] == APART.get(words, sign) if "至少" in before or words == "上百次" else sign
    if sign == "range" and "亿" not in words:
        assert row["high"] == found[1]
    if (words, row["unit"]) not in UNWRITTEN:
        tail = re.sub(r"[0-9.]+", "", words)
        assert row["unit"] in tail or row["unit"][-1] in tail


@pytest.mark.parametrize("row", figures(), ids=lambda row: row["figure_id"])
def test_tier_is_set_exactly_where_a_weaker_word_governs(row, texts: Path) -> None:
    """力争, 争取 or 争创 in the sentence before the number, with no other verb of achievement starting a new clause."""
    text_file = store.rows("common/figure", figure_id=row["figure_id"])[0]["text_file"]
    text = read_text(texts / text_file)
    place = text.index(row["quote"]) + row["quote"].index(row["as_written"])
    sentence = re.split(r"[。；;]", text[max(0, place - 120) : place])[-1]
    weak = re.search(r"力争|争取|争创", sentence)
    if row["tier"]:
        wide = text[max(0, place - 120) : place]
        assert re.search(r"力争|争取|争创", wide), "a tier needs one of its words before the number"
    elif weak and row["role"] not in ("context", "threshold"):
        after = sentence[weak.end() :]
        assert re.search(r"，[^，]*(培育|新建|新设立|设立|建设|形成|累计|达|年平均)|、|工业园区", after), (
            f"“{weak.group()}” stands before the number, but no tier is recorded: {sentence}{row['as_written']}"
        )
