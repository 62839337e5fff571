"""A batch of candidates by spreadsheet: the template, safe reading, and a verdict for each good row."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from typing import IO
from xml.etree import ElementTree

from yuboard import accreditation, entry
from yuboard.accreditation import Facts, Verdict
from yuboard.problems import Problem
from yuboard.row import Row

NAME = "单位名称"
LARGEST_BYTES, LARGEST_UNPACKED, MOST_ENTRIES, MOST_ROWS, MOST_COLUMNS = 5_000_000, 50_000_000, 500, 5000, 100
# What is counted one by one.
WHOLE = ("数量", "人数", "人次", "次数")
_TRUTH = {"是": True, "有": True, "否": False, "无": False, "": None}
MERGED = "在合并的单元格里，没有自己的值，请取消合并后逐格填写"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
Factors = Mapping[str, Mapping[str, Fraction]]


class UploadError(ValueError):
    """Raised for a file that cannot be read as a table of candidates; the message is for whoever sent it."""


@dataclass(frozen=True)
class Result:
    """One candidate and its verdicts; ``row`` is its row in the sheet."""

    row: int
    name: str
    verdicts: list[Verdict]


def variables(criteria: Sequence[Row]) -> dict[str, Row]:
    """The first criterion of each measured variable, by its column head in the template."""
    found: dict[str, Row] = {}
    for row in criteria:
        if row["measurable"]:
            found.setdefault(f"{row['variable']}（{shown_unit(row)}）", row)
    return found


def conditions(criteria: Sequence[Row]) -> dict[str, str]:
    """The conditions of criteria, by their column heads in the template."""
    return {f"{row['condition']}（是/否）": row["condition"] for row in criteria if row["condition"]}


def shown_unit(row: Row) -> str:
    """The unit that people fill in: percentages as percent, even where the document writes a fraction."""
    return "%" if row["base_unit"] == "%" else str(row["unit"])


def template(kind: str, criteria: Sequence[Row]) -> bytes:
    """An empty workbook with a column for each number and condition of ``kind``, and a sheet that explains them."""
    import xlsxwriter

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        base = {"font_name": "微软雅黑", "font_size": 11, "text_wrap": True, "valign": "vcenter", "border": 1}
        head, text = book.add_format(base | {"bold": True}), book.add_format(base | {"num_format": "@"})
        sheet = book.add_worksheet("填报")
        heads = [NAME, *variables(criteria), *conditions(criteria)]
        sheet.set_row(0, 48)
        sheet.set_column(0, 0, 30, text)
        sheet.set_column(1, max(len(heads) - 1, 1), 20, text)
        for column, words in enumerate(heads):
            sheet.write_string(0, column, words, head)
        for column in range(len(heads) - len(conditions(criteria)), len(heads)):
            sheet.data_validation(1, column, MOST_ROWS, column, {"validate": "list", "source": ["是", "否"]})
        sheet.freeze_panes(1, 1)
        _explain(book.add_worksheet("说明"), kind, criteria, head, text)
    return stream.getvalue()


def _explain(sheet, kind: str, criteria: Sequence[Row], head, text) -> None:  # type: ignore[no-untyped-def]
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 2, 60)
    lines = [("列", "标准", "原文与出处", head)]
    lines += [
        (title, row["summary"], f"“{row['quote']}”　{row['document_number']} {row['section']}", text)
        for title, row in variables(criteria).items()
    ]
    lines.append(
        ("怎么填", "每行一个单位；百分比写 50% 或 50；没有的数留空，不要填0；定性条件不在表内，由人判断。", kind, text)
    )
    for number, (*cells, style) in enumerate(lines):
        for column, words in enumerate(cells):
            sheet.write_string(number, column, words, style)


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
        raise UploadError(f"{name}：工作簿展开后过大，请只保留填报的行列后另存")
    if any(part.filename.endswith("vbaProject.bin") for part in entries):
        raise UploadError(f"{name}：含有宏，请另存为不含宏的 .xlsx")
    with _opened_sheet(name, content) as part:
        _keep_within(name, part)
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        return [[_text(cell) for cell in line] for line in sheet.to_python(skip_empty_area=False)]
    except (CalamineError, ValueError, OSError) as error:
        raise UploadError(f"{name}：工作簿读不出来，可能已损坏：{error}") from error


@contextmanager
def _opened_sheet(name: str, content: bytes) -> Iterator[IO[bytes]]:
    """The XML of a workbook's first sheet. Raises UploadError where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(_first_sheet(archive)) as part:
            yield part
    except (ElementTree.ParseError, LookupError, StopIteration, zipfile.BadZipFile) as error:
        raise UploadError(f"{name}：工作簿读不出来，可能已损坏：{error}") from error


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
            raise UploadError(f"{name}：工作簿读不出来，可能已损坏：第{at + 1}行的行号或单元格编号不合规则")
        at = int(named)
        row = max([at, *(row for row, _ in places)])
        if places and (row > MOST_ROWS + 1 or max(len(places), *(column for _, column in places)) > MOST_COLUMNS):
            raise UploadError(
                f"{name}：第{row}行有内容或格式超过{MOST_ROWS}行、{MOST_COLUMNS}列的范围，请只保留填报的行列后另存"
            )
        element.clear()


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "是" if cell else "否"
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def flaws(name: str, content: bytes) -> dict[tuple[int, int], str]:
    """What is wrong with cells of the first sheet of an .xlsx that hold no value, by row and column from 1.

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
    found: dict[tuple[int, int], str] = {}
    filled = set()
    covered = 0
    for _, element in ElementTree.iterparse(part):
        if _tag(element) == "c":
            place = _place(element.get("r", ""))
            inside = {_tag(child): child.text for child in element}
            if element.get("t") == "e":
                found[place] = f"是错误值“{inside.get('v') or ''}”，请改正公式或直接填数值"
            elif "f" in inside and not inside.get("v") and element.get("t") != "str":
                found[place] = "是没有算出结果的公式，请在 Excel 中打开并保存一次，或直接填数值"
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
                found |= {place: MERGED for place in places if place != (top, left)}
    return found


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


def assess(
    name: str,
    lines: Sequence[Sequence[str]],
    criteria: Sequence[Row],
    factors: Factors,
    flawed: Mapping[tuple[int, int], str] | None = None,
) -> tuple[list[Result], list[Problem]]:
    """A result for each row without a problem, and a problem for each bad cell of the others.

    ``factors`` lead from units to base units, by dimension; ``flawed`` are the cells of ``flaws``. Raises UploadError
    where columns are missing.
    """
    heads = [_head(cell) for cell in lines[0]] if lines else []
    numbers, flags = variables(criteria), conditions(criteria)
    known = {_head(title): title for title in (*numbers, *flags)}
    if not any(cell.strip() for line in lines for cell in line):
        raise UploadError(f"{name}：第一张工作表是空的")
    if _head(NAME) not in heads or (known and not set(known) & set(heads)):
        raise UploadError(f"{name}：第1行没有“{NAME}”或没有一列标准，不是本页的模板")
    twice = sorted({head for head in heads if heads.count(head) > 1 and head in (*known, NAME)})
    if twice:
        raise UploadError(f"{name}：第1行有同名的列：{'、'.join(twice)}，不能确定用哪一列，请删去多余的")
    results: list[Result] = []
    problems = [
        Problem(name, 1, title, "缺少这一列，各行都按未填写评") for head, title in known.items() if head not in heads
    ]
    problems += [
        Problem(name, 1, head, "不是本页模板的列，没有采用")
        for head in dict.fromkeys(heads)
        if head and head not in (*known, _head(NAME))
    ]
    for row, line in enumerate(lines[1:], 2):
        cells = dict.fromkeys((NAME, *known), "") | dict(zip(heads, [*line, *[""] * (len(heads) - len(line))]))
        broken = _broken(row, heads, known, flawed or {})
        if not any(cell.strip() for cell in cells.values()) and set(broken.values()) <= {MERGED}:
            continue
        facts, wrong = _facts(name, row, cells, numbers, flags, factors)
        wrong = [problem for problem in wrong if problem.column not in broken]
        wrong += [Problem(name, row, title, words) for title, words in broken.items()]
        problems += wrong
        if not wrong:
            results.append(Result(row, cells[NAME].strip(), accreditation.judge(criteria, facts)))
    if not results and all(problem.row == 1 for problem in problems):
        raise UploadError(f"{name}：没有填报的行")
    return results, problems


def _broken(
    row: int, heads: Sequence[str], known: Mapping[str, str], flawed: Mapping[tuple[int, int], str]
) -> dict[str, str]:
    titles = {NAME: NAME, **known}
    return {
        titles[head]: flawed[row, column]
        for column, head in enumerate(heads, 1)
        if head in titles and (row, column) in flawed
    }


def _head(text: str) -> str:
    return "".join(text.split()).replace("(", "（").replace(")", "）")


def _facts(
    name: str,
    row: int,
    cells: Mapping[str, str],
    numbers: Mapping[str, Row],
    flags: Mapping[str, str],
    factors: Factors,
) -> tuple[Facts, list[Problem]]:
    problems = []
    found: dict[str, Fraction | None] = {}
    known: dict[str, bool | None] = {}
    if not cells[NAME].strip():
        problems.append(Problem(name, row, NAME, "不能为空"))
    for title, criterion in numbers.items():
        try:
            found[criterion["variable"]] = value(cells[_head(title)], criterion, factors)
        except entry.AmbiguousShareError as error:
            words = f"{error}（表格里设为百分比格式的，请把单元格改为文本后重填）"
            problems.append(Problem(name, row, title, words))
        except entry.EntryError as error:
            problems.append(Problem(name, row, title, str(error)))
    for title, condition in flags.items():
        written = cells[_head(title)].strip()
        if written not in _TRUTH:
            problems.append(Problem(name, row, title, f"“{written}”应为“是”或“否”，不清楚的留空"))
        known[condition] = _TRUTH.get(written)
    return Facts(found, {}, known), problems


def value(text: str, criterion: Row, factors: Factors) -> Fraction | None:
    """What a person typed for a criterion's variable, in base units. Raises entry.EntryError."""
    whole = criterion["dimension"] in WHOLE
    return entry.number(text, unit=shown_unit(criterion), factors=factors[criterion["dimension"]], whole=whole)
