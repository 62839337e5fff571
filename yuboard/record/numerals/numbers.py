"""Numbers of a text: every numeral with its scale and unit, the ends of a range joined."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from yuboard.record.numerals import vocabulary as words

_WIDE = str.maketrans(
    "".join(map(chr, range(0xFF01, 0xFF5F))) + "‐‑‒–—―−﹣～〜∼˜﹪\u3000",
    "".join(map(chr, range(0x21, 0x7F))) + "--------~~~~% ",
)
_CHINESE = "".join([*words.DIGITS, *words.TENS, *words.MYRIADS, *words.JOINED])
_NUMERAL = rf"[{_CHINESE}]+(?:点[{''.join(words.DIGITS)}]+)?"
_ARABIC = r"\d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?"
_SIGN = rf"(?P<minus>(?<![\d%‰-])-(?=\d)|{words.MINUS}(?=[\d{_CHINESE}]))?"
_SCALE = r"(?:[十百千]?(?:万亿|万|亿)|[百千])"
_INFIX = "".join(words.INFIX)
_PARTS = {"百分之": Decimal(1), "千分之": Decimal("0.1"), "万分之": Decimal("0.01")}
_EXPRESSION = re.compile(
    rf"(?P<word>{'|'.join(words.IN_A_WORD)})"
    rf"|(?P<doubled>{'|'.join(words.DOUBLED)})|翻(?P<times>[{_CHINESE}]|\d+)番"
    rf"|(?P<part>{'|'.join(_PARTS)})(?P<of>{_ARABIC}|{_NUMERAL})"
    rf"|(?P<whole>{_NUMERAL})分之(?P<share>{_NUMERAL})"
    rf"|{_SIGN}(?:(?P<over>\d+)/(?P<under>\d+)(?![\d/])"
    rf"|(?P<arabic>{_ARABIC})(?P<first>[{_INFIX}])?(?P<scale>{_SCALE})?(?P<second>[{_INFIX}](?!年))?"
    rf"|(?P<vague>[数几][十百千万亿]+)|(?P<chinese>{_NUMERAL})(?P<third>[{_INFIX}])?(?P<lifted>{_SCALE})?)"
)
_JOIN = re.compile("|".join(map(re.escape, words.JOINERS)))
_BETWEEN = re.compile("|".join(words.BETWEEN))
_TWO = re.compile(r"([一二两三四五六七八])([二三四五六七八九])")


class Number(NamedTuple):
    """Number of a text: ``low`` to ``high`` (equal but for a range) as written, in ``scale`` and ``unit``.

    ``unit`` is empty where none follows. ``start`` and ``end`` span numeral, scale and unit; ``infix`` is the sign
    inside (500多家). A share that is written otherwise (百分之六, 三成, 1/3) is in percent. A range has its ``ends`` as
    written, and may be a change (从6%到8%). A number that is vague (数十家) has no value.
    """

    low: Decimal
    high: Decimal
    scale: Decimal
    unit: str
    start: int
    end: int
    infix: str = ""
    is_arabic: bool = False
    is_vague: bool = False
    is_change: bool = False
    ends: tuple["Number", ...] = ()

    @property
    def is_range(self) -> bool:
        return self.low != self.high

    @property
    def is_counted(self) -> bool:
        """Whether it is surely a number, not a character within another word."""
        return self.is_arabic or bool(self.unit) or self.scale != 1


def plain(text: str) -> str:
    """Text as it is read: full-width signs as ASCII, dashes and tildes as one each; no character more or less."""
    return text.translate(_WIDE)


def chinese(numeral: str) -> Decimal | None:
    """The value of a Chinese numeral: 一万二千 is 12000, 三点五 is 3.5, 二〇二五 is 2025; None for what is none."""
    for joined, apart in words.JOINED.items():
        numeral = numeral.replace(joined, apart)
    whole, _, part = numeral.partition("点")
    if part:
        value = chinese(whole)
        digits = "".join(str(words.DIGITS[digit]) for digit in part)
        return None if value is None else value + Decimal(f"0.{digits}")
    if len(whole) > 1 and all(character in words.DIGITS for character in whole):
        return Decimal("".join(str(words.DIGITS[digit]) for digit in whole)) if len(whole) > 2 else None
    return _grouped(whole)


def _grouped(numeral: str) -> Decimal | None:
    total, section, digit, last = 0, 0, None, ""
    for character in numeral:
        if character in words.DIGITS:
            if digit:
                return None
            digit = words.DIGITS[character]
        elif character in words.TENS:
            section += (1 if digit is None else digit) * words.TENS[character]
            digit = None
        else:
            section += digit or 0
            lifted = section or (0 if total else 1)
            total = (
                (total + lifted) * words.MYRIADS[character]
                if not section
                else total + lifted * words.MYRIADS[character]
            )
            section, digit = 0, None
        last = character if character not in words.DIGITS else last
    # 一万二 is short for 一万二千.
    if digit and last and numeral[-2] == last and last not in "十拾":
        digit *= (words.TENS.get(last) or words.MYRIADS[last]) // 10
    return Decimal(total + section + (digit or 0))


def _pair(numeral: str) -> tuple[Decimal, Decimal] | None:
    """The ends of a range of neighbours: 两三 is 2 to 3, 七八十 is 70 to 80."""
    for found in _TWO.finditer(numeral):
        first, second = words.DIGITS[found[1]], words.DIGITS[found[2]]
        if second == first + 1 or (found[0] == "三五" and found.start() == 0):
            ends = [chinese(numeral[: found.start()] + digit + numeral[found.end() :]) for digit in found.groups()]
            if ends[0] is not None and ends[1] is not None:
                return ends[0], ends[1]
    return None


@lru_cache(maxsize=8)
def _unit_pattern(units: tuple[str, ...]) -> re.Pattern[str]:
    """Units from the longest; a listed one may have its scale before it (万家), which is the number's own here."""
    bare = {re.sub(r"^[十百千万亿]+", "", unit) for unit in units}
    named = sorted({*bare, *words.POINTS, *words.TIMES, words.PER_CENT, words.PER_MILLE} - {""}, key=len, reverse=True)
    return re.compile("|".join(re.escape(unit) for unit in named))


def numbers(text: str, units: Iterable[str]) -> list[Number]:
    """Every number of ``text`` from left to right, the two ends of a range as one; ``text`` is ``plain`` already."""
    pattern, found, at = _unit_pattern(tuple(units)), list[Number](), 0
    while match := _EXPRESSION.search(text, at):
        number = _number(match, text, pattern)
        at = number.end if number else match.end()
        if number is None:
            continue
        joined = _joined(found[-1], number, text) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(number)
    return found


def _number(match: re.Match[str], text: str, pattern: re.Pattern[str]) -> Number | None:
    start, end, groups = match.start(), match.end(), match.groupdict()
    if share := _share(groups):
        low, high = share
        return Number(low, high, Decimal(1), words.PER_CENT, start, end)
    if power := _power(groups):
        return Number(power, power, Decimal(1), words.DOUBLING, start, end)
    if groups["vague"]:
        return Number(Decimal(0), Decimal(0), Decimal(1), _unit(text, end, pattern), start, end, is_vague=True)
    if groups["arabic"]:
        value = Decimal(groups["arabic"].replace(",", ""))
        ends: tuple[Decimal, Decimal] | None = (value, value)
        scaled, infix = groups["scale"] or "", groups["first"] or groups["second"] or ""
    else:
        numeral = groups["chinese"]
        value_said = chinese(numeral)
        ends = _pair(numeral) if value_said is None else (value_said, value_said)
        scaled, infix = groups["lifted"] or "", groups["third"] or ""
    if ends is None:
        return None
    sign = -1 if groups["minus"] else 1
    low, high = sorted(sign * value for value in ends)
    return _with_unit(
        Number(low, high, words.scale(scaled), "", start, end, infix, bool(groups["arabic"])), text, pattern
    )


def _with_unit(number: Number, text: str, pattern: re.Pattern[str]) -> Number:
    """The number with the unit that follows it; 三成 is thirty percent, and 三成五 thirty-five."""
    after = text[number.end :]
    tenths = re.match(rf"{words.TENTH}(?![{words.NO_TENTH}])([一二三四五六七八九])?(?![十百千万亿点])", after)
    if tenths and number.high <= 10 and number.scale == 1:
        more = words.DIGITS.get(tenths[1] or "", 0)
        low, high = number.low * 10 + more, number.high * 10 + more
        return number._replace(low=low, high=high, unit=words.PER_CENT, end=number.end + tenths.end(), is_arabic=False)
    unit = _unit(text, number.end, pattern)
    return number._replace(unit=unit, end=number.end + len(unit))


def _unit(text: str, at: int, pattern: re.Pattern[str]) -> str:
    match = pattern.match(text, at)
    return match[0] if match else ""


def _share(groups: dict[str, str | None]) -> tuple[Decimal, Decimal] | None:
    """A share in percent, written without the sign: 一半, 百分之六, 三分之一, 1/3; None for anything else."""
    if word := groups["word"]:
        value = Decimal(words.IN_A_WORD[word])
        return value, value
    if part := groups["part"]:
        of = str(groups["of"])
        value_of = chinese(of) if of[0] in _CHINESE else Decimal(of.replace(",", ""))
        ends = _pair(of) if value_of is None else (value_of, value_of)
        return (ends[0] * _PARTS[part], ends[1] * _PARTS[part]) if ends else None
    over, under = groups["over"] or groups["share"], groups["under"] or groups["whole"]
    if not over or not under:
        return None
    top, bottom = (Decimal(n) if n[0].isdigit() and n.isascii() else chinese(n) for n in (over, under))
    return (100 * top / bottom, 100 * top / bottom) if top is not None and bottom else None


def _power(groups: dict[str, str | None]) -> Decimal | None:
    if groups["doubled"]:
        return Decimal(words.DOUBLED[groups["doubled"]])
    times = groups["times"]
    return None if not times else Decimal(times) if times.isascii() else chinese(times)


def _joined(first: Number, second: Number, text: str) -> Number | None:
    """The range that two numbers make, None where they do not.

    Their units must agree or the first leaves its own to the second. In 1至2万家 both count in 万, in 3000至1万家 and
    5000万至1亿元 each in its own.
    """
    between = text[first.end : second.start]
    if not second.unit and text[first.start :].startswith(tuple(_PARTS)) and second.scale == 1:
        second = second._replace(unit=words.PER_CENT)
    # The minus of 6%-8% is the dash of the range.
    if not between and text[second.start] == "-" and second.low < 0:
        between, second = "-", second._replace(low=-second.high, high=-second.low)
    is_between = bool(_BETWEEN.fullmatch(between)) and text.startswith(words.WITHIN, second.end)
    if first.is_range or second.is_range or first.is_vague or not (is_between or _JOIN.fullmatch(between)):
        return None
    if first.unit not in ("", second.unit) and not (first.unit in words.POINTS and second.unit in words.POINTS):
        return None
    if between in words.NEIGHBOURS and (first.unit or second.low * second.scale != first.low * first.scale + 1):
        return None
    shares = first.scale == 1 and not first.unit and first.low < second.low
    low_scale = second.scale if shares else first.scale
    # 三至五成, 百分之六到八: the whole is said once.
    if first.unit == second.unit == words.PER_CENT or not first.unit or first.unit == second.unit:
        low = first.low * 10 if shares and text[second.start : second.end].endswith(words.TENTH) else first.low
    else:
        return None
    if low * low_scale >= second.low * second.scale:
        return None
    end = second.end + (len(words.WITHIN) if is_between else 0)
    is_change = between in ("至", "到") and bool(
        re.search(rf"[{''.join(words.CHANGES)}][^,。;、]*$", text[: first.start])
    )
    ends = (first._replace(low=low, high=low, scale=low_scale, unit=first.unit or second.unit), second)
    return Number(
        low,
        second.low,
        second.scale,
        second.unit,
        first.start,
        end,
        is_arabic=second.is_arabic,
        is_change=is_change,
        ends=ends,
    )
