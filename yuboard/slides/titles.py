"""Slide titles: candidates that fit, short forms, pages of a list."""

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from yuboard.wording.measuring import cut, width

TITLE_WIDTH = 32.0
_NUMBER = re.compile(r"（\d+/\d+）$")
T = TypeVar("T")


def fitting(*candidates: str) -> str:
    """The first of the candidates that fits, tried as written and then with 电商 for 电子商务; the last one cut off."""
    for candidate in candidates:
        for words in (candidate, shortened(candidate)):
            if width(words) <= TITLE_WIDTH:
                return words
    return cut(shortened(candidates[-1]), TITLE_WIDTH)


def shortened(words: str) -> str:
    """Long official words in their usual short form, for titles only."""
    return (
        words.replace("电子商务", "电商").replace("社会消费品零售总额", "社零总额").replace("应用电商开展", "用电商做")
    )


def pages(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """``items`` in as few pages of nearly equal length as hold at most ``most`` each."""
    count = -(-len(items) // most)
    size = -(-len(items) // max(count, 1))
    return [items[start : start + size] for start in range(0, len(items), max(size, 1))]


def part(index: int, count: int) -> str:
    """Which page of several, for a title; nothing where there is one."""
    return f"（{index}/{count}）" if count > 1 else ""


def numbered(title: str, brief: str, index: int, count: int) -> str:
    """A title with the number of its page, which always stays: the brief title, or the beginning of it, makes room.

    So does the number that a title already has, where a page of a table is parted once more.
    """
    bare = _NUMBER.sub("", brief)
    own, words = brief.removeprefix(bare), part(index, count)
    whole = fitting(title + words, brief + words)
    kept = own + words
    return whole if whole.endswith(kept) else cut(shortened(bare), TITLE_WIDTH - width(kept)) + kept


def listed(names: Iterable[str], most: int = 3) -> str:
    """Names joined by 、, with 等 where there are more than ``most``."""
    unique = list(dict.fromkeys(names))
    return "、".join(unique[:most]) + ("等" if len(unique) > most else "")
