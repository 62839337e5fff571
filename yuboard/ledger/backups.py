"""Backups of a ledger, remembered: one file, or a folder of them of which the last are kept."""

import contextlib
import re
from pathlib import Path

from yuboard.ledger import appending, memory
from yuboard.ledger.backup import Backup, back_up
from yuboard.ledger.engine import Ledger

_NAME = re.compile(r"ledger-(\d{9})-[0-9a-f]{8}\.gz")


def to_file(ledger: Ledger, path: Path) -> tuple[Backup, Path]:
    """A backup at ``path``. Raises LedgerError, OSError."""
    made = back_up(ledger, path)
    memory.backed_up(ledger.setting, made, path, appending.stamp())
    return made, path


def to_folder(ledger: Ledger, folder: Path, keep: int) -> tuple[Backup | None, Path]:
    """A backup in ``folder``, named for its last event, and None where that one is there already.

    All but the last ``keep`` are deleted, after the new one is whole. Raises LedgerError, OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    present = memory.present(ledger)
    path = folder / f"ledger-{present.revision:09d}-{present.hash[:8]}.gz"
    if path.is_file():
        memory.backed_up(ledger.setting, Backup(0, present.revision, present.hash), path, appending.stamp())
        return None, path
    made, _ = to_file(ledger, path)
    for old in sorted(old for old in folder.iterdir() if _NAME.fullmatch(old.name))[: -max(keep, 1)]:
        with contextlib.suppress(OSError):
            old.unlink()
    return made, path
