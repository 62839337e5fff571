"""Number formats: what a code makes of a number that the sender sees, as far as the number's meaning goes."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

GENERAL = ("", "General", "general", "@", "G/通用格式")
_YEAR_MONTH, _MONTH_DAY = 'yyyy"年"m"月"', 'm"月"d"日"'
# Codes that files name by number only, from the number on; those of dates are the ones of Chinese offices.
_FROM: dict[int, tuple[str, ...]] = {
    0: ("", "0", "0.00", "#,##0", "#,##0.00"),
    9: ("0%", "0.00%", "0.00E+00", "# ?/?", "# ??/??", "yyyy/m/d", "d-mmm-yy", "d-mmm", "mmm-yy", "h:mm AM/PM"),
    19: ("h:mm:ss AM/PM", "h:mm", "h:mm:ss", "yyyy/m/d h:mm"),
    27: (_YEAR_MONTH, _MONTH_DAY, _MONTH_DAY, "m/d/yy", 'yyyy"年"m"月"d"日"'),
    37: ("#,##0", "#,##0", "#,##0.00", "#,##0.00", "#,##0", "#,##0", "#,##0.00", "#,##0.00", "mm:ss", "[h]:mm:ss"),
    47: ("mm:ss.0", "0.0E+0", "@", _YEAR_MONTH, _MONTH_DAY, _YEAR_MONTH, _MONTH_DAY, _MONTH_DAY, _YEAR_MONTH),
    56: (_MONTH_DAY, _YEAR_MONTH, _MONTH_DAY),
}
BUILT_IN = {start + place: code for start, codes in _FROM.items() for place, code in enumerate(codes)}
_PIECE = re.compile(r'"([^"]*)"|[\\!](.)|_.|\*.|\[[^\]]*\]|(.)', re.DOTALL)
_DATE_LETTERS = frozenset("ymdhsYMDHS年月日")


class Format(NamedTuple):
    """Format of a number: ``shift`` is the power of ten by which what is shown differs from what is stored.

    ``decimals`` is how many digits follow the shown point, None for the general format. ``words`` are the texts beside
    the digits. ``is_blank``: it shows nothing at all. ``has_day`` and ``has_year`` tell of a date.
    """

    shift: int = 0
    decimals: int | None = None
    words: str = ""
    is_percent: bool = False
    is_date: bool = False
    is_blank: bool = False
    has_year: bool = False
    has_day: bool = False


@lru_cache(maxsize=1024)
def parsed(code: str, is_negative: bool = False, is_zero: bool = False) -> Format:
    """The format that a code gives to positive, negative or zero numbers."""
    if code in GENERAL:
        return Format()
    sections = _sections(code)
    plain = [_section(section) for section in sections]
    if any("[" in section and re.search(r"\[[<>=]", section) for section in sections):
        return plain[0]  # conditions: which one holds is not looked into
    chosen = 1 if is_negative and len(plain) > 1 else 2 if is_zero and len(plain) > 2 else 0
    return plain[chosen]


def _sections(code: str) -> list[str]:
    found, quoted, escaped = [""], False, False
    for letter in code:
        if escaped:
            escaped = False
        elif letter == '"':
            quoted = not quoted
        elif letter in "\\!_*" and not quoted:
            escaped = True
        elif letter == ";" and not quoted:
            found.append("")
            continue
        found[-1] += letter
    return found


def _section(section: str) -> Format:
    """One section: digits, literal words, percent signs, thousands that are cut off, and a point that is drawn."""
    digits, words = "", ""
    for match in _PIECE.finditer(section):
        literal = match[1] if match[1] is not None else match[2]
        if literal is not None:
            # A point that is only drawn between digits moves the value that is seen.
            digits, words = (digits + "|", words) if literal == "." else (digits, words + literal)
        elif match[3] and match[3] not in "0#?.,%" and match[3] not in _DATE_LETTERS and not match[3].isspace():
            words += match[3] if match[3] not in "()-+/:Ee" else ""
            digits += match[3]
        elif match[3]:
            digits += match[3]
    if not re.search(r"[0#?]", digits) and re.search(r"[ymdhs]", digits, re.IGNORECASE):
        lower = digits.lower()
        return Format(is_date=True, words=words, has_year="y" in lower, has_day="d" in lower or "h" in lower)
    if not re.search(r"[0#?]", digits) and "General" not in section and "@" not in digits and "通用" not in section:
        return Format(is_blank=not words and "%" not in digits, words=words)
    return _digits(digits, words)


def _digits(digits: str, words: str) -> Format:
    percent = digits.count("%")
    numeric = re.sub(r"[^0#?.,|]", "", digits)
    cut = len(re.search(r",*$", re.split(r"[.|]", numeric)[0] if "." in numeric and "|" not in numeric else numeric)[0])  # type: ignore[index]
    if "." in numeric and "|" not in numeric:
        cut += len(re.search(r",*$", numeric)[0])  # type: ignore[index]
    drawn = len(re.findall(r"[0#?]", numeric.partition("|")[2])) if "|" in numeric else 0
    after = re.findall(r"[0#?]", numeric.partition(".")[2]) if "." in numeric else []
    decimals = (drawn or len(after)) if re.search(r"[0#?]", numeric) else None
    return Format(2 * percent - 3 * cut - drawn, decimals, words.strip(), percent > 0)


def day(raw: str, begins_1904: bool) -> date | None:
    """The day of a stored date, None where the number is none."""
    try:
        number = int(float(raw))
    except (ValueError, OverflowError):
        return None
    if not 0 < number < 2_958_466:
        return None
    return date(1904, 1, 1) + timedelta(number) if begins_1904 else date(1899, 12, 30) + timedelta(number)
