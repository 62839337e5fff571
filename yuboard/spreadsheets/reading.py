"""Spreadsheets that people send: safe reading of CSV and .xlsx as text, and what is wrong with single cells."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from xml.etree import ElementTree

LARGEST_BYTES, LARGEST_UNPACKED, MOST_ENTRIES, MOST_ROWS, MOST_COLUMNS = 5_000_000, 50_000_000, 500, 5000, 100
MERGED = "在合并的单元格里，没有自己的值，请取消合并后逐格填写"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_SAVE_AGAIN, _UNREADABLE = "请只保留填报的行列后另存", "工作簿读不出来，可能已损坏"


class UploadError(ValueError):
    """Raised for a file that cannot be read as a table of candidates; the message is for whoever sent it."""


def read(name: str, content: bytes) -> list[list[str]]:
    """The cells of a CSV or of the first sheet of an .xlsx as text. Raises UploadError in plain words."""
    if len(content) > LARGEST_BYTES:
        raise UploadError(f"{name}：文件超过{LARGEST_BYTES // 1_000_000}兆，请拆分后再传")
    if not content:
        raise UploadError(f"{name}：文件是空的")
    kind = name.rpartition(".")[2].lower()
    if kind == "csv" and content.startswith(b"PK\x03\x04"):
        raise UploadError(f"{name}：内容是 .xlsx 工作簿，扩展名写成了 .csv，请改回 .xlsx")
    if kind == "csv":
        lines = _csv(name, content)
    elif kind == "xlsx":
        lines = _xlsx(name, content)
    else:
        raise UploadError(f"{name}：只收 .xlsx 和 .csv，请另存为这两种格式之一")
    if len(lines) > MOST_ROWS + 1 or any(len(line) > MOST_COLUMNS for line in lines):
        raise UploadError(f"{name}：超过{MOST_ROWS}行或{MOST_COLUMNS}列，请拆分后再传")
    return lines


def _csv(name: str, content: bytes) -> list[list[str]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return list(csv.reader(io.StringIO(content.decode(encoding), newline="")))
        except UnicodeDecodeError:
            continue
        except csv.Error as error:
            raise UploadError(f"{name}：不是合法的 CSV：{error}") from error
    raise UploadError(f"{name}：文字编码不是 UTF-8 或 GB18030，请用 Excel 另存为“CSV UTF-8”")


def _xlsx(name: str, content: bytes) -> list[list[str]]:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UploadError(f"{name}：是加密的或旧版的工作簿，请另存为无密码的 .xlsx")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except zipfile.BadZipFile as error:
        raise UploadError(f"{name}：不是 .xlsx 工作簿，扩展名与内容不符") from error
    if len(entries) > MOST_ENTRIES or sum(part.file_size for part in entries) > LARGEST_UNPACKED:
        raise UploadError(f"{name}：工作簿展开后过大，{_SAVE_AGAIN}")
    if any(part.filename.endswith("vbaProject.bin") for part in entries):
        raise UploadError(f"{name}：含有宏，请另存为不含宏的 .xlsx")
    with _opened_sheet(name, content) as part:
        _keep_within(name, part)
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        return [[_text(cell) for cell in line] for line in sheet.to_python(skip_empty_area=False)]
    except (CalamineError, ValueError, OSError) as error:
        raise UploadError(f"{name}：{_UNREADABLE}：{error}") from error


@contextmanager
def _opened_sheet(name: str, content: bytes) -> Iterator[IO[bytes]]:
    """The XML of a workbook's first sheet. Raises UploadError where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(_first_sheet(archive)) as part:
            yield part
    except (ElementTree.ParseError, LookupError, StopIteration, zipfile.BadZipFile) as error:
        raise UploadError(f"{name}：{_UNREADABLE}：{error}") from error


def _keep_within(name: str, part: IO[bytes]) -> None:
    """Refuse a cell beyond the limits, filled or only formatted, before the reader sees it.

    The reader lays out every cell from the first to the last: one far away would take more memory than there is.
    """
    at = 0
    for _, element in ElementTree.iterparse(part):
        if _tag(element) != "row":
            continue
        named = element.get("r", str(at + 1))
        places = [_place(cell.get("r", f"A{named}")) for cell in element]
        if not named.isdecimal() or (0, 0) in places:
            raise UploadError(f"{name}：{_UNREADABLE}：第{at + 1}行的行号或单元格编号不合规则")
        at = int(named)
        row = max([at, *(row for row, _ in places)])
        if places and (row > MOST_ROWS + 1 or max(len(places), *(column for _, column in places)) > MOST_COLUMNS):
            raise UploadError(f"{name}：第{row}行有内容或格式超过{MOST_ROWS}行、{MOST_COLUMNS}列的范围，{_SAVE_AGAIN}")
        element.clear()


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "是" if cell else "否"
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def flaws(name: str, content: bytes) -> dict[tuple[int, int], str]:
    """Flaws of cells without a value on the first sheet of an .xlsx, by row and column from 1.

    These are formulas that were never computed, error values, and cells that a merge covers: values alone do not tell
    them from blank cells. Nothing is found in a CSV. Raises UploadError where the sheet cannot be read.
    """
    if not content.startswith(b"PK\x03\x04"):
        return {}
    with _opened_sheet(name, content) as part:
        return _flaws(name, part)


def _first_sheet(archive: zipfile.ZipFile) -> str:
    sheets = [e for e in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter() if _tag(e) == "sheet"]
    link = next(value for key, value in sheets[0].attrib.items() if key.endswith("}id"))
    parts = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    target = {part.get("Id"): part.get("Target", "") for part in parts}[link]
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _flaws(name: str, part: IO[bytes]) -> dict[tuple[int, int], str]:
    flawed: dict[tuple[int, int], str] = {}
    filled = set()
    covered = 0
    for _, element in ElementTree.iterparse(part):
        if _tag(element) == "c":
            place = _place(element.get("r", ""))
            inside = {_tag(child): child.text for child in element}
            if element.get("t") == "e":
                flawed[place] = f"是错误值“{inside.get('v') or ''}”，请改正公式或直接填数值"
            elif "f" in inside and not inside.get("v") and element.get("t") != "str":
                flawed[place] = "是没有算出结果的公式，请在 Excel 中打开并保存一次，或直接填数值"
            elif inside:
                filled.add(place)
        elif _tag(element) == "row":
            element.clear()
        elif _tag(element) == "mergeCell":
            first, _, last = element.get("ref", "").partition(":")
            (top, left), (bottom, right) = _place(first), _place(last or first)
            bottom, right = min(bottom, MOST_ROWS + 1), min(right, MOST_COLUMNS)
            covered += max(bottom - top + 1, 0) * max(right - left + 1, 0)
            if covered > (MOST_ROWS + 1) * MOST_COLUMNS:
                raise UploadError(f"{name}：合并的单元格过多，请取消合并后再传")
            if (top, left) in filled:
                places = ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
                flawed |= {place: MERGED for place in places if place != (top, left)}
    return flawed


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _place(reference: str) -> tuple[int, int]:
    """Row and column from 1 of a reference such as B3; (0, 0), which no cell has, for anything else."""
    match = _REFERENCE.fullmatch(reference.upper())
    if not match:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column
