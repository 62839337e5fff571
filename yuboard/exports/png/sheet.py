"""Drawings as PNG at projector size: an SVG on a sheet with title and caption, typeset in the bundled font."""

from collections.abc import Sequence
from pathlib import Path

from yuboard import charts, maps, theme
from yuboard.charts.drawing import drawing as draw
from yuboard.charts.marks import Chart
from yuboard.exports.typesetting import standalone, typeset
from yuboard.geography import areas, boundaries, layouts
from yuboard.problems import SelectionError
from yuboard.progress.rows import Progress
from yuboard.progress.series import Course
from yuboard.progress.standing import told
from yuboard.progress.units import counted
from yuboard.record.results import Reader, Row
from yuboard.slides.model import Slide
from yuboard.wording.cities import located, off_map
from yuboard.wording.clauses import by_document, numbers, sources
from yuboard.wording.counties import STANDING
from yuboard.wording.missing import COMPUTED
from yuboard.wording.progress import NOTHING_APPROVED, ROWS_KEY, answered, as_of
from yuboard.wording.quotas import COMPOSITION, RANKS, SQUARES, composition, undivided_years
from yuboard.wording.units import COURSES

_TEMPLATE = Path(__file__).with_suffix(".typ")
# How wide a drawing is before it is fitted into the sheet: it sets how large its words are beside it.
_TREE, _PROVINCE, CHART_WIDTH = 960, 820, 960
# The most bullet rows of one sheet.
_ROWS = 10


def structure(rows: Reader, layout: Row, stamp: str) -> bytes:
    """A layout as the document builds it, from the hub to every element."""
    elements = layouts.elements(rows, layout["layout_id"])
    drawing = maps.schematic(
        elements, title=layout["name"], selected=None, narrow=False, colours=theme.LIGHT, alt="", width=_TREE
    )
    pale = [] if elements["found"].isin(layouts.ON_MAP).all() else [maps.ABSENT]
    below = [*pale, source([layout])]
    return sheet(drawing, f"{layout['place']}　{layout['name']}　结构", below, stamp)


def province(rows: Reader, places: Sequence[str], stamp: str) -> bytes:
    """Where the cities ``places`` lie in the province."""
    cities = {code: city for code, city in layouts.cities(rows).items() if city["place"] in places}
    plan = areas.plan(boundaries.PROVINCE)
    drawing = maps.province_map(cities, plan.areas, colours=theme.LIGHT, alt="", width=_PROVINCE, is_linked=False)
    absent = off_map(layouts.off_map(cities, plan.areas))
    names = [city["place"] for city in cities.values()]
    return sheet(drawing, located(names), [*filter(None, [absent]), plan.caption], stamp)


def timeline(rows: Reader, places: Sequence[str], stamp: str) -> bytes:
    """The documents of the cities ``places`` on a line of years."""
    documents = [row for row in rows("documents/list") if row["place"] in places]
    below = [charts.TIMELINE_KEY, _numbers(documents)]
    return chart_sheet(charts.timeline(documents, width=CHART_WIDTH), "政策文件与期间", below, stamp)


def lineage(rows: Reader, places: Sequence[str], stamp: str) -> bytes:
    """Lineage: what the documents of the cities ``places`` cite, and when their targets fall due."""
    documents = [row for row in rows("documents/list") if row["place"] in places]
    ids = {row["document_id"] for row in documents}
    events = [row for row in rows("lineage/events") if row["document_id"] in ids]
    chart = charts.lineage(events, width=CHART_WIDTH)
    return chart_sheet(chart, "依据、期间与到期年份", [charts.LINEAGE_KEY, _numbers(documents)], stamp)


def units(rows: Reader, places: Sequence[str], stamp: str) -> bytes:
    """How many tasks each unit of the cities ``places`` has under each theme."""
    tasks = rows("tasks/list", words="", unit="", theme="", city="", documents=())
    below = [charts.MATRIX_KEY, _numbers([row for row in tasks if row["city"] in places])]
    chart = charts.unit_matrix(rows("tasks/matrix", places=tuple(places)), width=CHART_WIDTH)
    return chart_sheet(chart, "各单位承担的任务数", below, stamp)


def parts(rows: Reader, place: str, indicator: str, stamp: str) -> bytes:
    """Composition of a city's figure of each year, county by county."""
    parameters = {"place": place, "indicator": indicator}
    sums, shares = rows("quotas/sums", **parameters), rows("quotas/parts", **parameters)
    title = f"{place}　{indicator}：{COMPOSITION}"
    chart = charts.composition(shares, position=sums[0]["place_position"], width=CHART_WIDTH)
    return chart_sheet(chart, title, [*composition(shares), source(sums)], stamp)


def ranks(rows: Reader, place: str, indicator: str, stamp: str) -> bytes:
    """Who changed rank between the years that a city's document splits (测算)."""
    parameters = {"place": place, "indicator": indicator}
    sums, matrix = rows("quotas/sums", **parameters), rows("quotas/matrix", **parameters)
    chart = charts.slope(matrix, position=sums[0]["place_position"], undivided=undivided_years(sums), width=CHART_WIDTH)
    below = [charts.slope_sentence(matrix), charts.SLOPE_KEY, source(sums)]
    return chart_sheet(chart, f"{place}　{indicator}：{RANKS}", below, stamp)


def squares(rows: Reader, place: str, indicator: str, standing: Sequence[Progress], stamp: str) -> bytes:
    """A city's quotas as squares, one a firm, with what is approved of them and waits by ``standing``."""
    parameters = {"place": place, "indicator": indicator}
    sums, parts = rows("quotas/sums", **parameters), rows("quotas/parts", **parameters)
    reported = counted(parts, standing)
    shares = reported or parts
    chart = charts.unit_grid(shares, position=sums[0]["place_position"], width=CHART_WIDTH)
    below = [charts.grid_key(shares), *([as_of(standing)] if reported else []), source(sums)]
    return chart_sheet(chart, f"{place}　{indicator}：{SQUARES}", below, stamp)


def bullets(rows: Reader, found: Sequence[Progress], subject: str, stamp: str) -> bytes:
    """The goals of ``found`` that have a bullet row, the worst state first, as many as can be read on one sheet."""
    positions = {city["name"]: city["position"] for city in rows("places/cities")}
    drawn = charts.are_drawn(told(found))
    if not drawn:
        raise SelectionError(f"{subject}：{NOTHING_APPROVED}，没有可画的横条。")
    shown = drawn[:_ROWS]
    chart = charts.bullet_rows(shown, positions=positions, width=CHART_WIDTH)
    more = f"；另有{len(drawn) - _ROWS}项没有画出，见看板“进度”页" if len(drawn) > _ROWS else ""
    clauses = [{"document_number": row.goal.document_number, "section": row.goal.section} for row in shown]
    files = "、".join(dict.fromkeys(one.file for row in shown if row.actual for one in row.actual.entries if one.file))
    below = [f"{as_of(found)}，{answered(found)}{more}", ROWS_KEY, f"上报数出自{files}", source(clauses)]
    return chart_sheet(chart, f"{subject}　目标进度（{COMPUTED}）", below, stamp)


def panels(rows: Reader, place: str, indicator: str, course: Course, until: str, stamp: str) -> bytes:
    """Counties of a city with what each reported of an indicator month by month; ``until`` is a day in words."""
    sums = rows("quotas/sums", place=place, indicator=indicator)
    chart = charts.county_panels(course, position=sums[0]["place_position"], width=CHART_WIDTH)
    below = [f"单位：{course.unit}　{charts.PANELS_KEY}", until, source(sums)]
    return chart_sheet(chart, f"{place}　{indicator}：{COURSES}", below, stamp)


def standing(rows: Reader, county: Row, stamp: str) -> bytes:
    """Where a county stands among the places that its city's documents name (测算)."""
    shares = rows("counties/standing", county=county["short_name"])
    charted = {(row["indicator"], row["year"]) for row in shares}
    listed = rows("quotas/county", place=county["city"], county=county["short_name"])
    clauses = [row for row in listed if (row["indicator"], row["year"]) in charted]
    chart = charts.shares(shares, position=county["place_position"], width=CHART_WIDTH)
    title = f"{county['city']}　{county['short_name']}{STANDING}（{COMPUTED}）"
    return chart_sheet(chart, title, [charts.SHARES_KEY, source(clauses)], stamp)


def comparison(slide: Slide, stamp: str) -> bytes:
    """One line of the comparison as bars, as its slide tells it."""
    notes = [f"{note.head}：{note.text}" for note in slide.notes if note.text]
    assert slide.chart is not None, "slides of the comparison have a chart"
    return chart_sheet(slide.chart.at(width=CHART_WIDTH), slide.title, [slide.dek, *notes, slide.footer], stamp)


def source(rows: Sequence[Row]) -> str:
    """Where rows with document_number and section come from, each document and section once."""
    return sources(by_document((row["document_number"], row["section"]) for row in rows))


def _numbers(documents: Sequence[Row]) -> str:
    return sources(numbers(documents))


def chart_sheet(chart: Chart, title: str, below: Sequence[str], stamp: str) -> bytes:
    """A chart on a sheet."""
    return sheet(draw(chart, colours=theme.LIGHT), title, below, stamp)


def sheet(
    drawing: str, title: str, below: Sequence[str], stamp: str, colours: theme.Palette = theme.LIGHT
) -> bytes:  # fmt: skip
    """An SVG on a sheet of 1920 × 1080 pixels, with its title above, lines ``below`` and version and date."""
    svg = standalone(drawing)
    tones = {"paper": colours.paper, "ink": colours.ink, "grey": colours.ink_3}
    return typeset(_TEMPLATE, {"title": title, "below": list(below), "stamp": stamp, "svg": svg, **tones}, "png")
