"""Build of the database: hand-kept CSV to one read-only DuckDB file, named by a hash of its inputs."""

import contextlib
import hashlib
import logging
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import duckdb

from yuboard.disk import DRAFT, reason, reason_in, sync, write_whole
from yuboard.problems import DataError, Problem, StorageError
from yuboard.record import connections, folder, locking, sealing
from yuboard.record.loading import Loader
from yuboard.record.numerals.checking import check_numbers
from yuboard.settings import PACKAGE, QUERIES, ROOT, builds_dir, data_dir

CURRENT = "current.txt"
# How clauses are read decides the database as much as the rules in SQL do.
NUMERALS = PACKAGE / "record" / "numerals"
# How many databases are kept: the present one, the last good one, and what a reader may still have open.
KEPT = 6
_DATABASE = re.compile(r"[0-9a-f]{16}\.duckdb")
# Drafts of earlier versions begin without a dot.
_DRAFTS = (f"{DRAFT}*", "draft-*")

# Tables of a few hundred rows in the smallest blocks: a tenth of the file.
_SMALL: dict[str, str | bool | int | float | list[str]] = {"default_block_size": "16384"}
_NOT_BUILT = "没有建成数据库"
_Stamp = tuple[str, str, int, int, int]


def inputs(data: Path) -> list[Path]:
    """Every file whose content decides the database, in a fixed order."""
    rules = [*(QUERIES / "build").glob("*.sql"), *(QUERIES / "checks").glob("*.sql"), *NUMERALS.glob("*.py")]
    found = folder.listing(data)
    return [*found.tables, *found.others, *sorted(rules)]


def content_hash(data: Path) -> str:
    """The name of the database that the files of ``data`` and the build rules make now.

    File contents are read again only when a file is another one or has changed, as every rerun of every page asks. A
    file that cannot be read counts as one of its own, until it can.
    """
    stamps = [_stamp(path, data) for path in inputs(data)]
    try:
        return _digest(tuple(stamps))
    except OSError:
        return _digest_of(stamps, _content_or_error)


def _stamp(path: Path, data: Path) -> _Stamp:
    name = path.relative_to(data if path.is_relative_to(data) else ROOT).as_posix()
    try:
        stat = path.stat()
    except OSError as error:
        return str(path), name, -1, -1, error.errno or 0
    return str(path), name, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size


@lru_cache(maxsize=8)
def _digest(stamps: tuple[_Stamp, ...]) -> str:
    return _digest_of(stamps, folder.content)


def _digest_of(stamps: Iterable[_Stamp], read: Callable[[Path], bytes]) -> str:
    digest = hashlib.sha256()
    for path, name, *_ in stamps:
        digest.update(name.encode(errors="surrogateescape") + b"\0" + read(Path(path)) + b"\0")
    return digest.hexdigest()[:16]


def _content_or_error(path: Path) -> bytes:
    try:
        return folder.content(path)
    except OSError as error:
        return f"unread {error.errno}".encode()


def build(data: Path | None = None) -> Path:
    """The database of ``data``, built if it is not there and whole; built again where a file changed meanwhile.

    Raises DataError with every problem of the data, StorageError where the machine is in the way; then nothing is kept
    of the attempt and the last good database stays as it was.
    """
    data = data or data_dir()
    target = _target(data)
    while not sealing.is_sound(target):
        with _storage_errors(data):
            _build_alone(data, target)
        before, target = target, _target(data)
        if target == before and not sealing.is_sound(target):
            raise StorageError(builds_dir(data).name, f"{_NOT_BUILT}：写好的文件读回来不一样，磁盘可能有故障")
    _point_to(target)
    return target


def _target(data: Path) -> Path:
    return builds_dir(data) / f"{content_hash(data)}.duckdb"


def last_good(data: Path) -> Path | None:
    """The database that the last successful build published; where it is gone, the newest that is whole."""
    builds = builds_dir(data)
    pointed = _pointed(builds)
    if pointed and sealing.is_sound(pointed):
        return pointed
    return next(filter(sealing.is_sound, _newest_first(builds)), None)


def _pointed(builds: Path) -> Path | None:
    """Where the pointer points, if it does to a database of ours."""
    try:
        name = (builds / CURRENT).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return builds / name if _DATABASE.fullmatch(name) else None


def _newest_first(builds: Path) -> list[Path]:
    found = []
    with contextlib.suppress(OSError):
        for path in builds.iterdir():
            if _DATABASE.fullmatch(path.name):
                with contextlib.suppress(OSError):
                    found.append((path.stat().st_mtime_ns, path))
    return [path for _, path in sorted(found, reverse=True)]


@contextlib.contextmanager
def _storage_errors(data: Path) -> Iterator[None]:
    """Turn what the machine reports while a database is built into a problem."""
    name = builds_dir(data).name
    try:
        yield
    except OSError as error:
        raise StorageError(name, f"{_NOT_BUILT}：{reason(error)}（{error.filename or builds_dir(data)}）") from error
    except duckdb.Error as error:
        raise StorageError(name, f"{_NOT_BUILT}：{connections.why(error)}") from error


def _build_alone(data: Path, target: Path) -> None:
    """Build ``target`` unless somebody else has done so meanwhile; what killed builders left is swept."""
    if problem := folder.absent(data):
        raise DataError([problem])
    # Never the data folder itself: one that is mistyped or moved away must not come into being.
    target.parent.mkdir(exist_ok=True)
    with locking.alone(target.parent):
        for pattern in _DRAFTS:
            for path in target.parent.glob(pattern):
                sealing.remove(path)
        if not sealing.is_sound(target):
            sealing.set_aside(target)
            _publish(data, target)
            _forget_old(target)


def _publish(data: Path, target: Path) -> None:
    """Build ``target``; nothing is kept where a file was edited while it was read, as its name would lie."""
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=DRAFT, ignore_cleanup_errors=True) as work:
        draft = Path(work) / "draft.duckdb"
        with duckdb.connect(draft, config=_SMALL) as connection:
            problems = load_and_check(connection, data)
            if not problems:
                _keep_answers(connection)
                # Closing would do it too, but says nothing where the disk is full.
                connection.execute("checkpoint")
                loaded = _content(connection)
        if _target(data) != target:
            return
        if problems:
            raise DataError(problems)
        with connections.opened(draft) as written:
            if sealing.journal(draft).exists() or _content(written) != loaded:
                raise StorageError(target.parent.name, f"{_NOT_BUILT}：写到磁盘上的与读入的不一致")
        sync(draft)
        sealing.seal(draft, target)
        draft.replace(target)
        sync(target.parent)


def _keep_answers(connection: duckdb.DuckDBPyConnection) -> None:
    """Turn every view into a table of its rows: nothing changes after the build, and planning a view of views takes a
    query far longer than reading a few hundred rows.
    """
    names = connection.execute("select view_name from duckdb_views() where not internal order by all").fetchall()
    for (name,) in names:
        connection.view(name).create("kept")
        connection.execute(f"drop view {name}; alter table kept rename to {name}")


def _content(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, in the order of the file."""
    tables = connection.execute("select table_name from duckdb_tables() where not temporary order by all").fetchall()
    return {name: connection.table(name).fetchall() for (name,) in tables}


def _forget_old(target: Path) -> None:
    """Delete all but the newest databases, as each edit of the data leaves one; one that is open may stay.

    Times of change do not decide alone, as a clock may be set back: what was just built and what is pointed to stay.
    """
    kept = {target, _pointed(target.parent)}
    others = [path for path in _newest_first(target.parent) if path not in kept]
    for path in others[max(KEPT - len(kept - {None}), 0) :]:
        with contextlib.suppress(OSError):
            sealing.forget(path)


def load_and_check(connection: duckdb.DuckDBPyConnection, data: Path) -> list[Problem]:
    """Fill an empty database from ``data`` and return all that is wrong with it, causes first.

    A file that is no table (missing, cut short, with other columns) is told alone, as what follows from it would be a
    problem in every row that refers to it.
    """
    _execute(connection, "schema.sql")
    loader = Loader(connection, data)
    if not loader.read():
        return sorted(set(loader.problems))
    loader.load()
    read: list[Problem] = []
    with _sums(loader.problems, "derive.sql"):
        _execute(connection, "derive.sql")
        read = check_numbers(connection)
        _execute(connection, "views.sql")
    found = sorted(set(loader.problems), key=lambda problem: (problem not in loader.losses, problem))
    return [*found, *sorted({*read, *run_checks(connection)} - set(found))]


def _execute(connection: duckdb.DuckDBPyConnection, step: str) -> None:
    connection.execute((QUERIES / "build" / step).read_text(encoding="utf-8"))


def run_checks(connection: duckdb.DuckDBPyConnection) -> list[Problem]:
    """Every rule in ``queries/checks``: each returns the rows that break it."""
    problems: list[Problem] = []
    for rule in sorted((QUERIES / "checks").glob("*.sql")):
        with _sums(problems, rule.name):
            violations = connection.execute(rule.read_text(encoding="utf-8")).fetchall()
            problems += [Problem(file, row, column, f"{text} [{rule.stem}]") for file, row, column, text in violations]
    return problems


@contextlib.contextmanager
def _sums(problems: list[Problem], name: str) -> Iterator[None]:
    """Add to ``problems`` what cannot be computed from the data, as a sum too large; a full disk is no such thing."""
    try:
        yield
    except duckdb.Error as error:
        if reason_in(str(error)):
            raise
        problems.append(Problem(name, 0, "", f"按数据算不出结果：{str(error).splitlines()[0]}"))


def _point_to(target: Path) -> None:
    """Keep which database is the last good one; where that cannot be written, the database is good all the same."""
    pointer = target.parent / CURRENT
    if _pointed(target.parent) == target:
        return
    try:
        if pointer.is_dir():
            sealing.set_aside(pointer)
        write_whole(pointer, target.name.encode())
    except OSError as error:
        logging.getLogger(__name__).warning("%s 没有写成：%s", pointer, reason(error))
