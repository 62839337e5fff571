"""Who is silent since when, what was known on a past day, and what the record's own targets come to."""

from datetime import date
from fractions import Fraction

from tests.support import calendars
from tests.support.progress import CITY, PRESET, QUOTA, SCALES, filed
from yuboard.progress.actuals import Actual, settled
from yuboard.progress.goals import Goal, goals
from yuboard.progress.places import Silence
from yuboard.progress.rows import Progress
from yuboard.progress.standing import lagging, standing
from yuboard.progress.states import State, preset
from yuboard.record import store
from yuboard.reporting.calendar import Calendar
from yuboard.reporting.states import reports

FORM = calendars.form(form_id="made", asked=(calendars.FILED._replace(indicator_id="made"),), period="季")


def on(day: date, *values: Actual, of: Goal = QUOTA) -> Progress:
    """The progress on a day on which nothing but ``values`` is held, of which the duties know nothing."""
    duties = Calendar((FORM,)).duties(date(2017, 1, 1), day)
    return standing([of], settled(values), reports(duties, {}, day), SCALES, PRESET, day)[-1]


def test_first_report_is_not_due_then_owed_then_overdue() -> None:
    assert on(date(2017, 3, 15)).state == State.NOT_DUE
    owed = on(date(2017, 4, 5))
    assert (owed.state, owed.silence) == (State.OWED, Silence(("虞城县",), date(2017, 4, 10), False))
    late = on(date(2017, 4, 11))
    assert (late.state, late.silence) == (State.OVERDUE, Silence(("虞城县",), date(2017, 4, 10), True))


def test_a_value_keeps_its_word_while_a_later_one_is_owed() -> None:
    row = on(date(2017, 7, 20), filed(3, "2017-03"))
    assert (row.state, row.completion.value) == (State.AHEAD, Fraction(3, 10))
    assert row.silence == Silence(("虞城县",), date(2017, 7, 10), True)


def test_a_silence_after_the_due_day_is_not_the_goals() -> None:
    assert on(date(2018, 7, 20), filed(10, "2017-12")).silence is None


def test_a_city_names_the_places_that_are_silent() -> None:
    late = on(date(2017, 4, 11), of=CITY)
    assert late.silence == Silence(("虞城县", "民权县", "夏邑县"), date(2017, 4, 10), True)
    part = on(date(2017, 4, 11), filed(9, "2017-03"), filed(4, "2017-03", place_id="minquan", entry_id=2), of=CITY)
    assert (part.state, part.value, part.reason) == (State.OVERDUE, None, "2/3 已报，不合计")
    assert part.coverage.silent == ("夏邑县",)


def test_the_citys_own_value_goes_before_the_sum_of_its_places() -> None:
    row = on(date(2017, 7, 1), filed(9, "2017-03"), filed(20, "2017-06", place_id="shangqiu"), of=CITY)
    assert (row.value, row.coverage) == (20, None)


def test_the_furthest_behind_comes_first_and_striving_does_not_count() -> None:
    rows = [
        on(date(2018, 2, 1), filed(value, "2017-12"), of=QUOTA._replace(figure_id=str(value), tier=tier))
        for value, tier in ((5, None), (2, None), (1, "力争"), (12, None))
    ]
    assert [row.goal.figure_id for row in lagging(rows)] == ["2", "5"]


def test_the_records_targets_are_exact_and_none_is_measured_without_a_report() -> None:
    known = goals(store.rows("progress/goals"))
    rows = standing(known, [], [], SCALES, preset(store.rows("progress/thresholds", preset=None)), date(2026, 11, 27))
    assert len(rows) == sum(one.role != "baseline" for one in known)
    assert {row.state for row in rows} == {State.UNREPORTED, State.UNMEASURED}
    assert not [row for row in rows if row.value is not None or row.completion]
    ids = tuple(one.figure_id for one in known)
    stated = {row["figure_id"]: row for row in store.rows("figures/clauses", ids=ids)}
    for one in known:
        base = stated[one.figure_id]["base_low"]
        assert (one.low is None) == (base is None)
        assert base is None or float(one.low * one.factor) == base


def test_the_active_preset_is_that_of_the_design() -> None:
    found = preset(store.rows("progress/thresholds", preset=None))
    assert found == PRESET._replace(title=found.title, source=found.source)


def test_a_target_is_none_before_its_document() -> None:
    own = QUOTA._replace(issued_on=date(2016, 8, 25))
    assert standing([own], [], [], SCALES, PRESET, date(2016, 8, 24)) == []
    assert len(standing([own], [], [], SCALES, PRESET, date(2016, 8, 25))) == 1
