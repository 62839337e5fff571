"""Review page in its states: who may not, nothing to do, a queue, one batch, and what is done with it."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.support import drawings, ledgers
from tests.support.ledgers import FILED, People, month, row
from tests.support.pages import opened, press, words
from tests.support.people import listed, user
from yuboard import clock
from yuboard.access import writing
from yuboard.access.writing import Session
from yuboard.ledger import standing, workflow
from yuboard.ledger.engine import Ledger
from yuboard.problems import LedgerError
from yuboard.settings import ROOT
from yuboard.wording.markdown import escape

PAGE = "pages/reporting/review.py"


@pytest.fixture
def waiting(ledger: Ledger, people: People) -> int:
    """A batch that corrects an approved value and brings new ones; returns its number."""
    ledgers.approved(ledger, people, row(value="7"))
    county = people.yucheng
    workflow.reopen(ledger, county.place, ("2017-01-01", "2017-12-31"), "2026-12-31", people.shangqiu, "核实")
    nothing = month(1, value="", unit="", status="nothing_to_report", problem="当月*没有*新认定")
    return ledgers.submitted(ledger, people, row(value="9", replaces="1"), month(0, value="3"), nothing)


def reviewed(identity: str = "sq", hours: float = 0, **parameters: str) -> AppTest:
    """The page alone, without the frame, as somebody sees it who signed in some hours ago."""
    test = AppTest.from_file(str(ROOT / PAGE), default_timeout=30)
    test.user = user(identity, hours)
    for name, value in parameters.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception, test.exception
    return test


def action(ledger: Ledger, number: int) -> str:
    with ledger.reading() as connection:
        return standing.batch(connection, number).latest.action


def field(test: AppTest, label: str) -> Any:
    kinds = ("selectbox", "number_input", "text_input")
    return next(one for kind in kinds for one in test.get(kind) if one.label == label)


def errors(test: AppTest) -> list[str]:
    return [error.value for error in test.error]


@pytest.mark.usefixtures("ledger")
def test_who_may_not_review_is_told_why_in_one_sentence() -> None:
    assert "审核由各市的审核人登录后进行" in words(opened(PAGE))
    assert "您是虞城县的填报人" in words(reviewed("yc"))
    assert "您是商丘市的填报人" in words(reviewed("sw"))


def test_without_a_ledger_there_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YUBOARD_LEDGER", str(tmp_path / "none"))
    monkeypatch.setenv("YUBOARD_PEOPLE", str(listed(tmp_path)))
    assert errors(reviewed()) == [escape(f"{tmp_path / 'none'} 还没有台账，请先运行 ledger init。")]


@pytest.mark.usefixtures("ledger")
def test_an_empty_queue_says_so() -> None:
    assert "现在没有等待审核的报送" in words(reviewed())


@pytest.mark.usefixtures("waiting")
def test_the_queue_is_of_the_own_city_and_the_oldest_is_first(ledger: Ledger, people: People) -> None:
    ledgers.submitted(ledger, people, row(place="民权县"), by=people.minquan)
    test = reviewed()
    (table,) = drawings.on_page(test)
    assert [key for key in drawings.buttons(table) if key.startswith("batch")] == ["batch=2", "batch=3"]
    assert "待审2批" in words(test)
    assert "待审0批" in words(reviewed("lh"))


def test_a_batch_shows_each_value_beside_the_approved_one(waiting: int) -> None:
    test = reviewed(batch=str(waiting))
    (table,) = drawings.on_page(test)
    said = drawings.told(table)
    for expected in (FILED, "9家", "7家 → 9家（+2）", "新报", "没有发生", "当月*没有*新认定", "2016年1月", "H2"):
        assert expected in said, expected
    # Of nine counties one has reported: that is told, and nothing is summed.
    test.session_state["coverage"] = True
    test.run()
    assert "1/9 已报；未报：" in words(test)
    assert "已审定1，待审0" in words(test)


def test_the_address_gives_no_rights(waiting: int) -> None:
    """A batch of another city is refused, and a reporter sees none, whatever the address names."""
    assert errors(reviewed("lh", batch=str(waiting))) == [f"第{waiting}批不由漯河市审核。"]
    assert not drawings.on_page(reviewed("yc", batch=str(waiting)))
    assert errors(reviewed(batch="99")) == ["台账里没有第99批。"]
    assert errors(reviewed(batch="9" * 30)) == [f"台账里没有第{'9' * 30}批。"]
    for wrong in ("第一批", "9" * 5000):
        assert "不是数字" in words(reviewed(batch=wrong))


def test_a_reviewer_who_sent_a_batch_is_told_so(ledger: Ledger, people: People) -> None:
    own = ledgers.submitted(ledger, people, row(), by=people.shangqiu._replace(name="丙（sq）"))
    assert "由您本人填报" in words(reviewed(batch=str(own)))
    other = ledgers.submitted(ledger, people, row(place="民权县"), by=people.minquan)
    assert "由您本人填报" not in words(reviewed(batch=str(other)))


def test_approval_asks_first_and_says_what_it_does(ledger: Ledger, waiting: int) -> None:
    test = press(reviewed(batch=str(waiting)), "审定3个值…")
    assert "3个值（新报2个，更正或再报1个）" in words(test)
    assert action(ledger, waiting) == "submitted"


def test_leaving_values_out_needs_a_reason(ledger: Ledger, waiting: int) -> None:
    test = reviewed(batch=str(waiting))
    test.session_state["review_marked"] = waiting, frozenset({3})
    press(test.run(), "审定2个值，除外1个…")
    assert errors(test) == ["除外的值要写明原因。"]
    next(field for field in test.text_input if field.key == "excluded_reason").set_value("口径不符").run()
    assert "除外1个，原因：口径不符" in words(press(test, "审定2个值，除外1个…"))
    assert action(ledger, waiting) == "submitted"


def test_a_mark_means_nothing_where_the_back_button_leads(waiting: int) -> None:
    """Of a batch it leaves out a value; in the queue a batch of the same number would be approved."""
    test = reviewed(batch=str(waiting))
    test.session_state["review_marked"] = waiting, frozenset({waiting})
    assert "审定2个值，除外1个…" in words(test.run())
    del test.query_params["batch"]
    assert "审定选中的各批…" in words(test.run())
    test.session_state["review_marked"] = None, frozenset({waiting})
    assert "审定选中的1批…" in words(test.run())
    test.query_params["batch"] = str(waiting)
    assert "审定3个值…" in words(test.run())


def test_evidence_that_is_not_there_is_a_sentence(ledger: Ledger) -> None:
    def script() -> None:
        from yuboard.ui import evidence

        evidence.open_entry(99)

    assert errors(AppTest.from_function(script).run()) == ["台账里没有第99条。"]
    with ledger.reading() as connection, pytest.raises(LedgerError, match="没有第"):
        standing.entry(connection, 2**63)


def test_return_needs_a_reason_and_is_done_with_it(ledger: Ledger, waiting: int) -> None:
    test = press(reviewed(batch=str(waiting)), "退回整批")
    assert errors(test) == ["退回要写明原因。"]
    test.text_area[0].set_value("请核对企业名单").run()
    assert "已退回" in press(test, "退回整批").success[0].value
    assert action(ledger, waiting) == "returned"
    assert "退回：丙（sq）" in words(reviewed(batch=str(waiting)))


def test_an_old_session_is_asked_to_sign_in_again(ledger: Ledger, waiting: int) -> None:
    test = reviewed(hours=9, batch=str(waiting))
    test.text_area[0].set_value("请核对").run()
    (error,) = errors(press(test, "退回整批"))
    assert "请重新登录" in error
    assert action(ledger, waiting) == "submitted"


@pytest.mark.usefixtures("waiting")
def test_a_period_is_reopened_with_who_why_and_until_when(ledger: Ledger, people: People) -> None:
    test = reviewed()
    assert "虞城县　2017年　开到2026" in words(test)
    field(test, "地区").set_value("民权县")
    field(test, "年份").set_value(2016)
    assert errors(press(test, "重开这个期间")) == ["重开要写明原因。"]
    field(test, "重开的原因（列入清单）").set_value("补报")
    assert "民权县　2016年　开到2026" in words(press(test, "重开这个期间"))
    with ledger.reading() as connection:
        last = standing.events(connection)[-1]
    assert (last.author, last.place, last.reason) == ("丙（sq）", people.minquan.place.place_id, "补报")
    assert (last.period_start, last.period_end) == ("2016-01-01", "2016-12-31")


def test_what_is_approved_stands_on_the_countys_page(ledger: Ledger, people: People, waiting: int) -> None:
    page = "pages/counties/county.py"
    assert "已审定的上报数" not in drawings.text(opened(page, county="虞城县"))
    writing.approve(Session(people.shangqiu, clock.utc()), ledger, waiting, people.terms, (4,), "口径不符")
    shown = drawings.on_page(opened(page, county="虞城县"))
    said = drawings.told(shown[0])
    for expected in ("已审定的上报数", "9家", "2017年时点　2017-12-31　自报　共2期"):
        assert expected in said, expected
    # Neither the value that was corrected nor the one that was left out; each other one leads to its cell.
    every = {key for svg in shown for key in drawings.buttons(svg) if key.startswith("entry=")}
    assert every == {"entry=2", "entry=3"}
