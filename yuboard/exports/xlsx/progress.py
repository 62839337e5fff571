"""Workbook of progress: a row a target with 完成率 as a formula, the reported values behind it, and the rules."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from yuboard.exports.xlsx import notes
from yuboard.progress.rows import Progress
from yuboard.progress.scoring import Score
from yuboard.record.results import Reader, Row
from yuboard.spreadsheets.workbook import BODY, HEADER, Book, column_letter
from yuboard.tables.columns.progress import PROGRESS_SHEET, REPORTED_SHEET
from yuboard.tables.columns.scoring import SCORE_COLUMNS
from yuboard.tables.progress import REPORTED, SHEET, entries, records
from yuboard.tables.scoring import records as score_records
from yuboard.wording import progress as words
from yuboard.wording import scoring
from yuboard.wording.missing import UNREPORTED
from yuboard.wording.reporting import day

_COLUMN = {column.key: number for number, column in enumerate(PROGRESS_SHEET)}


def progress_workbook(
    found: Sequence[Progress],
    subject: str,
    as_of: date,
    *,
    rows: Reader,
    version: str,
    made_on: date,
    scores: Sequence[Score] = (),
) -> bytes:
    """The progress of some targets as of a day, and ``scores`` where a rule gives any; ``subject`` says whose.

    A ratio is a formula on the numbers beside it, and stands with the word on its scope; without a ratio its cell says
    why.
    """
    title = f"{subject}进度"
    book = Book(title, version=version, made_on=made_on)
    sheets(book, found, subject, as_of, rows)
    score_sheet(book, scores, subject)
    notes.sheet(book, title, [reading(), notes.documents(rows)])
    return book.content()


def reading() -> list[Row]:
    """Rules of progress, for the notes."""
    return notes.reading({name: name + rule for name, rule in words.RULES})


def sheets(book: Book, found: Sequence[Progress], subject: str, as_of: date, rows: Reader) -> None:
    """The two sheets in a workbook: the targets, and the reported values behind them."""
    note = f"截至{day(as_of)}。完成率是表内公式，标明口径是否核过；“未上报”不是零。"
    page = book.sheet(SHEET, f"{subject}　目标进度", note, PROGRESS_SHEET, held=3)
    end = HEADER
    for end, (row, record) in enumerate(zip(found, records(found)), BODY):
        _line(book, page, end, row, record)
    page.autofilter(HEADER, 0, max(end, BODY), len(PROGRESS_SHEET) - 1)
    book.close_sheet(page, max(end, BODY))
    names = {place["place_id"]: place["name"] for place in rows("places/reportable")}
    about = "每个数在哪个文件、哪张表、哪一格，谁报、谁审定。"
    book.table(REPORTED, f"{subject}　已审定的上报数", about, REPORTED_SHEET, entries(found, names))


def score_sheet(book: Book, scores: Sequence[Score], subject: str) -> None:
    """The sheet of scores in a workbook; none where no rule gives any."""
    if scores:
        book.table(scoring.TITLE, f"{subject}　{scoring.TITLE}", scoring.ABOUT, SCORE_COLUMNS, score_records(scores))


def _line(book: Book, page: Any, at: int, row: Progress, record: dict[str, Any]) -> None:
    """One target."""
    for key, column in _COLUMN.items():
        if key in record and key != "ratio":
            book.cell(page, at, column, record[key] or None, key)
    measure = row.completion
    book.cell(page, at, _COLUMN["unit"], row.goal.unit)
    if measure is None or measure.value is None:
        book.cell(page, at, _COLUMN["ratio"], (measure and measure.obstacle) or UNREPORTED, align="right")
        return
    actual, bound = measure.inputs[:2]
    book.cell(page, at, _COLUMN["actual"], float(actual.value))
    book.cell(page, at, _COLUMN["bound"], float(bound.value))
    left, right = (f"{column_letter(_COLUMN[key])}{at + 1}" for key in ("actual", "bound"))
    page.write_formula(at, _COLUMN["ratio"], f"={left}/{right}", book.number("0.0%"), float(measure.value))
