"""Shares, the unit matrix and the comparison: every row a mark, every number in its place."""

import pytest

from tests.support.charts import labels, of_kind, words
from yuboard import charts
from yuboard.charts.marks import Bar, Point, Value
from yuboard.charts.marks import Words as Said
from yuboard.record import store


@pytest.mark.parametrize("county", ["虞城县", "示范区", "梁园区"])
def test_shares_have_a_mark_for_every_place_and_words_for_one(county: str) -> None:
    rows = store.rows("counties/standing", county=county)
    chart = charts.shares(rows, position=3)
    own = [row for row in rows if row["is_own"]]
    assert len(of_kind(chart, Point)) == len(rows)
    assert [point.shape for point in of_kind(chart, Point)].count("tick") == len(rows) - len(own)
    assert labels(of_kind(chart, Point)) == [f"{row['label']}　{row['rank_words']}" for row in own]
    assert chart.panels[0].x.title == "占各地合计的比重（%，测算）"
    assert all(point.figure_id for point in of_kind(chart, Point))


def test_names_of_shares_go_above_their_lines_on_a_narrow_screen() -> None:
    rows = store.rows("counties/standing", county="虞城县")
    wide, narrow = (charts.shares(rows, position=3, is_narrow=is_narrow) for is_narrow in (False, True))
    assert len(wide.panels[0].y.ticks) == 2
    assert not of_kind(wide, Said)
    assert not narrow.panels[0].y.ticks
    assert labels(of_kind(narrow, Said)) == [f"{year}年　备案认定跨境电子商务企业" for year in (2016, 2017)]


def test_matrix_counts_every_task_of_every_unit() -> None:
    rows = store.rows("tasks/matrix", places=())
    chart = charts.unit_matrix(rows)
    discs = of_kind(chart, Point)
    assert [words(disc.label)[0] for disc in discs] == [str(row["cell"]) for row in rows]
    assert [disc.choice for disc in discs] == [(row["unit"], row["theme"]) for row in rows]
    units = {row["unit"]: row["tasks"] for row in rows}
    assert [lines[0].words for _, lines in chart.panels[0].y.ticks] == list(units)
    assert labels(of_kind(chart, Said)) == [str(tasks) for tasks in units.values()]
    ours = store.rows("tasks/matrix", places=("漯河市",))
    assert ours
    assert not [row for row in ours if row["unit"].startswith("郑州")]


def test_comparison_says_what_is_computed_and_what_is_missing() -> None:
    values = [
        Value("甲", "目标", "突破1000亿元", ">", 1000.0, None, "亿元", 2020, 1),
        Value("乙", "目标", "文件未设", position=2, unit="亿元"),
        Value("丙", "目标", "力争15亿美元", "approx", 99.2, 99.2, "亿元", 2018, 3, is_computed=True),
    ]
    chart = charts.comparison(values)
    long, missing, short = of_kind(chart, Bar)
    assert long.end / short.end == pytest.approx(1000 / 99.2)
    assert (missing.tone, missing.edge) == ("wash", "rule")
    assert words(missing.label) == ["文件未设"]
    assert words(short.label) == ["力争15亿美元", "约合99.2亿元（测算）"]
    assert chart.values == tuple(values)
