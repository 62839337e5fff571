"""The one door to the built database: named queries in, data frames out."""

import logging
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Any

import duckdb
import pandas as pd

from yuboard.problems import DataError, Problem
from yuboard.record import building
from yuboard.record.results import Row
from yuboard.record.verification import prove
from yuboard.settings import QUERIES, data_dir, texts_dir

_lock = Lock()
_failures: dict[str, list[Problem]] = {}


def database() -> Path:
    """The database of the data as it is now; built on first use.

    The data folder is looked at once a second at most, as one rerun of a page asks many times.
    Where the data cannot be published, the last good database stays in use and ``problems`` says
    why. Raises DataError where there is no good one either.
    """
    return _database(data_dir(), _second())


def _second() -> int:
    return int(time.monotonic())


@lru_cache(maxsize=4)
def _database(data: Path, _at: int) -> Path:
    with _lock:
        try:
            if building.content_hash(data) not in _failures:
                return building.build(data)
        except DataError as error:
            logging.getLogger(__name__).error("数据有误，未发布：\n%s", error)
            _failures[building.content_hash(data)] = error.problems
        good = building.last_good(data)
        if good is None:
            raise DataError(_failures[building.content_hash(data)])
        return good


def problems() -> list[Problem]:
    """What keeps the present files of the data folder from being published; empty when nothing does."""
    return _problems(data_dir(), _second())


@lru_cache(maxsize=4)
def _problems(data: Path, _at: int) -> list[Problem]:
    return _failures.get(building.content_hash(data), [])


def query(name: str, **parameters: Any) -> pd.DataFrame:
    """The rows of ``queries/<name>.sql`` with bound parameters; lists are given as tuples.

    The frame is the caller's own: results are shared between sessions, but pandas copies on write.
    Raises DuckDB's own error for a missing or surplus parameter.
    """
    frame = _result(database(), name, tuple(sorted(parameters.items())))
    return frame.copy(deep=False)


def rows(name: str, **parameters: Any) -> tuple[Row, ...]:
    """The rows of ``queries/<name>.sql`` as mappings, None where a value is missing; shared, so read-only."""
    return _rows(database(), name, tuple(sorted(parameters.items())))


def reader(path: Path) -> Callable[..., tuple[Row, ...]]:
    """``rows`` of one database, for what must not mix two versions when the data is edited while it is made."""
    return lambda name, **parameters: _rows(path, name, tuple(sorted(parameters.items())))


@lru_cache(maxsize=512)
def _rows(path: Path, name: str, parameters: tuple[tuple[str, Any], ...]) -> tuple[Row, ...]:
    records = _result(path, name, parameters).to_dict("records")
    return tuple(
        MappingProxyType({key: None if pd.isna(value) else value for key, value in record.items()})
        for record in records
    )


def proof() -> tuple[int, int] | None:
    """Quotes found in the full texts, and quotes in all; None where no texts are at hand."""
    texts = texts_dir()
    if texts is None:
        return None
    changed = tuple(sorted((file.name, file.stat().st_mtime_ns) for file in texts.glob("*.txt")))
    return _proof(database(), texts, changed)


@lru_cache(maxsize=4)
def _proof(path: Path, texts: Path, _changed: tuple[tuple[str, int], ...]) -> tuple[int, int]:
    cursor = _connection(path).cursor()
    problems, proven = prove(cursor, texts)
    found = sum(proven.values())
    return found, found + sum(problem.column == "quote" and problem.row > 0 for problem in problems)


@lru_cache(maxsize=512)
def _result(path: Path, name: str, parameters: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
    bound = {key: list(value) if isinstance(value, tuple) else value for key, value in parameters}
    cursor = _connection(path).cursor()
    try:
        return cursor.execute(_text(name), bound).df()
    finally:
        cursor.close()


@lru_cache(maxsize=4)
def _connection(path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(path, read_only=True)


@lru_cache(maxsize=256)
def _text(name: str) -> str:
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
