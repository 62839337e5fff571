"""Charts of many cities and counties: words never overlap, nothing leaves the drawing, panels take rows."""

from itertools import combinations

import pytest

from tests.support.charts import of_kind, outside, over_one_another, points
from yuboard import charts
from yuboard.charts.marks import Panel, Point, Squares
from yuboard.record import store

FILED = {"place": "商丘市", "indicator": "备案认定跨境电子商务企业"}


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


@pytest.mark.parametrize("count", [5, 18, 40])
def test_rows_of_many_cities_are_parted_between_cities_on_one_axis(count: int) -> None:
    """A panel is short enough for a page, and pages that part them draw the same marks."""
    chart = charts.trend(cities(count), width=640)
    places = [[title.split("　")[0] for title in titles(panel)] for panel in chart.panels]
    assert [name for panel in places for name in dict.fromkeys(panel)] == [f"第{n}试" for n in range(1, count + 1)]
    assert all(len(panel) <= 20 for panel in places)
    assert len({(panel.x.low, panel.x.high) for panel in chart.panels}) == 1
    apart = chart.apart()
    assert [titles(panel) for one in apart for panel in one.panels] == [titles(panel) for panel in chart.panels]
    assert sum(one.height for one in apart) == pytest.approx(chart.height)
    for one in apart:
        assert outside(one) == []


def titles(panel: Panel) -> list[str]:
    return [mark.title for mark in panel.marks if isinstance(mark, Point)]


@pytest.mark.parametrize(
    ("positions", "kind"),
    [((1, 2, 3, 4), "trajectory"), ((4, 5), "trajectory"), ((5, 6), "subjects"), ((1, 7, 18), "subjects")],
)
def test_cities_of_one_hue_stand_in_rows_by_name(positions: tuple[int, ...], kind: str) -> None:
    """From the fifth on cities share a hue, and paths of one hue could not be told apart."""
    chart = charts.trend([row for row in cities(18) if row["place_position"] in positions])
    assert chart.kind == kind
    named = [mark.title if kind == "subjects" else mark.label.lines[0].words for mark in of_kind(chart, Point)]
    assert {name.split("　")[0].split()[0] for name in named} == {f"第{position}试" for position in positions}


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


def quotas(count: int, years: tuple[int, ...]) -> list[dict]:
    """Quotas of ``count`` places, many of them equal, some places left out in some year."""
    sizes = (2, 5, 5, 7, 9, 10, 20)
    return [
        {
            "place_short": f"试{number}县" if number % 5 else f"试验{number}示范区",
            "year": year,
            "quota": quota,
            "words": f"{quota}家" if quota else "文件未列",
            "figure_id": f"{number}-{year}" if quota else None,
        }
        for number in range(count)
        for at, year in enumerate(years)
        for quota in [None if (number + at) % 11 == 5 else sizes[(number * (at + 3)) % 7]]
    ]


@pytest.mark.parametrize(("count", "years"), [(9, (2016, 2017)), (18, (2016, 2017, 2018)), (40, (2016, 2017))])
@pytest.mark.parametrize("width", [340, 640, 960])
def test_words_of_many_places_on_slopes_keep_apart(count: int, years: tuple[int, ...], width: int) -> None:
    chart = charts.slope(quotas(count, years), position=1, chosen="试4县", width=width)
    assert over_one_another(chart) == []
    assert outside(chart) == []


@pytest.mark.parametrize("width", [340, 640, 1160])
def test_squares_and_their_words_stand_within_the_grid(width: int) -> None:
    chart = charts.unit_grid(store.rows("quotas/parts", **FILED), position=3, chosen="虞城县", width=width)
    assert over_one_another(chart) == []
    assert outside(chart) == []
    for panel in chart.panels:
        for mark in panel.marks:
            if isinstance(mark, Squares):
                left, top = panel.at(mark.x, mark.y)
                assert left + mark.extent[0] <= panel.box[2] + 1
                assert top + mark.extent[1] <= panel.box[3] + 1
