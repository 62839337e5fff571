"""Commands about the calendar of reports: ``python -m yuboard ledger remind | calendar``."""

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yuboard.cli.parameters import COMMAND, PATH, as_of_today
from yuboard.exports.files import check_target, write_out
from yuboard.problems import SelectionError
from yuboard.settings import ledger_setting

if TYPE_CHECKING:
    from yuboard.ledger.terms import Terms
    from yuboard.reporting.calendar import Calendar

_FIRST, _LAST = 1949, 2999
_city_option = click.option("--place", "city", required=True, metavar="城市", help="哪个城市，如商丘市。")


@click.command(**COMMAND, help="催报单（.pdf）：截至某天，谁从何时起欠报什么，依据哪个通知或条文。")
@_city_option
@as_of_today
@click.option("--out", type=PATH, required=True, metavar="文件", help="要写的文件（.pdf）。")
def remind(city: str, as_of: date, out: Path) -> None:
    check_target(out, ".pdf")
    from yuboard.exports.pdf.reminder import reminder
    from yuboard.ledger.engine import open_ledger
    from yuboard.ledger.holdings import standing_on
    from yuboard.record import store

    known = _terms()
    asked = _of_city(known, city)
    with closing(open_ledger(ledger_setting())) as book:
        found = standing_on(book, asked.duties(asked.since, as_of), known, as_of)
    write_out(out, reminder(asked.forms[0].city, found, day=as_of, version=store.version()))
    click.echo(out)


@click.command(**COMMAND, help="报送日历（.ics）：一年里各报表的期限，可导入手机和邮箱的日历。")
@_city_option
@click.option("--year", type=int, required=True, metavar="年份", help="报告期在哪一年，如 2017。")
@click.option("--out", type=PATH, required=True, metavar="文件", help="要写的文件（.ics）。")
def calendar(city: str, year: int, out: Path) -> None:
    check_target(out, ".ics")
    if not _FIRST <= year <= _LAST:
        raise SelectionError(f"年份应在{_FIRST}至{_LAST}之间。")
    from yuboard.exports import ics
    from yuboard.record import store
    from yuboard.wording.reporting import nothing_due

    duties = _of_city(_terms(), city).duties(date(year, 1, 1), date(year, 12, 31))
    if not duties:
        raise SelectionError(nothing_due(f"{city}{year}年"))
    write_out(out, ics.calendar(duties, store.version()))
    click.echo(out)


def _terms() -> "Terms":
    from yuboard.ledger.terms import terms
    from yuboard.record import store

    return terms(store.reader(store.database()))


def _of_city(known: "Terms", city: str) -> "Calendar":
    """The calendar of one city. Raises SelectionError where it has none."""
    from yuboard.wording.reporting import nothing_due

    place = known.place(city)
    asked = known.calendar.of_city(place.place_id) if place else known.calendar._replace(forms=())
    if not asked.forms:
        raise SelectionError(nothing_due(city))
    return asked
