"""Each rule for data, with one small bad input that it must name by file, row and column."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import rows
from yuboard import build
from yuboard.paths import ROOT
from yuboard.problems import DataError, Problem

SQ = "documents/sq2016/figures.csv"
DUTIES = "documents/sq2016/duties.csv"
SERVED = "documents/sq2016/task_targets.csv"
ZZ = "documents/zz2016/criteria.csv"
Pick = Callable[[rows.Row], bool]


def problems_of(data: Path) -> list[Problem]:
    with pytest.raises(DataError) as caught:
        build.build(data)
    return caught.value.problems


def with_operator(operator: str) -> Pick:
    return lambda row: row["operator"] == operator


def first(_row: rows.Row) -> bool:
    return True


def is_city_target(row: rows.Row) -> bool:
    return row["role"] == "target" and row["place_id"] == "shangqiu"


def is_quota_of(place_id: str) -> Pick:
    return lambda row: row["role"] == "quota" and row["place_id"] == place_id and row["low"] not in ("", "1")


# rule or kind of problem, file, row to spoil, cells, column named, words of the message
CASES = [
    ("type", SQ, with_operator("="), {"low": "五十"}, "low", "不是数"),
    ("type", "exchange_rates.csv", first, {"year": "2013.5"}, "year", "不是整数"),
    ("type", "documents.csv", first, {"issued_on": "2014年7月"}, "issued_on", "不是日期"),
    ("enum", SQ, first, {"role": "目标"}, "role", "不在允许的取值中"),
    ("required", SQ, first, {"quote": ""}, "quote", "不能为空"),
    ("key", SQ, lambda row: row["figure_id"] == "sq2016-002", {"figure_id": "sq2016-001"}, "figure_id", "与另一行重复"),
    ("reference", SQ, first, {"place_id": "nowhere"}, "place_id", "不存在"),
    ("reference", SQ, first, {"indicator_id": "nothing"}, "indicator_id", "不存在"),
    ("reference", "headlines.csv", first, {"indicator_id": "nothing"}, "indicator_id", "不存在"),
    ("references", SQ, first, {"restates": "sq2016-999"}, "restates", "不存在"),
    ("references", "places.csv", lambda row: row["place_id"] == "luohe", {"parent_id": "x"}, "parent_id", "不存在"),
    ("operators", SQ, with_operator("range"), {"high": "0.5"}, "low", "区间"),
    ("operators", SQ, with_operator(">"), {"high": "9999"}, "low", "只填 low"),
    ("operators", SQ, with_operator("="), {"high": ""}, "low", "应相等"),
    ("units", SQ, is_city_target, {"unit": "平方米"}, "unit", "不能换算"),
    ("units", SQ, with_operator("="), {"unit": ""}, "unit", "无单位"),
    ("quotes", SQ, first, {"as_written": "9999家"}, "as_written", "不在引文中"),
    ("quotes", SQ, is_quota_of("liangyuan"), {"low": "11", "high": "11"}, "low", "不一致"),
    ("years", SQ, is_city_target, {"year_start": "2019", "year_end": "2019"}, "year_end", "不在文件期间"),
    ("years", SQ, is_city_target, {"year_start": "2018", "year_end": "2017"}, "year_end", "颠倒"),
    ("years", SQ, lambda row: row["role"] == "baseline", {"year_end": "2018"}, "year_end", "基期"),
    ("years", SQ, is_city_target, {"year_inferred": "2018"}, "year_inferred", "推定"),
    ("quotas", SQ, is_quota_of("yucheng"), {"indicator_id": "overseas_warehouses"}, "indicator_id", "没有对应的全市数"),
    ("places", "places.csv", lambda row: row["place_id"] == "yucheng", {"adcode": "411199"}, "adcode", "前四位"),
    ("places", "places.csv", lambda row: row["place_id"] == "yucheng", {"adcode": "41142"}, "adcode", "六位"),
    ("places", "places.csv", lambda row: row["kind"] == "功能区", {"adcode": "411499"}, "adcode", "功能区"),
    ("places", "places.csv", lambda row: row["place_id"] == "yucheng", {"name": "夏邑县"}, "name", "重复"),
    ("exchange_rates", "exchange_rates.csv", first, {"cny_per_usd": "61"}, "cny_per_usd", "1至20"),
    ("headlines", "headlines.csv", first, {"indicator_id": "retail_sales"}, "indicator_id", "没有这个指标的目标"),
    ("revisions", "revisions.csv", first, {"year": "2017"}, "later_figure_id", "同一年份"),
    (
        "duties", DUTIES, lambda row: row["scope"] == "点名", {"place_id": ""}, "place_id", "点名",
    ),
    ("duties", DUTIES, lambda row: row["scope"] == "点名", {"place_id": "erqi"}, "place_id", "不属于"),
    ("duties", DUTIES, first, {"task_id": "zz2014-t01"}, "task_id", "另一份文件"),
    ("task_targets", SERVED, first, {"task_id": "zz2014-t01"}, "task_id", "另一份文件"),
    ("task_targets", SERVED, first, {"term": "海外仓"}, "term", "不在本行引文中"),
    ("task_targets", SERVED, first, {"indicator_id": "cross_border_turnover"}, "term", "任何目标的引文中"),
    ("themes", "documents/sq2016/tasks.csv", first, {"themes": "园区"}, "themes", "不在 themes.csv 中"),
    ("bases", "documents/zz2016/document_bases.csv", first, {"year": "2014"}, "year", "不在文号中"),
    ("criteria", ZZ, lambda row: row["measurable"] == "true", {"value": ""}, "variable", "可量化"),
    ("criteria", ZZ, lambda row: row["measurable"] == "false", {"value": "3"}, "value", "不可量化"),
    ("criteria", ZZ, lambda row: row["measurable"] == "true", {"unit": "亩"}, "unit", "不在 units.csv 中"),
    ("criteria", ZZ, lambda row: row["measurable"] == "true", {"operator": "approx"}, "operator", "运算符"),
    ("criteria", ZZ, lambda row: row["exception_of"] != "", {"condition": ""}, "condition", "写明条件"),
    (
        "compare_groups", "indicators.csv", lambda row: row["indicator_id"] == "online_retail_share",
        {"compare_group": "ecommerce_turnover"}, "compare_group", "不同",
    ),
    (
        "compare_groups", "comparison_members.csv", lambda row: row["reason"] != "", {"reason": ""}, "reason", "理由",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "file", "pick", "cells", "column", "words"), CASES)
def test_bad_cell_is_named(
    data: Path, rule: str, file: str, pick: Pick, cells: rows.Row, column: str, words: str
) -> None:
    number = rows.change(data / file, pick, **cells)
    found = [p for p in problems_of(data) if p.row == number and p.file == file and p.column == column]
    assert any(words in problem.text for problem in found), "\n".join(map(str, problems_of(data)))


def test_every_rule_has_a_bad_example() -> None:
    tested = {case[0] for case in CASES} | {"restatements"}
    assert {path.stem for path in (ROOT / "queries" / "checks").glob("*.sql")} <= tested


def test_restatement_must_agree(data: Path) -> None:
    file = "documents/zz2014/figures.csv"
    number = rows.change(data / file, lambda row: row["restates"] != "", year_start="2019", year_end="2019")
    assert any(p.row == number and p.column == "restates" for p in problems_of(data))


def test_quota_parts_must_add_up(data: Path) -> None:
    """A part that is changed together with its quote: only the sum gives it away, at the city's row."""
    city = rows.change(data / SQ, lambda row: row["as_written"] == "50家" and row["role"] == "interim")
    rows.change(
        data / SQ, is_quota_of("liangyuan"), low="11", high="11", as_written="11家", quote="（梁园区11家，睢阳区8家"
    )
    found = [p for p in problems_of(data) if p.row == city and "各县合计51" in p.text]
    assert found


def test_every_problem_is_told_at_once(data: Path) -> None:
    rows.change(data / SQ, first, role="目标")
    rows.change(data / "exchange_rates.csv", first, cny_per_usd="61")
    rows.change(data / "places.csv", lambda row: row["place_id"] == "yucheng", adcode="41142")
    assert {p.file for p in problems_of(data)} >= {SQ, "exchange_rates.csv", "places.csv"}


def test_column_missing_or_surplus(data: Path) -> None:
    path = data / "exchange_rates.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("source", "来源", 1), encoding="utf-8")
    found = {(p.row, p.column) for p in problems_of(data)}
    assert {(1, "source"), (1, "来源")} <= found


def test_row_too_long_and_unknown_file(data: Path) -> None:
    with (data / "exchange_rates.csv").open("a", encoding="utf-8") as file:
        file.write("2021,6.45,世界银行,多余\n")
    (data / "extra.csv").write_text("a\n1\n", encoding="utf-8")
    texts = [str(p) for p in problems_of(data)]
    assert any("exchange_rates.csv:10:" in text and "4格" in text for text in texts)
    assert any("extra.csv" in text and "没有与这个文件对应的数据表" in text for text in texts)


def test_wrong_encoding(data: Path) -> None:
    path = data / "places.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    assert any(p.file == "places.csv" and "UTF-8" in p.text for p in problems_of(data))
