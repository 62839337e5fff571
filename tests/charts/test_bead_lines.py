"""Bead lines below one another: shared years, a name over each, and no line from one indicator to another."""

import pytest

from tests.support.charts import labels, of_kind, outside, over_one_another, points
from yuboard import charts
from yuboard.charts.marks import Chart, Line, Point, Words

# Of one document and unit, as two indicators of a city are; their years alternate.
GROUPS = (
    ("交易额", points({"year": 2013, "figure_id": "a1"}, {"year": 2017, "figure_id": "a2"})),
    ("跨境交易额", points({"year": 2015, "figure_id": "b1"}, {"year": 2020, "figure_id": "b2"})),
)


def joined(chart: Chart) -> list[set[str | None]]:
    """The figures whose beads lie on each line that joins values."""
    (panel,) = chart.panels
    places = {mark.figure_id: panel.at(mark.x, mark.y) for mark in of_kind(chart, Point)}
    return [
        {figure for figure, place in places.items() if place in [panel.at(*point) for point in line.points]}
        for line in of_kind(chart, Line)
    ]


@pytest.mark.parametrize("width", [480, 760, 1200])
def test_lines_share_their_years_and_words_keep_apart(width: int) -> None:
    chart = charts.bead_lines(GROUPS, width=width)
    assert chart.kind == "bead_lines"
    assert labels(of_kind(chart, Words)) == ["交易额", "跨境交易额"]
    (panel,) = chart.panels
    assert [at for at, _ in panel.x.ticks] == [2013, 2015, 2017, 2020]
    levels = [{mark.y for mark in of_kind(chart, Point) if mark.figure_id[0] == group} for group in "ab"]
    assert [len(level) for level in levels] == [1, 1]
    assert joined(chart) == [{"a1", "a2"}, {"b1", "b2"}]
    assert over_one_another(chart) == []
    assert outside(chart) == []


@pytest.mark.parametrize("width", [120, 160, 200])
def test_without_room_the_values_are_listed_and_no_line_joins_two_indicators(width: int) -> None:
    chart = charts.bead_lines(GROUPS, width=width)
    assert chart.kind == "bead_line"
    assert {mark.figure_id for mark in of_kind(chart, Point)} == {"a1", "a2", "b1", "b2"}
    assert joined(chart) == [{"a1", "a2"}, {"b1", "b2"}]


def test_groups_without_a_value_draw_nothing() -> None:
    chart = charts.bead_lines([("交易额", points({"operator": "text"}))])
    assert (chart.panels, chart.height, chart.values) == ((), 0, ())
