"""The archive: every table as CSV, the workbooks, the pictures, and a manifest that says what they are."""

import hashlib
import io
import json
import os
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from yuboard import tables
from yuboard.exports.errors import reason
from yuboard.exports.png import catalogue
from yuboard.exports.xlsx import quotas
from yuboard.geography import boundaries
from yuboard.problems import ExportError
from yuboard.record import places
from yuboard.record.results import Reader, frame
from yuboard.tables import register
from yuboard.tables.register import Part
from yuboard.wording.filenames import safe

MANIFEST = "manifest.json"
_NAME = "豫策看板政策数据"
# What is told while files are made: how many are done, of how many, and which is next.
Step = Callable[[int, int, str], None]
# The earliest time a zip can hold: bytes must not depend on the clock.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def record(
    cities: Sequence[str] = (), *, rows: Reader, version: str, made_on: date, on_step: Step | None = None
) -> dict[str, bytes]:
    """All files of the archive by name, the manifest last; the same for the same data, version and date.

    What the documents of ``cities`` say, or of all cities where none are named. Raises SelectionError
    for a name that is no city with a document.
    """
    chosen = places.cities(rows, cities, "存档") if cities else []
    made: dict[str, Any] = {"rows": rows, "version": version, "made_on": made_on}
    makers = _makers(chosen, made)
    files = {}
    for done, (name, make) in enumerate(makers):
        if on_step:
            on_step(done, len(makers), name)
        files[name] = make()
    files[MANIFEST] = manifest(files, rows, version, made_on, chosen)
    return files


def record_zip(cities: Sequence[str] = (), **made: Any) -> bytes:
    """The archive as one zip file; takes and raises what ``record`` does."""
    return zipped(record(cities, **made))


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
    """Put ``draft`` in the place of ``folder``; where that fails, what was there comes back."""
    if folder.exists():
        folder.replace(old)
    try:
        draft.replace(folder)
    finally:
        if old.exists() and not folder.exists():
            old.replace(folder)


def check_folder(folder: Path) -> None:
    """Say in time that a folder cannot be written, or holds anything but an archive of ours. Raises ExportError."""
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
    """What stands in ``folder`` and was not written as part of an archive of ours."""
    listed = _listed(folder / MANIFEST)
    known = {MANIFEST, *listed, *(above.as_posix() for name in listed for above in PurePosixPath(name).parents)}
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    return [name for name in found if not listed or name not in known]


def _listed(path: Path) -> list[str]:
    """The files that a manifest of ours names; none where it is missing or somebody else's."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return [str(entry["name"]) for entry in content["files"]] if content["name"] == _NAME else []
    except (FileNotFoundError, IsADirectoryError, ValueError, TypeError, KeyError):
        return []


def _makers(cities: Sequence[str], made: dict[str, Any]) -> list[tuple[str, Callable[[], bytes]]]:
    stamp = {"version": made["version"], "made_on": made["made_on"]}
    each = cities or [row["name"] for row in made["rows"]("common/cities")]
    found = [(f"表/{part.name}.csv", partial(_csv, part, stamp)) for part in register.parts(made["rows"], cities)]
    found.append(("工作簿/政策数据全量表.xlsx", partial(quotas.record_workbook, cities, **made)))
    if len(each) > 1:
        found.append(("工作簿/城市目标对比.xlsx", partial(quotas.comparison_workbook, cities, **made)))
    found += [(f"工作簿/{safe(city)}县区配额.xlsx", partial(quotas.quota_workbook, city, **made)) for city in each]
    return found + catalogue.gallery(cities, **made)


def _csv(part: Part, stamp: dict[str, Any]) -> bytes:
    return tables.csv_bytes(tables.named(frame(part.rows, part.columns), part.columns), **stamp)


def manifest(files: dict[str, bytes], rows: Reader, version: str, made_on: date, cities: Sequence[str] = ()) -> bytes:
    """What the archive is made from and of: documents, boundaries, version, date, and every file's sha256."""
    documents = [row for row in rows("documents/list") if not cities or row["place"] in cities]
    content = {
        "name": _NAME,
        "data_version": version,
        "made_on": made_on.isoformat(),
        "scenario": "不含情景推算",
        "computed": "标“测算”的数由公式算出，不是文件数据",
        "maps": boundaries.load().caption(),
        "sources": [
            {
                "number": row["document_number"], "title": row["title"], "issuer": row["issuer"], "place": row["place"],
                "issued_on": f"{row['issued_on']:%Y-%m-%d}" if row["issued_on"] else None,
            }
            for row in documents
        ],
        "files": [
            {"name": name, "bytes": len(made), "sha256": hashlib.sha256(made).hexdigest()}
            for name, made in files.items()
        ],
    }  # fmt: skip
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
