"""Charts of many cities: words never print over one another, nothing leaves the drawing, panels take rows."""

from itertools import combinations

import pytest

from tests.support import drawings
from tests.support.charts import points
from yuboard import charts, theme
from yuboard.charts.drawing import drawing
from yuboard.charts.marks import Chart
from yuboard.wording.measuring import width as width_of

Box = tuple[str, float, float, float, float]


def boxes(chart: Chart) -> list[Box]:
    """Every line of words as it is drawn: words, left, top, right, bottom."""
    found = []
    for part in drawings.parts(str(drawing(chart, colours=theme.LIGHT)), "text"):
        words, size = "".join(part.itertext()), float(part.attrib["font-size"])
        x, y, wide = float(part.attrib["x"]), float(part.attrib["y"]), width_of(words) * size
        left = x - {"middle": wide / 2, "end": wide}.get(part.attrib["text-anchor"], 0.0)
        found.append((words, left, y - size * 0.8, left + wide, y + size * 0.15))
    return found


def over_one_another(chart: Chart) -> list[tuple[str, str]]:
    return [
        (one[0], other[0])
        for one, other in combinations(boxes(chart), 2)
        if min(one[3], other[3]) - max(one[1], other[1]) > 1 and min(one[4], other[4]) - max(one[2], other[2]) > 1
    ]


def outside(chart: Chart) -> list[Box]:
    return [box for box in boxes(chart) if box[1] < -1 or box[3] > chart.width + 1 or box[4] > chart.height + 1]


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
