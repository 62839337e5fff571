"""Progress of counties' quotas where counties are looked at: the rows of the page 进度, for one county or one quota."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import streamlit as st

from yuboard import charts, theme
from yuboard.charts.bullets import picture
from yuboard.charts.drawing import button, drawing
from yuboard.charts.marks import Chart
from yuboard.problems import LedgerError
from yuboard.progress.actuals import scales
from yuboard.progress.ranking import ranking
from yuboard.progress.rows import Progress
from yuboard.progress.series import course
from yuboard.progress.standing import ranked
from yuboard.progress.units import counted as counts
from yuboard.record import store
from yuboard.record.cached import cached
from yuboard.record.results import Result, Row, frame
from yuboard.tables import progress as tables
from yuboard.ui import drawing as drawings
from yuboard.ui.as_of import as_of
from yuboard.ui.clauses import open_picked
from yuboard.ui.ledger import known
from yuboard.ui.pickers import check_links, follow
from yuboard.ui.progress import approved, progress, reported_on, reports, waiting
from yuboard.ui.screen import screen
from yuboard.wording import progress as progress_words
from yuboard.wording import units as words
from yuboard.wording.markdown import escape
from yuboard.wording.parts import Phrase
from yuboard.wording.reporting import day as day_words

Figure = tuple[str, str]


class View(NamedTuple):
    """View of a reader: the as-of day, the goal that is open, the width of the page in pixels and its theme."""

    day: date
    opened: str | None
    width: int
    theme: str | None


def of_county(city: str, name: str) -> None:
    """Quotas of a county: what is done, what remains and how much a month; ``name`` is its short name."""
    rows = _told(city, None, name)
    if rows:
        _shown(name, rows, lambda view: _county(city, name, view))


def of_quota(city: str, indicator: str, chosen: str | None) -> None:
    """Quotas of one indicator, of every county of a city; ``chosen`` is the county that is marked."""
    rows = _told(city, indicator, None)
    if rows:
        _shown(indicator, rows, lambda view: _quota(city, indicator, chosen, view))


def counted(city: str, indicator: str) -> Result:
    """Rows of quotas/parts with what is approved and waits of each, as soon as anything is; else as they are."""
    return _counted(city, indicator, as_of())


@cached(store.database, known, size=64)
def _counted(city: str, indicator: str, day: date) -> Result:
    parts = store.rows("quotas/parts", place=city, indicator=indicator)
    found = counts(parts, reported_on(day)) if known() else []
    if not found:
        return parts
    key = parts.key._replace(parameters=(*parts.key.parameters, ("ledger", known()), ("day", day)))
    return Result.of(found, key, lambda: frame(found))


def _is_counted(parts: Sequence[Row]) -> bool:
    return charts.is_countable(parts) and "approved" in parts[0]


def _told(city: str, indicator: str | None, place: str | None) -> list[Progress]:
    """The quotas that are asked about; none where nobody has reported or owes a report of one."""
    try:
        return _asked(city, indicator, place, as_of())
    except LedgerError as error:
        st.error(escape(str(error)))
        return []


def _asked(city: str, indicator: str | None, place: str | None, day: date) -> list[Progress]:
    rows = [
        row
        for row in progress(day)
        if row.goal.role == "quota"
        and row.goal.city == city
        and indicator in (None, row.goal.indicator)
        and place in (None, row.goal.place_short)
    ]
    return rows if any(row.is_reported or row.silence or row.pending for row in rows) else []


def _shown(subject: str, rows: Sequence[Progress], drawn: Callable[[View], str]) -> None:
    """Sentences, drawings and rows as one region."""
    check_links(open={row.goal.figure_id for row in rows})
    st.header(f"{escape(subject)}　截至{day_words(as_of())}的进度", anchor=False)
    html = drawn(View(as_of(), st.query_params.get(tables.OPEN), screen().page, st.context.theme.type))
    told = f"{subject}：{len(rows)}项配额的进度"
    open_picked(drawings.goals("quota_progress", html, lambda target: follow(target, tables.OPEN), told))


@cached(store.database, known, size=64)
def _county(city: str, name: str, view: View) -> str:
    rows = _asked(city, None, name, view.day)
    asked = reports(view.day).get(rows[0].goal.place_id, ())
    phrases: list[Phrase] = [(f"{len(rows)}项配额：", *progress_words.counted(rows), "。"), words.reports(asked)]
    return _section(phrases, _own_squares(city, name, rows, view), rows, view)


@cached(store.database, known, size=64)
def _quota(city: str, indicator: str, chosen: str | None, view: View) -> str:
    rows, parts = _asked(city, indicator, None, view.day), _counted(city, indicator, view.day)
    phrases = words.units(parts, progress(view.day)) if _is_counted(parts) else []
    ranks = ranking(rows)
    if ranks:
        phrases.append((words.ranked(ranks),))
    return _section(phrases, _panels(city, rows, chosen, view), rows, view)


def _section(phrases: Sequence[Phrase], figures: Sequence[Figure], rows: Sequence[Progress], view: View) -> str:
    return str(tables.section(phrases, figures, tables.rows(ranked(rows), {}, view.opened, picture)))


def _position(city: str) -> int:
    return next((row["position"] for row in store.rows("quotas/cities") if row["name"] == city), 0)


def _own_squares(city: str, name: str, rows: Sequence[Progress], view: View) -> list[Figure]:
    """A square a unit of each quota of a county that can be counted."""
    found = []
    for indicator in dict.fromkeys(row.goal.indicator for row in rows):
        parts = _counted(city, indicator, view.day)
        if not _is_counted(parts):
            continue
        own = [_alone(part) for part in parts if part["place_short"] == name]
        chart = charts.unit_grid(own, position=_position(city), chosen=name, width=view.width)
        found.append((_svg(chart, f"{name}{indicator}", view), f"{indicator}：{charts.grid_key(own)}"))
    return found


def _alone(part: Row) -> dict[str, object]:
    """A county's part of a quota without the city's own number, which its page does not divide anew."""
    words = f"本地{part['quota']:g}{part['unit']}"
    return dict(part) | {"city_label": words, "city_figure_id": part["figure_id"]}


def _panels(city: str, rows: Sequence[Progress], chosen: str | None, view: View) -> list[Figure]:
    """Courses of all counties by month, on one scale; nothing of a single time."""
    goal = rows[0].goal
    values, pending = approved(goal.indicator_id, view.day), waiting(goal.indicator_id, view.day)
    found = course(rows, values, pending, scales(store.rows))
    if found is None:
        return []
    ranks = ranking(rows)
    said = words.rank_words(ranks, rows) if ranks else {}
    chart = charts.county_panels(found, position=_position(city), chosen=chosen, ranks=said, width=view.width)
    return [(_svg(chart, f"{goal.indicator}各地历次上报", view), charts.PANELS_KEY)]


def _svg(chart: Chart, subject: str, view: View) -> str:
    colours = theme.palette(view.theme)
    return str(drawing(replace(chart, alt=f"{subject}：{chart.alt}"), colours=colours, wrap=button, scale=None))
