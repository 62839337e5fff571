"""Counts of rows: how many each file has at least, kept by hand, so that none can vanish without a word."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from yuboard.problems import Problem
from yuboard.record.parsing import Sheet

FILE = "row_counts.csv"
Rows = list[tuple[int, list[str]]]


def missing(counts: Sheet | None, present: Mapping[str, Rows], broken: set[str]) -> list[Problem]:
    """Problems of files that have fewer rows than ``counts`` says; those ``broken`` are told already.

    More rows than counted are no problem, so that adding needs no count; ``uncounted`` names them.
    """
    problems = []
    for row, file, count in _counts(counts):
        found = len(present.get(file, []))
        if file not in broken and found < count:
            gone = f"只有{found}行" if file in present else "没有这个文件"
            text = f"{gone}，{FILE} 第{row}行记的是{count}行：请找回；确是有意删去的，把那里的 rows 改为{found}"
            problems.append(Problem(file, 0, "", text))
    return problems


def uncounted(counts: Sheet | None, present: Mapping[str, Rows]) -> list[Problem]:
    """Notices of files whose rows are not all counted: what is not counted may vanish unseen."""
    if counts is None:
        return [Problem(FILE, 0, "", "没有这个文件，丢了行、丢了文件都看不出来；写法见 data/README.md")]
    known = {file: (row, count) for row, file, count in _counts(counts)}
    notices = []
    for file, rows in present.items():
        row, count = known.get(file, (0, 0))
        if len(rows) > count:
            where = f"第{row}行的 rows 应为{len(rows)}" if row else f"应加一行：{file},{len(rows)}"
            notices.append(Problem(FILE, row, "rows", f"{file} 有{len(rows)}行，记了{count}行，{where}"))
    return notices


def _counts(sheet: Sheet | None) -> Iterator[tuple[int, str, int]]:
    """Row number, file and count of each row that can be read; the loader names the others."""
    if sheet is None or sheet.flaws or not {"file", "rows"} <= set(sheet.header):
        return
    file, rows = sheet.header.index("file"), sheet.header.index("rows")
    for number, line in sheet.rows:
        if line[rows].isdecimal():
            yield number, PurePosixPath(line[file].replace("\\", "/")).as_posix(), int(line[rows])
