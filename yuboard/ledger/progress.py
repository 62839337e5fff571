"""Progress as of a day: the record's goals with what the ledger held and the snapshot showed by its end."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from datetime import date
from fractions import Fraction

from yuboard.ledger import holdings
from yuboard.ledger import standing as ledger_standing
from yuboard.ledger.engine import Ledger, exists, open_ledger
from yuboard.ledger.export import end_of
from yuboard.ledger.rows import Entry
from yuboard.ledger.schema import ENTRIES, EVENTS
from yuboard.ledger.terms import Terms, terms
from yuboard.progress.actuals import NUMBERS, Actual, actuals, scales
from yuboard.progress.goals import goals
from yuboard.progress.rows import Progress
from yuboard.progress.scoring import Score, rules, scores
from yuboard.progress.series import Course, course
from yuboard.progress.standing import standing, where_reported
from yuboard.progress.states import preset
from yuboard.record.results import Reader, Row
from yuboard.reporting.states import Report

# Rows of a named query, which need not be kept.
Reading = Callable[..., Iterable[Row]]


def progress_on(
    rows: Reader, reported: Reading, book: tuple[Ledger, Terms] | None, day: date, bounds: str | None = None
) -> list[Progress]:
    """The progress of every target and quota at the end of ``day``, in the order of ``queries/progress/goals.sql``.

    ``rows`` reads the record, ``reported`` the approved values beside it; ``book`` is the ledger with its terms, None
    where there is none, so that nobody owes anything. ``bounds``: the title of the preset that names the states, None
    for the active one. Raises LedgerError.
    """
    known = goals(rows("progress/goals"))
    return standing(
        known,
        actuals(reported("reported/standing", until=end_of(day), indicator=None, year=None)),
        reports_on(*book, day) if book else [],
        scales(rows),
        preset(rows("progress/thresholds", preset=bounds)),
        day,
        waiting_on(book[0], {goal.indicator_id for goal in known}, day) if book else (),
    )


def progress_at(setting: str, rows: Reader, reported: Reading, day: date) -> list[Progress]:
    """The same of the ledger at ``setting``, without one too. Raises LedgerError for one that cannot be read."""
    if not exists(setting):
        return progress_on(rows, reported, None, day)
    with closing(open_ledger(setting)) as book:
        return progress_on(rows, reported, (book, terms(rows)), day)


def progress_in(setting: str, rows: Reader, reported: Reading, day: date) -> list[Progress]:
    """The same for files: nothing where there is no ledger, or nothing was approved by then. Raises LedgerError."""
    return where_reported(progress_at(setting, rows, reported, day)) if exists(setting) else []


def courses_in(
    setting: str, rows: Reader, reported: Reading, day: date, found: Iterable[Progress]
) -> dict[tuple[str, str], Course]:
    """Courses of quotas by city and indicator, where anything of ``found`` was approved. Raises LedgerError."""
    quotas: dict[tuple[str, str], list[Progress]] = {}
    for row in found:
        if row.goal.role == "quota":
            quotas.setdefault((row.goal.city, row.goal.indicator), []).append(row)
    told = {key: own for key, own in quotas.items() if any(row.is_reported for row in own)}
    if not told:
        return {}
    with closing(open_ledger(setting)) as book:
        courses = {key: _course(book, rows, reported, day, own) for key, own in told.items()}
    return {key: one for key, one in courses.items() if one is not None}


def _course(book: Ledger, rows: Reader, reported: Reading, day: date, own: list[Progress]) -> Course | None:
    indicator = own[0].goal.indicator_id
    values = actuals(reported("reported/standing", until=end_of(day), indicator=indicator, year=None))
    return course(own, values, waiting_on(book, (indicator,), day), scales(rows))


def scores_in(setting: str, rows: Reader, day: date, found: Sequence[Progress]) -> list[Score]:
    """Scores for files, of all parties by every rule that is valid on a day: none without a rule.

    ``found`` is the progress of all goals as of that day; none without anything in it. Raises LedgerError.
    """
    known = [rule for rule in rules(rows("progress/scoring")) if rule.is_valid(day)] if found else []
    if not known:
        return []
    with closing(open_ledger(setting)) as book:
        return scores(known, found, reports_by_place(book, terms(rows), day), day)


def waiting_on(ledger: Ledger, indicators: Iterable[str], day: date) -> list[Actual]:
    """The values of some indicators that waited for review at the end of ``day``. Raises LedgerError."""
    with ledger.reading() as connection:
        batches = sorted(ledger_standing.waiting(connection, EVENTS.c.moment <= end_of(day)))
        where = (ENTRIES.c.batch.in_(batches), ENTRIES.c.indicator.in_(sorted(indicators)))
        return [_waiting(entry) for entry in ledger_standing.streamed(connection, *where)] if batches else []


def _waiting(entry: Entry) -> Actual:
    """An entry that nobody has approved yet."""
    known = entry._asdict()
    value = Fraction(entry.value) if entry.value is not None and entry.status in NUMBERS else None
    return Actual(
        **{name: known[name] for name in Actual._fields if name in known and name not in ("value", "as_of")},
        place_id=entry.place,
        indicator_id=entry.indicator,
        start=date.fromisoformat(entry.period_start),
        end=date.fromisoformat(entry.period_end),
        as_of=date.fromisoformat(entry.as_of) if entry.as_of else None,
        value=value,
        approved_by="",
        approved_at="",
    )


def reports_on(ledger: Ledger, terms: Terms, day: date) -> list[Report]:
    """The reports of all periods that had ended by the day. Raises LedgerError."""
    if not terms.calendar.forms:
        return []
    return holdings.standing_on(ledger, terms.calendar.duties(terms.calendar.since, day), terms, day)


def reports_by_place(ledger: Ledger, terms: Terms, day: date) -> dict[str, list[Report]]:
    """The same by place_id. Raises LedgerError."""
    found: dict[str, list[Report]] = {}
    for report in reports_on(ledger, terms, day):
        found.setdefault(report.duty.place.place_id, []).append(report)
    return found
