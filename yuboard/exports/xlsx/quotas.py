"""Workbook of quotas: a city by county and year, a sheet a county, all targets of the city."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from yuboard.exports.xlsx import notes, progress
from yuboard.problems import SelectionError
from yuboard.progress.rows import Progress
from yuboard.progress.scoring import Score, of_places
from yuboard.progress.standing import told
from yuboard.record import places
from yuboard.record.results import Reader, Row
from yuboard.record.rows.quotas import Split
from yuboard.spreadsheets.workbook import BODY, Book, column_letter
from yuboard.tables.columns.column import PLACE, Column
from yuboard.tables.columns.figures import COUNTY_SHEET, TARGET_COLUMNS
from yuboard.wording.clauses import numbers, sources
from yuboard.wording.quotas import NO_SHARE, not_divided, not_named

MATRIX = "全市配额"
_COLUMN = {column.key: number for number, column in enumerate(COUNTY_SHEET)}


def quota_workbook(
    place: str,
    *,
    rows: Reader,
    version: str,
    made_on: date,
    standing: Iterable[Progress] = (),
    scores: Iterable[Score] = (),
) -> bytes:
    """One city: quotas by county and year with sums as formulas, a sheet a county, all targets, notes.

    Of a county, its own sheet beside those of the whole city. A city whose documents split nothing says
    so. ``standing`` is the progress of all goals: where anything of the place was approved, it has its two sheets;
    ``scores`` are those of all parties: where a rule gives any to the place, or in the city, they have a sheet.
    Raises SelectionError for a place without a document, or without a target in any.
    """
    subject = places.one(rows, place)
    targets = rows("targets/stated", place=subject["city"])
    if not targets:
        raise SelectionError(f"{subject['city']}的文件没有写目标或基期数，“{subject['name']}”没有可导出的配额。")
    place, city = subject["name"], subject["city"]
    cells = rows("quotas/cells", place=city)
    title = f"{place}县区配额" if place == city else f"{place}目标配额"
    book = Book(title, version=version, made_on=made_on, position=targets[0]["place_position"])
    source = sources(numbers(targets))
    chosen = [cell for cell in cells if place == city or cell["place_id"] == subject["place_id"]]
    if cells:
        counties = [list(part) for _, part in groupby(cells, key=lambda cell: cell["place_id"])]
        total = _matrix(book, city, source, counties)
        for at, county in enumerate(counties):
            if county[0] in chosen:
                _county(book, city, county, at, total)
    split = "" if cells else f"{not_divided(city)}。"
    heading = f"{city}　文件所列目标与基期"
    book.table("全市目标", heading, f"{split}单位见各行。{source}", TARGET_COLUMNS, targets)
    found = [
        row for row in standing if row.goal.city == city and (place == city or row.goal.place_id == subject["place_id"])
    ]
    reported = told(found)
    if reported:
        progress.sheets(book, reported, place, reported[0].day, rows)
    progress.score_sheet(book, of_places(scores, [city], None if place == city else subject["place_id"]), place)
    parts = [
        *([progress.reading()] if reported else []),
        notes.reading(notes.MISSING_WORDS if cells else {"分县": split}),
        notes.documents(rows, [city]),
        notes.definitions(targets),
        notes.clauses([*targets, *_parts(chosen)]),
    ]
    notes.sheet(book, title, parts)
    return book.content()


def _parts(cells: Sequence[Row]) -> list[Row]:
    """The county quotas among ``cells``, worded as figures."""
    named = [cell for cell in cells if cell["figure_id"]]
    return [{**c, "year_label": f"{c['year']}年", "label": f"{c['place_short']}{c['words']}"} for c in named]


def _matrix(book: Book, place: str, source: str, counties: Sequence[Sequence[Split]]) -> int:
    """Counties as rows, indicators and years as columns; returns the row of the sums."""
    whole = counties[0]
    columns = [PLACE._replace(width=30), *(Column("", _head(cell), 15.5) for cell in whole)]
    note = f"单位见表头；“文件未分解”“文件未列”都不是零。{source}"
    page = book.sheet(MATRIX, f"{place}　县区配额", note, columns)
    for row, county in enumerate(counties, BODY):
        book.cell(page, row, 0, county[0]["place"])
        for column, cell in enumerate(county, 1):
            book.cell(page, row, column, cell["words"] if cell["quota"] is None else cell["quota"], align="right")
    total = BODY + len(counties)
    lines = ("各县（区）合计（公式）", "全市（文件表述）", "全市（核对用，区间取上限）", "核对（公式）", "章节")
    for offset, line in enumerate(lines):
        book.cell(page, total + offset, 0, line, bold=offset == 0)
    for column, cell in enumerate(whole, 1):
        _sum(book, page, total, column, cell)
    book.close_sheet(page, total + len(lines) - 1)
    return total


def _head(cell: Split) -> str:
    subject = f"\n{cell['subject']}" if cell["subject"] else ""
    return f"{cell['indicator']}{subject}\n{cell['year']}年（{cell['unit']}）"


def _sum(book: Book, page: Any, total: int, column: int, cell: Split) -> None:
    """Below one column: the sum, the city's words and number, the check, and the section."""
    letter = column_letter(column)
    whole = cell["city_low"] if cell["city_high"] is None else cell["city_high"]
    if cell["total"] is None:
        book.cell(page, total, column, "文件未分解", align="right")
        book.cell(page, total + 3, column, "文件未分解", align="right")
    else:
        span = f"{letter}{BODY + 1}:{letter}{total}"
        page.write_formula(total, column, f"=SUM({span})", book.number("#,##0", bold=True), cell["total"])
        check = f'=IF({letter}{total + 1}={letter}{total + 3},"相符","不符")'
        page.write_formula(total + 3, column, check, book.style(align="right"), cell["verdict"])
    book.cell(page, total + 1, column, cell["city_label"], align="right")
    book.cell(page, total + 2, column, whole)
    book.cell(page, total + 4, column, cell["city_section"], align="right")


def _county(book: Book, place: str, county: Sequence[Split], at: int, total: int) -> None:
    """All that the city's documents give one county, then what they set and do not give to it."""
    first = county[0]
    named = sum(cell["quota"] is not None for cell in county)
    about = f"文件分给本地{named}项。" if named else f"{not_named('本地')}，以下为全市目标。"
    title = f"{place}{first['place']}　目标配额"
    note = f"{about}{first['place_note'] + '。' if first['place_note'] else ''}{sources(numbers(county))}"
    page = book.sheet(first["place_short"], title, note, COUNTY_SHEET)
    order = sorted(enumerate(county, 1), key=lambda pair: (pair[1]["quota"] is None, pair[1]["year"]))
    for row, (column, cell) in enumerate(order, BODY):
        _county_line(book, page, row, cell, f"'{MATRIX}'!{column_letter(column)}", at, total)
    book.close_sheet(page, BODY + len(county) - 1)


def _county_line(book: Book, page: Any, row: int, cell: Split, column: str, at: int, total: int) -> None:
    """One figure of a county: its number and share are formulas on the sheet of the whole city."""

    def write(key: str, value: Any, **style: Any) -> None:
        book.cell(page, row, _COLUMN[key], value, key, **style)

    subject = f"（{cell['subject']}）" if cell["subject"] else ""
    write("indicator", f"{cell['indicator']}{subject}")
    if cell["quota"] is None:
        write("quota", cell["words"], align="right")
        write("words", cell["words"])
        write("share", "—", align="right")
        write("rank_words", "—", align="right")
    else:
        number, share = book.number("#,##0"), book.number("0.0%")
        quota = f"{column_letter(_COLUMN['quota'])}{row + 1}"
        page.write_formula(row, _COLUMN["quota"], f"={column}{BODY + at + 1}", number, cell["quota"])
        write("words", cell["words"])
        if cell["share"] is None or cell["total"] is None:
            write("share", NO_SHARE, align="right")
        else:
            formula = f"={quota}/{column}${total + 1}"
            page.write_formula(row, _COLUMN["share"], formula, share, cell["quota"] / cell["total"])
        write("rank_words", cell["rank_words"], align="left")
    for key in ("year", "unit", "city_label", "document_number", "section", "quote", "note"):
        write(key, cell[key])
