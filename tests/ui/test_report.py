"""Report page in its states: who may not, template, preview, questions, sending, history, what was returned."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.importer.making import xlsx
from tests.support.ledgers import People
from tests.support.pages import component_of, opened, press, words
from tests.support.people import listed, user
from yuboard.ledger import standing, workflow
from yuboard.ledger.engine import Ledger
from yuboard.wording.markdown import escape

PAGE = "pages/reporting/report.py"
HEADS = ["指标", "累计"]


def reported(identity: str = "yc", hours: float = 0) -> AppTest:
    return opened(PAGE, user=user(identity, hours))


def month(value: object, title: str = "虞城县2017年9月", label: str = "网络零售额（万元）") -> bytes:
    return xlsx({"月报": [[title], HEADS, [label, value], ["快递业务量（万件）", 4]]})


def sent(test: AppTest, content: bytes, name: str = "上报.xlsx") -> AppTest:
    test.file_uploader[0].upload(name, content).run()
    assert not test.exception, test.exception
    return test


def shown(test: AppTest) -> str:
    return str(component_of(test, "sheet")["svg"])


def stored(ledger: Ledger) -> list[tuple[str, str | None, str]]:
    with ledger.reading() as connection:
        return [(entry.place, entry.value, entry.author) for entry in standing.streamed(connection)]


def test_who_is_not_signed_in_and_who_has_no_ledger_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "没有设置登录，不能填报" in words(opened(PAGE))
    monkeypatch.setenv("YUBOARD_LEDGER", str(tmp_path / "none"))
    monkeypatch.setenv("YUBOARD_PEOPLE", str(listed(tmp_path)))
    monkeypatch.setenv("YUBOARD_TRUSTED_HEADER", "X-User")
    assert "还没有登录，不能填报" in words(opened(PAGE))
    assert "“zz”不在人员名单里" in words(reported("zz"))
    assert [error.value for error in reported().error] == [
        escape(f"{tmp_path / 'none'} 还没有台账，请先运行 ledger init。")
    ]


def test_a_template_needs_no_sign_in() -> None:
    test = opened(PAGE)
    assert not test.get("download_button")
    test.selectbox(key="whose").select("虞城县").run()
    assert not test.exception
    assert [button.label for button in test.get("download_button")] == ["下载本地模板（XLSX）"]
    assert not test.file_uploader


def test_a_sheet_is_shown_read_and_sent_with_a_receipt(ledger: Ledger) -> None:
    test = sent(reported(), month(12.5))
    drawn = shown(test)
    for expected in ("虞城县2017年9月", "B3 新报", "＋ 新报", "虞城县 网络零售额 2017年1—9月 累计 12.5万元"):
        assert expected in drawn, expected
    press(test, "送审2个值")
    assert "第1批2个值已送审" in test.success[0].value
    assert stored(ledger) == [("yucheng", "12.5", "甲（yc）"), ("yucheng", "4", "甲（yc）")]
    assert "已报待审" in words(test)
    assert not test.get("bidi_component"), "the sheet that was sent is gone, and the field is empty again"


def test_another_places_sheet_is_refused_whatever_is_pressed(ledger: Ledger) -> None:
    test = sent(reported("mq"), month(12.5))
    assert "不能替虞城县填报" in shown(test)
    assert next(button for button in test.button if button.label.startswith("送审")).disabled
    assert next(button for button in test.button if button.label == "只存为草稿").disabled
    assert stored(ledger) == []


def test_questions_are_answered_and_remembered(ledger: Ledger) -> None:
    test = sent(reported(), month(12.5, label="网络零售额"))
    assert "有疑问" in shown(test)
    (asked,) = [one for one in test.selectbox if "没有写单位" in one.label]
    assert asked.label.startswith("月报\\!B3：")
    asked.select("unit=万元").run()
    assert "按回答：单位是万元" in shown(test)
    press(test, "送审2个值")
    again = sent(reported(), month(13, title="虞城县2017年10月", label="网络零售额"))
    assert not [one for one in again.selectbox if "没有写单位" in one.label]
    assert "按记住的答案：单位是万元" in shown(again)


def test_what_is_asked_anew_stays_asked_while_other_questions_are_answered(ledger: Ledger) -> None:
    def file(title: str) -> bytes:
        return xlsx({"月报": [[title], HEADS, ["网络零售额", 12.5], ["快递业务量（万件）", "-"]]})

    def asked(test: AppTest) -> list[str]:
        return [one.label.partition("：")[0] for one in test.selectbox]

    test = sent(reported(), file("虞城县2017年9月"))
    for choice in ("unit=万元", "status=nothing_to_report"):
        test.selectbox[0].select(choice).run()
    press(test, "送审2个值")
    again = sent(reported(), file("虞城县2017年10月"))
    assert asked(again) == []
    again.toggle[0].set_value(True).run()
    assert asked(again) == ["月报\\!B3", "月报\\!B4"]
    again.selectbox[0].select("unit=亿元").run()
    assert asked(again) == ["月报\\!B4"]
    again.toggle[0].set_value(False).run()
    assert asked(again) == []


def test_a_returned_batch_shows_its_reason_and_the_corrected_file_answers_it(ledger: Ledger, people: People) -> None:
    press(sent(reported(), month(12.5)), "送审2个值")
    workflow.give_back(ledger, 1, people.shangqiu, people.terms, "请核对*零售额*")
    test = reported()
    assert "退回的原因：请核对" in test.warning[0].value
    press(sent(test, month(12.6)), "送审2个值")
    with ledger.reading() as connection:
        assert standing.batch(connection, 2).draft.answers == 1
    assert "答复退回的第1批" in words(test)


def test_a_draft_is_kept_and_sent_later(ledger: Ledger) -> None:
    test = press(sent(reported(), month(12.5)), "只存为草稿")
    assert "已存为草稿" in test.success[0].value
    press(test, "送审")
    assert "第1批2个值已送审" in test.success[0].value


def test_a_sign_in_that_is_too_old_writes_nothing(ledger: Ledger) -> None:
    test = sent(reported(hours=100), month(12.5))
    press(test, "送审2个值")
    assert "请重新登录" in test.error[0].value
    assert stored(ledger) == []


def test_what_cannot_be_read_is_one_sentence(ledger: Ledger) -> None:
    assert "上报.xlsx：" in sent(reported(), b"PK\x03\x04 no workbook").error[0].value
    assert "没有认出上报的数" in sent(reported(), xlsx({"a": [["你好"]]})).warning[0].value
    hostile = month(12.5, title="虞城县2017年9月<img src=x onerror=alert(1)>")
    assert "<img" not in shown(sent(reported(), hostile))
    assert stored(ledger) == []
