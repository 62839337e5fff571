"""Empty workbook to fill in: a sheet with one head a column, and a sheet that explains the columns."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from yuboard.spreadsheets.reading import MOST_ROWS

_FACE = {"font_name": "微软雅黑", "font_size": 11, "text_wrap": True, "valign": "vcenter", "border": 1}


def form(heads: Sequence[str], choices: Sequence[str], explained: Iterable[Sequence[str]]) -> bytes:
    """A workbook of ``heads``, whose last columns are ``choices`` (answered 是 or 否), as .xlsx.

    ``explained`` are lines of three cells, the header first.
    """
    import xlsxwriter

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        bold, text = book.add_format(_FACE | {"bold": True}), book.add_format(_FACE | {"num_format": "@"})
        sheet = book.add_worksheet("填报")
        sheet.set_row(0, 48)
        sheet.set_column(0, 0, 30, text)
        sheet.set_column(1, max(len(heads) + len(choices) - 1, 1), 20, text)
        for column, title in enumerate([*heads, *choices]):
            sheet.write_string(0, column, title, bold)
        for column in range(len(heads), len(heads) + len(choices)):
            sheet.data_validation(1, column, MOST_ROWS, column, {"validate": "list", "source": ["是", "否"]})
        sheet.freeze_panes(1, 1)
        _explain(book.add_worksheet("说明"), explained, bold, text)
    return stream.getvalue()


def _explain(sheet: Any, lines: Iterable[Sequence[str]], bold: Any, text: Any) -> None:
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 2, 60)
    for row, cells in enumerate(lines):
        for column, words in enumerate(cells):
            sheet.write_string(row, column, words, text if row else bold)
