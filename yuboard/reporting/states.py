"""States of reports and of values, by what is held and by the day that is asked about: exactly one each."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from yuboard.reporting.calendar import Asked, Duty, Stated, starts


class State(StrEnum):
    """State of a report. The first three follow one another in time; no day alone leads to or from the others."""

    NOT_DUE = "未到期"
    OWED = "应报未报"
    OVERDUE = "逾期未报"
    SUBMITTED = "已报待审"
    RETURNED = "退回"
    APPROVED = "已审定"
    NONE = "无此项"


class Answer(StrEnum):
    """State of a value: five things, and never one blank."""

    REPORTED = "已报"
    ZERO = "零"
    NOTHING = "没有发生"
    NOT_APPLICABLE = "不适用"
    MISSING = "没有上报"


# The ledger's statuses; what was withdrawn is missing again.
ANSWERS = {
    "reported": Answer.REPORTED,
    "zero": Answer.ZERO,
    "nothing_to_report": Answer.NOTHING,
    "not_applicable": Answer.NOT_APPLICABLE,
}


class Held(NamedTuple):
    """Held value: one that left its sender's desk, and how its batch stands (submitted, returned or approved).

    ``value`` is in the unit of the indicator, None where the status has none; ``submitted_on`` the day on which its
    batch was submitted first; ``reason`` why it was returned.
    """

    place: str
    stated: Stated
    kind: str
    status: str
    value: Fraction | None
    batch: int
    state: str
    sender: str
    submitted_on: date
    reason: str | None = None


class Standing(NamedTuple):
    """Standing of one value that a form asks for: what counts of all that is held of it, None where nothing does."""

    asked: Asked
    held: Held | None
    first_on: date | None

    @property
    def answer(self) -> Answer:
        """Answer of the place; a value that was returned has to be said again."""
        if self.held is None or self.held.state == "returned":
            return Answer.MISSING
        return ANSWERS[self.held.status]


class Report(NamedTuple):
    """Report: a duty, its state on a day, and each of its values."""

    duty: Duty
    state: State
    day: date
    values: tuple[Standing, ...]

    @property
    def answered(self) -> int:
        """How many of its values are reported, in whatever words."""
        return sum(one.answer != Answer.MISSING for one in self.values)

    @property
    def is_reported(self) -> bool:
        return self.state in (State.SUBMITTED, State.APPROVED)

    @property
    def is_expected(self) -> bool:
        """Whether it is asked for by now, or there before."""
        return self.state not in (State.NOT_DUE, State.NONE)

    @property
    def is_late(self) -> bool:
        """Whether its day is over and it is not there: it never was, or was returned."""
        return self.day > self.duty.due and self.state in (State.OVERDUE, State.RETURNED)

    @property
    def reported_on(self) -> date | None:
        """The day from which it was whole; None where it is not."""
        days = [one.first_on for one in self.values if one.first_on]
        return max(days) if self.is_reported and days else None

    @property
    def is_on_time(self) -> bool:
        return self.reported_on is not None and self.reported_on <= self.duty.due

    @property
    def batches(self) -> tuple[int, ...]:
        return tuple(sorted({one.held.batch for one in self.values if one.held}))

    @property
    def senders(self) -> tuple[str, ...]:
        return tuple(sorted({one.held.sender for one in self.values if one.held}))

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it was returned, each reason once."""
        returned = [one.held for one in self.values if one.held and one.held.state == "returned"]
        return tuple(dict.fromkeys(held.reason or "" for held in returned))


Holdings = Mapping[tuple[str, Stated], Sequence[Held]]


def sorted_out(held: Iterable[Held]) -> Holdings:
    """Held values by place and by what they state."""
    found: dict[tuple[str, Stated], list[Held]] = {}
    for one in held:
        found.setdefault((one.place, one.stated), []).append(one)
    return found


def reports(duties: Iterable[Duty], held: Holdings, day: date) -> list[Report]:
    """The report of each duty as it stands on ``day``; ``held`` is what was held then."""
    return [report(duty, held, day) for duty in duties]


def report(duty: Duty, held: Holdings, day: date) -> Report:
    """The report of one duty."""
    values = tuple(_standing(asked, duty, held) for asked in duty.form.asked)
    return Report(duty, _state(duty, values, day), day, values)


def _standing(asked: Asked, duty: Duty, held: Holdings) -> Standing:
    start = starts(duty.period, asked.basis)
    stated = Stated(asked.indicator_id, asked.subject, asked.basis, start, duty.period.end)
    found = held.get((duty.place.place_id, stated), ())
    counted = [one for one in found if one.state != "returned"]
    first = min((one.submitted_on for one in counted), default=None)
    # What was withdrawn is missing until something newer is sent.
    withdrawn = max((one.batch for one in found if one.state == "approved" and one.status not in ANSWERS), default=0)
    valid = [one for one in found if one.status in ANSWERS and (one.state == "approved" or one.batch > withdrawn)]
    return Standing(asked, max(valid, key=_weight, default=None), first)


def _weight(held: Held) -> tuple[int, bool, int]:
    """Standing value: the approved one, else what waits, else what was returned; a final value, the later batch."""
    return ("returned", "submitted", "approved").index(held.state), held.kind == "公报", held.batch


def _state(duty: Duty, values: Sequence[Standing], day: date) -> State:
    states = {one.held.state if one.held else None for one in values}
    if not states:
        return State.NONE
    if states == {"approved"}:
        return State.APPROVED
    if "returned" in states:
        return State.RETURNED
    if None not in states:
        return State.SUBMITTED
    if day <= duty.period.end:
        return State.NOT_DUE
    return State.OWED if day <= duty.due else State.OVERDUE


class Tally(NamedTuple):
    """Tally of reports: how many are expected, there, and there in time; those that are owed, oldest first."""

    expected: int
    reported: int
    on_time: int
    owed: tuple[Report, ...]

    @property
    def late(self) -> list[Report]:
        """Those whose day is over, oldest first."""
        return [one for one in self.owed if one.is_late]

    @property
    def silent_since(self) -> date | None:
        """The day on which the oldest report that is overdue was due; None where none is."""
        return self.late[0].duty.due if self.late else None


def tally(found: Iterable[Report]) -> Tally:
    """The tally of some reports."""
    expected = [one for one in found if one.is_expected]
    owed = sorted((one for one in expected if not one.is_reported), key=lambda one: one.duty.due)
    there = [one for one in expected if one.is_reported]
    return Tally(len(expected), len(there), sum(one.is_on_time for one in there), tuple(owed))
