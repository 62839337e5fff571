"""Marking: a sender's own workbook with its cells coloured and commented, and a sheet in front that says what to do."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from yuboard import theme
from yuboard.spreadsheets.grids import Grid, grids
from yuboard.spreadsheets.grids.cells import MARK, MARKED_SHEET, MARKED_TITLE, own_comment

# A text table has no sheet name.
TABLE = "表格"
_TONES = theme.LIGHT.cities
COLOURS = {
    "refused": _TONES[2].mid,
    "doubtful": _TONES[2].tint,
    "changed": _TONES[0].tint,
    "new": _TONES[1].tint,
    "equal": theme.LIGHT.wash,
    "silent": _TONES[3].tint,
}
HEADS = ("谁", "期间", "单元格", "现在写的", "要做什么", "依据")
_WIDTHS = (18, 18, 16, 24, 70, 40)
# The same bytes for the same content: no moment of saving goes into it.
_MODIFIED, _STAMP = datetime(2000, 1, 1), (1980, 1, 1, 0, 0, 0)
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def marked(content: bytes, marks: Sequence[Sequence[str]], lines: Sequence[Sequence[str]], told: str) -> Any:
    """The workbook as .xlsx, for the way out of a child; other files are made anew, cell for cell.

    ``marks``: sheet, cell, kind of ``COLOURS``, comment or empty; ``lines``: what stands in front under ``HEADS``.
    """
    from openpyxl import Workbook, load_workbook

    found = grids(content)  # it judges the file before another library opens it
    if content.startswith(b"PK"):
        book = load_workbook(io.BytesIO(content))
        _clear(book)
    else:
        book = Workbook()
        book.remove(book.active)
        book.properties.created = _MODIFIED
        for grid in found:
            _copy(book.create_sheet(grid.name or TABLE), grid)
    for sheet, cell, kind, comment in marks:
        _mark(book[sheet or TABLE], cell, kind, comment)
    _front(book, lines, told)
    return {}, _steady(_saved(book))


def _saved(book: Any) -> bytes:
    """The workbook's bytes, written in memory: the child that does this may write no file."""
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class Writer(ExcelWriter):
        def write_worksheet(self, ws: Any) -> None:
            from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing

            ws._drawing = SpreadsheetDrawing()
            ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
            part = io.BytesIO()
            writer = WorksheetWriter(ws, part)
            writer.write()
            ws._rels = writer._rels
            self._archive.writestr(ws.path[1:], part.getvalue())
            self.manifest.append(ws)

    book.properties.modified = _MODIFIED
    out = io.BytesIO()
    Writer(book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)).save()
    return out.getvalue()


def _text(cell: Any, text: str) -> None:
    """Write text as text, whatever it begins with."""
    cell.value = _UNSEEN.sub("", text)
    cell.data_type = "s"


def _copy(sheet: Any, grid: Grid) -> None:
    for (row, column), one in grid.cells.items():
        cell = sheet.cell(row, column)
        if one.kind in ("number", "date"):
            cell.value = float(one.raw)
            cell.number_format = one.format or "General"
        else:
            _text(cell, one.raw)
    for merge in grid.merges:
        sheet.merge_cells(start_row=merge.top, start_column=merge.left, end_row=merge.bottom, end_column=merge.right)


def _clear(book: Any) -> None:
    """Take away what an earlier marking left in the sender's workbook."""
    if MARKED_SHEET in book.sheetnames and str(book[MARKED_SHEET]["A1"].value or "").startswith(MARKED_TITLE):
        book.remove(book[MARKED_SHEET])
    for sheet in book.worksheets:
        for line in sheet.iter_rows():
            for cell in line:
                if cell.comment is not None and MARK in cell.comment.text:
                    _clear_cell(cell)


def _clear_cell(cell: Any) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    own = own_comment(cell.comment.text)
    cell.comment = Comment(own, cell.comment.author) if own else None
    cell.fill = PatternFill()


def _mark(sheet: Any, address: str, kind: str, comment: str) -> None:
    from openpyxl.cell.cell import MergedCell
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    cell = sheet[address]
    cell.fill = PatternFill("solid", fgColor=COLOURS[kind].lstrip("#"))
    if comment and not isinstance(cell, MergedCell):
        before = f"{cell.comment.text}\n" if cell.comment is not None else ""
        cell.comment = Comment(_UNSEEN.sub("", f"{before}{MARK}{comment}"), "豫策看板", width=360, height=160)


def _front(book: Any, lines: Sequence[Sequence[str]], told: str) -> None:
    from openpyxl.styles import Alignment, Font

    taken = MARKED_SHEET in book.sheetnames
    sheet = book.create_sheet(f"{MARKED_SHEET}2" if taken else MARKED_SHEET, 0)
    book.active = 0
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    _text(sheet["A1"], f"{MARKED_TITLE}：{told}")
    sheet["A1"].font = Font(bold=True, size=14)
    for row, line in enumerate([HEADS, *lines], 3):
        for column, text in enumerate(line, 1):
            cell = sheet.cell(row, column)
            _text(cell, text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=row == 3)
    for column, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEF"[column]].width = width
    sheet.freeze_panes = "A4"


def _steady(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(out, "w") as packed:
        for name in made.namelist():
            packed.writestr(zipfile.ZipInfo(name, _STAMP), made.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
