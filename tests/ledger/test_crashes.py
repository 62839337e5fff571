"""Crashes: processes killed at random points, two writers at once, a full disk. Nothing acknowledged is lost.

``make crash`` kills five hundred times on each engine; here only as often as time allows.
"""

import os
import random
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support import crashes
from tests.support.crashes import Work
from tests.support.ledgers import People, draft, everything, month
from tests.support.postgres import restart, server
from yuboard.ledger import backup, publishing
from yuboard.ledger.engine import Ledger, create, open_ledger
from yuboard.ledger.export import current_entries
from yuboard.ledger.terms import Terms
from yuboard.ledger.verification import verify
from yuboard.problems import LedgerError
from yuboard.record import snapshots

KILLS = int(os.environ.get("YUBOARD_KILLS", "6"))


@pytest.fixture
def work(ledger: Ledger, known: Terms, tmp_path: Path) -> Work:
    folder = tmp_path / "copies"
    folder.mkdir()
    return Work(ledger.setting, ledger.snapshots, folder, known, seed=0)


def test_a_killed_process_loses_nothing_that_was_acknowledged_and_leaves_nothing_half(
    ledger: Ledger, work: Work, database: Path
) -> None:
    """Half of them are killed by the clock, half before a statement or commit that chance picks."""
    acknowledged, chance = [], random.Random(os.environ.get("YUBOARD_SEED", ledger.engine.dialect.name))
    for number in range(KILLS):
        task = work._replace(seed=number, kill_at=chance.randrange(120) if number % 2 else None)
        with crashes.working(task, crashes.run) as (process, receiving):
            assert receiving.recv() == "ready"
            if task.kill_at is None:
                process.join(chance.random() * 0.6)
                process.kill()
            else:
                process.join(60)
            assert process.join() is None
            assert process.exitcode == -9
            acknowledged += crashes.receipts(crashes.told(receiving))
        assert verify(ledger, acknowledged).flaws == []
        copy_is_whole(ledger, work.folder / "backup.gz", number)
    assert acknowledged
    publishing.publish(ledger)
    screens_show_what_stands(ledger, database)


def copy_is_whole(ledger: Ledger, path: Path, number: int) -> None:
    """A backup that is there can be restored, and is the beginning of the ledger."""
    if path.exists():
        restored, _ = backup.restore(path, str(path.parent / f"restored{number}"))
        held = everything(restored)
        restored.close()
        assert everything(ledger)[: len(held)] == held


def screens_show_what_stands(ledger: Ledger, database: Path) -> None:
    connection, _ = snapshots.connect(database, ledger.snapshots)
    with connection, ledger.reading() as stored:
        shown = connection.cursor().table("reported_values").project("entry_id").order("all").fetchall()
        assert shown == [(entry.entry_id,) for entry in current_entries(stored)]


def test_two_writers_at_once_lose_nothing_and_the_chain_does_not_fork(ledger: Ledger, work: Work) -> None:
    first, second = (work._replace(seed=seed) for seed in (1, 2))
    with crashes.working(first, crashes.report) as (_, one), crashes.working(second, crashes.report) as (_, other):
        acknowledged = crashes.receipts([*crashes.told(one), *crashes.told(other)])
    assert sorted(receipt.batch or 0 for receipt in acknowledged) == list(range(1, 21))
    verified = verify(ledger, acknowledged)
    assert (verified.flaws, verified.events) == ([], 21)


def filled(work: Work) -> tuple[list[crashes.Receipt], str]:
    """What was acknowledged until the disk was full, and the sentence at the end."""
    with crashes.working(work, crashes.fill) as (_, receiving):
        messages = crashes.told(receiving)
    return crashes.receipts(messages), messages[-1]


def test_a_full_disk_is_a_sentence_and_loses_nothing_on_sqlite(known: Terms, people: People, tmp_path: Path) -> None:
    ledger, _ = create(str(tmp_path / "ledger"))
    work = Work(ledger.setting, ledger.snapshots, tmp_path, known, seed=0, largest_file=3_000_000)
    acknowledged, sentence = filled(work)
    assert "磁盘" in sentence
    assert sentence.endswith("台账没有改动。")
    assert acknowledged
    verified = verify(ledger, acknowledged)
    assert (verified.flaws, verified.entries) == ([], 100 * len(acknowledged))
    draft(ledger, people, month(1))
    assert not verify(ledger).flaws


def test_a_full_disk_is_a_sentence_and_loses_nothing_on_postgresql(
    known: Terms, people: People, tmp_path: Path
) -> None:
    """The server's own files may not grow: a table that outgrows them is refused as on a full disk."""
    with server(largest_file=2_000_000) as address:
        ledger, _ = create(address.format("postgres"))
        ledger = replace(ledger, snapshots=tmp_path / "snapshots")
        acknowledged, sentence = filled(Work(ledger.setting, ledger.snapshots, tmp_path, known, seed=0))
        assert "磁盘" in sentence
        assert sentence.endswith("台账没有改动。")
        assert acknowledged
        verified = verify(ledger, acknowledged)
        assert (verified.flaws, verified.entries) == ([], 100 * len(acknowledged))
        ledger.close()


def test_a_server_that_goes_away_is_a_sentence(known: Terms, tmp_path: Path) -> None:
    with server() as address:
        ledger, _ = create(address.format("postgres"))
    with pytest.raises(LedgerError, match="台账没有改动"), ledger.reading() as connection:
        connection.exec_driver_sql("select 1")
    with pytest.raises(LedgerError, match="连不上数据库"):
        open_ledger(ledger.setting)


def test_a_server_that_comes_again_is_found_by_the_ledger_that_is_open(known: Terms, people: People) -> None:
    """No process of ours has to be started again after the database was."""
    with server() as address:
        ledger, _ = create(address.format("postgres"))
        before = [draft(ledger, people, month(1)), draft(ledger, people, month(2))]
        restart(address)
        with ledger.reading() as connection:
            connection.exec_driver_sql("select 1")
        after = draft(ledger, people, month(3))
        verified = verify(ledger, [*before, after])
        assert (verified.flaws, verified.entries) == ([], 3)
        ledger.close()
