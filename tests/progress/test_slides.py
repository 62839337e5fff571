"""Progress on slides: one description a chart, and in the deck native charts whose cells are numbers, or shapes."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import openpyxl
import pytest
from pptx.oxml.ns import qn

from tests.support import decks
from tests.support.charts import of_kind, outside, over_one_another, words
from tests.support.progress import one_of_each_kind
from yuboard import charts
from yuboard.charts.marks import Bar, Chart, Label, Panel, Point, Squares, Words
from yuboard.record import store
from yuboard.wording import progress as wording

POSITIONS = {"商丘市": 3}


@pytest.fixture(scope="module")
def chart() -> Chart:
    return charts.bullet_rows(one_of_each_kind(), positions=POSITIONS)


@pytest.fixture(scope="module")
def frames(chart: Chart) -> list[Any]:
    """The native charts of a slide with the rows, a frame a goal."""
    return [shape for shape in decks.drawn("bullets", chart) if shape.has_chart]


def ticks(panel: Panel, shape: str) -> list[Point]:
    return [mark for mark in panel.marks if isinstance(mark, Point) and mark.shape == shape]


def test_a_row_has_its_bar_its_way_and_its_target_by_operator(chart: Chart) -> None:
    for panel in chart.panels:
        bar = next(mark for mark in panel.marks if isinstance(mark, Bar) and mark.value)
        assert (bar.x, bar.end, bar.tone) == (0, pytest.approx(40.5), "mid"), "nobody compared the scopes"
        assert [tick.x for tick in ticks(panel, "tick")] == [pytest.approx(50)]
        assert [(post.x, post.value.low) for post in ticks(panel, "post")] == [(pytest.approx(100), 100)]
    assert [ticks(panel, "post")[0].fill for panel in chart.panels] == ["ink", "ink", "paper", "ink"]
    assert [len(ticks(panel, "right")) for panel in chart.panels] == [0, 1, 0, 0]
    bands = [[bar for bar in panel.marks if isinstance(bar, Bar) and not bar.value] for panel in chart.panels]
    assert list(map(len, bands)) == [0, 0, 0, 1]
    assert (bands[3][0].x, bands[3][0].end) == (pytest.approx(100), pytest.approx(160))


def test_from_the_day_it_is_due_a_goal_has_no_other_place_to_be() -> None:
    late = charts.bullet_rows(one_of_each_kind(date(2019, 1, 1)), positions=POSITIONS)
    assert [mark for mark in of_kind(late, Point) if mark.shape == "tick"] == []


@pytest.mark.parametrize("width", [400, 516, 960])
def test_words_of_a_row_say_how_it_stands_and_keep_apart(width: int) -> None:
    rows = one_of_each_kind()
    chart = charts.bullet_rows(rows, positions=POSITIONS, width=width)
    assert over_one_another(chart) == []
    assert outside(chart) == []
    for row, panel in zip(rows, chart.panels, strict=True):
        said = "".join(line for mark in panel.marks for line in words(mark.label))
        for part in (row.goal.label, wording.approved(row), str(row.state), wording.done(row), wording.paced(row)):
            assert part in said


def native(frame: Any) -> Iterator[tuple[str, list[float], list[tuple[str, str]]]]:
    """The series of a native chart: name, places across, and of its labels words and number format."""
    for series in frame.chart.plots[0].series:
        element = series._element
        across = [float(one.text) for one in element.findall(f"{qn('c:xVal')}//{qn('c:v')}")]
        labels = [
            ("".join(one.itertext(qn("a:t"))), one.find(qn("c:numFmt")).get("formatCode"))
            for one in element.findall(f"{qn('c:dLbls')}/{qn('c:dLbl')}")
        ]
        yield series.name, across, labels


def test_native_charts_have_the_marks_and_words_of_the_description_in_its_order(
    chart: Chart, frames: list[Any]
) -> None:
    assert len(frames) == len(chart.panels)
    for frame, panel in zip(frames, chart.panels):
        values = [mark.value for mark in panel.marks if mark.value]
        series = {name: (across, labels) for name, across, labels in native(frame)}
        assert [name for name in series if name not in ("区间", "以上")] == [value.series for value in values]
        for value in values:
            across, labels = series[value.series]
            at = across[1] if value.series == "已审定" else across[0]
            assert at == pytest.approx(value.low)
            assert bool(labels) == (value.series != "截至日按序时该到")
        said = [line for _, _, labels in native(frame) for line, _ in labels]
        told = [mark.label for mark in panel.marks[1:-1] if isinstance(mark, Point | Words) and mark.label]
        assert sorted(said) == sorted(line for label in told for line in of_label(label))
    formats = [code for frame in frames for _, _, labels in native(frame) for _, code in labels]
    assert formats[::2] == ['"已审定"#,##0.0"亿元"'] * 4
    assert formats[1::2] == ['#,##0"亿元"', '"≥"#,##0"亿元"', '"力争"#,##0"亿元"', '#,##0"（下限）亿元"']


def of_label(label: Label) -> list[str]:
    return [line.words for line in label.lines]


def test_a_number_stands_once_in_the_workbook_and_what_repeats_it_is_a_formula(frames: list[Any]) -> None:
    for frame in frames:
        blob = frame.chart.part.chart_workbook.xlsx_part.blob
        books = [openpyxl.load_workbook(io.BytesIO(blob), data_only=known).active for known in (False, True)]
        formulas, values = ([row[0] for row in sheet.iter_rows(values_only=True)] for sheet in books)
        typed = [cell for cell in formulas if isinstance(cell, int | float) and cell]
        assert {40.5, 50, 100} <= set(typed)
        assert sum(cell == 100 for cell in formulas) == 1
        drawn = [at for _, across, _ in native(frame) for at in across]
        assert [cell for cell in values if cell is not None] == pytest.approx(drawn)
        assert any(str(cell).startswith("=A") for cell in formulas)


def test_squares_are_shapes_by_state_with_the_words_of_the_description() -> None:
    parts = store.rows("quotas/parts", place="商丘市", indicator="备案认定跨境电子商务企业")
    rows = [{**row, "approved": 4, "reported": 1} for row in parts if row["year"] == 2016]
    chart = charts.unit_grid(rows, position=3)
    found = {shape.name: shape for shape in decks.drawn("squares", chart)}
    for mark in of_kind(chart, Squares):
        place = mark.title.partition("　")[0]
        for state, count in mark.states:
            word = {"filled": "已审定", "hatched": "已报待审", "hollow": "还差"}[state]
            shape = found[f"格-{place}-{word}"]
            assert len(shape._element.findall(f".//{qn('a:close')}")) == count
        assert any(shape.name == f"文字-{line}" for shape in found.values() for line in words(mark.label))
