"""Upgrading: a ledger of every older structure is brought to the newest with all that it holds, or stays as it was."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy
from sqlalchemy import Connection

from tests.support import crashes
from tests.support.crashes import Work
from tests.support.ledgers import ENGINES, People, approved, draft, everything, month, submitted
from yuboard.ledger import migration
from yuboard.ledger.engine import Ledger, create, open_ledger, prepared
from yuboard.ledger.schema import METADATA
from yuboard.ledger.terms import Terms
from yuboard.ledger.verification import verify
from yuboard.problems import LedgerError

OLDER = sorted(migration.known() - {migration.newest()})


@pytest.fixture(params=[(engine, version) for engine in ENGINES for version in OLDER], ids="-".join)
def older(request: pytest.FixtureRequest, places_for: Callable[[str], str], people: People) -> Iterator[Ledger]:
    """A ledger of an older structure, with approved, submitted and drafted rows in it."""
    engine, version = request.param
    source, _ = create(places_for(engine))
    made = prepared(places_for(engine))
    approved(source, people, month(1), month(2))
    submitted(source, people, month(3))
    draft(source, people, month(4, problem="行里有“引号”和\n换行"))
    with source.reading() as held, made.writing() as connection:
        migration.upgrade(connection, version)
        copy(held, connection)
    yield made
    made.close()
    source.close()


def copy(held: Connection, connection: Connection) -> None:
    for name in sqlalchemy.inspect(connection).get_table_names():
        if name in METADATA.tables:
            table = METADATA.tables[name]
            columns = [table.c[column["name"]] for column in sqlalchemy.inspect(connection).get_columns(name)]
            rows = [row._asdict() for row in held.execute(sqlalchemy.select(*columns).order_by(columns[0]))]
            for row in rows:
                connection.execute(table.insert().values(row))


def version_of(ledger: Ledger) -> str | None:
    with ledger.reading() as connection:
        return migration.version(connection)


def test_older_ledger_is_refused_until_it_was_brought_to_the_newest(older: Ledger, people: People) -> None:
    before = everything(older)
    assert len(before) > 5
    with pytest.raises(LedgerError, match="请先备份，再运行 ledger init 升级"):
        open_ledger(older.setting)
    upgraded, is_new = create(older.setting)
    assert not is_new
    assert everything(upgraded) == before
    receipt = draft(upgraded, people, month(5))
    verified = verify(upgraded, [receipt])
    assert (verified.flaws, verified.events) == ([], len(before) + 1)
    upgraded.close()


def test_upgrade_killed_before_any_of_its_statements_is_done_by_the_same_command(
    older: Ledger, known: Terms, tmp_path: Path
) -> None:
    before, was = everything(older), version_of(older)
    work = Work(older.setting, older.snapshots, tmp_path, known, seed=0)
    for number in itertools.count():
        with crashes.working(work._replace(kill_at=number), crashes.upgrade) as (process, receiving):
            told = crashes.told(receiving)
            process.join(60)
        assert everything(older) == before
        if told:
            break
        assert process.exitcode == -9
        assert version_of(older) in (was, migration.newest())
    assert told == [number]
    assert version_of(older) == migration.newest()
    assert verify(older).flaws == []
