"""A fresh ledger on each engine."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy

from tests.support.ledgers import ENGINES
from tests.support.postgres import server
from yuboard.ledger.engine import Ledger, create

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def addresses() -> Iterator[Callable[[], str]]:
    """Addresses of new, empty schemas of one PostgreSQL server, which are made sooner than databases."""
    with server() as address:
        engine = sqlalchemy.create_engine(address.format("postgres"), isolation_level="AUTOCOMMIT")

        def new() -> str:
            name = f"ledger{next(_numbers)}"
            with engine.connect() as connection:
                connection.exec_driver_sql(f"create schema {name}")
            return f"{address.format('postgres')}&options=-csearch_path%3D{name}"

        yield new
        engine.dispose()


@pytest.fixture
def places_for(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Settings of new ledgers: an engine's name leads to a folder or an address that holds nothing."""

    def new(engine: str) -> str:
        if engine == "postgresql":
            return request.getfixturevalue("addresses")()
        return str(tmp_path / f"ledger{next(_numbers)}")

    # Where a server's ledger publishes its snapshots.
    monkeypatch.setattr("yuboard.ledger.engine.snapshots_dir", lambda setting: _beside(tmp_path, setting))
    return new


def _beside(tmp_path: Path, setting: str) -> Path:
    return tmp_path / f"{Path(setting.rpartition('%3D')[2]).name}-snapshots"


@pytest.fixture(params=ENGINES)
def setting(request: pytest.FixtureRequest, places_for: Callable[[str], str]) -> str:
    """The setting of a ledger to be, on each engine."""
    return places_for(request.param)


@pytest.fixture
def ledger(setting: str) -> Iterator[Ledger]:
    made, _ = create(setting)
    yield made
    made.close()
