"""Commands of the ledger: a whole year of one county by command, and every refusal in one Chinese sentence."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.ledgers import month, row, table
from yuboard import cli
from yuboard.record import snapshots
from yuboard.settings import ROOT, snapshots_dir

COUNTY = ("--author", "甲", "--place", "虞城县")
CITY = ("--author", "丙", "--place", "商丘市")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "上报.csv"
    path.write_bytes(table(month(1), month(2)))
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a ledger to be, in use."""
    monkeypatch.setenv("YUBOARD_LEDGER", str(tmp_path / "台账"))
    return tmp_path / "台账"


def ledger(*arguments: object) -> int:
    return cli.main(["ledger", *map(str, arguments)])


def test_a_report_goes_its_way_by_command(
    folder: Path, report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    receipt, out = tmp_path / "回执.json", tmp_path / "审定.csv"
    assert ledger("init") == 0
    assert ledger("import", report, *COUNTY, "--dry-run") == 0
    assert ledger("import", report, *COUNTY, "--receipt", receipt) == 0
    assert ledger("submit", 1, *COUNTY) == 0
    assert ledger("return", 1, *CITY, "--reason", "请核对") == 0
    assert ledger("submit", 1, *COUNTY, "--reason", "已核对") == 0
    assert ledger("approve", 1, *CITY, "--except", 2, "--reason", "二月有误") == 0
    reopening = ("--from", "2016-01-01", "--to", "2016-12-31", "--until", "2099-12-31", "--reason", "漏报")
    assert ledger("reopen", "虞城县", *reopening, *CITY) == 0
    assert ledger("list") == 0
    assert ledger("export", "--out", out) == 0
    assert ledger("verify", receipt) == 0
    told = capsys.readouterr().out
    for words in (
        "核对通过，共2条，没有存入",
        "第1批2条已存为草稿",
        "已审定（除外1条）",
        "重开　虞城县",
        "回执1份，与台账相符",
    ):
        assert words in told
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines] == ["place_name", "虞城县"]
    assert ledger("export", "--out", out, "--as-of", "2020-01-01") == 0
    assert len(out.read_text(encoding="utf-8-sig").splitlines()) == 1
    shown = snapshots.latest(snapshots_dir(str(folder)))
    assert sum(run.rows for run in shown.runs) == 1


def test_a_backup_is_restored_by_command_to_a_side_folder(
    folder: Path, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger("init")
    ledger("import", report, *COUNTY)
    copy, side = tmp_path / "备份.gz", tmp_path / "恢复"
    assert ledger("backup", "--out", copy) == 0
    assert ledger("restore", copy, "--to", side) == 0
    assert ledger("restore", copy, "--to", side) == 2
    monkeypatch.setenv("YUBOARD_LEDGER", str(side))
    assert ledger("verify") == 0
    assert ledger("backup", "--out", tmp_path / "again.gz") == 0
    assert (tmp_path / "again.gz").read_bytes() == copy.read_bytes()


def test_problems_of_a_file_are_all_printed(folder: Path, report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger("init")
    report.write_bytes(table(row(value="约7", kind="年报"), month(1, place="民权县")))
    assert ledger("import", report, *COUNTY) == 1
    told = capsys.readouterr()
    assert [line.split(" ")[0] for line in told.out.splitlines()[1:]] == [
        "上报.csv:2:kind:",
        "上报.csv:2:value:",
        "上报.csv:3:place:",
    ]
    assert told.err == "共3个问题，整批没有存入\n"
    assert ledger("list") == 0
    assert capsys.readouterr().out == "台账里还没有任何一批\n"


REFUSED: list[tuple[list[object], str]] = [
    (["import", "{0}/no.csv", *COUNTY], "no.csv 读写不成：文件或文件夹不存在"),
    (["import", "{0}/上报.csv", "--author", " ", "--place", "虞城县"], "没有写明填报人"),
    (["import", "{0}/上报.csv", "--author", "甲", "--place", "火星"], "没有名为“火星”的地区可以"),
    (["import", "{0}/上报.csv", *COUNTY, "--reviewer"], "“虞城县”不是市"),
    (["import", "{0}/上报.csv", *COUNTY], "上报.csv 已作为第1批存入"),
    (["submit", "9", *COUNTY], "没有第9批"),
    (["approve", "1", *CITY], "第1批现在是“草稿”，不能审定"),
    (["approve", "1", *COUNTY], "“虞城县”不是市"),
    (["return", "1", *CITY], "退回须写明原因"),
    (["reopen", "火星", "--from", "2016-01-01", "--to", "2016-12-31", "--until", "2099-12-31", *CITY], "“火星”"),
    (["export", "--out", "{0}/no/a.csv"], "a.csv 读写不成：文件或文件夹不存在"),
    (["backup", "--out", "{0}/no/a.gz"], "a.gz 读写不成：文件或文件夹不存在"),
    (["restore", "{0}/上报.csv", "--to", "{0}/r"], "上报.csv 不是台账的备份"),
    (["restore", "{0}/no.gz", "--to", "{0}/r"], "no.gz 读写不成"),
    (["verify", "{0}/上报.csv"], "这不是台账的回执"),
]


def test_refusals_are_one_chinese_sentence(
    folder: Path, report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger("init")
    ledger("import", report, *COUNTY)
    capsys.readouterr()
    for arguments, words in REFUSED:
        assert ledger(*(str(argument).format(tmp_path) for argument in arguments)) == 2, arguments
        error = capsys.readouterr().err
        assert words in error
        assert re.fullmatch(r"台账：[^\n]+。\n", error), error


def test_a_ledger_that_was_altered_does_not_pass(
    folder: Path, report: Path, capsys: pytest.CaptureFixture[str], altered: Callable[[Path], None]
) -> None:
    ledger("init")
    ledger("import", report, *COUNTY)
    altered(folder)
    assert ledger("verify") == 2
    told = capsys.readouterr()
    assert "第1条的内容与它的哈希不符" in told.out
    assert "验证不过，共" in told.err


@pytest.fixture
def altered() -> Callable[[Path], None]:
    import sqlite3

    def alter(folder: Path) -> None:
        with sqlite3.connect(folder / "ledger.sqlite") as connection:
            connection.execute("drop trigger entries_no_update")
            connection.execute("update entries set value = '8' where entry_id = 1")
        connection.close()

    return alter


def test_nothing_is_done_without_a_ledger(folder: Path, report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["list"], ["verify"], ["import", report, *COUNTY], ["publish"]):
        assert ledger(*arguments) == 2
        assert "请先运行 ledger init" in capsys.readouterr().err
    assert not folder.exists()


def test_a_full_disk_leaves_no_half_file(folder: Path, tmp_path: Path) -> None:
    """No file may grow beyond 40 KB, which is less than the copy and the table need."""
    ledger("init")
    path, out = tmp_path / "many.csv", tmp_path / "out"
    path.write_bytes(table(*(month(at % 24, subject=f"{at}") for at in range(1500))))
    assert ledger("import", path, *COUNTY) == ledger("submit", 1, *COUNTY) == ledger("approve", 1, *CITY) == 0
    out.mkdir()
    for kind in ("backup", "export"):
        command = f'ulimit -f 80; exec "{sys.executable}" -m yuboard ledger {kind} --out "{out}/a"'
        done = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 2, done
        assert re.fullmatch(r"台账：\S+ 读写不成：[^\n]+。\n", done.stderr), done.stderr
        assert list(out.iterdir()) == []
    assert ledger("verify") == 0
