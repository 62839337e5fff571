"""Slides about one county: what its city's document gives it, and what it sets for the whole city only."""

from collections.abc import Sequence
from dataclasses import replace

from yuboard.record.results import Row
from yuboard.slides.framing import clause
from yuboard.slides.material import City, Material
from yuboard.slides.model import Cell, Slide, Tone
from yuboard.slides.paging import paged
from yuboard.slides.titles import fitting
from yuboard.tables.columns import titles
from yuboard.tables.columns.column import INDICATOR
from yuboard.tables.columns.figures import COUNTY_LIST, COUNTY_UNDIVIDED
from yuboard.wording.clauses import told_once
from yuboard.wording.counties import sentence
from yuboard.wording.missing import COMPUTED, UNDIVIDED, UNLISTED, UNSET
from yuboard.wording.parts import Badge, Number, plain
from yuboard.wording.quotas import share


def opened(slide: Slide, material: Material) -> Slide:
    """The first slide about a county, which begins with the sentence that answers for it, as its page does."""
    county = material.county
    assert county is not None
    said = sentence(material.parts, county, material.asked)
    shown = set(slide.figure_ids())
    numbers = dict.fromkeys(part.figure_id for part in said if isinstance(part, Number))
    labels = [*slide.labels, *([COMPUTED] if any(isinstance(part, Badge) for part in said) else [])]
    return replace(
        slide,
        dek=f"{plain(said)}{_scope(slide, material)}",
        labels=tuple(dict.fromkeys(labels)),
        sources=(*slide.sources, *(clause(material.figures[each]) for each in numbers if each not in shown)),
    )


def _scope(slide: Slide, material: Material) -> str:
    """Scope of the slide below the sentence, which leaves it open."""
    if slide.values:
        return f"　单位：{slide.values[0].unit}"
    return "" if material.county_rows else f"以下为{material.cities[0].place['city']}的首要目标"


def county_slides(material: Material) -> list[Slide]:
    """One county: what its city's document gives it, and what it sets for the city only."""
    county, rows = material.county, material.county_rows
    assert county is not None
    if not rows:
        return _nothing(material.cities[0], county)
    given = [row for row in rows if row["rank"] is not None]
    slides = _given_slides(county, given) if given else []
    return slides + _rest_slides(county, rows, bool(given))


def _nothing(city: City, county: Row) -> list[Slide]:
    """A county of a city whose documents split nothing: the city's first targets, and the word for its part."""
    heads = [trajectory.headline for trajectory in city.trajectories]
    name, position = county["short_name"], county["city_position"]
    # A document of all rows is told once, at the slide's foot.
    columns = 3 if told_once(heads) else 4
    whole = Slide(
        kind="table",
        key="county-none",
        title=fitting(f"{name}：{city.place['city_short']}文件没有把目标分到县（市、区）", f"{name}：{UNDIVIDED}"),
        dek=f"以下为{city.place['city']}的首要目标；“{UNDIVIDED}”是只有全市数，不是零",
        place=name,
        position=position,
        header=titles(COUNTY_UNDIVIDED)[:columns],
        widths=(4.6, 2.2, 2.6, 2.7)[:columns],
        cells=tuple(
            (
                Cell(row["indicator"], row["year_label"], "head"),
                Cell(UNDIVIDED, tone="missing"),
                Cell(row["label"], "", "strong", row["figure_id"], position),
                Cell(row["document_number"]),
            )[:columns]
            for row in heads
        ),
        labels=(UNDIVIDED,),
    )
    return paged(whole)


def _given_slides(county: Row, given: Sequence[Row]) -> list[Slide]:
    name = county["short_name"]
    count = len({row["indicator"] for row in given})
    whole = Slide(
        kind="table",
        key="county-given",
        title=fitting(f"{name}：文件点名分给本地{len(given)}个数，涉及{count}项指标"),
        dek=f"{county['city']}文件分给{name}的全部配额；占比、位次为本系统测算",
        place=name,
        position=county["city_position"],
        header=titles(COUNTY_LIST),
        widths=(5.0, 2.2, 2.2, 2.7),
        cells=tuple(
            (
                Cell(f"{row['indicator']}　{row['year']:.0f}年", tone="head"),
                Cell(row["words"], "", "strong", row["figure_id"], county["city_position"]),
                Cell(row["city_label"], figure_id=row["figure_id"]),
                Cell(share(row), row["rank_words"]),
            )
            for row in given
        ),
        labels=("测算",),
    )
    return paged(whole)


def _rest_slides(county: Row, rows: Sequence[Row], has_given: bool) -> list[Slide]:
    """City targets as rows, years as columns, and in each cell the county's part or the word for none."""
    name, years = county["short_name"], sorted({row["year"] for row in rows})
    indicators = list(dict.fromkeys(row["indicator"] for row in rows))
    undivided = [row for row in rows if row["year"] == years[-1] and row["verdict"] == "未分解"]
    message = f"{name}：{years[-1]:.0f}年{len(undivided)}项全市目标都未分解到县区"
    title = message if has_given else f"{name}：文件没有点名分配目标，以下均为全市数"
    whole = Slide(
        kind="table",
        key="county-all-1",
        title=title,
        dek=f"大字为{name}所得，小字为全市数；“{UNLISTED}”是分到了县区但没有点名本地",
        place=name,
        position=county["city_position"],
        header=(INDICATOR.title, *(f"{year:.0f}年" for year in years)),
        widths=(4.2, *[7.9 / len(years)] * len(years)),
        cells=tuple(
            (Cell(indicator, tone="head"), *(_part(rows, indicator, year, county) for year in years))
            for indicator in indicators
        ),
        labels=(UNDIVIDED,),
    )
    return paged(whole)


def _part(rows: Sequence[Row], indicator: str, year: float, county: Row) -> Cell:
    matching = [row for row in rows if row["indicator"] == indicator and row["year"] == year]
    if not matching:
        return Cell(UNSET, tone="missing")
    row = matching[0]
    tone: Tone = "strong" if row["rank"] is not None else "missing"
    return Cell(row["words"], f"全市{row['city_label']}", tone, row["figure_id"], county["city_position"])
