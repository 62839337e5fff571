"""Changes between two days: newly reported, revised, newly late, newly met, goal by goal."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from yuboard.progress.rows import Progress
from yuboard.progress.states import State

_DONE = (State.MET, State.EARLY)


class Kind(StrEnum):
    """Kind of a change, in the order in which a meeting hears of them."""

    LATE = "新逾期"
    MET = "新达成"
    NEW = "新上报"
    REVISED = "有修订"


class Change(NamedTuple):
    """Change of a goal between two days: how it stood before (None where it was no goal then), and after."""

    kind: Kind
    before: Progress | None
    after: Progress


def changes(before: Iterable[Progress], after: Iterable[Progress]) -> list[Change]:
    """Changes from one day's progress to another's, by kind, then in the order of goals; a goal may have several."""
    known = {one.goal.figure_id: one for one in before}
    found = [change for one in after for change in _of(known, one)]
    return sorted(found, key=lambda one: list(Kind).index(one.kind))


def _of(known: Mapping[str, Progress], after: Progress) -> list[Change]:
    before = known.get(after.goal.figure_id)
    kinds = []
    if _is_late(after) and not (before and _is_late(before)):
        kinds.append(Kind.LATE)
    if after.state in _DONE and not (before and before.state in _DONE):
        kinds.append(Kind.MET)
    if kind := _told(before, after):
        kinds.append(kind)
    return [Change(kind, before, after) for kind in kinds]


def _is_late(row: Progress) -> bool:
    return row.silence is not None and row.silence.is_late


def _told(before: Progress | None, after: Progress) -> Kind | None:
    """Whether another value counts: of a later time it is new, of the same it is a revision."""
    new, old = after.actual, before.actual if before else None
    if new is None:
        return None
    if old is None or (old.day, old.basis) != (new.day, new.basis):
        return Kind.NEW
    is_same = (old.value, old.unit, old.kind) == (new.value, new.unit, new.kind)
    return None if is_same else Kind.REVISED
