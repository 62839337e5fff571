"""Approved values as pages ask for them: by named queries, of the record and the newest snapshot at once."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.support import calendars, ledgers
from tests.support.ledgers import FILED, TURNOVER, People, month, row
from yuboard import clock
from yuboard.ledger import publishing
from yuboard.ledger.engine import Ledger, create
from yuboard.ledger.export import end_of
from yuboard.record import reported, snapshots, store
from yuboard.record.results import Result
from yuboard.settings import QUERIES
from yuboard.tables.revised import parts

QUERY = "reported/of_county"


def of_county(county: str, day: date | None = None) -> Result:
    return reported.rows(QUERY, county=county, until=end_of(day or clock.today()))


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    made, _ = create(str(tmp_path / "ledger"))
    monkeypatch.setenv("YUBOARD_LEDGER", made.setting)
    yield made
    made.close()


@pytest.mark.usefixtures("book")
def test_nothing_published_is_no_row() -> None:
    assert of_county("虞城县") == ()
    assert of_county("虞城县").frame.empty


def test_an_approved_value_is_there_once_it_is_published(book: Ledger, people: People) -> None:
    nothing = month(0, value="", unit="", status="nothing_to_report")
    turnover = row(value="7.50", indicator=TURNOVER, unit="万美元", basis="累计", as_of="")
    ledgers.approved(book, people, turnover, month(1, value="2"), nothing)
    ledgers.submitted(book, people, month(2, value="3"))
    publishing.publish(book)
    rows = of_county("虞城县")
    assert [(one["indicator"], one["value"], one["status"], one["is_latest"], one["periods"]) for one in rows] == [
        (FILED, "2", "reported", True, 2), (FILED, None, "nothing_to_report", False, 2),
        (TURNOVER, "7.5", "reported", True, 1),
    ]  # fmt: skip
    assert (rows[0]["author"], rows[0]["approved_by"]) == ("甲", "丙")
    assert of_county("虞城县") is rows
    assert of_county("虞城县", clock.today() - timedelta(days=1)) == ()
    assert of_county("民权县") == ()
    ledgers.approved(book, people, row(place="民权县"), by=people.minquan)
    assert of_county("民权县") == ()
    publishing.publish(book)
    assert len(of_county("民权县")) == 1


def test_a_value_without_a_target_counts_for_none_and_is_one_of_its_year(book: Ledger, people: People) -> None:
    turnover = row(value="7.5", indicator=TURNOVER, unit="万美元", basis="累计", as_of="")
    ledgers.approved(book, people, turnover, row(value="3"))
    publishing.publish(book)
    asked = {"until": end_of(clock.today()), "indicator": None}
    counting = reported.rows("reported/standing", **asked, year=None)
    assert [one["indicator_id"] for one in counting] == [calendars.FILED.indicator_id]
    of_year = reported.rows("reported/standing", **asked, year=2017)
    assert {one["indicator_id"] for one in of_year} == {calendars.FILED.indicator_id, calendars.TURNOVER.indicator_id}
    assert reported.rows("reported/standing", **asked, year=2016) == ()
    assert reported.rows("reported/standing", **asked | {"indicator": calendars.TURNOVER.indicator_id}, year=None) == ()


def test_a_withdrawn_value_does_not_stand(book: Ledger, people: People) -> None:
    ledgers.approved(book, people, row(value="7", kind="快报"))
    ledgers.approved(book, people, row(value="", unit="", status="withdrawn", kind="公报", replaces="1"))
    publishing.publish(book)
    assert of_county("虞城县") == ()


def test_runs_that_were_merged_meanwhile_are_found_again(
    book: Ledger, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledgers.approved(book, people, row(value="7"))
    ledgers.approved(book, people, row(place="民权县", value="4"), by=people.minquan)
    publishing.publish(book)
    assert len(of_county("虞城县")) == 1
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
    assert [row["value"] for row in of_county("民权县")] == ["4"]


def entry(number: int, place: str, value: str, unit: str = "家", **cells: object) -> tuple[object, ...]:
    """An approved value of December 2017, for the table of approved ones."""
    end = date(2017, 12, 31)
    plain = {
        "entry_id": number,
        "batch": 1,
        "place": place,
        "indicator": calendars.FILED.indicator_id,
        "value": value,
        "unit": unit,
    }
    plain |= {"period_start": date(2017, 12, 1), "period_end": end, "basis": "时点", "as_of": end, "kind": "快报"}
    plain |= {"status": "reported", "source": "演示数据", "file": "a.csv", "cell": "H2", "author": "甲", "moment": "m"}
    plain |= {"revision": 1, "approved_by": "丙", "approved_at": "2018-01-05"} | cells
    return tuple(plain.get(name) for name in snapshots.COLUMNS)


def test_a_citys_value_is_held_against_its_places_only_where_none_is_silent(tmp_path: Path) -> None:
    connection, _ = snapshots.connect(store.database(), tmp_path)
    goals = store.rows("progress/goals")
    asked = sorted(
        {
            row["place_id"]
            for row in goals
            if row["role"] == "quota" and row["indicator_id"] == calendars.FILED.indicator_id
        }
    )
    assert len(asked) == 9
    rows = [entry(number, place, "2") for number, place in enumerate(asked, 10)]
    turnover = {"indicator": calendars.TURNOVER.indicator_id, "basis": "累计", "as_of": None}
    rows += [
        entry(1, "shangqiu", "20"),
        # The final value takes precedence, and a unit of another size is converted.
        entry(2, asked[0], "3", kind="公报"),
        entry(3, "shangqiu", "2.5", "亿美元", **turnover),
        entry(4, "yucheng", "12651.6", "万美元", **turnover),
        entry(5, "shangqiu", "30", "%", indicator="retail_share"),
        entry(6, "yucheng", "30", "%", indicator="retail_share"),
    ]
    connection.executemany(f"insert into approved_entries values ({', '.join('?' * len(snapshots.COLUMNS))})", rows)
    asks = (QUERIES / "reported" / "parts.sql").read_text(encoding="utf-8")
    assert connection.execute(asks, {"until": end_of(date(2018, 1, 4))}).fetchall() == []
    cursor = connection.execute(asks, {"until": end_of(date(2018, 1, 5))})
    names = [column[0] for column in cursor.description]
    whole, short = (dict(zip(names, line)) for line in cursor.fetchall())
    assert (whole["total"], whole["difference"], whole["silent"]) == ("19", "1", None)
    assert (short["total"], short["difference"], short["answered"], short["parts"]) == (None, None, 1, "虞城县")
    drawn = str(parts([whole, short]))
    for word in ("19家（测算）", "多1家", "没有报齐，不合计", "1/9 已报；未报：梁园区、睢阳区", 'data-id="entry=4"'):
        assert word in drawn
