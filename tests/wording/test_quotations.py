"""Quotation marks hold documents' own words only: in the record, in code, templates and SQL."""

from pathlib import Path

import duckdb

from tests.support import rows
from tests.support.quotations import VALUE, code, lines, literals, markup, strange
from yuboard.record.quotations import misquoted, quoted
from yuboard.record.verification import verify
from yuboard.settings import ROOT


def test_code_and_templates_quote_documents_or_name_labels(full: list[str]) -> None:
    read = [(path, literals(path)) for path in code()] + [(path, lines(path)) for path in markup()]
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: “{one}”"
        for path, found in read
        for line, words in found
        for one in strange(words, full)
    ]
    assert not wrong, "\n".join(wrong)


def test_what_is_nobodys_is_found(full: list[str]) -> None:
    for words in (
        "正文写“积极探索区域性、行业性物流信息平台的发展模式”", "写“‘一港多园区’的空间布局完全形成”",
        "写“争取……突破1000亿元”", "见“数据质量”", f"没有找到“{VALUE}”", "选「另存为」",
    ):  # fmt: skip
        assert not strange(words, full)
    for one in ("积极探索物流信息平台", "突破1000亿元……争取先行", "不存在的按钮"):
        assert strange(f"写“{one}”", full) == [one]


# The last one is true of 商丘, but not of 漯河.
SPOILED = [
    ("findings.csv", "finding_id", "zz-annex-only", "treatment", "写“积极探索物流信息平台”"),
    ("findings.csv", "finding_id", "lh-denominator", "title", "“力争实现全省跨境电子商务年交易额”"),
    ("places.csv", "place_id", "yongcheng", "note", "文件写“永城市另行安排”"),
    ("documents/sq2016/figures.csv", "figure_id", "sq2016-043", "note", "原文写“累计约”"),
    ("documents/zz2014/tasks.csv", "task_id", "zz2014-t02", "summary", "建「绿色通道体系二期」"),
    ("comparison_members.csv", "indicator_id", "cross_border_staff", "reason", "郑州写“累计从业”"),
    ("documents/lh2014/figures.csv", "figure_id", "lh2014-004", "note", "写“力争实现全市跨境电子商务年交易额”"),
]


def test_check_names_every_false_quotation(data: Path, texts: Path) -> None:
    wrong = []
    for file, key, name, column, words in SPOILED:
        number = rows.change(data / file, lambda row, key=key, name=name: row[key] == name, **{column: words})
        wrong.append((file, number, column))
    problems = verify(data, texts).problems
    assert sorted((problem.file, problem.row, problem.column) for problem in problems) == sorted(wrong)
    told = "\n".join(problem.text for problem in problems)
    assert all(fragment in told for *_, words in SPOILED for fragment in quoted(words))


def test_nothing_is_said_of_a_city_whose_text_is_not_at_hand(database: Path) -> None:
    with duckdb.connect(database, read_only=True) as connection:
        assert misquoted(connection, {}) == []
        assert misquoted(connection, dict.fromkeys(("sq2016", "lh2014", "zz2014", "zz2016"), "")) != []
