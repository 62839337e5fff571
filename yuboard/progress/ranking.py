"""Ranks of places by 完成率, only where all that is ranked says the same of the same time from the same source."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from yuboard.progress.actuals import Scope
from yuboard.progress.rows import Progress
from yuboard.progress.states import State


class Ranking(NamedTuple):
    """Ranking of one year's quotas: ranks by figure_id, those of equal ratios alike; ``alike`` counts them by rank.

    Without ranks ``is_unlike`` says that there are values of differing subject, basis, time or scope. ``scope`` is
    that of all of them; ``known`` of ``expected`` places have a value.
    """

    year: int
    ranks: Mapping[str, int]
    alike: Mapping[int, int]
    is_unlike: bool
    scope: Scope | None
    known: int
    expected: int


def ranking(rows: Iterable[Progress]) -> Ranking | None:
    """The ranking of the last year of which two places have a value; None where there is none."""
    years: dict[int, list[Progress]] = {}
    for row in rows:
        if row.goal.year is not None:
            years.setdefault(row.goal.year, []).append(row)
    for year in sorted(years, reverse=True):
        known = [row for row in years[year] if row.actual is not None]
        if len(known) > 1:
            return _ranking(year, known, len(years[year]))
    return None


def _ranking(year: int, known: list[Progress], expected: int) -> Ranking:
    said = {_statement(row) for row in known}
    ratios = {
        row.goal.figure_id: row.completion.value for row in known if row.completion and row.completion.value is not None
    }
    scope = known[0].scope
    is_unlike = len(said) > 1 or any(row.state == State.UNLIKE for row in known)
    if is_unlike:
        return Ranking(year, {}, {}, True, scope, len(known), expected)
    found = {name: 1 + sum(other > own for other in ratios.values()) for name, own in ratios.items()}
    alike = {rank: sum(one == rank for one in found.values()) for rank in found.values()}
    return Ranking(year, found, alike, False, scope, len(known), expected)


def _statement(row: Progress) -> tuple[object, ...]:
    """Statement that two values have to share: subject, basis, time, and a scope that is known or one source's."""
    actual = row.actual
    if actual is None:
        raise ValueError("nothing is reported")
    sources = None if row.scope == Scope.SAME else tuple(sorted({one.source for one in actual.entries}))
    start = actual.end if actual.basis == "时点" else actual.start
    return row.goal.subject, row.goal.time_basis, actual.basis, start, actual.day, row.scope, sources
