"""Build of the database: hand-kept CSV to one read-only DuckDB file, named by a hash of its inputs."""

import contextlib
import hashlib
import tempfile
from functools import lru_cache
from pathlib import Path

import duckdb

from yuboard.problems import DataError, Problem
from yuboard.record.loading import Loader
from yuboard.record.numerals.checking import check_numbers
from yuboard.settings import QUERIES, ROOT, builds_dir, data_dir

CURRENT = "current.txt"
# How clauses are read decides the database as much as the rules in SQL do.
NUMERALS = Path(__file__).parent / "numerals"
# How many databases are kept: the present one, the last good one, and what a reader may still have open.
KEPT = 6


def inputs(data: Path) -> list[Path]:
    """Every file whose content decides the database, in a fixed order."""
    rules = [*(QUERIES / "build").glob("*.sql"), *(QUERIES / "checks").glob("*.sql"), *NUMERALS.glob("*.py")]
    return sorted(data.glob("*.csv")) + sorted(data.glob("documents/*/*.csv")) + sorted(rules)


@lru_cache(maxsize=8)
def _digest(stamp: tuple[tuple[str, str, int, int], ...]) -> str:
    digest = hashlib.sha256()
    for path, name, _, _ in stamp:
        digest.update(name.encode() + b"\0" + Path(path).read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def content_hash(data: Path) -> str:
    """The name of the database that the files of ``data`` and the build rules make now.

    File contents are read again only when a size or a modification time has changed, as every
    rerun of every page asks.
    """
    stamp = []
    for path in inputs(data):
        stat = path.stat()
        root = data if path.is_relative_to(data) else ROOT
        name = path.relative_to(root).as_posix()
        stamp.append((str(path), name, stat.st_mtime_ns, stat.st_size))
    return _digest(tuple(stamp))


def build(data: Path | None = None) -> Path:
    """The database of ``data``, built if it is not there yet; built again where a file changed meanwhile.

    Raises DataError with every problem of the data; then nothing is kept of the attempt and the
    last good database stays as it was.
    """
    data = data or data_dir()
    target = _target(data)
    while not target.exists() and not _publish(data, target):
        target = _target(data)
    _point_to(target)
    return target


def _target(data: Path) -> Path:
    return builds_dir(data) / f"{content_hash(data)}.duckdb"


def last_good(data: Path) -> Path | None:
    """The database that the last successful build published, if it still exists."""
    pointer = builds_dir(data) / CURRENT
    if not pointer.exists():
        return None
    path = builds_dir(data) / pointer.read_text(encoding="utf-8").strip()
    return path if path.exists() else None


def _publish(data: Path, target: Path) -> bool:
    """Build ``target``; False, and nothing kept, where a file was edited while it was read: its name would lie."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="draft-") as folder:
        draft = Path(folder) / "draft.duckdb"
        with duckdb.connect(draft) as connection:
            problems = load_and_check(connection, data)
        if _target(data) != target:
            return False
        if problems:
            raise DataError(problems)
        draft.replace(target)
    _forget_old(target.parent)
    return True


def _forget_old(folder: Path) -> None:
    """Delete all but the newest databases, as each edit of the data leaves one; one that is open may stay."""
    databases = sorted(folder.glob("*.duckdb"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in databases[KEPT:]:
        with contextlib.suppress(OSError):
            path.unlink()


def load_and_check(connection: duckdb.DuckDBPyConnection, data: Path) -> list[Problem]:
    """Fill an empty database from ``data`` and return all that is wrong with it."""
    connection.execute((QUERIES / "build" / "schema.sql").read_text(encoding="utf-8"))
    loader = Loader(connection, data)
    loader.run()
    connection.execute((QUERIES / "build" / "derive.sql").read_text(encoding="utf-8"))
    read = check_numbers(connection)
    connection.execute((QUERIES / "build" / "views.sql").read_text(encoding="utf-8"))
    problems = loader.problems + read + run_checks(connection)
    return sorted(set(problems))


def run_checks(connection: duckdb.DuckDBPyConnection) -> list[Problem]:
    """Every rule in ``queries/checks``: each returns the rows that break it."""
    problems = []
    for rule in sorted((QUERIES / "checks").glob("*.sql")):
        violations = connection.execute(rule.read_text(encoding="utf-8")).fetchall()
        problems += [Problem(file, row, column, f"{text} [{rule.stem}]") for file, row, column, text in violations]
    return problems


def _point_to(target: Path) -> None:
    pointer = target.parent / CURRENT
    if pointer.exists() and pointer.read_text(encoding="utf-8") == target.name:
        return
    with tempfile.NamedTemporaryFile("w", dir=target.parent, delete=False, encoding="utf-8") as new:
        new.write(target.name)
    Path(new.name).replace(pointer)
