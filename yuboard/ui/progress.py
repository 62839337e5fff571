"""Progress as pages read it, one cached answer a day; and the page's choices, sentences and table."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import streamlit as st

from yuboard import clock
from yuboard.charts import is_drawn
from yuboard.charts.bullets import picture
from yuboard.exports.png import sheet
from yuboard.exports.pptx.presentation import deck
from yuboard.exports.xlsx.progress import progress_workbook
from yuboard.ledger.engine import exists
from yuboard.ledger.export import end_of
from yuboard.ledger.progress import courses_in, progress_on, reports_by_place, waiting_on
from yuboard.problems import LedgerError
from yuboard.progress.actuals import Actual, actuals
from yuboard.progress.changes import changes
from yuboard.progress.rows import Progress
from yuboard.progress.scoring import Score
from yuboard.progress.series import Course
from yuboard.progress.standing import lagging, ranked, where_reported
from yuboard.progress.states import State
from yuboard.record import places, reported, store
from yuboard.record.cached import cached
from yuboard.record.results import frame
from yuboard.reporting.states import Report
from yuboard.settings import ledger_setting
from yuboard.slides.changes import change_story
from yuboard.tables import progress as tables
from yuboard.tables.columns.progress import PROGRESS_COLUMNS
from yuboard.ui import as_of, drawing
from yuboard.ui.clauses import clause_dialog
from yuboard.ui.downloads import download_frame, offer
from yuboard.ui.ledger import known, ledger, terms
from yuboard.ui.pickers import check_links, folded, follow
from yuboard.ui.pictures import picture as picture_button
from yuboard.wording import progress as words
from yuboard.wording.filenames import safe
from yuboard.wording.markdown import escape
from yuboard.wording.missing import COMPUTED
from yuboard.wording.parts import Phrase
from yuboard.wording.targets import speed

# Rows on a page of the table.
_PAGE = 40
_CITY_ITSELF = "全市"
_PROGRESS = "progress="


def progress(day: date, bounds: str | None = None) -> list[Progress]:
    """The progress of every target as of the end of a day, read-only; named by a preset. Raises LedgerError."""
    return _progress(day, bounds)


@cached(store.database, known, size=16)
def _progress(day: date, bounds: str | None) -> list[Progress]:
    book = (ledger(), terms()) if exists(ledger_setting()) else None
    return progress_on(store.rows, reported.once, book, day, bounds)


@cached(store.database, known, size=16)
def approved(indicator_id: str, day: date) -> list[Actual]:
    """The approved values of an indicator that stood at the end of a day, read-only."""
    return actuals(reported.once("reported/standing", until=end_of(day), indicator=indicator_id, year=None))


@cached(store.database, known, size=16)
def waiting(indicator_id: str, day: date) -> list[Actual]:
    """The values of an indicator that waited for review at the end of a day, read-only. Raises LedgerError."""
    return waiting_on(ledger(), (indicator_id,), day) if known() else []


@cached(store.database, known, size=4)
def reports(day: date) -> Mapping[str, Sequence[Report]]:
    """The reports of all periods that had ended by a day, by place_id, read-only. Raises LedgerError."""
    return reports_by_place(ledger(), terms(), day) if known() else {}


def reported_on(day: date) -> list[Progress]:
    """The progress of every target where anything at all was reported by a day; nothing else."""
    try:
        return reported_in(day)
    except LedgerError:
        return []


def reported_in(day: date) -> list[Progress]:
    """The same for files. Raises LedgerError: one without what was reported would look complete."""
    return where_reported(progress(day))


def courses(day: date) -> dict[tuple[str, str], Course]:
    """The courses of quotas by city and indicator, where anything was reported by a day."""
    found = reported_on(day)
    return courses_in(ledger_setting(), store.rows, reported.once, day, found) if found else {}


def brief(rows: Sequence[Progress]) -> None:
    """Goals with a bullet row each; nothing where there are none. A reported value leads to how it was reckoned."""
    if not rows:
        return
    html = _brief(rows[0].day, tuple(row.goal.figure_id for row in rows))
    picked = drawing.goals("brief", html, lambda _: None)
    if picked and picked.startswith(_PROGRESS):
        st.switch_page("pages/leadership/progress.py", query_params={tables.OPEN: picked.removeprefix(_PROGRESS)})
    _answer(picked)


@cached(store.database, known, size=64)
def _brief(day: date, figure_ids: tuple[str, ...]) -> str:
    return str(tables.brief([row for row in progress(day) if row.goal.figure_id in figure_ids], picture))


class Choice(NamedTuple):
    """Choice of a reader: a day, and words that narrow the goals, None for all.

    ``bounds`` is the preset that names the states, None for the active one.
    """

    day: date
    city: str | None
    place: str | None
    bureau: str | None
    state: str | None
    due: str | None
    bounds: str | None

    @property
    def suffix(self) -> str:
        """Ending of a file's name: the preset that names the states in it, unless that is the active one."""
        return f"_{self.bounds}" if self.bounds else ""


def choose() -> Choice:
    """The choice, all of it in the address."""
    every = progress(as_of.as_of())
    # Names of their own: a choice outlives its page, and elsewhere a city or place is never none.
    names = {
        "area": list(dict.fromkeys(row.goal.city for row in every)),
        "part": [_CITY_ITSELF, *dict.fromkeys(row.goal.place_short for row in every if row.goal.role == "quota")],
        "bureau": sorted({bureau for row in every for bureau in row.goal.bureaus}),
        "standing": [str(state) for state in State],
        "by": [f"{year}年" for year in sorted({row.goal.year for row in every if row.goal.year})],
    }
    presets = {row["title"]: row["is_active"] for row in store.rows("progress/presets")}
    active = next((title for title, is_active in presets.items() if is_active), "没有启用")
    names["bounds"] = [title for title in presets if title != active]
    check_links(**names)
    labels = ("城市", "县（区）", "责任单位", "状态", "到期年份", "分档")
    unset = {"bounds": active}
    with st.container(key="screen_only_choice"):
        *columns, last = folded([2, 2, 3, 2, 2, 2, 2], names | {"day": []})
    chosen = [
        column.selectbox(
            label,
            names[key],
            index=None,
            key=key,
            bind="query-params",
            placeholder=unset.get(key, "全部"),
            filter_mode="contains",
        )
        for key, label, column in zip(names, labels, columns)
    ]
    return Choice(as_of.field(last), *chosen)


def narrowed(found: Sequence[Progress], choice: Choice) -> list[Progress]:
    """The goals that a reader asks about."""
    return [
        row
        for row in found
        if choice.city in (None, row.goal.city)
        and (
            choice.place is None or choice.place == (row.goal.place_short if row.goal.role == "quota" else _CITY_ITSELF)
        )
        and (choice.bureau is None or choice.bureau in row.goal.bureaus)
        and choice.state in (None, str(row.state))
        and (choice.due is None or choice.due == f"{row.goal.year}年")
    ]


def named_by(choice: Choice) -> None:
    """Which preset names the states, with its bounds and whose they are; nothing while it is the active one."""
    for row in store.rows("progress/presets"):
        if row["title"] == choice.bounds:
            st.caption(escape(words.named_by(row)))


def sentences(rows: Sequence[Progress], choice: Choice) -> None:
    """Finding, cause by place, and what is needed by when; each number is a link."""
    behind = lagging(rows)
    found: list[Phrase] = [words.finding(list(rows), behind, choice.city)]
    if any(row.is_reported for row in rows):
        found += [words.cause(list(rows), behind), words.call(behind)]
    else:
        found.append(words.without(list(rows), _demands()))
    _answer(drawing.goals("progress_told", str(tables.told(found)), _open))


def table(rows: Sequence[Progress], choice: Choice) -> None:
    """A row a goal, the worst first; its number opens how it was reckoned, its target the clause."""
    check_links(open={row.goal.figure_id for row in rows})
    pages = -(-len(rows) // _PAGE)
    opened = st.query_params.get(tables.OPEN)
    # A link to one goal opens the page that it stands on.
    at = next((index for index, row in enumerate(ranked(rows)) if row.goal.figure_id == opened), 0)
    number = st.pagination(pages, default=at // _PAGE + 1, key="page") if pages > 1 else 1
    with st.container(key="paper_wide"):
        picked = drawing.goals("progress", _drawn(choice, number, opened), _open, f"{len(rows)}项目标")
    _answer(picked)


@cached(store.database, known, size=64)
def _drawn(choice: Choice, number: int, opened: str | None) -> str:
    """A page of the table, kept: forty rows with their drawings take longer than all else on the page."""
    found = ranked(narrowed(progress(choice.day, choice.bounds), choice))
    return str(tables.rows(found[(number - 1) * _PAGE : number * _PAGE], _demands(), opened, picture))


@cached(store.database, size=2)
def _demands() -> dict[str, str]:
    """The yearly change that each target demands, in words."""
    cities = tuple(dict.fromkeys(row["place"] for row in store.rows("documents/list")))
    rows = store.rows("trend/demands", indicator=None, places=cities)
    return {row["figure_id"]: f"{said}（{COMPUTED}）" for row in rows if (said := speed(row))}


def compared(rows: Sequence[Progress], choice: Choice) -> None:
    """Changes since another day that the reader names."""
    since = as_of.since("与哪一天比", choice.day)
    if since is None:
        st.caption("选上次汇报的日子，看那以后新上报、修订、逾期和达成了什么。")
        return
    asked = {row.goal.figure_id for row in rows}
    found = [
        one
        for one in changes(progress(since, choice.bounds), progress(choice.day, choice.bounds))
        if one.after.goal.figure_id in asked
    ]
    picked = drawing.goals("changes", str(tables.changed(found, since, choice.day)), _open)
    _answer(picked)
    subject = choice.city or "各市"

    def make() -> bytes:
        told = change_story(found, subject, since, choice.day, places.positions(store.rows))
        return deck(told, version=store.version(), made_on=clock.today())

    offer(
        "下载变化幻灯片（PPTX）",
        make,
        safe(f"进度变化_{subject}_{since}_{choice.day}{choice.suffix}.pptx"),
        key="changes_deck",
    )


def file(rows: Sequence[Progress], choice: Choice, scores: Sequence[Score] = ()) -> None:
    """The goals of the page as CSV, and as a workbook whose ratios are formulas, with the ``scores``."""
    subject = choice.city or "各市"
    name = f"进度_{subject}_{choice.day}{choice.suffix}"
    download_frame(lambda: frame(tables.records(rows)), PROGRESS_COLUMNS, name, key="download")

    def make() -> bytes:
        read, version = store.reader(store.database()), store.version()
        made_on = clock.today()
        return progress_workbook(rows, subject, choice.day, rows=read, version=version, made_on=made_on, scores=scores)

    offer("下载进度表（XLSX）", make, f"{safe(name)}.xlsx", key="workbook")
    if any(map(is_drawn, rows)):
        asked = (subject, choice.place, choice.bureau, choice.state, choice.due)
        picture_button(sheet.bullets, rows, "　".join(filter(None, asked)), name=name)


def _open(target: str) -> None:
    follow(target, tables.OPEN)


def _answer(picked: str | None) -> None:
    if picked and "=" not in picked:
        clause_dialog(tuple(picked.split()))
