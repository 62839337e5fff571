"""Health and numbers for monitoring: what is told of data, ledger, backup and disk, and nothing of anybody."""

import json
import re
from pathlib import Path

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families

from tests.support import calendars
from tests.support.asgi import ask, inner
from tests.support.ledgers import People, approved, draft, month
from yuboard import cli
from yuboard.ledger.engine import Ledger, create
from yuboard.ledger.terms import terms
from yuboard.operation import numbers
from yuboard.operation.health import Health, health
from yuboard.record import store
from yuboard.web.draining import Draining
from yuboard.web.monitoring import Monitoring


@pytest.fixture
def book(people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """A ledger in use, with an approved batch and a draft."""
    made, _ = create(str(tmp_path / "book"))
    monkeypatch.setenv("YUBOARD_LEDGER", made.setting)
    approved(made, people, month(1))
    draft(made, people, month(2))
    return made


def test_health_tells_data_ledger_backup_and_disk(book: Ledger, database: Path, tmp_path: Path) -> None:
    told = health()
    assert told.is_ready
    assert told.flaws == []
    assert told.facts["data"] == {"version": database.stem[:8], "problems_waiting": 0}
    assert told.facts["ledger"]["revision"] == 5
    assert told.facts["backup"] is None
    assert told.facts["disk"]["ledger_free_bytes"] > 0
    assert cli.main(["ledger", "backup", "--out", str(tmp_path / "a.gz")]) == 0
    assert health().facts["backup"] == {"age_seconds": pytest.approx(0, abs=30), "revision": 5}


def test_ledger_that_is_away_is_told_and_readers_are_served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YUBOARD_LEDGER", "postgresql+psycopg://nobody@127.0.0.1:1/none")
    told = health()
    assert told.is_ready
    assert told.facts["ledger"] is None
    assert len(told.flaws) == 1


def test_ledger_in_the_place_of_another_is_no_health(book: Ledger, tmp_path: Path) -> None:
    health()
    book.close()
    (tmp_path / "book").rename(tmp_path / "gone")
    assert not health().is_ready
    create(book.setting)
    told = health()
    assert not told.is_ready
    assert "换了一本" in told.flaws[0]


def test_record_that_cannot_be_read_is_no_health(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YUBOARD_DATA", str(tmp_path / "no"))
    told = health()
    assert not told.is_ready
    assert "数据读不出" in told.flaws[0]


@pytest.mark.parametrize(
    ("is_ready", "flaws", "is_draining", "expected"),
    [
        (True, [], False, (200, "ok")),
        (True, ["台账读不出"], False, (200, "degraded")),
        (False, ["数据读不出"], False, (503, "failing")),
        (True, [], True, (503, "draining")),
    ],
)
def test_status_of_an_answer(is_ready: bool, flaws: list[str], is_draining: bool, expected: tuple[int, str]) -> None:
    draining = Draining()
    draining.is_on = is_draining
    app = Monitoring(inner, lambda: Health(is_ready, flaws, {"data": None}), lambda: (b"", ""), draining)
    for path in ("/healthz", "/kanban/healthz"):
        start, body = ask(app, "localhost", path)
        assert (start["status"], json.loads(body["body"])["status"]) == expected
    assert ask(app, "localhost", "/trend")[0]["status"] == 200
    assert ask(app, "localhost", "/metrics")[0]["status"] == 404


def test_numbers_count_what_is_in_the_ledger_and_name_nobody(book: Ledger, people: People) -> None:
    with numbers.rerun("trend"):
        pass
    text = numbers.exposition().decode()
    found = {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
    assert found["yuboard_ready",] == 1
    assert found["yuboard_ledger_steps_total", "draft"] == 2
    assert found["yuboard_ledger_steps_total", "approved"] == 1
    assert found["yuboard_rerun_seconds_count", "trend"] >= 1
    assert found["yuboard_rerun_seconds_bucket", "0.3", "trend"] >= 1
    assert not [person for person in (people.yucheng, people.shangqiu) if person.name in text]


def test_late_reports_are_counted_by_city(book: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A made monthly form of the counties of 商丘, for the first three months of 2017: none was ever filled in."""
    data = calendars.add(calendars.copied(tmp_path / "data"), valid_until="2017-03-31")
    monkeypatch.setenv("YUBOARD_DATA", str(data))
    told = re.search(r'yuboard_reports_late\{city="shangqiu"\} (\d+)', numbers.exposition().decode())
    assert told
    (form,) = terms(store.reader(store.database())).calendar.forms
    assert len(form.places) == 9
    assert int(told[1]) == 3 * 9


def test_arrival_tells_an_identity_by_its_hash_alone() -> None:
    app = Monitoring(inner, lambda: (True, [], {}), lambda: (b"", ""), Draining(), identity_header="X-Remote-User")
    body = ask(app, "localhost", "/yuboard/arrival", x_remote_user="zhang")[1]["body"].decode()
    assert "zhang" not in body
    assert len(json.loads(body)["identities"]) == 1
