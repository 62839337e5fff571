"""Slides about counties: quotas as bars, and all split indicators as a table."""

from collections.abc import Sequence

from yuboard import charts
from yuboard.record.results import Row
from yuboard.slides.material import City, Split
from yuboard.slides.model import CHART_WIDTH, Cell, Note, Slide
from yuboard.slides.paging import paged
from yuboard.slides.titles import fitting, pages, part
from yuboard.tables.columns.column import PLACE
from yuboard.wording.missing import SCENARIO, SCENARIO_METHOD, UNDIVIDED, UNLISTED
from yuboard.wording.numbers import number

# Rows of bars of one chart, and columns of a table of quotas: what a room can read.
_BARS, _MATRIX = 18, 6


def quota_slides(split: Split, city: City, subject: str, chosen: str | None = None) -> list[Slide]:
    """One indicator county by county, a bar a year; years that no document splits stand beside it in words."""
    stated = [row for row in split.bars if not row["is_scenario"]]
    return _bar_slides(split, stated, _title(split, city, chosen), city, subject, chosen) if stated else []


def scenario_slides(split: Split, city: City, subject: str, chosen: str | None = None) -> list[Slide]:
    """The computed split of undivided years, marked 测算 and kept apart from what documents say."""
    computed = [row for row in split.bars if row["is_scenario"]]
    if not computed:
        return []
    years = "、".join(dict.fromkeys(f"{row['year']:.0f}年" for row in computed))
    title = fitting(f"{subject}：{years}{split.indicator}分县情景（{SCENARIO}）", f"{subject}{years}情景（{SCENARIO}）")
    return _bar_slides(split, computed, title, city, subject, chosen, is_scenario=True)


def _bar_slides(
    split: Split, rows: Sequence[Row], title: str, city: City, subject: str, chosen: str | None, *,
    is_scenario: bool = False,
) -> list[Slide]:  # fmt: skip
    names = list(dict.fromkeys(row["place_short"] for row in sorted(rows, key=lambda row: row["place_position"] or 99)))
    years = {row["year"] for row in rows}
    split_names = pages(names, max(_BARS // len(years), 1))
    reading = SCENARIO_METHOD if is_scenario else "文件点名分给各县（区）的数"
    word = "scenario" if is_scenario else "quotas"
    return [
        Slide(
            kind="quotas",
            key=f"{word}-{_key(split, city)}-{index}",
            title=fitting(title + part(index, len(split_names)), title),
            dek=f"单位：{rows[0]['unit']}；{city.place['city']}各县（市、区）；{reading}",
            place=subject,
            position=city.place["city_position"],
            chart=charts.quota_bars(
                [_worded(row, split) for row in rows if row["place_short"] in group],
                position=city.place["city_position"],
                chosen=chosen,
                width=CHART_WIDTH,
            ),
            notes=tuple(_sum_note(row) for row in split.sums) + _outside(split),
            labels=(SCENARIO,) if is_scenario else _labels(split),
            is_scenario=is_scenario,
        )
        for index, group in enumerate(split_names, 1)
    ]


def _key(split: Split, city: City) -> str:
    return f"{city.place['city_id']}-{[s.indicator for s in city.splits].index(split.indicator) + 1}"


def _labels(split: Split) -> tuple[str, ...]:
    return (UNDIVIDED,) if any(row["verdict"] == "未分解" for row in split.sums) else ()


def _title(split: Split, city: City, chosen: str | None) -> str:
    divided = [row for row in split.sums if row["verdict"] != "未分解"]
    whole = [row for row in split.sums if row["verdict"] == "未分解"]
    if not divided:  # what is split has no figure of the whole city that it could be a part of
        return fitting(f"{chosen or city.place['city_short']}：{split.indicator}分到县区")
    last = divided[-1]
    if chosen:
        local = [row for row in split.matrix if row["place_short"] == chosen and row["year"] == last["year"]]
        if local and local[0]["quota"] is not None:
            row = local[0]
            message = f"{chosen}：{row['year']:.0f}年{split.indicator}{number(row['quota'], last['unit'])}"
            rank = f"，{row['rank_words']}"
            return fitting(message + rank, message)
        return fitting(f"{chosen}：{last['year']:.0f}年{split.indicator}{UNLISTED}本地", f"{chosen}{UNLISTED}")
    short, year, count = city.place["city_short"], f"{last['year']:.0f}年", f"{last['places']:.0f}"
    message = f"{short}：{year}{split.indicator}{last['label']}分到{count}个地区"
    brief = f"{short}：{split.indicator}{year}{last['label']}分到{count}地"
    rest = f"，{whole[-1]['year']:.0f}年{whole[-1]['label']}未分解" if whole else ""
    return fitting(message + rest, brief + rest, message, brief)


def _worded(row: Row, split: Split) -> Row:
    """A bar's row with the document's own words for it, where a document states it."""
    cell = next((cell for cell in split.matrix if cell["figure_id"] and cell["figure_id"] == row["figure_id"]), None)
    return {**row, "words": cell["words"] if cell else None}


def _sum_note(row: Row) -> Note:
    """A yearly figure of the city: what its parts add up to, or that no document splits it."""
    head = f"{row['year']:.0f}年全市"
    if row["verdict"] == "未分解":
        return Note(
            head, f"{UNDIVIDED}到县（区），各县格内不写0", row["label"], figure_id=row["figure_id"], tone="missing"
        )
    bound = "的上限" if row["operator"] == "range" else ""
    verdict = "✓ 相符" if row["verdict"] == "相符" else "▲ 不符"
    sums = f"{row['places']:.0f}个地区合计{number(row['total'], row['unit'])}，与全市数{bound}{verdict}"
    return Note(head, sums, row["label"], row["place_position"], row["figure_id"])


def _outside(split: Split) -> tuple[Note, ...]:
    names = [row["place_short"] for row in split.matrix if row["position"] is None or not _ever(split, row)]
    unique = list(dict.fromkeys(names))
    return (Note(UNLISTED, "、".join(unique), tone="missing"),) if unique else ()


def _ever(split: Split, row: Row) -> bool:
    return any(r["quota"] is not None for r in split.matrix if r["place_id"] == row["place_id"])


def matrix_slides(city: City, subject: str) -> list[Slide]:
    """The further split indicators: counties as rows, one column an indicator and year that is split."""
    columns = [(split, row) for split in city.splits[1:] for row in split.sums if row["verdict"] != "未分解"]
    columns.sort(key=lambda column: column[1]["year"])
    return [slide for group in pages(columns, _MATRIX) for slide in _matrix(group, city, subject)]


def _matrix(columns: Sequence[tuple[Split, Row]], city: City, subject: str) -> list[Slide]:
    places = list({row["place_short"]: row for row in columns[0][0].matrix}.values())
    wrong = sum(row["verdict"] == "不符" for _, row in columns)
    count = len({split.indicator for split, _ in columns})
    verdict = f"{wrong}项合计与全市数不符" if wrong else "合计与全市数都相符"
    title = f"{subject}：另有{count}项目标点名分到县区，{verdict}"
    header = (PLACE.title, *(f"{row['year']:.0f}年 {split.indicator}" for split, row in columns))
    last = tuple(Cell(row["label"], tone="strong", figure_id=row["figure_id"]) for _, row in columns)
    whole = Slide(
        kind="table",
        key=f"matrix-{city.place['city_id']}-1",
        title=title,
        dek=f"单位见各格；“{UNLISTED}”是文件没有点名，不是零；全市为区间的，点名的县数等于上限",
        place=subject,
        position=city.place["city_position"],
        header=header,
        widths=(1.9, *[10.2 / len(columns)] * len(columns)),
        cells=tuple(
            (Cell(place["place_short"], tone="head"), *(_given(place, c) for c in columns)) for place in places
        ),
    )
    return paged(whole, foot=(Cell("全市", tone="head"), *last))


def _given(place: Row, column: tuple[Split, Row]) -> Cell:
    split, total = column
    matching = [r for r in split.matrix if r["place_id"] == place["place_id"] and r["year"] == total["year"]]
    if matching and matching[0]["quota"] is not None:
        return Cell(matching[0]["words"], tone="strong", figure_id=matching[0]["figure_id"])
    return Cell(matching[0]["words"] if matching else UNLISTED, tone="missing")
