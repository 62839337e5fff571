"""Memory of a ledger outside it: how it was when last seen, and its last backup.

A ledger cannot tell by itself that it was exchanged for another, or for an older copy of itself; this memory can. It
lies in the state folder, a file a ledger's address and kind, and holds nothing of what was reported.
"""

import hashlib
import json
import logging
from pathlib import Path
from typing import NamedTuple, TypeVar

from sqlalchemy import Connection

from yuboard.disk import reason, write_whole
from yuboard.ledger import appending, naming, standing
from yuboard.ledger.backup import Backup
from yuboard.ledger.engine import Ledger, exists, shown
from yuboard.ledger.rows import Event
from yuboard.ledger.schema import EVENTS
from yuboard.problems import LedgerError
from yuboard.settings import state_dir

_TO_ACCEPT = "没有写入任何东西。若是有意更换，请核对后运行 ledger accept。"


class Seen(NamedTuple):
    """Seen ledger: its own name, its last event, that event's hash, and its moment in UTC."""

    ledger: str
    revision: int
    hash: str
    moment: str


class Made(NamedTuple):
    """Made backup: when in UTC, of which event, its hash, and the name of its file."""

    moment: str
    revision: int
    hash: str
    file: str


M = TypeVar("M", Seen, Made)


class StrangeLedgerError(LedgerError):
    """The ledger is not the one last seen, or has lost what it held then: nothing may be added to it."""


def present(ledger: Ledger) -> Seen:
    """The ledger as it is at this moment. Raises LedgerError."""
    with ledger.reading() as connection:
        return Seen(naming.name(connection), *_end(connection))


def last_seen(setting: str) -> Seen | None:
    """How the ledger at ``setting`` was when last seen; None where none was."""
    return _read(_file("seen", setting), Seen)


def accept(ledger: Ledger) -> Seen:
    """Take the ledger as it is now for the right one. Raises LedgerError, OSError."""
    found = present(ledger)
    _write(_file("seen", ledger.setting), found)
    return found


def forget(setting: str) -> None:
    """Forget what was at ``setting``: what was there is gone, and known to be."""
    _file("seen", setting).unlink(missing_ok=True)


def check_missing(setting: str) -> None:
    """Raise StrangeLedgerError where there is no ledger at ``setting`` any more, but was one."""
    if last_seen(setting) and not exists(setting):
        raise StrangeLedgerError(f"台账不见了：{shown(setting)} 里上次还有。请从备份恢复，或改正 YUBOARD_LEDGER。")


def check(ledger: Ledger) -> Seen:
    """The ledger as it is now, remembered from now on. Raises StrangeLedgerError where it is not the one
    that was last seen, or has lost what it held then; LedgerError where it cannot be read.
    """
    before = last_seen(ledger.setting)
    with ledger.reading() as connection:
        present = Seen(naming.name(connection), *_end(connection))
        if before is not None:
            _compare(connection, before, present)
    if before != present:
        _remember(ledger.setting, present)
    return present


def _end(connection: Connection) -> tuple[int, str, str]:
    end: Event | None = appending.last(connection)
    if end is None:
        raise LedgerError("台账里一件事也没有，连建立它的也没有。")
    return end.event_id, end.hash, end.moment


def _compare(connection: Connection, before: Seen, present: Seen) -> None:
    if present.ledger != before.ledger:
        raise StrangeLedgerError(f"台账换了一本：它不是上次见到的那一本。{_TO_ACCEPT}")
    if present.revision < before.revision:
        raise StrangeLedgerError(
            f"台账比上次见到的少：上次到第{before.revision}号，现在只到第{present.revision}号。{_TO_ACCEPT}"
        )
    stored = standing.events(connection, EVENTS.c.event_id == before.revision)
    if not stored or stored[0].hash != before.hash:
        raise StrangeLedgerError(f"台账的第{before.revision}号与上次见到的不同，之前的内容被改动过。{_TO_ACCEPT}")


def backed_up(setting: str, made: Backup, path: Path, moment: str) -> None:
    """Remember a backup that was made. Raises OSError."""
    _write(_file("backup", setting), Made(moment, made.events, made.head, path.name))


def last_backup(setting: str) -> Made | None:
    """The last backup of the ledger at ``setting`` that is remembered."""
    return _read(_file("backup", setting), Made)


def _remember(setting: str, present: Seen) -> None:
    """Remember what was seen; a disk that takes nothing more must not stop what serves readers."""
    try:
        _write(_file("seen", setting), present)
    except OSError as error:
        logging.getLogger(__name__).warning("没有记住台账的现状：%s", reason(error))


def _file(kind: str, setting: str) -> Path:
    return state_dir() / f"ledger-{kind}-{hashlib.sha256(setting.encode()).hexdigest()[:12]}.json"


def _write(path: Path, content: Seen | Made) -> None:
    path.parent.mkdir(exist_ok=True)
    write_whole(path, json.dumps(content._asdict(), ensure_ascii=False).encode())


def _read(path: Path, kind: type[M]) -> M | None:
    """The memory in a file. Raises StrangeLedgerError for a damaged one, which may say that something is wrong."""
    try:
        return kind(**json.loads(path.read_bytes()))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (ValueError, TypeError, OSError) as error:
        raise StrangeLedgerError(f"{path} 读不出，不知道台账上次的样子。请核对台账后运行 ledger accept。") from error
