"""Reported values: named queries on the record together with the newest snapshot of the ledger."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import duckdb
import pandas as pd

from yuboard.record import snapshots, store
from yuboard.record.cached import cached
from yuboard.record.results import Key, Result, Row
from yuboard.settings import ledger_setting, snapshots_dir

T = TypeVar("T")
# Rows that are fetched at once where they are not kept.
_AT_ONCE = 10_000


def rows(name: str, **parameters: Any) -> Result[Row]:
    """The result of ``queries/<name>.sql`` on ``reported_values`` beside the record; no row where nothing is published.

    Kept by version of the data and snapshot of the ledger; shared between sessions, so read-only.
    """
    key = _key(name, parameters)
    if len(key.versions) == 1:
        return Result.of((), key, pd.DataFrame)
    return _tried(_result, key)


def once(name: str, **parameters: Any) -> Iterator[Row]:
    """The same rows, read through once and not kept: of what is long and is made into something else."""
    key = _key(name, parameters)
    if len(key.versions) == 1:
        return
    cursor = _tried(_cursor, key)
    columns = [column[0] for column in cursor.description or ()]
    while lines := cursor.fetchmany(_AT_ONCE):
        yield from (MappingProxyType(dict(zip(columns, map(store.plain, line)))) for line in lines)


def _tried(read: Callable[[Key], T], key: Key) -> T:
    """Answer of ``read`` to a key; to that of the newest snapshot where the key's own cannot be read any more."""
    try:
        return read(key)
    except (duckdb.Error, snapshots.SnapshotError) as error:
        # Since the manifest was looked up, its runs may have been merged and deleted.
        logging.getLogger(__name__).warning("快照读不出，再读一次：%s", error)
        _connection.cache_clear()  # type: ignore[attr-defined]
        return read(_key(key.query, dict(key.parameters)))


def _key(name: str, parameters: dict[str, Any]) -> Key:
    manifest = snapshots.newest(snapshots_dir(ledger_setting()))
    versions = (store.database(), *((manifest,) if manifest else ()))
    return Key(versions, name, tuple(sorted(parameters.items())))


@cached(size=256)
def _result(key: Key) -> Result[Row]:
    cursor = _cursor(key)
    columns = [column[0] for column in cursor.description or ()]
    rows: Iterator[Row] = (MappingProxyType(dict(zip(columns, map(store.plain, line)))) for line in cursor.fetchall())
    return Result.of(rows, key, lambda: _cursor(key).df())


def _cursor(key: Key) -> duckdb.DuckDBPyConnection:
    return _connection(*key.versions).cursor().execute(store.query_text(key.query), dict(key.parameters))


@cached(size=2)
def _connection(database: Path, manifest: Path) -> duckdb.DuckDBPyConnection:
    return snapshots.connect(database, manifest.parent.parent)[0]
