"""Data folders in disorder: files that are no tables, vanish, shrink or are copies; each cause is told alone."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from yuboard.problems import DataError, Problem
from yuboard.record import building, counting, folder, store, verification
from yuboard.record.parsing import parse
from yuboard.settings import ROOT

RATES = "exchange_rates.csv"
SQ = "documents/sq2016/figures.csv"
FILES = [path for path in folder.listing(ROOT / "data").tables if path.name != counting.FILE]


def told(data: Path) -> list[Problem]:
    return verification.verify(data).problems


def edited(change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(change(path.read_bytes()))


def line(number: int, change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    def apply(content: bytes) -> bytes:
        lines = content.splitlines(keepends=True)
        return b"".join([*lines[: number - 1], change(lines[number - 1]), *lines[number:]])

    return edited(apply)


CAUSES: dict[str, tuple[Callable[[Path], object], int, str, str]] = {
    "a long field": (line(5, lambda text: b'"' + b"x" * 140_000 + b'",' + text), 5, "", "引号没有成对"),
    "an unclosed quote": (line(5, lambda text: text.replace(b",", b',"', 1)), 5, "", "引号没有成对"),
    "words after a quote": (line(5, lambda text: text.replace(b",", b',"a"b', 1)), 5, "", "引号没有成对"),
    "a null byte": (line(3, lambda text: text.replace(b",", b"\0,", 1)), 3, "", "空字节"),
    "GBK": (edited(lambda text: text.decode().encode("gb18030")), 2, "", "不是 UTF-8"),
    "UTF-16": (edited(lambda text: text.decode().encode("utf-16")), 0, "", "UTF-16"),
    "empty": (lambda path: path.write_bytes(b""), 1, "", "文件是空的"),
    "a blank header": (line(1, lambda _: b"\n"), 1, "", "文件是空的"),
    "semicolons": (edited(lambda text: text.replace(b",", b";")), 1, "", "分号"),
    "tabs": (edited(lambda text: text.replace(b",", b"\t")), 1, "", "制表符"),
    "a column twice": (line(1, lambda text: text.replace(b"name", b"place_id", 1)), 1, "place_id", "列名重复"),
    "a column without a name": (edited(lambda text: text.replace(b"\n", b",\n")), 1, "", "没有列名"),
    "a control character": (line(4, lambda text: text.replace(b",", b"\x0b,", 1)), 4, "place_id", "控制字符"),
    "a folder": (lambda path: (path.unlink(), path.mkdir()), 0, "", "是文件夹"),
    "a column too many": (edited(lambda text: text.replace(b",note", b"", 1)), 7, "", "还有58行"),
    "a pipe": (lambda path: (path.unlink(), os.mkfifo(path)), 0, "", "不是普通文件"),
    "a link to nowhere": (lambda path: (path.unlink(), path.symlink_to("nowhere")), 0, "", "不存在"),
    "a cell too many": (line(6, lambda text: b"x," + text), 6, "", "11格"),
    "one very long cell": (line(6, lambda text: b"x" * 2001 + text), 6, "place_id", "最多2000个字"),
}


@pytest.mark.parametrize("name", CAUSES)
def test_cause_is_told_first_and_alone(data: Path, name: str) -> None:
    """In places.csv, to which every other file refers."""
    spoil, row, column, words = CAUSES[name]
    spoil(data / "places.csv")
    problems = told(data)
    assert {problem.file for problem in problems} == {"places.csv"}
    assert len(problems) <= 8
    assert any((p.row, p.column) == (row, column) and words in p.text for p in problems), problems


def test_unreadable_file_is_a_problem_and_heals(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = building.content_hash(data)
    read = folder.content

    def refusing(path: Path) -> bytes:
        if path.name == RATES:
            raise PermissionError(13, "refused", str(path))
        return read(path)

    with monkeypatch.context() as patch:
        patch.setattr(folder, "content", refusing)
        patch.setattr("yuboard.record.parsing.content", refusing)
        os.utime(data / RATES)
        hidden = building.content_hash(data)
        assert [(p.file, p.text) for p in told(data)] == [(RATES, "读不出：没有读取权限")]
    assert hidden != before
    assert building.content_hash(data) == before


def test_file_that_vanishes_while_it_is_read_is_a_problem(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = folder.listing(data)
    (data / RATES).unlink()
    monkeypatch.setattr(folder, "listing", lambda _: found)
    assert (RATES, "读不出：文件或文件夹不存在") in [(p.file, p.text) for p in told(data)]


@pytest.mark.parametrize(
    "path", [path for path in FILES if parse(path).rows], ids=lambda path: path.relative_to(ROOT / "data").as_posix()
)
def test_lost_file_and_lost_rows_are_told(path: Path, tmp_path: Path) -> None:
    """Every file of the record that has a row, gone and cut at a line end; only counts are asked, which is quick."""
    name = path.relative_to(ROOT / "data").as_posix()
    counts = parse(ROOT / "data" / counting.FILE)
    present = {each.relative_to(ROOT / "data").as_posix(): parse(each).rows for each in FILES}
    present[counting.FILE] = counts.rows
    assert counting.missing(counts, present, set()) == []
    assert counting.uncounted(counts, present) == [], "row_counts.csv lags behind the data"
    gone = counting.missing(counts, {key: rows for key, rows in present.items() if key != name}, set())
    assert [(problem.file, "没有这个文件" in problem.text) for problem in gone] == [(name, True)]
    half = present | {name: present[name][: len(present[name]) // 2]}
    assert [problem.file for problem in counting.missing(counts, half, set())] == [name]


def test_counts_that_are_cut_short_are_told(data: Path) -> None:
    path = data / counting.FILE
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[: len(lines) // 2]), encoding="utf-8")
    assert [problem.file for problem in told(data)] == [counting.FILE]


@pytest.mark.parametrize("name", ["places.csv", "documents.csv"])
def test_lost_rows_are_told_first_and_without_those_that_refer_to_them(data: Path, name: str) -> None:
    lines = (data / name).read_text(encoding="utf-8").splitlines(keepends=True)
    (data / name).write_text("".join(lines[: len(lines) // 2]), encoding="utf-8")
    problems = told(data)
    assert problems[0].file == name
    assert "row_counts.csv" in problems[0].text
    assert not [
        problem for problem in problems if "中不存在" in problem.text and name.split("/")[-1][:-4] in problem.text
    ]


def test_removal_is_confirmed_by_the_count(data: Path) -> None:
    (data / "revisions.csv").write_text((data / "revisions.csv").read_text(encoding="utf-8").splitlines()[0] + "\n")
    (problem,) = [problem for problem in told(data) if problem.file == "revisions.csv"]
    assert "rows 改为0" in problem.text
    counts = data / counting.FILE
    counts.write_text(
        counts.read_text(encoding="utf-8").replace("revisions.csv,1", "revisions.csv,0"), encoding="utf-8"
    )
    assert told(data) == []


IGNORED = ["~$figures.csv", ".~lock.figures.csv#", ".figures.csv.swp", "figures.csv~", "#figures.csv#", "._figures.csv"]
COPIES = [
    "task_units.bak.csv",
    "figures - 副本.csv",
    "figures (1).csv",
    "figures.csv.bak",
    "figures（2）.csv",
    "副本figures.csv",
    "figures_old.csv",
    "Figures - Copy.csv",
    "figures.xlsx",
    "figures 2.csv",
    "figures-20260131.csv",
    "复件 figures.csv",
]
STRANGE = ["figurs.csv", "extra.csv", "FIGURES.CSV", "figures.CSV", "数据.csv"]


def test_passing_files_are_ignored_and_copies_named(data: Path) -> None:
    home = (data / SQ).parent
    before = building.content_hash(data)
    for name in [*IGNORED, *COPIES]:
        (home / name).write_bytes(b"\xff\0 no table")
    shutil.copytree(home, data / "documents" / "sq2016 - 副本")
    shutil.copytree(home, data / "备份")
    verified = verification.verify(data)
    assert verified.problems == []
    named = [f"documents/sq2016/{name}" for name in COPIES]
    assert sorted(notice.file for notice in verified.notices) == sorted([*named, "documents/sq2016 - 副本", "备份"])
    assert building.content_hash(data) == before


@pytest.mark.parametrize("name", STRANGE)
def test_other_files_block_as_they_may_be_tables_mistyped(data: Path, name: str) -> None:
    (data / SQ).with_name(name).write_text("a\n1\n", encoding="utf-8")
    assert [problem.file for problem in told(data)] == [f"documents/sq2016/{name}"]


def test_folder_of_no_document_and_table_in_the_wrong_place_are_told_alone(data: Path) -> None:
    shutil.copytree((data / SQ).parent, data / "documents" / "xx2030")
    shutil.copy(data / SQ, data / "documents")
    assert [problem.file for problem in told(data)] == ["documents/figures.csv", "documents/xx2030"]


def test_last_line_that_does_not_end_is_named(data: Path) -> None:
    (data / RATES).write_bytes((data / RATES).read_bytes().rstrip())
    verified = verification.verify(data)
    assert verified.problems == []
    assert [notice.file for notice in verified.notices] == [RATES]


def test_cell_of_blanks_is_empty(data: Path) -> None:
    text = (data / "places.csv").read_text(encoding="utf-8")
    (data / "places.csv").write_text(text.replace("zhengzhou,郑州市,", "zhengzhou,  ,", 1), encoding="utf-8")
    assert ("places.csv", "name", "不能为空") in [(p.file, p.column, p.text) for p in told(data)]


def test_record_without_documents_is_a_problem(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in FILES:
        own = data / path.relative_to(ROOT / "data")
        own.write_text(own.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    (data / counting.FILE).write_text("file,rows\n", encoding="utf-8")
    shutil.rmtree(data / "documents")
    monkeypatch.setenv("YUBOARD_DATA", str(data))
    with pytest.raises(DataError, match="没有一份文件"):
        store.database()


def test_text_outside_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    for name in ("../secret.txt", str(tmp_path / "secret.txt"), "..\\secret.txt", "", None, "texts", "长" * 300):
        assert verification.text_path(tmp_path / "texts", name) is None
