"""Workbook writing: one look, one header row, one print set-up, and text that stays text."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from math import ceil
from typing import Any

from yuboard import made, theme
from yuboard.record.results import Row
from yuboard.wording.filenames import distinct, safe
from yuboard.wording.measuring import width as width_of
from yuboard.wording.operators import OPERATORS

FACE = "微软雅黑"
# Rows counted from 0: title, note, (empty), header, body.
HEADER, BODY = 3, 4
MISSING = ("文件未分解", "文件未列", "文件未设", "文件未明确", "不可测算", "文本未注")
_A4 = 9
# The longest name that a sheet may have, in bytes of the code that spreadsheets count in.
_SHEET_NAME, _SHEET_CODE = 62, "utf-16-le"
_LINE = 16.5
_PLAIN_YEARS = ("year", "period_start", "period_end")
# The key in a row, the title, and the width in characters; 0 lets the title decide.
Head = tuple[str, str, float]


def made_words(version: str, made_on: date) -> str:
    """The data version and the date, as every file and picture bears them."""
    return f"数据版本 {version}　制作日期 {made_on.isoformat()}"


def sheet_count(content: bytes) -> int:
    """How many sheets a finished workbook has."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return sum(name.startswith("xl/worksheets/sheet") for name in parts.namelist())


class Book:
    """A workbook in the making. Bytes are the same for the same content, version and date."""

    def __init__(self, title: str, *, version: str, made_on: date, position: int | None = None) -> None:
        import xlsxwriter

        self._out = io.BytesIO()
        self.version, self.made_on = version, made_on
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {"font_name": FACE, "font_size": 11},
        }
        self._book = xlsxwriter.Workbook(self._out, options)
        created = datetime(made_on.year, made_on.month, made_on.day)
        self._book.set_properties(
            {"title": made.headed(title, version), "comments": f"数据版本 {version}", "created": created}
        )
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._widths: dict[str, list[float]] = {}
        self._lines: dict[tuple[str, int], int] = {}
        colours = theme.LIGHT
        self.ink = theme.city(colours, position).ink if position else colours.ink_2

    def content(self) -> bytes:
        """The finished file."""
        self._book.close()
        return self._out.getvalue()

    def style(self, **extra: Any) -> Any:
        """A cell format: our face, a hairline below, indent 1, text at the top and wrapped, unless told."""
        colours = theme.LIGHT
        base = {
            "font_name": FACE, "font_size": 11, "font_color": colours.ink, "indent": 1, "valign": "top",
            "text_wrap": True, "align": "left", "bottom": 1, "bottom_color": colours.rule,
        } | extra  # fmt: skip
        key = tuple(sorted(base.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(base)
        return self._formats[key]

    def number(self, form: str = "#,##0.####", **extra: Any) -> Any:
        """A cell format for numbers: to the right, not wrapped."""
        return self.style(**{"num_format": form, "align": "right", "text_wrap": False} | extra)

    def wash(self, **extra: Any) -> Any:
        """A cell format for a word that stands where a number is missing."""
        return self.style(bg_color=theme.LIGHT.wash, font_color=theme.LIGHT.ink_2, **extra)

    def sheet(self, name: str, title: str, note: str, columns: Sequence[Head], *, held: int = 1) -> Any:
        """An empty sheet with title, note and header row, set up for paper; ``held`` columns stay when scrolling."""
        taken = {page.name.casefold() for page in self._book.worksheets()}
        # No sheet may begin or end with an apostrophe.
        plain_name = safe(name).replace("'", "’")
        page = self._book.add_worksheet(distinct(plain_name, taken, most=_SHEET_NAME, code=_SHEET_CODE))
        last = len(columns) - 1
        widths = [width or max(_across(title) + 4, 10) for _, title, width in columns]
        page.hide_gridlines(2)
        page.set_row(0, 30)
        plain = {"bottom": 0, "text_wrap": False}
        page.write_string(
            0, 0, made.headed(title, self.version), self.style(font_size=16, bold=True, valign="vcenter", **plain)
        )
        page.set_row(1, _LINE * _lines(note, sum(widths)) + 3)
        grey = self.style(font_color=theme.LIGHT.ink_2, bottom=0)
        page.merge_range(1, 0, 1, last, "", grey)
        page.write_string(1, 0, note, grey)
        page.set_row(2, 6)
        head = self.style(bold=True, bg_color=theme.LIGHT.wash, valign="vcenter", bottom=5, bottom_color=self.ink)
        heads = [title for _, title, _ in columns]
        page.set_row(HEADER, _LINE * max(map(_lines, heads, widths)) + 8)
        for column, (title, width) in enumerate(zip(heads, widths)):
            page.set_column(column, column, width)
            page.write_string(HEADER, column, title, head)
        self._widths[page.name] = widths
        page.freeze_panes(BODY, held)
        self._paper(page)
        return page

    def _paper(self, page: Any) -> None:
        page.set_paper(_A4)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(HEADER)
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        face = f'&"{FACE},Regular"&9'
        edition = made_words(self.version, self.made_on)
        page.set_footer(f"&L{face} {edition}&C{face}第 &P 页，共 &N 页&R{face}&A")

    def close_sheet(self, page: Any, last: int) -> None:
        """Fix the rows' heights, as not every program fits them to wrapped text; tell the printer where all ends."""
        for row in range(BODY, last + 1):
            page.set_row(row, _LINE * self._lines.get((page.name, row), 1) + 4)
        page.print_area(0, 0, last, len(self._widths[page.name]) - 1)

    def cell(self, page: Any, row: int, column: int, value: Any, key: str = "", **extra: Any) -> None:
        """Write one value: text as text whatever it begins with, numbers as such, what is missing on a wash."""
        if value is None:
            page.write_blank(row, column, None, self.style(**extra))
        elif isinstance(value, str):
            self._lines[page.name, row] = max(
                self._lines.get((page.name, row), 1), _lines(value, self._widths[page.name][column])
            )
            page.write_string(row, column, value, (self.wash if value in MISSING else self.style)(**extra))
        elif isinstance(value, date):
            page.write_datetime(row, column, value, self.style(num_format="yyyy-mm-dd", **extra))
        else:
            form = "0" if key in _PLAIN_YEARS else "#,##0" if float(value).is_integer() else "#,##0.####"
            page.write_number(row, column, float(value), self.number(form, **extra))

    def table(self, name: str, title: str, note: str, columns: Sequence[Head], rows: Iterable[Row]) -> None:
        """A sheet of ``rows``: ``columns`` under their titles, with a filter."""
        page = self.sheet(name, title, note, columns)
        end = HEADER
        for end, row in enumerate(rows, BODY):
            for column, (key, _, _) in enumerate(columns):
                value = OPERATORS.get(row[key], row[key]) if key == "operator" else row[key]
                self.cell(page, end, column, value, key)
        if end == HEADER:
            end = BODY
            self.cell(page, end, 0, "没有这类内容")
        page.autofilter(HEADER, 0, end, len(columns) - 1)
        self.close_sheet(page, end)


def column_letter(column: int) -> str:
    """The letter of a column counted from 0, as formulas name it."""
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a cell; the indent and the edges take three characters."""
    return sum(max(ceil(_across(part) / (width - 3)), 1) for part in text.split("\n"))


def _across(text: str) -> float:
    """Width in characters of a workbook, of which a full-width one takes two."""
    return 2 * width_of(text)
