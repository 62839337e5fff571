"""Each rule for data, with one small bad input that it must name by file, row and column."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import rows
from yuboard.problems import DataError, Problem
from yuboard.record import building
from yuboard.settings import ROOT

SQ = "documents/sq2016/figures.csv"
ZZ14 = "documents/zz2014/figures.csv"
DUTIES = "documents/sq2016/duties.csv"
SERVED = "documents/sq2016/task_targets.csv"
ZZ = "documents/zz2016/criteria.csv"
UNITS = "documents/zz2018/task_units.csv"
Pick = Callable[[rows.Row], bool]


def problems_of(data: Path) -> list[Problem]:
    with pytest.raises(DataError) as caught:
        building.build(data)
    return caught.value.problems


def with_operator(operator: str) -> Pick:
    return lambda row: row["operator"] == operator


def first(_row: rows.Row) -> bool:
    return True


def is_city_target(row: rows.Row) -> bool:
    return row["role"] == "target" and row["place_id"] == "shangqiu"


def reads(as_written: str) -> Pick:
    return lambda row: row["as_written"] == as_written


def is_figure(figure_id: str) -> Pick:
    return lambda row: row["figure_id"] == figure_id


def is_criterion(number: str) -> Pick:
    return lambda row: row["criterion_id"] == f"zz2016-c{number}"


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
    ("quotes", ZZ14, reads("5000万至1亿元"), {"high": "20000"}, "low", "不一致"),
    ("units", ZZ14, reads("600亿元"), {"unit": "万元"}, "unit", "原文写法"),
    ("units", ZZ14, reads("18万家以上"), {"unit": "家"}, "unit", "原文写法"),
    ("units", ZZ14, reads("655万"), {"unit": "人"}, "unit", "原文写法"),
    ("units", SQ, reads("1.5亿"), {"unit": "万人"}, "unit", "原文写法"),
    ("units", "documents/zz2016/figures.csv", reads("1/3"), {"unit": "%"}, "unit", "原文写法"),
    ("signs", ZZ14, reads("30%以上"), {"operator": "=", "high": "30"}, "operator", "读作 >="),
    ("signs", ZZ14, reads("突破1000亿元"), {"operator": ">="}, "operator", "读作 >"),
    ("signs", ZZ14, reads("2家"), {"wording": ""}, "operator", "读作 ="),
    ("signs", ZZ14, reads("约200家"), {"operator": "=", "wording": ""}, "operator", "读作 approx"),
    ("signs", SQ, reads("200公里内"), {"operator": "<"}, "operator", "读作 <="),
    ("signs", SQ, reads("1~2家"), {"operator": ">=", "high": ""}, "operator", "读作 range"),
    ("signs", SQ, reads("50家"), {"wording": "培育、以上"}, "wording", "不在引文中"),
    ("signs", SQ, is_figure("sq2016-041"), {"tier": ""}, "tier", "应记作力争"),
    ("signs", SQ, is_figure("sq2016-042"), {"tier": "力争"}, "tier", "不能记作力争"),
    ("signs", ZZ14, reads("突破2万亿元"), {"quote": "2012年中国跨境电商交易额不超过2万亿元", "as_written": "2万亿元",
                                      "wording": ""}, "operator", "读作 <="),
    ("quotes", SQ, reads("27.5亿人民币"), {"as_written": "7.5亿人民币"}, "as_written", "一部分"),
    (
        "duplicates", SQ, is_figure("sq2016-042"), {"indicator_id": "cross_border_filed_enterprises"},
        "indicator_id", "同一年份的另一个数",
    ),
    ("years", SQ, is_city_target, {"year_start": "2019", "year_end": "2019"}, "year_end", "不在文件期间"),
    ("years", SQ, is_city_target, {"year_start": "2018", "year_end": "2017"}, "year_end", "颠倒"),
    ("years", SQ, lambda row: row["role"] == "baseline", {"year_end": "2018"}, "year_end", "基期"),
    ("years", SQ, is_city_target, {"year_inferred": "2018"}, "year_inferred", "推定"),
    ("quotas", SQ, is_quota_of("yucheng"), {"indicator_id": "overseas_warehouses"}, "indicator_id", "没有对应的全市数"),
    (
        "quotas", SQ, is_quota_of("yucheng"), {"operator": "text", "low": "", "high": "", "unit": ""},
        "operator", "配额须有数值",
    ),
    ("places", "places.csv", lambda row: row["place_id"] == "yucheng", {"adcode": "411199"}, "adcode", "前四位"),
    ("places", "places.csv", lambda row: row["place_id"] == "yucheng", {"adcode": "41142"}, "adcode", "六位"),
    ("places", "places.csv", lambda row: row["kind"] == "功能区", {"adcode": "411499"}, "adcode", "功能区"),
    ("places", "places.csv", lambda row: row["place_id"] == "yucheng", {"name": "夏邑县"}, "name", "重复"),
    (
        "places", "places.csv", lambda row: row["place_id"] == "sq_swzx", {"short_name": "经开区"},
        "short_name", "相同",
    ),
    (
        "places", "places.csv", lambda row: row["place_id"] == "sq_swzx", {"short_name": "广州市"},
        "short_name", "相同",
    ),
    ("places", "places.csv", lambda row: row["place_id"] == "luohe", {"position": ""}, "position", "应有次序"),
    ("places", "places.csv", lambda row: row["place_id"] == "luohe", {"position": "1"}, "position", "各市不同"),
    ("places", "places.csv", lambda row: row["place_id"] == "luohe", {"position": "0"}, "position", "应有次序"),
    ("cities", "places.csv", lambda row: row["place_id"] == "luohe", {"parent_id": ""}, "parent_id", "所属省"),
    ("documents", "documents.csv", first, {"text_file": "../../etc/passwd"}, "text_file", "不能带路径"),
    ("documents", "documents.csv", first, {"text_file": "..\\a.txt"}, "text_file", "不能带路径"),
    ("documents", "documents.csv", first, {"text_file": "/etc/passwd"}, "text_file", "不能带路径"),
    ("documents", "documents.csv", first, {"text_file": ".."}, "text_file", "不能带路径"),
    ("ids", "places.csv", lambda row: row["place_id"] == "kaifeng", {"place_id": "../k"}, "place_id", "只能用字母"),
    ("ids", "findings.csv", first, {"finding_id": "a b"}, "finding_id", "只能用字母"),
    ("exchange_rates", "exchange_rates.csv", first, {"cny_per_usd": "61"}, "cny_per_usd", "1至20"),
    ("units", "units.csv", lambda row: row["unit"] == "万元", {"factor": "0"}, "factor", "大于零"),
    (
        "references", "documents/sq2016/layout.csv", lambda row: row["element_id"] == "sq2016-e36",
        {"parent_id": "sq2016-e02"}, "parent_id", "又归在它自己之下",
    ),
    (
        "references", ZZ, lambda row: row["exception_of"] != "", {"exception_of": "zz2016-c006"},
        "exception_of", "不存在",
    ),
    ("names", "indicators.csv", first, {"name": "跨境电子商务交易额"}, "name", "会被当成同一个"),
    ("names", "indicators.csv", first, {"name": "电商\u3000"}, "name", "前后有空格"),
    ("names", "places.csv", lambda row: row["place_id"] == "kaifeng", {"name": " 开封市"}, "name", "前后有空格"),
    ("names", "documents.csv", first, {"short_title": "商丘三年行动计划"}, "short_title", "会被当成同一个"),
    ("names", "documents.csv", first, {"number": "商政〔2016〕26号"}, "number", "会被当成同一个"),
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
    ("criteria", ZZ, is_criterion("005"), {"value": "12345"}, "value", "不在引文中"),
    ("criteria", ZZ, is_criterion("031"), {"value": "50"}, "value", "不在引文中"),
    ("criteria", ZZ, is_criterion("031"), {"unit": "元"}, "value", "不在引文中"),
    ("criteria", ZZ, is_criterion("005"), {"operator": ">="}, "operator", "读作 >"),
    ("criteria", ZZ, is_criterion("050"), {"operator": "="}, "operator", "读作 >="),
    ("criteria", ZZ, is_criterion("050"), {"unit": "%"}, "value", "不在引文中"),
    ("criteria", ZZ, is_criterion("051"), {"unit": "人"}, "unit", "1000人次"),
    (
        "criteria", ZZ, is_criterion("007"),
        {"exception_of": "zz2016-c005", "variable": "园区办公使用面积", "condition": "另一条件"},
        "exception_of", "已有另一条",
    ),
    ("presets", "progress/presets.csv", first, {"is_active": "false"}, "is_active", "恰有一种，这里有0种"),
    ("presets", "progress/thresholds.csv", first, {"bound": ""}, "bound", "要么都填"),
    ("presets", "progress/thresholds.csv", first, {"position": "5"}, "bound", "末档收余下的"),
    ("presets", "progress/thresholds.csv", first, {"state": "落后"}, "state", "不在允许的取值中"),
    ("task_units", UNITS, first, {"as_written": "市林业局"}, "as_written", "引文所列的牵头单位"),
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


def test_every_flaw_of_rules_of_points_is_named_at_once(data: Path) -> None:
    folder, good = data / "progress", {"rule_id": "r", "title": "办法", "points": "20", "quote": "原文"}
    made = good | {"place_id": "shangqiu", "party": "责任单位", "year": "2017", "issuer": "局", "number": "1号"}
    made |= {"issued_on": "2017-01-05", "valid_from": "2017-01-05"}
    del made["points"], made["quote"]
    rows.append(
        folder / "score_rules.csv",
        made,
        made | {"rule_id": "empty", "place_id": "kaifeng", "valid_until": "2016-01-01"},
    )
    done = good | {"measure": "完成率", "indicator_id": "cross_border_turnover"}
    rows.append(
        folder / "score_items.csv",
        done | {"position": "1", "zero_at": "0", "full_at": "100"},
        done | {"position": "2", "indicator_id": "", "zero_at": "5", "full_at": "5"},
        done | {"position": "3", "measure": "按期报送率", "points": "0"},
        done | {"position": "4", "measure": "等次", "zero_at": "0", "full_at": "100"},
        done | {"position": "5"},
    )
    step = {"rule_id": "r", "item": "5", "position": "1", "comparison": ">=", "bound": "90", "points": "21"}
    rows.append(
        folder / "score_steps.csv",
        step,
        step | {"position": "2", "bound": "", "points": "5"},
        step | {"item": "9", "comparison": "", "bound": "", "points": "5"},
    )
    found = {(one.file.removeprefix("progress/score_"), one.row, one.column) for one in problems_of(data)}
    assert found == {
        ("rules.csv", 3, "place_id"), ("rules.csv", 3, "rule_id"), ("rules.csv", 3, "valid_until"),
        ("items.csv", 3, "indicator_id"), ("items.csv", 3, "full_at"), ("items.csv", 4, "indicator_id"),
        ("items.csv", 4, "measure"), ("items.csv", 4, "points"), ("items.csv", 4, "zero_at"),
        ("items.csv", 5, "measure"), ("steps.csv", 2, "points"), ("steps.csv", 3, "bound"), ("steps.csv", 4, "item"),
    }  # fmt: skip


def test_every_rule_has_a_bad_example() -> None:
    tested = {case[0] for case in CASES} | {"restatements", "no_documents", "forms", "scores"}
    assert {path.stem for path in (ROOT / "queries" / "checks").glob("*.sql")} <= tested


def test_restatement_must_agree(data: Path) -> None:
    file = "documents/zz2014/figures.csv"
    number = rows.change(data / file, lambda row: row["restates"] != "", year_start="2019", year_end="2019")
    assert any(p.row == number and p.column == "restates" for p in problems_of(data))


def test_what_is_split_is_a_figure_of_the_whole_city(data: Path) -> None:
    rows.change(
        data / SQ,
        lambda row: (
            (row["indicator_id"], row["year_end"], row["place_id"])
            == ("cross_border_filed_enterprises", "2017", "shangqiu")
        ),
        subject="大型企业",
    )
    assert {p.column for p in problems_of(data) if "不带主体" in p.text} == {"indicator_id"}


def test_quota_parts_must_add_up(data: Path) -> None:
    """A part that is changed together with its quote: only the sum gives it away, at the city's row."""
    city = rows.change(data / SQ, lambda row: row["as_written"] == "50家" and row["role"] == "interim")
    rows.change(
        data / SQ, is_quota_of("liangyuan"), low="11", high="11", as_written="11家", quote="（梁园区11家，睢阳区8家"
    )
    found = [p for p in problems_of(data) if p.row == city and "各县合计51" in p.text]
    assert found


def test_criteria_of_two_documents_must_not_mix(data: Path) -> None:
    """Not even under another kind of one family, as what is common to the family applies to all of it; rules may."""
    kinds = {"zz2016-c020": "示范企业·新类", "zz2016-c057": "示范村", "zz2016-c083": "规则"}
    spoilt = [row for row in rows.read(data / ZZ) if row["criterion_id"] in kinds]
    for row, kind in zip(spoilt, kinds.values(), strict=True):
        row |= {"criterion_id": f"lh{row['criterion_id']}", "unit_kind": kind}
    rows.write(data / "documents/lh2014/criteria.csv", spoilt)
    told = {(p.file, p.row) for p in problems_of(data) if p.column == "unit_kind" and "混在一起" in p.text}
    assert told >= {("documents/lh2014/criteria.csv", 2), (ZZ, 20)}
    assert not told & {("documents/lh2014/criteria.csv", 3), ("documents/lh2014/criteria.csv", 4), (ZZ, 2)}


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
