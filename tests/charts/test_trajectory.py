"""Trajectories from small rows: marks true to operators, nothing joined that is not one series."""

import itertools

import pytest

from tests.support.charts import labels, of_kind, points, words
from yuboard import charts
from yuboard.charts.axes import room
from yuboard.charts.marks import Band, Line, Point
from yuboard.charts.tones import colour
from yuboard.theme import LIGHT


@pytest.mark.parametrize(
    ("operator", "shape", "is_open_ended"),
    [("=", "circle", False), (">=", "up", True), (">", "up", True), ("<=", "down", False), ("<", "down", False)],
)
def test_operator_decides_the_mark(operator: str, shape: str, is_open_ended: bool) -> None:
    change = {"operator": operator} | ({"axis_low": None, "axis_high": 5.0} if operator in ("<=", "<") else {})
    (point,) = of_kind(charts.trajectory(points(change)), Point)
    assert (point.shape, point.is_open_ended) == (shape, is_open_ended)


def test_range_is_a_band_with_caps_and_no_dot() -> None:
    chart = charts.trajectory(points({"operator": "range", "axis_low": 2.0, "axis_high": 3.0}))
    (band,) = of_kind(chart, Band)
    assert (band.low, band.high) == (2.0, 3.0)
    assert not of_kind(chart, Point)


def test_points_of_one_series_are_joined_and_others_never() -> None:
    rows = points({"year": 2017}, {"year": 2020}, {"series": "b", "year": 2020, "place_short": "漯河"})
    lines = of_kind(charts.trajectory(rows), Line)
    assert [[x for x, _ in line.points] for line in lines] == [[2017, 2020]]
    assert lines[0].is_dashed


def test_words_of_the_lower_of_two_marks_in_a_year_stand_below_it_where_there_is_room() -> None:
    rows = points(
        {"year": 2017, "axis_low": 500.0}, {}, {"series": "b", "axis_low": 690.0}, {"series": "c", "axis_low": 251.0},
        {"series": "d", "axis_low": 10.0, "year": 2020},
    )  # fmt: skip
    sides = [point.label.side for point in of_kind(charts.trajectory(rows), Point)]
    assert sides == ["above left", "above left", "below left", "below left", "above left"]


def test_baseline_is_solid_and_targets_open() -> None:
    rows = points({"role": "baseline", "operator": "=", "year": 2013}, {"year": 2020})
    baseline, target = of_kind(charts.trajectory(rows), Point)
    assert (baseline.fill, baseline.edge) == ("ink_2", "ink_2")
    assert (target.fill, target.edge) == ("paper", "base")
    assert target.size > baseline.size


def test_units_get_panels_of_their_own() -> None:
    chart = charts.trajectory(points({}, {"panel": "亿美元", "series": "b"}))
    assert [panel.title for panel in chart.panels] == ["郑州　单位：亿元", "郑州　单位：亿美元"]


def test_qualitative_and_yearless_statements_are_not_drawn() -> None:
    chart = charts.trajectory(points({"operator": "text"}, {"year": None, "series": "b"}, {}))
    assert len(of_kind(chart, Point)) == 1


def test_city_colour_is_fixed() -> None:
    (point,) = of_kind(charts.trajectory(points({"place_position": 3})), Point)
    assert colour(point.edge, point.position, LIGHT) == LIGHT.cities[2].base


def test_city_that_would_vanish_beside_another_gets_its_own_panel() -> None:
    rows = points({}, {"place_short": "商丘", "series": "b", "axis_low": 100.0})
    titles = [panel.title for panel in charts.trajectory(rows).panels]
    assert titles == [f"{city}　单位：亿元　各图纵轴不同，不比高低" for city in ("郑州", "商丘")]
    narrow = [panel.title for panel in charts.trajectory(rows, width=324).panels]
    assert narrow == [f"{city}　单位：亿元　各图纵轴不同" for city in ("郑州", "商丘")]


def test_panels_below_one_another_have_their_years_in_one_line() -> None:
    rows = points({}, {"place_short": "商丘", "series": "b", "axis_low": 1.0})
    first, second = charts.trajectory(rows).panels
    assert first.box[0] == second.box[0]
    assert (first.x.low, first.x.high) == (second.x.low, second.x.high)
    beside = charts.trajectory(rows, across=True).panels
    assert beside[0].box[1] == beside[1].box[1]
    assert beside[0].box[2] < beside[1].box[0]


def test_cities_in_one_panel_are_told_by_name_and_not_by_hue_alone() -> None:
    chart = charts.trajectory(points({}, {"place_short": "商丘", "series": "b", "axis_low": 900.0}))
    assert [panel.title for panel in chart.panels] == ["郑州、商丘　单位：亿元"]
    assert [said.split()[0] for said in labels(of_kind(chart, Point))] == ["郑州", "商丘"]


@pytest.mark.parametrize("width", [320, 480, 900])
def test_year_labels_keep_apart_and_name_the_last(width: int) -> None:
    (panel,) = charts.trajectory(
        points(*({"year": year} for year in (2013, 2014, 2016, 2017, 2020))), width=width
    ).panels
    for (earlier, lines), (later, _) in itertools.pairwise(panel.x.ticks):
        assert panel.at(later, 0)[0] - panel.at(earlier, 0)[0] >= room(lines)
    assert panel.x.ticks[-1][0] == 2020
    assert width < 900 or panel.x.ticks[-1][1][0].words == "2020年"


def test_first_label_keeps_off_the_value_axis_of_a_narrow_chart() -> None:
    rows = points({"year": 2016, "label": "力争3亿美元"}, {"year": 2018, "label": "力争15亿美元"})
    (panel,) = charts.trajectory(rows, width=320).panels
    first = next(mark for mark in panel.marks if isinstance(mark, Point))
    assert panel.at(first.x, first.y)[0] - panel.box[0] >= room(first.label.lines)


def test_panel_alone_may_be_higher() -> None:
    alone = charts.trajectory(points({}), lone_height=460)
    several = charts.trajectory(points({}, {"panel": "亿美元", "series": "b"}), lone_height=460)
    assert alone.height == 460
    assert several.height == 320 * 2


def test_zero_and_negative_values_are_drawn_within_the_panel() -> None:
    for low in (0.0, -5.0):
        (panel,) = charts.trajectory(points({"operator": "=", "axis_low": low, "axis_high": low})).panels
        (point,) = (mark for mark in panel.marks if isinstance(mark, Point))
        _, y = panel.at(point.x, point.y)
        assert panel.box[1] <= y <= panel.box[3]


def test_a_chart_without_values_is_empty() -> None:
    chart = charts.trajectory(points({"operator": "text"}))
    assert (chart.panels, chart.height, chart.values) == ((), 0, ())


MIXED = points(
    {"subject": "大企业", "role": "baseline", "operator": "=", "axis_low": 75.0, "year": 2013, "panel": "%"},
    {"subject": "大型企业", "operator": ">=", "axis_low": 90.0, "panel": "%"},
)


def test_differing_subjects_of_a_city_stand_in_rows_and_are_not_joined() -> None:
    chart = charts.trend(MIXED)
    assert chart.kind == "subjects"
    assert not of_kind(chart, Line)
    assert [point.x for point in of_kind(chart, Point)] == [75.0, 90.0]
    assert [point.shape for point in of_kind(chart, Point)] == ["circle", "up"]
    names = [[line.words for line in lines] for _, lines in chart.panels[0].y.ticks]
    assert names == [["郑州·大企业", "2020年　基期"], ["郑州·大型企业", "2020年　终期目标"]]


@pytest.mark.parametrize("second", [{"subject": None}, {"subject": "大型企业"}])
def test_one_subject_or_one_a_city_makes_a_trajectory(second: dict) -> None:
    other = {"place_short": "漯河", "place_position": 2, "series": "b"} if second["subject"] else {"year": 2017}
    assert charts.trend(points({}, second | other)).kind == "trajectory"


def test_a_value_of_a_part_beside_one_of_the_whole_is_another_subject() -> None:
    assert charts.trend(points({}, {"subject": "省级公共海外仓", "series": "b"})).kind == "subjects"


@pytest.mark.parametrize("width", [320, 640, 1000])
def test_words_of_subjects_stand_within_the_chart(width: int) -> None:
    rows = points(
        {"subject": "大企业", "axis_low": 75.0, "label": "争取75%以上", "panel": "%"},
        {"subject": "全市40个工业园区的企业", "axis_low": 90.0, "label": "力争达到90%以上", "panel": "%"},
    )
    chart = charts.trend(rows, width=width)
    (panel,) = chart.panels
    for point in of_kind(chart, Point):
        assert panel.at(point.x, point.y)[0] + point.size + 5 + room(point.label.lines) <= width
    assert [words(point.label) for point in of_kind(chart, Point)] == [["争取75%以上"], ["力争达到90%以上"]]
