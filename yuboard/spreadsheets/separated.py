"""Text tables that people send: CSV in the encodings and with the separators that Chinese offices write."""

import csv
import io
import re
from collections import Counter
from typing import NamedTuple

from yuboard.problems import UploadError

# By name; the first that carries the wanted head is taken, else the one that makes the most columns.
SEPARATORS = {",": "逗号", ";": "分号", "\t": "制表符", "，": "全角逗号", "；": "全角分号", "|": "竖线"}
_AGAIN = "请用 Excel 或 WPS 另存为「CSV UTF-8（逗号分隔）」"
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SAID = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)


class Separated(NamedTuple):
    """The cells of a text table, and how it was read: the encoding and the separator by their names."""

    lines: list[list[str]]
    encoding: str
    separator: str


def separated(content: bytes, wanted: str = "") -> Separated:
    """A text table whose first lines hold the head ``wanted``. Raises UploadError for what is none."""
    text, encoding = _decoded(content)
    if _BINARY.search(text):
        raise UploadError(f"含有空字符或控制字符，不是文本表格，{_AGAIN}")
    if re.match(r"\s*<(\?xml|!doctype|html|table)", text, re.IGNORECASE):
        raise UploadError(f"内容是网页或 XML，不是文本表格，{_AGAIN}")
    said = _SAID.match(text)
    separator = said[1] if said and said[1] in SEPARATORS else _separator(text, wanted)
    lines = _lines(text, separator)
    return Separated([[], *lines[1:]] if said else lines, encoding, SEPARATORS[separator])


def _decoded(content: bytes) -> tuple[str, str]:
    encodings = [("utf-8-sig", "UTF-8"), ("gb18030", "GB18030（含 GBK）")]
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = [("utf-16", "UTF-16")]
    elif order := _order_of_bytes(content[:4000]):
        encodings = [(f"utf-16-{order}", "UTF-16")]
    for encoding, name in encodings:
        try:
            return content.decode(encoding), name
        except UnicodeDecodeError:
            continue
    raise UploadError(f"文字编码不是 UTF-8、UTF-16 或 GB18030，{_AGAIN}")


def _order_of_bytes(content: bytes) -> str:
    """Order of bytes of UTF-16 without a mark: the noughts of its signs and digits stand at even or odd places only."""
    even, odd = content[::2].count(0), content[1::2].count(0)
    if even + odd < 3 or (even and odd):
        return ""
    return "le" if odd else "be"


def _separator(text: str, wanted: str) -> str:
    """The separator that sets the wanted head apart among the first lines and makes the most columns."""
    first = text.splitlines()[:10]
    heads = [line for line in first if wanted and wanted in "".join(line.split())]
    if not heads:
        return max(SEPARATORS, key=lambda separator: _evenness(text, separator))

    def fits(separator: str) -> tuple[bool, int]:
        cells = [cell.strip().strip('"') for line in heads for cell in line.split(separator)]
        return any("".join(cell.split()) == wanted for cell in cells), len(cells)

    return max(SEPARATORS, key=fits)


def _evenness(text: str, separator: str, most: int = 50) -> tuple[int, int]:
    """How many lines a separator cuts into the same number of cells, more than one, and that number."""
    lines = []
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            lines.append(len(line))
            if len(lines) == most:
                break
    except csv.Error:
        return 0, 0
    widths = Counter(width for width in lines if width > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _lines(text: str, separator: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        return list(reader)
    except csv.Error as error:
        words = "有一格的文字过长" if "limit" in str(error) else "的引号没有配对"
        raise UploadError(f"第{max(reader.line_num, 1)}行{words}，不是合法的 CSV，{_AGAIN}") from error
