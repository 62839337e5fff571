"""Pages on which somebody is signed in: a ledger of the test's own, and a list of people who may write in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.ledgers import stop_clock
from tests.support.people import listed
from yuboard.ledger.engine import Ledger, create


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    stop_clock(monkeypatch)
    made, _ = create(str(tmp_path / "ledger"))
    monkeypatch.setenv("YUBOARD_LEDGER", made.setting)
    monkeypatch.setenv("YUBOARD_PEOPLE", str(listed(tmp_path)))
    yield made
    made.close()
