"""The one door to the built database: named queries in, results out."""

import logging
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from threading import Lock
from time import monotonic
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

import duckdb
import pandas as pd

from yuboard import made
from yuboard.problems import DataError, Problem, StorageError
from yuboard.record import building, connections, folder, proofs, sealing
from yuboard.record.cached import cached, second
from yuboard.record.results import Key, Reader, Result, Row
from yuboard.record.verification import all_quotes, prove, texts_version
from yuboard.settings import QUERIES, data_dir, texts_dir

T = TypeVar("T")
# After how many seconds a build is tried again that the machine, not the data, has kept from success.
RETRY = 10


class _Failure(NamedTuple):
    """Failure of a build: the content that it was of, the error, and when to try again without a change."""

    content: str
    error: DataError
    retry_at: float


_lock = Lock()
_failures: dict[Path, _Failure] = {}


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
        content = building.content_hash(data)
        failure = _failures.get(data)
        if failure is None or failure.content != content or failure.retry_at <= monotonic():
            try:
                path = _opened(building.build(data))
                _failures.pop(data, None)
                return path
            except Exception as error:
                failure = _failures[data] = _failed(error, content)
        good = building.last_good(data)
        if good is None:
            raise failure.error.with_traceback(None)
        return _opened(good)


def version(path: Path | None = None) -> str:
    """The version of a database, the present one where none is given, as it is printed: with the mark of made data."""
    path = path or database()
    return "　".join(filter(None, (path.stem[:8], made.MARK * made.is_made(path.parent.parent))))


def _opened(path: Path) -> Path:
    """``path``, when a query could be put to it. Raises StorageError."""
    with connections.cursor(path):
        return path


def _failed(error: Exception, content: str) -> _Failure:
    """Failure of a build, logged; whatever it was, the last good database can be served."""
    log = logging.getLogger(__name__)
    if isinstance(error, StorageError):
        log.error("未发布：%s", error)
        return _Failure(content, error, monotonic() + RETRY)
    if isinstance(error, DataError):
        log.error("数据有误，未发布：\n%s", error)
        return _Failure(content, error, float("inf"))
    log.error("建库时程序出错", exc_info=error)
    text = f"建库时程序出错，详见服务器日志（{type(error).__name__}：{error}）"
    return _Failure(content, StorageError("build", text), monotonic() + RETRY)


def problems() -> list[Problem]:
    """Problems that keep the present files of the data folder from being published."""
    return _problems(data_dir())


@cached(second, size=4)
def _problems(data: Path) -> list[Problem]:
    failure = _failures.get(data)
    return failure.error.problems if failure and failure.content == building.content_hash(data) else []


def notices() -> list[Problem]:
    """Files of the data folder that look like data and are not read."""
    return _notices(data_dir())


@cached(second, size=4)
def _notices(data: Path) -> list[Problem]:
    return folder.listing(data).notices


def rows(name: str, **parameters: Any) -> Result[Row]:
    """The result of ``queries/<name>.sql`` with bound parameters; lists are given as tuples.

    Shared between sessions, so read-only. Raises DuckDB's own error for a missing or surplus parameter.
    """
    return _result(Key((database(),), name, tuple(sorted(parameters.items()))))


def reader(path: Path) -> Reader:
    """``rows`` of one database, for what must not mix two versions when the data is edited while it is made."""

    def rows(name: str, **parameters: Any) -> Result[Row]:
        return _result(Key((path,), name, tuple(sorted(parameters.items()))))

    return rows


def proof() -> tuple[int, int] | None:
    """Quotes found in the full texts, and quotes in all; None where no texts are at hand."""
    texts = texts_dir()
    if texts is None:
        return None
    return _proof(texts)


def last_proof() -> proofs.Proof | None:
    """The last proof that is kept with the data; None where there is none."""
    return _last_proof(data_dir())


@cached(second, size=4)
def _last_proof(data: Path) -> proofs.Proof | None:
    return proofs.last(data)


@cached(database, texts_version, size=4)
def _proof(texts: Path) -> tuple[int, int]:
    with connections.cursor(database()) as cursor:
        _, proven = prove(cursor, texts)
        return sum(proven.values()), all_quotes(cursor)


@cached(size=512)
def _result(key: Key) -> Result[Row]:
    columns, lines = _asked(key, lambda cursor: ([column[0] for column in cursor.description or ()], cursor.fetchall()))
    rows: Iterator[Row] = (MappingProxyType(dict(zip(columns, map(plain, line)))) for line in lines)
    return Result.of(rows, key, lambda: _frame(key))


def _frame(key: Key) -> pd.DataFrame:
    return _asked(key, lambda cursor: cursor.df())


def _asked(key: Key, take: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
    """Answer of the query, as ``take`` gets it; asked again where the file was damaged and could be built anew."""
    try:
        return _run(key, take)
    except duckdb.ProgrammingError:
        raise
    except (duckdb.Error, StorageError) as error:
        logging.getLogger(__name__).error("数据库读取出错：%s", error)
        _mend(*key.versions)
        return _run(key, take)


def _run(key: Key, take: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
    bound = {name: list(value) if isinstance(value, tuple) else value for name, value in key.parameters}
    with connections.cursor(*key.versions) as cursor:
        return take(cursor.execute(query_text(key.query), bound))


def _mend(path: Path) -> None:
    """Build a database that failed once more, if it is damaged and of the present data. Raises DataError otherwise."""
    with _lock:
        sealing.doubt(path)
        if not sealing.is_sound(path) and building.build(path.parent.parent) != path:
            raise StorageError(f"{path.parent.name}/{path.name}", "这一版数据库已损坏，数据已有新版：请刷新页面")
        connections.close(path)


def plain(value: Any) -> Any:
    """A value as code words it: decimals of the database as numbers of Python, which print without nought digits."""
    return float(value) if isinstance(value, Decimal) else value


@cached(size=256)
def query_text(name: str) -> str:
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
