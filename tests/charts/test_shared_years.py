"""Beads and periods on shared years: one axis, today on it, words that keep apart."""

from datetime import date
from fractions import Fraction

import pytest

from tests.support.charts import of_kind, outside, over_one_another, points
from tests.support.progress import actual, goal
from yuboard import charts
from yuboard.charts.marks import Bar, Point, Words
from yuboard.charts.shared_years import with_report
from yuboard.progress.rows import Progress
from yuboard.progress.states import State
from yuboard.record import store

REPORTED = Progress(
    goal(), date(2018, 12, 31), State.BEHIND, actual=actual(Fraction("12.13"), "2018-01", "2018-12"),
    value=Fraction("12.13"),
)  # fmt: skip
LATE, EARLY = date(2026, 11, 27), date(2017, 5, 1)


@pytest.mark.parametrize("today", [LATE, EARLY])
@pytest.mark.parametrize("width", [300, 350, 520])
def test_words_of_the_record_keep_apart_on_shared_years(today: date, width: int, database) -> None:
    documents, paths = store.rows("documents/list"), store.rows("overview/trajectory")
    years = charts.years(documents, paths, today)
    for key in dict.fromkeys((row["place_id"], row["position"]) for row in paths):
        chart = charts.bead_row(
            [row for row in paths if (row["place_id"], row["position"]) == key], years=years, width=width
        )
        assert over_one_another(chart) == [], chart.alt
        assert outside(chart) == [], chart.alt
        reported = with_report(chart, REPORTED, years, 3)
        assert over_one_another(reported) == [], chart.alt
        assert outside(reported) == [], chart.alt
    below = charts.periods(documents, years=years, width=width)
    assert over_one_another(below) == []
    assert outside(below) == []


def test_rows_share_one_axis_with_the_periods_below(database) -> None:
    documents, paths = store.rows("documents/list"), store.rows("overview/trajectory")
    years = charts.years(documents, paths, LATE)
    below = charts.periods(documents, years=years).panels[0]
    row = charts.bead_row(
        [row for row in paths if row["place_id"] == "zhengzhou" and row["position"] == 1], years=years
    )
    (panel,) = row.panels
    assert (panel.x.low, panel.x.high, panel.box[0], panel.box[2]) == (
        below.x.low,
        below.x.high,
        below.box[0],
        below.box[2],
    )
    assert [point.x for point in of_kind(row, Point)] == [2013.5, 2017.5, 2020.5]
    assert next((bar.x, bar.end) for bar in below.marks if isinstance(bar, Bar)) == (2014, 2021)


def test_today_stands_at_its_place_and_behind_a_break_where_it_is_far() -> None:
    rows = points({"year": 2017}, {})
    near, far = (charts.years([], rows, today) for today in (date(2018, 7, 2), LATE))
    assert not near.is_broken
    assert near.mark == pytest.approx(2018.5, abs=0.01)
    assert far.is_broken
    assert 2021 < far.mark < 2022
    (said,) = (mark for mark in of_kind(charts.periods([], years=far), Words))
    assert said.title == "今天 2026年11月"
