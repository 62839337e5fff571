"""State of reporting as HTML: a calendar of places by months, its legend, one cell opened, bureaus, city values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from yuboard.record.results import Row
from yuboard.reporting.states import Report, State, tally
from yuboard.reporting.sums import together
from yuboard.tables import html
from yuboard.tables.columns import titles
from yuboard.tables.columns.reporting import FORM_LIST, MATRIX_ENDS, OPENED, UNITS
from yuboard.tables.markdown import Table, small, source, table
from yuboard.wording import reporting as words
from yuboard.wording.counties import UNDATED
from yuboard.wording.markdown import escape
from yuboard.wording.markup import inline, tag
from yuboard.wording.missing import UNASSIGNED
from yuboard.wording.reporting import SIGNS

# What a part answers with: a cell is opened, a batch is reviewed, a report is filled in.
CELL, REVIEW, FILL_IN = "cell", "batch", "report"


@dataclass(frozen=True)
class View:
    """View of a reader: a city's year on a day, the cell that is open (place_id.month), the own place; whether the
    reader reviews the city's reports.
    """

    city: str
    year: int
    day: date
    cell: str | None = None
    own: str | None = None
    reopened: Sequence[str] = field(default_factory=tuple)
    reviews: bool = False


def cell_of(report: Report) -> str:
    """The cell in which a report stands: its place, and the month in which its period ends."""
    return f"{report.duty.place.place_id}.{report.duty.period.end.month}"


def status(reports: Sequence[Report], view: View) -> Markup:
    """Everything about the reports of a city's year."""
    cells: dict[str, list[Report]] = {}
    for one in reports:
        cells.setdefault(cell_of(one), []).append(one)
    said = words.summary(view.city, view.year, reports, tally(reports), view.day)
    parts = [
        tag("p", inline(said, html.picked), class_="lead"),
        _matrix(reports, cells, view),
        _legend(),
        tag("div", _units(reports), _totals(reports, view.day), _reopened(view.reopened), class_="beside"),
    ]
    return tag("div", *parts, class_="tables reporting")


def _matrix(reports: Sequence[Report], cells: Mapping[str, Sequence[Report]], view: View) -> Markup:
    places = {one.duty.place.place_id: one.duty.place for one in reports}
    months = range(1, 13)
    heads = ("地区", *(f"{month}月" for month in months), *titles(MATRIX_ENDS))
    rows = []
    for place_id, place in places.items():
        own = [one for one in reports if one.duty.place.place_id == place_id]
        is_own = view.own == place_id
        mine = tag("span", "本单位", class_="badge") if is_own else ""
        shown = [_cell(f"{place_id}.{month}", month, place.name, cells, view) for month in months]
        head = tag("th", place.short_name, mine, scope="row")
        rows.append(html.row([head, *shown, *_ends(own)], class_="own" if is_own else None))
        if opened := [one for one in own if cell_of(one) == view.cell]:
            rows.append(html.row([tag("td", _opened(opened, view), colspan=len(heads))], class_="detail"))
    title = tag("caption", f"{view.city}{view.year}年报送情况　截至{words.day(view.day)}")
    return tag("table", title, html.head(heads), tag("tbody", *rows), class_="states")


def _cell(name: str, month: int, place: str, cells: Mapping[str, Sequence[Report]], view: View) -> Markup:
    reports = cells.get(name, [])
    state = words.gravest(reports)
    shape, tone, _ = SIGNS[state]
    sign = tag("span", shape, class_="shape", aria_hidden="true")
    if not reports:
        return tag("td", sign, tag("span", state, class_="told"), class_="empty", data_head=f"{month}月")
    there = sum(one.is_reported for one in reports)
    has_several = len(reports) > 1 and state != State.NOT_DUE
    count = tag("small", f"{there}/{len(reports)}份") if has_several else ""
    said = f"{place}{month}月：{state}" + (f"，{len(reports)}份中已报{there}份" if has_several else "")
    is_open = view.cell == name
    pick = html.chosen(
        CELL, name, sign, tag("span", state), count, class_=f"state {tone}", aria_label=said, aria_expanded=is_open
    )
    return tag("td", pick, class_="open" if is_open else None, data_head=f"{month}月")


def _ends(own: Sequence[Report]) -> list[Markup]:
    summed = tally(own)
    since = words.day(summed.silent_since) if summed.silent_since else "—"
    counts, oldest = titles(MATRIX_ENDS)
    told = f"{summed.expected} / {summed.reported} / {summed.on_time}"
    return [tag("td", told, class_="end", data_head=counts), tag("td", since, class_="end", data_head=oldest)]


def _legend() -> Markup:
    items = [
        tag(
            "li",
            tag("span", sign.shape, class_=f"shape {sign.tone}", aria_hidden="true"),
            tag("strong", state),
            f" {sign.meaning}",
        )
        for state, sign in SIGNS.items()
    ]
    return tag("ul", *items, class_="legend")


def _opened(reports: Sequence[Report], view: View) -> Markup:
    """The reports of one cell, a row each: what is due when by which rule, and what became of it."""
    place = reports[0].duty.place.name
    rows = [html.headed(_told(one, view), titles(OPENED)) for one in reports]
    table = tag("table", html.head(titles(OPENED)), tag("tbody", *rows), class_="list")
    return tag("section", tag("h2", f"{place}　{reports[0].duty.period.end.month}月"), table, class_="opened")


def _told(report: Report, view: View) -> list[Markup]:
    form, sign = report.duty.form, SIGNS[report.state]
    state = tag("span", f"{sign.shape} {report.state}", class_=f"now {sign.tone}")
    reason = tag("p", words.returned(report)) if report.state == State.RETURNED else Markup("")
    clause = tag("p", f"“{form.quote}”", class_="quiet") if form.quote else Markup("")
    values = [tag("p", f"{one.asked.name}：{words.answer(one)}") for one in report.values]
    batches = "、".join(f"第{number}批" for number in report.batches) or "—"
    sent = "　".join(
        filter(None, ("、".join(report.senders), words.day(report.reported_on) if report.reported_on else ""))
    )
    return [
        tag("p", tag("strong", form.title), f"　{report.duty.period.words}"),
        tag("p", form.unit),
        tag("div", tag("p", words.due(report.duty)), tag("p", words.rule(form), class_="quiet"), clause),
        tag("div", state, reason),
        tag("div", *values),
        tag("div", tag("p", batches), tag("p", sent, class_="quiet") if sent else Markup(""), *_steps(report, view)),
    ]


def _steps(report: Report, view: View) -> list[Markup]:
    """Ways on for who may take them: a reviewer to the batches that wait, a place to its own report that is owed."""
    place = report.duty.place.place_id
    if view.reviews and report.state == State.SUBMITTED:
        return [tag("p", html.chosen(REVIEW, str(number), f"审核第{number}批")) for number in report.batches]
    is_owed = report.state in (State.OWED, State.OVERDUE, State.RETURNED)
    return [tag("p", html.chosen(FILL_IN, place, "去填报"))] if view.own == place and is_owed else []


def _units(reports: Sequence[Report]) -> Markup:
    """Reports expected and there by the bureaus that fill them in, with the places that owe any."""
    units: dict[str, list[Report]] = {}
    for one in reports:
        units.setdefault(one.duty.form.unit, []).append(one)
    rows = []
    for unit, own in units.items():
        summed = tally(own)
        late = dict.fromkeys(one.duty.place.short_name for one in summed.late)
        counts = map(str, (summed.expected, summed.reported, summed.on_time))
        rows.append(html.headed((unit, *counts, "、".join(late) or "—"), titles(UNITS)))
    table = tag("table", html.head(titles(UNITS)), tag("tbody", *rows), class_="list")
    return tag("section", tag("h2", "按填报单位"), table)


def _totals(reports: Sequence[Report], on: date) -> Markup:
    """City values of each form's last period that has ended, told as how many places answered."""
    last: dict[str, list[Report]] = {}
    for one in sorted(reports, key=lambda one: one.duty.period.end):
        if one.duty.period.end < on:
            held = last.setdefault(one.duty.form.form_id, [])
            if held and held[0].duty.period != one.duty.period:
                held.clear()
            held.append(one)
    items = [
        tag(
            "li",
            tag("strong", f"{found[0].duty.form.title}　{found[0].duty.period.words}"),
            *(tag("p", words.answered(value)) for value in together(found)),
        )
        for found in last.values()
    ]
    return tag("section", tag("h2", words.TOTALS), tag("ul", *items)) if items else Markup("")


def _reopened(listed: Sequence[str]) -> Markup:
    items = [tag("li", one) for one in listed] or [tag("li", words.NEVER_REOPENED)]
    return tag("section", tag("h2", words.REOPENED), tag("ul", *items))


def form_list(rows: Sequence[Row]) -> Table:
    """Every form that a document or a notice asks for, with its day, or that no source fixes one."""
    return table(FORM_LIST, map(_form, rows))


def _form(row: Row) -> tuple[str, ...]:
    day = f"期满后第{row['due_day']}日" if row["due_day"] else UNDATED
    clause = escape(row["notice"] or "")
    if row["quote"]:
        clause = f"“{escape(row['quote'])}”　{source(row['document_number'], row['section'])}　{clause}".rstrip()
    unit = escape(row["unit"] or UNASSIGNED)
    return f"{escape(row['place'])}　**{escape(row['title'])}**{small(row['note'])}", unit, escape(day), clause
