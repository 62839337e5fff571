"""Workbooks: a city's quotas by county, the comparison of the cities, and the full record."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from yuboard import tables
from yuboard.exports.xlsx import notes
from yuboard.problems import SelectionError
from yuboard.record import places
from yuboard.record.results import Reader, Row
from yuboard.spreadsheets.workbook import BODY, Book
from yuboard.tables import register
from yuboard.wording.numbers import conversion

MATRIX = "全市配额"
_TARGET_COLUMNS = {
    "indicator": "指标", "subject": "主体", "year_label": "年份", "role_word": "阶段", "label": "文件表述",
    "operator": "运算符", "low": "下限", "high": "上限", "unit": "单位", "division": "分县情况",
    "document_number": "文号", "section": "章节", "quote": "原文", "note": "说明",
}  # fmt: skip
_COUNTY_COLUMNS = (
    ("指标", 25), ("年份", 9), ("本地配额", 14), ("单位", 8), ("文件表述", 14), ("全市", 11), ("占全市\n（测算）", 12),
    ("位次\n（测算）", 11), ("文号", 15), ("章节", 14), ("原文", 44), ("说明", 22),
)  # fmt: skip


def quota_workbook(place: str, *, rows: Reader, version: str, made_on: date) -> bytes:
    """One city: quotas by county and year with sums as formulas, a sheet a county, all targets, notes.

    Of a county, its own sheet beside those of the whole city. A city whose documents split nothing says
    so. Raises SelectionError for a place without a document, or without a target in any.
    """
    subject = places.one(rows, place)
    targets = rows("targets/stated", place=subject["city"])
    if not targets:
        raise SelectionError(f"{subject['city']}的文件没有写目标或基期数，“{subject['name']}”没有可导出的配额。")
    place, city = subject["name"], subject["city"]
    cells = rows("quotas/cells", place=city)
    title = f"{place}县区配额" if place == city else f"{place}目标配额"
    book = Book(title, version=version, made_on=made_on, position=targets[0]["place_position"])
    source = _source(targets)
    own = [cell for cell in cells if place == city or cell["place_id"] == subject["place_id"]]
    if cells:
        counties = [list(part) for _, part in groupby(cells, key=lambda cell: cell["place_id"])]
        total = _matrix(book, city, source, counties)
        for at, county in enumerate(counties):
            if county[0] in own:
                _county(book, city, county, at, total)
    split = "" if cells else "文件没有把目标分解到县（市、区）。"
    heading = f"{city}　文件所列目标与基期"
    book.table("全市目标", heading, f"{split}单位见各行。{source}", _TARGET_COLUMNS, targets)
    reading = notes.reading(notes.MISSING_WORDS if cells else {"分县": split})
    parts = [
        reading,
        notes.documents(rows, [city]),
        notes.definitions(targets),
        notes.clauses([*targets, *_parts(own)]),
    ]
    notes.sheet(book, title, parts)
    return book.content()


def _source(found: Sequence[Row]) -> str:
    return "出处：" + "、".join(dict.fromkeys(row["document_number"] for row in found))


def _parts(cells: Sequence[Row]) -> list[Row]:
    """The county quotas among ``cells``, worded as figures."""
    named = [cell for cell in cells if cell["figure_id"]]
    return [{**c, "year_label": f"{c['year']}年", "label": f"{c['place_short']}{c['words']}"} for c in named]


def _matrix(book: Book, place: str, source: str, counties: list[list[Row]]) -> int:
    """Counties as rows, indicators and years as columns; returns the row of the sums."""
    whole = counties[0]
    columns = [("地区", 30.0), *((_head(cell), 15.5) for cell in whole)]
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


def _head(cell: Row) -> str:
    subject = f"\n{cell['subject']}" if cell["subject"] else ""
    return f"{cell['indicator']}{subject}\n{cell['year']}年（{cell['unit']}）"


def _sum(book: Book, page: Any, total: int, column: int, cell: Row) -> None:
    """Below one column: the sum, the city's words and number, the check, and the section."""
    letter = _letter(column)
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


def _letter(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))


def _county(book: Book, place: str, county: list[Row], at: int, total: int) -> None:
    """All that the city's documents give one county, then what they set and do not give to it."""
    first = county[0]
    named = sum(cell["quota"] is not None for cell in county)
    about = f"文件分给本地{named}项。" if named else "文件没有点名给本地分配任何目标，以下为全市目标。"
    title = f"{place}{first['place']}　目标配额"
    note = f"{about}{first['place_note'] + '。' if first['place_note'] else ''}{_source(county)}"
    page = book.sheet(first["place_short"], title, note, _COUNTY_COLUMNS)
    order = sorted(enumerate(county, 1), key=lambda pair: (pair[1]["quota"] is None, pair[1]["year"]))
    for row, (column, cell) in enumerate(order, BODY):
        _county_line(book, page, row, cell, f"'{MATRIX}'!{_letter(column)}", at, total)
    book.close_sheet(page, BODY + len(county) - 1)


def _county_line(book: Book, page: Any, row: int, cell: Row, column: str, at: int, total: int) -> None:
    """One figure of a county: its number and share are formulas on the sheet of the whole city."""
    subject = f"（{cell['subject']}）" if cell["subject"] else ""
    book.cell(page, row, 0, f"{cell['indicator']}{subject}")
    book.cell(page, row, 1, cell["year"], "year")
    if cell["quota"] is None:
        for spot, value in ((2, cell["words"]), (4, cell["words"]), (6, "—"), (7, "—")):
            book.cell(page, row, spot, value, align="left" if spot == 4 else "right")
    else:
        page.write_formula(row, 2, f"={column}{BODY + at + 1}", book.number("#,##0"), cell["quota"])
        book.cell(page, row, 4, cell["words"])
        share = cell["quota"] / cell["total"]
        page.write_formula(row, 6, f"=C{row + 1}/{column}${total + 1}", book.number("0.0%"), share)
        book.cell(page, row, 7, cell["rank_words"], align="left")
    for spot, key in (
        (3, "unit"),
        (5, "city_label"),
        (8, "document_number"),
        (9, "section"),
        (10, "quote"),
        (11, "note"),
    ):
        book.cell(page, row, spot, cell[key])


def comparison_workbook(names: Sequence[str] = (), *, rows: Reader, version: str, made_on: date) -> bytes:
    """The cities side by side in the documents' words, with verdict and reason; all cities where none are named.

    Raises SelectionError for anything but two cities or more.
    """
    wanted = places.cities(rows, names, "对比表") if names else ()
    cells = [cell for cell in rows("compare/cells") if not wanted or cell["place"] in wanted]
    if len({cell["place"] for cell in cells}) < 2:
        raise SelectionError("对比表至少要两个城市，请再选一个有政策文件的城市。")
    cities = list(dict.fromkeys(cell["place"] for cell in cells))
    title = "、".join(cities) + "　目标对比"
    book = Book(title, version=version, made_on=made_on)
    _comparison(book, title, cells, cities)
    stated = [cell for cell in cells if cell["figure_id"]]
    book.table("逐格理由", f"{title}　逐格理由与出处", _source(stated), tables.COMPARISON_COLUMNS, cells)
    revised = register.revisions(rows, cities)
    book.table(revised.name, revised.title, "两数并列，不合并。", revised.columns, revised.rows)
    verdicts = notes.reading(notes.COMPARISON_WORDS)
    parts = [verdicts, notes.documents(rows, cities), _compared(cells), notes.clauses(stated)]
    notes.sheet(book, title, parts)
    return book.content()


def _compared(cells: Sequence[Row]) -> list[Row]:
    return notes.definitions({"indicator": c["title"], "definition": c["comparison_definition"]} for c in cells)


def _comparison(book: Book, title: str, cells: Sequence[Row], cities: Sequence[str]) -> None:
    """What is compared as rows, cities as columns; year, words, verdict and reason in each cell."""
    columns = [("对比项", 27.0), *((city, 40.0) for city in cities), ("口径", 30.0)]
    note = (
        f"格内为目标年份、文件表述、可比性和理由；只有“同口径”可比大小。{_source([c for c in cells if c['figure_id']])}"
    )
    page = book.sheet("对比", title, note, columns)
    lines = [list(line) for _, line in groupby(cells, key=lambda cell: cell["comparison_id"])]
    for row, line in enumerate(lines, BODY):
        book.cell(page, row, 0, line[0]["title"], bold=True)
        for column, cell in enumerate(line, 1):
            book.cell(page, row, column, _comparison_words(cell))
        book.cell(page, row, len(columns) - 1, line[0]["comparison_definition"])
    book.close_sheet(page, BODY + len(lines) - 1)


def _comparison_words(cell: Row) -> str:
    if not cell["figure_id"]:
        return "文件未设"
    later = f"\n另：{cell['later_label']}（{cell['later_document']}）" if cell["later_figure_id"] else ""
    cny = ""
    if cell["cny_value"] is not None:
        cny = "\n" + conversion(cell["cny_value"], cell["cny_per_usd"], cell["year_label"])
    return f"{cell['year_label']}　{cell['label']}\n【{cell['verdict']}】{cell['reason']}{cny}{later}"


def record_workbook(names: Sequence[str] = (), *, rows: Reader, version: str, made_on: date) -> bytes:
    """The full record, or that of some cities, a sheet a table, each row with its document, section and quote.

    Raises SelectionError for a name that is no city with a document.
    """
    cities = places.cities(rows, names, "全量表") if names else ()
    title = "政策数据全量表"
    book = Book(title, version=version, made_on=made_on)
    for part in register.parts(rows, cities):
        book.table(part.name, part.title, f"共{len(part.rows)}条。", part.columns, part.rows)
    notes.sheet(book, title, [notes.reading(notes.MISSING_WORDS), notes.documents(rows, cities)])
    return book.content()
