"""Writing of files, folders and zips: whole or not at all, and the same bytes for the same content."""

import io
import json
import os
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

from yuboard.exports.errors import reason
from yuboard.problems import ExportError, SelectionError

MANIFEST = "manifest.json"
ARCHIVE_NAME = "豫策看板政策数据"
# The earliest time a zip can hold: bytes must not depend on the clock.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def check_target(path: Path, suffix: str) -> None:
    """Writability of the file ``path``, before anything is made for it. Raises SelectionError."""
    if path.suffix.lower() != suffix:
        raise SelectionError(f"文件名应以 {suffix} 结尾：{path}")
    if path.is_dir():
        raise SelectionError(f"{path} 是文件夹，请写明文件名。")
    if not path.parent.is_dir():
        raise SelectionError(f"文件夹不存在：{path.parent}")
    if not os.access(path.parent, os.W_OK):
        raise SelectionError(f"文件夹不能写入：{path.parent}")


def write_out(path: Path, content: bytes) -> None:
    """Write a draft beside ``path`` and rename it, so that no half-written file is ever seen."""
    draft = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".draft-", delete=False) as file:
            draft = Path(file.name)
            file.write(content)
        draft.chmod(0o644)
        draft.replace(path)
    except OSError as error:
        if draft is not None:
            draft.unlink(missing_ok=True)
        raise SelectionError(f"写不进 {path}：{reason(error)}") from error


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
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        # A folder of this run alone, on the same disk, so that renaming is all it takes to swap them.
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as work:
            draft, old = Path(work) / "new", Path(work) / "old"
            for name, content in files.items():
                path = draft / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            _swap(folder, draft, old)
    except OSError as error:
        raise ExportError(f"写不进“{folder}”，没有留下不完整的文件：{reason(error)}。") from error


def _swap(folder: Path, draft: Path, old: Path) -> None:
    """Put ``draft`` in the place of ``folder``; where that fails, the old content comes back."""
    if folder.exists():
        folder.replace(old)
    try:
        draft.replace(folder)
    finally:
        if old.exists() and not folder.exists():
            old.replace(folder)


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
