"""Periods as spreadsheets write them: year, quarter, half, month, 1-9月, 截至9月底, dates, and what remains open."""

import calendar
import re
from datetime import date
from typing import NamedTuple

from yuboard.record.numerals import numbers, vocabulary
from yuboard.record.numerals.periods import is_whole

_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DIGITS = "".join(vocabulary.DIGITS) + "○"
_YEAR = rf"(?:(?<!\d)(?:19|20)\d\d(?!\d)|(?<![{_DIGITS}])[二一][{_DIGITS}]{{3}}(?=年)|(?<!\d)'?[0-4]\d(?=年))"
_LOOSE = rf"(?:(?<!\d)(?:19|20)\d\d|{_YEAR})"
_TO = r"(?:-{1,2}|~|至|到)"
_QUARTER = r"(?:第?[一二三四1-4]季度?|Q[1-4]|[1-4]Q)"
_END = r"(?P<end>末|底|止)?"
_PATTERNS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 2016年1月-2016年9月, 2016.1-9, 2016年1-9月
        rf"(?P<upto>)(?P<year>{_LOOSE})年?度?(?:[./])?(?P<first>{_MONTH})月?份?{_TO}(?:(?P<year2>{_LOOSE})[年./-])?(?P<last>{_MONTH})(?:月份?|(?![\d日/.月-])){_END}",
        rf"(?P<upto>)(?P<year>{_LOOSE})-(?P<first>{_MONTH}){_TO}(?P<year2>{_LOOSE})-(?P<last>{_MONTH})(?!\d)",
        rf"(?P<upto>)(?<!\d)(?P<year>(?:19|20)\d\d)(?P<first>0[1-9]|1[0-2]){_TO}(?P<year2>(?:19|20)\d\d)?(?P<last>0[1-9]|1[0-2])(?!\d)",
        # days
        rf"(?P<upto>截[至止]?到?)?(?P<year>{_LOOSE})[年./-](?P<last>{_MONTH})[月./-](?P<day>3[01]|[12]\d|0?[1-9])(?:日|号|(?!\d))",
        r"(?P<upto>截[至止]?到?)?(?<!\d)(?P<year>(?:19|20)\d\d)(?P<last>0[1-9]|1[0-2])(?P<day>3[01]|[12]\d|0[1-9])(?!\d)",
        # quarters and halves
        rf"(?P<upto>截[至止]?到?)?(?:(?P<year>{_LOOSE})年?度?[./-]?)?(?:(?P<part>前[一二两三123]个?季度|[1一]{_TO}[234二三四]季度|{_QUARTER}|[上下]半年|H[12])){_END}",
        # months
        rf"(?P<upto>截[至止]?到?)?(?P<year>{_LOOSE})年度?(?P<last>{_MONTH})月份?{_END}",
        rf"(?P<upto>截[至止]?到?)?(?P<year>{_LOOSE})[./-](?P<last>{_MONTH})(?:月份?|(?![\d.万亿%])){_END}",
        r"(?P<upto>截[至止]?到?)?(?<!\d)(?P<year>(?:19|20)\d\d)(?P<last>0[1-9]|1[0-2])(?![\d.])",
        # several years
        rf"(?P<upto>)(?P<year>{_LOOSE})年?{_TO}(?P<year2>(?:19|20)?\d\d(?!\d))年?度?",
        # no year
        rf"(?P<upto>)(?P<first>{_MONTH})月?份?{_TO}(?P<last>{_MONTH})月份?{_END}",
        rf"(?P<upto>截[至止]?到?)?(?<![\d年至到-])(?P<last>{_MONTH})月份?(?![\d底]*[日号]){_END}",
        # years
        rf"(?P<upto>截[至止]?到?)?(?P<year>{_YEAR})年(?:度|全年)?(?P<end>末|底|止|初)?",
    )
]
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_ALL_YEAR = re.compile(r"全年(?:度)?|年度(?:数|值)?")


class Period(NamedTuple):
    """Period as far as a label tells it: a year, months of it, or both; ``last_year`` where it spans several.

    ``first`` and ``last`` are months; None for the whole year. ``is_span``: written as from–to from the first month on.
    ``is_point``: a state at its end. ``is_upto``: everything up to its end. ``doubt``: a question of its own.
    """

    year: int | None = None
    first: int | None = None
    last: int | None = None
    is_span: bool = False
    is_point: bool = False
    is_upto: bool = False
    is_whole: bool = False
    last_year: int | None = None
    doubt: str = ""

    @property
    def start(self) -> date | None:
        return date(self.year, self.first or 1, 1) if self.year else None

    @property
    def end(self) -> date | None:
        if not self.year:
            return None
        year, month = self.last_year or self.year, self.last or 12
        return date(year, month, calendar.monthrange(year, month)[1])

    @property
    def is_empty(self) -> bool:
        return self.year is None and self.last is None and not self.is_whole


def taken(text: str) -> tuple[list[Period], str]:
    """The periods that a label names, and what is left of it; ``text`` is plain already."""
    found = []
    while (read := _first(text)) is not None:
        period, start, end = read
        found.append(period)
        text = text[:start] + text[end:]
    if _BARE_YEAR.fullmatch(text):
        return [*found, Period(int(text))], ""
    if match := _ALL_YEAR.search(text):
        return [*found, Period(is_whole=True)], text[: match.start()] + text[match.end() :]
    return found, text


def _first(text: str) -> tuple[Period, int, int] | None:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if (period := _period(match)) is not None:
                return period, match.start(), match.end()
    return None


def _period(match: re.Match[str]) -> Period | None:
    groups = match.groupdict()
    year, last_year = _year(groups.get("year")), _year(groups.get("year2"))
    is_upto, is_point = bool(groups.get("upto")), bool(groups.get("end"))
    if groups.get("end") == "初":
        return Period(year, doubt="写的是年初，是上年末的数，还是年初的数？")
    if part := groups.get("part"):
        return Period(year, *_part(part), is_point, is_upto)
    last = _count(groups.get("last"))
    first = _count(groups["first"]) if groups.get("first") else last
    if groups.get("year2") and last is None:
        return _years(year, last_year)
    if last is not None and first is not None and last_year in (None, year) and first > last:
        return None
    if last_year is not None and last_year != year:
        return Period(year, first, last, True, last_year=last_year, doubt="期间跨了年度，请改报一年之内的期间")
    if day := groups.get("day"):
        return _on(year, last, int(day), is_upto)
    is_span = bool(groups.get("first")) and first != last
    return Period(year, first, last, is_span, is_point, is_upto)


def _years(year: int | None, last_year: int | None) -> Period | None:
    if year is None or last_year is None or last_year <= year:
        return None
    return Period(year, last_year=last_year, is_span=True, doubt="期间是几年合计，台账按年、季、月收")


def _on(year: int | None, month: int | None, day: int, is_upto: bool) -> Period | None:
    """A day: the last of a month is its end; any other leaves open which period is meant."""
    if year is None or month is None or day > calendar.monthrange(year, month)[1]:
        return None
    if day == calendar.monthrange(year, month)[1]:
        return Period(year, month, month, is_point=True, is_upto=is_upto)
    return Period(year, month, month, is_point=True, doubt=f"写的是{month}月{day}日，不是月末，期间不能确定")


def _part(part: str) -> tuple[int, int, bool]:
    part = part.upper()
    if "半年" in part or part[0] == "H":
        return (1, 6, False) if part in ("上半年", "H1") else (7, 12, False)
    digits: list[int] = [_count(letter) or 2 for letter in part if letter in "一二两三四1234"]
    if part.startswith("前") or len(digits) > 1:
        return 1, 3 * digits[-1], True
    return 3 * digits[0] - 2, 3 * digits[0], False


def _count(numeral: str | None) -> int | None:
    if not numeral:
        return None
    if numeral.isascii():
        return int(numeral)
    value = numbers.chinese(numeral)
    return None if value is None else int(value)


def _year(text: str | None) -> int | None:
    """A year in digits or characters; two digits are of this century."""
    if not text:
        return None
    text = text.lstrip("'")
    if not text.isascii():
        return int("".join(str(vocabulary.DIGITS.get(letter, 0)) for letter in text))
    return int(text) if len(text) == 4 else 2000 + int(text)


def spanning(first: Period, last: Period) -> Period:
    """The period from the first day of one to the last day of another, of the same year."""
    months = first.first or 1, last.last or 12
    is_named = is_whole(months[0], months[1] - months[0] + 1)
    is_open = is_named and months[0] == 1 and months[1] > 1
    doubt = "起止日期没有写是当期还是累计，请写明" if is_open else ""
    doubt = "起止日期前后颠倒，请核对" if months[0] > months[1] else doubt
    return Period(first.year, *months, is_span=not is_named, doubt=doubt)


def merged(specific: Period, general: Period) -> Period | None:
    """A period completed by another one that says what it leaves open; None where they contradict each other."""
    if specific.year and general.year and specific.year != general.year:
        return None
    if specific.last and general.last and (specific.first, specific.last) != (general.first, general.last):
        return None
    whole, months = (specific, general) if specific.last or not general.last else (general, specific)
    return whole._replace(
        year=specific.year or general.year,
        is_span=whole.is_span,
        is_point=specific.is_point or general.is_point,
        is_upto=specific.is_upto or general.is_upto,
        is_whole=specific.is_whole or general.is_whole,
        last_year=specific.last_year or general.last_year,
        doubt=specific.doubt or months.doubt or whole.doubt,
    )
