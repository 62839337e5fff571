"""Actuals: approved values, and whether one says the same as a goal: subject, basis, currency and scope come first."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from operator import itemgetter
from typing import NamedTuple

from yuboard.progress.goals import Goal, end_of_day
from yuboard.record.results import Reader, Row

# Statuses with a number; 没有发生 and 不适用 have none.
NUMBERS = ("reported", "zero")


class Actual(NamedTuple):
    """Actual: an approved value, ``value`` in ``unit``; None where the status has no number.

    ``parts``: the values that it is the sum of, of one place's periods or of several places; empty of one that was
    reported as it is. ``others``: values of another kind (快报 beside 公报) that it takes precedence of.
    """

    entry_id: int
    place_id: str
    indicator_id: str
    subject: str | None
    start: date
    end: date
    basis: str
    as_of: date | None
    value: Fraction | None
    unit: str | None
    status: str
    kind: str
    source: str
    file: str
    sheet: str | None
    cell: str
    author: str
    approved_by: str
    approved_at: str
    replaces: int | None
    parts: tuple["Actual", ...] = ()
    others: tuple["Actual", ...] = ()

    @property
    def day(self) -> date:
        """The last day that it speaks of."""
        return self.as_of if self.basis == "时点" and self.as_of else self.end

    @property
    def at(self) -> Fraction:
        return end_of_day(self.day)

    @property
    def entries(self) -> tuple["Actual", ...]:
        """The reported values behind it."""
        return tuple(entry for part in self.parts for entry in part.entries) or (self,)


def actuals(rows: Iterable[Row]) -> list[Actual]:
    """The values of ``queries/reported/standing.sql``, settled."""
    return settled(map(_actual, rows))


def settled(values: Iterable[Actual]) -> list[Actual]:
    """Of two kinds of one statement the final one, else the later; the other stays beside it."""
    found: dict[tuple[object, ...], list[Actual]] = {}
    for one in values:
        key = (one.place_id, one.indicator_id, one.subject, one.start, one.end, one.basis)
        found.setdefault(key, []).append(one)
    return [several[0] if len(several) == 1 else _final(several) for several in found.values()]


def _final(several: Iterable[Actual]) -> Actual:
    *rest, last = sorted(several, key=lambda one: (one.kind == "公报", one.entry_id))
    return last._replace(others=tuple(rest))


# The columns of an actual's fields, in their order: of a province's rows there are hundreds of thousands.
_COLUMNS = itemgetter(
    *(
        {"start": "period_start", "end": "period_end"}.get(name, name)
        for name in Actual._fields[: -len(Actual._field_defaults)]
    )
)


def _actual(row: Row) -> Actual:
    value = Fraction(Decimal(row["value"])) if row["value"] is not None and row["status"] in NUMBERS else None
    return Actual._make((*_COLUMNS(row), (), ()))._replace(value=value)


class Scope(StrEnum):
    """Scope of a value beside that of its goal."""

    SAME = "口径一致"
    UNCHECKED = "口径未核"
    UNLIKE = "口径不可比"


UNCHECKED = "文件没有定义统计范围，上报的数是什么范围也没有核对"
OTHER_SUBJECT = "主体不同"
STOCK = "目标是一段时间的量，上报的是某一天的数"
FLOW = "目标是到某一天的总数，上报的是一段时间的量"
OTHER_UNIT = "单位不能换算"
NO_RATE = "该年没有汇率，不折算"
SPAN = "目标是几年的平均或没有写期限，不与一期的数相比"


class Scales(NamedTuple):
    """Scales: units (base unit, factor, dimension), yearly rates in yuan a dollar, and scopes that were compared."""

    units: Mapping[str, tuple[str, Fraction, str]]
    rates: Mapping[int, Fraction]
    scopes: tuple[tuple[str, str, Scope, str], ...] = ()

    def converted(self, actual: Actual, goal: Goal) -> tuple[Fraction | None, Fraction | None, str | None]:
        """A value in the goal's unit, the rate that it took where it did, and why it does not convert."""
        if actual.unit == goal.unit:
            return actual.value, None, None
        own = self.units.get(actual.unit or "")
        if own is None or goal.factor is None or actual.value is None:
            return None, None, OTHER_UNIT
        base, factor, dimension = own
        amount = actual.value * factor / goal.factor
        if dimension == goal.dimension:
            return amount, None, None
        if {base, goal.base_unit} != {"元", "美元"}:
            return None, None, OTHER_UNIT
        rate = self.rates.get(actual.day.year)
        if rate is None:
            return None, None, NO_RATE
        return (amount / rate if goal.base_unit == "美元" else amount * rate), rate, None

    def scope(self, goal: Goal, actual: Actual) -> tuple[Scope, str]:
        """Whether anybody compared the source's scope with the goal's, and what was found; of a sum, the gravest."""
        found = [self._scope(goal, one) for one in actual.entries]
        order = (Scope.UNLIKE, Scope.UNCHECKED, Scope.SAME)
        return min(found, key=lambda one: order.index(one[0]))

    def _scope(self, goal: Goal, actual: Actual) -> tuple[Scope, str]:
        for indicator_id, source, scope, reason in self.scopes:
            if indicator_id == goal.indicator_id and source in actual.source:
                return scope, reason
        return Scope.UNCHECKED, UNCHECKED


def scales(rows: Reader) -> Scales:
    """The scales of a record."""
    return Scales(
        {row["unit"]: (row["base_unit"], Fraction(row["factor"]), row["dimension"]) for row in rows("reporting/units")},
        {row["year"]: Fraction(str(row["cny_per_usd"])) for row in rows("method/rates")},
        tuple(
            (row["indicator_id"], row["source"], Scope(row["verdict"]), row["reason"])
            for row in rows("progress/scopes")
        ),
    )


def unlike(goal: Goal, actual: Actual) -> str | None:
    """Why a value does not say the same as a goal, whatever its number; None where it does."""
    if actual.subject != goal.subject:
        return OTHER_SUBJECT
    if goal.time_basis == "span":
        return SPAN
    if goal.in_points:
        return None
    if actual.basis == "时点" and goal.time_basis in ("annual", "new", "cumulative"):
        return STOCK
    if actual.basis != "时点" and goal.time_basis == "point":
        return FLOW
    return None


class Built(NamedTuple):
    """Built: what had come together from a day on by another, and the first day that is missing where there is one."""

    actual: Actual | None
    gap: date | None = None


def built_up(values: Iterable[Actual], start: date, until: date) -> Built:
    """Build-up of one statement from ``start`` on, as far as its values reach without a gap by ``until``.

    What is accumulated counts alone and is never added to another; values of single periods are added end to end.
    """
    known = [one for one in values if one.value is not None and one.basis != "时点" and one.end <= until]
    whole = max((one for one in known if one.start == start), key=_reach, default=None)
    tiles = {one.start: one for one in sorted(known, key=lambda one: one.end) if one.basis == "当期"}
    chain: list[Actual] = []
    at = start
    while at in tiles:
        chain.append(tiles[at])
        at = tiles[at].end + timedelta(days=1)
    later = [day for day in tiles if day > at]
    gap = at if later else None
    if whole and (len(chain) < 2 or whole.end >= chain[-1].end):
        return Built(whole, gap if gap and gap > whole.end else None)
    return Built(_joined(chain), gap) if chain else Built(None, gap)


def _reach(actual: Actual) -> tuple[date, bool, int]:
    return actual.end, actual.basis == "累计", actual.entry_id


def _joined(chain: list[Actual]) -> Actual:
    first, last = chain[0], chain[-1]
    if len(chain) == 1:
        return first
    if len({one.unit for one in chain}) > 1:
        return first
    total = sum((one.value or Fraction(0) for one in chain), Fraction(0))
    return last._replace(start=first.start, basis="累计", value=total, parts=tuple(chain), others=())
