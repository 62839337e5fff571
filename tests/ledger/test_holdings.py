"""What the ledger held of the calendar's duties on a day, and closed periods; on each engine."""

from datetime import date, timedelta
from fractions import Fraction

from tests.support.calendars import FILED, TURNOVER, form
from tests.support.ledgers import TURNOVER as TURNOVER_NAME
from tests.support.ledgers import People, approved, draft, row, submitted
from yuboard import clock
from yuboard.ledger import workflow
from yuboard.ledger.engine import Ledger
from yuboard.ledger.holdings import held
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
