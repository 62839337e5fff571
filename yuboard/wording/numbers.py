"""Numbers: grouping, units, yearly change, conversion."""

import re
from collections.abc import Sequence

from yuboard.record.numerals.numbers import chinese
from yuboard.record.results import Row
from yuboard.wording.missing import COMPUTED

# A unit that is a fraction of the whole: 三分之一.
_FRACTION = re.compile("(.+)分之(.+)")


def number(value: float, unit: str = "", decimals: int | None = None) -> str:
    """``value`` with its unit word, grouped: one decimal under 100, none from 100 up, unless told.

    Counts from ten thousand up are written in 万 and money in 亿元; a whole number stays whole.
    """
    if unit == "元" and abs(value) >= 1e8:
        value, unit = value / 1e8, "亿元"
    elif unit in ("家", "个", "人", "件", "名", "包") and abs(value) >= 1e4:
        value, unit = value / 1e4, "万" + unit
    return f"{value:,.{shown_decimals(value) if decimals is None else decimals}f}{unit}"


def amount(value: float, unit: str = "") -> str:
    """A number as it is recorded, with its unit: grouped, with just the decimals that it has; 1 of 三分之一 is 1/3."""
    words = f"{value:,.10f}".rstrip("0").rstrip(".").replace("-", "−")
    if share := _FRACTION.fullmatch(unit):
        whole, part = (chinese(numeral) or 1 for numeral in share.groups())
        return f"{float(value) * float(part):g}/{whole}"
    return f"{words}{unit}"


def shown_decimals(value: float) -> int:
    """How many decimals a computed ``value`` is shown with."""
    return 0 if abs(value) >= 100 or float(value).is_integer() else 1


def decimals(value: float, most: int = 2) -> int:
    """How many decimals ``value`` is written with: as many as it has, at most ``most``."""
    return next((count for count in range(most) if abs(value - round(value, count)) < 1e-9), most)


def per_year(value: float, unit: str) -> str:
    """The size of a yearly change with its unit, without its sign: a fall is told in words."""
    size = abs(value)
    return f"{size:.2g}{unit}" if 0 < size < 0.05 else f"{size:,.1f}{unit}"


def in_yuan(value: float) -> str:
    """A conversion as it is written; ``value`` is in 亿元."""
    return f"约合{number(value, '亿元')}"


def conversion(value: float, rate: float, year: str, source: str = "") -> str:
    """A conversion with the rate of its ``year`` (a label), and the rate's source where there is room for it."""
    return f"{in_yuan(value)}（{COMPUTED}，{average_rate(rate, year)}{f'，{source}' if source else ''}）"


def average_rate(rate: float, year: str) -> str:
    """The average rate of a year, in yuan a dollar."""
    return f"{year}平均汇率{rate:.4f}元/美元"


def rates_used(points: Sequence[Row]) -> str:
    """The yearly rates at which dollars among the points were converted; empty where none were."""
    used = {row["year"]: row["cny_per_usd"] for row in points if row["is_converted"]}
    words = "、".join(f"{year:.0f}年{rate:.4f}元/美元" for year, rate in sorted(used.items()))
    return f"折算汇率（官方年平均）：{words}，来源见“口径说明”。" if words else ""
