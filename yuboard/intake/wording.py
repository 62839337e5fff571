"""Words of intake: periods, values and what stands in the ledger, as officials write them."""

from datetime import date
from decimal import Decimal

from yuboard.ledger.rows import Entry

STATUS_WORDS = {
    "reported": "已报",
    "zero": "零",
    "nothing_to_report": "没有发生",
    "not_applicable": "不适用",
    "missing": "没有上报",
    "withdrawn": "已撤回",
}


def period(start: str, end: str) -> str:
    """A period of whole months in words: 2017年, 2017年9月, 2017年1—9月."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if first.year != last.year:
        return f"{first.year}年{first.month}月—{last.year}年{last.month}月"
    if (first.month, last.month) == (1, 12):
        return f"{first.year}年"
    months = f"{first.month}月" if first.month == last.month else f"{first.month}—{last.month}月"
    return f"{first.year}年{months}"


def amount(value: str | None, unit: str | None, status: str) -> str:
    """A value with its unit, or the word of its status."""
    return f"{value}{unit or ''}" if value is not None else STATUS_WORDS[status]


def stated(entry: Entry) -> str:
    """An entry in words, with period and basis."""
    when = period(entry.period_start, entry.period_end)
    return f"{amount(entry.value, entry.unit, entry.status)}（{when}，{entry.basis}）"


def plain(value: Decimal) -> str:
    """A decimal in digits, without noughts behind the last one."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
