"""Old workbooks (.xls) for tests: as few records as one sheet of texts, numbers and formats needs."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_SECTOR, _FREE, _LAST, _TABLE = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


@dataclass(frozen=True)
class Formula:
    """Formula by what it says of its result, 0 for a text and 3 for an empty one, and the text that follows it."""

    kind: int
    text: str | None = None


def xls(name: str, rows: Sequence[Sequence[Any]], hidden_rows: Sequence[int] = ()) -> bytes:
    """A workbook of one sheet, rows from 0; a cell is a text, a number, a number with its format, or a formula."""
    formats = list(dict.fromkeys(cell[1] for row in rows for cell in row if isinstance(cell, tuple)))
    texts = [cell for row in rows for cell in row if isinstance(cell, str)]
    head = [_record(0x809, struct.pack("<2H3I", 0x600, 5, 0, 0, 0)[:16])]
    head += [_record(0x31, bytes(14) + _short("宋体")) for _ in range(5)]
    head += [_record(0x41E, struct.pack("<H", 164 + at) + _long(code)) for at, code in enumerate(formats)]
    head += [_record(0xE0, struct.pack("<2H", 0, code) + bytes(16)) for code in (0, *range(164, 164 + len(formats)))]
    shared = _record(0xFC, struct.pack("<2I", len(texts), len(texts)) + b"".join(map(_long, texts)))
    end = _record(0x0A, b"")
    before = sum(map(len, head)) + len(_record(0x85, bytes(6) + _short(name))) + len(shared) + len(end)
    sheet = _record(0x85, struct.pack("<I2B", before, 0, 0) + _short(name))
    return _packed(b"".join([*head, sheet, shared, end, *_cells(rows, formats, texts, hidden_rows), end]))


def _cells(rows: Sequence[Sequence[Any]], formats: list[str], texts: list[str], hidden: Sequence[int]) -> list[bytes]:
    made = [_record(0x809, struct.pack("<2H3I", 0x600, 0x10, 0, 0, 0)[:16])]
    made += [_record(0x208, struct.pack("<6H", row, 0, 9, 255, 0, 0) + struct.pack("<I", 0x20)) for row in hidden]
    count = 0
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                made.append(_record(0xFD, struct.pack("<3HI", row, column, 0, count)))
                count += 1
            elif isinstance(cell, Formula):
                result = struct.pack("<B5xH", cell.kind, 0xFFFF)
                made.append(_record(0x06, struct.pack("<3H", row, column, 0) + result + bytes(8)))
                made += [_record(0x207, _long(cell.text))] if cell.text is not None else []
            elif cell is not None:
                value, style = (cell[0], 1 + formats.index(cell[1])) if isinstance(cell, tuple) else (cell, 0)
                made.append(_record(0x203, struct.pack("<3Hd", row, column, style, value)))
    return made


def _record(number: int, content: bytes) -> bytes:
    return struct.pack("<2H", number, len(content)) + content


def _short(text: str) -> bytes:
    return struct.pack("<2B", len(text), 1) + text.encode("utf-16-le")


def _long(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _packed(stream: bytes) -> bytes:
    """A compound file of the one stream: a table of sectors, a directory, and the stream's sectors."""
    stream = stream.ljust(4096, b"\0")
    count = -(-len(stream) // _SECTOR)
    table = [_TABLE, _LAST, *range(3, 2 + count), _LAST]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, _LAST, 0, _LAST, 0) + struct.pack("<I", 0) + b"\xff" * 432
    directory = _entry("Root Entry", 5, _LAST, 0, 1) + _entry("Workbook", 2, 2, len(stream), _FREE) + bytes(256)
    listed = struct.pack(f"<{len(table)}I", *table).ljust(_SECTOR, b"\xff")
    return head + listed + directory + stream.ljust(count * _SECTOR, b"\0")


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    coded = (name + "\0").encode("utf-16-le")
    links = struct.pack("<3I", _FREE, _FREE, child)
    return (
        coded.ljust(64, b"\0")
        + struct.pack("<H2B", len(coded), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<3I", start, size, 0)
    )
