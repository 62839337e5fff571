"""One ordered list of slides from query rows: what the screen, the deck and the paper all show."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from yuboard.geography.layouts import ON_MAP
from yuboard.slides.beads import bead_slides
from yuboard.slides.comparison import comparison_slides, is_comparable, lines, table_slides
from yuboard.slides.county import county_slides, opened
from yuboard.slides.framing import clause, cover, findings_slides, method_slides
from yuboard.slides.layouts import layout_slide
from yuboard.slides.material import City, Material
from yuboard.slides.model import LayoutMap, Slide, Source, Story
from yuboard.slides.panels import panel_slides
from yuboard.slides.progress import progress_slides
from yuboard.slides.quotas import matrix_slides, quota_slides, scenario_slides
from yuboard.slides.recognised import recognised_slides
from yuboard.slides.scoring import score_slides
from yuboard.slides.squares import squares_slides
from yuboard.slides.targets import summary_slides, trajectory_slide
from yuboard.wording.cities import counted
from yuboard.wording.reporting import day


def story(material: Material) -> Story:
    """The slides about the gathered places, in the order of telling; every number carries its clause.

    Several cities are compared, one city is told target by target, a county by what it is given.
    """
    if material.county is not None:
        subject, slides = material.county["short_name"], _of_county(material)
    elif len(material.cities) > 1:
        subject, slides = subject_of(material), _of_cities(material)
    else:
        subject, slides = material.cities[0].place["city_short"], _of_city(material)
    body = [*slides, *method_slides(material, subject, _rate_years(material, slides))]
    named = [replace(slide, sources=(*_clauses(slide, material), *slide.sources)) for slide in body]
    front = _cover(material)
    return Story(front.title, (front, *_distinct(named)))


def _rate_years(material: Material, slides: Sequence[Slide]) -> list[int]:
    """The years whose exchange rate any slide uses: in a converted bar, or in the words of a compared cell."""
    used = {value.year for slide in slides for value in slide.values if value.is_computed and not value.is_scenario}
    shown = {cell.figure_id for slide in slides for row in slide.cells for cell in row}
    compared = [cell for cell in material.cells if cell["figure_id"] in shown]
    rates = {cell[name] for cell in compared for name in ("cny_per_usd", "later_cny_per_usd") if cell[name] is not None}
    used |= {rate["year"] for rate in material.rates if rate["cny_per_usd"] in rates}
    return sorted(year for year in used if year)


def subject_of(material: Material) -> str:
    """Subject of a story about several cities."""
    return counted(len(material.cities))


def _cover(material: Material) -> Slide:
    if material.county is not None:
        named = material.county["short_name"]
    else:
        named = "、".join(city.place["city"] for city in material.cities) if len(material.cities) <= 3 else ""
    front = cover(material, named or subject_of(material))
    return replace(front, sources=tuple(_clauses(front, material)))


def _of_city(material: Material) -> list[Slide]:
    city = material.cities[0]
    subject, position = city.place["city_short"], city.place["city_position"]
    compared = table_slides(lines(material, [city.place["city"]]), subject, position, material)
    return [
        *summary_slides(material.cities, subject),
        *bead_slides(material.cities, subject),
        *progress_slides(material, subject),
        *score_slides(material, subject),
        *recognised_slides(material, subject),
        *_trajectories(city, subject, len(city.trajectories), material),
        *_quotas(city, subject),
        *squares_slides(city, subject, _as_of(material)),
        *panel_slides(city, subject, _as_of(material)),
        *matrix_slides(city, subject),
        *_layouts(city, subject, None),
        *(compared if len(material.cells) > len({cell["comparison_id"] for cell in material.cells}) else []),
        *findings_slides(material, subject),
    ]


def _of_cities(material: Material) -> list[Slide]:
    subject = subject_of(material)
    compared = lines(material, [city.place["city"] for city in material.cities])
    alike = [line for line in compared if is_comparable(line)]
    unlike = [line for line in compared if not is_comparable(line) and any(cell["figure_id"] for cell in line)]
    return [
        *summary_slides(material.cities, subject),
        *bead_slides(material.cities, subject),
        *progress_slides(material, subject),
        *recognised_slides(material, subject),
        *(slide for line in alike for slide in comparison_slides(line, subject, material)),
        *table_slides(unlike, subject, None, material),
        *(slide for city in material.cities for slide in _trajectories(city, city.place["city_short"], 1, material)),
        *(slide for city in material.cities for slide in _quotas(city, city.place["city_short"])[:1]),
        *(slide for city in material.cities for slide in _layouts(city, city.place["city_short"], 1)),
        *findings_slides(material, subject),
    ]


def _of_county(material: Material) -> list[Slide]:
    city, county = material.cities[0], material.county
    assert county is not None
    name, given = county["short_name"], {row["indicator"] for row in material.county_rows if row["rank"] is not None}
    bars = [
        slide
        for split in city.splits
        if split.indicator in given
        for slide in (*quota_slides(split, city, name, name), *scenario_slides(split, city, name, name))
        if len({value.low for value in slide.values}) > 1
    ]
    named = [(layout, layout_map) for layout, layout_map in city.layouts if _names(layout_map, name)]
    first, *others = [*bars, *county_slides(material)]
    return [
        opened(first, material),
        *others,
        *progress_slides(material, name),
        *score_slides(material, name),
        *recognised_slides(material, name),
        *squares_slides(city, name, _as_of(material), name),
        *_trajectories(city, city.place["city_short"], 1, material),
        *(layout_slide(layout, layout_map, name) for layout, layout_map in named),
        *findings_slides(material, city.place["city_short"]),
    ]


def _as_of(material: Material) -> str:
    return day(material.progress[0].day) if material.progress else ""


def _names(layout_map: LayoutMap, county: str) -> bool:
    rows = layout_map.elements
    return bool((rows["place"].eq(county) | rows["duty_place"].eq(county)).any())


def _trajectories(city: City, subject: str, most: int, material: Material) -> list[Slide]:
    city_id = city.place["city_id"]
    return [
        trajectory_slide(trajectory, subject, f"ladder-{city_id}-{n}", material.progress)
        for n, trajectory in enumerate(city.trajectories[:most], 1)
    ]


def _quotas(city: City, subject: str) -> list[Slide]:
    if not city.splits:
        return []
    first = city.splits[0]
    return [*quota_slides(first, city, subject), *scenario_slides(first, city, subject)]


def _layouts(city: City, subject: str, most: int | None) -> list[Slide]:
    """Layouts with anything that has a place; one that names no place is told in the record only."""
    placed = [(layout, layout_map) for layout, layout_map in city.layouts if _is_placed(layout_map)]
    return [layout_slide(layout, layout_map, subject) for layout, layout_map in placed[:most]]


def _is_placed(layout_map: LayoutMap) -> bool:
    return bool(layout_map.elements["found"].isin(ON_MAP).any())


def _clauses(slide: Slide, material: Material) -> Iterable[Source]:
    known = {source.figure_id for source in slide.sources}
    return [clause(material.figures[figure_id]) for figure_id in slide.figure_ids() if figure_id not in known]


def _distinct(slides: list[Slide]) -> list[Slide]:
    """No two slides under one key: a key is how a link remembers a slide."""
    seen: dict[str, int] = {}
    unique = []
    for slide in slides:
        seen[slide.key] = seen.get(slide.key, 0) + 1
        unique.append(slide if seen[slide.key] == 1 else replace(slide, key=f"{slide.key}.{seen[slide.key]}"))
    return unique
