"""Locks: after the last day of a form nothing of its period is taken in, unless the city reopened it for the place."""

from collections.abc import Sequence
from datetime import date

from yuboard.ledger.rows import Entry, Event
from yuboard.reporting.calendar import Calendar, Stated

# A final value comes when its statistics are out, long after any form is closed.
FINAL = "公报"
# Column and text of what is wrong with an entry.
Flaw = tuple[str, str]


def closed(entry: Entry, calendar: Calendar, reopened: Sequence[Event], today: date) -> Flaw | None:
    """Why an entry comes too late: every form that asks for it is closed, and no reopening holds today."""
    if not calendar.forms or entry.kind == FINAL or any(opens(event, entry, today) for event in reopened):
        return None
    start, end = date.fromisoformat(entry.period_start), date.fromisoformat(entry.period_end)
    duties = calendar.covering(entry.place, Stated(entry.indicator, entry.subject, entry.basis, start, end))
    locks = [duty.lock for duty in duties]
    if not duties or any(lock is None or today <= lock for lock in locks):
        return None
    last = max(duties, key=lambda duty: duty.lock or date.max)
    words = (
        f"{last.period.words}“{last.form.title}”收到{last.lock}为止，已封账；要补报，须由市里先重开（ledger reopen）"
    )
    return "period_end", words


def opens(event: Event, entry: Entry, today: date) -> bool:
    """Whether a reopening lets an entry in today."""
    covers = (event.period_start or "") <= entry.period_start and entry.period_end <= (event.period_end or "")
    return event.place == entry.place and covers and today.isoformat() <= (event.until or "")
