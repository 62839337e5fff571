"""Quotas as bars and as parts of a city's figure: what is not split is hatched and says so."""

import pytest

from tests.support.charts import hatched, labels, of_kind, words
from yuboard import charts
from yuboard.charts.marks import Bar, Line, Point, Rule, Squares, Words
from yuboard.record import store
from yuboard.wording.quotas import undivided_years

FILED = {"place": "商丘市", "indicator": "备案认定跨境电子商务企业"}
PART = {
    "city_label": "50家", "is_divided": True, "place_short": "梁园区", "quota": 10.0, "unit": "家", "year": 2016,
    "figure_id": "q1", "city_figure_id": "c1",
}  # fmt: skip
BAR = {
    "place_short": "梁园区", "place_position": 1, "year": 2017, "quota": 20.0, "unit": "家", "is_scenario": False,
    "figure_id": "q1",
}  # fmt: skip


def test_undivided_year_is_hatched_says_so_and_leads_to_the_clause_of_the_city() -> None:
    rows = [PART, PART | {"is_divided": False, "year": 2018, "quota": 200.0, "place_short": "200家", "figure_id": None}]
    chart = charts.composition(rows, position=3)
    (whole,) = hatched(chart)
    assert words(whole.label) == ["文件未分解到县（区）"]
    assert whole.figure_id == "c1"
    assert [bar.is_hatched for bar in of_kind(chart, Bar)] == [False, True]


def test_a_bar_is_as_long_as_the_figure_of_the_city_and_each_part_leads_to_its_clause() -> None:
    rows = store.rows("quotas/parts", **FILED)
    chart = charts.composition(rows, position=3)
    ends = {y: max(bar.end for bar in of_kind(chart, Bar) if bar.y == y) for y in {b.y for b in of_kind(chart, Bar)}}
    assert [ends[y] for y in sorted(ends)] == [50, 100, 200]
    assert {bar.figure_id for bar in of_kind(chart, Bar)} >= {row["figure_id"] for row in rows if row["is_divided"]}
    heads = of_kind(chart, Words)
    assert [(words(head.label)[1], bool(head.figure_id)) for head in heads] == [
        ("50家", True), ("100家", True), ("200家", True),
    ]  # fmt: skip


def test_a_part_bears_its_name_as_far_as_it_fits() -> None:
    rows = store.rows("quotas/parts", **FILED)

    def named(width: int) -> int:
        bars = of_kind(charts.composition(rows, position=3, width=width), Bar)
        return sum(len(words(bar.label)) == 2 for bar in bars)

    assert 0 == named(320) < named(760) < named(1640)


def test_chosen_place_has_the_full_colour_of_its_city() -> None:
    rows = store.rows("quotas/parts", **FILED)
    bars = of_kind(charts.composition(rows, position=3, chosen="虞城县"), Bar)
    assert sum(bar.tone == "base" for bar in bars) == 2
    stated = of_kind(
        charts.quota_bars(store.rows("quotas/bars", **FILED, scenario=False), position=3, chosen="虞城县"), Bar
    )
    assert {bar.value.name for bar in stated if bar.value and not bar.tone.startswith("pale")} == {"虞城县"}


def test_scenario_bars_are_hatched_and_named() -> None:
    chart = charts.quota_bars(
        [BAR, BAR | {"year": 2018, "quota": 40.0, "is_scenario": True, "figure_id": None}], position=3
    )
    key, bars = chart.panels
    assert labels(key.marks) == ["2017年", "2018年（测算，非文件数据）"]
    assert [bar.is_hatched for bar in key.marks] == [bar.is_hatched for bar in bars.marks] == [False, True]
    assert [value.series for value in chart.values] == ["2017年", "2018年（测算，非文件数据）"]


def test_years_left_whole_are_hatched_in_the_key_and_have_no_bars() -> None:
    sums = store.rows("quotas/sums", **FILED)
    rows = store.rows("quotas/bars", **FILED, scenario=False)
    chart = charts.quota_bars(rows, position=3, undivided=undivided_years(sums))
    assert labels(chart.panels[0].marks)[-1] == "2018年全市200家：文件未分解到县（区）"
    assert {value.year for value in chart.values} == {2016, 2017}
    assert sum(value.value for value in chart.values) == 150


@pytest.mark.parametrize("width", [320, 640, 1200])
def test_bars_and_their_words_stand_within_the_chart(width: int) -> None:
    chart = charts.quota_bars(store.rows("quotas/bars", **FILED, scenario=True), position=3, width=width)
    panel = chart.panels[1]
    for bar in panel.marks:
        end, _ = panel.at(bar.end, bar.y)
        assert end + 7 + 14 * len(words(bar.label)[0]) * 0.6 <= width + 14


def test_numbers_of_all_parts_are_written_where_they_fit() -> None:
    for row in store.rows("quotas/indicators", place="商丘市"):
        rows = store.rows("quotas/parts", place="商丘市", indicator=row["name"])
        written = [words(bar.label)[-1] for bar in of_kind(charts.composition(rows, position=3), Bar)]
        divided = [f"{part['quota']:g}" for part in rows if part["is_divided"]]
        assert [line for line in written if line.isdigit()] == divided, row["indicator_id"]


def test_a_part_too_short_for_its_number_has_no_words() -> None:
    rows = [dict(row) for row in store.rows("quotas/parts", **FILED)]
    short = next(row for row in rows if row["place_short"] == "示范区" and row["year"] == 2016)
    short["quota"] = 0.001
    bars = of_kind(charts.composition(rows, position=3), Bar)
    assert [bar.title for bar in bars if bar.label is None] == ["示范区　0.0家"]


def test_slope_puts_places_at_their_rank_and_tells_ties() -> None:
    rows = store.rows("quotas/matrix", **FILED)
    chart = charts.slope(
        rows, position=3, chosen="虞城县", undivided=undivided_years(store.rows("quotas/sums", **FILED))
    )
    assert chart.alt == "2016年到2017年，睢阳区升1位；宁陵县、睢县、民权县降2位；柘城县降5位；其余4地名次未变。"
    assert [point.y for point in of_kind(chart, Point)] == [1, 2, 3, 9, 1, 3, 5, 8, 9]
    lines = {line.points[0][1] * 10 + line.points[1][1] for line in of_kind(chart, Line)}
    assert lines == {11, 21, 33, 35, 38, 99}
    (own,) = [line for line in of_kind(chart, Line) if line.width > 4]
    assert (own.tone, [y for _, y in own.points]) == ("base", [3, 3])
    assert of_kind(chart, Line)[-1] == own
    assert len(of_kind(chart, Rule)) == 4, "one for each rank that is shared"
    assert labels(chart.panels[-1].marks) == ["2018年全市200家：文件未分解到县（区）"]
    assert {value.year for value in chart.values} == {2016, 2017}
    assert sum(value.value for value in chart.values) == 150
    assert all(value.figure_id for value in chart.values)


def test_slope_needs_two_divided_years() -> None:
    once = [row for row in store.rows("quotas/matrix", **FILED) if row["year"] != 2016]
    assert charts.slope_years(once) == []
    assert charts.slope_years(store.rows("quotas/matrix", **FILED)) == [2016, 2017]


def test_place_that_a_year_leaves_out_has_its_word_and_no_line() -> None:
    rows = [dict(row) for row in store.rows("quotas/matrix", **FILED) if row["year"] != 2018]
    left_out = next(row for row in rows if row["place_short"] == "民权县" and row["year"] == 2017)
    left_out |= {"quota": None, "words": "文件未列", "figure_id": None}
    chart = charts.slope(rows, position=3)
    assert "民权县　文件未列" in labels(of_kind(chart, Words))
    assert len(of_kind(chart, Line)) == 8
    assert "民权县" not in chart.alt


def test_a_square_a_firm_hollow_while_nothing_is_reported() -> None:
    rows = store.rows("quotas/parts", **FILED)
    chart = charts.unit_grid(rows, position=3, chosen="虞城县")
    squares = of_kind(chart, Squares)
    assert [sum(mark.count for mark in panel.marks if isinstance(mark, Squares)) for panel in chart.panels] == [
        50, 100, 200,
    ]  # fmt: skip
    assert {state for mark in squares[:-1] for state, _ in mark.states} == {"hollow"}
    assert squares[-1].states == (("hatched", 200),)
    assert "文件未分解到县（区）" in labels(of_kind(chart, Words))
    assert all(mark.figure_id for mark in squares)
    assert {mark.value.name for mark in squares if mark.edge == "base"} == {"虞城县"}
    assert charts.grid_key(rows) == "一格1家　□ 目标，不是完成数　▨ 文件未分解到县（区）"


def test_reported_squares_are_filled_and_hatched_beyond_the_quota_too() -> None:
    rows = [PART | {"approved": 4, "reported": 3}, PART | {"place_short": "睢阳区", "approved": 12, "reported": 0}]
    short, over = of_kind(charts.unit_grid(rows, position=3), Squares)
    assert short.states == (("filled", 4), ("hatched", 3), ("hollow", 3))
    assert over.states == (("filled", 12),)
    assert short.title.endswith("已审定4家　待审3家　还差3家")
    assert over.title.endswith("已审定12家")
    assert [mark.label.lines[0].words for mark in (short, over)] == ["梁园区　4/10", "睢阳区　12/10"]
    assert charts.grid_key(rows) == "一格1家　■ 已审定　▨ 已报待审　□ 还差　斜线前是已审定数，后是配额"


def test_a_silent_place_among_reported_ones_is_no_nought() -> None:
    rows = [
        PART | {"approved": 4, "reported": None},
        PART | {"place_short": "睢阳区", "approved": None, "reported": None},
    ]
    _, silent = of_kind(charts.unit_grid(rows, position=3), Squares)
    assert silent.states == (("hollow", 10),)
    assert silent.label.lines[0].words == "睢阳区　未上报/10"
    assert silent.title.endswith("未上报　还差10家")
    assert "▨" not in charts.grid_key(rows)


@pytest.mark.parametrize(("quota", "is_so"), [(9.0, False), (10.0, True), (400.0, True), (401.0, False), (10.5, False)])
def test_squares_are_for_what_can_be_counted(quota: float, is_so: bool) -> None:
    assert charts.is_countable([PART | {"quota": quota}]) is is_so
