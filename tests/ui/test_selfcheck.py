"""Batch self-check on its page: what was read is named, what was passed over is told, hostile files are a sentence."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.packages import cells, workbook
from tests.support.pages import opened
from yuboard.accreditation import batch
from yuboard.record import store
from yuboard.ui import selfcheck

PAGE = "pages/counties/selfcheck.py"


def uploaded(name: str, content: bytes) -> AppTest:
    test = opened(PAGE, tab="批量自评")
    test.file_uploader[0].upload(name, content).run()
    assert not test.exception, test.exception
    return test


def told(test: AppTest) -> str:
    kinds = ("error", "caption", "markdown", "expander")
    return "\n".join(
        str(getattr(element, "label", "") or getattr(element, "value", ""))
        for kind in kinds
        for element in test.get(kind)
    )


@pytest.fixture(scope="module")
def lines() -> list[list[str]]:
    criteria = store.rows("criteria/list", kind="示范园区")
    head = [batch.NAME, *batch.variables(criteria), *batch.conditions(criteria)]
    return [head, ["甲园区", "1.2万"], ["乙园区", "12000"], ["乙园区", "12000"], ["合计", "24000"], ["填表人：某"]]


def test_what_was_read_wrong_and_passed_over_is_told(lines: list[list[str]]) -> None:
    words = told(uploaded("表.xlsx", workbook(("旧", cells(lines[0])), ("填报", cells(*lines)), states="h ")))
    for expected in (
        "读取工作表“填报”，没有读“旧”（隐藏）", "1处有问题；1行有错未评，其余2行已评。", "请写成12000", "有提示的3处",
        "与第3行同名", "“合计”是合计行", "“填表人：某”是填报信息",
    ):  # fmt: skip
        assert expected in words, expected


def test_csv_of_an_office_is_read_and_said_how(lines: list[list[str]]) -> None:
    content = "\r\n".join(";".join(line) for line in lines).encode("gbk")
    assert "按GB18030（含 GBK）编码、以分号分隔读取" in told(uploaded("表.csv", content))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0" + b"0" * 600])
def test_file_that_cannot_be_read_is_one_sentence(content: bytes) -> None:
    (error,) = uploaded("表.xlsx", content).error
    assert error.value.startswith("表.xlsx：")


def test_uploads_are_read_once_and_never_in_the_server(
    lines: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("opened in the server")

    monkeypatch.setattr(selfcheck.reading, "read", refuse)
    test = uploaded("别名.xlsx", workbook(("填报", cells(*lines))))
    monkeypatch.setattr("yuboard.limited.calling.Child", refuse)
    test.run()
    assert not test.exception
    assert "读取工作表“填报”" in told(test)
