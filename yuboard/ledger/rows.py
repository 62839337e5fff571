"""Rows of the ledger: entries (one reported value each) and events (what happened to a batch), and their codes.

Dates are ISO text (2017-01-31), moments ISO text in UTC with microseconds: on every engine the bytes that are hashed.
"""

import re
from functools import lru_cache
from typing import NamedTuple

# 当期: the period alone; 累计: from its first to its last day together; 时点: the state on the day ``as_of``.
BASES = ("当期", "累计", "时点")
KINDS = ("快报", "公报", "自报")
STATUSES = ("reported", "zero", "nothing_to_report", "not_applicable", "withdrawn")
ACTIONS = ("created", "draft", "submitted", "returned", "approved", "reopened")
ROLES = ("system", "reporter", "reviewer")

# Control characters and halves of surrogate pairs: no engine keeps them all as they are.
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
# What may follow the last action on a batch.
NEXT = {"draft": {"submitted"}, "submitted": {"returned", "approved"}, "returned": {"submitted"}, "approved": set()}

# Steps of a batch as officials call them, and the states that they lead to.
STEP_WORDS = {"draft": "存为草稿", "submitted": "送审", "returned": "退回", "approved": "审定"}
STATE_WORDS = {"draft": "草稿", "submitted": "已报待审", "returned": "退回", "approved": "已审定"}


class Identity(NamedTuple):
    """Identity of a value: what two rows share that state the same thing of the same time, of any ``kind``."""

    place: str
    indicator: str
    subject: str | None
    period_start: str
    period_end: str
    basis: str


class Entry(NamedTuple):
    """Entry: one reported value. ``value`` is a decimal as text, exact; None unless ``status`` is reported or zero.

    ``cell`` is the address in ``file`` (and ``sheet``) that the value was read from; ``replaces`` the entry_id that it
    corrects. All but ``hash`` is the content that the chain covers, in this order.
    """

    entry_id: int
    batch: int
    place: str
    indicator: str
    subject: str | None
    period_start: str
    period_end: str
    basis: str
    as_of: str | None
    value: str | None
    unit: str | None
    status: str
    kind: str
    source: str
    problem: str | None
    file: str
    sheet: str | None
    cell: str
    author: str
    moment: str
    replaces: int | None
    hash: str

    @property
    def identity(self) -> Identity:
        return Identity(self.place, self.indicator, self.subject, self.period_start, self.period_end, self.basis)


class Event(NamedTuple):
    """Event: one step of a batch, or of a period. Its number is the ledger's revision.

    ``place`` is whose batch it is, or whose period is reopened from ``period_start`` to ``period_end`` ``until`` a day.
    ``answers``: the returned batch that a draft answers. ``excluded``: entry_ids, apart by a blank, that an approval
    leaves out. ``rows``, ``content``: how many rows the event is about and the hash of their contents. ``entries`` and
    ``entries_hash``: the last entry of the ledger at that time and its hash, which ties the two chains together.
    """

    event_id: int
    action: str
    batch: int | None
    place: str | None
    reason: str | None
    until: str | None
    period_start: str | None
    period_end: str | None
    answers: int | None
    excluded: str | None
    file: str | None
    file_hash: str | None
    rows: int
    content: str | None
    author: str
    author_place: str | None
    author_role: str
    moment: str
    entries: int
    entries_hash: str
    hash: str

    @property
    def excluded_ids(self) -> frozenset[int]:
        return _ids(self.excluded or "")


class Recognition(NamedTuple):
    """Recognition: one act of the register of recognised units, on ``day``; ``kind`` is a kind of the criteria.

    ``file`` and ``line``: where it was read. ``voids``: the recognition_id of the act that this one declares void, with
    the same unit and day and the reason in ``note``; None of what happened. All but ``hash`` is what the register's own
    chain covers, in this order; acts of before ``voids`` existed are covered without it.
    """

    recognition_id: int
    place: str
    unit: str
    kind: str
    act: str
    day: str
    note: str | None
    file: str
    line: int
    author: str
    author_place: str
    moment: str
    hash: str
    voids: int | None = None

    @property
    def covered(self) -> tuple[object, ...]:
        """Columns that its hash covers."""
        *content, _, voids = self
        return tuple(content) if voids is None else (*content, voids)


@lru_cache(maxsize=256)
def _ids(listed: str) -> frozenset[int]:
    """Numbers of entries; an approval is asked for its own at every entry that is read."""
    return frozenset(map(int, listed.split()))
