"""Listing of batches with their state, and of periods that were reopened, a line each."""

from collections.abc import Iterator
from datetime import datetime

from yuboard.clock import BEIJING
from yuboard.ledger import standing
from yuboard.ledger.engine import Ledger
from yuboard.ledger.rows import STATE_WORDS, Event
from yuboard.ledger.schema import EVENTS
from yuboard.ledger.standing import Batch
from yuboard.ledger.terms import Terms


def lines(ledger: Ledger, terms: Terms) -> Iterator[str]:
    """Lines of the listing, batches first; one that says so where there is nothing."""
    with ledger.reading() as connection:
        batches = standing.batches(connection)
        reopened = standing.events(connection, EVENTS.c.action == "reopened")
    if not batches and not reopened:
        yield "台账里还没有任何一批"
    for batch in batches.values():
        yield _batch(batch, terms)
    for event in reopened:
        yield f"重开　{reopening(event, terms)}"


def reopening(event: Event, terms: Terms) -> str:
    """A reopened period: whose, from when to when, until which day, by whom and why."""
    period = f"{event.period_start} 至 {event.period_end}"
    return f"{terms.place_name(event.place)}　{period}，到{event.until}为止　{_step(event)}"


def _batch(batch: Batch, terms: Terms) -> str:
    draft, latest = batch
    state = STATE_WORDS[latest.action]
    if latest.excluded:
        state += f"（除外{len(latest.excluded_ids)}条）"
    answers = f"　答复退回的第{draft.answers}批" if draft.answers else ""
    place = terms.place_name(draft.place)
    return f"第{batch.number}批　{state}　{place}　{draft.rows}条　{draft.file}　{_step(latest)}{answers}"


def _step(event: Event) -> str:
    moment = datetime.fromisoformat(event.moment).astimezone(BEIJING)
    reason = f"：{event.reason}" if event.reason else ""
    return f"{event.author} {moment:%Y-%m-%d %H:%M}{reason}"
