"""Calendar of duties: the active forms, their periods, and on which day each report is due and its period closed."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from yuboard.record.results import Reader, Row

# Months of a period by its word.
MONTHS = {"月": 1, "季": 3, "半年": 6, "年": 12}
_QUARTERS, _HALVES = "一二三四", "上下"


class Asked(NamedTuple):
    """Indicator that a form asks for, of the whole place where ``subject`` is None; ``unit`` is the record's."""

    indicator_id: str
    indicator: str
    unit: str
    subject: str | None
    basis: str
    is_additive: bool = True

    @property
    def name(self) -> str:
        return self.indicator + (f"（{self.subject}）" if self.subject else "")


class Place(NamedTuple):
    """Place that reports by a form."""

    place_id: str
    name: str
    short_name: str


class Period(NamedTuple):
    """Period of a report, from its first to its last day: a month, quarter, half or whole of a year."""

    start: date
    end: date

    @property
    def words(self) -> str:
        return f"{self.start.year}年{self.within_year}"

    @property
    def within_year(self) -> str:
        """Which month, quarter or half of its year, nothing for the whole."""
        match self.end.month - self.start.month + 1:
            case 1:
                return f"{self.start.month}月"
            case 3:
                return f"{_QUARTERS[self.start.month // 3]}季度"
            case 6:
                return f"{_HALVES[self.start.month // 6]}半年"
        return ""


class Form(NamedTuple):
    """Form that is asked for: by whom, of whom, how often, and which clause or notice says so.

    ``due_day`` and ``lock_day`` count days from the period's end; the latter is None where nothing closes.
    """

    form_id: str
    city_id: str
    city: str
    title: str
    issuer: str | None
    unit: str
    period: str
    due_day: int
    lock_day: int | None
    valid_from: date
    valid_until: date | None
    noticed_on: date
    document_number: str | None
    section: str | None
    quote: str | None
    notice: str | None
    asked: tuple[Asked, ...]
    places: tuple[Place, ...]

    def periods(self, first: date, last: date) -> Iterator[Period]:
        """The periods for which it is asked and whose last day is from ``first`` to ``last``, in order."""
        months = MONTHS[self.period]
        start = date(max(first, self.valid_from).year, 1, 1)
        until = min(last, self.valid_until or last)
        while (period := Period(start, _end(start, months))).end <= until:
            if period.start >= self.valid_from and period.end >= first:
                yield period
            start = period.end + timedelta(days=1)

    def asks(self, indicator: str, subject: str | None, basis: str) -> bool:
        """Whether it asks for values of this indicator, subject and basis."""
        return any((one.indicator_id, one.subject, one.basis) == (indicator, subject, basis) for one in self.asked)


class Duty(NamedTuple):
    """Duty: a form that one place owes for one period."""

    form: Form
    place: Place
    period: Period

    @property
    def due(self) -> date:
        """The last day in time."""
        return self.period.end + timedelta(days=self.form.due_day)

    @property
    def lock(self) -> date | None:
        """The last day on which anything is taken in."""
        return None if self.form.lock_day is None else self.period.end + timedelta(days=self.form.lock_day)


class Calendar(NamedTuple):
    """Calendar: every active form."""

    forms: tuple[Form, ...] = ()

    def duties(self, first: date, last: date) -> list[Duty]:
        """The duties of periods that end from ``first`` to ``last``, by form, period and place."""
        return [
            Duty(form, place, period)
            for form in self.forms
            for period in form.periods(first, last)
            for place in form.places
        ]

    def of_city(self, city_id: str) -> "Calendar":
        """The forms of one city."""
        return Calendar(tuple(form for form in self.forms if form.city_id == city_id))

    @property
    def since(self) -> date:
        """The first day of the oldest form. Raises ValueError where there is none."""
        return min(form.valid_from for form in self.forms)

    def until(self, day: date) -> date:
        """The last day of the forms, ``day`` where one of them goes on. Raises ValueError where there is none."""
        return min(day, max(form.valid_until or day for form in self.forms))

    def covering(self, place_id: str, value: "Stated") -> list[Duty]:
        """The duties that a value of a place belongs to."""
        return [
            Duty(form, place, period)
            for form in self.forms
            if form.asks(value.indicator, value.subject, value.basis)
            for place in form.places
            if place.place_id == place_id
            for period in form.periods(value.end, value.end)
            if value.start == starts(period, value.basis)
        ]


class Stated(NamedTuple):
    """Statement of a value: an indicator of a time. Values of one duty state what its form asks."""

    indicator: str
    subject: str | None
    basis: str
    start: date
    end: date


def starts(period: Period, basis: str) -> date:
    """The first day of a value of a period: what is added up begins with the year."""
    return date(period.start.year, 1, 1) if basis == "累计" else period.start


def calendar(rows: Reader) -> Calendar:
    """The calendar of a record."""
    asked: dict[str, list[Asked]] = {}
    for one in rows("reporting/form_indicators"):
        if one["basis"]:
            asked.setdefault(one["form_id"], []).append(
                Asked(
                    one["indicator_id"],
                    one["indicator"],
                    one["unit"],
                    one["subject"],
                    one["basis"],
                    one["is_additive"],
                )
            )
    places: dict[str, list[Place]] = {}
    for place in rows("reporting/form_places"):
        named = Place(place["place_id"], place["name"], place["short_name"])
        places.setdefault(place["form_id"], []).append(named)
    return Calendar(
        tuple(
            _form(row, tuple(asked.get(row["form_id"], ())), tuple(places.get(row["form_id"], ())))
            for row in rows("reporting/calendar")
            if row["is_active"]
        )
    )


_SAME: Sequence[str] = [name for name in Form._fields if name not in ("city", "asked", "places")]


def _form(row: Row, asked: tuple[Asked, ...], places: tuple[Place, ...]) -> Form:
    return Form(**{name: row[name] for name in _SAME}, city=row["place"], asked=asked, places=places)


def _end(start: date, months: int) -> date:
    month = start.month + months - 1
    return date(start.year, month, monthrange(start.year, month)[1])
