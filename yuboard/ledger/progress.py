"""Progress as of a day: the record's goals with what the ledger held and the snapshot showed by its end."""

from datetime import date

from yuboard.ledger import holdings
from yuboard.ledger.engine import Ledger
from yuboard.ledger.export import end_of
from yuboard.ledger.terms import Terms
from yuboard.progress.actuals import actuals, scales
from yuboard.progress.goals import goals
from yuboard.progress.rows import Progress
from yuboard.progress.standing import standing
from yuboard.progress.states import preset
from yuboard.record.results import Reader
from yuboard.reporting.states import Report


def progress_on(rows: Reader, reported: Reader, book: tuple[Ledger, Terms] | None, day: date) -> list[Progress]:
    """The progress of every target and quota at the end of ``day``, in the order of ``queries/progress/goals.sql``.

    ``rows`` reads the record, ``reported`` the approved values beside it; ``book`` is the ledger with its terms, None
    where there is none, so that nobody owes anything. Raises LedgerError.
    """
    return standing(
        goals(rows("progress/goals")),
        actuals(reported("reported/standing", until=end_of(day))),
        _reports(*book, day) if book else [],
        scales(rows),
        preset(rows("progress/thresholds")),
        day,
    )


def _reports(ledger: Ledger, terms: Terms, day: date) -> list[Report]:
    """The reports of all periods that had ended by the day."""
    if not terms.calendar.forms:
        return []
    return holdings.standing_on(ledger, terms.calendar.duties(terms.calendar.since, day), terms, day)
