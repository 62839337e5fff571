"""Everything that a data folder is turned into: every page by its script and every file, each with what went wrong."""

import traceback
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.support.pages import APP, PATHS
from yuboard import tables
from yuboard.exports import ics
from yuboard.exports.archive import manifest
from yuboard.exports.pdf.briefing import briefing
from yuboard.exports.pdf.reminder import reminder
from yuboard.exports.png import catalogue
from yuboard.exports.pptx.presentation import deck
from yuboard.exports.site.build import static
from yuboard.exports.xlsx.comparison import comparison_workbook
from yuboard.exports.xlsx.quotas import quota_workbook
from yuboard.exports.xlsx.record import record_workbook
from yuboard.geography.layouts import all_elements
from yuboard.problems import ExportError
from yuboard.record import store
from yuboard.record.results import Reader, frame
from yuboard.reporting.calendar import calendar
from yuboard.reporting.states import reports
from yuboard.slides.material import gather
from yuboard.slides.story import story
from yuboard.tables import register
from yuboard.tables.reporting import View, cell_of, status

STAMP: dict[str, Any] = {"version": "0123abcd", "made_on": date(2026, 1, 31)}
Job = tuple[str, Callable[[], object]]


def failures(*, is_brief: bool = False) -> list[str]:
    """What of the data in use opens or is made with a traceback; a refusal in one sentence is none.

    A brief look opens each page and makes each kind of file once.
    """
    jobs = (*pages(), *files(1)) if is_brief else (*pages(), *linked_pages(), *files(2))
    return [told for name, job in jobs if (told := _failure(name, job))]


def _failure(name: str, job: Callable[[], object]) -> str | None:
    try:
        job()
    except ExportError:
        return None
    except Exception:
        return f"{name}\n{traceback.format_exc(limit=-4)}"
    return None


def pages() -> Iterator[Job]:
    """Every page as it opens first."""
    test = AppTest.from_file(APP, default_timeout=60)
    test.run()
    for page in PATHS:
        yield page, partial(_open, test, page)


def linked_pages() -> Iterator[Job]:
    """Pages with each kind of choice in their address."""
    for page, asked in _addresses():
        yield f"{page} {asked}", partial(_open, AppTest.from_file(APP, default_timeout=60), page, **asked)


def _open(test: AppTest, page: str, **asked: str) -> None:
    for name, value in asked.items():
        test.query_params[name] = value
    test.switch_page(page).run()
    if test.exception:
        error = test.exception[0]
        raise AssertionError("\n".join([error.message, *error.stack_trace[-4:]]))


def _addresses() -> Iterator[tuple[str, dict[str, str]]]:
    cities = [row["name"] for row in store.rows("places/cities")]
    counties = [row["short_name"] for row in store.rows("counties/list")]
    for city in _ends(cities):
        yield "pages/counties/quotas.py", {"city": city}
        yield "pages/presenters/exports.py", {"place": city}
    for county in _ends(counties):
        yield "pages/counties/county.py", {"county": county, "with": counties[0]}
    for row in _ends(list(store.rows("layouts/list"))):
        yield "pages/leadership/layouts.py", {"layout": row["choice"], "static": "true"}
    for row in _ends(list(store.rows("trend/indicators"))):
        yield "pages/leadership/trend.py", {"indicator": row["name"], "cny": "true"}
    for row in _ends(list(store.rows("documents/figures", words="", documents=(), places=(), roles=()))):
        yield "pages/evidence/documents.py", {"figure": row["figure_id"]}
    yield "pages/counties/tasks.py", {"view": "单位与主题"}
    yield "pages/evidence/search.py", {"q": cities[0][:1]}


def _ends(names: list, most: int = 2) -> list:
    return (names[:1] + names[1:][-1:])[:most]


def files(most: int) -> Iterator[Job]:
    """Every kind of file for the first (and the last) place that it can be about, and those about all of them."""
    rows = store.rows
    cities = [row["name"] for row in rows("places/cities")]
    counties = [row["short_name"] for row in rows("counties/list")]
    for places in dict.fromkeys([*((name,) for name in (*_ends(cities, most), *_ends(counties, most))), tuple(cities)]):
        yield f"deck {places}", partial(_deck, rows, places)
    for place in _ends(cities, most) + _ends(counties, most):
        yield f"briefing {place}", partial(briefing, place, rows=rows, **STAMP)
        yield f"workbook {place}", partial(quota_workbook, place, rows=rows, **STAMP)
    if len(cities) > 1:
        yield "comparison", partial(comparison_workbook, cities, rows=rows, **STAMP)
    yield "record", partial(record_workbook, rows=rows, **STAMP)
    yield "csv", partial(_csv, rows)
    yield "manifest", partial(manifest, {}, rows, **STAMP)
    yield from _reporting(rows)
    yield "static", partial(static, rows=rows, **STAMP)
    yield from pictures(rows, most)


def _reporting(rows: Reader) -> Iterator[Job]:
    """What the calendar of reports becomes where nobody has reported."""
    duties = calendar(rows).duties(date(2025, 1, 1), date(2025, 12, 31))
    silent, day = reports(duties, {}, STAMP["made_on"]), STAMP["made_on"]
    yield "calendar", partial(ics.calendar, duties, "12345678")
    for city in dict.fromkeys(duty.form.city for duty in duties):
        own = [one for one in silent if one.duty.form.city == city]
        yield f"reminder {city}", partial(reminder, city, own, day=day, version=STAMP["version"])
        yield f"reporting {city}", partial(status, own, View(city, 2025, day, cell_of(own[0])))


def _deck(rows: Reader, places: tuple[str, ...]) -> bytes:
    return deck(story(gather(rows, places, scenario=True)), **STAMP, scenario=True)


def _csv(rows: Reader) -> None:
    for part in register.parts(rows, all_elements(rows), ()):
        columns = frame(part.rows, [column.key for column in part.columns])
        tables.csv_bytes(tables.named(columns, part.columns), **STAMP)


def pictures(rows: Reader, most: int) -> Iterator[Job]:
    """The first (and the last) picture of each folder of the archive."""
    kinds: dict[str, list[Job]] = {}
    for name, make in catalogue.gallery(rows=rows, **STAMP):
        kinds.setdefault(name.rpartition("/")[0], []).append((name, make))
    for made in kinds.values():
        yield from _ends(made, most)
