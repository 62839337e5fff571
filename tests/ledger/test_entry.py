"""Tidy CSV: what is stored, and every refusal with file, row and column, nothing stored."""

import pytest

from tests.support.ledgers import TODAY, TURNOVER, People, approved, draft, everything, month, row, table
from yuboard.ledger import importing, standing, tidy
from yuboard.ledger.engine import Ledger
from yuboard.ledger.importing import propose
from yuboard.ledger.rows import Entry
from yuboard.problems import DataError, LedgerError

GROWTH, SHARE = "网络零售额增速", "网络零售额占社会消费品零售总额比重"


def problems(people: People, *rows: dict[str, str]) -> list[tuple[int, str, str]]:
    found = propose("a.csv", table(*rows), people.terms, people.yucheng, TODAY).problems
    return [(problem.row, problem.column, problem.text) for problem in found]


def test_a_row_is_stored_as_written_with_its_cell(ledger: Ledger, people: People) -> None:
    money = row(indicator=TURNOVER, basis="累计", period_end="2017-09-30", as_of="", value="12.50", unit="万美元")
    named = money | {
        "period_end": "2017-06-30",
        "file": "上报.xlsx",
        "sheet": "表 1",
        "cell": "C7",
        "problem": "人手不足",
    }
    draft(ledger, people, row(), money, named)
    with ledger.reading() as connection:
        first, second, third = standing.entries(connection, 1)
    assert (first.place, first.value, first.file, first.sheet, first.cell) == ("yucheng", "7", "a.csv", None, "H2")
    assert (second.value, second.unit, second.cell) == ("12.50", "万美元", "H3")
    assert (third.file, third.sheet, third.cell, third.problem) == ("上报.xlsx", "表 1", "C7", "人手不足")
    assert {entry.author for entry in (first, second, third)} == {"甲"}


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"place": ""}, "place", "没有写地区"),
        ({"place": "火星"}, "place", "没有名为“火星”的地区"),
        ({"place": "民权县"}, "place", "甲属虞城县，不能替民权县填报"),
        ({"place": "商丘市"}, "place", "不能替商丘市填报"),
        ({"indicator": ""}, "indicator", "没有写指标"),
        ({"indicator": "幸福"}, "indicator", "没有名为“幸福”的指标"),
        ({"period_start": ""}, "period_start", "第一天"),
        ({"period_start": "2017年"}, "period_start", "不是日期"),
        ({"period_end": "2017-02-30"}, "period_end", "不是日期"),
        ({"period_end": "2027-12-31"}, "period_end", "还没有到"),
        ({"period_start": "0217-01-01"}, "period_start", "早得不可能"),
        ({"period_start": "2018-01-01"}, "period_end", "早于第一天"),
        ({"period_start": "2017-01-02"}, "period_start", "1日起"),
        ({"period_end": "2017-12-30"}, "period_end", "最后一天止"),
        ({"as_of": "2018-01-01"}, "as_of", "不在期间之内"),
        ({"as_of": ""}, "as_of", "时点数"),
        ({"basis": ""}, "basis", "当期、累计、时点"),
        ({"basis": "当期", "period_end": "2017-09-30", "as_of": ""}, "basis", "9个月"),
        ({"basis": "当期", "period_start": "2017-02-01", "period_end": "2017-04-30", "as_of": ""}, "basis", "3个月"),
        ({"indicator": TURNOVER, "unit": "亿元"}, "basis", "一段时间的量"),
        ({"status": "ok"}, "status", "reported、zero"),
        ({"value": ""}, "value", "没有写值"),
        ({"value": "７"}, "value", "不是一个数"),
        ({"value": "1,000"}, "value", "不是一个数"),
        ({"value": "约7"}, "value", "不是一个数"),
        ({"value": "1e3"}, "value", "不是一个数"),
        ({"value": "007"}, "value", "不是一个数"),
        ({"value": "nan"}, "value", "不是一个数"),
        ({"value": "7.5"}, "value", "合不成整数"),
        ({"value": "0.00012345678"}, "value", "至多10位"),
        ({"value": "1" * 25}, "value", "至多24位"),
        ({"value": "-7"}, "value", "不能为负"),
        ({"value": "0"}, "value", "写 zero"),
        ({"value": "-0", "status": "zero"}, "value", "不能为负"),
        ({"status": "zero"}, "value", "写 reported"),
        ({"value": "7%"}, "value", "百分号"),
        ({"status": "not_applicable"}, "value", "应空着"),
        ({"status": "nothing_to_report", "value": ""}, "unit", "应空着"),
        ({"unit": ""}, "unit", "没有写单位"),
        ({"unit": "斗"}, "unit", "没有“斗”这个单位"),
        ({"unit": "万元"}, "unit", "不按“万元”计"),
        ({"indicator": SHARE, "value": "0.2618", "unit": "%"}, "value", "还是百分之26.18"),
        ({"indicator": SHARE, "value": "100.5", "unit": "%"}, "value", "超过百分之百"),
        ({"indicator": SHARE, "value": "-5", "unit": "%"}, "value", "不能为负"),
        ({"kind": "年报"}, "kind", "快报、公报、自报"),
        ({"source": ""}, "source", "数据来源"),
        ({"sheet": "表1"}, "file", "没有写文件"),
        ({"file": "a.xlsx"}, "cell", "如 B12"),
        ({"file": "a.xlsx", "cell": "12B"}, "cell", "如 B12"),
        ({"replaces": "第1条"}, "replaces", "不是台账里的条号"),
        ({"status": "withdrawn", "value": "", "unit": ""}, "replaces", "撤回的是第几条"),
        ({"problem": "缺\x00人"}, "problem", "控制字符"),
        ({"problem": "缺人" * 1001}, "problem", "超过2000字"),
    ],
)
def test_each_fault_is_told_with_row_and_column(people: People, cells: dict[str, str], column: str, words: str) -> None:
    good = month(3)
    found = [(at, named, text) for at, named, text in problems(people, good, row(**cells)) if named == column]
    assert len(found) == 1, problems(people, good, row(**cells))
    assert found[0][0] == 3
    assert words in found[0][2]


@pytest.mark.parametrize(
    "cells",
    [
        {"indicator": SHARE, "value": "0.5%", "unit": "%"},
        {"indicator": SHARE, "value": "26.18", "unit": "%"},
        {"indicator": GROWTH, "value": "-12.5", "unit": "%"},
        {"indicator": GROWTH, "value": "250", "unit": "%"},
        {"value": "0", "status": "zero"},
        {"value": "", "unit": "", "status": "nothing_to_report"},
        {"value": "1.5", "unit": "万家"},
        {"basis": "当期", "period_start": "2017-04-01", "period_end": "2017-06-30", "as_of": ""},
        {"basis": "累计", "period_end": "2017-09-30", "as_of": ""},
        {"place": "yucheng", "indicator": "cross_border_filed_enterprises"},
        {"value": " 7 "},
    ],
)
def test_what_is_certain_is_taken(people: People, cells: dict[str, str]) -> None:
    assert not problems(people, row(**cells))


def test_every_problem_is_told_at_once_and_nothing_is_stored(ledger: Ledger, people: People) -> None:
    before = everything(ledger)
    with pytest.raises(DataError) as raised:
        draft(ledger, people, row(place="火星", value="约7"), month(1), row(kind="年报"), month(1))
    told = [str(problem) for problem in raised.value.problems]
    assert told == [
        "a.csv:2:place: 没有名为“火星”的地区",
        "a.csv:2:value: “约7”不是一个数；这里只写数字和小数点，不写逗号、单位和约数",
        "a.csv:4:kind: 应为快报、公报、自报之一",
        "a.csv:5:value: 与本文件前面一行报的是同一个值",
    ]
    assert raised.value.outcome == "整批没有存入"
    assert everything(ledger) == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "没有这一列"),
        (table(row()).replace(b"as_of", b"date"), "不认识"),
        (table(row()).replace(b"subject", b"place"), "不止一次"),
        (table(row()).splitlines(True)[0], "没有要报的值"),
        (table(row()) + b"a,b\r\n", "有2格，表头有17列"),
        (table(row(problem="缺人")).decode().encode("gb18030"), "不是 UTF-8 编码"),
        (table(row()) + b'"x', "读不成表格"),
    ],
)
def test_a_file_that_is_no_tidy_table_is_told(people: People, content: bytes, words: str) -> None:
    found = propose("a.csv", content, people.terms, people.yucheng, TODAY).problems
    assert words in "".join(problem.text for problem in found)


def test_a_file_may_begin_with_a_byte_order_mark_and_order_its_columns(people: People) -> None:
    turned = [dict(reversed(one.items())) for one in (row(), month(2))]
    assert not propose("a.csv", b"\xef\xbb\xbf" + table(*turned), people.terms, people.yucheng, TODAY).problems


def test_too_many_rows_are_refused(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidy, "MOST_ROWS", 2)
    assert "一批至多2行" in problems(people, month(1), month(2), month(3))[0][2]


def test_a_reviewer_reports_for_what_lies_below_the_city_and_nothing_else(people: People) -> None:
    rows = [row(), row(place="商丘市"), row(place="民权县"), row(place="漯河市"), row(place="临颍县")]
    found = propose("a.csv", table(*rows), people.terms, people.shangqiu, TODAY).problems
    assert [problem.row for problem in found] == [5, 6]


def test_a_dry_run_tells_and_stores_nothing(ledger: Ledger, people: People) -> None:
    before = everything(ledger)
    good = propose("a.csv", table(row()), people.terms, people.yucheng, TODAY)
    assert importing.dry_run(ledger, good, people.yucheng, TODAY) == 1
    bad = propose("a.csv", table(row(value="x")), people.terms, people.yucheng, TODAY)
    with pytest.raises(DataError):
        importing.dry_run(ledger, bad, people.yucheng, TODAY)
    assert everything(ledger) == before


def test_the_same_file_is_not_stored_twice_while_it_waits(ledger: Ledger, people: People) -> None:
    draft(ledger, people, row())
    with pytest.raises(LedgerError, match="已作为第1批存入"):
        draft(ledger, people, row())


def test_a_value_that_is_approved_is_changed_only_by_naming_it(ledger: Ledger, people: People) -> None:
    approved(ledger, people, row())
    with pytest.raises(DataError) as raised:
        draft(ledger, people, month(0), row(value="8"))
    (problem,) = raised.value.problems
    assert (problem.row, problem.column) == (3, "replaces")
    assert "已有审定的第1条（7家），更正它须在 replaces 写明1" in problem.text


def test_columns_are_the_fields_that_a_reporter_fills() -> None:
    assert set(Entry._fields) - set(tidy.COLUMNS) == {"entry_id", "batch", "author", "moment", "hash"}
