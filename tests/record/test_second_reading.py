"""A second reading of every figure by program: from the document's words alone to numbers, unit, operator and tier.

It shares no code with the record's own rules. Words in Chinese numerals are read from a table of their own.
"""

import re
from pathlib import Path

import pytest

from tests.support import rows
from yuboard.record import store
from yuboard.record.verification import read_text
from yuboard.settings import ROOT

EVERYTHING = {"words": "", "documents": (), "places": (), "roles": ()}
CHINESE = {
    "五十三": 53, "十三": 13, "七": 7, "百": 100, "千": 1000, "万": 1, "两": 2, "三": 3, "首": 1, "一": 1,
}  # fmt: skip
NUMBER = r"[0-9]+(?:\.[0-9]+)?"
RANGE = rf"{NUMBER}万?[-~～—至]{NUMBER}"
SIGNS = (("突破|超过|[0-9万]多", ">"), ("以上|至少|不低于|上百", ">="), ("公里内", "<="), ("约|左右", "approx"))
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
    ("5000万至1亿元", "万元"),
}
# A word of another sign stands in the same clause, but words about the thing counted come between it and the number.
APART = {
    "zz2014-016": "approx",  # 约为境内电子商务业务量的两倍
    "zz2014-111": ">=",  # 至少形成网上商业街2家; the range after it is as written
    "zz2016-032": ">=",  # 不低于总培训场次的1/3
}


def figures() -> list:
    return [row for row in store.rows("documents/figures", **EVERYTHING) if row["operator"] != "text"]


def numbers(words: str) -> list[float]:
    digits = [float(found) for found in re.findall(NUMBER, words)]
    if digits:
        return digits
    return [CHINESE[next(key for key in CHINESE if key in words)]]


def operator(words: str, before: str, after: str) -> str:
    """The sign that the words of the number say, with the one right before it and the one right after it."""
    if re.search(RANGE, words):
        return "range"
    near = re.search("(?:至少|不低于|超过|突破|约)?$", before).group() + words
    near += re.match("(?:以上|左右)?", after).group()
    return next((sign for pattern, sign in SIGNS if re.search(pattern, near)), "=")


def unit(words: str) -> str:
    """The unit that follows the number, as long as a listed one can be."""
    listed = sorted((row["unit"] for row in rows.read(ROOT / "data" / "units.csv")), key=len, reverse=True)
    number = rf"{NUMBER}|{'|'.join(key for key in CHINESE if key != '万')}|(?=万)"
    tail = re.sub(r"(?<=\d)多|(?<=\d万)多", "", re.sub(RANGE, "1", words))
    tail = re.split(number, tail, maxsplit=1)[1]
    return next((name for name in listed if tail.startswith(name)), "")


@pytest.mark.parametrize(
    ("words", "before", "after", "sign"),
    [
        ("2-3家", "", "", "range"), ("2～3家", "", "", "range"), ("5000万至1亿元", "", "", "range"),
        ("2至3家", "至少", "", "range"), ("30%", "", "以上", ">="), ("60%", "其中出口占比不低于", "", ">="),
        ("1050亿美元", "远远超过2013年的", "", "="), ("500多家", "", "，", ">"), ("200家", "约", "", "approx"),
    ],
)  # fmt: skip
def test_signs_are_read(words: str, before: str, after: str, sign: str) -> None:
    assert operator(words, before, after) == sign


@pytest.mark.parametrize(
    ("words", "name"),
    [("5万多人", "万人"), ("1000人次", "人次"), ("突破万亿元", "万亿元"), ("2-3家", "家"), ("84.60%", "%")],
)
def test_units_are_read(words: str, name: str) -> None:
    assert unit(words) == name


def test_words_say_the_number_unit_and_operator(subtests: pytest.Subtests) -> None:
    for row in figures():
        with subtests.test(figure_id=row["figure_id"]):
            words = row["as_written"]
            found = numbers(words)
            low = row["low"] if row["low"] is not None else row["high"]
            assert low == found[0]
            place = re.search(rf"(?<![0-9.]){re.escape(words)}", row["quote"])
            sign = operator(words, row["quote"][: place.start()], row["quote"][place.end() :])
            assert row["operator"] == APART.get(row["figure_id"], sign)
            if sign == "range" and "亿" not in words:
                assert row["high"] == found[1]
            if (words, row["unit"]) not in UNWRITTEN:
                assert row["unit"] == unit(words)


def test_every_exception_is_still_one() -> None:
    for row in figures():
        if row["figure_id"] in APART:
            before, after = row["quote"].split(row["as_written"])
            assert operator(row["as_written"], before, after) != APART[row["figure_id"]]
    written = {(row["as_written"], row["unit"]) for row in figures()}
    assert written >= UNWRITTEN


def test_tier_is_set_exactly_where_a_weaker_word_governs(subtests: pytest.Subtests, texts: Path) -> None:
    """力争, 争取 or 争创 in the sentence before the number, with no other verb of achievement starting a new clause."""
    for row in figures():
        with subtests.test(figure_id=row["figure_id"]):
            text_file = store.rows("figures/figure", figure_id=row["figure_id"])[0]["text_file"]
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
