"""A PostgreSQL server for tests: as an ordinary user, in a folder of its own, reached by a socket in it only."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Nothing here outlives the tests, so no write waits for the disk; a killed process loses nothing by that.
_OPTIONS = (
    "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c shared_buffers=64MB -c max_connections=40"
    " -c log_min_messages=fatal"
)


@contextmanager
def server(largest_file: int | None = None) -> Iterator[str]:
    """The address of a running server, ``{}`` standing for the database; its files stay within ``largest_file``."""
    with tempfile.TemporaryDirectory(prefix="yb-pg-", ignore_cleanup_errors=True) as folder:
        data = Path(folder) / "data"
        user = _ordinary_user()
        if user:
            shutil.chown(folder, user)
        _shell(user, f"{_program('initdb')} -D {data} -U yuboard -A trust -E UTF8 --locale=C --no-sync --wal-segsize=1")
        limit = f"ulimit -f {largest_file // 512}; " if largest_file else ""
        options = f"{_OPTIONS} -k {folder}"
        _shell(user, f'{limit}exec {_program("pg_ctl")} -D {data} -w -l {folder}/log -o "{options}" start')
        try:
            yield f"postgresql+psycopg://yuboard@/{{}}?host={folder}"
        finally:
            _shell(user, f"{_program('pg_ctl')} -D {data} -m immediate stop")


def restart(address: str) -> None:
    """Have the server at an address end at once, as when its machine loses power, and come again."""
    folder = address.partition("?host=")[2]
    _shell(_ordinary_user(), f"{_program('pg_ctl')} -D {folder}/data -w -m immediate -l {folder}/log restart")


def _program(name: str) -> str:
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    found = shutil.which(name) or next(iter(installed), None)
    assert found, f"{name} is missing: sh scripts/setup_postgres.sh"
    return str(found)


def _ordinary_user() -> str | None:
    """Whom to run as where these tests are run by root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


def _shell(user: str | None, command: str) -> None:
    as_user = ["runuser", "-u", user, "--"] if user else []
    done = subprocess.run([*as_user, "sh", "-c", command], capture_output=True, text=True, cwd="/", check=False)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
