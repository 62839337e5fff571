"""Workbook of the comparison: the cities side by side, then every cell with its reason and clause."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from yuboard.exports.xlsx import notes, progress
from yuboard.problems import SelectionError
from yuboard.progress.rows import Progress
from yuboard.progress.standing import told
from yuboard.record import places
from yuboard.record.results import Reader, Row
from yuboard.spreadsheets.workbook import BODY, Book
from yuboard.tables import register
from yuboard.tables.columns.column import DEFINITION, Column
from yuboard.tables.columns.figures import COMPARED, COMPARISON_COLUMNS
from yuboard.wording.clauses import numbers, sources
from yuboard.wording.numbers import conversion


def comparison_workbook(
    names: Sequence[str] = (), *, rows: Reader, version: str, made_on: date, standing: Iterable[Progress] = ()
) -> bytes:
    """The cities side by side in the documents' words, with verdict and reason; all cities where none are named.

    ``standing`` is the progress of all goals: where anything of the cities themselves was approved, it has two sheets.
    Raises SelectionError for anything but two cities or more.
    """
    wanted = places.cities(rows, names, "对比表") if names else ()
    cells = [cell for cell in rows("compare/cells") if not wanted or cell["place"] in wanted]
    cities = list(dict.fromkeys(cell["place"] for cell in cells))
    if len(cities) < 2:
        raise SelectionError("对比表至少要两个城市，请再选一个有政策文件的城市。")
    title = "、".join(cities) + "　目标对比"
    book = Book(title, version=version, made_on=made_on)
    _matrix(book, title, cells, cities)
    stated = [cell for cell in cells if cell["figure_id"]]
    book.table("逐格理由", f"{title}　逐格理由与出处", sources(numbers(stated)), COMPARISON_COLUMNS, cells)
    revised = register.revisions(rows, cities)
    book.table(revised.name, revised.title, "两数并列，不合并。", revised.columns, revised.rows)
    reported = told(row for row in standing if row.goal.city in cities and row.goal.role != "quota")
    if reported:
        progress.sheets(book, reported, "、".join(cities), reported[0].day, rows)
    verdicts = notes.reading(notes.COMPARISON_WORDS)
    parts = [
        *([progress.reading()] if reported else []),
        verdicts,
        notes.documents(rows, cities),
        _definitions(cells),
        notes.clauses(stated),
    ]
    notes.sheet(book, title, parts)
    return book.content()


def _definitions(cells: Sequence[Row]) -> list[Row]:
    return notes.definitions({"indicator": c["title"], "definition": c["comparison_definition"]} for c in cells)


def _matrix(book: Book, title: str, cells: Sequence[Row], cities: Sequence[str]) -> None:
    """Comparison matrix: what is compared as rows, cities as columns; year, words, verdict and reason in each cell."""
    heads = [COMPARED._replace(width=27), *(Column(city, city, 40) for city in cities), DEFINITION]
    cited = sources(numbers([cell for cell in cells if cell["figure_id"]]))
    note = f"格内为目标年份、文件表述、可比性和理由；只有“同口径”可比大小。{cited}"
    page = book.sheet("对比", title, note, heads)
    lines = [list(line) for _, line in groupby(cells, key=lambda cell: cell["comparison_id"])]
    for row, line in enumerate(lines, BODY):
        book.cell(page, row, 0, line[0]["title"], bold=True)
        for column, cell in enumerate(line, 1):
            book.cell(page, row, column, _words(cell))
        book.cell(page, row, len(heads) - 1, line[0]["comparison_definition"])
    book.close_sheet(page, BODY + len(lines) - 1)


def _words(cell: Row) -> str:
    if not cell["figure_id"]:
        return "文件未设"
    later = f"\n另：{cell['later_label']}（{cell['later_document']}）" if cell["later_figure_id"] else ""
    cny = ""
    if cell["cny_value"] is not None:
        cny = "\n" + conversion(cell["cny_value"], cell["cny_per_usd"], cell["year_label"])
    return f"{cell['year_label']}　{cell['label']}\n【{cell['verdict']}】{cell['reason']}{cny}{later}"
