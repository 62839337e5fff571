"""A made nation: the snapshot of a made province once a province, each with places and numbers of its own.

``python -m tests.bench.nation FOLDER [provinces]`` reads it as one, and prints what that takes; the folder is the one
that ``tests.bench.province`` was given.
"""

import sys
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path

import duckdb
import psutil

from tests.bench.ledger import timed
from yuboard.record import snapshots
from yuboard.record.building import build
from yuboard.record.snapshots import Run, Snapshot

PROVINCES, APART = 31, 100_000_000
READINGS = {
    "values that stand": "select count(*) from reported_values",
    "one county, all its values": "select * from reported_values where place = '7-anyang'",
    "one county, one indicator": "select * from reported_values where place = '7-anyang' and indicator = 'i007'",
    "sums by indicator and year": "select indicator, year(period_end), sum(value) from reported_values group by all",
    "the last of each place and indicator": "select place, indicator, max_by(value, period_end) from reported_values"
    " group by all",
}


def make(province: Snapshot, source: Path, folder: Path, count: int) -> None:
    """Write the runs of every province into a folder, and the manifest that names them all."""
    (folder / "runs").mkdir()
    runs = []
    for number in range(count):
        own = f"{number} || '-' || place as place, entry_id + {number * APART} as entry_id"
        for run in province.runs:
            name = f"{number}-{run.file}"
            rows = duckdb.read_parquet(str(source / "runs" / run.file)).project(f"* replace ({own})")
            rows.to_parquet(str(folder / "runs" / name), row_group_size=16_384, compression="zstd")
            runs.append(Run(name, run.rows))
    snapshots.publish(folder, province._replace(runs=tuple(runs)), [])


def _read(connection: duckdb.DuckDBPyConnection, reading: str) -> int:
    return len(connection.cursor().execute(reading).fetchall())


def main(data: Path, count: int) -> None:
    source = data / "ledger" / "snapshots"
    province = snapshots.latest(source)
    if province is None:
        raise SystemExit(f"{source} has no snapshot: python -m tests.bench.province 5000000 {data.parent}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        timed(f"{count} provinces written", lambda: make(province, source, folder, count))
        size = sum(path.stat().st_size for path in (folder / "runs").iterdir())
        print(f"{count * sum(run.rows for run in province.runs)} values, {size / 2**20:.0f} MiB")
        with closing(timed("opened", lambda: snapshots.connect(build(data), folder)[0])) as connection:
            for label, reading in READINGS.items():
                timed(label, partial(_read, connection, reading))
        print(f"memory {psutil.Process().memory_info().rss / 2**20:.0f} MiB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) / "province", int((*sys.argv[2:], PROVINCES)[0]))
