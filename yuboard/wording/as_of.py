"""Words of a page that is asked about a past day."""

from datetime import date

from yuboard.wording.reporting import day as day_words

ASK, ANOTHER, BACK = "截至哪一天", "看截至另一天的", "回到今天"
SCOPE = "上报的数和进度按那天的台账，那以后审定、送审和逾期的不计；文件的目标不变。"


def told(day: date) -> str:
    """That a page is about a past day."""
    return f"截至{day_words(day)}"


def unknown(word: str, first: date) -> str:
    """That an address names no day that can be asked about."""
    return f"{_outside(word, first, '今天')}，已按今天显示。"


def not_compared(word: str, first: date, last: date) -> str:
    """That an address names no day that another one can be compared with."""
    return f"{_outside(word, first, day_words(last))}，没有比较。"


def _outside(word: str, first: date, last: str) -> str:
    return f"链接中的日期“{word}”读不懂，或不在{day_words(first)}至{last}之间"
