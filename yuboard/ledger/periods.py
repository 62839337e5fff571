"""Periods of reported values: whole months that have ended, and a basis that fits the indicator."""

import calendar
import re
from collections.abc import Iterator, Mapping
from datetime import date

from yuboard.ledger.rows import BASES
from yuboard.ledger.terms import Indicator
from yuboard.record.numerals.periods import is_whole

_EARLIEST = date(1949, 10, 1)


def flaws(cells: Mapping[str, str | None], indicator: Indicator | None, today: date) -> Iterator[tuple[str, str]]:
    """Column and text of everything that is wrong with the period, the basis and the day of a line."""
    start, end, as_of = (day(cells[name]) for name in ("period_start", "period_end", "as_of"))
    basis = cells["basis"]
    for name, found in (("period_start", start), ("period_end", end), ("as_of", as_of)):
        if cells[name] is not None and found is None:
            yield name, f"“{cells[name]}”不是日期，应写成 2017-01-31 这样"
        elif found is not None and not _EARLIEST <= found <= today:
            yield name, f"{found}{'还没有到' if found > today else '早得不可能'}"
    if cells["period_start"] is None:
        yield "period_start", "没有写期间的第一天"
    if cells["period_end"] is None:
        yield "period_end", "没有写期间的最后一天"
    if basis not in BASES:
        yield "basis", f"应为{'、'.join(BASES)}之一"
    elif indicator and basis == "时点" and indicator.quantity == "flow":
        yield "basis", f"“{indicator.name}”是一段时间的量，应写当期或累计"
    if basis == "时点" and cells["as_of"] is None:
        yield "as_of", "时点数要写明是哪一天的"
    if start and end:
        yield from _span_flaws(start, end, as_of, basis)


def _span_flaws(start: date, end: date, as_of: date | None, basis: str | None) -> Iterator[tuple[str, str]]:
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start > end:
        yield "period_end", "期间的最后一天早于第一天"
        return
    if start.day != 1:
        yield "period_start", f"期间应从某月1日起，不是{start}"
    if end != last_day(end.year, end.month):
        yield "period_end", f"期间应到某月最后一天止，不是{end}"
    elif basis == "当期" and not is_whole(start.month, months):
        yield "basis", f"当期应为一个月、一季、半年或一年，这里是{months}个月；若是累计，请写累计"
    if as_of and not start <= as_of <= end:
        yield "as_of", f"{as_of}不在期间之内"


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def day(text: str | None) -> date | None:
    """The date of a text such as 2017-01-31, None for anything else."""
    if text is None or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
