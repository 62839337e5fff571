"""Numbers and sentences in official Chinese, safe in Markdown and in spreadsheets."""

import csv
import io
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
import streamlit

from yuboard import tables
from yuboard.record.proofs import Proof
from yuboard.tables.columns import Column
from yuboard.web import shell
from yuboard.wording import method
from yuboard.wording.clauses import proof, proof_line
from yuboard.wording.markdown import escape
from yuboard.wording.numbers import number, per_year
from yuboard.wording.parts import plain
from yuboard.wording.parts import words as parts_words
from yuboard.wording.quotas import sum_check


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (99.24e8, "元", "99.2亿元"),
        (690.077e8, "元", "690亿元"),
        (10000e8, "元", "10,000亿元"),
        (12.5, "家", "12.5家"),
        (50.0, "家", "50家"),
        (125000, "家", "12.5万家"),
        (20000, "人", "2万人"),
        (9999, "个", "9,999个"),
    ],
)
def test_number_words(value: float, unit: str, words: str) -> None:
    assert number(value, unit) == words


def test_yearly_change_words() -> None:
    assert per_year(31.125, "%") == "31.1%"
    assert per_year(2.957, "个百分点") == "3.0个百分点"
    assert per_year(-7.24, "%") == "7.2%"


def test_markdown_of_the_documents_is_literal() -> None:
    hostile = "**粗** [链接](http://x) :red[红] 3~5家 $x$ <b> | `码`"
    escaped = escape(hostile)
    for mark in "*[]()~$<>|`:":
        assert f"\\{mark}" in escaped
        assert f" {mark}" not in escaped.replace(f"\\{mark}", "")


def test_a_line_break_in_the_data_breaks_no_table() -> None:
    assert escape("甲园\n区二期\r\n| 三") == "甲园 区二期 \\| 三"


def test_table_has_a_head_and_a_line_a_row() -> None:
    text = tables.markdown([{"年份": "2016年", "数": "5"}, {"年份": "2017年", "数": "6"}])
    assert text.splitlines() == ["| 年份 | 数 |", "| --- | --- |", "| 2016年 | 5 |", "| 2017年 | 6 |"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"])
def test_csv_never_holds_a_formula(start: str) -> None:
    content = tables.csv_bytes(pd.DataFrame({"原文": [f"{start}1+1"]}), version="v", made_on=date(2026, 1, 2))
    assert content.startswith(b"\xef\xbb\xbf")
    row = next(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert row == {"原文": f"'{start}1+1", "数据版本": "v", "下载日期": "2026-01-02"}


def test_numbers_in_csv_stay_numbers() -> None:
    content = tables.csv_bytes(pd.DataFrame({"数": [-5.0]}), version="v", made_on=date(2026, 1, 2))
    assert "\r\n-5,v," in content.decode("utf-8-sig")


SUM = {"year": 2016, "verdict": "相符", "operator": "range", "low": 1, "high": 2, "places": 2, "total": 2, "unit": "家"}


def test_sum_check_names_the_bound_of_a_range() -> None:
    assert "2个地区合计 2家 = 全市 2家（区间上限）" in plain(sum_check(SUM))
    assert "≠" in plain(sum_check(SUM | {"verdict": "不符", "total": 3}))


def test_proof_is_of_now_or_the_last_one_of_this_data() -> None:
    last = Proof(540, date(2026, 11, 27), is_current=True)
    assert (proof((547, 548), last), proof_line((547, 548), last)) == ("547/548条", "")
    assert proof(None, last) == "540条"
    assert "540条引文于2026年11月27日逐条" in proof_line(None, last)
    stale = last._replace(is_current=False)
    assert proof(None, stale) == proof(None, None) == "未核对"
    assert "改动后的引文还没有对照全文核对" in proof_line(None, stale)
    assert proof_line(None, None) == "引文没有对照全文核对过的记录。"


def test_method_page_explains_every_word_for_a_missing_value() -> None:
    text = "".join(map(parts_words, method.SECTIONS.values()))
    for word in ("文件未设", "文件未分解", "文件未列", "未上报", "口径不可比", "推定", "测算", "线性参照"):
        assert word in text


SHELL = Path(streamlit.__file__).parent / "static" / "index.html"


def test_shell_is_marked_chinese() -> None:
    page = shell.rewrite(SHELL.read_text(encoding="utf-8"))
    assert '<html lang="zh-CN">' in page
    assert 'src="./yuboard/zh.js?' in page
    assert "<title>豫策看板</title>" in page
    assert "You need to enable" not in page
    assert "本页需要浏览器启用脚本" in page


def test_downloads_say_operators_in_words_and_whole_numbers_whole() -> None:
    frame = pd.DataFrame({"operator": ["=", ">="], "low": [50.0, None], "share": [12.5, 50.0]})
    columns = (Column("operator", "运算符"), Column("low", "下限"), Column("share", "占比"))
    out = tables.named(frame, columns)
    assert list(out["运算符"]) == ["等于所写数（向上的指标按不低于判断）", "不低于（含本数）"]
    assert out["下限"].dropna().astype(str).tolist() == ["50"]
    assert list(out["占比"]) == [12.5, 50.0]
