"""A batch of candidates by spreadsheet: the template, and a verdict for each good row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from yuboard.accreditation import judging
from yuboard.accreditation.judging import Facts, Verdict
from yuboard.accreditation.lines import head_of, passed_over, same_names
from yuboard.problems import Problem, UploadError
from yuboard.record.results import Row
from yuboard.spreadsheets import number_entry
from yuboard.spreadsheets.form import form
from yuboard.spreadsheets.reading import HEAD_LINES, MERGED

NAME = "单位名称"
# What is counted one by one.
WHOLE = ("数量", "人数", "人次", "次数")
_TRUTH = {"是": True, "有": True, "否": False, "无": False, "": None}
Factors = Mapping[str, Mapping[str, Fraction]]


@dataclass(frozen=True)
class Result:
    """One candidate and its verdicts; ``row`` is its row in the sheet."""

    row: int
    name: str
    verdicts: list[Verdict]


def variables(criteria: Sequence[Row]) -> dict[str, Row]:
    """The first criterion of each measured variable, by its column head in the template."""
    variables: dict[str, Row] = {}
    for row in criteria:
        if row["measurable"]:
            variables.setdefault(f"{row['variable']}（{shown_unit(row)}）", row)
    return variables


def conditions(criteria: Sequence[Row]) -> dict[str, str]:
    """The conditions of criteria, by their column heads in the template."""
    return {f"{row['condition']}（是/否）": row["condition"] for row in criteria if row["condition"]}


def shown_unit(row: Row) -> str:
    """The unit that people fill in: percentages as percent, even where the document writes a fraction."""
    return "%" if row["base_unit"] == "%" else str(row["unit"])


def template(kind: str, criteria: Sequence[Row]) -> bytes:
    """An empty workbook with a column for each number and condition of ``kind``, and a sheet that explains them."""
    explained = [("列", "标准", "原文与出处")]
    explained += [
        (title, row["summary"], f"“{row['quote']}”　{row['document_number']} {row['section']}")
        for title, row in variables(criteria).items()
    ]
    explained.append(
        ("怎么填", "每行一个单位；百分比写 50% 或 50；没有的数留空，不要填0；定性条件不在表内，由人判断。", kind)
    )
    return form([NAME, *variables(criteria)], list(conditions(criteria)), explained)


def assess(
    name: str,
    lines: Sequence[Sequence[str]],
    criteria: Sequence[Row],
    factors: Factors,
    flawed: Mapping[tuple[int, int], str] | None = None,
) -> tuple[list[Result], list[Problem]]:
    """A result for each row without a problem, and a problem for each bad cell of the others.

    ``factors`` lead from units to base units, by dimension; ``flawed`` are the flaws of ``reading.Table``. Lines that
    are no candidates are passed over: ``remarks`` tells them. Raises UploadError where columns are missing.
    """
    at = _head_at(name, lines, criteria)
    heads = [_head(cell) for cell in lines[at]]
    numbers, flags = variables(criteria), conditions(criteria)
    known = {_head(title): title for title in (*numbers, *flags)}
    results: list[Result] = []
    problems = [
        Problem(name, at + 1, title, "缺少这一列，各行都按未填写评")
        for head, title in known.items()
        if head not in heads
    ]
    problems += [
        Problem(name, at + 1, head, "不是本页模板的列，没有采用")
        for head in dict.fromkeys(heads)
        if head and head not in (*known, _head(NAME))
    ]
    passed = passed_over(lines, at, NAME)
    for row, line in enumerate(lines[at + 1 :], at + 2):
        cells = dict.fromkeys((NAME, *known), "") | dict(zip(heads, [*line, *[""] * (len(heads) - len(line))]))
        broken = _broken(row, heads, known, flawed or {})
        is_blank = not any(cell.strip() for cell in cells.values()) and set(broken.values()) <= {MERGED}
        if is_blank or (row in passed and any(cell.strip() for cell in line)):
            continue
        facts, wrong = _facts(name, row, cells, numbers, flags, factors)
        wrong = [problem for problem in wrong if problem.column not in broken]
        wrong += [Problem(name, row, title, words) for title, words in broken.items()]
        problems += wrong
        if not wrong:
            results.append(Result(row, cells[NAME].strip(), judging.judge(criteria, facts)))
    if not results and all(problem.row == at + 1 for problem in problems):
        raise UploadError(f"{name}：没有填报的行（合计、注释、示例和空行不算）")
    return results, problems


def _head_at(name: str, lines: Sequence[Sequence[str]], criteria: Sequence[Row]) -> int:
    """Index of the head. Raises UploadError where there is none, or it has a column twice."""
    if not any(cell.strip() for line in lines for cell in line):
        raise UploadError(f"{name}：第一张工作表是空的")
    at = head_of(lines, NAME)
    heads = [_head(cell) for cell in lines[at or 0]]
    known = [_head(title) for title in (*variables(criteria), *conditions(criteria))]
    if at is None or (known and not set(known) & set(heads)):
        where = f"前{HEAD_LINES}行" if at is None else f"第{at + 1}行"
        raise UploadError(f"{name}：{where}没有“{NAME}”或没有一列标准，不是本页的模板")
    twice = sorted({head for head in heads if heads.count(head) > 1 and head in (*known, NAME)})
    if twice:
        raise UploadError(f"{name}：第{at + 1}行有同名的列：{'、'.join(twice)}，不能确定用哪一列，请删去多余的")
    return at


def head_row(lines: Sequence[Sequence[str]]) -> int:
    """Row of the head, from 1; 0 where there is none."""
    at = head_of(lines, NAME)
    return 0 if at is None else at + 1


def remarks(name: str, lines: Sequence[Sequence[str]]) -> list[Problem]:
    """Remarks beside the verdicts of ``assess``: lines that are no candidates, and names that stand twice."""
    at = head_of(lines, NAME)
    if at is None:
        return []
    column = [_head(cell) for cell in lines[at]].index(NAME)
    passed = passed_over(lines, at, NAME)
    names = {
        row: line[column]
        for row, line in enumerate(lines[at + 1 :], at + 2)
        if row not in passed and len(line) > column
    }
    found = [Problem(name, row, NAME, words) for row, words in passed.items()]
    found += [
        Problem(name, row, NAME, f"“{names[row].strip()}”与第{earlier}行同名，两行分别评；同一单位请只留一行")
        for row, earlier in same_names(names).items()
    ]
    return sorted(found, key=lambda remark: remark.row)


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
    values: dict[str, Fraction | None] = {}
    known: dict[str, bool | None] = {}
    if not cells[NAME].strip():
        problems.append(Problem(name, row, NAME, "不能为空"))
    for title, criterion in numbers.items():
        try:
            values[criterion["variable"]] = value(cells[_head(title)], criterion, factors)
        except number_entry.AmbiguousShareError as error:
            words = f"{error}（表格里设为百分比格式的，请把单元格改为文本后重填）"
            problems.append(Problem(name, row, title, words))
        except number_entry.EntryError as error:
            problems.append(Problem(name, row, title, str(error)))
    for title, condition in flags.items():
        written = cells[_head(title)].strip()
        if written not in _TRUTH:
            problems.append(Problem(name, row, title, f"“{written}”应为“是”或“否”，不清楚的留空"))
        known[condition] = _TRUTH.get(written)
    return Facts(values, {}, known), problems


def value(text: str, criterion: Row, factors: Factors) -> Fraction | None:
    """Value typed for a criterion's variable, in base units. Raises number_entry.EntryError."""
    whole = criterion["dimension"] in WHOLE
    return number_entry.number(text, unit=shown_unit(criterion), factors=factors[criterion["dimension"]], whole=whole)
