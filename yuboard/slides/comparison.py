"""Slides that set cities side by side: bars where the definition is one, a table where it is not."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from yuboard import charts
from yuboard.charts import Value
from yuboard.record.results import Row
from yuboard.slides.framing import clause
from yuboard.slides.material import Material
from yuboard.slides.model import CHART_WIDTH, Cell, Note, Slide, Source
from yuboard.slides.paging import paged
from yuboard.slides.titles import fitting, pages, part
from yuboard.tables.columns import titles
from yuboard.tables.columns.figures import COMPARED, COMPARED_IN_ROWS
from yuboard.wording.comparison import VERDICTS, later
from yuboard.wording.missing import COMPUTED, NO_RATE, UNLIKE, UNSET
from yuboard.wording.numbers import conversion
from yuboard.wording.parts import plain

COMPARABLE = ("同口径", "同名指标", "可折算")
_DIFFERS = "{}两份文件不同"
# Cities of one chart, columns of one table; more take pages, or rows.
_BARS, _COLUMNS = 6, 4
_MONEY = ("元", "美元", "欧元")


def lines(material: Material, places: Sequence[str]) -> list[list[Row]]:
    """The lines of the comparison, cells of the chosen cities only where there are several."""
    grouped = [list(group) for _, group in groupby(material.cells, key=lambda cell: cell["comparison_id"])]
    if len(places) < 2:
        return [line for line in grouped if any(c["figure_id"] for c in line if c["place"] in places)]
    return [[cell for cell in line if cell["place"] in places] for line in grouped]


def is_comparable(line: Sequence[Row]) -> bool:
    """Whether at least two cells of a line share a definition."""
    return sum(cell["verdict"] in COMPARABLE for cell in line) > 1


def comparison_slides(line: Sequence[Row], subject: str, material: Material) -> list[Slide]:
    """One comparable line as bars; many cities take pages, those that set none share a remark."""
    if len(line) <= _BARS:
        return [comparison_slide(line, subject, material)]
    unit = _unit([part for cell in line for part in _apart(cell, material.figures)])
    whole = _title(line)
    split = pages([cell for cell in line if cell["figure_id"]], _BARS)
    silent = _silent(line)
    remark = (Note(UNSET, silent, tone="missing"),) if silent else ()
    apart = "；各页刻度不同，长短不跨页比较" if len(split) > 1 else ""
    found = [comparison_slide(group, subject, material, unit) for group in split]
    return [
        replace(
            slide,
            key=f"{slide.key}-{index}",
            title=fitting(whole + part(index, len(split)), whole),
            dek=slide.dek + apart,
            notes=slide.notes + remark,
        )
        for index, slide in enumerate(found, 1)
    ]


def comparison_slide(line: Sequence[Row], subject: str, material: Material, unit: str = "") -> Slide:
    """One comparable line as bars: converted where currencies differ, the word where a city sets none.

    ``unit`` is that of the bars where the line is a part of a longer one.
    """
    stated = [part for cell in line for part in _apart(cell, material.figures)]
    unit = unit or _unit(stated)
    values = [_value(cell, unit, material.figures) for cell in stated]
    return Slide(
        kind="comparison",
        key=f"compare-{line[0]['comparison_id']}",
        title=_title(line),
        dek=f"单位：{unit}；{line[0]['comparison_definition']}；{_years(line)}",
        place=subject,
        position=None,
        chart=charts.comparison(values, width=CHART_WIDTH, pitch=100),
        notes=(*(_note(cell, unit, material.rates) for cell in stated), *_verdicts(line)),
        sources=_later_sources([line], material),
        labels=(COMPUTED,) if any(value.is_computed for value in values) else (),
    )


def _apart(cell: Row, figures: Mapping[str, Row]) -> list[Row]:
    """A cell, and as a cell of its own what a later document of the city states instead; each with its document."""
    later_id = cell["later_figure_id"]
    if not later_id:
        return [{**cell, "of": ""}]
    taken = {name: cell[f"later_{name}"] for name in ("figure_id", "label", "year", "year_label", "document_year")}
    rates = {name: cell[f"later_{name}"] for name in ("cny_value", "cny_per_usd")}
    other = {**cell, **taken, **rates, "base_unit": figures[later_id]["base_unit"], "later_figure_id": None}
    return [{**part, "of": f"（{part['document_year']}年文件）"} for part in (cell, other)]


def _verdicts(line: Sequence[Row]) -> list[Note]:
    """Whether the bars may be compared, and why: each verdict on a number of the line with its reason."""
    said = {cell["verdict"]: cell["reason"] for cell in line if cell["figure_id"]}
    return [Note(f"可比性　{VERDICTS[word].sign} {word}", reason) for word, reason in said.items()]


def _later_sources(compared: Sequence[Sequence[Row]], material: Material) -> tuple[Source, ...]:
    """The clauses of what later documents say, which the cells name beside their own."""
    later = [cell["later_figure_id"] for line in compared for cell in line if cell["later_figure_id"]]
    return tuple(clause(material.figures[figure_id]) for figure_id in later)


def _unit(line: Sequence[Row]) -> str:
    """The unit of the bars: the one currency of all, yuan where there are several, else the unit as counted."""
    bases = {cell["base_unit"] for cell in line if cell["figure_id"] and cell["verdict"] in COMPARABLE}
    if len(bases) > 1:
        return "亿元"
    base = str(bases.pop())
    return f"亿{base}" if base in _MONEY else base


def _years(line: Sequence[Row]) -> str:
    years = {cell["year_label"] for cell in line if cell["figure_id"]}
    return "各市目标年份不同，须同时看年份" if len(years) > 1 else f"均为{years.pop()}目标"


def _title(line: Sequence[Row]) -> str:
    labels = [f"{cell['place_short']}{_labels(cell) or UNSET}" for cell in line]
    named = [(cell, f"{cell['place_short']}{_labels(cell)}") for cell in line if cell["figure_id"]]
    stated = [words for _, words in named]
    # A city whose documents differ is never named with one of its two statements alone.
    brief = [_DIFFERS.format(cell["place_short"]) if cell["later_figure_id"] else words for cell, words in named]
    title = line[0]["title"]
    told = (*map("，".join, (labels, stated, brief)), f"{len(stated)}市设有目标")
    return fitting(*(f"{title}：{words}" for words in told))


def _labels(cell: Row) -> str:
    """The words of a cell and of a later document's other figure."""
    return "、".join(label for label in (cell["label"], cell["later_label"]) if label)


def _value(cell: Row, unit: str, figures: Mapping[str, Row]) -> Value:
    name = f"{cell['place_short']}{cell['year_label'] or ''}{cell['of']}"
    if not cell["figure_id"]:
        return Value(name, "目标", UNSET, position=cell["place_position"], unit=unit)
    figure, year = figures[cell["figure_id"]], cell["year"] and int(cell["year"])
    is_converted = unit == "亿元" and cell["base_unit"] != "元"
    if cell["verdict"] not in COMPARABLE or (is_converted and cell["cny_per_usd"] is None):
        position, clause = cell["place_position"], cell["figure_id"]
        is_unpriced = cell["verdict"] == "无汇率" or (is_converted and cell["verdict"] in COMPARABLE)
        why = f"{cell['label']}　{NO_RATE}" if is_unpriced else UNLIKE
        return Value(name, "目标", why, unit=unit, year=year, position=position, figure_id=clause)
    factor = (cell["cny_per_usd"] if is_converted else 1.0) * (1e-8 if unit.startswith("亿") else 1.0)
    low, high = (None if figure[key] is None else float(figure[key]) * factor for key in ("base_low", "base_high"))
    return Value(
        name,
        "目标",
        cell["label"],
        "approx" if is_converted else figure["operator"],
        low,
        high,
        unit,
        year,
        cell["place_position"],
        cell["figure_id"],
        is_computed=is_converted,
    )


def _note(cell: Row, unit: str, rates: Sequence[Row]) -> Note:
    if not cell["figure_id"]:
        return Note(cell["place"], cell["reason"], UNSET, tone="missing")
    text = "" if cell["verdict"] in COMPARABLE else f"{cell['verdict']}。{cell['reason']}"
    if cell["cny_value"] is not None and unit == "亿元":
        source = next((rate["source"] for rate in rates if rate["year"] == cell["year"]), "")
        text = conversion(cell["cny_value"], cell["cny_per_usd"], cell["year_label"], source)
    head = f"{cell['place']}　{cell['year_label']}{cell['of']}"
    return Note(head, text, cell["label"], cell["place_position"], cell["figure_id"])


def table_slides(
    compared: Sequence[Sequence[Row]], subject: str, position: int | None, material: Material
) -> list[Slide]:
    """Lines that may not be compared by size, side by side with what makes them differ."""
    if not compared:
        return []
    if len(compared[0]) > _COLUMNS:
        return _in_rows(compared, subject, position, material)
    header = (COMPARED.title, *(cell["place"] for cell in compared[0]))
    counts = sum(not is_comparable(line) for line in compared)
    if counts == len(compared):
        title = f"{subject}：{len(compared)}项目标口径不同或只有一市设定，只并列、不排名"
    else:
        title = f"{subject}：{len(compared)}项目标可与他市并列，其中{len(compared) - counts}项可以对照"
    whole = Slide(
        kind="table",
        key="lines-1",
        title=title,
        dek="照录各市文件最远年份的目标；小字为口径差别，只有“同口径”才可比大小",
        place=subject,
        position=position,
        header=header,
        widths=(2.1, *[10.0 / (len(header) - 1)] * (len(header) - 1)),
        cells=tuple(_row(line) for line in compared),
    )
    later_sources = [_later_sources([line], material) for line in compared]
    return paged(whole, brief=f"{subject}：目标并列", row_sources=later_sources)


def _in_rows(compared: Sequence[Sequence[Row]], subject: str, position: int | None, material: Material) -> list[Slide]:
    """Lines whose cities are too many for columns: a row a city that sets something, one for those that do not."""
    told = [(row, _later_sources([line], material)) for line in compared for row in _rows_of(line)]
    whole = Slide(
        kind="table",
        key="lines-1",
        title=f"{subject}：{len(compared)}项目标并列",
        dek="每行一个城市，目标照录文件写法；只有“同口径”才可比大小",
        place=subject,
        position=position,
        header=(COMPARED.title, *titles(COMPARED_IN_ROWS)),
        widths=(2.6, 1.5, 3.0, 1.6, 3.4),
        cells=tuple(row for row, _ in told),
    )
    return paged(whole, row_sources=[sources for _, sources in told])


def _rows_of(line: Sequence[Row]) -> list[tuple[Cell, ...]]:
    head = Cell(line[0]["title"], tone="head")
    rows: list[tuple[Cell, ...]] = [
        (
            head,
            Cell(cell["place_short"], position=cell["place_position"]),
            replace(_cell(cell), sub=cell["year_label"]),
            Cell(cell["verdict"]),
            Cell(cell["reason"], plain(later(cell))),
        )
        for cell in line
        if cell["figure_id"]
    ]
    silent = _silent(line)
    none = Cell(UNSET, tone="missing")
    return [*rows, (head, Cell(silent), none, Cell(""), Cell(""))] if silent else rows


def _row(line: Sequence[Row]) -> tuple[Cell, ...]:
    return (Cell(line[0]["title"], tone="head"), *(_cell(cell) for cell in line))


def _cell(cell: Row) -> Cell:
    if not cell["figure_id"]:
        return Cell(UNSET, tone="missing")
    remarks = [cell["year_label"], cell["verdict"], cell["reason"]]
    if cell["cny_value"] is not None:
        remarks.append(conversion(cell["cny_value"], cell["cny_per_usd"], cell["year_label"]))
    parts = [*remarks, plain(later(cell))]
    return Cell(cell["label"], "　".join(filter(None, parts)), "strong", cell["figure_id"], cell["place_position"])


def _silent(line: Sequence[Row]) -> str:
    """The cities whose documents do not set the target."""
    return "、".join(cell["place_short"] for cell in line if not cell["figure_id"])
