"""Page of recognised units: empty, with units as of several days, and entered by a reviewer of the city alone."""

import csv
import io
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from tests.support import drawings
from tests.support.ledgers import table
from tests.support.pages import opened, words
from tests.support.people import listed, user
from yuboard import tables
from yuboard.exports.xlsx.recognised import register_workbook
from yuboard.ledger import recognitions
from yuboard.ledger.engine import Ledger
from yuboard.record.results import frame
from yuboard.tables.columns.recognised import REGISTER
from yuboard.tables.recognised import records
from yuboard.ui import recognised

PAGE = "pages/reporting/recognised.py"
HEADS = ("单位名称", "地区", "类别", "事项", "日期", "说明")
LINES = tuple(
    dict(zip(HEADS, line.split(",")))
    for line in (
        "演示<b>园区,金水区,示范园区,认定,2017-03-01,",
        "演示企业,金水区,示范企业·应用类,认定,2024-12-01,",
        "演示企业,金水区,示范企业·应用类,取消称号,2026-01-09,不实",
    )
)


@pytest.fixture
def reviewer(ledger: Ledger, tmp_path: Path) -> dict[str, object]:
    """The reviewer of 郑州."""
    listed(tmp_path, "zz,己,reviewer,郑州市,\nsq,丙,reviewer,商丘市,\nyc,甲,reporter,虞城县,")
    return user("zz")


def handed_in(user: dict[str, object], *lines: dict[str, str]) -> AppTest:
    test = opened(PAGE, user=user)
    test.file_uploader[0].set_value(("册.csv", table(*lines), "text/csv")).run()
    next(button for button in test.button if button.label == "登记").click().run()
    return test


def test_without_a_unit_the_page_says_so_and_how_to_enter() -> None:
    said = words(opened(PAGE))
    assert "还没有登记认定单位" in said
    assert "由市里的审核人登录后在本页登记" in said
    assert "每2年复审1次" in said
    assert "从取消称号之日起" in said


def test_a_reviewer_enters_units_and_everybody_sees_them(reviewer: dict[str, object], ledger: Ledger) -> None:
    assert "登记了3件事" in handed_in(reviewer, *LINES).success[0].value
    with ledger.reading() as connection:
        assert {(one.author, one.author_place) for one in recognitions.every(connection)} == {("己（zz）", "zhengzhou")}
    test = opened(PAGE)
    drawn, _ = drawings.on_page(test)
    assert "演示&lt;b&gt;园区" in drawn
    assert "▲ 逾期未复审" in drawn
    assert "已逾期2828天" in drawn
    assert "2029年1月9日起可以申报" in drawn
    assert not test.file_uploader
    then, _ = drawings.on_page(opened(PAGE, day="2019-03-01"))
    assert "● 在册" in then
    assert "演示企业" not in then


def voided(user: dict[str, object], number: int, reason: str) -> AppTest:
    test = opened(PAGE, user=user)
    test.multiselect[0].select(number)
    next(field for field in test.text_input if "作废的原因" in field.label).input(reason)
    return next(button for button in test.button if button.label == "作废").click().run()


def test_a_reviewer_declares_an_entry_void_and_everybody_sees_it_struck_through(
    reviewer: dict[str, object], ledger: Ledger
) -> None:
    handed_in(reviewer, *LINES)
    assert "作废要写明原因" in voided(reviewer, 3, "").error[0].value
    assert "第3条“取消称号”（2026\\-01\\-09）不能成立" in voided(reviewer, 2, "写错").error[0].value
    assert "作废了1条登记" in voided(reviewer, 3, "<i>没有这回事").success[0].value
    test = opened(PAGE)
    units, entries = drawings.on_page(test)
    assert "可以申报" not in units
    assert "登记记录（3条，1条已作废）" in [box.label for box in test.expander]
    assert '<s>取消称号　<span class="day">2026年1月9日</span></s>' in entries
    assert "<strong>已作废</strong>" in entries
    assert "&lt;i&gt;没有这回事（己（zz），" in entries
    assert not [field for field in test.text_input if "作废" in field.label]


def test_the_files_of_the_register_say_what_the_page_says(reviewer: dict[str, object], ledger: Ledger) -> None:
    handed_in(reviewer, *LINES)
    voided(reviewer, 3, "没有这回事")
    day = date(2026, 11, 27)
    found = recognised.register(day)
    assert found is not None
    content = register_workbook(found, version="1", made_on=day)
    book = openpyxl.load_workbook(io.BytesIO(content))
    units, acts = (
        [[cell.value for cell in line] for line in book[name].iter_rows(min_row=5)] for name in book.sheetnames
    )
    assert [line[:3] for line in units] == [
        ["演示<b>园区", "金水区", "示范园区"],
        ["演示企业", "金水区", "示范企业　应用类"],
    ]
    assert (units[0][7], units[0][8], units[0][9]) == (datetime(2019, 3, 1), "逾期未复审", 2828)
    assert [(line[0], line[4], line[7], line[8]) for line in acts] == [
        (3, "取消称号", "已作废", "没有这回事"), (2, "认定", "有效", None), (1, "认定", "有效", None),
    ]  # fmt: skip
    told = tables.named(frame(records(found.units, found.places)), REGISTER)
    lines = list(csv.DictReader(io.StringIO(tables.csv_bytes(told, version="1", made_on=day).decode("utf-8-sig"))))
    assert [(one["单位"], one["状态"], one["逾期天数"]) for one in lines[:2]] == [
        ("演示<b>园区", "逾期未复审", "2828"), ("演示企业", "在册", ""),
    ]  # fmt: skip


def test_a_sheet_with_a_problem_is_refused_whole(reviewer: dict[str, object], ledger: Ledger) -> None:
    test = handed_in(reviewer, LINES[0], LINES[1] | {"类别": "百强"})
    assert "共1处不对，整份没有登记" in test.error[0].value
    assert test.code[0].value.startswith("册.csv:3:类别: “百强”不是创建标准的类别")
    with ledger.reading() as connection:
        assert recognitions.every(connection) == []


@pytest.mark.usefixtures("reviewer")
def test_others_are_shown_no_form() -> None:
    assert not opened(PAGE, user=user("yc")).file_uploader
    test = opened(PAGE, user=user("sq"))
    assert not test.file_uploader
    assert "商丘市所收文件没有写认定单位的复审和禁报期限" in words(test)
