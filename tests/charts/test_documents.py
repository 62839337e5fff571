"""Documents on a line of years: what is undated is hatched, names stand where they have room."""

from datetime import date

import pytest

from tests.support.charts import hatched, labels, of_kind, words
from yuboard import charts
from yuboard.charts.axes import room
from yuboard.charts.marks import Bar, Point, Rule
from yuboard.charts.marks import Words as Said
from yuboard.record import store

DOCUMENT = {
    "document_id": "a", "document_number": "郑政文〔2018〕57号", "short_title": "郑州跨境综试区方案",
    "place_position": 1, "period_start": 2014, "is_start_inferred": False, "period_end": 2020, "period": "2014—2020年",
    "issued_year": 2014.5, "issued_on": date(2014, 7, 1),
}  # fmt: skip
UNDATED = DOCUMENT | {"document_id": "b", "issued_year": None, "issued_on": None, "is_start_inferred": True}


def test_undated_document_is_hatched_and_has_no_diamond() -> None:
    chart = charts.timeline([DOCUMENT, UNDATED], width=1600)
    assert [bar.is_hatched for bar in of_kind(chart, Bar)] == [False, True]
    assert [point.shape for point in of_kind(chart, Point)] == ["diamond"]
    assert "未注日期，起始年推定" in words(hatched(chart)[0].label)[0]


@pytest.mark.parametrize("width", [300, 700, 1200])
def test_names_on_the_line_of_years_fit_their_bars_or_stand_above(width: int) -> None:
    chart = charts.timeline([DOCUMENT | {"issued_year": 2018.2}], width=width)
    inside = [bar for bar in of_kind(chart, Bar) if bar.label]
    above = of_kind(chart, Said)
    assert len(inside) + len(above) == 1
    assert bool(inside) == (width > 700)
    (panel,) = chart.panels
    for mark in above:
        x, length = panel.at(mark.x, mark.y)[0], room(mark.label.lines)
        assert (x + length <= width + 2) if mark.label.side.endswith("right") else (x - length >= -2)
    assert len(panel.x.ticks) == 7


def test_real_documents_have_a_diamond_for_each_date_and_a_hatch_where_there_is_none() -> None:
    documents = store.rows("documents/list")
    chart = charts.timeline(documents)
    dated = [row for row in documents if row["issued_on"] is not None]
    assert len(of_kind(chart, Point)) == len(dated) < len(documents)
    assert len(hatched(chart)) == len(documents) - len(dated)


def test_lineage_counts_the_targets_that_fall_due() -> None:
    events = store.rows("lineage/events")
    chart = charts.lineage(events)
    due = [row["label"] for row in events if row["event"] == "due"]
    assert [said for said in labels(of_kind(chart, Point)) if said.rstrip("*").isdigit()] == due
    assert [said for said in due if said.endswith("*")] == ["28*", "16*"]
    cited = [
        mark.title
        for mark in of_kind(chart, Point)
        if mark.shape != "circle" or not words(mark.label)[0].rstrip("*").isdigit()
    ]
    assert all(any(row["label"] in title for title in cited) for row in events if row["event"] == "cited")
    assert [int(lines[0].words) for _, lines in chart.panels[0].x.ticks] == list(range(2005, 2021))
    assert len(of_kind(chart, Rule)) == 3


def test_a_name_without_room_on_the_left_stands_in_its_bar() -> None:
    events = [row for row in store.rows("lineage/events") if row["document_id"] == "sq2016" and row["event"] != "cited"]
    (bar,) = of_kind(charts.lineage(events, width=600), Bar)
    assert bar.is_label_inside
    assert "商丘三年行动计划" in words(bar.label)[0]


@pytest.mark.parametrize("width", [320, 700, 1200])
def test_words_of_what_is_cited_stand_within_the_chart(width: int) -> None:
    chart = charts.lineage(store.rows("lineage/events"), width=width)
    (panel,) = chart.panels
    for mark in of_kind(chart, Point):
        if mark.label.side in ("left", "right"):
            x, length = panel.at(mark.x, mark.y)[0], mark.size + 5 + room(mark.label.lines)
            assert x - length >= -8 if mark.label.side == "left" else x + length <= width + 8
