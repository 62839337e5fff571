"""Approved values as pages ask for them: by named queries, of the record and the newest snapshot at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ledgers
from tests.support.ledgers import FILED, TURNOVER, People, month, row
from yuboard.ledger import publishing
from yuboard.ledger.engine import Ledger, create
from yuboard.record import reported, snapshots

QUERY = "reported/of_county"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    made, _ = create(str(tmp_path / "ledger"))
    monkeypatch.setenv("YUBOARD_LEDGER", made.setting)
    yield made
    made.close()


@pytest.mark.usefixtures("book")
def test_nothing_published_is_no_row() -> None:
    assert reported.rows(QUERY, county="虞城县") == ()
    assert reported.rows(QUERY, county="虞城县").frame.empty


def test_an_approved_value_is_there_once_it_is_published(book: Ledger, people: People) -> None:
    nothing = month(0, value="", unit="", status="nothing_to_report")
    turnover = row(value="7.50", indicator=TURNOVER, unit="万美元", basis="累计", as_of="")
    ledgers.approved(book, people, turnover, month(1, value="2"), nothing)
    ledgers.submitted(book, people, month(2, value="3"))
    publishing.publish(book)
    rows = reported.rows(QUERY, county="虞城县")
    assert [(one["indicator"], one["value"], one["status"], one["is_latest"], one["periods"]) for one in rows] == [
        (FILED, "2", "reported", True, 2), (FILED, None, "nothing_to_report", False, 2),
        (TURNOVER, "7.5", "reported", True, 1),
    ]  # fmt: skip
    assert (rows[0]["author"], rows[0]["approved_by"]) == ("甲", "丙")
    assert reported.rows(QUERY, county="虞城县") is rows
    assert reported.rows(QUERY, county="民权县") == ()
    ledgers.approved(book, people, row(place="民权县"), by=people.minquan)
    assert reported.rows(QUERY, county="民权县") == ()
    publishing.publish(book)
    assert len(reported.rows(QUERY, county="民权县")) == 1


def test_a_withdrawn_value_does_not_stand(book: Ledger, people: People) -> None:
    ledgers.approved(book, people, row(value="7", kind="快报"))
    ledgers.approved(book, people, row(value="", unit="", status="withdrawn", kind="公报", replaces="1"))
    publishing.publish(book)
    assert reported.rows(QUERY, county="虞城县") == ()


def test_runs_that_were_merged_meanwhile_are_found_again(
    book: Ledger, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledgers.approved(book, people, row(value="7"))
    ledgers.approved(book, people, row(place="民权县", value="4"), by=people.minquan)
    publishing.publish(book)
    assert len(reported.rows(QUERY, county="虞城县")) == 1
    before = snapshots.newest(book.snapshots)
    publishing.publish(book, anew=True)
    after = snapshots.newest(book.snapshots)
    assert before
    assert after
    assert after != before
    for run in (book.snapshots / "runs").iterdir():
        if run.name not in after.read_text():
            run.unlink()
    # As for a reader who looked the manifest up just before that.
    looked_up = iter((before, after))
    monkeypatch.setattr(snapshots, "newest", lambda _: next(looked_up))
    assert [row["value"] for row in reported.rows(QUERY, county="民权县")] == ["4"]
