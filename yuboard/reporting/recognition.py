"""Register of recognised units: what happened to a unit, and its two clocks as of a day.

The clocks are the document's (zz2016 四/（三）): re-examined every two years, and no application for three years after
a title was lost for deceit. It writes no day on which either begins; how that is read stands in ``READINGS``.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from yuboard.record.results import Row

# Only of these the clause says that it accepts no application: its subject is 企业.
_FIRM = "示范企业"
READINGS = (
    "文件没有写复审从哪一天算起：读作从授牌之日起，复审合格后从复审之日重新起算。",
    "文件没有写三年从哪一天算起：读作从取消称号之日起，期满当天可以申报。",
    "三年内不再接受申报只写了弄虚作假、违法违规经营或欺诈的，复审不合格的不在其列；主语是企业，其他类别是否适用文件没有写。",
    "2月29日起算的，到没有这一天的年份读作2月28日。",
)
# What a row of the register is that declares another one void; no import writes it.
VOID = "作废"
NOT_A_FIRM = "条文只写企业，是否适用文件未写"


class Act(StrEnum):
    """Act: what happened to a unit, as the import writes it."""

    RECOGNISED = "认定"
    REPORTED = "上报数据"
    PASSED = "复审合格"
    FAILED = "复审不合格"
    REVOKED = "取消称号"


class State(StrEnum):
    """State of a unit on a day; each follows from acts and day alone."""

    OVERDUE = "逾期未复审"
    VALID = "在册"
    BANNED = "不再接受申报"
    FAILED = "复审不合格，称号取消"
    REVOKED = "称号取消"


class Happening(NamedTuple):
    """Happening: an act of a day about a unit (its name, place and kind)."""

    unit: str
    place_id: str
    kind: str
    act: Act
    day: date


class Terms(NamedTuple):
    """Terms of the document in years: between re-examinations, and without an application."""

    review: int
    ban: int


class Standing(NamedTuple):
    """Standing of a unit as of ``day``; each date None where nothing says it.

    ``due``: when it is to be re-examined, of a unit that holds the title. ``banned_until``: the first day on which it
    may apply again, of a firm whose title was revoked; ``remark``: why there is none.
    """

    unit: str
    place_id: str
    kind: str
    day: date
    state: State
    recognised_on: date | None
    reported_on: date | None
    examined_on: date | None
    outcome: str | None
    due: date | None = None
    banned_until: date | None = None
    remark: str | None = None

    @property
    def days_late(self) -> int:
        """Days since the re-examination was due; 0 where it is not."""
        return (self.day - self.due).days if self.state == State.OVERDUE and self.due else 0


class Register(NamedTuple):
    """Register as of ``day``: every unit, and every act that was entered (``ledger.recognitions.lines``).

    ``places`` are names by place_id, ``cities`` the names of the cities that the places belong to.
    """

    day: date
    units: tuple[Standing, ...]
    entered: tuple[Row, ...]
    places: Mapping[str, str]
    cities: Mapping[str, str]

    def of(self, cities: Collection[str], place_id: str | None = None) -> "Register":
        """The part of some cities, or of one place below them."""

        def is_asked(own: str) -> bool:
            return self.cities.get(own) in cities and place_id in (None, own)

        units = tuple(one for one in self.units if is_asked(one.place_id))
        return self._replace(units=units, entered=tuple(row for row in self.entered if is_asked(row["place"])))


def standing(happenings: Iterable[Happening], terms: Terms, day: date) -> list[Standing]:
    """Every unit that was recognised by the end of ``day``, in the order of their first recognition."""
    units: dict[tuple[str, str, str], list[Happening]] = {}
    for one in sorted(happenings, key=lambda one: one.day):
        if one.day <= day:
            units.setdefault((one.unit, one.place_id, one.kind), []).append(one)
    return [_standing(own, terms, day) for own in units.values() if any(one.act == Act.RECOGNISED for one in own)]


def _standing(own: Sequence[Happening], terms: Terms, day: date) -> Standing:
    last = own[-1]
    recognised = _last(own, Act.RECOGNISED)
    examined = _last(own, Act.PASSED, Act.FAILED)
    lost = _last(own, Act.RECOGNISED, Act.FAILED, Act.REVOKED)
    found = Standing(
        last.unit,
        last.place_id,
        last.kind,
        day,
        State.VALID,
        recognised.day if recognised else None,
        reported.day if (reported := _last(own, Act.REPORTED)) else None,
        examined.day if examined else None,
        str(examined.act) if examined else None,
    )
    if lost is not None and lost.act == Act.FAILED:
        return found._replace(state=State.FAILED)
    if lost is not None and lost.act == Act.REVOKED:
        return _revoked(found, lost.day, terms)
    since = _last(own, Act.RECOGNISED, Act.PASSED)
    due = years_later(since.day, terms.review) if since else None
    return found._replace(due=due, state=State.OVERDUE if due and day > due else State.VALID)


def _revoked(found: Standing, since: date, terms: Terms) -> Standing:
    if not found.kind.startswith(_FIRM):
        return found._replace(state=State.REVOKED, remark=NOT_A_FIRM)
    until = years_later(since, terms.ban)
    return found._replace(state=State.BANNED if found.day < until else State.REVOKED, banned_until=until)


def _last(own: Sequence[Happening], *acts: Act) -> Happening | None:
    return next((one for one in reversed(own) if one.act in acts), None)


def against(known: Sequence[Happening], new: Happening, terms: Terms) -> Iterator[str]:
    """Why ``new`` cannot have happened after what is known of its unit, in clauses."""
    own = [one for one in known if one[:3] == new[:3] and one.day <= new.day]
    if any(one[:3] == new[:3] and one.day > new.day for one in known):
        yield "这个单位在台账里已有更晚的事项，请按时间先后登记"
    if new in own:
        yield "这一事项已经登记过"
        return
    before = next(iter(standing(own, terms, new.day)), None)
    holds = before is not None and before.state in (State.VALID, State.OVERDUE)
    if new.act != Act.RECOGNISED and not holds:
        yield f"这个单位当时没有称号，不能登记“{new.act}”"
    if new.act == Act.RECOGNISED and holds:
        yield "这个单位已经在册"
    if new.act == Act.RECOGNISED and before is not None and before.state == State.BANNED:
        yield f"这个单位在{before.banned_until}以前不再接受申报"


def years_later(start: date, years: int) -> date:
    """The same day some years later; 29 February becomes 28 February where the year has none."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return start.replace(year=start.year + years, day=28)
