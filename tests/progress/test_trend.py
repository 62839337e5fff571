"""Reported values in the chart of an indicator's trend: filled, on their way, and how far above or below it."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from pptx.oxml.ns import qn

from tests.support import decks
from tests.support.charts import of_kind
from tests.support.progress import PRESET, SCALES, actual, goal
from yuboard import charts
from yuboard.charts.marks import Bar, Chart, Line, Point
from yuboard.progress.actuals import Actual, settled
from yuboard.progress.judging import surplus
from yuboard.progress.rows import Progress
from yuboard.progress.standing import standing
from yuboard.record import store
from yuboard.slides.material import gather
from yuboard.slides.targets import trajectory_slide

BASE = goal(figure_id="base", role="baseline", year=2015, year_start=2015, low=Fraction(40), operator="=")
GOAL = goal(figure_id="made", low=Fraction(100), year=2018, year_start=2018)
VALUES = [
    actual(Fraction(value), f"{year}-01", f"{year}-12", entry_id=year, basis="当期")
    for year, value in ((2016, 55), (2017, 81))
]


def row(*values: Actual, day: date) -> Progress:
    return standing([BASE, GOAL], settled(values), [], SCALES, PRESET, day)[-1]


def test_surplus_is_told_against_the_way_and_from_its_beginning_on() -> None:
    found = row(*VALUES, actual(Fraction(30), "2015-01", "2015-12", entry_id=1, basis="当期"), day=date(2018, 3, 1))
    assert [(at / 12 - 1, above) for at, above in surplus(found)] == [(2016, -5), (2017, 1)]
    assert row(*VALUES, day=date(2018, 3, 1))._replace(base=None).expected_now is not None


def stated() -> list[dict[str, object]]:
    """The chart's own rows of the record, as if the made target and baseline were two of them."""
    rows = store.rows("trend/points", indicator="备案认定跨境电子商务企业", places=("商丘市",), converted=False)
    same = {"panel": "亿元", "is_converted": False, "subject": None}
    numbers = {"base": (2015, 40.0), "made": (2018, 100.0)}
    return [
        dict(one) | same | {"figure_id": name, "year": year, "axis_low": value, "axis_high": value}
        for one, (name, (year, value)) in zip(rows, numbers.items())
    ]


def trend(*values: Actual, day: date) -> Chart:
    rows = stated()
    return charts.trend(rows, reported=charts.reported_values(rows, [row(*values, day=day)]))


def test_values_are_filled_squares_beside_hollow_targets_and_today_is_a_tick() -> None:
    chart = trend(*VALUES, day=date(2018, 6, 30))
    filled = [mark for mark in of_kind(chart, Point) if mark.shape == "square"]
    assert [(mark.x, mark.y) for mark in filled] == [(2016, 55), (2017, 81)]
    assert {mark.fill for mark in filled} == {"base"}
    assert filled[-1].label.lines[0].words == "已审定81亿元"
    assert "口径未核" in filled[-1].title
    assert [bool(mark.figure_id) for mark in filled] == [bool(mark.title) for mark in filled] == [False, True]
    assert "口径未核" in chart.alt
    (tick,) = (mark for mark in of_kind(chart, Point) if mark.shape == "tick")
    assert (tick.x, tick.y) == (pytest.approx(2017.5), pytest.approx(90))
    assert not of_kind(chart, Bar)


def test_three_values_have_a_course_above_and_below_the_way() -> None:
    half = actual(Fraction(60), "2018-01", "2018-06", entry_id=9, basis="累计")
    values = [*VALUES, actual(Fraction(99), "2018-01", "2018-12", entry_id=8, basis="当期")]
    chart = trend(*values, half, day=date(2019, 1, 31))
    bars = of_kind(chart, Bar)
    assert [bar.is_hatched for bar in bars] == [True, False, True]
    assert [bar.title for bar in bars] == ["商丘　比序时−5亿元", "商丘　比序时＋1亿元", "商丘　比序时−1亿元"]
    assert [mark for mark in of_kind(chart, Point) if mark.shape == "tick"] == []


def test_without_a_report_the_chart_is_as_before() -> None:
    rows = stated()
    assert charts.reported_values(rows, [row(day=date(2018, 6, 30))]) == ()
    assert charts.trend(rows, reported=()) == charts.trend(rows)


def test_a_trend_with_reports_is_a_native_chart_of_times_with_the_marks_and_words_of_the_description() -> None:
    chart = trend(*VALUES, day=date(2018, 6, 30))
    (frame,) = (shape for shape in decks.drawn("trajectory", chart) if shape.has_chart)
    series = {one.name: one for one in frame.chart.plots[0].series}
    assert set(series) == {
        "目标间连线",
        "已审定",
        "截至日按序时该到",
        *{value.series for value in chart.values if value.year},
    }
    drawn = {name: list(zip(across(one), one.values)) for name, one in series.items()}
    (line,) = (mark for mark in of_kind(chart, Line) if not mark.is_dashed)
    assert drawn["已审定"] == list(line.points)
    (tick,) = (mark for mark in of_kind(chart, Point) if mark.shape == "tick")
    assert drawn["截至日按序时该到"] == [(tick.x, pytest.approx(tick.y))]
    for value in chart.values:
        if value.year:
            assert (value.year, value.low) in drawn[value.series]
    codes = [one.find(qn("c:numFmt")).get("formatCode") for one in series["已审定"]._element.iter(qn("c:dLbl"))]
    assert codes == ['"已审定"#,##0"亿元"']
    assert [value.words for value in chart.values if value.series == "已审定"] == ["已审定81亿元"]
    assert (
        frame._element.xpath(".//p:cNvPr")[0]
        .get("descr")
        .endswith("；".join(f"{value.name}{value.series} {value.words}" for value in chart.values))
    )


@pytest.mark.parametrize(("city", "is_drawn"), [("商丘市", True), ("漯河市", False)])
def test_a_slide_with_reports_has_their_day_and_a_key_of_no_mark_that_is_not_drawn(city: str, is_drawn: bool) -> None:
    told = next(one for one in gather(store.rows, [city]).cities[0].trajectories if one.headline["year"] is not None)
    head = told.headline
    aim = GOAL._replace(figure_id=head["figure_id"], unit=head["axis_unit"] or head["unit"], year=head["year"])
    value = actual(Fraction(8), "2017-01", "2017-12", entry_id=7, basis="当期", unit=aim.unit)
    found = standing([aim], settled([value]), [], SCALES, PRESET, date(2018, 3, 31))
    slide = trajectory_slide(told, city, "made", found)
    assert "已审定8" in "".join(note.words for note in slide.notes)
    assert slide.dek.startswith("截至2018年3月31日；")
    assert (charts.REPORTED_KEY in slide.dek) == is_drawn
    assert not trajectory_slide(told, city, "made").dek.startswith("截至")


def across(series: Any) -> list[float]:
    return [float(one.text) for one in series._element.findall(f"{qn('c:xVal')}//{qn('c:v')}")]
