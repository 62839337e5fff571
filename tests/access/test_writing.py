"""Every way to write, and who may take it: nobody, another county, a bureau, the county itself, its city, another."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support import ledgers
from tests.support.ledgers import TODAY, People
from tests.support.people import listed
from yuboard import clock
from yuboard.access import people as listing
from yuboard.access import writing
from yuboard.access.writing import Session
from yuboard.ledger import importing, recognitions
from yuboard.ledger.engine import Ledger, create
from yuboard.ledger.terms import Terms as LedgerTerms
from yuboard.problems import DataError, LedgerError
from yuboard.record import snapshots
from yuboard.reporting.recognition import Terms

COUNTY, CITY = {"yc", "sq"}, {"sq"}
# The last step before each write, which a refusal leaves as it is.
BEFORE = {"submit": "draft", "give_back": "submitted", "approve": "submitted"}
Write = Callable[[Session | None, Ledger, People], object]


@pytest.fixture(scope="module")
def sessions(known: LedgerTerms, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Session | None]:
    """Sessions of everybody in the list, of nobody, and of the reviewer who signed in too long ago."""
    listed_people = listing.read(listed(tmp_path_factory.mktemp("people")), known)
    now = clock.utc()
    made: dict[str, Session | None] = {name: Session(one.author, now) for name, one in listed_people.items()}
    old = Session(listed_people["sq"].author, now - timedelta(hours=8, minutes=1))
    return made | {"nobody": None, "old": old, "ahead": old._replace(since=now + timedelta(hours=1))}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made, _ = create(str(tmp_path / "ledger"))
    yield made
    made.close()


def propose(people: People, *rows: dict[str, str], by: str = "yucheng") -> importing.Proposal:
    content = ledgers.table(*(rows or (ledgers.row(),)))
    return importing.propose("a.csv", content, people.terms, getattr(people, by), TODAY)


def draft(session: Session | None, ledger: Ledger, people: People) -> object:
    return writing.draft(session, ledger, propose(people), people.terms, TODAY)


def submit(session: Session | None, ledger: Ledger, people: People) -> object:
    return writing.submit(session, ledger, ledgers.draft(ledger, people, ledgers.row()).batch or 0, people.terms, TODAY)


def give_back(session: Session | None, ledger: Ledger, people: People) -> object:
    number = ledgers.submitted(ledger, people, ledgers.row())
    return writing.give_back(session, ledger, number, people.terms, "请核对")


def approve(session: Session | None, ledger: Ledger, people: People) -> object:
    return writing.approve(session, ledger, ledgers.submitted(ledger, people, ledgers.row()), people.terms)


def reopen(session: Session | None, ledger: Ledger, people: People) -> object:
    period = ("2017-01-01", "2017-12-31")
    return writing.reopen(session, ledger, people.yucheng.place, period, "2026-12-31", "更正")


@pytest.mark.parametrize("who", ["nobody", "mq", "sw", "yc", "sq", "lh", "old", "ahead"])
@pytest.mark.parametrize(
    ("write", "may"), [(draft, COUNTY), (submit, COUNTY), (give_back, CITY), (approve, CITY), (reopen, CITY)]
)
def test_only_those_write_whose_place_it_is(
    ledger: Ledger, people: People, sessions: dict[str, Session | None], write: Write, may: set[str], who: str
) -> None:
    session = sessions[who]
    if who in may and session:
        write(session, ledger, people)
        last, _ = ledgers.everything(ledger)[-1]
        assert (last.author, last.author_place) == (session.author.name, session.author.place.place_id)
        return
    with pytest.raises(LedgerError):
        write(session, ledger, people)
    last, _ = ledgers.everything(ledger)[-1]
    assert last.action == BEFORE.get(write.__name__, "created")


@pytest.mark.parametrize("who", ["nobody", "mq", "sw", "yc", "sq", "lh", "old", "ahead"])
def test_only_a_reviewer_of_the_city_enters_units_and_declares_them_void(
    ledger: Ledger, people: People, sessions: dict[str, Session | None], who: str
) -> None:
    session, clocks = sessions[who], Terms(2, 3)
    cells = {"place": "yucheng", "unit": "演示单位", "kind": "示范园区", "act": "认定", "day": "2017-03-01"}
    act = recognitions.blank(**cells, note=None, file="a.csv", line=2)

    def enter(by: Session | None) -> object:
        return writing.recognise(by, ledger, [act], people.terms, clocks)

    def void(by: Session | None) -> object:
        return writing.void(by, ledger, [1], "写错", people.terms, clocks)

    if who in CITY and session:
        enter(session)
        void(session)
        assert [row["voided_by"] for row in recognitions.lines(ledger, TODAY)] == [session.author.name]
        return
    with pytest.raises(LedgerError):
        enter(session)
    enter(sessions["sq"])
    with pytest.raises(LedgerError):
        void(session)
    assert [row["voided_by"] for row in recognitions.lines(ledger, TODAY)] == [None]


def test_an_old_session_is_asked_to_sign_in_again(
    monkeypatch: pytest.MonkeyPatch, sessions: dict[str, Session | None]
) -> None:
    with pytest.raises(LedgerError, match=r"登录已超过8小时.*重新登录"):
        writing.writing(sessions["old"])
    monkeypatch.setenv("YUBOARD_SIGN_IN_HOURS", "9")
    assert writing.writing(sessions["old"]).is_reviewer
    for wrong in ("long", "0", "-1", "nan", "inf"):
        monkeypatch.setenv("YUBOARD_SIGN_IN_HOURS", wrong)
        with pytest.raises(LedgerError, match="YUBOARD_SIGN_IN_HOURS"):
            writing.writing(sessions["sq"])


def test_a_file_that_names_another_place_is_refused(
    ledger: Ledger, people: People, sessions: dict[str, Session | None]
) -> None:
    """Whether the file says so, or the proposal was made as somebody else."""
    named = propose(people, ledgers.row(place="民权县"))
    with pytest.raises(DataError, match=r"a\.csv:2:place"):
        writing.draft(sessions["yc"], ledger, named, people.terms, TODAY)
    theirs = propose(people, ledgers.row(place="民权县"), by="minquan")
    assert not theirs.problems
    with pytest.raises(LedgerError, match="民权县"):
        writing.draft(sessions["yc"], ledger, theirs, people.terms, TODAY)
    assert len(ledgers.everything(ledger)) == 1


def test_the_author_is_the_session_whatever_the_proposal_says(
    ledger: Ledger, people: People, sessions: dict[str, Session | None]
) -> None:
    writing.draft(sessions["yc"], ledger, propose(people), people.terms, TODAY)
    (_, _), (event, entries) = ledgers.everything(ledger)
    assert {event.author, *(entry.author for entry in entries)} == {"甲（yc）"}


def test_an_approval_is_published(ledger: Ledger, people: People, sessions: dict[str, Session | None]) -> None:
    approve(sessions["sq"], ledger, people)
    snapshot = snapshots.latest(ledger.snapshots)
    assert snapshot
    assert sum(run.rows for run in snapshot.runs) == 1
