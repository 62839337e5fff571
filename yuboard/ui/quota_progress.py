"""Progress of counties' quotas where counties are looked at: the rows of the page 进度, for one county or one quota."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

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


def of_county(city: str, name: str) -> None:
    """Quotas of a county: what is done, what remains and how much a month; ``name`` is its short name."""
    rows = _asked(city, None, name)
    if not rows:
        return
    asked = reports(as_of()).get(rows[0].goal.place_id, ())
    phrases: list[Phrase] = [(f"{len(rows)}项配额：", *progress_words.counted(rows), "。"), words.reports(asked)]
    _shown(name, rows, phrases, _own_squares(city, name, rows))


def of_quota(city: str, indicator: str, chosen: str | None) -> None:
    """Quotas of one indicator, of every county of a city; ``chosen`` is the county that is marked."""
    rows = _asked(city, indicator, None)
    if not rows:
        return
    phrases = words.units(counted(city, indicator), progress(as_of())) if _is_counted(city, indicator) else []
    ranks = ranking(rows)
    if ranks:
        phrases.append((words.ranked(ranks),))
    _shown(indicator, rows, phrases, _panels(city, indicator, chosen))


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


def _is_counted(city: str, indicator: str) -> bool:
    parts = counted(city, indicator)
    return charts.is_countable(parts) and "approved" in parts[0]


def _asked(city: str, indicator: str | None, place: str | None) -> list[Progress]:
    """The quotas that are asked about; none where nobody has reported or owes a report of one."""
    try:
        rows = [
            row
            for row in progress(as_of())
            if row.goal.role == "quota"
            and row.goal.city == city
            and indicator in (None, row.goal.indicator)
            and place in (None, row.goal.place_short)
        ]
    except LedgerError as error:
        st.error(escape(str(error)))
        return []
    return rows if any(row.is_reported or row.silence or row.pending for row in rows) else []


def _shown(subject: str, rows: Sequence[Progress], phrases: Sequence[Phrase], figures: Sequence[Figure]) -> None:
    """Sentences, drawings and rows as one region."""
    check_links(open={row.goal.figure_id for row in rows})
    st.header(f"{escape(subject)}　截至{day_words(as_of())}的进度", anchor=False)
    table = tables.rows(ranked(rows), {}, st.query_params.get(tables.OPEN), picture)
    html = tables.section(phrases, figures, table)
    told = f"{subject}：{len(rows)}项配额的进度"
    open_picked(drawings.goals("quota_progress", str(html), lambda target: follow(target, tables.OPEN), told))


def _position(city: str) -> int:
    return next((row["position"] for row in store.rows("quotas/cities") if row["name"] == city), 0)


def _own_squares(city: str, name: str, rows: Sequence[Progress]) -> list[Figure]:
    """A square a unit of each quota of a county that can be counted."""
    found = []
    for indicator in dict.fromkeys(row.goal.indicator for row in rows):
        if not _is_counted(city, indicator):
            continue
        own = [_alone(part) for part in counted(city, indicator) if part["place_short"] == name]
        chart = charts.unit_grid(own, position=_position(city), chosen=name, width=screen().page)
        found.append((_svg(chart, f"{name}{indicator}"), f"{indicator}：{charts.grid_key(own)}"))
    return found


def _alone(part: Row) -> dict[str, object]:
    """A county's part of a quota without the city's own number, which its page does not divide anew."""
    words = f"本地{part['quota']:g}{part['unit']}"
    return dict(part) | {"city_label": words, "city_figure_id": part["figure_id"]}


def _panels(city: str, indicator: str, chosen: str | None) -> list[Figure]:
    """Courses of all counties by month, on one scale; nothing of a single time."""
    svg = _drawn(city, indicator, chosen, as_of(), screen().page, st.context.theme.type)
    return [(svg, charts.PANELS_KEY)] if svg else []


@cached(store.database, known, size=64)
def _drawn(city: str, indicator: str, chosen: str | None, day: date, width: int, theme_name: str | None) -> str:
    rows = _asked(city, indicator, None)
    indicator_id = rows[0].goal.indicator_id
    found = course(rows, approved(indicator_id, day), waiting(indicator_id, day), scales(store.rows))
    if found is None:
        return ""
    ranks = ranking(rows)
    said = words.rank_words(ranks, rows) if ranks else {}
    chart = charts.county_panels(found, position=_position(city), chosen=chosen, ranks=said, width=width)
    return _svg(chart, f"{indicator}各地历次上报", theme_name)


def _svg(chart: Chart, subject: str, theme_name: str | None = None) -> str:
    colours = theme.palette(theme_name or st.context.theme.type)
    return str(drawing(replace(chart, alt=f"{subject}：{chart.alt}"), colours=colours, wrap=button, scale=None))
