"""States of reports and values: one each, in the order of time, never a silence taken for a number."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.calendars import FILED, PLACES, TURNOVER, form
from yuboard.record import store
from yuboard.reporting.calendar import Calendar, Duty, Form, Period, Stated, calendar, starts
from yuboard.reporting.states import ANSWERS, Answer, Held, State, report, reports, sorted_out, tally
from yuboard.reporting.sums import together

MAY = Period(date(2017, 5, 1), date(2017, 5, 31))
BY_TIME = [State.NOT_DUE, State.OWED, State.OVERDUE]
DAYS = st.dates(date(2017, 5, 1), date(2017, 9, 30))


def held(asked: object = TURNOVER, place: str = "yucheng", **parts: object) -> Held:
    """An approved value of May 2017."""
    stated = Stated(asked.indicator_id, asked.subject, asked.basis, starts(MAY, asked.basis), MAY.end)
    made = {"kind": "自报", "status": "reported", "value": Fraction(3), "batch": 1, "state": "approved",
            "sender": "甲", "submitted_on": date(2017, 6, 5)}  # fmt: skip
    return Held(place, stated, **(made | parts))


VALUES = st.builds(
    held,
    st.sampled_from([TURNOVER, FILED]),
    st.sampled_from([place.place_id for place in PLACES]),
    kind=st.sampled_from(["快报", "公报", "自报"]),
    status=st.sampled_from([*ANSWERS, "withdrawn"]),
    value=st.fractions(0, 9, max_denominator=7),
    batch=st.integers(1, 5),
    state=st.sampled_from(["submitted", "returned", "approved"]),
    submitted_on=DAYS,
    reason=st.sampled_from(["与名单不符", "单位有误"]),
)
HELD = st.lists(VALUES, max_size=8)


def duties(**parts: object) -> list[Duty]:
    return Calendar((form(**parts),)).duties(MAY.end, MAY.end)


@pytest.mark.parametrize(
    ("what", "state"),
    [
        ([], State.OVERDUE),
        ([held()], State.OVERDUE),
        ([held(), held(FILED)], State.APPROVED),
        ([held(), held(FILED, status="not_applicable", value=None)], State.APPROVED),
        ([held(), held(FILED, status="withdrawn", value=None)], State.OVERDUE),
        ([held(), held(FILED, state="submitted")], State.SUBMITTED),
        ([held(), held(FILED, state="returned")], State.RETURNED),
        ([held(), held(FILED, state="returned"), held(FILED, state="submitted", batch=2)], State.SUBMITTED),
        ([held(state="returned", batch=3), held(), held(FILED)], State.APPROVED),
        ([held(place="minquan"), held(FILED, place="minquan")], State.OVERDUE),
    ],
)
def test_state_of_a_report(what: list[Held], state: State) -> None:
    assert report(duties()[0], sorted_out(what), date(2017, 6, 11)).state == state


def test_a_report_is_asked_for_after_its_period_and_late_after_its_day() -> None:
    days = {date(2017, 5, 31): State.NOT_DUE, date(2017, 6, 1): State.OWED, date(2017, 6, 10): State.OWED,
            date(2017, 6, 11): State.OVERDUE}  # fmt: skip
    assert {day: report(duties()[0], {}, day).state for day in days} == days
    assert report(duties(asked=())[0], {}, MAY.end).state == State.NONE


@settings(max_examples=60, deadline=None)
@given(HELD, DAYS, st.integers(0, 90))
def test_days_lead_on_and_never_back_nor_away_from_what_is_there(what: list[Held], day: date, later: int) -> None:
    holdings = sorted_out(what)
    for duty in duties():
        now, then = (report(duty, holdings, one).state for one in (day, day + timedelta(days=later)))
        assert now in State
        if now in BY_TIME:
            assert then in BY_TIME
            assert BY_TIME.index(then) >= BY_TIME.index(now)
        else:
            assert then == now


@settings(max_examples=60, deadline=None)
@given(HELD, DAYS)
def test_every_report_and_every_value_has_one_state(what: list[Held], day: date) -> None:
    found = reports(duties(), sorted_out(what), day)
    for one in found:
        assert [one.state == state for state in State].count(True) == 1
        answers = [value.answer for value in one.values]
        assert all([answer == known for known in Answer].count(True) == 1 for answer in answers)
        assert (one.state == State.APPROVED) <= (Answer.MISSING not in answers)
        assert one.is_on_time <= one.is_reported <= one.is_expected
        assert not (one.is_late and one.is_reported)
    summed = tally(found)
    assert summed.expected == summed.reported + len(summed.owed)
    assert summed.on_time <= summed.reported


@settings(max_examples=60, deadline=None)
@given(HELD, DAYS)
def test_a_sum_counts_who_answered_and_a_silent_place_is_no_nought(what: list[Held], day: date) -> None:
    found = reports(duties(), sorted_out(what), day)
    for at, summed in enumerate(together(found)):
        assert summed.answered + len(summed.silent) == summed.expected == len(PLACES)
        told = [one.values[at] for one in found if one.duty.place.name not in summed.silent]
        assert all(value.answer != Answer.MISSING for value in told)
        numbers = [value.held.value for value in told if value.answer in (Answer.REPORTED, Answer.ZERO)]
        assert summed.total == (sum(numbers) if numbers else None)


def test_shares_and_two_currencies_have_no_total() -> None:
    share = TURNOVER._replace(is_additive=False)
    what = sorted_out([held(), held(place="minquan", value=None)])
    assert [one.total for one in together(reports(duties(), what, MAY.end))] == [None, None]
    what = sorted_out([held()])
    assert together(reports(duties(asked=(share,)), what, MAY.end))[0].total is None
    assert together(reports(duties(asked=(TURNOVER,)), what, MAY.end))[0].total == 3


def test_on_time_goes_by_the_first_submission_that_stands() -> None:
    late = held(submitted_on=date(2017, 6, 11), batch=2)
    assert report(duties(asked=(TURNOVER,))[0], sorted_out([held(), late]), MAY.end).is_on_time
    answered = [held(state="returned"), late]
    assert not report(duties(asked=(TURNOVER,))[0], sorted_out(answered), MAY.end).is_on_time


def test_who_is_silent_since_when() -> None:
    all_months = Calendar((form(),)).duties(date(2017, 1, 1), date(2017, 6, 30))
    own = [duty for duty in all_months if duty.place.place_id == "yucheng"]
    found = reports(own, sorted_out([held(), held(FILED)]), date(2017, 6, 11))
    assert tally(found).silent_since == date(2017, 2, 10)
    assert (tally(found).expected, tally(found).reported) == (5, 1)
    assert tally(reports(own[:1], {}, date(2017, 2, 10))).silent_since is None


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("月", ["2017年1月", "2017年2月", "2017年3月"]),
        ("季", ["2017年一季度", "2017年二季度", "2017年三季度", "2017年四季度"]),
        ("半年", ["2017年上半年", "2017年下半年"]),
        ("年", ["2017年"]),
    ],
)
def test_periods_are_those_of_the_calendar(period: str, words: list[str]) -> None:
    found = [one.words for one in form(period=period).periods(date(2017, 1, 1), date(2017, 12, 31))]
    assert found[: len(words)] == words


def test_only_periods_within_the_validity_are_asked_for() -> None:
    short: Form = form(valid_from=date(2017, 2, 2), valid_until=date(2017, 5, 30))
    assert [one.words for one in short.periods(date(2016, 1, 1), date(2018, 12, 31))] == ["2017年3月", "2017年4月"]


def test_documents_fix_no_day_so_that_nothing_is_asked_for() -> None:
    assert calendar(store.rows) == Calendar()
    assert {(row["is_active"], row["due_day"]) for row in store.rows("reporting/calendar")} == {(False, None)}
