"""Register of recognised units: its two clocks by hand and by property, and what cannot follow what."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yuboard.reporting.recognition import (
    NOT_A_FIRM,
    Act,
    Happening,
    Standing,
    State,
    Terms,
    against,
    standing,
    years_later,
)

TERMS = Terms(2, 3)
FIRM, PARK = "示范企业·应用类", "示范园区"
GIVEN = date(2017, 3, 1)


def happened(act: Act, day: date, kind: str = FIRM) -> Happening:
    return Happening("演示单位", "jinshui", kind, act, day)


def on(day: date, *acts: tuple[Act, date], kind: str = FIRM) -> Standing:
    (found,) = standing([happened(act, when, kind) for act, when in acts], TERMS, day)
    return found


@pytest.mark.parametrize(
    ("day", "acts", "state", "due"),
    [
        (date(2019, 2, 28), [], State.VALID, date(2019, 3, 1)),
        (date(2019, 3, 1), [], State.VALID, date(2019, 3, 1)),
        (date(2019, 3, 2), [], State.OVERDUE, date(2019, 3, 1)),
        (date(2019, 3, 2), [(Act.PASSED, date(2019, 2, 20))], State.VALID, date(2021, 2, 20)),
        (date(2019, 3, 2), [(Act.REPORTED, date(2018, 1, 9))], State.OVERDUE, date(2019, 3, 1)),
        (date(2019, 3, 2), [(Act.FAILED, date(2019, 2, 20))], State.FAILED, None),
        (
            date(2019, 3, 2),
            [(Act.FAILED, date(2018, 2, 20)), (Act.RECOGNISED, date(2018, 6, 1))],
            State.VALID,
            date(2020, 6, 1),
        ),
        (date(2019, 3, 2), [(Act.REVOKED, date(2019, 3, 2))], State.BANNED, None),
    ],
)
def test_re_examination_is_due_after_two_years(
    day: date, acts: list[tuple[Act, date]], state: State, due: date | None
) -> None:
    found = on(day, (Act.RECOGNISED, GIVEN), *acts)
    assert (found.state, found.due) == (state, due)


def test_a_revoked_firm_may_not_apply_for_three_years_from_that_day() -> None:
    lost = [(Act.RECOGNISED, GIVEN), (Act.REVOKED, date(2018, 5, 9))]
    assert on(date(2021, 5, 8), *lost).state == State.BANNED
    assert on(date(2021, 5, 9), *lost).state == State.REVOKED
    assert on(date(2019, 1, 1), *lost).banned_until == date(2021, 5, 9)


def test_the_clause_bans_firms_alone_and_no_failed_re_examination() -> None:
    park = on(date(2019, 1, 1), (Act.RECOGNISED, GIVEN), (Act.REVOKED, date(2018, 5, 9)), kind=PARK)
    assert (park.state, park.banned_until, park.remark) == (State.REVOKED, None, NOT_A_FIRM)
    assert on(date(2019, 4, 1), (Act.RECOGNISED, GIVEN), (Act.FAILED, date(2019, 3, 1))).banned_until is None


def test_29_february_leads_to_28_february() -> None:
    leap = date(2016, 2, 29)
    assert on(leap, (Act.RECOGNISED, leap)).due == date(2018, 2, 28)
    lost = on(leap, (Act.RECOGNISED, GIVEN - timedelta(900)), (Act.REVOKED, leap))
    assert lost.banned_until == date(2019, 2, 28)


def test_as_of_a_past_day_what_came_later_does_not_count() -> None:
    acts = [happened(Act.RECOGNISED, GIVEN), happened(Act.FAILED, date(2019, 1, 1))]
    assert standing(acts, TERMS, date(2017, 2, 28)) == []
    assert standing(acts, TERMS, date(2018, 12, 31))[0].state == State.VALID


def test_what_cannot_follow_is_said() -> None:
    known = [happened(Act.RECOGNISED, GIVEN), happened(Act.REVOKED, date(2018, 5, 9))]
    for act, day, words in (
        (Act.PASSED, date(2019, 1, 1), "当时没有称号"),
        (Act.RECOGNISED, date(2021, 5, 8), "在2021-05-09以前不再接受申报"),
        (Act.RECOGNISED, date(2017, 1, 1), "更晚的事项"),
        (Act.REVOKED, date(2018, 5, 9), "已经登记过"),
    ):
        assert any(words in told for told in against(known, happened(act, day), TERMS)), words
    assert not list(against(known, happened(Act.RECOGNISED, date(2021, 5, 9)), TERMS))
    assert list(against(known[:1], happened(Act.RECOGNISED, date(2018, 1, 1)), TERMS)) == ["这个单位已经在册"]


# One draw a case: the kind, the day that is asked about, and acts of three bytes each. Drawn apart, they take longer
# than all that is proven of them.
CASES = st.binary(min_size=3, max_size=21)
FIRST, LAST = date(2016, 1, 1), date(2030, 12, 31)


def day_of(number: int) -> date:
    return FIRST + timedelta(number % ((LAST - FIRST).days + 1))


@settings(max_examples=2000, deadline=None, database=None)
@given(CASES)
def test_clocks_hold_whatever_happens(case: bytes) -> None:
    kind, day = (FIRM, PARK)[case[0] % 2], day_of(int.from_bytes(case[1:3]))
    triples = [case[at : at + 3] for at in range(3, len(case) - 2, 3)]
    acts = [(list(Act)[one[0] % len(Act)], day_of(int.from_bytes(one[1:]))) for one in triples]
    known: list[Happening] = []
    for act, when in sorted(acts, key=lambda one: one[1]):
        one = happened(act, when, kind)
        if not list(against(known, one, TERMS)):
            known.append(one)
    for found in standing(known, TERMS, day):
        holds = found.state in (State.VALID, State.OVERDUE)
        assert holds == (found.due is not None)
        assert (found.state == State.OVERDUE) == (found.due is not None and found.due < day)
        assert (found.days_late > 0) == (found.state == State.OVERDUE)
        assert found.banned_until is None or (kind == FIRM and not holds)
        assert (found.state == State.BANNED) == (found.banned_until is not None and day < found.banned_until)
        assert found.recognised_on is not None
        assert found.recognised_on <= day
        if found.due:
            assert 730 <= (found.due - max(found.recognised_on, found.examined_on or date.min)).days <= 731


def test_dates_two_and_three_years_later() -> None:
    assert years_later(date(2017, 3, 1), 2) == date(2019, 3, 1)
    assert years_later(date(2020, 2, 29), 3) == date(2023, 2, 28)
