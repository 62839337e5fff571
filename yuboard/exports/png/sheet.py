"""Drawings as PNG at projector size: an SVG on a sheet with title and caption, typeset in the bundled font."""

from collections.abc import Sequence
from pathlib import Path

from yuboard import charts, maps, theme
from yuboard.charts.drawing import drawing as draw
from yuboard.charts.marks import Chart
from yuboard.exports.typesetting import standalone, typeset
from yuboard.geography import areas, boundaries, layouts
from yuboard.record.results import Reader, Row
from yuboard.slides.model import Slide
from yuboard.wording.clauses import by_document, numbers, sources
from yuboard.wording.quotas import COMPOSITION, composition

_TEMPLATE = Path(__file__).with_suffix(".typ")
# How wide a drawing is before it is fitted into the sheet: it sets how large its words are beside it.
_TREE, _PROVINCE, CHART_WIDTH = 960, 820, 960


def structure(rows: Reader, layout: Row, made: str) -> bytes:
    """A layout as the document builds it, from the hub to every element."""
    found = layouts.elements(rows, layout["layout_id"])
    drawing = maps.schematic(
        found, title=layout["name"], selected=None, narrow=False, colours=theme.LIGHT, alt="", width=_TREE
    )
    pale = [] if found["found"].isin(layouts.ON_MAP).all() else [maps.ABSENT]
    below = [*pale, source([layout])]
    return sheet(drawing, f"{layout['place']}　{layout['name']}　结构", below, made)


def province(rows: Reader, places: Sequence[str], made: str) -> bytes:
    """Where the cities ``places`` lie in the province."""
    ours = {code: city for code, city in layouts.cities(rows).items() if city["place"] in places}
    plan = areas.plan(boundaries.PROVINCE)
    drawing = maps.province_map(ours, plan.areas, colours=theme.LIGHT, alt="", width=_PROVINCE, is_linked=False)
    names = "、".join(city["place_short"] for city in ours.values())
    return sheet(drawing, f"{names}在河南的位置", [plan.caption], made)


def timeline(rows: Reader, places: Sequence[str], made: str) -> bytes:
    """The documents of the cities ``places`` on a line of years."""
    found = [row for row in rows("documents/list") if row["place"] in places]
    below = [charts.TIMELINE_KEY, _numbers(found)]
    return chart_sheet(charts.timeline(found, width=CHART_WIDTH), "政策文件与期间", below, made)


def lineage(rows: Reader, places: Sequence[str], made: str) -> bytes:
    """Lineage: what the documents of the cities ``places`` cite, and when their targets fall due."""
    found = [row for row in rows("documents/list") if row["place"] in places]
    ours = {row["document_id"] for row in found}
    events = [row for row in rows("lineage/events") if row["document_id"] in ours]
    chart = charts.lineage(events, width=CHART_WIDTH)
    return chart_sheet(chart, "依据、期间与到期年份", [charts.LINEAGE_KEY, _numbers(found)], made)


def units(rows: Reader, places: Sequence[str], made: str) -> bytes:
    """How many tasks each unit of the cities ``places`` has under each theme."""
    tasks = rows("tasks/list", words="", unit="", theme="", city="", documents=())
    below = [charts.MATRIX_KEY, _numbers([row for row in tasks if row["city"] in places])]
    chart = charts.unit_matrix(rows("tasks/matrix", places=tuple(places)), width=CHART_WIDTH)
    return chart_sheet(chart, "各单位承担的任务数", below, made)


def parts(rows: Reader, place: str, indicator: str, made: str) -> bytes:
    """Composition of a city's figure of each year, county by county."""
    asked = {"place": place, "indicator": indicator}
    sums, found = rows("quotas/sums", **asked), rows("quotas/parts", **asked)
    title = f"{place}　{indicator}：{COMPOSITION}"
    chart = charts.composition(found, position=sums[0]["place_position"], width=CHART_WIDTH)
    return chart_sheet(chart, title, [*composition(found), source(sums)], made)


def standing(rows: Reader, county: Row, made: str) -> bytes:
    """Where a county stands among the places that its city's documents name (测算)."""
    found = rows("counties/standing", county=county["short_name"])
    drawn = {(row["indicator"], row["year"]) for row in found}
    listed = rows("quotas/county", place=county["city"], county=county["short_name"])
    clauses = [row for row in listed if (row["indicator"], row["year"]) in drawn]
    chart = charts.shares(found, position=county["place_position"], width=CHART_WIDTH)
    title = f"{county['city']}　{county['short_name']}在点名各地中的位置（测算）"
    return chart_sheet(chart, title, [charts.SHARES_KEY, source(clauses)], made)


def comparison(slide: Slide, made: str) -> bytes:
    """One line of the comparison as bars, as its slide tells it."""
    notes = [f"{note.head}：{note.text}" for note in slide.notes]
    assert slide.chart is not None, "slides of the comparison have a chart"
    return chart_sheet(slide.chart.at(width=CHART_WIDTH), slide.title, [slide.dek, *notes, slide.footer], made)


def source(found: Sequence[Row]) -> str:
    """Where rows with document_number and section come from, each document and section once."""
    return sources(by_document((row["document_number"], row["section"]) for row in found))


def _numbers(found: Sequence[Row]) -> str:
    return sources(numbers(found))


def chart_sheet(chart: Chart, title: str, below: Sequence[str], made: str) -> bytes:
    """A chart on a sheet."""
    return sheet(draw(chart, colours=theme.LIGHT), title, below, made)


def sheet(
    drawing: str, title: str, below: Sequence[str], made: str, colours: theme.Palette = theme.LIGHT
) -> bytes:  # fmt: skip
    """An SVG on a sheet of 1920 × 1080 pixels, with its title above, lines ``below`` and version and date."""
    svg = standalone(drawing)
    tones = {"paper": colours.paper, "ink": colours.ink, "grey": colours.ink_3}
    return typeset(_TEMPLATE, {"title": title, "below": list(below), "made": made, "svg": svg, **tones}, "png")
