"""What the tests of intake share: the record, its terms, the people who send, and a ledger of their own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.support.ledgers import People
from yuboard.ledger.engine import Ledger, create
from yuboard.ledger.terms import Terms, terms
from yuboard.record import store
from yuboard.record.results import Reader


@pytest.fixture(scope="module")
def rows(database: Path) -> Reader:
    return store.reader(database)


@pytest.fixture(scope="module")
def known(rows: Reader) -> Terms:
    return terms(rows)


@pytest.fixture(scope="module")
def people(known: Terms) -> People:
    return People(known)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    made, _ = create(str(tmp_path / "台账"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def today() -> date:
    return date(2026, 11, 27)
