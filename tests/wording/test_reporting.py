"""Words about reports: sums with their count, the state that a cell shows, days and rules."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.calendars import NOTICE, TURNOVER, form
from yuboard.reporting.calendar import Calendar
from yuboard.reporting.states import Report, State
from yuboard.reporting.sums import Together
from yuboard.wording import reporting

DUTY = Calendar((form(),)).duties(date(2017, 5, 31), date(2017, 5, 31))[0]
NAMES = st.lists(st.sampled_from(["甲县", "乙县", "丙县"]), unique=True)


@settings(max_examples=50, deadline=None)
@given(st.fractions(0, 99, max_denominator=9), st.integers(0, 9), NAMES)
def test_no_sum_is_told_without_its_count_nor_over_a_silent_place(
    total: Fraction, there: int, silent: list[str]
) -> None:
    told = reporting.answered(Together("交易额", "亿元", total, there, there + len(silent), tuple(silent)))
    assert f"{there}/{there + len(silent)} 已报" in told
    assert ("亿元" in told) == (not silent)
    assert all(name in told for name in silent)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(list(State)), max_size=5))
def test_a_cell_shows_what_is_gravest(states: list[State]) -> None:
    shown = reporting.gravest(Report(DUTY, state, date(2017, 6, 1), ()) for state in states)
    assert shown in (states or [State.NONE])
    order = list(reporting.SIGNS)
    assert all(order.index(shown) <= order.index(state) for state in states)


def test_every_state_has_a_shape_of_its_own() -> None:
    assert set(reporting.SIGNS) == set(State)
    assert len({sign.shape for sign in reporting.SIGNS.values()}) == len(State)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({}, f"期满后第10日前报，第20日封账；依据：{NOTICE}（2016年12月20日）"),
        (
            {"lock_day": None, "document_number": "商政〔2016〕26号", "section": "五", "quote": "每月10日"},
            f"期满后第10日前报；依据：{NOTICE}（2016年12月20日）；商政〔2016〕26号　五",
        ),
        (
            {"lock_day": None, "notice": None, "document_number": "甲", "section": "五", "quote": "每月10日"},
            "期满后第10日前报；依据：甲　五",
        ),
    ],
)
def test_a_rule_says_its_day_and_its_source(parts: dict[str, object], words: str) -> None:
    assert reporting.rule(form(**parts)) == words
    assert TURNOVER in form(**parts).asked
