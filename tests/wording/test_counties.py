"""Counties in one sentence: first, tied, last, alone, left out, not divided, nought, and cities that split nothing."""

from typing import Any

import pytest

from yuboard.record import store
from yuboard.wording.counties import sentence, tiles
from yuboard.wording.parts import Number, plain
from yuboard.wording.ranks import moves

COUNTY = {"short_name": "甲县", "city": "试验市"}
GIVEN = {
    "indicator": "企业", "year": 2017, "words": "10家", "city_label": "100家", "share": 10.0, "rank": 3, "named": 9,
    "alike": 2, "fellows": "乙县", "figure_id": "q1", "city_figure_id": "c1",
}  # fmt: skip
NONE = {"rank": None, "share": None, "alike": 0, "fellows": None, "figure_id": None}


def said(*changes: dict[str, Any], asked: int = 0) -> str:
    return plain(sentence([GIVEN | change for change in changes], COUNTY, asked))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "与乙县并列第3位"),
        ({"alike": 3, "fellows": "乙县、丙县"}, "与乙县、丙县并列第3位"),
        ({"alike": 4, "fellows": "乙县、丙县、丁县"}, "与其他3地并列第3位"),
        ({"rank": 1, "alike": 1, "fellows": None}, "9个地区中居第1位"),
        ({"rank": 1}, "与乙县并列第1位"),
        ({"rank": 9, "alike": 1, "fellows": None}, "9个地区中居末位"),
        ({"rank": 8}, "与乙县并列末位"),
        ({"rank": 1, "alike": 9}, "9个地区相同"),
        ({"rank": 1, "named": 1, "alike": 1, "fellows": None}, "文件只点名本地"),
    ],
)
def test_rank_and_ties(change: dict[str, Any], expected: str) -> None:
    assert said(change) == f"企业：2017年10家，{expected} 测算。"


def test_other_years_follow_with_the_word_for_what_is_missing() -> None:
    undivided = NONE | {"year": 2018, "words": "文件未分解", "city_label": "200家", "named": 0}
    left_out = NONE | {"year": 2015, "words": "文件未列", "city_label": "20家", "named": 2}
    assert said(left_out, {"year": 2016, "words": "5家"}, {}, undivided) == (
        "企业：2017年10家，与乙县并列第3位 测算；2015年文件未列（全市20家，点名2地）；2016年5家；"
        "2018年文件未分解（全市200家）。"
    )


def test_nought_is_a_number_and_not_a_gap() -> None:
    nought = {"words": "0家", "share": None, "rank": 9, "alike": 1, "fellows": None}
    assert said(nought) == "企业：2017年0家，9个地区中居末位 测算。"
    (tile,) = tiles([GIVEN | nought])
    assert tile.figure == Number("0家", "q1")
    assert tile.share == ""


def test_place_that_is_not_named_says_so_for_each_year() -> None:
    changes = (NONE | {"words": "文件未列"}, NONE | {"year": 2018, "words": "文件未分解", "named": 0})
    assert said(*changes, asked=6) == (
        "文件没有点名给甲县分配任何目标：企业2017年文件未列（全市100家，点名9地），2018年文件未分解（全市100家）；"
        "文件要求本地做的事6项。"
    )


def test_city_that_splits_nothing() -> None:
    whole = "试验市的文件没有把目标分解到县（市、区），甲县的各项目标文件未分解"
    assert plain(sentence([], COUNTY, 0)) == f"{whole}。"
    assert plain(sentence([], COUNTY, 10)) == f"{whole}；文件要求本地做的事10项。"


def test_sentence_is_of_what_names_the_county_even_where_more_is_split_otherwise() -> None:
    other = GIVEN | {"indicator": "园区", "words": "1个", "rank": 1, "alike": 2, "named": 2}
    told = plain(sentence([GIVEN | NONE | {"words": "文件未列"}, other], COUNTY, 0))
    assert told == "园区：2017年1个，2个地区相同 测算。"


def test_every_number_of_the_sentence_and_the_tiles_has_its_clause() -> None:
    known = {row["figure_id"] for row in store.rows("documents/figures", words="", documents=(), places=(), roles=())}
    for county in store.rows("counties/list"):
        parts = store.rows("counties/parts", county=county["short_name"])
        shown = [*sentence(parts, county, 0), *(tile.figure for tile in tiles(parts))]
        shown += [part for tile in tiles(parts) for part in tile.rest]
        assert {part.figure_id for part in shown if isinstance(part, Number)} <= known
        named = [row for row in parts if row["rank"] is not None]
        assert all(any(isinstance(p, Number) and p.figure_id == row["figure_id"] for p in shown) for row in named)


def test_who_moved() -> None:
    assert moves([("甲", 2, 1), ("乙", 3, 5), ("丙", 3, 5), ("丁", 1, 1)], 2016, 2017) == (
        "2016年到2017年，甲升1位；乙、丙降2位；其余1地名次未变。"
    )
    assert moves([("甲", 1, 1), ("乙", 2, 2)], 2016, 2017) == "2016年到2017年，2地名次未变。"
