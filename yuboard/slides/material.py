"""All rows that a story needs, read through one passed-in function; nothing is worded or drawn here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from yuboard.geography import areas, layouts
from yuboard.problems import SelectionError
from yuboard.progress.rows import Progress
from yuboard.progress.scoring import Score, of_places
from yuboard.progress.series import Course, Courses
from yuboard.progress.units import counted
from yuboard.record import places
from yuboard.record.results import Reader, Row
from yuboard.reporting.recognition import Register
from yuboard.slides.model import LayoutMap

_CLAUSES = ("figure_id", "start_figure_id", "later_figure_id", "city_figure_id")


@dataclass(frozen=True)
class Trajectory:
    """One indicator of one city: its furthest target, every stated value, and where documents differ."""

    headline: Row
    points: tuple[Row, ...]
    revisions: tuple[Row, ...]


@dataclass(frozen=True)
class Split:
    """One indicator that a city's document splits by county, as a matrix, as bars and with its sums.

    ``units`` are its parts with what was approved and waits of each (``progress.units``); empty without a report.
    ``course`` is what its places reported month by month.
    """

    indicator: str
    matrix: tuple[Row, ...]
    bars: tuple[Row, ...]
    sums: tuple[Row, ...]
    units: tuple[Row, ...] = ()
    course: Course | None = None


@dataclass(frozen=True)
class City:
    """All rows about one city."""

    place: Row
    documents: tuple[Row, ...]
    trajectories: tuple[Trajectory, ...]
    splits: tuple[Split, ...]
    sums: tuple[Row, ...]
    layouts: tuple[tuple[Row, LayoutMap], ...]


@dataclass(frozen=True)
class Material:
    """Material of a story. ``county`` is set where the story is about one place below a city.

    ``parts`` is what documents give it, by indicator and year, ``asked`` counts what they ask of it. ``progress`` is
    that of the places' goals: of cities their own, of a county its quotas. ``register``: the recognised units of the
    places, None where none was entered. ``scores`` are those by the rules of one city, of a county its own; none where
    cities are compared, as the points of different rules cannot be.
    """

    cities: tuple[City, ...]
    cells: tuple[Row, ...]
    findings: tuple[tuple[Row, ...], ...]
    rates: tuple[Row, ...]
    figures: Mapping[str, Row]
    county: Row | None = None
    county_rows: tuple[Row, ...] = ()
    parts: tuple[Row, ...] = ()
    asked: int = 0
    progress: tuple[Progress, ...] = ()
    register: Register | None = None
    scores: tuple[Score, ...] = ()


def gather(
    rows: Reader, names: Sequence[str], *, indicators: Sequence[str] = (), scenario: bool = False,
    progress: Iterable[Progress] = (), register: Register | None = None, courses: Courses | None = None,
    scores: Iterable[Score] = (),
) -> Material:  # fmt: skip
    """Everything about the chosen cities, or about one county, read with ``rows(query, **parameters)``.

    ``indicators`` names the trajectories to show instead of the city's headlines. ``scenario`` also reads
    the computed split of years that no document splits. ``progress`` is that of all goals, ``courses`` are those of
    quotas by city and indicator, ``register`` is that of all recognised units, ``scores`` are those of all parties.

    Raises SelectionError with a Chinese sentence.
    """
    chosen = _chosen(rows, names)
    county = None if chosen[0]["is_city"] else chosen[0]
    in_cities = list(dict.fromkeys(place["city"] for place in chosen))
    known = tuple(progress)
    cities = tuple(
        _reported(rows, _city(rows, place, county, indicators, scenario), known, courses or {}) for place in chosen
    )
    name = {"county": county["short_name"]} if county else {}
    county_rows = tuple(rows("quotas/county", place=in_cities[0], **name)) if name else ()
    parts = tuple(rows("counties/parts", **name)) if name else ()
    cells = tuple(rows("compare/cells"))
    findings = rows("findings/with_figures", places=tuple(in_cities))
    grouped = tuple(tuple(group) for _, group in groupby(findings, key=lambda row: row["finding_id"]))
    own = tuple(row for row in known if _is_of(row, in_cities, county))
    place_id = county["place_id"] if county else None
    points = tuple(of_places(scores, in_cities, place_id)) if len(in_cities) == 1 else ()
    scored = (point.goal for score in points for point in score.points if point.goal)
    goals = [{"figure_id": row.goal.figure_id} for row in (*own, *scored)]
    figures = _figures(rows, [*cells, *findings, *county_rows, *parts, *goals, *_rows_of(cities)])
    asked = len(rows("counties/duties", **name)) if name else 0
    units = register.of(in_cities, place_id) if register else None
    return Material(
        cities, cells, grouped, tuple(rows("method/rates")), figures, county, county_rows, parts, asked, own, units,
        points,
    )  # fmt: skip


def _is_of(row: Progress, cities: Sequence[str], county: Row | None) -> bool:
    """Whether a goal is of the county, or of one of the cities itself."""
    if county is not None:
        return row.goal.place_id == county["place_id"]
    return row.goal.city in cities and row.goal.role != "quota"


def _chosen(rows: Reader, names: Sequence[str]) -> list[Row]:
    """The places asked for: several cities, or one county."""
    chosen = places.chosen(rows, names)
    if len(chosen) > 1 and not all(place["is_city"] for place in chosen):
        raise SelectionError("一份材料只能写一个县（市、区），或一个至多个城市，不能混选。")
    return chosen


def _city(rows: Reader, place: Row, county: Row | None, indicators: Sequence[str], scenario: bool) -> City:
    name = place["city"]
    documents = tuple(row for row in rows("documents/list") if row["place"] == name)
    names = [row["name"] for row in rows("quotas/indicators", place=name)]
    splits = tuple(_split(rows, name, indicator, scenario) for indicator in names)
    city_layouts = [layout for layout in rows("layouts/list") if layout["place"] == name and layout["layout_id"]]
    layout_maps = tuple((layout, _layout_map(rows, layout, county)) for layout in city_layouts)
    sums = tuple(rows("quotas/sums", place=name, indicator=None))
    return City(place, documents, _trajectories(rows, name, indicators), splits, sums, layout_maps)


def _trajectories(rows: Reader, name: str, indicators: Sequence[str]) -> tuple[Trajectory, ...]:
    headlines = [row for row in rows("overview/headlines") if row["place"] == name]
    first = {row["indicator"]: row for row in headlines}
    charted = []
    for indicator in indicators or first:
        points = tuple(rows("trend/points", indicator=indicator, places=(name,), converted=False))
        headline = first.get(indicator) or _furthest(rows, indicator, points)
        if headline:
            revisions = tuple(rows("trend/revisions", indicator=indicator, places=(name,)))
            charted.append(Trajectory(headline, points, revisions))
    return tuple(charted)


def _furthest(rows: Reader, indicator: str, points: Sequence[Row]) -> Row | None:
    """The furthest target of an indicator that is no headline, with what it demands; None where there is none."""
    targets = [row for row in points if row["role"] in ("interim", "target")]
    if not targets:
        return None
    target = max(targets, key=lambda row: (row["year"] or 0, row["subject"] is None))
    demands = rows("trend/demands", indicator=indicator, places=(target["place"],))
    none = dict.fromkeys(
        ("start_role", "start_year", "start_label", "start_value", "start_is_bound", "start_unit", "years", "per_year",
         "bound", "is_basis_open", "start_figure_id", "end_value", "change_unit", "in_points")
    )  # fmt: skip
    missing = none | {"obstacle": "no_start"}
    demand = next((row for row in demands if row["figure_id"] == target["figure_id"]), missing)
    return {**demand, **target}


def _split(rows: Reader, name: str, indicator: str, scenario: bool) -> Split:
    parameters = {"place": name, "indicator": indicator}
    bars = tuple(rows("quotas/bars", **parameters, scenario=scenario))
    return Split(indicator, tuple(rows("quotas/matrix", **parameters)), bars, tuple(rows("quotas/sums", **parameters)))


def _reported(rows: Reader, city: City, known: Sequence[Progress], courses: Courses) -> City:
    """A city with what was reported of its quotas."""
    if not known:
        return city
    name = city.place["city"]
    return replace(
        city,
        splits=tuple(
            replace(
                split,
                units=tuple(counted(rows("quotas/parts", place=name, indicator=split.indicator), known)),
                course=courses.get((name, split.indicator)),
            )
            for split in city.splits
        ),
    )


def _layout_map(rows: Reader, layout: Row, county: Row | None) -> LayoutMap:
    """Located elements of a layout and the areas of its city: real boundaries, or tiles where there are none."""
    plan = areas.plan(layout["adcode"])
    return LayoutMap(
        layout["choice"], layout["adcode"], layouts.elements(rows, layout["layout_id"]), tuple(plan.areas),
        plan.caption, plan.is_real, county["short_name"] if county else None,
    )  # fmt: skip


def _rows_of(cities: Iterable[City]) -> Iterable[Row]:
    for city in cities:
        yield from city.sums
        for trajectory in city.trajectories:
            yield from (trajectory.headline, *trajectory.points)
        for split in city.splits:
            yield from (*split.matrix, *split.bars)


def _figures(rows: Reader, used: Iterable[Row]) -> dict[str, Row]:
    ids = {row[name] for row in used for name in _CLAUSES if row.get(name)}
    return {row["figure_id"]: row for row in rows("figures/clauses", ids=tuple(sorted(ids)))}
