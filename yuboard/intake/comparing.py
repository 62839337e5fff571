"""Comparing with the ledger: what of a file is new there, changed or equal, what waits, and what is out of line."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from yuboard.intake.judging import CHANGED, EQUAL, NEW, REFUSED, Judged, Origin, explain
from yuboard.intake.wording import stated
from yuboard.ledger import conflicts
from yuboard.ledger.beside import Beside, beside
from yuboard.ledger.engine import Ledger
from yuboard.ledger.rows import Entry
from yuboard.ledger.terms import Terms

# By how many times a value may differ from the one of the period before.
_JUMP = 10


def compare(judged: Sequence[Judged], ledger: Ledger, terms: Terms, origin: Origin, today: date) -> None:
    """Settle the verdicts of values that nothing else stands against."""
    ones = [one for one in judged if one.entry is not None]
    found = beside(ledger, [one.entry for one in ones if one.entry is not None], terms.calendar, today)
    for one, other in zip(ones, found):
        _stand(one, other, terms)
    left = [(one, other) for one, other in zip(ones, found) if one.entry is not None]
    for (one, _), flaw in zip(left, conflicts.within([other.entry for _, other in left])):
        if flaw:
            _refuse(one, flaw[1])
    for one, other in left:
        if one.verdict != REFUSED:
            explain(one, list(_unlike(other.entry, other.earlier, terms)), origin)


def _stand(one: Judged, other: Beside, terms: Terms) -> None:
    """Equal to what is approved or waits, a correction of it, or new."""
    entry, same, pending = other.entry, other.same, other.pending
    if same is not None:
        one.stands = f"已审定第{same.entry_id}条：{stated(same)}"
    if pending is not None:
        one.stands = f"第{pending.batch}批待审：{stated(pending)}"
    for held in (pending, same):
        if held is not None and held.kind == entry.kind and _equal(entry, held, terms):
            one.verdict, one.entry, one.questions = EQUAL, None, ()
            return
    one.entry = entry
    if pending is not None:
        _refuse(one, f"第{pending.batch}批待审里报的是{stated(pending)}；请等审定，或请审核人退回后再报")
    elif other.flaw:
        _refuse(one, other.flaw)
    elif same is not None and one.verdict == NEW:
        one.verdict = CHANGED


def _equal(one: Entry, other: Entry, terms: Terms) -> bool:
    return one.status == other.status and _size(one, terms) == _size(other, terms)


def _size(entry: Entry, terms: Terms) -> tuple[str, Fraction] | None:
    """A value in its base unit; None where there is none, or where the record no longer knows the unit."""
    unit = terms.units.get(entry.unit or "")
    return (unit.base_unit, Fraction(entry.value) * unit.factor) if unit and entry.value is not None else None


def _refuse(one: Judged, rule: str) -> None:
    one.verdict, one.entry = REFUSED, None
    one.rules += (rule,)


def _unlike(entry: Entry, past: Sequence[Entry], terms: Terms) -> Iterator[str]:
    """Soft rules: a value far from the one before, the same as it, or a sum since new year that fell."""
    before = [other for other in past if other.basis == entry.basis and other.period_end < entry.period_end]
    last = max(before, key=lambda other: other.period_end, default=None)
    own, other = _size(entry, terms), _size(last, terms) if last else None
    if last is None or own is None or other is None or own[0] != other[0]:
        return
    if entry.basis == "累计" and last.period_start == entry.period_start:
        if own[1] < other[1]:
            yield f"累计比上一次小了：上一次是{stated(last)}"
        return
    if _months(last) != _months(entry):
        return
    indicator = terms.indicators.get(entry.indicator)
    if indicator and indicator.quantity == "flow" and own[1] == other[1] != 0:
        yield f"与上一期完全相同：{stated(last)}"
    if other[1] > 0 and own[1] > 0 and not Fraction(1, _JUMP) < own[1] / other[1] < _JUMP:
        yield f"与上一期相差{_JUMP}倍以上：上一期是{stated(last)}"


def _months(entry: Entry) -> int:
    start, end = date.fromisoformat(entry.period_start), date.fromisoformat(entry.period_end)
    return (end.year - start.year) * 12 + end.month - start.month
