"""Backup: the whole ledger as one file of lines with hashes, the same for both engines, proven before it is trusted.

gzip of JSON lines: a head; a line an event, with the entries that it brought, in order; a line an answer, and one an
act of the register of recognised units;
an end with the counts, the chain's last hash and the SHA-256 of all lines before it.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from sqlalchemy import Connection

from yuboard import made
from yuboard.disk import whole_file
from yuboard.ledger import answers, appending, migration, naming, recognising, recognitions
from yuboard.ledger.answers import Kept
from yuboard.ledger.chain import Chain
from yuboard.ledger.engine import FILE, Ledger, prepared, shown
from yuboard.ledger.rows import Entry, Event, Recognition
from yuboard.ledger.verification import history
from yuboard.problems import LedgerError
from yuboard.settings import data_dir

FORMAT, VERSION = "yuboard-ledger-backup", 1
_HEAD = {"format": FORMAT, "version": VERSION}
# Whatever unpacking and reading raise for a file that is cut, turned or another's; a row too short is a TypeError.
_DAMAGE = (EOFError, json.JSONDecodeError, UnicodeDecodeError, TypeError, LookupError, gzip.BadGzipFile, zlib.error)


class Backup(NamedTuple):
    """Backup as it stands: counts of entries and events, and the hash of the last event."""

    entries: int
    events: int
    head: str


def back_up(ledger: Ledger, path: Path) -> Backup:
    """Write the ledger as it is at this moment to ``path``: whole, or nothing.

    Raises LedgerError where the chain does not hold: a copy would hide it. Raises OSError where the disk takes no more.
    """
    walked, together = Chain(), hashlib.sha256()
    with (
        ledger.reading() as connection,
        whole_file(path, 0o600) as file,
        gzip.GzipFile(fileobj=file, mode="wb", filename="", mtime=0, compresslevel=6) as packed,
    ):
        for line in _lines(connection, walked):
            together.update(line)
            packed.write(line)
        end = Backup(walked.entries, walked.events, walked.events_hash)
        packed.write(_line(end._asdict() | {"sha256": together.hexdigest()}))
    return end


def _lines(connection: Connection, walked: Chain) -> Iterator[bytes]:
    yield _line(_HEAD)
    try:
        for event, entries in history(connection):
            for flaw in walked.walk([(event, entries)]):
                raise LedgerError(str(flaw))
            yield _line({"event": event, "entries": entries})
        for answer in answers.every(connection):
            yield _line({"answer": answer})
        recognised = recognitions.every(connection)
        for flaw in recognitions.flaws(recognised):
            raise LedgerError(str(flaw))
        for one in recognised:
            yield _line({"recognised": one})
    except LedgerError as flaw:
        raise LedgerError(f"台账自身验证不过（{flaw}），没有备份。请先运行 ledger verify 查明。") from flaw


def _line(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def restore(path: Path, setting: str) -> tuple[Ledger, Backup]:
    """Make a ledger at ``setting`` of a backup, proven as it is read: whole, or nothing.

    Raises LedgerError where anything is there already, or the file is damaged. OSError where it cannot be read.
    """
    _check_empty(setting)
    with path.open("rb") as file:
        ledger = prepared(setting)
        try:
            return ledger, _fill(ledger, file)
        except _DAMAGE as error:
            raise LedgerError(f"{path.name} 不是台账的备份，或已残缺，什么也没有恢复。") from error
        finally:
            ledger.close()


def _fill(ledger: Ledger, file: IO[bytes]) -> Backup:
    walked = Chain()
    with ledger.writing() as connection:
        if migration.version(connection) is not None:
            raise LedgerError(f"{shown(ledger.setting)} 里已有台账，恢复不覆盖任何台账，请换一个地方。")
        migration.upgrade(connection)
        recognised: list[Recognition] = []
        for event, entries, answered, acts in _proven(file, walked):
            if event and event.event_id == 1:
                naming.check(event.reason or "", is_made=made.is_made(data_dir()))
            appending.store(connection, [event] if event else [], entries)
            answers.store(connection, answered)
            recognised += acts
        for flaw in recognitions.flaws(recognised):
            raise LedgerError(f"备份里{flaw}，什么也没有恢复。")
        recognising.store(connection, recognised)
    return Backup(walked.entries, walked.events, walked.events_hash)


def _check_empty(setting: str) -> None:
    """The folder holds nothing but, at most, the empty file of a restoration that was cut short."""
    folder = Path(setting)
    if "://" in setting or not folder.exists():
        return
    if not folder.is_dir() or any(not path.name.startswith(FILE) for path in folder.iterdir()):
        raise LedgerError(f"{folder} 不是空文件夹，恢复只写到空的地方。")


def _proven(
    file: IO[bytes], walked: Chain
) -> Iterator[tuple[Event | None, list[Entry], list[Kept], list[Recognition]]]:
    """Events with entries, then answers, then recognised units; raises where head, chain or end does not fit."""
    together = hashlib.sha256()
    with gzip.GzipFile(fileobj=file) as packed:
        head = packed.readline()
        if json.loads(head) != _HEAD:
            raise EOFError
        together.update(head)
        for line in packed:
            content = json.loads(line)
            if "sha256" in content:
                end = Backup(walked.entries, walked.events, walked.events_hash)._asdict()
                if content != end | {"sha256": together.hexdigest()} or packed.read(1):
                    raise EOFError
                return
            together.update(line)
            if "answer" in content:
                yield None, [], [Kept(*content["answer"])], []
                continue
            if "recognised" in content:
                yield None, [], [], [Recognition(*content["recognised"])]
                continue
            event, entries = Event(*content["event"]), [Entry(*entry) for entry in content["entries"]]
            for flaw in walked.walk([(event, entries)]):
                raise LedgerError(f"备份里{flaw}，什么也没有恢复。")
            yield event, entries, [], []
    raise EOFError
