"""Progress as pages read it: one cached answer a day."""

from datetime import date

from yuboard.ledger.progress import progress_on
from yuboard.problems import LedgerError
from yuboard.progress.rows import Progress
from yuboard.record import reported, store
from yuboard.record.cached import cached
from yuboard.ui.ledger import ledger, terms, version


def _version() -> tuple[str, int, int] | None:
    try:
        return version()
    except LedgerError:
        return None


@cached(store.database, _version, size=16)
def progress(day: date) -> list[Progress]:
    """The progress of every target as of the end of a day, read-only. Raises LedgerError."""
    book = (ledger(), terms()) if _version() else None
    return progress_on(store.rows, reported.rows, book, day)
