"""Periods within a year: the month, quarter or half year that a document writes beside a number."""

import re

from yuboard.record.numerals.numbers import chinese, plain

_COUNT = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_PERIOD = re.compile(
    rf"(?P<month>(?:{_COUNT}月?[-~至到])?(?P<last>{_COUNT})月(?!均)(?:份|底|末)?)"
    r"|前?第?[一二两三四1-4]个?季度|(?P<half>[上下]半年)"
)
_DAY = re.compile(r"\d{1,2}[日号]")


def month(subject: str, quote: str, at: int) -> tuple[int | None, str | None]:
    """The last month of the period that a number at ``at`` of ``quote`` is of, and the document's words for it.

    A subject that is nothing but a month (10月份) says it; else the period written last before the number in its
    sentence. None twice where neither does; a day (8月25日) is a date, not a period.
    """
    if (alone := _PERIOD.fullmatch(plain(subject))) is not None:
        return _last(alone), subject
    text = plain(quote)[:at]
    sentence = text[max(text.rfind(stop) for stop in "。；;") + 1 :]
    found = [match for match in _PERIOD.finditer(sentence) if not _DAY.match(sentence, match.end())]
    if not found:
        return None, None
    offset = len(text) - len(sentence)
    return _last(found[-1]), quote[offset + found[-1].start() : offset + found[-1].end()]


def is_whole(first: int, months: int) -> bool:
    """Whether so many months from the month ``first`` on are one month, quarter, half or whole of a year.

    A 当期 is one of these; anything else, such as 1-9月, is a 累计.
    """
    return months in (1, 3, 6, 12) and (first - 1) % months == 0


def _last(match: re.Match[str]) -> int:
    if match["half"]:
        return 6 if match[0][0] == "上" else 12
    if match["month"]:
        return _count(match["last"])
    return 3 * _count(re.sub(r"[前第个季度]", "", match[0]))


def _count(numeral: str) -> int:
    return int(numeral) if numeral.isascii() else int(chinese(numeral) or 0)
