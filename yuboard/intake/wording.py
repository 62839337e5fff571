"""Words of intake: periods, values and what stands in the ledger, as officials write them."""

from decimal import Decimal

from yuboard.ledger.rows import Entry
from yuboard.wording.reports import amount, period


def stated(entry: Entry) -> str:
    """An entry in words, with period and basis."""
    when = period(entry.period_start, entry.period_end)
    return f"{amount(entry.value, entry.unit, entry.status)}（{when}，{entry.basis}）"


def plain(value: Decimal) -> str:
    """A decimal in digits, without noughts behind the last one."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
