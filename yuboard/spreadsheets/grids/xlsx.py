"""Grids of .xlsx workbooks, by a walk over the XML: values lose neither their digits nor their formats."""

import posixpath
import re
from collections.abc import Mapping
from xml.etree import ElementTree

from yuboard.limited import packages
from yuboard.problems import UploadError
from yuboard.spreadsheets.grids import formats
from yuboard.spreadsheets.grids.cells import MOST_CELLS, Grid, Merge, Place, Style
from yuboard.spreadsheets.survey import (
    MISNUMBERED,
    NO_SUCH_TEXT,
    TOO_MANY_MERGES,
    Sheet,
    book,
    local,
    parse,
    place,
    root,
)

_WORKBOOK = packages.Kind("工作簿", ".xlsx", "Excel", unpacked=150_000_000, members=800)
_MOST_MERGES = 100_000


def grids(content: bytes) -> list[Grid]:
    """Every sheet of a workbook that has cells, hidden ones too. Raises UploadError."""
    members = packages.members(content, _WORKBOOK)
    found = book(members)
    texts = _texts(members[found.texts]) if found.texts else []
    styles = _styles(members, found.styles)
    made, left = [], MOST_CELLS
    for sheet in found.sheets:
        if sheet.part:
            grid = Grid(sheet.name, is_hidden=sheet.is_hidden, begins_1904=found.begins_1904, most=left)
            walker = _Walker(grid, texts, styles)
            parse(members[sheet.part], walker.opened, walker.closed, walker.read)
            left -= len(grid.cells)
            _comment(grid, sheet, members)
            made.append(grid)
    return made


def _texts(part: bytes) -> list[str]:
    """Shared texts; what is written above letters to pronounce them is left out."""
    found: list[str] = []
    inside: list[str] = []

    def opened(tag: str, _: Mapping[str, str]) -> None:
        inside.append(local(tag))
        if inside[-1] == "si":
            found.append("")

    def closed(_: str) -> None:
        inside.pop()

    def read(text: str) -> None:
        if inside and inside[-1] == "t" and "rPh" not in inside:
            found[-1] += text

    parse(part, opened, closed, read)
    return found


def _styles(members: Mapping[str, bytes], part: str) -> list[Style]:
    if not part:
        return []
    tree = root(members, part)
    groups = {local(group.tag): group for group in tree}
    codes = dict(formats.BUILT_IN)
    for entry in groups.get("numFmts", ()):
        codes[_whole(entry.get("numFmtId"))] = entry.get("formatCode", "")
    struck = [
        any(local(mark.tag) == "strike" and mark.get("val", "1") not in ("0", "false") for mark in font)
        for font in groups.get("fonts", ())
    ]
    made = []
    for entry in groups.get("cellXfs", ()):
        font = _whole(entry.get("fontId"))
        aligned = next((one.get("horizontal") for one in entry if local(one.tag) == "alignment"), None)
        is_struck = font < len(struck) and struck[font]
        made.append(Style(codes.get(_whole(entry.get("numFmtId")), ""), is_struck, aligned == "centerContinuous"))
    return made


def _whole(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,9}", text) else 0


class _Walker:
    """Walks over a sheet: a row or a cell without a number follows the one before it."""

    def __init__(self, grid: Grid, texts: list[str], styles: list[Style]) -> None:
        self.grid, self.texts, self.styles = grid, texts, styles
        self.row = self.column = 0
        self.style, self.kind, self.tag = Style(), "", ""
        self.value, self.written = "", ""
        self.has_formula = self.is_phonetic = False
        self.spread: Place | None = None

    def opened(self, tag: str, given: Mapping[str, str]) -> None:
        self.tag = tag = local(tag)
        if tag == "c":
            self._cell(given)
        elif tag == "row":
            self.row, self.column, self.spread = _whole(given.get("r")) or self.row + 1, 0, None
            if given.get("hidden") in ("1", "true") or given.get("ht") == "0":
                self.grid.hidden_rows.add(self.row)
        elif tag == "f":
            self.has_formula = True
        elif tag == "rPh":
            self.is_phonetic = True
        elif tag == "col" and (
            given.get("hidden") in ("1", "true") or re.fullmatch(r"0(\.0+)?", given.get("width", "9"))
        ):
            self.grid.hidden_columns.append((_whole(given.get("min")), _whole(given.get("max"))))
        elif tag == "mergeCell":
            self._merge(given.get("ref", ""))

    def read(self, text: str) -> None:
        if self.tag == "v":
            self.value += text
        elif self.tag == "t" and not self.is_phonetic:
            self.written += text

    def closed(self, tag: str) -> None:
        tag = local(tag)
        if tag == "c":
            self._store()
        elif tag == "rPh":
            self.is_phonetic = False
        self.tag = ""

    def _cell(self, given: Mapping[str, str]) -> None:
        row, column = place(given["r"]) if "r" in given else (max(self.row, 1), self.column + 1)
        if not row:
            raise UploadError(MISNUMBERED.format(self.row))
        self.row, self.column = row, column
        index = _whole(given.get("s"))
        self.style = self.styles[index] if index < len(self.styles) else Style()
        self.kind = given.get("t", "n")
        self.value = self.written = ""
        self.has_formula = False

    def _store(self) -> None:
        place = self.row, self.column
        if not self.grid.put(place, *self._read_value(), self.style):
            self._spread()
        else:
            self.spread = place if self.style.is_spread else None

    def _spread(self) -> None:
        """A blank cell that the text before it is centred across belongs to that text, as if merged."""
        if not self.style.is_spread or self.spread is None:
            self.spread = None
            return
        row, left = self.spread
        if self.grid.merges and self.grid.merges[-1][:3] == (row, left, row):
            self.grid.merges.pop()
        self.grid.merges.append(Merge(row, left, row, self.column))

    def _read_value(self) -> tuple[str, str]:
        value = self.value.strip()
        if self.kind == "s":
            index = int(value) if re.fullmatch(r"\d{1,9}", value) else -1
            if not 0 <= index < len(self.texts):
                raise UploadError(NO_SUCH_TEXT.format(self.row))
            return "text", self.texts[index]
        if self.kind == "inlineStr":
            return "text", self.written
        if self.has_formula and not value:
            return ("text", "") if self.kind == "str" else ("uncomputed", "?")
        if self.kind in ("str", "d"):
            return "text", self.value
        if self.kind == "e":
            return "error", value
        if self.kind == "b":
            return "boolean", "是" if value == "1" else "否"
        return ("number", value) if value else ("text", "")

    def _merge(self, reference: str) -> None:
        first, _, last = reference.upper().partition(":")
        (top, left), (bottom, right) = place(first), place(last or first)
        if top and bottom and (top, left) != (bottom, right):
            self.grid.merges.append(Merge(top, left, bottom, right))
        if len(self.grid.merges) > _MOST_MERGES:
            raise UploadError(TOO_MANY_MERGES)


def _comment(grid: Grid, sheet: Sheet, members: Mapping[str, bytes]) -> None:
    """Put the comments of a sheet into its cells; one on an empty cell says nothing about a value."""
    folder, name = posixpath.split(sheet.part)
    links = f"{folder}/_rels/{name}.rels"
    if links not in members:
        return
    for link in root(members, links):
        part = posixpath.normpath(posixpath.join("/" + folder, link.get("Target", ""))).lstrip("/")
        if link.get("Type", "").endswith("/comments") and part in members:
            for entry in root(members, part).iter():
                if local(entry.tag) == "comment":
                    _attach(grid, place(entry.get("ref", "")), _said(entry))


def _said(entry: ElementTree.Element) -> str:
    return " ".join("".join(piece.text or "" for piece in entry.iter() if local(piece.tag) == "t").split())[:300]


def _attach(grid: Grid, at: Place, text: str) -> None:
    if text and at in grid.cells:
        grid.cells[at] = grid.cells[at]._replace(comment=text)
