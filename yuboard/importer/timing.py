"""Timing of a value: its period and its basis (当期, 累计, 时点), from labels, measures and the table's own period."""

import re
from datetime import date
from typing import NamedTuple

from yuboard.importer import periods
from yuboard.importer.doubts import Doubt, Kind, about_table
from yuboard.importer.names import Indicator
from yuboard.importer.periods import Period
from yuboard.record.numerals.periods import is_whole

CURRENT, CUMULATIVE, STATE = "当期", "累计", "时点"
_NEW = re.compile(r"当年|新建|新增|每年|一年内|新设")
_RELATIVE = ("current", "cumulative", "last_same", "last", "last_year", "this_year", "state", "new", "same")


class Timing(NamedTuple):
    """Timing: first and last day, basis, and questions."""

    start: date | None = None
    end: date | None = None
    basis: str | None = None
    doubts: tuple[Doubt, ...] = ()


def timing(said: list[Period], measures: tuple[str, ...], base: Period | None, indicator: Indicator | None) -> Timing:
    """The timing that periods of the labels, words such as 本月 and 累计, and the table's period ``base`` give."""
    doubts: list[Doubt] = []
    own = Period()
    for one in said:
        joined = one if own.is_empty else periods.merged(own, one)
        if joined is None:
            doubts.append(Doubt("行和列写了两个期间，是哪一个？"))
            continue
        own = joined
    words = [measure for measure in measures if measure in _RELATIVE]
    period = _placed(own, words, base, doubts)
    if period is None or period.year is None:
        has_months = period or not own.is_empty
        asked = "没有写年份，请写明是哪一年的数" if has_months else "没有写期间，请写明是哪一年哪几个月的数"
        doubts.append(Doubt(asked, Kind.PERIOD))
        return Timing(doubts=tuple(doubts))
    period = _shifted(period, words, base, doubts)
    if period.doubt:
        doubts.append(Doubt(period.doubt))
    basis, period = _basis(period, words, indicator, doubts)
    return Timing(period.start, period.end, basis, tuple(doubts))


def _placed(own: Period, words: list[str], base: Period | None, doubts: list[Doubt]) -> Period | None:
    """The period that is meant, before it is moved to the year or the month before."""
    if own.is_empty:
        return base
    if own.last is not None or own.is_whole or own.last_year:
        if own.year is None and base is not None and base.year is not None:
            return own._replace(year=base.year)
        return own
    if base is None or base.last is None or (base.is_point and base.last == 12):
        return own
    if "this_year" in words and not set(words) & {"cumulative", "current"}:
        return own
    months = own._replace(
        first=base.first, last=base.last, is_span=base.is_span, is_point=base.is_point, is_upto=base.is_upto
    )
    if not words or words == ["new"]:
        written = f"{base.first}—{base.last}月" if base.first != base.last else f"{base.last}月"
        doubts.append(Doubt(f"标题是{written}的表，这里只写{own.year}年，是{own.year}年{written}，还是全年？"))
    return months


def _shifted(period: Period, words: list[str], base: Period | None, doubts: list[Doubt]) -> Period:
    year = period.year or 0
    if "last_same" in words:
        is_named = base is not None and base.year is not None and year == base.year - 1
        return period if is_named else period._replace(year=year - 1)
    if "last_year" in words and (base is None or base.year != year + 1):
        if period.last is not None:
            doubts.append(about_table(f"写的是上年，是{year - 1}年全年，还是{year - 1}年的同期？"))
            return period._replace(year=year - 1)
        return period._replace(year=year - 1)
    if "this_year" in words and period.last is not None and not set(words) & {"cumulative", "current"}:
        asked = f"写的是本年，是年初至{period.last}月累计，还是{period.last}月当月？暂按累计"
        doubts.append(about_table(asked, Kind.BASIS, CUMULATIVE, CURRENT))
        return period._replace(first=1, is_span=True)
    if "last" in words:
        return _before(period, doubts)
    return period


def _before(period: Period, doubts: list[Doubt]) -> Period:
    """The month or the quarter before."""
    if period.first is None or period.last is None or period.is_span or period.year is None:
        doubts.append(Doubt("写的是上期，不知道是哪一期，请写明", Kind.PERIOD))
        return period
    length = period.last - period.first + 1
    first = period.first - length
    year, first = (period.year, first) if first > 0 else (period.year - 1, first + 12)
    return period._replace(year=year, first=first, last=first + length - 1)


def _basis(
    period: Period, words: list[str], indicator: Indicator | None, doubts: list[Doubt]
) -> tuple[str | None, Period]:
    quantity = indicator.quantity if indicator else "flow"
    said = _said(words)
    if quantity == "stock":
        return STATE, period
    if said == CUMULATIVE and not period.is_span and period.last is not None:
        period = period._replace(first=1)
    elif said == CURRENT and period.is_span and period.first != period.last:
        period = period._replace(first=period.last, is_span=False) if "current" in words else period
    if quantity == "count":
        return _of_count(period, words, said, indicator, doubts)
    if said == STATE or ((period.is_point or period.is_upto) and said is None):
        return _of_end(period, quantity, doubts)
    if said is not None:
        return said, period
    is_part = (
        period.first is not None
        and period.last is not None
        and not is_whole(period.first, period.last - period.first + 1)
    )
    return (CUMULATIVE if period.is_span or is_part else CURRENT), period


def _said(words: list[str]) -> str | None:
    """The basis that words name; None where they leave it to the period."""
    if "cumulative" in words and "current" in words:
        return CUMULATIVE
    for word, basis in (("cumulative", CUMULATIVE), ("current", CURRENT), ("state", STATE), ("new", CURRENT)):
        if word in words:
            return basis
    return None


def _of_count(
    period: Period, words: list[str], said: str | None, indicator: Indicator | None, doubts: list[Doubt]
) -> tuple[str, Period]:
    """The basis of a count: the documents leave open whether it is of the year or of all years, unless words tell."""
    if said == CURRENT and ("new" in words or "current" in words):
        return CURRENT, period
    if said == STATE or period.is_point or period.is_upto:
        return STATE, period
    if said == CUMULATIVE:
        return CUMULATIVE, period
    name = f"{indicator.name}{indicator.definition}" if indicator else ""
    if _NEW.search(name) and "文件没有写累计还是当年" not in name:
        return (CUMULATIVE if period.is_span else CURRENT), period
    basis = CUMULATIVE if period.is_span else STATE
    asked = f"没有写是期末的总数，还是本期新增的数；暂按{'累计' if period.is_span else '期末总数'}"
    doubts.append(about_table(asked, Kind.BASIS, STATE, CUMULATIVE if period.is_span else CURRENT))
    return basis, period


def _of_end(period: Period, quantity: str, doubts: list[Doubt]) -> tuple[str, Period]:
    """A flow at the end of a month is the sum up to then; a share or a rate may be of that day."""
    if quantity != "flow":
        return STATE, period
    if period.last is None or (period.first, period.last) == (1, 12):
        return CURRENT, period
    if period.is_upto or period.is_span:
        return CUMULATIVE, period._replace(first=1)
    asked = f"写的是{period.last}月末，是1—{period.last}月累计，还是{period.last}月当月？暂按累计"
    doubts.append(about_table(asked, Kind.BASIS, CUMULATIVE, CURRENT))
    return CUMULATIVE, period._replace(first=1)
