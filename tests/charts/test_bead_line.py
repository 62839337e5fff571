"""Bead lines: marks true to operators, words that keep apart at every width, one value in large type."""

from itertools import pairwise

import pytest

from tests.support.charts import labels, of_kind, outside, over_one_another, points, words
from yuboard import charts
from yuboard.charts.marks import Band, Chart, Line, Point, Words
from yuboard.record import store

LONG = "力争达到全省各省辖市平均水平的1234567.8万亿美元以上"


@pytest.mark.parametrize(
    ("operator", "shape"),
    [("=", "circle"), (">=", "arrow"), (">", "arrow"), ("<=", "arrow down"), ("<", "arrow down")],
)
def test_operator_decides_the_sign(operator: str, shape: str) -> None:
    chart = charts.bead_line(points({"year": 2017}, {"operator": operator}))
    assert of_kind(chart, Point)[-1].shape == shape


def test_range_is_a_bracket_and_baselines_are_filled() -> None:
    chart = charts.bead_line(
        points(
            {"role": "baseline", "operator": "=", "year": 2013},
            {"operator": "range", "axis_low": 2.0, "axis_high": 3.0, "year": 2017},
            {"operator": "="},
        )
    )
    assert len(of_kind(chart, Band)) == 1
    baseline, target = of_kind(chart, Point)
    assert (baseline.fill, target.fill) == ("ink_2", "paper")


def test_height_is_that_of_a_line_and_years_stand_once() -> None:
    plain = charts.bead_line(points({"year": 2017}, {}))
    told = charts.bead_line(points({"year": 2017, "tag": "约合50亿元（测算）"}, {}))
    assert 64 <= plain.height < told.height <= 88
    (panel,) = plain.panels
    assert [[line.words for line in text] for _, text in panel.x.ticks] == [["2017年"], ["2020年"]]
    assert panel.y.ticks == ()


def test_one_value_alone_is_its_words_in_large_type() -> None:
    chart = charts.bead_line(points({"label": "15%以上"}))
    (mark,) = chart.marks()
    assert isinstance(mark, Words)
    assert words(mark.label) == ["15%以上", "2020年　终期目标"]
    assert mark.label.lines[0].size == 30
    assert mark.figure_id == "f1"
    assert [value.words for value in chart.values] == ["15%以上"]


def test_a_finding_leaves_its_sign_at_the_figure() -> None:
    chart = charts.bead_line(points({"year": 2017, "is_doubted": True}, {}))
    first, second = of_kind(chart, Point)
    assert labels([first, second]) == ["突破1000亿元 ⚠", "突破1000亿元"]
    assert first.title.endswith("引用前请看疑点")


def test_currencies_and_documents_have_lines_of_their_own() -> None:
    rows = points({"year": 2017}, {}, {"series": "b", "panel": "亿美元", "tag": "约合690亿元（测算）"})
    chart = charts.bead_line(rows, width=500)
    assert [[x for x, _ in line.points] for line in of_kind(chart, Line)] == [[2017, 2020]]
    levels = [point.y for point in of_kind(chart, Point)]
    assert levels[0] == levels[1] < levels[2]
    assert words(of_kind(chart, Point)[2].label)[1] == "约合690亿元（测算）"


def test_lines_of_several_places_begin_with_their_names() -> None:
    chart = charts.bead_line(points({"year": 2017}, {}, {"series": "b", "place_short": "商丘"}), width=500)
    assert [line.words for _, text in chart.panels[0].y.ticks for line in text] == ["郑州", "商丘"]


def of_words(said: str, years: tuple[int, ...]) -> list[dict]:
    return points(*({"year": year, "year_label": f"{year}年", "figure_id": f"f{year}", "label": said,
                     "is_doubted": year == 2017} for year in years))  # fmt: skip


@pytest.mark.parametrize("width", [200, 260, 340, 480, 640, 900])
@pytest.mark.parametrize("said", ["5家", "力争15亿美元", "累计超过3500人", LONG])
@pytest.mark.parametrize("years", [(2020,), (2016, 2017), (2016, 2017, 2018), (2013, 2015, 2016, 2017, 2018, 2020)])
def test_words_keep_apart_and_within(width: int, said: str, years: tuple[int, ...]) -> None:
    for tag in ("", "约合54.1亿元（测算）"):
        rows = [row | {"tag": tag} for row in of_words(said, years)]
        keeps_apart(charts.bead_line(rows, width=width))


def keeps_apart(chart: Chart) -> None:
    assert over_one_another(chart) == [], chart.alt
    assert outside(chart) == [], chart.alt
    assert len(chart.values) == chart.alt.count("；") + 1


def test_words_of_the_record_keep_apart(database) -> None:
    cities = tuple(row["name"] for row in store.rows("places/cities"))
    for indicator in store.rows("trend/indicators"):
        rows = store.rows("trend/points", indicator=indicator["name"], places=cities, converted=True)
        for width in (200, 320, 480, 900):
            if charts.drawn_values(rows):
                keeps_apart(charts.bead_line(rows, width=width))


def test_notes_without_room_have_lines_of_their_own_and_are_whole() -> None:
    tag = "约合690亿元（测算）　2018年文件"
    for width, lines in ((190, ["约合690亿元", "（测算）", "2018年文件"]), (640, [tag])):
        chart = charts.bead_line(points({"year": 2017}, {"year": 2018}, {"tag": tag, "label": LONG}), width=width)
        assert words(of_kind(chart, Point)[-1].label)[1:] == lines


def test_narrow_lines_put_a_value_a_line_in_order() -> None:
    chart = charts.bead_line(of_words(LONG, (2016, 2017, 2018)), width=200)
    marks = of_kind(chart, Point)
    assert all(one.y < other.y for one, other in pairwise(marks))
    assert [line.words for _, text in chart.panels[0].y.ticks for line in text] == ["2016年", "2017年", "2018年"]


def test_without_a_value_there_is_nothing_to_draw() -> None:
    chart = charts.bead_line(points({"operator": "text"}))
    assert (chart.panels, chart.height, chart.values) == ((), 0, ())


def test_up_to_six_values_are_beads_and_more_are_a_path() -> None:
    years = [{"year": year} for year in range(2011, 2021)]
    assert charts.small_trend(points(*years[:6])).kind == "bead_line"
    assert charts.small_trend(points(*years[:7])).kind == "trajectory"
