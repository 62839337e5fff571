"""Numbers as people type them: one certain number with its unit, or a sentence that says what is wrong."""

import re
from collections.abc import Mapping
from fractions import Fraction

from yuboard.record.numerals import vocabulary

PERCENT = "%"
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xA0: " "}
_NUMBER = re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?\s*(?P<unit>\D*)")
_RATIO = re.compile(r"(\d+)\s*/\s*(\d+)")
_IN_WORDS = re.compile(f"[{''.join([*vocabulary.DIGITS, *vocabulary.TENS, *vocabulary.MYRIADS])}]")
_NOTHING = re.compile(
    r"无|没有|暂无|暂缺|无此项|没有统计|未统计|不适用|不详|待定|未知|空|/|[-—–―─]+|n/?a|nil|none|null", re.IGNORECASE
)
_TIMES = {"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_LARGE = re.compile(r"(万亿|[十百千]万|[百千万亿])(.*)")
# As many digits as a spreadsheet keeps.
_MOST_DIGITS = 15
_VAGUE = re.compile("|".join([*map(re.escape, vocabulary.said()), "[~～—–至到或]", r"\d\s*-\s*\d"]))


class EntryError(ValueError):
    """Raised for text that is not one certain number; the message is for the person who typed it."""


class AmbiguousShareError(EntryError):
    """Raised for 0.5 where a percentage is asked."""


def narrow(text: str) -> str:
    """Text with the full-width signs of a Chinese keyboard as plain ones."""
    return text.translate(_WIDE)


def number(text: str, *, unit: str, factors: Mapping[str, Fraction], whole: bool = False) -> Fraction | None:
    """The number in base units, None for blank text.

    ``factors`` lead from each unit of one dimension to the base unit; text without a unit is in ``unit``. Full-width
    digits and thousands separators are read; percentages may be written 50, 50% or as a ratio such as 4/12.
    Raises EntryError for anything else and for a part of what is counted ``whole``, AmbiguousShareError for 0.5 where a
    percentage is asked, as that may mean two things.
    """
    plain, text = narrow(text).strip(), _brief(text)
    if not plain:
        return None
    if _NOTHING.fullmatch(plain):
        raise EntryError(f"“{text}”不是数：没有这一项请留空，确实是零请填0")
    if sum(map(str.isdigit, plain)) > _MOST_DIGITS:
        raise EntryError(f"“{text}”超过{_MOST_DIGITS}位，请核对后改成实际的数")
    if plain[0] in "=+@":
        raise EntryError(f"“{text}”像公式，请填数值")
    if re.match(r"-\s*\d", plain):
        raise EntryError(f"“{text}”是负数，这里不能为负")
    if PERCENT in factors and (ratio := _RATIO.fullmatch(plain)):
        return _share(text, Fraction(int(ratio[1]), int(ratio[2])) * 100 if int(ratio[2]) else Fraction(101))
    if _VAGUE.search(plain):
        raise EntryError(f"“{text}”不是一个确定的数，请只填一个数")
    match = _NUMBER.fullmatch(plain)
    if not match:
        advice = "，请改写成阿拉伯数字" if _IN_WORDS.search(plain) else ""
        raise EntryError(f"“{text}”不是数{advice}")
    value = Fraction(match["whole"].replace(",", "") + (match["part"] or ""))
    written = match["unit"].strip()
    if written and written not in factors:
        if (large := _LARGE.fullmatch(written)) and (not large[2] or large[2] in factors):
            raise EntryError(f"“{text}”请写成{_exact(value * 10 ** _TIMES[large[1]])}{large[2]}，不用“{large[1]}”")
        raise EntryError(f"“{text}”的单位应为{'、'.join(factors)}")
    if PERCENT not in factors:
        value *= factors[written or unit]
        if whole and value.denominator != 1:
            raise EntryError(f"“{text}”应为整数")
        return value
    if not written and 0 < value <= 1:
        words = f"“{text}”可能是{_plain(value * 100)}%，也可能是{_plain(value)}%，请写明百分号"
        raise AmbiguousShareError(words)
    return _share(text, value)


def _brief(text: str, most: int = 30) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _exact(value: Fraction) -> str:
    """All digits of a number that has few decimals."""
    return f"{float(value):.15g}" if value.denominator != 1 else str(value.numerator)


def _share(text: str, value: Fraction) -> Fraction:
    if value > 100:
        raise EntryError(f"“{text}”超过100%")
    return value


def _plain(value: Fraction) -> str:
    return f"{float(value):.10g}"
