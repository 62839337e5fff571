"""Progress as HTML: a row a goal with its bullet, the way its numbers came about opened below it, and what changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from markupsafe import Markup

from yuboard.progress.actuals import Actual
from yuboard.progress.changes import Change, Kind
from yuboard.progress.measures import Measure
from yuboard.progress.rows import Progress
from yuboard.progress.states import State
from yuboard.record.results import Row
from yuboard.tables import html
from yuboard.tables.columns import titles
from yuboard.tables.columns.progress import CHANGES, ENTRIES, ROWS
from yuboard.wording import progress as words
from yuboard.wording.markup import inline, tag
from yuboard.wording.parts import Phrase
from yuboard.wording.reporting import day

OPEN = "open"
# Names of the two tables in files.
SHEET, REPORTED = "进度", "上报数"
Picture = Callable[[Progress], Markup]


def told(phrases: Sequence[Phrase]) -> Markup:
    """The sentences above the picture, each number a link."""
    first, *rest = [phrase for phrase in phrases if phrase]
    parts = [tag("p", inline(first, html.picked), class_="lead")]
    parts += [tag("p", inline(phrase, html.picked)) for phrase in rest]
    return tag("div", *parts, class_="tables progress")


def rows(found: Sequence[Progress], demands: Mapping[str, str], opened: str | None, picture: Picture) -> Markup:
    """A row a goal, by state, the worst first; ``demands`` are the yearly changes that targets demand, in words.

    ``picture`` draws a goal's bullet row.
    """
    bodies = []
    for state in State:
        own = [row for row in found if row.state == state]
        if own:
            bodies.append(tag("tbody", _head(state, len(own)), *(_rows(own, demands, opened, picture))))
    table = tag("table", html.head(titles(ROWS)), *bodies, class_="goals")
    return tag("div", table, _legend(), class_="tables progress")


def section(phrases: Sequence[Phrase], figures: Sequence[tuple[str, str]], table: Markup) -> Markup:
    """A part of a page: sentences, drawings (SVG) with their keys, and the rows, as one."""
    said = [told(phrases)] if phrases else []
    drawn = [tag("figure", Markup(svg), tag("figcaption", key, class_="quiet")) for svg, key in figures]
    return tag("div", *said, *drawn, table, class_="tables progress")


def brief(found: Sequence[Progress], picture: Picture) -> Markup:
    """A line a goal: its words, its bullet row, how it stands; each leads to its clause or to how it was reckoned."""
    lines = tag("ul", *(_line(row, picture) for row in found), class_="brief")
    return tag("div", lines, _legend(), class_="tables progress")


def _line(row: Progress, picture: Picture) -> Markup:
    goal = row.goal
    name = tag("span", f"{goal.place_short}{goal.year_label}　", html.picked(goal.label, goal.figure_id))
    value = html.chosen("progress", goal.figure_id, words.as_sent(row) or str(row.state), class_="num")
    parts = (words.until(row.actual), words.converted(row), words.compact(row, True)) if row.actual else ()
    said = "，".join(filter(None, parts))
    return tag("li", name, picture(row), value, tag("span", said, class_="quiet"))


def _head(state: State, count: int) -> Markup:
    sign = words.SIGNS[state]
    mark = tag("span", sign.shape, class_="shape", aria_hidden="true")
    said = tag("strong", f" {state}　{count}项")
    cell = tag("th", mark, said, tag("span", f"　{sign.meaning}", class_="quiet"), colspan=len(ROWS), scope="rowgroup")
    return html.row([cell], class_=f"group {sign.tone}")


def _rows(own: Sequence[Progress], demands: Mapping[str, str], opened: str | None, picture: Picture) -> list[Markup]:
    found = []
    for row in own:
        is_open = row.goal.figure_id == opened
        found.append(html.headed(_cells(row, demands, picture, is_open=is_open), titles(ROWS), class_="goal"))
        if is_open:
            cell = tag("td", _opened(row), colspan=len(ROWS))
            found.append(html.row([cell], class_="detail"))
    return found


def _cells(row: Progress, demands: Mapping[str, str], picture: Picture, *, is_open: bool) -> list[Markup]:
    goal = row.goal
    subject = f"（{goal.subject}）" if goal.subject else ""
    name: list[str] = [tag("strong", goal.place_short), f"　{goal.indicator}{subject}"]
    demand = demands.get(goal.figure_id, "")
    target: list[str] = [html.picked(goal.label, goal.figure_id), tag("small", f"　{goal.year_label}")]
    if demand and not words.needed(row):
        target.append(tag("p", demand, class_="quiet"))
    value = _value(row, is_open=is_open)
    gap = tag("p", words.paced(row)) if row.pace else Markup("")
    sign = words.SIGNS[row.state]
    note = "；".join(filter(None, (words.why(row), words.needed(row), words.waiting(row), words.missing(row))))
    state: list[str] = [
        tag("span", f"{sign.shape} {row.state}", class_=f"now {sign.tone}"),
        tag("p", note, class_="quiet"),
    ]
    ratio = tag("p", words.done(row))
    parts: list[list[str]] = [name, target, value, [picture(row)], [ratio, gap], state]
    return [_joined(cell) for cell in parts]


def _joined(parts: Sequence[str]) -> Markup:
    return Markup("").join(parts)


def _value(row: Progress, *, is_open: bool) -> list[str]:
    """The reported value, which opens how it came about; else that there is none."""
    if row.actual is None:
        return [html.chosen(OPEN, row.goal.figure_id, "未上报", class_="none", aria_expanded=is_open)]
    said = html.chosen(
        OPEN,
        row.goal.figure_id,
        words.reported(row) or "—",
        class_="num",
        aria_expanded=is_open,
        aria_label=f"{words.named(row)}：怎样算出",
    )
    return [said, tag("p", words.until(row.actual), class_="quiet")]


def _opened(row: Progress) -> Markup:
    """如何计算: the clause, the formulas with their numbers, how the document was read, and each reported value."""
    goal = row.goal
    clause = tag("p", tag("strong", f"{goal.document_number}　{goal.section}　"), f"“{goal.quote}”")
    formulas = [tag("li", words.inputs(row, one)) for one in _measures(row)]
    read = [
        tag("li", line)
        for line in (row.reading, row.scope_reason, words.covered(row), words.waiting(row), words.missing(row))
        if line
    ]
    bureaus = [tag("p", f"责任单位：{'、'.join(goal.bureaus)}", class_="quiet")] if goal.bureaus else []
    heading = tag("h2", f"{words.named(row)}：如何计算")
    return tag("section", heading, clause, tag("ul", *formulas, *read), _entries(row.actual), *bureaus, class_="opened")


def _measures(row: Progress) -> list[Measure]:
    """The measures of a goal, as far as it has them; what it takes a month only while something is left."""
    found = [row.completion, row.upper, row.closure, row.pace, row.growth.ratio if row.growth else None]
    if row.growth and row.left is not None and not row.goal.is_ceiling:
        found.append(row.growth.monthly)
    return [one for one in found if one]


def _entries(actual: Actual | None) -> Markup:
    """The reported values behind a number: file, sheet, cell, sender, approval."""
    if actual is None:
        return Markup("")
    lines = [html.headed(_entry(one), titles(ENTRIES)) for one in (*actual.entries, *actual.others)]
    return tag("table", html.head(titles(ENTRIES)), tag("tbody", *lines), class_="list")


def _entry(one: Actual) -> list[Markup]:
    value = words.valued(one.value, one.unit) if one.value is not None else "—"
    where = "　".join(filter(None, (one.file, one.sheet, one.cell)))
    approved = f"{one.approved_by}　{words.moment(one.approved_at)}"
    cells = (words.until(one), value, one.kind, where, one.source, one.author, approved)
    return [Markup.escape(cell) for cell in cells]


def _legend() -> Markup:
    return tag("p", words.KEY, class_="quiet key")


def changed(found: Sequence[Change], since: date, until: date) -> Markup:
    """Changes of the goals between two days, a row each."""
    if not found:
        return tag("p", words.unchanged(since, until), class_="tables progress")
    counts = "、".join(f"{kind}{count}项" for kind in Kind if (count := sum(one.kind == kind for one in found)))
    lines = [html.headed(_change(one), titles(CHANGES)) for one in found]
    table = tag("table", html.head(titles(CHANGES)), tag("tbody", *lines), class_="list")
    lead = tag("p", f"{day(since)}至{day(until)}：{counts}", class_="lead")
    return tag("div", lead, table, class_="tables progress")


def _change(one: Change) -> list[Markup]:
    row = one.after
    goal = html.picked(row.goal.label, row.goal.figure_id)
    before = words.stood(one.before)
    after = html.chosen(OPEN, row.goal.figure_id, words.stood(row), class_="num")
    where = words.evidence(one)
    return [
        Markup.escape(one.kind),
        _joined([Markup.escape(words.named(row)), "　", goal]),
        Markup.escape(before),
        after,
        Markup.escape(where),
    ]


def record(found: Sequence[Progress]) -> list[Row]:
    """The goals as rows of the record, under ``PROGRESS_RECORD``."""
    return [{**_record(row), **_reckoned(row)} for row in found]


def _reckoned(row: Progress) -> Row:
    """How the numbers of a goal came about: what a ratio is made of, the formulas, and the cells of the values."""
    numbers = row.completion.inputs[:2] if row.completion and row.completion.value is not None else ()
    actual, bound = (float(one.value) for one in numbers) if numbers else (None, None)
    return {
        "unit": row.goal.unit,
        "actual": actual,
        "bound": bound,
        "formulas": "；".join(words.inputs(row, one) for one in _measures(row)),
        "cells": "；".join(words.sources([row])),
    }


def entries(found: Iterable[Progress], names: Mapping[str, str]) -> list[Row]:
    """The reported values behind some goals, each once, under ``REPORTED_SHEET``; ``names`` are those of places."""
    behind = [(row, one) for row in found if row.actual for one in (*row.actual.entries, *row.actual.others)]
    lines = [_reported(row, one, names) for row, one in behind]
    # Each value once, though it may stand behind several targets.
    return list({tuple(line.values()): line for line in lines}.values())


def _reported(row: Progress, one: Actual, names: Mapping[str, str]) -> Row:
    """One reported value behind a target."""
    return {
        "where": names.get(one.place_id, one.place_id),
        "indicator": row.goal.indicator,
        "period": words.until(one),
        "value": float(one.value) if one.value is not None else one.status,
        "unit": one.unit,
        "kind": one.kind,
        "file": one.file,
        "sheet": one.sheet,
        "cell": one.cell,
        "source": one.source,
        "author": one.author,
        "approved_by": one.approved_by,
        "approved_at": words.moment(one.approved_at),
    }


def records(found: Sequence[Progress]) -> list[dict[str, object]]:
    """The goals as rows of a file, under ``PROGRESS_COLUMNS``."""
    return [_record(row) for row in found]


def _record(row: Progress) -> dict[str, object]:
    goal = row.goal
    return {
        "place": goal.city,
        "where": goal.place,
        "indicator": goal.indicator,
        "subject": goal.subject,
        "year_label": goal.year_label,
        "label": goal.label,
        "reported": words.reported(row),
        "until": words.until(row.actual) if row.actual else "",
        "ratio": words.done(row),
        "closure": words.closed(row),
        "pace": words.paced(row),
        "scope": str(row.scope or ""),
        "state": str(row.state),
        "reason": words.why(row) or row.reading or "",
        "needed": words.needed(row),
        "missing": words.missing(row),
        "as_of": row.day.isoformat(),
        "document_number": goal.document_number,
        "section": goal.section,
        "quote": goal.quote,
    }
