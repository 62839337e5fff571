"""Making of messy workbooks: sheets written cell by cell as people write them, and what should be read of them."""

import csv
import io
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

import xlsxwriter

# A cell with a number format of its own: (value, format).
Content = Any


class Expected(NamedTuple):
    """Value that should be read. ``asks``: True where it must carry a question, False where not, None: either."""

    sheet: str
    cell: str
    place: str | None
    indicator: str | None
    period: str | None
    value: str | None
    unit: str | None = None
    status: str = "reported"
    subject: str | None = None
    asks: bool | None = False

    def plain(self) -> dict[str, str | None]:
        start, end, basis = timed(self.period)
        return {
            "sheet": self.sheet,
            "cell": self.cell,
            "place": self.place,
            "indicator": self.indicator,
            "subject": self.subject,
            "period_start": start,
            "period_end": end,
            "basis": basis,
            "value": self.value,
            "unit": self.unit,
            "status": self.status,
        }


class Messy(NamedTuple):
    """Messy workbook: its file's name, its content, and all that should be read of it."""

    title: str
    file: str
    content: bytes
    expected: list[Expected]


def timed(period: str | None) -> tuple[str | None, str | None, str | None]:
    """First day, last day and basis of 2017 (a year), 2017/9 (a month), 2017/7-9; 累 or 点 behind is the basis."""
    if period is None:
        return None, None, None
    basis = {"累": "累计", "点": "时点"}.get(period[-1], "当期")
    year, _, months = period.rstrip("累点").partition("/")
    first, _, last = (months or "1-12").partition("-")
    month = int(last or first)
    end = date(int(year), month, monthrange(int(year), month)[1])
    return date(int(year), int(first), 1).isoformat(), end.isoformat(), basis


def xlsx(
    sheets: dict[str, Sequence[Sequence[Content]]],
    merges: Sequence[str] = (),
    also: Callable[[Any, Any], None] | None = None,
) -> bytes:
    """A workbook of rows of cells; ``merges`` are ranges of its first sheet, ``also`` does more to book and sheet."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        made = [_sheet(book, name, rows) for name, rows in sheets.items()]
        for merge in merges:
            first = merge.partition(":")[0]
            content = _content(next(iter(sheets.values())), first)
            made[0].merge_range(merge, "")
            made[0].write(first, content)
        if also is not None:
            also(book, made[0])
    return stream.getvalue()


def _content(rows: Sequence[Sequence[Content]], cell: str) -> Content:
    from xlsxwriter.utility import xl_cell_to_rowcol

    row, column = xl_cell_to_rowcol(cell)
    return rows[row][column]


def _sheet(book: Any, name: str, rows: Sequence[Sequence[Content]]) -> Any:
    sheet = book.add_worksheet(name)
    for at, row in enumerate(rows):
        for column, content in enumerate(row):
            if isinstance(content, tuple):
                sheet.write(at, column, content[0], book.add_format({"num_format": content[1]}))
            elif content is not None and content != "":
                sheet.write(at, column, content)
    return sheet


def text(rows: Sequence[Sequence[Content]], separator: str = ",", encoding: str = "utf-8") -> bytes:
    """Rows as a text table."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator).writerows([["" if cell is None else cell for cell in row] for row in rows])
    return stream.getvalue().encode(encoding)
