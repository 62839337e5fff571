"""Health of the service: whether it can serve, and what a monitoring program asks beside it."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from yuboard import clock
from yuboard.ledger import memory
from yuboard.ledger.engine import Ledger, exists, identity, open_ledger
from yuboard.ledger.memory import StrangeLedgerError
from yuboard.problems import DataError, LedgerError
from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.settings import data_dir, ledger_setting, snapshots_dir, state_dir


class Health(NamedTuple):
    """Health: whether requests can be served, every flaw in a sentence, and the facts for monitoring by name.

    A record that cannot be read and a ledger that is not the one last seen keep from serving; a ledger that is away
    does not: reading goes on. ``facts`` are plain values for JSON: sizes in bytes, ages in seconds, Beijing time.
    """

    is_ready: bool
    flaws: list[str]
    facts: dict[str, Any]


def health() -> Health:
    """The health at this moment; a few small queries, so that it may be asked every few seconds."""
    data, data_flaw = _data()
    ledger, ledger_flaw, is_strange = _ledger()
    now = clock.moment(clock.utc().timestamp())
    facts = {"data": data, "ledger": ledger, "backup": _backup(), "disk": disk(), "clock": now}
    return Health(not data_flaw and not is_strange, [*filter(None, (data_flaw, ledger_flaw))], facts)


def book() -> Ledger | None:
    """The ledger of the setting, kept open; None where there never was one. Raises LedgerError."""
    setting = ledger_setting()
    memory.check_missing(setting)
    return _opened(setting, identity(setting)) if exists(setting) else None


@cached(size=2)
def _opened(setting: str, _: tuple[int, ...]) -> Ledger:
    return open_ledger(setting)


def _data() -> tuple[dict[str, Any] | None, str]:
    """The version of the data that is served with how many problems keep a newer one back; or why there is none."""
    try:
        return {"version": store.version(), "problems_waiting": len(store.problems())}, ""
    except DataError as error:
        return None, f"数据读不出：{error.problems[0].text}"


def _ledger() -> tuple[dict[str, Any] | None, str, bool]:
    """The ledger as it is, or why it cannot be told, and whether it is not the one last seen."""
    try:
        opened = book()
        seen = memory.check(opened) if opened else None
    except LedgerError as error:
        return None, str(error), isinstance(error, StrangeLedgerError)
    if opened is None or seen is None:
        return None, "", False
    return {"engine": opened.engine.dialect.name, "revision": seen.revision, "head": seen.hash[:16]}, "", False


def _backup() -> dict[str, Any] | None:
    """The age of the last backup of the ledger; None where none is remembered."""
    try:
        made = memory.last_backup(ledger_setting())
    except LedgerError:
        return None
    return {"age_seconds": round(age(made.moment)), "revision": made.revision} if made else None


def age(moment: str) -> float:
    """Seconds since a moment as the ledger writes it; below nought where the clock stands before it."""
    return (clock.utc() - datetime.fromisoformat(moment)).total_seconds()


def disk() -> dict[str, int]:
    """Bytes that are free in each folder that is written to; one that is not there yet is asked by its parent."""
    folders = {"data": data_dir(), "ledger": snapshots_dir(ledger_setting()).parent, "state": state_dir()}
    return {f"{name}_free_bytes": shutil.disk_usage(_there(folder)).free for name, folder in folders.items()}


def _there(folder: Path) -> Path:
    return next(path for path in (folder, *folder.parents) if path.exists())
