"""The archive: every table as CSV, the workbooks, the pictures, and a manifest that says what they are."""

import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from yuboard import tables
from yuboard.exports.files import ARCHIVE_NAME, MANIFEST, zipped
from yuboard.exports.png import catalogue
from yuboard.exports.xlsx.comparison import comparison_workbook
from yuboard.exports.xlsx.quotas import quota_workbook
from yuboard.exports.xlsx.record import record_workbook
from yuboard.geography import boundaries
from yuboard.geography.layouts import all_elements
from yuboard.progress.rows import Progress
from yuboard.progress.scoring import Score
from yuboard.progress.series import Courses
from yuboard.record import places
from yuboard.record.results import Reader, frame
from yuboard.reporting.recognition import Register
from yuboard.tables.register import Part, parts
from yuboard.wording.filenames import distinct, safe
from yuboard.wording.missing import COMPUTED_READING

# The longest name of a file on common systems, in bytes.
_NAME = 240
# What is told while files are made: how many are done, of how many, and which is next.
Step = Callable[[int, int, str], None]


def record(
    cities: Sequence[str] = (),
    *,
    rows: Reader,
    version: str,
    made_on: date,
    on_step: Step | None = None,
    standing: Sequence[Progress] = (),
    courses: Courses | None = None,
    scores: Sequence[Score] = (),
    register: Register | None = None,
) -> dict[str, bytes]:
    """All files of the archive by name, the manifest last; the same for the same data, version and date.

    ``standing`` is the progress of all goals: what was approved of them is in tables, workbooks and pictures.
    ``courses`` are those of quotas by city and indicator. ``scores`` by a bureau's rule and the ``register`` of
    recognised units are in tables and workbooks, where there are any.

    What the documents of ``cities`` say, or of all cities where none are named. Raises SelectionError
    for a name that is no city with a document.
    """
    chosen = places.cities(rows, cities, "存档") if cities else []
    parameters: dict[str, Any] = {"rows": rows, "version": version, "made_on": made_on, "standing": standing}
    makers = _named_apart(_makers(chosen, parameters, courses, scores, register))
    files = {}
    for done, (name, make) in enumerate(makers):
        if on_step:
            on_step(done, len(makers), name)
        files[name] = make()
    units = register.of(chosen) if register and chosen else register
    days = (*(row.day for row in standing[:1]), *(unit.day for unit in (units.units if units else ())))
    files[MANIFEST] = manifest(files, rows, version, made_on, chosen, next(iter(days), None))
    return files


def record_zip(cities: Sequence[str] = (), **parameters: Any) -> bytes:
    """The archive as one zip file; takes and raises what ``record`` does."""
    return zipped(record(cities, **parameters))


def _makers(
    cities: Sequence[str],
    parameters: dict[str, Any],
    courses: Courses | None,
    scores: Sequence[Score],
    register: Register | None,
) -> list[tuple[str, Callable[[], bytes]]]:
    stamp = {"version": parameters["version"], "made_on": parameters["made_on"]}
    rows, standing = parameters["rows"], parameters["standing"]
    each = cities or [row["name"] for row in rows("places/cities")]
    makers = [
        (f"表/{part.name}.csv", partial(_csv, part, stamp))
        for part in parts(rows, all_elements(rows, cities), cities, standing, scores, register)
    ]
    whole = partial(record_workbook, cities, **parameters, scores=scores, register=register)
    makers.append(("工作簿/政策数据全量表.xlsx", whole))
    if len(each) > 1:
        makers.append(("工作簿/城市目标对比.xlsx", partial(comparison_workbook, cities, **parameters)))
    quotas = partial(quota_workbook, **parameters, scores=scores)
    makers += [(f"工作簿/{safe(city)}县区配额.xlsx", partial(quotas, city)) for city in each]
    return makers + catalogue.gallery(cities, **parameters, courses=courses)


def _named_apart(makers: Sequence[tuple[str, Callable[[], bytes]]]) -> list[tuple[str, Callable[[], bytes]]]:
    """No two files under one name, where names of the data differ in letters that no file name has, or are long."""
    apart: dict[str, Callable[[], bytes]] = {}
    for path, make in makers:
        folder, _, name = path.rpartition("/")
        stem, _, suffix = name.rpartition(".")
        taken = {known.casefold().removeprefix(f"{folder}/") for known in apart}
        apart[f"{folder}/{distinct(stem, taken, f'.{suffix}', most=_NAME)}"] = make
    return list(apart.items())


def _csv(part: Part, stamp: dict[str, Any]) -> bytes:
    rows = frame(part.rows, [column.key for column in part.columns])
    return tables.csv_bytes(tables.named(rows, part.columns), **stamp)


def manifest(
    files: dict[str, bytes],
    rows: Reader,
    version: str,
    made_on: date,
    cities: Sequence[str] = (),
    until: date | None = None,
) -> bytes:
    """Manifest of the archive: documents, boundaries, version, date, and every file's sha256.

    ``until`` is the day until which what was reported or entered is told; None where nothing is.
    """
    documents = [row for row in rows("documents/list") if not cities or row["place"] in cities]
    listing = {
        "name": ARCHIVE_NAME,
        "data_version": version,
        "made_on": made_on.isoformat(),
        **({"reported_until": until.isoformat()} if until else {}),
        "scenario": "不含情景推算",
        "computed": COMPUTED_READING,
        "maps": boundaries.load().caption(),
        "sources": [
            {
                "number": row["document_number"], "title": row["title"], "issuer": row["issuer"], "place": row["place"],
                "issued_on": f"{row['issued_on']:%Y-%m-%d}" if row["issued_on"] else None,
            }
            for row in documents
        ],
        "files": [
            {"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in files.items()
        ],
    }  # fmt: skip
    return (json.dumps(listing, ensure_ascii=False, indent=2) + "\n").encode()
