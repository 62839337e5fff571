"""Properties that hold of every goal and value, and not of those alone that somebody thought of."""

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.progress import PRESET, SCALES, actual, goal
from yuboard.progress.actuals import Actual, Scope, built_up, settled
from yuboard.progress.goals import Goal, last_day
from yuboard.progress.measures import COMPLETION, Input, Measure, closure, completion, pace, planned
from yuboard.progress.rows import Progress
from yuboard.progress.standing import standing, summary
from yuboard.progress.states import State, gap, percentage, points, rounded, worst

many = settings(max_examples=150, deadline=None, database=None)
numbers = st.fractions(min_value=-1000, max_value=1000, max_denominator=100)
positive = st.fractions(min_value=Fraction(1, 100), max_value=1000, max_denominator=100)
months = st.integers(1, 12)
ORDER = (State.FAR_BEHIND, State.BEHIND, State.ON_PACE, State.AHEAD, State.EARLY, State.MET)
DAY = date(2026, 1, 1)


def judged(own: Goal, *values: Actual, base: Fraction | None = None, day: date = DAY) -> Progress:
    start = [own._replace(figure_id="base", role="baseline", operator="=", low=base, year=2015)] if base else []
    return standing([*start, own], settled(values), [], SCALES, PRESET, day)[-1]


def state_of(value: Fraction, target: Fraction, month: int, base: Fraction | None) -> State:
    return judged(goal(low=target), actual(value, "2018-01", f"2018-{month:02d}"), base=base).state


@many
@given(positive, positive, positive, months, st.none() | positive)
def test_more_is_never_worse(
    less: Fraction, more: Fraction, target: Fraction, month: int, base: Fraction | None
) -> None:
    less, more = sorted((less, more))
    if base is not None and base >= target:
        base = None
    states = [state_of(value, target, month, base) for value in (less, more)]
    assert ORDER.index(states[0]) <= ORDER.index(states[1])


@many
@given(positive, positive, positive)
def test_completion_and_closure_do_not_depend_on_the_unit(value: Fraction, target: Fraction, factor: Fraction) -> None:
    plain = completion(Input("", value, ""), Input("", target, ""))
    scaled = completion(Input("", value * factor, ""), Input("", target * factor, ""))
    assert plain.value == scaled.value == value / target


@many
@given(numbers, numbers, numbers, numbers)
def test_closure_is_nought_at_the_base_and_one_at_the_goal(
    value: Fraction, base: Fraction, target: Fraction, shift: Fraction
) -> None:
    start, end = Input("", base, ""), Input("", target, "")
    if base == target:
        assert closure(Input("", value, ""), start, end).value is None
        return
    assert (closure(start, start, end).value, closure(end, start, end).value) == (0, 1)
    moved = [Input("", one + shift, "") for one in (value, base, target)]
    assert closure(*moved).value == closure(Input("", value, ""), start, end).value


@many
@given(st.lists(st.tuples(st.integers(1, 99), st.fractions(0, 1)), max_size=4), st.lists(numbers, min_size=2))
def test_the_way_goes_from_nought_to_one_through_the_stated_points(
    points_between: list[tuple[int, Fraction]], moments: list[Fraction]
) -> None:
    between = sorted({Fraction(at): share for at, share in points_between}.items())
    assert (planned(Fraction(0), Fraction(0), Fraction(100), between)) == 0
    assert (planned(Fraction(100), Fraction(0), Fraction(100), between)) == 1
    assert all(planned(at, Fraction(0), Fraction(100), between) == share for at, share in between)
    found = [planned(at, Fraction(0), Fraction(100)) for at in sorted(moments)]
    assert all(0 <= one <= 1 for one in found)
    assert all(left <= right for left, right in pairwise(found))


@many
@given(positive, positive, months)
def test_pace_is_what_is_gone_less_what_should_be(value: Fraction, target: Fraction, month: int) -> None:
    row = judged(goal(low=target), actual(value, "2018-01", f"2018-{month:02d}"))
    assert row.pace is not None
    assert row.pace.value == value / target - Fraction(month, 12)
    assert row.share == Fraction(month, 12)
    assert pace(completion(Input("", value, ""), Input("", target, "")), Fraction(month, 12)).value == row.pace.value


@many
@given(positive, positive, st.integers(1, 11))
def test_part_of_a_year_is_never_taken_for_a_later_goal(value: Fraction, target: Fraction, month: int) -> None:
    row = judged(goal(low=target, year=2019, year_start=2019), actual(value, "2018-01", f"2018-{month:02d}"))
    assert row.value is None
    assert row.completion is None


@many
@given(st.lists(positive, min_size=2, max_size=6))
def test_what_is_accumulated_is_never_summed(amounts: list[Fraction]) -> None:
    values = [actual(one, "2018-01", f"2018-{at:02d}", entry_id=at) for at, one in enumerate(amounts, 1)]
    built = built_up(values, date(2018, 1, 1), date(2018, 12, 31)).actual
    assert built is not None
    assert built.value == amounts[-1]


@many
@given(st.lists(positive, min_size=1, max_size=12), st.integers(0, 11))
def test_single_periods_are_added_up_to_the_first_gap(amounts: list[Fraction], hole: int) -> None:
    values = [
        actual(one, f"2018-{at:02d}", f"2018-{at:02d}", entry_id=at, basis="当期")
        for at, one in enumerate(amounts, 1)
        if at != hole + 1
    ]
    built = built_up(values, date(2018, 1, 1), date(2018, 12, 31))
    until = min(hole, len(amounts))
    total = sum(amounts[:until], Fraction(0))
    assert (built.actual.value if built.actual else 0) == total
    assert (built.gap is not None) == (hole + 1 < len(amounts))


@many
@given(positive, positive, st.sampled_from(["海关统计", "专项统计", "别的来源"]))
def test_no_ratio_without_a_word_on_its_scope(value: Fraction, target: Fraction, source: str) -> None:
    row = judged(goal(low=target), actual(value, "2018-01", "2018-12", source=source))
    assert row.scope is not None
    if row.scope == Scope.UNLIKE:
        assert (row.completion, row.pace, row.state) == (None, None, State.UNLIKE)
    else:
        assert row.completion is not None
        assert row.completion.value is not None
        assert row.scope == (Scope.SAME if source == "专项统计" else Scope.UNCHECKED)


@many
@given(positive, positive, st.sampled_from(["=", ">=", ">", "range"]))
def test_a_goal_is_met_as_its_words_say(value: Fraction, target: Fraction, operator: str) -> None:
    row = judged(
        goal(low=target, high=target + 1 if operator == "range" else None, operator=operator),
        actual(value, "2018-01", "2018-12"),
    )
    is_met = value > target if operator == ">" else value >= target
    assert (row.state == State.MET) == is_met
    assert (row.left is None) == is_met
    assert (row.upper is not None) == (operator == "range")


@many
@given(st.lists(st.sampled_from(State), max_size=6))
def test_a_summary_takes_the_worst(states: list[State]) -> None:
    rows = [Progress(goal(), DAY, one) for one in states]
    striven = [Progress(goal(tier="力争"), DAY, State.FAR_BEHIND)]
    assert summary(rows) == worst(states)
    assert summary([*rows, *striven]) == (worst(states) or State.FAR_BEHIND)


@many
@given(numbers, st.integers(0, 3))
def test_rounding_is_that_of_people(value: Fraction, decimals: int) -> None:
    found = rounded(value, decimals)
    assert abs(found - value) <= Fraction(1, 2 * 10**decimals)
    assert rounded(-value, decimals) == -found
    assert points(value) == rounded(100 * value, 1)


@many
@given(st.integers(0, 9), st.lists(positive, min_size=9, max_size=9))
def test_a_silent_place_is_never_nought(silent: int, amounts: list[Fraction]) -> None:
    """Of nine places some have answered: the city's sum is there with the ninth alone."""
    quotas = [
        goal(figure_id=f"quota-{at}", place_id=f"place-{at}", place=f"甲{at}县", role="quota", time_basis="point",
             quantity="count", unit="家", low=Fraction(1)) for at in range(9)
    ]  # fmt: skip
    city = goal(time_basis="point", quantity="count", unit="家", low=Fraction(50))
    values = [
        actual(one, "2018-12", "2018-12", place_id=f"place-{at}", basis="时点", unit="家", entry_id=at + 1)
        for at, one in enumerate(amounts)
        if at >= silent
    ]
    row = standing([*quotas, city], settled(values), [], SCALES, PRESET, DAY)[-1]
    if silent == 0:
        assert row.value == sum(amounts, Fraction(0))
        assert row.state in ORDER
    else:
        assert row.value is None
        assert row.state not in ORDER
        if silent < 9:
            assert row.coverage is not None
            assert (row.coverage.answered, row.coverage.expected) == (9 - silent, 9)
            assert row.reason == f"{9 - silent}/9 已报，不合计"


@many
@given(st.integers(2000, 2100), months)
def test_time_is_whole_at_the_end_of_a_month(year: int, month: int) -> None:
    from yuboard.progress.goals import end_of_day

    assert end_of_day(last_day(year, month)) == 12 * year + month
    assert end_of_day(date(year, month, 1)) > 12 * year + month - 1


@pytest.mark.parametrize(
    ("gone", "share", "shown", "behind"),
    [("0.8225", "1", "82.3", "-17.7"), ("0.9996", "1", "99.9", "-0.1"), ("0.3333", "0.41666", "33.3", "-8.4")],
)
def test_ratio_pace_and_gap_add_up_as_they_are_shown(gone: str, share: str, shown: str, behind: str) -> None:
    completed = Measure(COMPLETION, Fraction(gone))
    assert percentage(Fraction(gone), is_met=False) == Fraction(shown)
    assert gap(pace(completed, Fraction(share)), is_met=False) == Fraction(behind)
    assert Fraction(shown) - points(Fraction(share)) == Fraction(behind)
