"""Properties that hold whatever is reported: the workflow against a plain model, the chain, texts and numbers."""

import os
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.support.ledgers import ENGINES, TODAY, People, draft, everything, month, row, table
from yuboard.ledger import backup, chain, importing, publishing, standing, workflow
from yuboard.ledger.appending import event
from yuboard.ledger.chain import GENESIS, Chain
from yuboard.ledger.engine import Ledger, create
from yuboard.ledger.export import current_entries
from yuboard.ledger.rows import Entry, Event
from yuboard.ledger.verification import verify
from yuboard.problems import DataError, LedgerError
from yuboard.record import snapshots

# The same cases at every run, so that a failure is one of the code; ``make crash`` looks further.
EXAMPLES = int(os.environ.get("YUBOARD_EXAMPLES", "9"))
QUICK = settings(
    max_examples=EXAMPLES,
    stateful_step_count=14,
    derandomize="YUBOARD_EXAMPLES" not in os.environ,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
MONTHS = range(3)


class Reported(NamedTuple):
    """A row of the model."""

    number: int
    key: tuple[str, int]
    value: str
    replaces: int | None


class Workflow(RuleBasedStateMachine):
    """The ledger beside a model of a few dictionaries: what one takes the other takes, and both show the same."""

    new: Callable[[], Ledger]
    people: People

    @initialize()
    def begin(self) -> None:
        self.ledger = type(self).new()
        self.batches: dict[int, list[Reported]] = {}
        self.states: dict[int, str] = {}
        self.current: dict[tuple[str, int], Reported] = {}
        self.open: set[str] = set()
        self.rows = 0
        self.past: dict[int, list[str]] = {}

    def teardown(self) -> None:
        if hasattr(self, "ledger"):
            for revision, shown in self.past.items():
                assert self._shown(revision) == shown
            self.ledger.close()

    @rule(
        place=st.sampled_from(["yucheng", "minquan"]),
        months=st.lists(st.sampled_from(MONTHS), min_size=1, max_size=3),
        value=st.integers(1, 9),
        names=st.booleans(),
    )
    def report(self, place: str, months: list[int], value: int, names: bool) -> None:
        """Import some months, naming what stands or not."""
        stand = [self.current.get((place, at)) for at in months]
        named = [one.number if one and names else None for one in stand]
        reports = [
            month(
                at,
                place=place,
                value=str(value),
                replaces=str(one or ""),
                source=f"演示数据{self.rows}-{len(self.states)}",
            )
            for at, one in zip(months, named)
        ]
        taken = len(set(months)) == len(months) and all(one is None or (names and place in self.open) for one in stand)
        person = getattr(self.people, place)
        if not self._agrees(taken, lambda: draft(self.ledger, self.people, *reports, by=person)):
            return
        number = len(self.batches) + 1
        numbers = range(self.rows + 1, self.rows + 1 + len(months))
        self.rows += len(months)
        self.batches[number] = [
            Reported(at, (place, one), str(value), replaced) for at, one, replaced in zip(numbers, months, named)
        ]
        self.states[number] = "draft"

    @precondition(lambda self: self.batches)
    @rule(data=st.data())
    def submit(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.batches)))
        rows = self.batches[number]
        taken = (
            self.states[number] in ("draft", "returned")
            and self._fits(rows)
            and all(one.replaces is None or one.key[0] in self.open for one in rows)
            and not {one.key for one in rows} & self._waiting()
        )
        person = getattr(self.people, rows[0].key[0])
        step = lambda: workflow.submit(self.ledger, number, person, self.people.terms, TODAY, "已核对")  # noqa: E731
        if self._agrees(taken, step):
            self.states[number] = "submitted"

    @precondition(lambda self: self.batches)
    @rule(data=st.data(), leave_out=st.booleans())
    def approve(self, data: st.DataObject, leave_out: bool) -> None:
        number = data.draw(st.sampled_from(sorted(self.batches)))
        rows = self.batches[number]
        excluded = [rows[0].number] if leave_out else []
        kept = [one for one in rows if one.number not in excluded]
        taken = self.states[number] == "submitted" and bool(kept) and self._fits(kept)
        reviewer, terms = self.people.shangqiu, self.people.terms
        if self._agrees(taken, lambda: workflow.approve(self.ledger, number, reviewer, terms, excluded, "有误")):
            self.states[number] = "approved"
            self.current |= {one.key: one for one in kept}

    @precondition(lambda self: self.batches)
    @rule(data=st.data())
    def give_back(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.batches)))
        taken = self.states[number] == "submitted"
        reviewer, terms = self.people.shangqiu, self.people.terms
        if self._agrees(taken, lambda: workflow.give_back(self.ledger, number, reviewer, terms, "请核对")):
            self.states[number] = "returned"

    @rule(place=st.sampled_from(["yucheng", "minquan"]))
    def reopen(self, place: str) -> None:
        period, until = ("2016-01-01", "2017-12-31"), TODAY.isoformat()
        where = self.people.terms.places[place]
        workflow.reopen(self.ledger, where, period, until, self.people.shangqiu, "漏报")
        self.open.add(place)

    @invariant()
    def both_show_the_same(self) -> None:
        if not hasattr(self, "ledger"):
            return
        shown = self._shown()
        assert shown == sorted(f"{one.number}:{one.value}" for one in self.current.values())
        assert verify(self.ledger).flaws == []
        with self.ledger.reading() as connection:
            states = {number: batch.latest.action for number, batch in standing.batches(connection).items()}
            assert states == self.states
            self.past[standing.revision(connection)] = shown

    def _shown(self, revision: int | None = None) -> list[str]:
        with self.ledger.reading() as connection:
            return sorted(f"{entry.entry_id}:{entry.value}" for entry in current_entries(connection, revision))

    def _waiting(self) -> set[tuple[str, int]]:
        waiting = [number for number, state in self.states.items() if state == "submitted"]
        return {one.key for number in waiting for one in self.batches[number]}

    def _fits(self, rows: list[Reported]) -> bool:
        """Whether each row names just what stands in its place."""
        return all((self.current[one.key].number if one.key in self.current else None) == one.replaces for one in rows)

    def _agrees(self, taken: bool, step: Callable[[], object]) -> bool:
        """Do the step, which the ledger must take or refuse as the model does; a refusal changes nothing."""
        if taken:
            step()
            return True
        before = everything(self.ledger)
        with pytest.raises((LedgerError, DataError)):
            step()
        assert everything(self.ledger) == before
        return False


@pytest.mark.parametrize("engine", ENGINES)
def test_the_workflow_does_what_a_plain_model_does(
    engine: str, places_for: Callable[[str], str], people: People
) -> None:
    machine = type("Machine", (Workflow,), {"new": lambda: create(places_for(engine))[0], "people": people})
    run_state_machine_as_test(
        machine, settings=settings(QUICK, max_examples=EXAMPLES if engine == "sqlite" else EXAMPLES // 3)
    )


TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)
# Few of these are refused.
SEEN = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=40)


def entries(texts: list[str], batch: int = 1) -> list[Entry]:
    blank = dict.fromkeys(Entry._fields)
    plain = {"batch": batch, "place": "a", "indicator": "b", "period_start": "2017-01-01", "period_end": "2017-01-31"}
    plain |= {"basis": "当期", "status": "reported", "kind": "自报", "source": "x", "file": "f", "cell": "A1"}
    plain |= {"author": "甲", "moment": "2020"}
    return [
        Entry(**(blank | plain | {"entry_id": at, "problem": text, "hash": ""})) for at, text in enumerate(texts, 1)
    ]


def chained(texts: list[str]) -> tuple[Event, list[Entry]]:
    """A draft that brings entries with these texts, all hashes in place."""
    previous, made = GENESIS, []
    for entry in entries(texts):
        previous = chain.link(previous, entry)
        made.append(entry._replace(hash=previous))
    columns = {"event_id": 1, "batch": 1, "rows": len(made), "content": chain.digest(made), "entries": len(made)}
    draft = event("draft", author="甲", author_role="reporter", moment="2020", entries_hash=previous, **columns)
    return draft._replace(hash=chain.link(GENESIS, draft)), made


@settings(QUICK, max_examples=EXAMPLES * 10)
@given(texts=st.lists(TEXTS, min_size=1, max_size=6), data=st.data())
def test_a_chain_holds_until_anything_in_it_is_changed(texts: list[str], data: st.DataObject) -> None:
    head, rows = chained(texts)
    assert list(Chain().walk([(head, rows)])) == []
    at = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.sampled_from(Entry._fields))
    other = data.draw(TEXTS.filter(lambda text: text != getattr(rows[at], column)))
    changed = [
        *rows[:at],
        rows[at]._replace(**{column: 99 if column in ("entry_id", "replaces") else other}),
        *rows[at + 1 :],
    ]
    assert list(Chain().walk([(head, changed)]))
    assert list(Chain().walk([(head, rows[:at] + rows[at + 1 :])]))
    turned = data.draw(st.permutations(rows))
    assert bool(list(Chain().walk([(head, turned)]))) == (turned != rows)
    named = data.draw(st.sampled_from(Event._fields[:-1]))
    wrong = 99 if isinstance(getattr(head, named), int) else "99"
    assert list(Chain().walk([(head._replace(**{named: wrong}), rows)]))


@pytest.fixture(params=ENGINES)
def book(request: pytest.FixtureRequest, places_for: Callable[[str], str]) -> Iterator[Ledger]:
    made, _ = create(places_for(request.param))
    yield made
    made.close()


def test_any_text_and_number_comes_back_as_it_was_written(
    book: Ledger, people: People, database: Path, tmp_path: Path
) -> None:
    """Through the ledger, a backup and the snapshot; or the row is refused and nothing is stored."""
    numbers = st.decimals(1, 10**23, allow_nan=False, allow_infinity=False, places=10).map(lambda one: format(one, "f"))
    drawn: list[tuple[str, str, str]] = []

    @settings(QUICK, max_examples=EXAMPLES * 5)
    @given(subject=SEEN, problem=SEEN, number=numbers)
    def draw(subject: str, problem: str, number: str) -> None:
        drawn.append((subject, problem, number))

    draw()
    rows = [
        row(
            indicator="跨境电子商务交易额",
            basis="累计",
            value=number,
            unit="元",
            problem=problem,
            subject=f"{at}{subject}",
        )
        for at, (subject, problem, number) in enumerate(drawn)
    ]
    good = [
        one for one in rows if not importing.propose("a.csv", table(one), people.terms, people.yucheng, TODAY).problems
    ]
    assert len(rows) / 2 < len(good)
    number = draft(book, people, *good).batch or 0
    workflow.submit(book, number, people.yucheng, people.terms, TODAY)
    workflow.approve(book, number, people.shangqiu, people.terms)
    with book.reading() as connection:
        stored = standing.entries(connection, number)
    written = [(one["subject"].strip(), one["problem"].strip() or None, one["value"]) for one in good]
    assert [(one.subject, one.problem, one.value) for one in stored] == written
    backup.back_up(book, tmp_path / "a.gz")
    restored, _ = backup.restore(tmp_path / "a.gz", str(tmp_path / "restored"))
    assert everything(restored) == everything(book)
    publishing.publish(book)
    connection, _ = snapshots.connect(database, book.snapshots)
    shown = (
        connection.table("reported_values").project("subject, problem, value, entry_id").order("entry_id").fetchall()
    )
    assert [(subject, problem, value) for subject, problem, value, _ in shown] == [
        (subject, problem, Decimal(value)) for subject, problem, value in written
    ]


@settings(QUICK, max_examples=EXAMPLES * 20)
@given(text=st.one_of(st.from_regex(r"-?[0-9]{0,4}(\.[0-9]{0,4})?%?", fullmatch=True), TEXTS))
def test_a_value_is_one_plain_number_or_it_is_refused(people: People, text: str) -> None:
    """Whatever is taken means the same number to any reader: no comma, no exponent, no leading nought, no sign left."""
    one = row(indicator="网络零售额增速", basis="累计", as_of="", value=text, unit="%")
    found = importing.propose("a.csv", table(one), people.terms, people.yucheng, TODAY)
    for entry in found.entries:
        assert Fraction(entry.value or "") == Fraction(text.strip().removesuffix("%"))
        assert abs(Fraction(entry.value or "")) > 1 or text.strip().endswith("%")
