"""Writing of files, folders and zips: whole or not at all, and the same bytes for the same content."""

import contextlib
import ctypes
import errno
import glob
import io
import json
import os
import re
import shutil
import sys
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path, PurePosixPath

from yuboard.disk import claim, reason, write_whole
from yuboard.problems import ExportError, SelectionError

MANIFEST = "manifest.json"
# In a folder that is being made: claimed as long as its maker lives.
_LOCK = ".lock"
ARCHIVE_NAME = "豫策看板政策数据"
# The earliest time a zip can hold: bytes must not depend on the clock.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
# Core properties of an Office package, and the times in them.
CORE = "docProps/core.xml"
_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def check_target(path: Path, suffix: str) -> None:
    """Writability of the file ``path``, before anything is made for it. Raises SelectionError."""
    if path.suffix.lower() != suffix:
        raise SelectionError(f"文件名应以 {suffix} 结尾：{path}")
    try:
        if path.is_dir():
            raise SelectionError(f"{path} 是文件夹，请写明文件名。")
        if not path.parent.is_dir():
            raise SelectionError(f"文件夹不存在：{path.parent}")
        if path.exists() and not (path.is_file() and os.access(path, os.W_OK)):
            raise SelectionError(f"{path} 已有，而且是只读的或不是普通文件，不能替换。")
        if not os.access(path.parent, os.W_OK):
            raise SelectionError(f"文件夹不能写入：{path.parent}")
    except OSError as error:
        raise SelectionError(f"写不进 {path}：{reason(error)}") from error


def write_out(path: Path, content: bytes) -> None:
    """Write the file ``path`` whole or not at all. Raises SelectionError."""
    try:
        write_whole(path, content)
    except OSError as error:
        raise SelectionError(f"写不进 {path}：{reason(error)}") from error


def stamped(core: bytes, moment: datetime) -> bytes:
    """The core properties of an Office package, with ``moment`` as their only time."""
    return _TIME.sub(moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), core)


def zipped(files: dict[str, bytes]) -> bytes:
    """Files as one zip; the same bytes for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def write_folder(files: dict[str, bytes], folder: Path) -> None:
    """Write ``files`` to ``folder``, whole or not at all; an archive that is there already is replaced.

    Raises ExportError, and leaves the folder as it is, where it holds anything else or cannot be written.
    """
    folder = folder.resolve()
    check_folder(folder)
    missing = [parent for parent in folder.parents if not parent.exists()]
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        # A folder of this run alone, on the same disk, so that renaming is all it takes to swap them.
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as name:
            work = Path(name)
            with (work / _LOCK).open("wb") as lock:
                claim(lock)
                for part, content in files.items():
                    path = work / "new" / part
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(content)
                (work / "new").replace(work / "whole")
                _swap(folder, work / "whole", work / "old")
    except OSError as error:
        for parent in missing:
            with contextlib.suppress(OSError):
                parent.rmdir()
        raise ExportError(f"写不进“{folder}”，没有留下不完整的文件：{reason(error)}。") from error


def _sweep(folder: Path) -> None:
    """Remove what killed runs left beside ``folder``; where one was killed between two renames, the old comes back."""
    for work in folder.parent.glob(f".{glob.escape(folder.name)}.*"):
        if (work / _LOCK).is_file():
            with (work / _LOCK).open("r+b") as lock:
                is_dead = claim(lock)
            if is_dead:
                if (work / "old").exists() and not folder.exists():
                    (work / "old").replace(folder)
                shutil.rmtree(work, ignore_errors=True)


def _swap(folder: Path, draft: Path, old: Path) -> None:
    """Put ``draft`` in the place of ``folder``: at one stroke where the system can, so that one of them always stands.

    Where it cannot, two renames do it; should the second fail, the old content comes back.
    """
    if not folder.exists():
        draft.replace(folder)
    elif not _exchange(draft, folder):
        folder.replace(old)
        try:
            draft.replace(folder)
        finally:
            if old.exists() and not folder.exists():
                old.replace(folder)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change names at one stroke; False where the system or the disk has no such call."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    if call is None:
        return False
    here, exchange = -100, 2
    if call(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EXDEV):
        return False
    raise OSError(number, os.strerror(number), str(other))


def check_folder(folder: Path) -> None:
    """Writability of ``folder``, before anything is made for it.

    Raises ExportError where it cannot be written or holds anything but an earlier export.
    """
    folder = folder.resolve()
    try:
        foreign = _foreign(folder) if folder.is_dir() else [folder.name] if folder.exists() else []
        above = next((parent for parent in folder.parents if parent.exists()), folder)
    except OSError as error:
        raise ExportError(f"写不进“{folder}”：{reason(error)}。") from error
    if foreign:
        more = f"等{len(foreign)}项" if len(foreign) > 1 else ""
        raise ExportError(f"“{folder}”里已有别的内容（{foreign[0]}{more}），没有写入。请换一个空文件夹。")
    if not above.is_dir() or not os.access(above, os.W_OK):
        raise ExportError(f"写不进“{folder}”：{above} 不是可以写入的文件夹。")


def _foreign(folder: Path) -> list[str]:
    """Names in ``folder`` that are no part of an earlier export."""
    listed = _listed(folder / MANIFEST)
    known = {MANIFEST, *listed, *(above.as_posix() for name in listed for above in PurePosixPath(name).parents)}
    present = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    return [name for name in present if not listed or name not in known]


def _listed(path: Path) -> list[str]:
    """Names of files in an earlier manifest; none where it is missing or another program's."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return [str(entry["name"]) for entry in content["files"]] if content["name"] == ARCHIVE_NAME else []
    except (FileNotFoundError, IsADirectoryError, ValueError, TypeError, KeyError):
        return []
