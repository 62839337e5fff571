"""Page of recognised units: empty, with units as of several days, and entered by a reviewer of the city alone."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.support import drawings
from tests.support.ledgers import table
from tests.support.pages import opened, words
from tests.support.people import listed, user
from yuboard.ledger import recognitions
from yuboard.ledger.engine import Ledger

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
    (drawn,) = drawings.on_page(test)
    assert "演示&lt;b&gt;园区" in drawn
    assert "▲ 逾期未复审" in drawn
    assert "已逾期2828天" in drawn
    assert "2029年1月9日起可以申报" in drawn
    assert not test.file_uploader
    (then,) = drawings.on_page(opened(PAGE, day="2019-03-01"))
    assert "● 在册" in then
    assert "演示企业" not in then


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
