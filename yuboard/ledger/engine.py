"""Engine of the ledger: SQLite in a folder, or PostgreSQL at an address; one transaction writes at a time on both."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from yuboard import made
from yuboard.disk import reason
from yuboard.ledger import appending, migration, naming
from yuboard.ledger.refusals import sentence
from yuboard.ledger.rows import Event
from yuboard.problems import LedgerError
from yuboard.record.folder import DOCUMENTS
from yuboard.settings import data_dir, snapshots_dir

FILE = "ledger.sqlite"
WAIT_SECONDS = 30
# The advisory lock that a writer holds on PostgreSQL until its transaction ends.
_LOCK = 0x7975_626F
_PRAGMAS = (
    f"pragma busy_timeout = {WAIT_SECONDS * 1000}",
    "pragma journal_mode = wal",
    "pragma synchronous = full",
    "pragma foreign_keys = on",
)


@dataclass(frozen=True)
class Ledger:
    """Ledger: its setting (folder or address), its engine, and where it publishes snapshots."""

    setting: str
    engine: Engine
    snapshots: Path

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the ledger as it is now, whatever is written meanwhile. Raises LedgerError."""
        options: dict[str, Any] = {}
        if self.engine.dialect.name == "postgresql":
            options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with _sentences(), self.engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The one transaction that writes: others wait; kept whole at its end, or nothing. Raises LedgerError."""
        with (
            _sentences(),
            self.engine.connect().execution_options(ledger_writes=True) as connection,
            connection.begin(),
        ):
            if self.engine.dialect.name == "postgresql":
                connection.execute(text(f"set local lock_timeout = '{WAIT_SECONDS}s'"))
                connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            yield connection

    def close(self) -> None:
        self.engine.dispose()


@contextmanager
def _sentences() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise LedgerError(sentence(error)) from error


def open_ledger(setting: str) -> Ledger:
    """The ledger at ``setting``. Raises LedgerError where there is none, or one of another version."""
    if not exists(setting):
        raise LedgerError(f"{shown(setting)} 还没有台账，请先运行 ledger init。")
    ledger = Ledger(setting, _engine(setting), snapshots_dir(setting))
    with ledger.reading() as connection:
        version = migration.version(connection)
    if version != migration.newest():
        ledger.close()
        if version is None:
            raise LedgerError(f"{shown(setting)} 里没有建好的台账，请先运行 ledger init。")
        _refuse_newer(version)
        raise LedgerError(f"台账的结构（{version}）较旧，请先备份，再运行 ledger init 升级。")
    try:
        with ledger.reading() as connection:
            _check_kind(connection, made.is_made(data_dir()))
    except LedgerError:
        ledger.close()
        raise
    return ledger


def _check_kind(connection: Connection, is_made: bool) -> None:
    """Raise LedgerError for a made ledger beside a real record, and for a real one beside a made record."""
    if appending.last(connection) is not None:
        naming.check(naming.name(connection), is_made=is_made)


def exists(setting: str) -> bool:
    """Whether there may be a ledger at ``setting``: a server is only known once it was asked."""
    return "://" in setting or (Path(setting) / FILE).is_file()


def identity(setting: str) -> tuple[int, ...]:
    """Which file the ledger at ``setting`` is, as another in its place has to be opened anew; empty for a server's."""
    path = Path(setting) / FILE
    if "://" in setting or not path.exists():
        return ()
    stat = path.stat()
    return stat.st_dev, stat.st_ino


def create(setting: str, *, is_made: bool | None = None) -> tuple[Ledger, bool]:
    """The ledger at ``setting``, made or brought to the newest version; and whether it is new.

    ``is_made``: of made data; where it is not said, as the data folder in use is. Raises LedgerError.
    """
    is_made = made.is_made(data_dir()) if is_made is None else is_made
    ledger = prepared(setting)
    with ledger.writing() as connection:
        _refuse_newer(migration.version(connection))
        migration.upgrade(connection)
        is_new = appending.last(connection) is None
        _check_kind(connection, is_made)
        if is_new:
            appending.append_event(connection, _created(is_made), appending.stamp())
    return ledger, is_new


def _refuse_newer(version: str | None) -> None:
    if version is not None and version not in migration.known():
        raise LedgerError(f"台账的结构（{version}）比程序新，请换用新版程序。")


def _created(is_made: bool) -> Event:
    """The first event, whose reason is the ledger's own name."""
    name = naming.given(is_made=is_made)
    return appending.event("created", author="ledger init", author_role="system", reason=name)


def prepared(setting: str) -> Ledger:
    """A ledger to be, whose folder is there. Raises LedgerError where it may not be there."""
    if "://" not in setting:
        folder = Path(setting)
        if (folder / DOCUMENTS).exists() or folder.name == "documents":
            raise LedgerError(f"{folder} 是数据文件夹，台账须在它之外或它下面单独的文件夹里。")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LedgerError(f"台账的文件夹 {folder} 建不成：{reason(error)}。") from error
    return Ledger(setting, _engine(setting), snapshots_dir(setting))


def shown(setting: str) -> str:
    """The setting as it may be printed: without the password."""
    return make_url(setting).render_as_string(hide_password=True) if "://" in setting else setting


def _engine(setting: str) -> Engine:
    if "://" not in setting:
        engine = create_engine(
            URL.create("sqlite", database=str(Path(setting) / FILE)), connect_args={"timeout": WAIT_SECONDS}
        )
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        url = make_url(setting)
        if url.drivername != "postgresql+psycopg":
            raise LedgerError(f"台账的地址应以 postgresql+psycopg:// 开头，或是一个文件夹：{shown(setting)}")
        return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": WAIT_SECONDS})
    except (ArgumentError, NoSuchModuleError) as error:
        raise LedgerError("YUBOARD_LEDGER 的地址写得不对，应像 postgresql+psycopg://用户@主机/库名。") from error


def _set_up_sqlite(connection: Any, _: Any) -> None:
    # Without this the driver would begin transactions by itself, too late for those that write.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma).close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("ledger_writes")
    connection.exec_driver_sql("begin immediate" if writes else "begin")
