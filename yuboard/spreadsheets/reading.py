"""Spreadsheets that people send: CSV and .xlsx as text, what is wrong with single cells, and what was read of them."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from yuboard import limited
from yuboard.limited import packages
from yuboard.problems import UploadError
from yuboard.spreadsheets import uploaded
from yuboard.spreadsheets.separated import separated
from yuboard.spreadsheets.survey import (
    MERGED,
    MOST_COLUMNS,
    MOST_ROWS,
    UNREADABLE,
    Book,
    Sheet,
    Survey,
    book,
    lengths,
    survey,
)

__all__ = ["LARGEST_BYTES", "MERGED", "MOST_COLUMNS", "MOST_ROWS", "Table", "read", "read_in_child"]

LARGEST_BYTES = 5_000_000
_WORKBOOK = packages.Kind("工作簿", ".xlsx", "Excel", unpacked=50_000_000, members=500)
_ONLY = "只收 .xlsx 和 .csv，请另存为这两种格式之一"
# Lines among which the head is looked for: forms have a title and a subtitle above it.
HEAD_LINES = 10


@dataclass(frozen=True)
class Table:
    """The cells of a file as text, row by row from the first, and what was read.

    ``flaws`` are, by row and column from 1, cells without a value of their own: formulas that were never computed,
    error values, and cells that a merge covers; values alone do not tell them from blank cells.
    """

    lines: list[list[str]]
    flaws: Mapping[tuple[int, int], str] = field(default_factory=dict)
    told: str = ""


def read_in_child(name: str, content: bytes, wanted: str) -> Table:
    """``read`` in a child process of bounded memory and time. Raises UploadError."""
    try:
        uploaded.keep_small(content, LARGEST_BYTES)
    except UploadError as error:
        raise UploadError(f"{name}：{error}") from error
    data, _ = limited.call("yuboard.spreadsheets.reading:plain", content, name=name, wanted=wanted)
    return Table(data["lines"], {(row, column): words for row, column, words in data["flaws"]}, data["told"])


def plain(content: bytes, name: str, wanted: str) -> dict[str, Any]:
    """``read`` as plain data, for the way out of the child."""
    table = read(name, content, wanted)
    flaws = [[row, column, words] for (row, column), words in table.flaws.items()]
    return {"lines": table.lines, "flaws": flaws, "told": table.told}


def read(name: str, content: bytes, wanted: str = "") -> Table:
    """The cells of a CSV, or of the visible sheet of an .xlsx that has the head ``wanted``, else the first with cells.

    Raises UploadError, in plain words with the file's name, for everything else and for what is too large or hostile.
    """
    try:
        table = _read(name.rpartition(".")[2].lower(), content, wanted)
        if len(table.lines) > MOST_ROWS + 1 or any(len(line) > MOST_COLUMNS for line in table.lines):
            raise UploadError(f"超过{MOST_ROWS}行或{MOST_COLUMNS}列，请拆分后再传")
    except UploadError as error:
        raise UploadError(f"{name}：{error}") from error
    return table


def _read(suffix: str, content: bytes, wanted: str) -> Table:
    kind = uploaded.start(content, LARGEST_BYTES)
    if kind == "ZIP" and suffix == "csv":
        raise UploadError("内容是 .xlsx 工作簿，扩展名写成了 .csv，请改回 .xlsx")
    if suffix not in ("csv", "xlsx", "xlsm"):
        raise UploadError(_ONLY)
    if kind in ("OLE", "加密"):
        raise UploadError("是加密的或旧版的工作簿，请另存为无密码的 .xlsx")
    if kind not in ("", "ZIP"):
        raise UploadError(f"内容是{kind}，扩展名与内容不符；{_ONLY}")
    if kind == "ZIP":
        return _workbook(content, wanted)
    if suffix != "csv":
        raise UploadError("不是 .xlsx 工作簿，扩展名与内容不符")
    lines, encoding, separator = separated(content, wanted)
    return Table(_trimmed(lines), told=f"按{encoding}编码、以{separator}分隔读取")


def _workbook(content: bytes, wanted: str) -> Table:
    members = packages.members(content, _WORKBOOK)
    found = book(members)
    texts = lengths(members[found.texts]) if found.texts else []
    surveys = {sheet.part: _surveyed(sheet, members[sheet.part], texts) for sheet in found.sheets if sheet.part}
    visible = [sheet for sheet in found.sheets if sheet.part and not sheet.is_hidden]
    filled = [sheet for sheet in visible if surveys[sheet.part].filled or surveys[sheet.part].flaws]
    if not filled:
        hidden = "；隐藏的工作表不读，请取消隐藏后另存" if len(visible) < len(found.sheets) else ""
        raise UploadError(f"第一张工作表是空的{hidden}")
    tables = {}
    for sheet in filled:
        tables[sheet] = _cells(sheet, found, members)
        if _has_head(tables[sheet], wanted):
            break
    else:
        sheet = filled[0]
    return Table(tables[sheet], surveys[sheet.part].flaws, _told(sheet, found))


def _surveyed(sheet: Sheet, part: bytes, texts: list[int]) -> Survey:
    try:
        return survey(part, texts)
    except UploadError as error:
        raise UploadError(f"工作表“{sheet.name}”：{error}") from error


def _has_head(lines: list[list[str]], wanted: str) -> bool:
    return not wanted or any("".join(cell.split()) == wanted for line in lines[:HEAD_LINES] for cell in line)


def _told(read_sheet: Sheet, found: Book, most: int = 5) -> str:
    others = [
        f"“{sheet.name}”" + ("（隐藏）" if sheet.is_hidden else "" if sheet.part else "（图表）")
        for sheet in found.sheets
        if sheet is not read_sheet
    ]
    rest = f"，没有读{'、'.join(others[:most])}" if others else ""
    return f"读取工作表“{read_sheet.name}”{rest}" + (f"等{len(others)}张" if len(others) > most else "")


def _cells(sheet: Sheet, found: Book, members: Mapping[str, bytes]) -> list[list[str]]:
    """The cells of one sheet, from a workbook of that sheet alone: the reader sees nothing that was not surveyed."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        opened = CalamineWorkbook.from_filelike(io.BytesIO(_alone(sheet, found, members)))
        lines = opened.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, ValueError, OSError) as error:
        raise UploadError(f"{UNREADABLE}，请用 Excel 或 WPS 打开后另存") from error
    return _trimmed([[_text(cell) for cell in line] for line in lines])


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_LINK = f'<Relationship Id="{{kind}}" Type="{_OFFICE}/{{kind}}" Target="{{target}}"/>'
_BOOK = (
    f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{_OFFICE}">'
    '<workbookPr date1904="{}"/><sheets><sheet name="a" sheetId="1" r:id="worksheet"/></sheets></workbook>'
)


def _alone(sheet: Sheet, found: Book, members: Mapping[str, bytes]) -> bytes:
    """A workbook of one sheet, its shared texts and its formats."""
    parts = {"worksheet": sheet.part, "sharedStrings": found.texts, "styles": found.styles}
    parts = {kind: part for kind, part in parts.items() if part}
    packed = {
        "_rels/.rels": _LINKS.format(_LINK.format(kind="officeDocument", target="xl/workbook.xml")).encode(),
        "xl/workbook.xml": _BOOK.format(int(found.begins_1904)).encode(),
        "xl/_rels/workbook.xml.rels": _LINKS.format(
            "".join(_LINK.format(kind=kind, target=f"{kind}.xml") for kind in parts)
        ).encode(),
        **{f"xl/{kind}.xml": members[part] for kind, part in parts.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, xml in packed.items():
            archive.writestr(part, xml)
    return out.getvalue()


def _trimmed(lines: list[list[str]]) -> list[list[str]]:
    """Lines without blank cells behind the last filled one, and without blank lines at the end."""
    lines = [line[: max((at for at, cell in enumerate(line, 1) if cell.strip()), default=0)] for line in lines]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "是" if cell else "否"
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)
