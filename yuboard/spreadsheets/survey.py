"""Workbooks surveyed before the reader opens them: which sheets there are, how far each reaches, flawed cells."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from string import ascii_uppercase
from xml.etree import ElementTree
from xml.parsers import expat

from yuboard.problems import UploadError

MOST_ROWS, MOST_COLUMNS, MOST_LETTERS, MOST_IN_CELL, MOST_DIGITS = 5000, 100, 5_000_000, 32_767, 300
MERGED = "在合并的单元格里，没有自己的值，请取消合并后逐格填写"
SAVE_AGAIN, UNREADABLE = "请只保留填报的行列后另存", "工作簿读不出来，可能已损坏"
MISNUMBERED = UNREADABLE + "：第{}行的行号或单元格编号不合规则"
NO_SUCH_TEXT = UNREADABLE + "：第{}行引用了不存在的文字"
TOO_MANY_MERGES = "合并的单元格过多，请取消合并后再传"
UNCOMPUTED = "是没有算出结果的公式，请在 Excel 中打开并保存一次，或直接填数值"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook; ``part`` is empty where it has no cells, as a chart has none."""

    name: str
    is_hidden: bool
    part: str


@dataclass(frozen=True)
class Book:
    """A workbook's sheets in the order of their tabs, and the parts that hold its shared texts and its formats."""

    sheets: tuple[Sheet, ...]
    texts: str
    styles: str
    begins_1904: bool


@dataclass
class Survey:
    """How far a sheet reaches, how much text it lays out, and its flawed cells by row and column from 1."""

    flaws: dict[tuple[int, int], str] = field(default_factory=dict)
    filled: set[tuple[int, int]] = field(default_factory=set)
    letters: int = 0


def book(members: Mapping[str, bytes]) -> Book:
    """The workbook's directory. Raises UploadError where it is damaged, leads two ways or out of the file."""
    links = _links(members)
    tree = root(members, _BOOK)
    sheets = tuple(_sheet(entry, links, members) for entry in tree.iter() if local(entry.tag) == "sheet")
    if not sheets:
        raise UploadError(f"{UNREADABLE}：没有工作表")
    shared, styles = (
        next((part for kind, part in links.values() if kind == wanted and part in members), "")
        for wanted in ("sharedStrings", "styles")
    )
    properties = (entry for entry in tree.iter() if local(entry.tag) == "workbookPr")
    return Book(sheets, shared, styles, any(entry.get("date1904") in ("1", "true") for entry in properties))


def _links(members: Mapping[str, bytes]) -> dict[str, tuple[str, str]]:
    """From the numbers in the workbook's directory to kind and part."""
    links: dict[str, tuple[str, str]] = {}
    for link in root(members, _LINKS):
        number, kind, target = link.get("Id", ""), link.get("Type", "").rpartition("/")[2], link.get("Target", "")
        if number in links:
            raise UploadError("工作簿的目录有重复的编号，请用 Excel 打开后另存")
        if kind.startswith("externalLink") or (link.get("TargetMode") == "External" and kind != "hyperlink"):
            raise UploadError("工作簿引用了别的文件，请在「数据—编辑链接」里断开链接后另存")
        links[number] = kind, posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
    return links


def _sheet(entry: ElementTree.Element, links: Mapping[str, tuple[str, str]], members: Mapping[str, bytes]) -> Sheet:
    name = entry.get("name", "")
    numbers = [value for key, value in entry.attrib.items() if key.startswith("{") and key.endswith("}id")]
    if len(numbers) != 1 or numbers[0] not in links:
        raise UploadError(f"工作簿的目录指不到工作表“{name}”，请用 Excel 打开后另存")
    kind, part = links[numbers[0]]
    has_cells = kind in ("worksheet", "")
    if has_cells and part not in members:
        raise UploadError(f"{UNREADABLE}：缺少工作表“{name}”的内容")
    return Sheet(name, entry.get("state", "visible") != "visible", part if has_cells else "")


def lengths(part: bytes) -> list[int]:
    """How many letters each shared text has. Raises UploadError for one longer than a cell may hold."""
    found: list[int] = []
    inside = False

    def opened(tag: str, _: Mapping[str, str]) -> None:
        nonlocal inside
        if local(tag) == "si":
            found.append(0)
        inside = local(tag) == "t"

    def read(text: str) -> None:
        if inside and found:
            found[-1] += len(text)
            _keep_short(found[-1], "工作簿")

    parse(part, opened, lambda _: None, read)
    return found


def survey(part: bytes, lengths: list[int]) -> Survey:
    """One sheet's XML, cell by cell wherever the cells stand in it. Raises UploadError for a cell beyond the limits.

    The reader lays out every cell from the first to the last: one far away would take more memory than there is.
    """
    return _Surveyor(lengths).of(part)


class _Surveyor:
    """Walks over a sheet as the reader does: a row or a cell without a number follows the one before it."""

    def __init__(self, lengths: list[int]) -> None:
        self.lengths = lengths
        self.found = Survey()
        self.row = self.column = 0
        self.place, self.kind = (0, 0), ""
        self.inside: dict[str, str] = {}
        self.tag = ""
        self.merges: list[str] = []

    def of(self, part: bytes) -> Survey:
        parse(part, self._opened, self._closed, self._read)
        self._merge()
        return self.found

    def _opened(self, tag: str, given: Mapping[str, str]) -> None:
        self.tag = local(tag)
        if self.tag == "row":
            named = given.get("r", str(self.row + 1))
            if not re.fullmatch(r"[1-9]\d{0,6}", named):
                raise UploadError(MISNUMBERED.format(self.row + 1))
            self.row, self.column = int(named), 0
        elif self.tag == "c":
            self.inside, self.kind = {}, given.get("t", "")
            row, column = place(given["r"]) if "r" in given else (max(self.row, 1), self.column + 1)
            if not row:
                raise UploadError(MISNUMBERED.format(self.row))
            if max(row, self.row) > MOST_ROWS + 1 or column > MOST_COLUMNS:
                far = f"第{max(row, self.row)}行有内容或格式超过{MOST_ROWS}行、{MOST_COLUMNS}列的范围"
                raise UploadError(f"{far}，{SAVE_AGAIN}")
            self.place, self.column = (row, column), column
        elif self.tag == "mergeCell":
            self.merges.append(given.get("ref", ""))
        elif self.tag in ("v", "f", "is"):
            self.inside.setdefault(self.tag, "")

    def _read(self, text: str) -> None:
        if self.tag in ("v", "f", "t"):
            key = "is" if self.tag == "t" else self.tag
            self.inside[key] = self.inside.get(key, "") + text
            _keep_short(len(self.inside[key]), f"第{self.place[0]}行")

    def _closed(self, tag: str) -> None:
        if local(tag) == "c":
            self._judge_cell()
        self.tag = ""

    def _judge_cell(self) -> None:
        value = self.inside.get("v", "")
        if self.kind == "s":
            index = int(value) if re.fullmatch(r"\d{1,9}", value.strip()) else -1
            if not 0 <= index < len(self.lengths):
                raise UploadError(NO_SUCH_TEXT.format(self.place[0]))
            self.found.letters += self.lengths[index]
        elif self.kind in ("", "n") and len(value.strip()) > MOST_DIGITS:
            raise UploadError(f"第{self.place[0]}行有超过{MOST_DIGITS}位的数，请改成实际的数后另存")
        else:
            self.found.letters += len(value) + len(self.inside.get("is", ""))
        if self.found.letters > MOST_LETTERS:
            raise UploadError(f"单元格里的文字合计超过{MOST_LETTERS // 10_000}万字，{SAVE_AGAIN}")
        if self.kind == "e":
            self.found.flaws[self.place] = error_value(value)
        elif "f" in self.inside and not value and self.kind != "str":
            self.found.flaws[self.place] = UNCOMPUTED
        elif self.inside:
            self.found.filled.add(self.place)

    def _merge(self) -> None:
        covered = 0
        for merge in self.merges:
            first, _, last = merge.upper().partition(":")
            (top, left), (bottom, right) = place(first), place(last or first)
            bottom, right = min(bottom, MOST_ROWS + 1), min(right, MOST_COLUMNS)
            covered += max(bottom - top + 1, 0) * max(right - left + 1, 0)
            if covered > (MOST_ROWS + 1) * MOST_COLUMNS:
                raise UploadError(TOO_MANY_MERGES)
            if (top, left) in self.found.filled:
                places = ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
                self.found.flaws |= {covered: MERGED for covered in places if covered != (top, left)}


def error_value(value: str) -> str:
    """A sentence about a cell that holds an error, such as #DIV/0!."""
    return f"是错误值“{value}”，请改正公式或直接填数值"


def place(reference: str) -> tuple[int, int]:
    """Row and column from 1 of a reference such as B3; (0, 0), which no cell has, for anything else."""
    match = _REFERENCE.fullmatch(reference.upper())
    if not match:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ascii_uppercase.index(letter) + 1
    return int(match[2]), column


def _keep_short(letters: int, where: str) -> None:
    if letters > MOST_IN_CELL:
        raise UploadError(f"{where}有一格的文字超过{MOST_IN_CELL}字，请删短后另存")


def root(members: Mapping[str, bytes], part: str) -> ElementTree.Element:
    """The tree of a part. Raises UploadError where it is missing or damaged."""
    if part not in members:
        raise UploadError(f"{UNREADABLE}：缺少 {part}")
    try:
        return ElementTree.fromstring(members[part])
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise UploadError(f"{UNREADABLE}：{part} 不合 XML 语法") from error


def parse(part: bytes, opened, closed, read) -> None:  # type: ignore[no-untyped-def]
    """Walk over a part: called at each element's start, its end, and for text. Raises UploadError."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = opened, closed, read
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, LookupError) as error:
        raise UploadError(f"{UNREADABLE}：工作表不合 XML 语法") from error


def local(tag: str) -> str:
    """The name of an XML element without its namespace."""
    return tag.rpartition("}")[2].rpartition(":")[2]
