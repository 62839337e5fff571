"""Parsing of a CSV: its header and its rows, or the one cause for which it is no table."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from yuboard.disk import reason
from yuboard.record.folder import content

LONGEST_CELL = 2000
# A column too many makes every row uneven: after so many the rest are counted.
_TOLD = 5
# What breaks a file that we make: control characters, line breaks, and codes that are no letters.
_STRANGE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


class Flaw(NamedTuple):
    """Flaw of a file: row (the header is row 1, 0 the whole file), column and what is wrong."""

    row: int
    column: str
    text: str


class Sheet(NamedTuple):
    """Sheet of a file: ``rows`` are row number and cells, without blank rows; a table has no ``flaws``."""

    header: list[str]
    rows: list[tuple[int, list[str]]]
    flaws: list[Flaw]


def parse(path: Path) -> Sheet:
    """The sheet of a CSV file; never raises for what is in it or for what the disk says."""
    try:
        text = _decoded(content(path))
    except OSError as error:
        return Sheet([], [], [Flaw(0, "", f"读不出：{reason(error, '读取')}")])
    except _UnreadableError as error:
        return Sheet([], [], [error.flaw])
    lines: list[list[str]] = []
    try:
        lines.extend(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        return Sheet([], [], [Flaw(len(lines) + 1, "", _why(str(error)))])
    header = lines[0] if lines else []
    rows = [(number, line) for number, line in enumerate(lines[1:], 2) if any(map(str.strip, line))]
    return Sheet(header, rows, list(_of_header(header)) or list(_of_rows(header, rows)))


class _UnreadableError(Exception):
    def __init__(self, row: int, text: str):
        self.flaw = Flaw(row, "", text)


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _UnreadableError(0, f"文件是 UTF-16 编码，不是 UTF-8：{_SAVE_AS}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
        raise _UnreadableError(row, f"文件不是 UTF-8 编码（第{error.start}字节处）：{_SAVE_AS}") from error
    if "\0" in text:
        raise _UnreadableError(text.count("\n", 0, text.index("\0")) + 1, "有空字节，文件可能已损坏，请从备份恢复")
    return text


_SAVE_AS = "请在表格软件里另存为「CSV UTF-8（逗号分隔）」"


def _why(error: str) -> str:
    """The cause of an error of the parser, in Chinese."""
    if "field limit" in error:
        return "从这一行起有一格长得不像话，多半是引号没有成对"
    if "unexpected end" in error or "expected after" in error:
        return "从这一行起引号没有成对"
    return f"不是合格的 CSV（{error}）"


def _of_header(header: list[str]) -> Iterator[Flaw]:
    if not any(header):
        yield Flaw(1, "", "文件是空的，第一行应是列名")
    elif len(header) == 1 and (found := re.search(r"[;\t；，|]", header[0])):
        names = {";": "分号", "\t": "制表符", "；": "全角分号", "，": "全角逗号", "|": "竖线"}
        yield Flaw(1, "", f"列是用{names[found[0]]}隔开的，应用半角逗号")
    for position, name in enumerate(header, 1):
        if not name.strip() and any(header):
            yield Flaw(1, "", f"第{position}列没有列名")
        elif name in header[: position - 1]:
            yield Flaw(1, name, f"列名重复（第{header.index(name) + 1}列和第{position}列）")


def _of_rows(header: list[str], rows: list[tuple[int, list[str]]]) -> Iterator[Flaw]:
    uneven = [(number, line) for number, line in rows if len(line) != len(header)]
    for number, line in uneven[:_TOLD]:
        yield Flaw(number, "", f"有{len(line)}格，表头为{len(header)}列")
    if len(uneven) > _TOLD:
        yield Flaw(uneven[_TOLD][0], "", f"从这一行起还有{len(uneven) - _TOLD}行的格数与表头不一样")
    for number, line in rows:
        if len(line) != len(header):
            continue
        for name, cell in zip(header, line):
            if len(cell) > LONGEST_CELL:
                yield Flaw(number, name, f"有{len(cell)}个字，一格最多{LONGEST_CELL}个字")
            elif strange := _STRANGE.search(cell):
                letter = strange[0]
                what = "换行" if letter in "\r\n\u2028\u2029\x85" else f"看不见的控制字符（U+{ord(letter):04X}）"
                yield Flaw(number, name, f"格里有{what}，应去掉")
