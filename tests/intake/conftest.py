"""What the tests of intake share: the rows of the record, and a ledger of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from yuboard.ledger.engine import Ledger, create
from yuboard.record import store
from yuboard.record.results import Reader


@pytest.fixture(scope="module")
def rows(database: Path) -> Reader:
    return store.reader(database)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    made, _ = create(str(tmp_path / "台账"))
    yield made
    made.close()
