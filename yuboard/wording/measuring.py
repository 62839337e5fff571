"""The words of slides: titles that fit, numbers with their operator, ranges, pages."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import TypeVar

from yuboard import theme
from yuboard.record.results import Row

TITLE_WIDTH = 32.0
T = TypeVar("T")


def width(text: str) -> float:
    """The width of ``text`` in full-width characters."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text)


def fitting(*candidates: str, room: float = TITLE_WIDTH) -> str:
    """The first of the candidates that fits, tried as written and then with 电商 for 电子商务; the last one cut off."""
    for candidate in candidates:
        for words in (candidate, shortened(candidate)):
            if width(words) <= room:
                return words
    words = shortened(candidates[-1])
    while width(words) > room - 1:
        words = words[:-1]
    return words + "…"


def shortened(words: str) -> str:
    """Long official words in their usual short form, for titles only."""
    return (
        words.replace("电子商务", "电商").replace("社会消费品零售总额", "社零总额").replace("应用电商开展", "用电商做")
    )


def decimals(value: float) -> int:
    """How many decimals ``value`` is written with: as many as it has, at most two."""
    return next((count for count in (0, 1) if abs(value - round(value, count)) < 1e-9), 2)


def number(value: float) -> str:
    """``value`` grouped, with its own decimals."""
    return f"{value:,.{decimals(value)}f}"


def speed(row: Row) -> str:
    """The yearly change that a target demands, in words; empty where it cannot be computed."""
    if row["per_year"] is None:
        return ""
    verb = "年均须提高" if row["in_points"] else "年均须增长"
    return verb + theme.per_year(row["per_year"], row["in_points"])


def pages(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """``items`` in as few pages of nearly equal length as hold at most ``most`` each."""
    count = -(-len(items) // most)
    size = -(-len(items) // max(count, 1))
    return [items[start : start + size] for start in range(0, len(items), max(size, 1))]


def part(index: int, count: int) -> str:
    """Which page of several, for a title; nothing where there is one."""
    return f"（{index}/{count}）" if count > 1 else ""


def listed(names: Iterable[str], most: int = 3) -> str:
    """Names joined by 、, with 等 where there are more than ``most``."""
    unique = list(dict.fromkeys(names))
    return "、".join(unique[:most]) + ("等" if len(unique) > most else "")
