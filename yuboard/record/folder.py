"""Data folder: which of its files are tables, which are not read and why."""

import contextlib
import csv
import io
import re
import stat
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from yuboard import disk
from yuboard.disk import reason
from yuboard.problems import Problem
from yuboard.settings import QUERIES, builds_dir

# The per-document file whose table has a longer name.
TABLE_OF_STEM = {"layout": "layout_elements"}
DOCUMENTS = "documents.csv"
# Folders of a subject, whose tables may stand in the data folder itself as well.
_SUBJECTS = {
    "reporting": ("forms.csv", "form_indicators.csv"),
    "progress": (
        "presets.csv",
        "thresholds.csv",
        "scopes.csv",
        "score_rules.csv",
        "score_items.csv",
        "score_steps.csv",
    ),
}
# No table: what the last proof against the full texts found, written by ``check --texts``.
PROOF = "proof.csv"
LARGEST = 50_000_000
_PLACES = "数据文件夹、reporting/、progress/ 和 documents/文件代号/"
_MISPLACED = "放错了地方，应在数据文件夹或 documents/文件代号/ 中"
# Of programs that have a file open, of editors and of file managers: never content.
_PASSING = re.compile(r"^[.~#]|[~#]$")
# What a table may have been saved as by mistake.
_LIKE_TABLES = {".xlsx", ".xls", ".xlsm", ".et", ".ods", ".tsv", ".txt", ".bak", ".old", ".orig"}


class Listing(NamedTuple):
    """Listing of a data folder.

    ``tables``: files to load, in a fixed order; ``others``: CSV that block publishing, as ``problems`` says, since they
    may be tables mistyped; ``notices``: copies and files of other kinds, which are not read and block nothing.
    """

    tables: list[Path]
    others: list[Path]
    problems: list[Problem]
    notices: list[Problem]


def table_of(path: Path) -> str:
    """The table that a file of this name fills."""
    return TABLE_OF_STEM.get(path.stem, path.stem)


def absent(data: Path) -> Problem | None:
    """The problem where ``data`` is no data folder at all, so that nothing may be written there."""
    try:
        if not stat.S_ISDIR(data.stat().st_mode):
            return Problem(DOCUMENTS, 0, "", f"{data} 是文件，不是数据文件夹")
        names = {path.name for path in data.iterdir()}
    except FileNotFoundError:
        return Problem(DOCUMENTS, 0, "", f"数据文件夹不存在：{data}；请检查 YUBOARD_DATA 或 --data 写的路径")
    except OSError as error:
        return Problem(DOCUMENTS, 0, "", f"数据文件夹读不出：{data}（{reason(error, '读取')}）")
    if DOCUMENTS not in names:
        return Problem(DOCUMENTS, 0, "", f"{data} 不是数据文件夹（缺少 documents.csv）")
    return None


def listing(data: Path) -> Listing:
    """Every file of ``data``, of the folders of subjects and of ``documents/<document_id>/``: what each is."""
    found = Listing([], [], [], [])
    documents, subjects = data / "documents", {data / name: tables for name, tables in _SUBJECTS.items()}
    for path in _entries(data):
        if path not in (documents, *subjects, builds_dir(data), data / PROOF):
            _judge(path, data, found)
    for folder, tables in subjects.items():
        for path in _entries(folder):
            _judge(path, data, found, is_misplaced=path.name not in tables)
    known = _document_ids(data)
    for folder in _entries(documents):
        if not folder.is_dir():
            _judge(folder, data, found, is_misplaced=True)
        elif known is not None and folder.name not in known:
            _judge_stranger(folder, known, found)
        else:
            for path in _entries(folder):
                _judge(path, data, found)
    return found


def cut_short(tables: list[Path], data: Path) -> list[Problem]:
    """Notices of files whose last line does not end: a program may have been stopped while it saved them."""
    found = []
    for path in tables:
        with contextlib.suppress(OSError):
            if not content(path).endswith((b"\n", b"\r")):
                name = path.relative_to(data).as_posix()
                found.append(Problem(name, 0, "", "最后一行没有换行，可能没有存完；请打开核对后再存一次"))
    return found


def _entries(folder: Path) -> list[Path]:
    """Contents of a folder in the order of names, without what passing programs leave; none where it is not to read."""
    try:
        return sorted(path for path in folder.iterdir() if not _PASSING.search(path.name))
    except OSError:
        return []


def _judge(path: Path, data: Path, found: Listing, *, is_misplaced: bool = False) -> None:
    """The rule for one file. A CSV whose name has a table's and more is a copy; any other may be a table mistyped."""
    name = path.relative_to(data).as_posix()
    if path.name in _file_names() and not is_misplaced:
        found.tables.append(path)
    elif copied := _copied(path):
        found.notices.append(Problem(name, 0, "", f"没有读它：像是 {copied} 的副本，或不是 CSV；不用请移走"))
    elif path.suffix.lower() == ".csv":
        found.others.append(path)
        what = "没有与这个文件对应的数据表"
        if path.name.lower() in _file_names():
            what = _MISPLACED if is_misplaced else f"文件名应写作 {path.name.lower()}"
        found.problems.append(Problem(name, 0, "", what))
    elif path.is_dir() and _has_tables(path):
        found.notices.append(Problem(name, 0, "", f"没有读这个文件夹：表只能放在{_PLACES} 中"))


def _judge_stranger(folder: Path, known: set[str], found: Listing) -> None:
    """The rule for a folder of no document: one whose name has a document's and more is a copy, any other blocks."""
    if not _has_tables(folder):
        return
    name = f"documents/{folder.name}"
    copied = next(
        (one for one in sorted(known) if one and re.search(rf"(?<!\w){re.escape(one)}(?!\w)", folder.name)), None
    )
    if copied:
        found.notices.append(Problem(name, 0, "", f"没有读它：像是 documents/{copied} 的副本；不用请移走"))
    else:
        found.others.extend(path for path in _entries(folder) if path.name in _file_names())
        found.problems.append(
            Problem(name, 0, "", f"documents.csv 中没有代号为“{folder.name}”的文件，文件夹里的表没有读")
        )


def _has_tables(folder: Path) -> bool:
    return any(path.suffix.lower() == ".csv" for path in _entries(folder))


def _document_ids(data: Path) -> set[str] | None:
    """The ids in documents.csv; None where it is not to read, which is told elsewhere."""
    try:
        text = content(data / DOCUMENTS).decode("utf-8-sig")
        return {row["document_id"] or "" for row in csv.DictReader(io.StringIO(text, newline=""))}
    except (OSError, ValueError, KeyError, csv.Error):
        return None


def _copied(path: Path) -> str | None:
    """The file that ``path`` copies by its name, if any: figures - 副本.csv, figures (1).csv, figures.csv.bak."""
    own = path.name.lower()
    if path.suffix.lower() in {".csv", *_LIKE_TABLES}:
        for name in sorted(_file_names(), key=len, reverse=True):
            if own != name and re.search(rf"(?<![a-z_]){name.removesuffix('.csv')}(?![a-z])", own):
                return name
    return None


@lru_cache(maxsize=1)
def tables() -> frozenset[str]:
    """The tables that the schema declares."""
    schema = (QUERIES / "build" / "schema.sql").read_text(encoding="utf-8")
    return frozenset(re.findall(r"^create table (\w+)", schema, re.MULTILINE))


@lru_cache(maxsize=1)
def _file_names() -> frozenset[str]:
    stem_of = {table: stem for stem, table in TABLE_OF_STEM.items()}
    return frozenset(f"{stem_of.get(table, table)}.csv" for table in tables())


def content(path: Path) -> bytes:
    """The bytes of a table. Raises OSError, also for what is no file or far too large."""
    return disk.content(path, LARGEST)
