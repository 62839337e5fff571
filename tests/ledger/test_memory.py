"""Memory of the ledger: one that was exchanged, cut short or lost is told, and nothing starts on it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.ledgers import People, draft, month
from yuboard import cli
from yuboard.ledger import backup, memory
from yuboard.ledger.engine import FILE, Ledger, create
from yuboard.ledger.memory import StrangeLedgerError
from yuboard.settings import ROOT, state_dir


def test_ledger_that_goes_on_is_known_again(ledger: Ledger, people: People) -> None:
    first = memory.check(ledger)
    draft(ledger, people, month(1))
    assert memory.check(ledger).revision == first.revision + 1
    assert memory.last_seen(ledger.setting) == memory.present(ledger)


@pytest.fixture
def kept(people: People, tmp_path: Path) -> Path:
    """The folder of a ledger that was seen with a draft, and beside it a copy of how it was before."""
    made, _ = create(str(tmp_path / "kept"))
    with made.writing():
        shutil.copy(tmp_path / "kept" / FILE, tmp_path / "before")
    draft(made, people, month(1))
    memory.check(made)
    made.close()
    return tmp_path / "kept"


def opened(folder: Path) -> Ledger:
    made, _ = create(str(folder))
    return made


def test_another_ledger_in_its_place_is_told(kept: Path) -> None:
    shutil.rmtree(kept)
    with pytest.raises(StrangeLedgerError, match="换了一本"):
        memory.check(opened(kept))


def test_ledger_that_lost_its_end_is_told_and_can_be_accepted(
    kept: Path, people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.back_up(opened(kept), tmp_path / "whole.gz")
    shutil.rmtree(kept)
    kept.mkdir()
    restored, _ = backup.restore(tmp_path / "whole.gz", str(kept))
    assert memory.check(restored).revision == 2
    with restored.writing() as connection:
        for (name,) in connection.exec_driver_sql("select name from sqlite_master where type = 'trigger'").fetchall():
            connection.exec_driver_sql(f"drop trigger {name}")
        connection.exec_driver_sql("delete from entries")
        connection.exec_driver_sql("delete from events where event_id = 2")
    with pytest.raises(StrangeLedgerError, match="上次到第2号，现在只到第1号"):
        memory.check(restored)
    monkeypatch.setenv("YUBOARD_LEDGER", str(kept))
    assert cli.main(["ledger", "backup", "--out", str(tmp_path / "no.gz")]) == 2
    assert not (tmp_path / "no.gz").exists()
    assert cli.main(["ledger", "accept"]) == 0
    assert memory.check(restored).revision == 1


def test_ledger_that_was_rewritten_is_told(kept: Path) -> None:
    seen = memory.last_seen(str(kept))
    assert seen
    path = next(path for path in state_dir().iterdir() if seen.hash in path.read_text(encoding="utf-8"))
    path.write_text(path.read_text(encoding="utf-8").replace(seen.hash, "0" * 64), encoding="utf-8")
    with pytest.raises(StrangeLedgerError, match="第2号与上次见到的不同"):
        memory.check(opened(kept))
    path.write_text("{", encoding="utf-8")
    with pytest.raises(StrangeLedgerError, match="读不出"):
        memory.check(opened(kept))


def test_no_server_starts_where_its_ledger_is_gone(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fresh ledger in the place of a lost one would take reports that nobody would look for there."""
    shutil.rmtree(kept)
    monkeypatch.setenv("YUBOARD_LEDGER", str(kept))
    command = [sys.executable, "-m", "streamlit", "run", "serve.py", "--server.port", "0"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 3
    assert "没有启动：台账不见了" in done.stderr
    assert cli.main(["ledger", "init"]) == 2
    assert not kept.exists()
    assert cli.main(["ledger", "accept"]) == 0
    assert cli.main(["ledger", "init"]) == 0


def test_backup_is_remembered(people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YUBOARD_LEDGER", str(tmp_path / "book"))
    opened(tmp_path / "book")
    assert memory.last_backup(str(tmp_path / "book")) is None
    assert cli.main(["ledger", "backup", "--out", str(tmp_path / "a.gz")]) == 0
    made = memory.last_backup(str(tmp_path / "book"))
    assert made
    assert (made.file, made.revision) == ("a.gz", 1)


def test_disk_that_takes_nothing_does_not_stop_readers(
    kept: Path, people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("YUBOARD_STATE", str(tmp_path / "file" / "no"))
    assert memory.check(opened(kept)).revision == 2
    with pytest.raises(OSError):
        memory.accept(opened(kept))


def test_folder_of_backups_takes_what_is_new_and_keeps_the_last(
    people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("YUBOARD_LEDGER", str(tmp_path / "book"))
    book, folder = opened(tmp_path / "book"), tmp_path / "backups"
    command = ["ledger", "backup", "--to-folder", str(folder), "--keep", "2"]
    for number in range(3):
        assert cli.main(command) == 0
        assert cli.main(command) == 0
        assert "没有再写" in capsys.readouterr().out
        draft(book, people, month(number))
    names = sorted(path.name for path in folder.iterdir())
    assert [name[:16] for name in names] == ["ledger-000000002", "ledger-000000003"]
    _, held = backup.restore(folder / names[-1], str(tmp_path / "again"))
    assert held.events == 3
    assert memory.last_backup(book.setting)
    assert cli.main(["ledger", "backup"]) == 2
    assert "只写一个" in capsys.readouterr().err
