"""Backup and restore: one file for both engines, proven, and never over anything."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.ledgers import ENGINES, People, approved, draft, everything, month
from yuboard.ledger import backup
from yuboard.ledger.engine import Ledger, create
from yuboard.ledger.verification import verify
from yuboard.problems import LedgerError


@pytest.fixture
def full(ledger: Ledger, people: People) -> Ledger:
    approved(ledger, people, month(1), month(2, problem="缺人，见附件", subject="大型企业"))
    draft(ledger, people, month(3))
    return ledger


@pytest.mark.parametrize("target", ENGINES)
def test_a_restored_ledger_is_the_same_on_either_engine(
    full: Ledger, people: People, places_for: Callable[[str], str], tmp_path: Path, target: str
) -> None:
    first, second = tmp_path / "first.gz", tmp_path / "second.gz"
    made = backup.back_up(full, first)
    restored, held = backup.restore(first, places_for(target))
    assert held == made
    assert everything(restored) == everything(full)
    backup.back_up(restored, second)
    assert second.read_bytes() == first.read_bytes()
    draft(restored, people, month(4))
    assert not verify(restored).flaws


def test_a_restoration_never_goes_over_anything(
    full: Ledger, setting: str, places_for: Callable[[str], str], tmp_path: Path
) -> None:
    backup.back_up(full, tmp_path / "a.gz")
    before = everything(full)
    with pytest.raises(LedgerError, match="已有台账"):
        backup.restore(tmp_path / "a.gz", setting)
    with pytest.raises(LedgerError, match="不是空文件夹"):
        backup.restore(tmp_path / "a.gz", str(tmp_path))
    assert everything(full) == before


def damaged(content: bytes) -> dict[str, bytes]:
    """Copies of a backup, each damaged in its own way."""
    lines = gzip.decompress(content).splitlines(True)
    head, events, end = lines[0], lines[1:-1], lines[-1]
    altered = [line.replace("演示数据".encode(), "演示资料".encode()) for line in events]
    tail = json.loads(end)
    pieces = {
        "another file": b"hello",
        "no content": b"",
        "cut in the packing": content[: len(content) // 2],
        "a value altered": gzip.compress(b"".join([head, *altered, end])),
        "an event left out": gzip.compress(b"".join([head, *events[:1], *events[2:], end])),
        "the last event left out": gzip.compress(b"".join([head, *events[:-1], end])),
        "no end": gzip.compress(b"".join([head, *events])),
        "something after the end": gzip.compress(b"".join([*lines, events[0]])),
        "another head": gzip.compress(b"".join([b'{"format": "other"}\n', *events, end])),
        "another sum": gzip.compress(b"".join([head, *events, json.dumps(tail | {"sha256": "0"}).encode()])),
        "a row too short": gzip.compress(b"".join([head, b'{"event": [1], "entries": []}\n', end])),
    }
    assert altered != events
    return pieces


def test_a_damaged_backup_restores_nothing(
    full: Ledger, places_for: Callable[[str], str], tmp_path: Path, setting: str
) -> None:
    path = tmp_path / "a.gz"
    backup.back_up(full, path)
    target = places_for(full.engine.dialect.name)
    content = path.read_bytes()
    turned = {
        f"byte {at}": content[:at] + bytes([content[at] ^ 16]) + content[at + 1 :]
        for at in range(10, len(content), 197)
    }
    for name, wrong in (damaged(content) | turned).items():
        bad = tmp_path / "bad.gz"
        bad.write_bytes(wrong)
        with pytest.raises(LedgerError) as raised:
            backup.restore(bad, target)
        assert "什么也没有恢复" in str(raised.value), name
    restored, _ = backup.restore(path, target)
    assert everything(restored) == everything(full)


def test_a_ledger_that_was_altered_is_not_copied_as_if_it_were_whole(people: People, tmp_path: Path) -> None:
    ledger, _ = create(str(tmp_path / "ledger"))
    draft(ledger, people, month(1))
    with ledger.writing() as connection:
        connection.exec_driver_sql("drop trigger entries_no_update")
        connection.exec_driver_sql("update entries set value = '8'")
    with pytest.raises(LedgerError, match="第1条的内容与它的哈希不符"):
        backup.back_up(ledger, tmp_path / "a.gz")
    assert [path.name for path in tmp_path.iterdir()] == ["ledger"]


def test_a_backup_is_of_one_moment(
    full: Ledger, people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written while it is made is not in it."""
    before = everything(full)
    lines = backup._lines

    def slowly(connection, walked):
        for number, line in enumerate(lines(connection, walked)):
            if number == 2:
                draft(full, people, month(9))
            yield line

    monkeypatch.setattr(backup, "_lines", slowly)
    backup.back_up(full, tmp_path / "a.gz")
    restored, _ = backup.restore(tmp_path / "a.gz", str(tmp_path / "restored"))
    assert everything(restored) == before
    assert len(everything(full)) == len(before) + 1
