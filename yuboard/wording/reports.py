"""Words of reported values: status, amount, period, how a value differs from the last approved one, and moments."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from yuboard.clock import BEIJING
from yuboard.reporting.states import ANSWERS, Answer
from yuboard.wording.missing import COMPUTED, UNSUMMED

STATUS_WORDS = {status: answer.value for status, answer in ANSWERS.items()} | {
    "missing": Answer.MISSING.value,
    "withdrawn": "已撤回",
}
APPROVED = "已审定"
NEW, SAME = "新报", "与上次相同"
# What becomes of a value of a sheet, in the order in which it is told.
VERDICT_WORDS = {
    "refused": "拒绝",
    "doubtful": "有疑问",
    "changed": "更正",
    "new": NEW,
    "equal": "相同",
    "silent": "没有报",
}


class Stated(NamedTuple):
    """Stated value: a decimal as text with its unit, or a status that has neither."""

    value: str | None
    unit: str | None
    status: str


def amount(value: str | None, unit: str | None, status: str) -> str:
    """A value as it was reported with its unit, or the word of its status; a zero is written as one."""
    return f"{value}{unit or ''}" if value is not None else STATUS_WORDS[status]


def change(before: Stated | None, after: Stated) -> str:
    """How a value differs from the approved one before it, exactly; values in two units are not subtracted."""
    if before is None:
        return NEW
    if before == after:
        return SAME
    both = f"{amount(*before)} → {amount(*after)}"
    if before.value is None or after.value is None:
        return both
    if before.unit != after.unit:
        return f"{both}（单位不同，不相减）"
    difference = Decimal(after.value) - Decimal(before.value)
    return f"{both}（{'−' if difference < 0 else '+'}{abs(difference):f}）" if difference else SAME


def period(start: str, end: str) -> str:
    """A period of whole months in words: 2017年, 2017年9月, 2017年1—9月."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if first.year != last.year:
        return f"{first.year}年{first.month}月—{last.year}年{last.month}月"
    if (first.month, last.month) == (1, 12):
        return f"{first.year}年"
    months = f"{first.month}月" if first.month == last.month else f"{first.month}—{last.month}月"
    return f"{first.year}年{months}"


def moment(text: str) -> str:
    """A moment of the ledger in Beijing time, to the minute."""
    return f"{datetime.fromisoformat(text).astimezone(BEIJING):%Y-%m-%d %H:%M}"


def waited(text: str, today: date) -> str:
    """For how many days a moment of the ledger is past."""
    days = (today - datetime.fromisoformat(text).astimezone(BEIJING).date()).days
    return f"已等{days}天" if days > 0 else "今天"


def told_of(answered: int, expected: int, silent: Sequence[str]) -> str:
    """How many places have reported, and which have not; never a sum over those that are silent."""
    rest = f"；未报：{'、'.join(silent)}" if silent else ""
    return f"{answered}/{expected} 已报{rest}"


def added(total: str | None, unit: str) -> str:
    """Sum of the places of a city; why there is none where one of them is silent."""
    return UNSUMMED if total is None else f"{total}{unit}（{COMPUTED}）"


def beside(difference: str | None, unit: str) -> str:
    """How far a city's own number is from the sum of its places; empty without a sum."""
    if difference is None:
        return ""
    apart = Decimal(difference)
    return f"多{difference}{unit}" if apart > 0 else f"少{abs(apart):f}{unit}" if apart else "相符"
