"""Publishing: screens see approved values only, a snapshot is never changed, and only what is new is written."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.ledgers import People, approved, draft, folder_content, month, row, submitted
from yuboard.ledger import publishing, standing, workflow
from yuboard.ledger.engine import Ledger, create
from yuboard.ledger.export import current_entries
from yuboard.ledger.verification import verify
from yuboard.problems import LedgerError
from yuboard.record import snapshots


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    made, _ = create(str(tmp_path / "ledger"))
    yield made
    made.close()


def seen(ledger: Ledger, database: Path, columns: str = "entry_id") -> list[tuple[object, ...]]:
    connection, _ = snapshots.connect(database, ledger.snapshots)
    with connection:
        return connection.cursor().table("reported_values").project(columns).order("all").fetchall()


def current(ledger: Ledger) -> list[tuple[int]]:
    with ledger.reading() as connection:
        return [(entry.entry_id,) for entry in current_entries(connection)]


def test_screens_see_what_is_approved_beside_the_record(ledger: Ledger, people: People, database: Path) -> None:
    assert seen(ledger, database) == []
    approved(ledger, people, row(value="7"))
    submitted(ledger, people, month(1))
    draft(ledger, people, month(2))
    snapshot = publishing.publish(ledger)
    connection, revision = snapshots.connect(database, ledger.snapshots)
    with connection, ledger.reading() as stored:
        assert revision == snapshot.revision == standing.revision(stored)
        query = """
            select p.name, i.name, v.value, v.period_end, v.cell, v.approved_by
            from reported_values as v
            join places as p on p.place_id = v.place
            join indicators as i on i.indicator_id = v.indicator
            """
        lines = connection.cursor().execute(query).fetchall()
    assert lines == [("虞城县", "备案认定跨境电子商务企业", Decimal(7), date(2017, 12, 31), "H2", "丙")]


def test_a_place_that_is_silent_has_no_row(book: Ledger, people: People, database: Path) -> None:
    approved(book, people, row(value="", unit="", status="nothing_to_report"))
    approved(book, people, row(place="民权县", value="0", status="zero"), by=people.minquan)
    publishing.publish(book)
    told = seen(book, database, "place, status, value")
    assert told == [("minquan", "zero", Decimal(0)), ("yucheng", "nothing_to_report", None)]


def test_every_kind_of_value_comes_through_as_it_was_stored(book: Ledger, people: People, database: Path) -> None:
    share = "网络零售额占社会消费品零售总额比重"
    approved(
        book, people, row(indicator=share, value="26.1800000001", unit="%", problem="缺人"), month(3, value="9" * 24)
    )
    publishing.publish(book)
    told = seen(book, database, "value, unit, problem, subject, as_of")
    assert told == [
        (Decimal("26.1800000001"), "%", "缺人", None, date(2017, 12, 31)),
        (Decimal("9" * 24), "家", None, None, date(2016, 4, 30)),
    ]


def test_only_what_is_new_is_written_and_nothing_is_changed(book: Ledger, people: People, database: Path) -> None:
    approved(book, people, *[month(number) for number in range(12)])
    publishing.publish(book)
    before = folder_content(book.snapshots)
    workflow.reopen(book, people.yucheng.place, ("2016-01-01", "2016-12-31"), "2026-12-31", people.shangqiu, "漏报")
    approved(book, people, month(3, value="9", replaces="4"))
    publishing.publish(book)
    after = folder_content(book.snapshots)
    assert {name: content for name, content in after.items() if name in before} == before
    assert sorted(Path(name).suffix for name in set(after) - set(before)) == [".json", ".parquet"]
    assert seen(book, database) == current(book) == [(number,) for number in [1, 2, 3, *range(5, 14)]]
    assert publishing.publish(book).revision == snapshots.latest(book.snapshots).revision
    assert folder_content(book.snapshots) == after


def test_a_publication_that_was_left_out_is_made_good_by_the_next(book: Ledger, people: People, database: Path) -> None:
    for number in range(3):
        approved(book, people, month(number))
        if number != 1:
            publishing.publish(book)
    assert seen(book, database) == current(book) == [(1,), (2,), (3,)]


def test_small_runs_are_merged_and_say_the_same(book: Ledger, people: People, database: Path) -> None:
    for number in range(9):
        approved(book, people, month(number))
        publishing.publish(book)
    assert sorted(run.rows for run in snapshots.latest(book.snapshots).runs) == [1, 8]
    assert len(list((book.snapshots / "manifests").iterdir())) <= snapshots.KEPT
    assert seen(book, database) == current(book) == [(number,) for number in range(1, 10)]
    one = publishing.publish(book, anew=True)
    assert [run.rows for run in one.runs] == [9]
    assert seen(book, database) == current(book)


def test_a_snapshot_of_another_ledger_is_not_built_upon(tmp_path: Path, people: People, database: Path) -> None:
    """Nor does it hide the ledger's own, though its revision is higher, as after a restoration."""
    first, second = (create(str(tmp_path / name))[0] for name in ("a", "b"))
    approved(first, people, month(1))
    approved(first, people, month(2))
    approved(second, people, month(3))
    publishing.publish(first)
    first.snapshots.rename(second.snapshots)
    snapshot = publishing.publish(second)
    assert [run.rows for run in snapshot.runs] == [1]
    assert snapshots.latest(second.snapshots) == snapshot
    assert not verify(second).flaws


def test_a_reader_keeps_its_snapshot_while_the_next_is_published(book: Ledger, people: People, database: Path) -> None:
    approved(book, people, month(1))
    publishing.publish(book)
    connection, revision = snapshots.connect(database, book.snapshots)
    approved(book, people, month(2))
    publishing.publish(book)
    assert connection.cursor().table("reported_values").count("*").fetchall() == [(1,)]
    assert snapshots.connect(database, book.snapshots)[1] > revision


def test_leftovers_of_a_publication_cut_short_go_when_they_are_old(
    book: Ledger, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    approved(book, people, month(1))
    publishing.publish(book)
    leftover = book.snapshots / "runs" / "x.parquet.draft"
    leftover.touch()
    approved(book, people, month(2))
    publishing.publish(book)
    assert leftover.exists()
    monkeypatch.setattr(snapshots, "LEFTOVER_SECONDS", -1)
    approved(book, people, month(3))
    publishing.publish(book)
    assert not leftover.exists()
    assert not verify(book).flaws


def test_a_snapshot_that_lost_a_run_is_told_and_made_anew(book: Ledger, people: People, database: Path) -> None:
    approved(book, people, month(1))
    snapshot = publishing.publish(book)
    (book.snapshots / "runs" / snapshot.runs[0].file).unlink()
    approved(book, people, month(2))
    with pytest.raises(LedgerError, match=f"少了文件 {snapshot.runs[0].file}"):
        publishing.publish(book)
    assert any("快照不完整" in flaw for flaw in verify(book).flaws)
    publishing.publish(book, anew=True)
    assert seen(book, database) == [(1,), (2,)]
    assert not verify(book).flaws
