"""Connections to built databases: one a file, shared by all threads, and opened anew where the file is another one."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition

import duckdb

from yuboard.disk import reason, reason_in
from yuboard.problems import StorageError

# DuckDB gives one path one instance for as long as any cursor of it lives, whatever has become of the file: so an old
# one is closed only when its last query has ended, and new queries wait for that.
_turn = Condition()
_open: dict[Path, tuple[tuple[int, int], duckdb.DuckDBPyConnection]] = {}
_running: Counter[Path] = Counter()
_KEPT = 4
_PATIENCE = 30


@contextmanager
def cursor(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor of its own on a database, read-only. Raises StorageError where it cannot be opened."""
    with _turn:
        own = _connection(path).cursor()
        _running[path] += 1
    try:
        yield own
    finally:
        own.close()
        with _turn:
            _running[path] -= 1
            _turn.notify_all()


def close(path: Path) -> None:
    """Close a database when its last query has ended, so that the next one opens the file as it is then."""
    with _turn:
        _turn.wait_for(lambda: not _running[path], _PATIENCE)
        if path in _open:
            _open.pop(path)[1].close()


def _connection(path: Path) -> duckdb.DuckDBPyConnection:
    try:
        stat = path.stat()
    except OSError as error:
        raise StorageError(f"{path.parent.name}/{path.name}", f"数据库读不出：{reason(error, '读取')}") from error
    identity = (stat.st_ino, stat.st_mtime_ns)
    if path in _open and _open[path][0] != identity:
        close(path)
    if path not in _open:
        for old in [old for old in list(_open)[: 1 - _KEPT] if not _running[old]]:
            _open.pop(old)[1].close()
        _open[path] = (identity, opened(path))
    return _open[path][1]


def opened(path: Path) -> duckdb.DuckDBPyConnection:
    """A new connection, read-only. Raises StorageError where another program holds the file, or it is no database."""
    try:
        return duckdb.connect(path, read_only=True)
    except duckdb.Error as error:
        raise StorageError(f"{path.parent.name}/{path.name}", f"数据库打不开：{why(error)}") from error


def why(error: duckdb.Error) -> str:
    """The cause of an error of the database that is the machine's, in Chinese."""
    text = str(error)
    if "set lock" in text or "used by another process" in text:
        holder = re.search(r"PID (\d+)", text)
        return f"正被另一个程序占用{f'（进程号{holder[1]}）' if holder else ''}，请关闭那个程序后再试"
    return reason_in(text) or f"文件已损坏（{text.splitlines()[0]}）"
