"""What the ledger held of the calendar's duties on a day, and closed periods; on each engine."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from tests.support.calendars import FILED, TURNOVER, form
from tests.support.ledgers import TURNOVER as TURNOVER_NAME
from tests.support.ledgers import People, approved, draft, row, submitted, table
from yuboard import clock
from yuboard.ledger import importing, workflow
from yuboard.ledger.engine import Ledger
from yuboard.ledger.holdings import held
from yuboard.ledger.terms import Place
from yuboard.problems import DataError, LedgerError
from yuboard.reporting.calendar import Calendar, Duty
from yuboard.reporting.states import Answer, Report, State, reports, sorted_out

MAY = date(2017, 5, 31)
SHEET = {"period_start": "2017-05-01", "period_end": "2017-05-31", "as_of": "2017-05-31"}
SUM = {"indicator": TURNOVER_NAME, "period_start": "2017-01-01", "period_end": "2017-05-31", "basis": "累计",
       "as_of": "", "unit": "万元"}  # fmt: skip


def duties() -> list[Duty]:
    return Calendar((form(),)).duties(MAY, MAY)


def standing(ledger: Ledger, people: People, day: date | None = None) -> Report:
    """The report of 虞城县 for May 2017."""
    day = day or clock.today()
    with ledger.reading() as connection:
        return reports(duties(), sorted_out(held(connection, duties(), people.terms, day)), day)[0]


def test_what_was_sent_counts_from_its_submission_and_by_its_last_step(ledger: Ledger, people: People) -> None:
    draft(ledger, people, row(**SHEET), row(**SUM, value="35000"))
    assert standing(ledger, people).state == State.OVERDUE
    workflow.submit(ledger, 1, people.yucheng, people.terms, clock.today())
    assert standing(ledger, people).state == State.SUBMITTED
    assert standing(ledger, people, clock.today() - timedelta(days=1)).state == State.OVERDUE
    workflow.approve(ledger, 1, people.shangqiu, people.terms, [1], "与名单不符")
    found = standing(ledger, people)
    assert (found.state, found.reasons, found.batches) == (State.RETURNED, ("与名单不符",), (1,))
    approved(ledger, people, row(**SHEET, value="", unit="", status="nothing_to_report"))
    found = standing(ledger, people)
    assert found.state == State.APPROVED
    assert {one.asked: one.answer for one in found.values} == {TURNOVER: Answer.REPORTED, FILED: Answer.NOTHING}
    assert found.values[0].held.value == Fraction(7, 2)


def test_a_returned_batch_waits_again_and_a_withdrawn_value_is_missing(ledger: Ledger, people: People) -> None:
    number = submitted(ledger, people, row(**SHEET), row(**SUM))
    workflow.give_back(ledger, number, people.shangqiu, people.terms, "请核对")
    assert standing(ledger, people).reasons == ("请核对",)
    approved(ledger, people, row(**SHEET), row(**SUM))
    assert standing(ledger, people).state == State.APPROVED
    workflow.reopen(ledger, people.yucheng.place, ("2017-01-01", "2017-12-31"), "2099-12-31", people.shangqiu, "误报")
    approved(ledger, people, row(**SHEET, value="", unit="", status="withdrawn", replaces="3"))
    found = standing(ledger, people)
    assert (found.state, found.answered) == (State.OVERDUE, 1)


LAST = date(2017, 6, 20)


def locked(people: People, **parts: object) -> People:
    """The same people under a made calendar."""
    return People(people.terms._replace(calendar=Calendar((form(**parts),))))


def stored(ledger: Ledger, people: People, day: date, **cells: str) -> int:
    proposal = importing.propose("a.csv", table(row(**SHEET, **cells)), people.terms, people.yucheng, day)
    return importing.store(ledger, proposal, people.yucheng, day).batch or 0


def reopened(ledger: Ledger, people: People, until: date, place: Place | None = None) -> None:
    period = ("2017-05-01", "2017-05-31")
    workflow.reopen(ledger, place or people.yucheng.place, period, until.isoformat(), people.shangqiu, "补报")


def test_a_closed_period_takes_nothing_in_unless_it_is_reopened(ledger: Ledger, people: People) -> None:
    people, after = locked(people), LAST + timedelta(days=1)
    number = stored(ledger, people, LAST)
    with pytest.raises(LedgerError, match=r"2017年5月“月报”收到2017-06-20为止，已封账"):
        workflow.submit(ledger, number, people.yucheng, people.terms, after)
    for day in (after, date(2026, 1, 1)):
        with pytest.raises(DataError) as caught:
            stored(ledger, people, day, value="8")
        assert [(one.row, one.column) for one in caught.value.problems] == [(2, "period_end")]
    reopened(ledger, people, after, people.minquan.place)
    reopened(ledger, people, LAST)
    with pytest.raises(DataError, match="重开"):
        stored(ledger, people, after, value="8")
    reopened(ledger, people, after)
    workflow.submit(ledger, number, people.yucheng, people.terms, after)
    workflow.approve(ledger, number, people.shangqiu, people.terms)
    assert standing(ledger, people).answered == 1


def test_what_no_closed_form_asks_for_is_taken_in(ledger: Ledger, people: People) -> None:
    """Values of other forms, of a form that never closes or has a later one beside it, and final statistics."""
    after = LAST + timedelta(days=1)
    closed = form()
    for number, forms in enumerate(
        [(), (form(lock_day=None),), (closed, form(lock_day=21)), (form(asked=(TURNOVER,)),), (form(period="季"),)]
    ):
        free = People(people.terms._replace(calendar=Calendar(forms)))
        stored(ledger, free, after, value=str(number + 1))
    stored(ledger, locked(people), after, kind="公报")
