"""The one door to the built database: named queries in, results out."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Any

import duckdb
import pandas as pd

from yuboard.problems import DataError, Problem
from yuboard.record import building
from yuboard.record.cached import cached, second
from yuboard.record.results import Key, Result
from yuboard.record.verification import prove, texts_version
from yuboard.settings import QUERIES, data_dir, texts_dir

_lock = Lock()
_failures: dict[str, list[Problem]] = {}


def database() -> Path:
    """The database of the data as it is now; built on first use.

    The data folder is looked at once a second at most, as one rerun of a page asks many times.
    Where the data cannot be published, the last good database stays in use and ``problems`` says
    why. Raises DataError where there is no good one either.
    """
    return _database(data_dir())


@cached(second, size=4)
def _database(data: Path) -> Path:
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
    """Problems that keep the present files of the data folder from being published."""
    return _problems(data_dir())


@cached(second, size=4)
def _problems(data: Path) -> list[Problem]:
    return _failures.get(building.content_hash(data), [])


def rows(name: str, **parameters: Any) -> Result:
    """The result of ``queries/<name>.sql`` with bound parameters; lists are given as tuples.

    Shared between sessions, so read-only. Raises DuckDB's own error for a missing or surplus parameter.
    """
    return _result(Key((database(),), name, tuple(sorted(parameters.items()))))


def reader(path: Path) -> Callable[..., Result]:
    """``rows`` of one database, for what must not mix two versions when the data is edited while it is made."""
    return lambda name, **parameters: _result(Key((path,), name, tuple(sorted(parameters.items()))))


def proof() -> tuple[int, int] | None:
    """Quotes found in the full texts, and quotes in all; None where no texts are at hand."""
    texts = texts_dir()
    if texts is None:
        return None
    return _proof(texts)


@cached(database, texts_version, size=4)
def _proof(texts: Path) -> tuple[int, int]:
    cursor = _connection(database()).cursor()
    problems, proven = prove(cursor, texts)
    proven_quotes = sum(proven.values())
    return proven_quotes, proven_quotes + sum(problem.column == "quote" and problem.row > 0 for problem in problems)


@cached(size=512)
def _result(key: Key) -> Result:
    with _executed(key) as cursor:
        columns = [column[0] for column in cursor.description or ()]
        lines = cursor.fetchall()
    rows = (MappingProxyType(dict(zip(columns, map(_plain, line)))) for line in lines)
    return Result.of(rows, key, lambda: _frame(key))


def _frame(key: Key) -> pd.DataFrame:
    with _executed(key) as cursor:
        return cursor.df()


@contextmanager
def _executed(key: Key) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor of its own with the query run."""
    bound = {name: list(value) if isinstance(value, tuple) else value for name, value in key.parameters}
    cursor = _connection(*key.versions).cursor()
    try:
        yield cursor.execute(_text(key.query), bound)
    finally:
        cursor.close()


def _plain(value: Any) -> Any:
    """A value as code words it: decimals of the database as numbers of Python, which print without nought digits."""
    return float(value) if isinstance(value, Decimal) else value


@cached(size=4)
def _connection(path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(path, read_only=True)


@cached(size=256)
def _text(name: str) -> str:
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
