"""Slides around the figures: the cover, the doubts about sources, the way to read the rest."""

from collections.abc import Sequence
from dataclasses import replace

from yuboard.progress.standing import told
from yuboard.record.results import Row
from yuboard.slides.material import City, Material, Trajectory
from yuboard.slides.model import Cell, Note, Slide, Source
from yuboard.slides.paging import paged
from yuboard.slides.titles import fitting
from yuboard.tables.columns import titles
from yuboard.tables.columns.documents import DOCUMENT_SLIDE, FINDING_SLIDE, READING_SLIDE
from yuboard.wording.method import EACH_CLAUSE
from yuboard.wording.missing import UNREPORTED, UNSET
from yuboard.wording.progress import as_of

_FINDINGS, _EACH = 5, 2
# Documents that a cover names, and cities whose first figure it shows.
_CITED, _SHOWN = 5, 4
_METHOD = (
    ("数字", f"逐字摘自{EACH_CLAUSE}；每个数的文号、章节、原文见各页“出处”（幻灯片在备注中）"),
    ("阶段", "基期是文件所写的起点实际数；终期是该文件最后一年；各点连线不是年度计划"),
    ("运算符", "“以上”含本数（≥），“突破”“超过”不含本数（＞），区间含两端；“力争”“争创”照录"),
    ("测算", "数额按（终期÷起点）的年数次方根−1，占比按（终期−起点）÷年数；起点为目标的已写明"),
    ("空缺", f"{UNSET}、文件未分解、文件未列、{UNREPORTED}、口径不可比是不同的情形，一律不写0"),
)  # fmt: skip


def cover(material: Material, subject: str) -> Slide:
    """Cover: what the deck is about, the first figures in large type, and the documents behind it."""
    cities, county = material.cities, material.county
    several = len(cities) > 1
    documents = [document for city in cities for document in city.documents]
    numbers = list(dict.fromkeys(document["document_number"] for document in documents))
    named = "、".join(numbers[:_CITED]) + (f"等{len(numbers)}份文件" if len(numbers) > _CITED else "")
    reported = told(material.progress)
    return Slide(
        kind="cover",
        key="cover",
        title=fitting(f"{subject}电子商务政策目标", f"{subject}政策目标"),
        dek="；".join([f"依据{named}", *([as_of(reported)] if reported else [])]),
        place=subject,
        position=None if several else cities[0].place["city_position"],
        notes=tuple(_county_figures(material) if county else _first_figures(cities)),
    )


def _first_figures(cities: Sequence[City]) -> list[Note]:
    """One figure a city where there are several, three of the one city otherwise; none where a cover has no room."""
    if len(cities) > _SHOWN:
        return []
    trajectories = [
        trajectory
        for city in cities
        for trajectory in (city.trajectories[:1] if len(cities) > 1 else city.trajectories[:3])
    ]
    return [_large(trajectory, len(cities) > 1) for trajectory in trajectories]


def _large(trajectory: Trajectory, several: bool) -> Note:
    row = trajectory.headline
    place = f"{row['place']}　" if several else ""
    return Note(
        f"{place}{row['indicator']}", row["year_label"], row["label"], row["place_position"], row["figure_id"]
    )  # fmt: skip


def _county_figures(material: Material) -> list[Note]:
    """The county's parts of the last year that is split; the city's first target where it has none."""
    given = [row for row in material.county_rows if row["rank"] is not None]
    if not given:
        return [_large(trajectory, True) for trajectory in material.cities[0].trajectories[:1]]
    last = [row for row in given if row["year"] == given[-1]["year"]]
    position = material.cities[0].place["city_position"]
    return [
        Note(row["indicator"], f"{row['year']:.0f}年", row["words"].removeprefix("各"), position, row["figure_id"])
        for row in last[:3]
    ]


def findings_slides(material: Material, subject: str) -> list[Slide]:
    """Findings to know before quoting: all of one city's doubts, two a city where there are several."""
    several, county = len(material.cities) > 1, material.county
    groups = list(material.findings)
    if county:
        groups = [group for group in groups if group[0]["touches_quotas"]] or groups[:_FINDINGS]
    places = list(dict.fromkeys(group[0]["place"] for group in groups))
    if several:
        groups = [g for place in places for g in [f for f in groups if f[0]["place"] == place][:_EACH]]
    if not groups:
        return []
    total = len(material.findings)
    rest = f"，这里列{len(groups)}处，其余见看板“数据质量”页" if len(groups) < total else ""
    whole = Slide(
        kind="findings",
        key="findings-1",
        title=f"{subject}：引用前须注意文件中的{total if not county else len(groups)}处疑点",
        dek=f"共{total}处{rest}；原文照录，不改动、不推断",
        place=subject,
        position=None if several else material.cities[0].place["city_position"],
        header=titles(FINDING_SLIDE),
        widths=(3.4, 5.2, 3.5),
        cells=tuple(_finding(group[0], several) for group in groups),
    )
    return paged(whole, row_sources=[_sources([group], material) for group in groups])


def _finding(row: Row, several: bool) -> tuple[Cell, ...]:
    place = f"{row['place_short']}　" if several else ""
    return (
        Cell(row["title"], f"{place}{row['weight']}　{row['kind']}", "head"),
        Cell(row["as_stated"]),
        Cell(row["treatment"]),
    )


def _sources(page: Sequence[Sequence[Row]], material: Material) -> list[Source]:
    ids = dict.fromkeys(row["figure_id"] for group in page for row in group if row["figure_id"])
    return [clause(material.figures[figure_id]) for figure_id in ids]


def clause(row: Row) -> Source:
    """The clause of one figure."""
    about = f"{row['place_short']}　{row['indicator']}　{row['year_label']}　{row['label']}"
    return Source(
        row["figure_id"], about, row["document_number"], row["document_title"], row["section"], row["quote"]
    )  # fmt: skip


def method_slides(material: Material, subject: str, rates_used: Sequence[int]) -> list[Slide]:
    """How to read the slides, then the documents that all figures come from."""
    documents = [document for city in material.cities for document in city.documents]
    used = [row for row in material.rates if row["year"] in rates_used]
    rates = "；".join(f"{row['year']}年{row['cny_per_usd']:.4f}元/美元" for row in used)
    rules = [*_METHOD]
    if used:
        rules.append(("折算", f"外币照录，折算另列并标“测算”：{rates}（{used[0]['source']}）"))
    count = sum(document["figures"] for document in documents)
    reading = Slide(
        kind="method",
        key="reading",
        title="读数先看运算符、阶段和测算标记",
        dek="口径说明；全文见看板“口径说明”页",
        place=subject,
        position=None if len(material.cities) > 1 else material.cities[0].place["city_position"],
        header=titles(READING_SLIDE),
        widths=(1.6, 10.5),
        cells=tuple((Cell(head, tone="head"), Cell(text)) for head, text in rules),
        documents=tuple(dict.fromkeys(document["document_number"] for document in documents)),
    )
    listed = replace(
        reading,
        key="method",
        title=fitting(f"{len(documents)}份文件、{count}条数字，每个数都能查到原文", "所用文件"),
        dek="所用文件；每个数的章节和原文见各页出处",
        header=titles(DOCUMENT_SLIDE),
        widths=(6.4, 3.4, 2.3),
        cells=tuple(_document(document) for document in documents),
    )
    return [*paged(reading), *paged(listed)]


def _document(row: Row) -> tuple[Cell, ...]:
    issued = Cell(f"{row['issued_on']:%Y-%m-%d}") if row["issued_on"] else Cell("文本未注", tone="missing")
    return (Cell(row["title"], row["issuer"], "head"), Cell(row["document_number"]), issued)
