"""Charts of many cities: words never print over one another, nothing leaves the drawing, panels take rows."""

from itertools import combinations

import pytest

from tests.support.charts import outside, over_one_another, points
from yuboard import charts


def cities(count: int, step: float = 1.0) -> list[dict]:
    """A baseline and a target of each of ``count`` cities, each ``step`` times those of the one before."""
    return points(
        *(
            {
                "place_position": number,
                "place_short": f"第{number}试",
                "place": f"第{number}试市",
                "series": f"d{number}",
                "year": year,
                "year_label": f"{year}年",
                "role": role,
                "axis_low": 100 * step ** (number % 9) * more,
                "label": f"突破{100 * step ** (number % 9) * more:.0f}亿元",
                "plain_label": f"突破{number}亿元",
                "figure_id": f"{number}-{year}",
                "month": None,
            }
            for number in range(1, count + 1)
            for year, role, more in ((2018, "baseline", 1.0), (2020, "target", 1.5))
        )
    )


@pytest.mark.parametrize("count", [5, 18, 40])
@pytest.mark.parametrize("width", [340, 640, 960])
def test_words_of_many_cities_keep_apart(count: int, width: int) -> None:
    chart = charts.trend(cities(count), width=width)
    assert over_one_another(chart) == []
    assert outside(chart) == []


@pytest.mark.parametrize("count", [2, 15, 20, 40])
def test_panels_side_by_side_take_rows(count: int) -> None:
    """Values so far apart that each city has a panel of its own."""
    chart = charts.trajectory(cities(count, 6.0), width=960, across=True)
    largest = [number for number in range(1, count + 1) if number % 9 == min(count, 8)]
    assert len(chart.panels) == count - len(largest) + 1
    assert outside(chart) == []
    for one, other in combinations([panel.box for panel in chart.panels], 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    assert min(panel.box[2] - panel.box[0] for panel in chart.panels) > 150


def test_values_of_two_units_in_rows_have_an_axis_each() -> None:
    dollars = [{**row, "panel": "亿美元", "figure_id": f"x{row['figure_id']}"} for row in cities(6)]
    chart = charts.trend([*cities(6), *dollars], width=640)
    assert [panel.x.title.split("　")[0] for panel in chart.panels] == ["单位：亿元", "单位：亿美元"]
    assert over_one_another(chart) == []
