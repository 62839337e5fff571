"""What the tests of the importer share: the names of the record, on a day that does not move."""

from datetime import date
from pathlib import Path

import pytest

from yuboard.importer import names
from yuboard.importer.names import Names
from yuboard.record import store


@pytest.fixture(scope="module")
def known(database: Path) -> Names:
    return Names(names.vocabulary(store.reader(database), date(2026, 11, 27)))
