"""Every chart on the real rows: SVG and Plotly draw the same marks with the same words in the same order."""

import html
import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import plotly.graph_objects as go
import pytest

from tests.support.charts import of_kind, words
from tests.support.drawings import parts
from tests.support.drawings import words as drawn_words
from tests.support.progress import one_of_each_kind
from yuboard import charts, theme
from yuboard.charts.drawing import button, drawing
from yuboard.charts.marks import Band, Bar, Chart, Line, Mark, Panel, Point, Words
from yuboard.charts.plotly import figure
from yuboard.charts.reported import Reported
from yuboard.record import store
from yuboard.slides.material import gather
from yuboard.slides.story import story
from yuboard.wording.quotas import undivided_years


def reported_trend() -> Chart:
    """A trend with made reports: three values, the tick of today, and how far they are above or below the way."""
    asked = {"indicator": "备案认定跨境电子商务企业", "places": ("商丘市",)}
    rows = store.rows("trend/points", **asked, converted=False)
    points = ((2015.5, 12.0), (2016.0, 49.0), (2016.5, 81.0))
    course = ((2015.5, -4.0), (2016.0, 0.0), (2016.5, 6.5))
    made = Reported(
        "商丘", "家", 3, rows[0]["figure_id"], "已审定81家", "商丘　2017年6月末", points, (2016.75, 90.0), course
    )
    return charts.trend(rows, reported=(made,))


@pytest.fixture(scope="module")
def real_charts(database) -> list[Chart]:
    return list(described())


def described() -> Iterator[Chart]:
    """Each chart of the product, as pages and files draw it."""
    cities = {row["name"]: row["position"] for row in store.rows("places/cities")}
    for indicator in store.rows("trend/indicators"):
        for converted in (False, True):
            rows = store.rows("trend/points", indicator=indicator["name"], places=tuple(cities), converted=converted)
            if charts.drawn_values(rows):
                yield charts.trend(rows)
                yield charts.bead_line(rows)
    yield reported_trend()
    yield charts.bullet_rows(one_of_each_kind(), positions={"商丘市": 3})
    for place, position in cities.items():
        for row in store.rows("quotas/indicators", place=place):
            asked = {"place": place, "indicator": row["name"]}
            undivided = undivided_years(store.rows("quotas/sums", **asked))
            bars = store.rows("quotas/bars", **asked, scenario=True)
            yield charts.quota_bars(bars, position=position, undivided=undivided)
            yield charts.composition(store.rows("quotas/parts", **asked), position=position)
            if charts.slope_years(matrix := store.rows("quotas/matrix", **asked)):
                yield charts.slope(matrix, position=position, chosen=matrix[3]["place_short"], undivided=undivided)
    for county in store.rows("counties/list"):
        if rows := store.rows("counties/standing", county=county["short_name"]):
            yield charts.shares(rows, position=county["place_position"])
    yield charts.unit_matrix(store.rows("tasks/matrix", places=()))
    documents, paths = store.rows("documents/list"), store.rows("overview/trajectory")
    shared = charts.years(documents, paths, date(2026, 11, 27))
    for key in dict.fromkeys((row["place_id"], row["position"]) for row in paths):
        path = [row for row in paths if (row["place_id"], row["position"]) == key]
        yield charts.bead_row(path, years=shared)
    yield charts.periods(documents, years=shared)
    yield charts.timeline(documents)
    yield charts.lineage(store.rows("lineage/events"))
    yield from (slide.chart for slide in story(gather(store.rows, tuple(cities))).slides if slide.chart)


def by_kind(panel: Panel) -> list[Mark]:
    """A panel's words in the order in which Plotly draws them: of bars, bands and words, then of signs."""
    return [mark for mark in panel.marks if mark.label and not isinstance(mark, Point)] + [
        mark for mark in panel.marks if isinstance(mark, Point)
    ]


def plain(text: str) -> list[str]:
    """The lines of a Plotly label, without its markup and the space towards its mark."""
    lines = re.sub(r"</?(?:b|span)(?: [^>]*)?>", "", text).strip("\u2002").split("<br>")
    return [html.unescape(line) for line in lines if line]


@cache
def light(chart: Chart) -> go.Figure:
    return figure(chart, colours=theme.LIGHT)


def scatters(shown: go.Figure) -> list[go.Scatter]:
    return [trace for trace in shown.data if trace.type == "scatter"]


def of_plotly(chart: Chart) -> list[list[str]]:
    traces = [trace for trace in scatters(light(chart)) if trace.mode in ("text", "markers+text")]
    return [plain(text) for trace in traces for text in trace.text]


def test_every_kind_of_chart_is_among_the_real_ones(real_charts: list[Chart]) -> None:
    kinds = {chart.kind for chart in real_charts}
    assert kinds == {
        "trajectory", "subjects", "quota_bars", "composition", "shares", "unit_matrix", "timeline", "lineage",
        "comparison", "bead_line", "bead_lines", "bead_row", "periods", "slope", "bullets",
    }  # fmt: skip


def test_both_backends_write_the_words_of_the_description_in_its_order(real_charts: list[Chart]) -> None:
    for chart in real_charts:
        said = [words(mark.label) for panel in chart.panels for mark in by_kind(panel)]
        assert of_plotly(chart) == said, chart.alt
        svg = [line for line in drawn_words(str(drawing(chart, colours=theme.LIGHT)))]
        described = [line for mark in chart.marks() for line in words(mark.label)]
        rest = iter(svg)
        assert all(line in rest for line in described), chart.alt
        furniture = [line.words for panel in chart.panels for axis in (panel.x, panel.y) for _, lines in axis.ticks
                     for line in lines]  # fmt: skip
        titles = [words for panel in chart.panels for words in (panel.x.title, panel.title) if words]
        assert sorted(svg) == sorted(described + furniture + titles), chart.alt


def test_both_backends_draw_every_mark_at_its_place(real_charts: list[Chart]) -> None:
    for chart in real_charts:
        shown = light(chart)
        bars = [end for t in shown.data if t.type == "bar" for base, x in zip(t.base, t.x) for end in (base, base + x)]
        assert bars == pytest.approx([end for bar in of_kind(chart, Bar) for end in (bar.x, bar.end)])
        points = [(x, y) for t in scatters(shown) if t.mode == "markers+text" for x, y in zip(t.x, t.y)]
        assert points == [(point.x, point.y) for point in of_kind(chart, Point)]
        lines = [list(zip(t.x, t.y)) for t in scatters(shown) if t.mode == "lines"]
        assert lines == [list(line.points) for line in of_kind(chart, Line)]
        bands = [tuple(t.y) for t in scatters(shown) if t.mode == "lines+markers"]
        assert bands == [(band.low, band.high) for band in of_kind(chart, Band)]
        svg = str(drawing(chart, colours=theme.LIGHT))
        assert len([part for part in parts(svg, "rect") if part.get("stroke")]) == len(of_kind(chart, Bar))
        assert len(parts(svg, "polyline")) == len(of_kind(chart, Line))
        circles = [point for point in of_kind(chart, Point) if point.shape == "circle"]
        assert len(parts(svg, "circle")) == len(circles)


def test_colours_are_the_same_on_both(real_charts: list[Chart]) -> None:
    for chart in real_charts:
        shown = figure(chart, colours=theme.DARK)
        fills = [colour for t in scatters(shown) if t.mode == "markers+text" for colour in t.marker.color]
        svg = str(drawing(chart, colours=theme.DARK))
        drawn = [part.get("fill") for part in parts(svg, "circle")]
        circles = [fill for fill, point in zip(fills, of_kind(chart, Point)) if point.shape == "circle"]
        assert drawn == circles


def test_hatched_bars_are_hatched_on_both(real_charts: list[Chart]) -> None:
    for chart in real_charts:
        hatched = [bar.is_hatched for bar in of_kind(chart, Bar)]
        traces = [trace for trace in light(chart).data if trace.type == "bar"]
        # One colour for the whole trace: Plotly does not show a pattern under a list of them.
        shown = [t.marker.pattern.shape == "/" and isinstance(t.marker.color, str) for t in traces for _ in t.x]
        assert shown == hatched, chart.alt
        svg = str(drawing(chart, colours=theme.LIGHT))
        boxes = [part for part in parts(svg, "rect") if part.get("stroke")]
        assert [part.get("fill").startswith("url(#") for part in boxes] == hatched


def test_a_mark_with_a_clause_opens_it_on_both(real_charts: list[Chart]) -> None:
    for chart in real_charts:
        marks = [mark for mark in chart.marks() if mark.figure_id and isinstance(mark, Point | Bar | Band | Words)]
        svg = str(drawing(chart, colours=theme.LIGHT, wrap=button))
        targets = [part.get("data-id") for part in parts(svg, "g") if part.get("role") == "button"]
        choices = ["　".join(mark.choice) for mark in chart.marks() if mark.choice]
        assert [target for target in targets if target not in choices] == [mark.figure_id for mark in marks]
        shown = light(chart)
        carried = {row[0] for t in shown.data if t.customdata is not None for row in t.customdata}
        assert {mark.figure_id for mark in marks if not isinstance(mark, Words)} <= carried


def test_a_chart_decided_anew_for_another_width_keeps_its_values(real_charts: list[Chart]) -> None:
    for chart in real_charts:
        assert chart.at(width=400).values == chart.values
        assert chart.at(width=400).width == 400


def test_words_from_data_stay_words_in_both() -> None:
    row = {"year": 2020, "place_short": "<b>&", "place_position": 1, "quota": 1.0, "unit": "<i>家",
           "is_scenario": False, "figure_id": '"><script>'}  # fmt: skip
    chart = charts.quota_bars([row], position=1)
    svg = str(drawing(chart, colours=theme.LIGHT, wrap=button))
    assert "<script>" not in svg
    assert "1<i>家" in drawn_words(svg)
    assert "1&lt;i&gt;家" in light(chart).data[-1].text[0]
