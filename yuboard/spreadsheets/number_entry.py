"""Numbers as people type them: one certain number with its unit, or a sentence that says what is wrong."""

import re
from collections.abc import Mapping
from fractions import Fraction

PERCENT = "%"
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xA0: " "}
_NUMBER = re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?\s*(?P<unit>\D*)")
_RATIO = re.compile(r"(\d+)\s*/\s*(\d+)")
_IN_WORDS = re.compile(r"[零一二两三四五六七八九十百千万亿]")
_VAGUE = re.compile(r"约|左右|以上|以下|超过|不足|多|余|近|[~～—–至]|\d\s*-\s*\d")


class EntryError(ValueError):
    """Raised for text that is not one certain number; the message is for the person who typed it."""


class AmbiguousShareError(EntryError):
    """Raised for 0.5 where a percentage is asked."""


def number(text: str, *, unit: str, factors: Mapping[str, Fraction], whole: bool = False) -> Fraction | None:
    """The number in base units, None for blank text.

    ``factors`` lead from each unit of one dimension to the base unit; text without a unit is in ``unit``. Full-width
    digits and thousands separators are read; percentages may be written 50, 50% or as a ratio such as 4/12.
    Raises EntryError for anything else and for a part of what is counted ``whole``, AmbiguousShareError for 0.5 where a
    percentage is asked, as that may mean two things.
    """
    plain = text.translate(_WIDE).strip()
    if not plain:
        return None
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


def _share(text: str, value: Fraction) -> Fraction:
    if value > 100:
        raise EntryError(f"“{text}”超过100%")
    return value


def _plain(value: Fraction) -> str:
    return f"{float(value):.10g}"
