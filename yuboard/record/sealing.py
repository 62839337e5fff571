"""Seal of a built database: what its file must hold, so that a damaged one is known before anyone reads it."""

import hashlib
import json
import logging
import re
import shutil
from pathlib import Path

from yuboard.disk import write_whole

# How many damaged files are kept for whoever asks why.
KEPT_ASIDE = 3
_ASIDE = re.compile(r"\.damaged-(\d+)$")
_Stamp = tuple[int, int, int, int]
# Files found sound in this process, as they were then: a file of 20 MB is read once, not at every rerun.
_sound: dict[Path, _Stamp] = {}


def is_sound(database: Path) -> bool:
    """Whether a database is there, whole and as it was sealed; false also where it cannot be read."""
    try:
        stamp = _stamp(database)
        # Ours are closed before they are published: where there is a journal, somebody else has written.
        if not database.is_file() or journal(database).exists():
            return False
        if _sound.get(database) != stamp:
            if json.loads(_seal(database).read_bytes())["sha256"] != _digest(database):
                return False
            _sound[database] = stamp
    except (OSError, ValueError, TypeError, KeyError):
        return False
    return True


def doubt(database: Path) -> None:
    """Have the file read again at the next question, as it failed although it looks as it did."""
    _sound.pop(database, None)


def seal(database: Path, target: Path) -> None:
    """Write down what ``database`` holds, for it to be renamed to ``target``. Raises OSError."""
    content = {"sha256": _digest(database), "bytes": database.stat().st_size}
    write_whole(_seal(target), json.dumps(content).encode())


def set_aside(path: Path) -> None:
    """Rename what stands in the place of a database, with its journal, for diagnosis. Raises OSError."""
    if not path.exists() and not path.is_symlink():
        journal(path).unlink(missing_ok=True)
        return
    present = _aside(path.parent)
    number = 1 + max((_number(old) for old in present), default=0)
    away = path.with_name(f"{path.name}.damaged-{number}")
    path.replace(away)
    if journal(path).exists():
        journal(path).replace(path.with_name(f"{path.name}.wal.damaged-{number}"))
    doubt(path)
    logging.getLogger(__name__).error("数据库文件已损坏或不完整，改名留存为 %s，重新建库", away)
    for old in _aside(path.parent):
        if _number(old) <= number - KEPT_ASIDE:
            remove(old)


def journal(database: Path) -> Path:
    """Where DuckDB keeps what it has not yet written into the file itself."""
    return database.with_name(f"{database.name}.wal")


def forget(database: Path) -> None:
    """Delete a database with its seal. Raises OSError."""
    database.unlink(missing_ok=True)
    _seal(database).unlink(missing_ok=True)
    doubt(database)


def remove(path: Path) -> None:
    """Delete a file, or a folder with all in it. Raises OSError."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _aside(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if _ASIDE.search(path.name)]


def _number(path: Path) -> int:
    found = _ASIDE.search(path.name)
    return int(found[1]) if found else 0


def _seal(database: Path) -> Path:
    return database.with_suffix(".seal")


def _stamp(path: Path) -> _Stamp:
    stat = path.stat()
    return stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
