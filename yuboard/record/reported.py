"""Reported values: named queries on the record together with the newest snapshot of the ledger."""

import logging
from pathlib import Path
from types import MappingProxyType
from typing import Any

import duckdb
import pandas as pd

from yuboard.record import snapshots, store
from yuboard.record.cached import cached
from yuboard.record.results import Key, Result
from yuboard.settings import ledger_setting, snapshots_dir


def rows(name: str, **parameters: Any) -> Result:
    """The result of ``queries/<name>.sql`` on ``reported_values`` beside the record; no row where nothing is published.

    Kept by version of the data and snapshot of the ledger; shared between sessions, so read-only.
    """
    key = _key(name, parameters)
    if len(key.versions) == 1:
        return Result.of((), key, pd.DataFrame)
    try:
        return _result(key)
    except (duckdb.Error, snapshots.SnapshotError) as error:
        # Since the manifest was looked up, its runs may have been merged and deleted.
        logging.getLogger(__name__).warning("快照读不出，再读一次：%s", error)
        _connection.cache_clear()  # type: ignore[attr-defined]
        return _result(_key(name, parameters))


def _key(name: str, parameters: dict[str, Any]) -> Key:
    manifest = snapshots.newest(snapshots_dir(ledger_setting()))
    versions = (store.database(), *((manifest,) if manifest else ()))
    return Key(versions, name, tuple(sorted(parameters.items())))


@cached(size=256)
def _result(key: Key) -> Result:
    cursor = _cursor(key)
    columns = [column[0] for column in cursor.description or ()]
    rows = (MappingProxyType(dict(zip(columns, map(store.plain, line)))) for line in cursor.fetchall())
    return Result.of(rows, key, lambda: _cursor(key).df())


def _cursor(key: Key) -> duckdb.DuckDBPyConnection:
    return _connection(*key.versions).cursor().execute(store.query_text(key.query), dict(key.parameters))


@cached(size=2)
def _connection(database: Path, manifest: Path) -> duckdb.DuckDBPyConnection:
    return snapshots.connect(database, manifest.parent.parent)[0]
