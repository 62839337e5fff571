"""Which pictures there are, and the words around trends and quotas: every chart and map of the chosen cities."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import groupby

from yuboard import charts
from yuboard.charts.stated import subjects_differ
from yuboard.exports.png import maps, sheet
from yuboard.geography import layouts
from yuboard.progress.rows import Progress
from yuboard.progress.series import Courses
from yuboard.record.results import Reader, Row
from yuboard.slides.material import gather
from yuboard.slides.story import story
from yuboard.spreadsheets.workbook import made_words
from yuboard.wording.filenames import safe
from yuboard.wording.missing import COMPUTED
from yuboard.wording.progress import as_of
from yuboard.wording.quotas import undivided_years
from yuboard.wording.targets import formula

Picture = tuple[str, Callable[[], bytes]]
# As many cities are told in a title, and as many sums below a picture.
_TOLD = 4
# The height of a panel beside others.
_PANEL = 430


def gallery(
    places: Sequence[str] = (),
    *,
    rows: Reader,
    version: str,
    made_on: date,
    standing: Sequence[Progress] = (),
    courses: Courses | None = None,
) -> list[Picture]:
    """File names and makers of every picture; all cities where none are named. Nothing is drawn yet.

    ``standing`` is the progress of all goals: what was reported stands in pictures of trends and squares, and has its
    own by city and county; ``courses`` are those of quotas by city and indicator.

    A trend is drawn for each indicator with two stated values or more: a single value needs no picture.
    """
    stamp = made_words(version, made_on)
    cities = [row["name"] for row in rows("places/cities") if not places or row["name"] in places]
    pictures: list[Picture] = []
    for indicator in rows("trend/indicators"):
        points = rows("trend/points", indicator=indicator["name"], places=tuple(cities), converted=False)
        if len(charts.drawn_values(points)) > 1:
            pictures.append(
                (
                    f"图/趋势/{safe(indicator['name'])}.png",
                    partial(trend, rows, indicator, points, cities, standing, stamp),
                )
            )
    for place in cities:
        for row in rows("quotas/indicators", place=place):
            name = f"{safe(place)}_{safe(row['name'])}.png"
            pictures.append((f"图/配额/{name}", partial(quota, rows, place, row, stamp)))
            pictures.append((f"图/组成/{name}", partial(sheet.parts, rows, place, row["name"], stamp)))
            if charts.slope_years(rows("quotas/matrix", place=place, indicator=row["name"])):
                pictures.append((f"图/名次/{name}", partial(sheet.ranks, rows, place, row["name"], stamp)))
            if charts.is_countable(rows("quotas/parts", place=place, indicator=row["name"])):
                pictures.append((f"图/格子/{name}", partial(sheet.squares, rows, place, row["name"], standing, stamp)))
            if course := (courses or {}).get((place, row["name"])):
                until = as_of(standing)
                pictures.append(
                    (f"图/各县/{name}", partial(sheet.panels, rows, place, row["name"], course, until, stamp))
                )
            pictures += _quota_maps(rows, place, row["name"], stamp)
        for layout in layouts.layouts(rows, place):
            name = f"{safe(place)}_{safe(layout['label'].split('　')[1])}.png"
            pictures.append((f"图/布局/{name}", partial(maps.layout, rows, layout, stamp)))
            pictures.append((f"图/结构/{name}", partial(sheet.structure, rows, layout, stamp)))
    for county in rows("counties/list"):
        if county["city"] in cities and rows("counties/standing", county=county["short_name"]):
            name = f"图/位置/{safe(county['city'])}_{safe(county['short_name'])}.png"
            pictures.append((name, partial(sheet.standing, rows, county, stamp)))
    return pictures + _progress(rows, cities, standing, stamp) + _whole(rows, cities, stamp)


def _progress(rows: Reader, cities: Sequence[str], standing: Sequence[Progress], stamp: str) -> list[Picture]:
    """The bullet rows of each city's own goals, and of each county's quotas, where anything of them was approved."""
    groups: dict[str, list[Progress]] = {}
    for row in standing:
        if row.goal.city in cities:
            county = f"_{safe(row.goal.place_short)}" if row.goal.role == "quota" else ""
            groups.setdefault(f"{safe(row.goal.city)}{county}", []).append(row)
    return [
        (f"图/进度/{name}.png", partial(sheet.bullets, rows, found, found[0].goal.place, stamp))
        for name, found in groups.items()
        if any(map(charts.is_drawn, found))
    ]


def _whole(rows: Reader, cities: Sequence[str], stamp: str) -> list[Picture]:
    """Pictures of all the cities together."""
    pictures: list[Picture] = [
        ("图/城市位置.png", partial(sheet.province, rows, cities, stamp)),
        ("图/文件与期间.png", partial(sheet.timeline, rows, cities, stamp)),
        ("图/政策脉络.png", partial(sheet.lineage, rows, cities, stamp)),
    ]
    if len(cities) > 1:
        slides = story(gather(rows, cities)).slides
        pictures += [
            (f"图/对比/{safe(slide.title.partition('：')[0])}.png", partial(sheet.comparison, slide, stamp))
            for slide in slides
            if slide.kind == "comparison"
        ]
    if rows("tasks/matrix", places=tuple(cities)):
        pictures.append(("图/任务分工.png", partial(sheet.units, rows, cities, stamp)))
    return pictures


def _quota_maps(rows: Reader, place: str, indicator: str, stamp: str) -> list[Picture]:
    """The years of one indicator as maps, where boundaries are at hand, without the years left whole."""
    matrix = rows("quotas/matrix", place=place, indicator=indicator)
    if not any(row["adcode"] for row in matrix) or not layouts.has_boundaries(rows, place):
        return []
    years = sorted({row["year"] for row in matrix if row["quota"] is not None and row["adcode"]})
    return [
        (f"图/分区/{safe(place)}_{safe(indicator)}_{year:.0f}年.png",
         partial(maps.quotas, rows, place, indicator, int(year), stamp))
        for year in years
    ]  # fmt: skip


def trend(
    rows: Reader,
    indicator: Row,
    points: Sequence[Row],
    places: Sequence[str],
    standing: Sequence[Progress],
    stamp: str,
) -> bytes:
    """The stated values of one indicator, with the growth that its targets demand (测算) below.

    Of ``standing``, the progress of all goals, what was reported on them stands in the picture.
    """
    reported = charts.reported_values(points, standing)
    dated = [row for row in points if row["year"]]
    heading = "，".join(_furthest(list(group)) for _, group in groupby(dated, key=lambda row: row["place"]))
    demands = rows("trend/demands", indicator=indicator["name"], places=tuple(places))
    sums = [
        f"{'' if row['obstacle'] else f'{COMPUTED}　'}{row['place_short']}{row['label']}：{formula(row)}"
        for row in demands
        if row["obstacle"] != "no_start"
    ]
    is_told = not subjects_differ(points) and len({row["place"] for row in dated}) <= _TOLD
    title = f"{indicator['name']}　{heading}" if is_told else indicator["name"]
    rest = [f"其余{len(sums) - _TOLD}条测算见看板“指标趋势”页"] if len(sums) > _TOLD else []
    key = "　".join([charts.TRAJECTORY_KEY, *([charts.REPORTED_KEY, as_of(standing)] if reported else [])])
    below = [indicator["definition"], key, *sums[:_TOLD], *rest, sheet.source(points)]
    chart = charts.trend(points, width=sheet.CHART_WIDTH, panel_height=_PANEL, across=True, reported=reported)
    return sheet.chart_sheet(chart, title, below, stamp)


def quota(rows: Reader, place: str, indicator: Row, stamp: str) -> bytes:
    """Quotas of one indicator by county; years that the document leaves whole are named."""
    parameters = {"place": place, "indicator": indicator["name"]}
    sums = rows("quotas/sums", **parameters)
    whole = "，".join(f"{row['year']}年全市{row['label']}" for row in sums)
    chart = charts.quota_bars(
        rows("quotas/bars", **parameters, scenario=False),
        position=sums[0]["place_position"],
        undivided=undivided_years(sums),
        width=sheet.CHART_WIDTH,
    )
    below = [f"单位：{sums[0]['unit']}　{whole}", "没有画出的县（市、区），文件没有点名，不是零。", sheet.source(sums)]
    return sheet.chart_sheet(chart, f"{place}　{indicator['name']}分县配额", below, stamp)


def _furthest(points: Sequence[Row]) -> str:
    """A city's last stated year and what its documents say of it, each in its own words."""
    last = max(row["year"] for row in points)
    final = [row for row in points if row["year"] == last]
    labels = dict.fromkeys(row["label"] for row in final)
    return f"{points[0]['place_short']}{final[0]['year_label']}{'／'.join(labels)}"
