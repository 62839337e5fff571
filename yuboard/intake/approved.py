"""Approved values of a place: what stands beside the cells of its template."""

from yuboard.intake.wording import stated
from yuboard.ledger import standing
from yuboard.ledger.engine import Ledger
from yuboard.ledger.rows import Entry
from yuboard.ledger.schema import ENTRIES
from yuboard.ledger.terms import Place


def last_approved(ledger: Ledger, place: Place) -> dict[tuple[str, str | None], str]:
    """The approved value of the latest period in words, by indicator and subject."""
    latest: dict[tuple[str, str | None], Entry] = {}
    with ledger.reading() as connection:
        found = list(standing.streamed(connection, ENTRIES.c.place == place.place_id))
        current = standing.current(found, standing.approvals(connection))
    for entry in current:
        key = entry.indicator, entry.subject
        if entry.status != "withdrawn" and (key not in latest or entry.period_end >= latest[key].period_end):
            latest[key] = entry
    return {key: stated(entry) for key, entry in latest.items()}
