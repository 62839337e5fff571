"""Snapshots of reported values: immutable Parquet beside the ledger, read by DuckDB together with the record.

``runs/`` holds what each publication wrote, sorted, a file never changed; ``manifests/`` which of them make up a
revision of the ledger. A manifest appears by a rename once all that it names is on disk, so no reader sees half of one.
"""

import contextlib
import json
import time
import uuid
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb
import pandas as pd

from yuboard import made
from yuboard.disk import DRAFT, reason, sync, write_whole
from yuboard.record.connections import why

# Columns of a run: an entry without its hash; then the event, the person and the moment that approved it.
COLUMNS = {
    "entry_id": "bigint",
    "batch": "bigint",
    "place": "varchar",
    "indicator": "varchar",
    "subject": "varchar",
    "period_start": "date",
    "period_end": "date",
    "basis": "varchar",
    "as_of": "date",
    "value": "decimal(38, 10)",
    "unit": "varchar",
    "status": "varchar",
    "kind": "varchar",
    "source": "varchar",
    "problem": "varchar",
    "file": "varchar",
    "sheet": "varchar",
    "cell": "varchar",
    "author": "varchar",
    "moment": "varchar",
    "replaces": "bigint",
    "revision": "bigint",
    "approved_by": "varchar",
    "approved_at": "varchar",
}
_CASTS = ", ".join(f"cast({name} as {kind}) as {name}" for name, kind in COLUMNS.items())
_ORDER = "place, indicator, period_start, entry_id"
_RECORD = """
    select table_name from duckdb_tables() where database_name = 'record'
    union all
    select view_name from duckdb_views() where database_name = 'record' and not internal
    order by all
    """
# One row per value approved by a moment (as the ledger writes moments) that no value approved by then replaces; a place
# that reported nothing has no row. The view has all moments.
_STANDING = """
    create or replace macro reported_until(last_moment) as table
    from approved_entries as e
    anti join (
        select replaces from approved_entries where replaces is not null and approved_at <= last_moment
    ) as later on later.replaces = e.entry_id
    where e.approved_at <= last_moment;
    create or replace view reported_values as from reported_until('9999-12-31')
    """
# Runs of one size class are merged once there are so many; from the largest size on they stay as they are, so that no
# merge takes longer than a second or two. Small row groups let a query skip the places that it does not ask about.
MERGED_AT, LARGEST_RUN, _ROW_GROUP = 8, 250_000, 16_384
# Manifests whose runs are kept for readers that still have them open; the age at which a run without any is a leftover.
KEPT, LEFTOVER_SECONDS = 6, 3600


class SnapshotError(Exception):
    """A snapshot was not written, or is not whole; the text says why."""


class Run(NamedTuple):
    """Run: a file in ``runs/`` and its number of rows."""

    file: str
    rows: int


class Snapshot(NamedTuple):
    """Snapshot: the ledger's name, its revision and that revision's hash, and the runs of approved entries."""

    ledger: str
    revision: int
    hash: str
    runs: tuple[Run, ...]


def newest(folder: Path) -> Path | None:
    """The newest manifest in a folder, which names the state that ``connect`` shows; None where there is none."""
    return next(reversed(_manifests(folder)), None)


def latest(folder: Path) -> Snapshot | None:
    """The newest snapshot in a folder, None where none was published. Raises SnapshotError where it is not whole."""
    manifests = _manifests(folder)
    if not manifests:
        return None
    try:
        snapshot = _read(manifests[-1])
    except (OSError, ValueError, TypeError, LookupError) as error:
        raise SnapshotError(f"清单 {manifests[-1].name} 读不出来") from error
    if lost := [run.file for run in snapshot.runs if not (folder / "runs" / run.file).is_file()]:
        raise SnapshotError(f"少了文件 {lost[0]}")
    return snapshot


def connect(database: Path, folder: Path) -> tuple[duckdb.DuckDBPyConnection, int]:
    """A connection that reads the record's tables and, beside them, the newest snapshot; and the ledger's revision.

    The views are ``approved_entries`` and ``reported_values``, beside them ``reported_until(moment)``: without rows and
    at revision 0 where nothing was published. A later snapshot is for a later connection: this one does not change
    under its readers.
    """
    connection = duckdb.connect()
    connection.execute("attach '{}' as record (read_only)".format(str(database).replace("'", "''")))
    for (name,) in connection.execute(_RECORD).fetchall():
        # Cursors of this connection find views of its own catalog, but not its search path.
        connection.table(f"record.{name}").create_view(name)
    snapshot = latest(folder)
    if snapshot and made.is_marked(snapshot.ledger) != made.is_made(database.parent.parent):
        raise SnapshotError("快照和数据文件夹，一个是演示的，一个是真实的，不放在一起读")
    if snapshot and snapshot.runs:
        entries = connection.read_parquet([str(folder / "runs" / run.file) for run in snapshot.runs])
        entries.create_view("approved_entries")
    else:
        connection.execute("create table approved_entries ({})".format(", ".join(map(" ".join, COLUMNS.items()))))
    connection.execute(_STANDING)
    return connection, snapshot.revision if snapshot else 0


def publish(folder: Path, snapshot: Snapshot, chunks: Iterable[Sequence[tuple[object, ...]]]) -> Snapshot:
    """Publish ``snapshot`` with the rows of ``chunks`` added to its runs; then merge small runs. Returns the result.

    Without runs it is a beginning: manifests of other ledgers, or of a future that was undone by a restoration, go.
    Raises SnapshotError where the disk takes no more or a run cannot be read; the last snapshot then stays.
    """
    try:
        return _publish(folder, snapshot, chunks)
    except (OSError, duckdb.Error) as error:
        raise SnapshotError(reason(error) if isinstance(error, OSError) else why(error)) from error


def _publish(folder: Path, snapshot: Snapshot, chunks: Iterable[Sequence[tuple[object, ...]]]) -> Snapshot:
    others = () if snapshot.runs else _manifests(folder)
    (folder / "runs").mkdir(parents=True, exist_ok=True)
    (folder / "manifests").mkdir(exist_ok=True)
    with duckdb.connect() as connection:
        connection.execute("set threads = 1")
        added = tuple(_write(folder, connection.from_df(_frame(rows)).project(_CASTS), len(rows)) for rows in chunks)
        snapshot = snapshot._replace(runs=snapshot.runs + added)
        _announce(folder, snapshot)
        for manifest in others:
            manifest.unlink(missing_ok=True)
        while small := _to_merge(snapshot.runs):
            files = [str(folder / "runs" / run.file) for run in small]
            merged = _write(folder, connection.read_parquet(files), sum(run.rows for run in small))
            snapshot = snapshot._replace(runs=(*(run for run in snapshot.runs if run not in small), merged))
            _announce(folder, snapshot)
    _forget_old(folder)
    return snapshot


def _frame(rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    frame = pd.DataFrame.from_records(list(rows), columns=list(COLUMNS))
    return frame.astype({name: "Int64" if kind == "bigint" else "str" for name, kind in COLUMNS.items()})


def _write(folder: Path, rows: duckdb.DuckDBPyRelation, count: int) -> Run:
    """A new run, on disk before it is returned."""
    file = f"{uuid.uuid4().hex}.parquet"
    draft = folder / "runs" / f"{file}.draft"
    try:
        rows.order(_ORDER).to_parquet(str(draft), row_group_size=_ROW_GROUP, compression="zstd")
        sync(draft)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    draft.replace(folder / "runs" / file)
    sync(folder / "runs")
    return Run(file, count)


def _to_merge(runs: Sequence[Run]) -> list[Run]:
    """Runs of one size class, where there are many; the smallest class first."""
    classes: dict[int, list[Run]] = {}
    for run in runs:
        if run.rows < LARGEST_RUN:
            classes.setdefault(len(f"{run.rows:o}"), []).append(run)
    return next((classes[size] for size in sorted(classes) if len(classes[size]) >= MERGED_AT), [])


def _announce(folder: Path, snapshot: Snapshot) -> None:
    """Write the manifest, named by revision and by its place in time: the later of one revision is the merged one."""
    name = f"{snapshot.revision:012d}-{time.time_ns():020d}.json"
    write_whole(folder / "manifests" / name, json.dumps(snapshot._asdict()).encode())


def _manifests(folder: Path) -> list[Path]:
    return sorted((folder / "manifests").glob("*.json"))


def _read(manifest: Path) -> Snapshot:
    content = json.loads(manifest.read_text(encoding="utf-8"))
    return Snapshot(**(content | {"runs": tuple(Run(*run) for run in content["runs"])}))


def _forget_old(folder: Path) -> None:
    """Delete all but the newest manifests and what no manifest names any more; one that is open may stay."""
    with contextlib.suppress(OSError):
        manifests = _manifests(folder)
        aged = manifests[-1].stat().st_mtime - LEFTOVER_SECONDS
        needed = {run.file for manifest in manifests[-KEPT:] for run in _read(manifest).runs}
        for path in manifests[:-KEPT]:
            path.unlink()
        for path in [*(folder / "runs").iterdir(), *(folder / "manifests").glob(f"{DRAFT}*")]:
            if path.name not in needed and path.stat().st_mtime < aged:
                path.unlink()
