"""Search: Chinese words, initials of 拼音, all kinds of things, in time."""

import time

import pytest

from yuboard.record import search, store


@pytest.fixture(scope="module")
def entries() -> list[search.Entry]:
    readings = {row["short_name"]: row["pinyin"] for row in store.rows("search/readings")}
    return search.index(store.rows("search/entries"), readings)


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("虞城", "地区", "虞城县"),
        ("ycx", "地区", "虞城县"),
        ("YCX", "地区", "虞城县"),
        ("lhs", "地区", "漯河市"),
        ("slq", "地区", "召陵区"),
        ("411425", "地区", "虞城县"),
        ("４１１４２５", "地区", "虞城县"),
        ("交易额", "指标", "电子商务交易额"),
        ("dzswjye", "指标", "电子商务交易额"),
        ("海外仓 睢县", "数字与原文", "睢县　公共海外仓（当年设立）　1个"),
        ("市外汇管理局", "任务", "大力发展跨境贸易电子商务"),
        ("办公使用面积", "创建标准", "园区办公使用面积超过10000平方米"),
        ("郑州东站", "布局要素", "郑州东站"),
        ("商政〔2016〕26号", "文件", "商丘市跨境电子商务三年行动计划（2016~2018年）"),
        ("500亿元在一份规划", "疑点", "500亿元在一份规划里是两件事"),
    ],
)
def test_found_in_its_kind(entries, text: str, kind: str, title: str) -> None:
    titles = [row["title"] for row in search.find(entries, text)[kind]]
    assert any(title in found for found in titles)


def test_every_word_must_be_found(entries) -> None:
    assert search.find(entries, "虞城 纽约") == {}
    assert search.find(entries, "   ") == {}


def test_titles_that_begin_with_the_words_come_first(entries) -> None:
    places = search.find(entries, "睢")["地区"]
    assert [row["title"] for row in places] == ["睢阳区", "睢县"]


def test_every_entry_leads_to_a_page_with_what_it_needs(entries) -> None:
    from tests.support.pages import PATHS

    for entry in entries:
        assert entry.row["page"] in PATHS
        assert (entry.row["parameter"] is None) == (entry.row["value"] is None)


def test_a_search_is_quick(entries) -> None:
    start = time.perf_counter()
    for text in ("电子商务", "ycx", "2018", "跨境 园区"):
        search.find(entries, text)
    assert time.perf_counter() - start < 4, "a guard against a search that is quadratic, not a benchmark"


def test_rules_and_common_criteria_lead_to_their_tab() -> None:
    found = {row["title"]: row for row in store.rows("search/entries") if row["kind"] == "创建标准"}
    assert (found["每2年复审1次"]["value"], found["每2年复审1次"]["other_value"]) == ("申报与复审规则", None)
    common = found["近2年内无违法违规行为"]
    assert (common["value"], common["other_value"]) == ("标准原文", "示范企业·平台类·面向消费者")
