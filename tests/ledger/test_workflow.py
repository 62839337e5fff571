"""Workflow: draft, submitted, returned, approved; corrections, reopening, and who may do what."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.support.ledgers import (
    TODAY,
    People,
    approved,
    draft,
    everything,
    month,
    row,
    submitted,
)
from yuboard.ledger import standing, workflow
from yuboard.ledger.engine import Ledger
from yuboard.ledger.export import current_entries
from yuboard.ledger.listing import lines
from yuboard.ledger.schema import EVENTS
from yuboard.problems import DataError, LedgerError

YEAR = ("2017-01-01", "2017-12-31")


def values(ledger: Ledger, revision: int | None = None) -> list[str | None]:
    """The approved values, as they stand or stood."""
    with ledger.reading() as connection:
        return [entry.value for entry in current_entries(connection, revision)]


def reopened(ledger: Ledger, people: People, until: date = TODAY) -> None:
    workflow.reopen(ledger, people.yucheng.place, YEAR, until.isoformat(), people.shangqiu, "漏报")


def test_only_what_is_approved_counts(ledger: Ledger, people: People) -> None:
    number = draft(ledger, people, row()).batch or 0
    assert values(ledger) == []
    workflow.submit(ledger, number, people.yucheng, people.terms, TODAY)
    assert values(ledger) == []
    workflow.approve(ledger, number, people.shangqiu, people.terms)
    assert values(ledger) == ["7"]


def test_a_returned_batch_is_answered_by_the_next(ledger: Ledger, people: People) -> None:
    first = submitted(ledger, people, row())
    workflow.give_back(ledger, first, people.shangqiu, people.terms, "与备案名单不符")
    second = submitted(ledger, people, row(value="6"))
    with ledger.reading() as connection:
        assert standing.batch(connection, first).latest.reason == "与备案名单不符"
        assert standing.batch(connection, second).draft.answers == first
    workflow.approve(ledger, second, people.shangqiu, people.terms)
    assert values(ledger) == ["6"]


def test_a_returned_batch_may_be_sent_again_as_it_is_with_a_reason(ledger: Ledger, people: People) -> None:
    number = submitted(ledger, people, row())
    workflow.give_back(ledger, number, people.shangqiu, people.terms, "请核对")
    with pytest.raises(LedgerError, match="须写明说明"):
        workflow.submit(ledger, number, people.yucheng, people.terms, TODAY)
    workflow.submit(ledger, number, people.yucheng, people.terms, TODAY, "已核对无误")
    workflow.approve(ledger, number, people.shangqiu, people.terms)
    assert values(ledger) == ["7"]


def test_part_of_a_batch_is_approved_with_a_reason_for_the_rest(ledger: Ledger, people: People) -> None:
    number = submitted(ledger, people, month(1, value="1"), month(2, value="2"), month(3, value="3"))
    with pytest.raises(LedgerError, match="原因"):
        workflow.approve(ledger, number, people.shangqiu, people.terms, [2])
    receipt = workflow.approve(ledger, number, people.shangqiu, people.terms, [2], "二月的数有误")
    assert receipt.rows == 2
    assert values(ledger) == ["1", "3"]
    approved(ledger, people, month(2, value="4"))
    assert values(ledger) == ["1", "3", "4"]
    assert "已审定（除外1条）" in next(lines(ledger, people.terms))


def test_a_correction_names_what_it_replaces_and_the_past_stays_readable(ledger: Ledger, people: People) -> None:
    approved(ledger, people, row())
    with ledger.reading() as connection:
        then = standing.revision(connection)
        moment = standing.events(connection)[-1].moment
    reopened(ledger, people)
    number = draft(ledger, people, row(value="9", replaces="1")).batch or 0
    workflow.submit(ledger, number, people.yucheng, people.terms, TODAY)
    workflow.approve(ledger, number, people.shangqiu, people.terms)
    assert values(ledger) == ["9"]
    assert values(ledger, then) == ["7"]
    with ledger.reading() as connection:
        assert standing.revision(connection, moment) == then
        assert standing.revision(connection, "2020-01-01T00:00:00.000000Z") == 0


def test_an_approved_period_is_corrected_only_while_it_is_reopened(ledger: Ledger, people: People) -> None:
    approved(ledger, people, row())
    with pytest.raises(DataError, match="须由市里重开"):
        draft(ledger, people, row(value="9", replaces="1"))
    reopened(ledger, people, TODAY - timedelta(days=1))
    with pytest.raises(DataError, match="须由市里重开"):
        draft(ledger, people, row(value="9", replaces="1"))
    reopened(ledger, people)
    number = draft(ledger, people, row(value="9", replaces="1")).batch or 0
    with pytest.raises(LedgerError, match="须由市里重开"):
        workflow.submit(ledger, number, people.yucheng, people.terms, TODAY + timedelta(days=1))
    assert "重开　虞城县　2017-01-01 至 2017-12-31" in list(lines(ledger, people.terms))[-1]


def test_a_final_value_replaces_a_preliminary_one_without_reopening_and_never_the_other_way(
    ledger: Ledger, people: People
) -> None:
    approved(ledger, people, row(kind="快报"))
    approved(ledger, people, row(kind="公报", value="8", replaces="1"))
    assert values(ledger) == ["8"]
    reopened(ledger, people)
    with pytest.raises(DataError, match="快报不能代替公报"):
        draft(ledger, people, row(kind="快报", replaces="2"))


def test_two_kinds_of_one_value_stand_side_by_side(ledger: Ledger, people: People) -> None:
    approved(ledger, people, row(kind="快报"), row(kind="公报", value="8"))
    assert values(ledger) == ["7", "8"]


def test_a_value_is_withdrawn_by_naming_it(ledger: Ledger, people: People) -> None:
    approved(ledger, people, row())
    reopened(ledger, people)
    approved(ledger, people, row(value="", unit="", status="withdrawn", replaces="1"))
    with ledger.reading() as connection:
        assert [(entry.status, entry.value) for entry in current_entries(connection)] == [("withdrawn", None)]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"replaces": "99"}, "第99条报的不是同一"),
        ({"replaces": "2"}, "第2条报的不是同一"),
        ({"replaces": "3"}, "第3条没有审定"),
        ({"subject": "大型企业", "replaces": "1"}, "第1条报的不是同一"),
        ({"basis": "累计", "replaces": "1"}, "第1条报的不是同一"),
    ],
)
def test_a_correction_of_something_else_is_refused(
    ledger: Ledger, people: People, cells: dict[str, str], words: str
) -> None:
    approved(ledger, people, row(), month(1))
    submitted(ledger, people, row(kind="快报"))
    reopened(ledger, people)
    with pytest.raises(DataError, match=words):
        draft(ledger, people, row(**cells))


def test_one_value_is_corrected_once(ledger: Ledger, people: People) -> None:
    """Two corrections made at once: the second is told by whom it was overtaken, and loses nothing."""
    approved(ledger, people, row())
    reopened(ledger, people)
    first = draft(ledger, people, row(value="8", replaces="1")).batch or 0
    second = draft(ledger, people, row(value="9", replaces="1")).batch or 0
    workflow.submit(ledger, first, people.yucheng, people.terms, TODAY)
    with pytest.raises(LedgerError, match=f"正在第{first}批待审"):
        workflow.submit(ledger, second, people.yucheng, people.terms, TODAY)
    workflow.approve(ledger, first, people.shangqiu, people.terms)
    with pytest.raises(LedgerError, match="第1条已由第2条更正"):
        workflow.submit(ledger, second, people.yucheng, people.terms, TODAY)
    assert values(ledger) == ["8"]


STEPS: dict[str, Callable[[Ledger, People], object]] = {
    "approved by a county": lambda book, who: workflow.approve(book, 1, who.yucheng, who.terms),
    "approved by another city": lambda book, who: workflow.approve(book, 1, who.luohe, who.terms),
    "returned by a county": lambda book, who: workflow.give_back(book, 1, who.yucheng, who.terms, "x"),
    "returned by another city": lambda book, who: workflow.give_back(book, 1, who.luohe, who.terms, "x"),
    "returned without a reason": lambda book, who: workflow.give_back(book, 1, who.shangqiu, who.terms, " "),
    "submitted twice": lambda book, who: workflow.submit(book, 1, who.yucheng, who.terms, TODAY),
    "draft submitted by another county": lambda book, who: workflow.submit(book, 2, who.minquan, who.terms, TODAY),
    "draft submitted by another city": lambda book, who: workflow.submit(book, 2, who.luohe, who.terms, TODAY),
    "draft approved": lambda book, who: workflow.approve(book, 2, who.shangqiu, who.terms),
    "draft returned": lambda book, who: workflow.give_back(book, 2, who.shangqiu, who.terms, "x"),
    "no such batch": lambda book, who: workflow.approve(book, 9, who.shangqiu, who.terms),
    "all of it left out": lambda book, who: workflow.approve(book, 1, who.shangqiu, who.terms, [1], "x"),
    "a row of another batch left out": lambda book, who: workflow.approve(book, 1, who.shangqiu, who.terms, [2], "x"),
    "returned with what no engine keeps": lambda book, who: workflow.give_back(
        book, 1, who.shangqiu, who.terms, "\x00"
    ),
    "returned with half a letter": lambda book, who: workflow.give_back(book, 1, who.shangqiu, who.terms, "\ud800"),
    "reopened by a county": lambda book, who: workflow.reopen(
        book, who.yucheng.place, YEAR, "2026-12-31", who.yucheng, "x"
    ),
    "reopened by another city": lambda book, who: workflow.reopen(
        book, who.yucheng.place, YEAR, "2026-12-31", who.luohe, "x"
    ),
    "reopened without a reason": lambda book, who: workflow.reopen(
        book, who.yucheng.place, YEAR, "2026-12-31", who.shangqiu, ""
    ),
    "reopened backwards": lambda book, who: workflow.reopen(
        book, who.yucheng.place, (YEAR[1], YEAR[0]), "2026-12-31", who.shangqiu, "x"
    ),
}


def test_a_step_that_is_not_allowed_leaves_no_trace(ledger: Ledger, people: People) -> None:
    submitted(ledger, people, row())
    draft(ledger, people, month(1))
    before = everything(ledger)
    for name, step in STEPS.items():
        with pytest.raises(LedgerError) as raised:
            step(ledger, people)
        assert str(raised.value).endswith("。"), name
        assert everything(ledger) == before, name


def test_every_step_names_its_author_and_place(ledger: Ledger, people: People) -> None:
    approved(ledger, people, row())
    with ledger.reading() as connection:
        steps = standing.events(connection, EVENTS.c.batch == 1)
    told = [(step.action, step.author, step.author_place, step.author_role) for step in steps]
    assert told == [
        ("draft", "甲", "yucheng", "reporter"),
        ("submitted", "甲", "yucheng", "reporter"),
        ("approved", "丙", "shangqiu", "reviewer"),
    ]
    assert [step.moment for step in steps] == sorted(step.moment for step in steps)


def test_a_clock_that_goes_back_does_not_turn_the_order(
    ledger: Ledger, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft(ledger, people, row())
    monkeypatch.setattr("yuboard.ledger.appending.stamp", lambda: "2001-01-01T00:00:00.000000Z")
    workflow.submit(ledger, 1, people.yucheng, people.terms, TODAY)
    with ledger.reading() as connection:
        events = standing.events(connection)
    assert events[-1].moment == events[-2].moment
