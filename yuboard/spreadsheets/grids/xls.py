"""Grids of .xls workbooks of Excel 97 and later, record by record: values with their formats, and what is hidden."""

import struct
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from yuboard.problems import UploadError
from yuboard.spreadsheets.grids import formats, ole
from yuboard.spreadsheets.grids.cells import MOST_CELLS, Grid, Merge, Style

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_BOF, _EOF, _SHEET, _SST, _XF, _FORMAT, _FONT = 0x809, 0x0A, 0x85, 0xFC, 0xE0, 0x41E, 0x31
_ROW, _COLUMN, _MERGES, _NOTE, _DATES, _PASSWORD = 0x208, 0x7D, 0xE5, 0x1C, 0x22, 0x2F
_NUMBER, _RK, _RKS, _TEXT, _LABEL, _FORMULA, _RESULT, _BOOLEAN = 0x203, 0x27E, 0xBD, 0xFD, 0x204, 0x06, 0x207, 0x205
_STRUCK, _ACROSS, _WORKSHEET, _EMPTY = 0x08, 6, 0, 3


class Record(NamedTuple):
    """Record of the stream: its number, its bytes, and those of the records that go on with it."""

    number: int
    content: bytes
    more: tuple[bytes, ...] = ()


def grids(content: bytes) -> list[Grid]:
    """Every worksheet, hidden ones too. Raises UploadError."""
    stream = ole.stream(content, "Workbook", "Book")
    try:
        return _Book(stream).grids()
    except (struct.error, IndexError, UnicodeDecodeError, ValueError) as error:
        if isinstance(error, UploadError):
            raise
        raise UploadError(ole.DAMAGED) from error


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """The records of a part of the stream, from its beginning to its end."""
    depth = 0
    while at + 4 <= len(stream):
        number, length = struct.unpack_from("<2H", stream, at)
        content, at, more = stream[at + 4 : at + 4 + length], at + 4 + length, list[bytes]()
        while stream[at : at + 2] == b"\x3c\x00":
            length = struct.unpack_from("<H", stream, at + 2)[0]
            more.append(stream[at + 4 : at + 4 + length])
            at += 4 + length
        depth += (number == _BOF) - (number == _EOF)
        if depth == 1 or number == _BOF:  # charts within a sheet have parts of their own
            yield Record(number, content, tuple(more))
        if depth <= 0:
            return


class _Book:
    """Workbook: the shared texts, formats and sheets that its first part lists."""

    def __init__(self, stream: bytes) -> None:
        self.stream = stream
        self.texts: list[str] = []
        self.codes, self.fonts, self.styles = dict(formats.BUILT_IN), list[bool](), list[Style]()
        self.sheets: list[tuple[int, bool, str]] = []
        self.begins_1904 = False
        for record in _records(stream, 0):
            self._listed(record)

    def _listed(self, record: Record) -> None:
        content = record.content
        if record.number == _BOF and content[:2] != b"\x00\x06":
            raise UploadError("是 Excel 95 或更早的工作簿，请用 Excel 或 WPS 另存为 .xlsx")
        if record.number == _PASSWORD:
            raise UploadError(ole.LOCKED)
        if record.number == _DATES:
            self.begins_1904 = content[:1] == b"\x01"
        elif record.number == _SHEET and content[5] == _WORKSHEET:
            at, hidden, _, letters = struct.unpack_from("<I2BB", content)
            self.sheets.append((at, hidden & 3 > 0, _letters(content, 7, letters)))
        elif record.number == _FORMAT:
            number, letters = struct.unpack_from("<2H", content)
            self.codes[number] = _letters(content, 4, letters)
        elif record.number == _FONT:
            self.fonts.append(bool(content[2] & _STRUCK))
        elif record.number == _XF:
            font, code = struct.unpack_from("<2H", content)
            font -= font > 4  # the fifth font is never written
            is_struck = font < len(self.fonts) and self.fonts[font]
            self.styles.append(Style(self.codes.get(code, ""), is_struck, content[6] & 7 == _ACROSS))
        elif record.number == _SST:
            self.texts = _shared([content, *record.more])

    def grids(self) -> list[Grid]:
        made, left = [], MOST_CELLS
        for at, is_hidden, name in self.sheets:
            grid = Grid(name, is_hidden=is_hidden, begins_1904=self.begins_1904, most=left)
            sheet = _Sheet(grid, self)
            for record in _records(self.stream, at):
                sheet.take(record)
            left -= len(grid.cells)
            made.append(grid)
        return made


def _letters(content: bytes, at: int, count: int) -> str:
    """A text whose first byte tells whether each letter takes one byte or two."""
    if content[at] & 1:
        return content[at + 1 : at + 1 + 2 * count].decode("utf-16-le")
    return content[at + 1 : at + 1 + count].decode("latin-1")


def _shared(parts: list[bytes]) -> list[str]:
    """The shared texts; one that goes on in the next record begins there with its width anew."""
    total = struct.unpack_from("<I", parts[0], 4)[0]
    found: list[str] = []
    part, at = 0, 8
    while len(found) < total and part < len(parts):
        if at >= len(parts[part]):
            part, at = part + 1, 0
            continue
        count, flags = struct.unpack_from("<HB", parts[part], at)
        at += 3
        runs = struct.unpack_from("<H", parts[part], at)[0] * 4 if flags & 8 else 0
        at += 2 if flags & 8 else 0
        runs += struct.unpack_from("<I", parts[part], at)[0] if flags & 4 else 0
        at += 4 if flags & 4 else 0
        text = ""
        while len(text) < count:
            if at >= len(parts[part]):
                part, flags, at = part + 1, parts[part + 1][0], 1
            width = 2 if flags & 1 else 1
            piece = parts[part][at : at + (count - len(text)) * width]
            text += piece.decode("utf-16-le" if width == 2 else "latin-1")
            at += len(piece)
        found.append(text)
        while runs > 0 and part < len(parts):
            step = min(runs, len(parts[part]) - at)
            runs, at = runs - step, at + step
            if runs:
                part, at = part + 1, 0
    return found


class _Sheet:
    """Sheet of an old workbook, as its records build it up."""

    def __init__(self, grid: Grid, book: _Book) -> None:
        self.grid, self.book = grid, book
        self.waiting: tuple[int, int, int] | None = None

    def take(self, record: Record) -> None:
        number, content = record.number, record.content
        if number in (_NUMBER, _RK, _RKS, _TEXT, _LABEL, _FORMULA, _RESULT, _BOOLEAN):
            self._value(number, content)
        elif number == _ROW and struct.unpack_from("<H", content, 12)[0] & 0x20:
            self.grid.hidden_rows.add(struct.unpack_from("<H", content)[0] + 1)
        elif number == _COLUMN:
            first, last, width, _, options = struct.unpack_from("<5H", content)
            if options & 1 or not width:
                self.grid.hidden_columns.append((first + 1, last + 1))
        elif number == _MERGES:
            for at in range(2, 2 + struct.unpack_from("<H", content)[0] * 8, 8):
                top, bottom, left, right = struct.unpack_from("<4H", content, at)
                self.grid.merges.append(Merge(top + 1, left + 1, bottom + 1, right + 1))
        elif number == _NOTE:
            place = tuple(part + 1 for part in struct.unpack_from("<2H", content))
            if cell := self.grid.cells.get((place[0], place[1])):
                self.grid.cells[place[0], place[1]] = cell._replace(comment="旧版工作簿里的批注")

    def _value(self, number: int, content: bytes) -> None:
        if number == _RESULT:
            if self.waiting:
                row, column, _ = self.waiting
                del self.grid.cells[row + 1, column + 1]  # an empty text is a blank cell
                self._store(*self.waiting, "text", _letters(content, 2, struct.unpack_from("<H", content)[0]))
            self.waiting = None
            return
        row, column, style = struct.unpack_from("<3H", content)
        if number == _RKS:
            for offset, at in enumerate(range(4, len(content) - 2, 6)):
                style, packed = struct.unpack_from("<HI", content, at)
                self._store(row, column + offset, style, "number", _unpacked(packed))
        elif number == _FORMULA and content[12:14] == b"\xff\xff":
            self._result(row, column, style, content)
        elif number in (_NUMBER, _FORMULA):
            self._store(row, column, style, "number", _digits(struct.unpack_from("<d", content, 6)[0]))
        elif number == _RK:
            self._store(row, column, style, "number", _unpacked(struct.unpack_from("<I", content, 6)[0]))
        elif number == _TEXT:
            self._store(row, column, style, "text", self.book.texts[struct.unpack_from("<I", content, 6)[0]])
        elif number == _LABEL:
            self._store(row, column, style, "text", _letters(content, 8, struct.unpack_from("<H", content, 6)[0]))
        else:
            self._flag(row, column, style, content[6], content[7])

    def _result(self, row: int, column: int, style: int, content: bytes) -> None:
        """The result of a formula that is no number: text (in the next record), truth, error or an empty text."""
        if content[6] == 0:
            self.waiting = row, column, style
            self._store(row, column, style, "uncomputed", "?")
        elif content[6] in (1, 2):
            self._flag(row, column, style, content[8], content[6] == 2)
        elif content[6] != _EMPTY:
            self._store(row, column, style, "uncomputed", "?")

    def _flag(self, row: int, column: int, style: int, code: int, is_error: int) -> None:
        text = _ERRORS.get(code, "#N/A") if is_error else ("是" if code else "否")
        self._store(row, column, style, "error" if is_error else "boolean", text)

    def _store(self, row: int, column: int, style: int, kind: str, raw: str) -> None:
        look = self.book.styles[style] if style < len(self.book.styles) else Style()
        self.grid.put((row + 1, column + 1), kind, raw, look)


def _unpacked(packed: int) -> str:
    """A number in four bytes: a whole one or the upper half of a double, perhaps a hundred times too large."""
    if packed & 2:
        value = Decimal((packed >> 2) - (1 << 30 if packed & 0x80000000 else 0))
        return str(value / 100 if packed & 1 else value)
    number: float = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    return _digits(number / 100 if packed & 1 else number)


def _digits(number: float) -> str:
    return repr(number).removesuffix(".0")
