"""Amounts: what a cell below a value's heading says, as an exact decimal, a unit of its own, a status or a doubt."""

import re
from decimal import Context, Decimal, InvalidOperation
from typing import NamedTuple

from yuboard.importer import periods
from yuboard.importer.doubts import Doubt, Kind, about_table
from yuboard.importer.parsing import plain
from yuboard.record.numerals import numbers, vocabulary
from yuboard.record.possible import MOST_WHOLE
from yuboard.spreadsheets.grids import Cell, formats
from yuboard.spreadsheets.survey import UNCOMPUTED, error_value

ZERO, REPORTED, NOTHING, NOT_APPLICABLE, MISSING = "zero", "reported", "nothing_to_report", "not_applicable", "missing"
_NOTHING = re.compile(r"无|没有|暂无|零报告|无数据|无发生|未发生|没有发生|无上报|nil|none", re.IGNORECASE)
_NOT_APPLICABLE = re.compile(r"不适用|无此项|不涉及|无该项|n/?a|不统计", re.IGNORECASE)
_MISSING = re.compile(
    r"未报|未上报|缺|缺报|暂缺|未统计|没有统计|未填|未填报|待报|待定|待统计|待核实|不详|未知|空|null|缺失|尚未统计|数据缺失"
)
_OPEN = re.compile(r"[-—―─–_]+|/+|\\|[.…。·]{2,}|…+|[×xX*]+|[?？]+|#+|~+|〇")
# A sign that stands for no number and leaves open why.
_UNDECIDED = "undecided"
_SAID = ((_NOTHING, NOTHING), (_NOT_APPLICABLE, NOT_APPLICABLE), (_MISSING, MISSING), (_OPEN, _UNDECIDED))
_FALLS = ("-", "△", "▲", "▼", "▽", "↓", "负", "下降", "减少", "降低", "下滑", "回落", "同比下降")
_RISES = ("+", "↑", "增长", "增加", "上升", "同比增长")
_NUMBER = re.compile(
    rf"(?P<sign>{'|'.join(map(re.escape, (*_FALLS, *_RISES, '(')))})?"
    r"(?P<currency>[¥$￥€]|人民币|US\$|USD|RMB)?"
    r"(?P<sign2>[-+])?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?P<exponent>[eE][+-]?\d{1,3})?(?P<close>\))?(?P<unit>.*)"
)
_SPACED = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?:[.,]\d+)?")
# Thousands by blanks, the one blank inside a number that leaves no doubt; and any other between its digits.
_GROUPED = re.compile(r"(?<![\d.,．，])(?<!\d\s)\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\s*\d)")
_APART = re.compile(r"\d\W*\s\W*\d")
_LIKE = re.compile(r"[\dOoIl.,%+\-() ]+")
# Wide enough for whatever digits somebody types.
_WIDE = Context(prec=200)


class Amount(NamedTuple):
    """Amount: the value as decimal digits, None unless the status is reported or zero; the unit that the cell names.

    ``is_percent``: the cell itself says per cent. ``decimals``: digits after the point as shown. ``doubt``: a question.
    """

    value: Decimal | None
    status: str
    unit: str = ""
    is_percent: bool = False
    decimals: int = 0
    doubt: Doubt | None = None


def _too_long(raw: str) -> Doubt:
    return Doubt(f"“{raw.strip()[:30]}”位数过多，请核对后改成实际的数", Kind.IMPOSSIBLE)


def amount(cell: Cell | None) -> Amount:
    """The amount of a cell; None stands for a blank one."""
    if cell is None:
        return Amount(None, MISSING)
    if cell.kind == "number":
        return _stored(cell)
    if cell.kind == "text":
        read = _written(cell.raw)
        is_huge = read.value is not None and read.value.adjusted() > MOST_WHOLE
        return Amount(None, MISSING, doubt=_too_long(cell.raw)) if is_huge else read
    said = {
        "error": error_value(cell.raw),
        "uncomputed": UNCOMPUTED,
        "boolean": f"是逻辑值“{cell.raw}”，不是数",
        "date": "是日期，不是数：是不是把数值设成了日期格式？",
    }
    return Amount(None, MISSING, doubt=Doubt(said[cell.kind]))


def exact(raw: str) -> Decimal | None:
    """A stored number with the fifteen digits that a spreadsheet shows, None where it is none."""
    try:
        value = Decimal(raw)
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value.adjusted()) > 30:
        return None
    if len(value.as_tuple().digits) > 15:
        value = value.quantize(Decimal(1).scaleb(value.adjusted() - 14))
    return tidy(value)


def tidy(value: Decimal) -> Decimal:
    """A number without noughts behind its last digit and without an exponent."""
    return _WIDE.quantize(value, Decimal(1)) if value == value.to_integral_value() else _WIDE.normalize(value)


def _stored(cell: Cell) -> Amount:
    """A stored number, shown by its format: percentages, thousands that are cut off, words behind the digits."""
    value = exact(cell.raw)
    if value is None:
        return Amount(None, MISSING, doubt=Doubt(f"“{cell.raw}”不是一个数"))
    shown = formats.parsed(cell.format, value < 0, value == 0)
    if shown.is_blank and value:
        return Amount(value, REPORTED, doubt=Doubt(f"单元格的格式不显示这个数（存的是{value:f}），是否采用？"))
    scaled = tidy(value.scaleb(shown.shift))
    unit, doubt = _format_words(shown)
    if shown.shift and not shown.is_percent and not unit:
        doubt = about_table(f"单元格显示的是缩小后的数，存的是{value:f}，按显示的{scaled:f}读，是否正确？")
    if value.adjusted() > 14:
        doubt = doubt or Doubt(f"{value:f}超过15位，后面的位数存不下，请核对")
    decimals = shown.decimals if shown.decimals is not None else max(-_exponent(scaled), 0)
    status = REPORTED if scaled else ZERO
    return Amount(scaled, status, unit or ("%" if shown.is_percent else ""), shown.is_percent, decimals, doubt)


def _format_words(shown: formats.Format) -> tuple[str, Doubt | None]:
    """The unit that a format writes behind the digits, and a doubt about other words of it."""
    words = plain(shown.words).strip("()¥￥,:")
    if not words or words in ("-", "+", "_", "."):
        return "", None
    if words in _FALLS:
        return "", None
    if re.search(r"约|左右|以上|以下|余|超|>|<|近", words):
        return "", Doubt(f"单元格的格式带有“{words}”，不是一个确定的数")
    return words.strip("-+"), None


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _bare(raw: str) -> str:
    """Text as it is compared, without the apostrophe that keeps a spreadsheet from reading a number in it."""
    return plain(raw).lstrip("'")


def _said(text: str) -> tuple[str, str]:
    """The status that a bare text names, and its word without brackets and stops; empty where it names none."""
    for words in (text, text.strip("()。.")):
        for pattern, status in _SAID:
            if pattern.fullmatch(words):
                return status, words
    return "", ""


def _written(raw: str) -> Amount:
    text = _bare(raw)
    status, words = _said(text)
    if status == _UNDECIDED:
        return _open(raw.strip(), words)
    if status or not text:
        return Amount(None, status or MISSING)
    if _SPACED.fullmatch(raw.strip()) and "," not in raw:
        text = re.sub(r"['’]", "", text)
    if match := _NUMBER.fullmatch(text):
        read = _matched(match, raw)
        if read.value is not None and not read.doubt and _APART.search(_GROUPED.sub("", raw)):
            return read._replace(doubt=Doubt(f"“{raw.strip()}”的数字之间有空格，是一个数还是几个数？请改写"))
        return read
    return _worded(text, raw)


def _open(raw: str, text: str) -> Amount:
    """A sign that stands for no number: which of the things that it may say stays open."""
    if text.strip("/\\") == "":
        asked = f"“{raw}”是不适用、没有发生，还是没有统计？暂按不适用"
        return Amount(None, NOT_APPLICABLE, doubt=about_table(asked, Kind.STATUS))
    if re.fullmatch(r"[.…。·]+", text):
        asked = f"“{raw}”是不足最小单位、数据不详，还是没有统计？暂按缺报"
        return Amount(None, MISSING, doubt=about_table(asked))
    if text == "〇":
        return Amount(None, MISSING, doubt=Doubt("“〇”是零，还是没有数？请改写"))
    if re.fullmatch(r"[-_]+", text):
        asked = f"“{raw}”是没有发生、不适用，还是没有统计？暂按没有发生"
        return Amount(None, NOTHING, doubt=about_table(asked, Kind.STATUS))
    return Amount(None, MISSING, doubt=Doubt(f"“{raw}”不是数：是没有统计、保密，还是列宽不够？请填数或写明"))


def _matched(match: re.Match[str], raw: str) -> Amount:
    number = match["number"].replace(",", "")
    value = Decimal(number + (match["exponent"] or ""))
    if abs(value.adjusted()) > MOST_WHOLE or len(number) > MOST_WHOLE:
        return Amount(None, MISSING, doubt=_too_long(raw))
    decimals = len(number.partition(".")[2])
    sign, doubt = match["sign"] or match["sign2"] or "", None
    if match["exponent"]:
        doubt = Doubt(f"“{raw.strip()}”是科学记数，按{tidy(value):f}读，后面的位数可能丢了，是否正确？")
    closed = bool(match["close"])
    if (sign == "(") != closed:
        return Amount(value, REPORTED, doubt=Doubt(f"“{raw}”的括号不成对，请核对"))
    if sign == "(":
        doubt = Doubt(f"“{raw}”的括号是表示负数吗？") if not re.search(r"\D", match["unit"]) else doubt
    if sign in ("△", "▲"):
        doubt = Doubt(f"“{raw}”的“{sign}”是表示下降吗？")
    if sign == "(" or sign in _FALLS:
        value = -value
    elif sign == "" and match["unit"][:1] in ("↓", "▼"):
        value, match_unit = -value, match["unit"][1:]
        return _with_unit(value, match_unit, decimals, raw, doubt)
    return _with_unit(value, (match["currency"] or "") + match["unit"].lstrip("↑"), decimals, raw, doubt)


def _with_unit(value: Decimal, unit: str, decimals: int, raw: str, doubt: Doubt | None) -> Amount:
    """A number with the words behind it: a unit, or what makes it uncertain."""
    words = unit.strip("。.,;:")
    if re.match(r"(?:[-~至到]|--)[^-]*\d", unit):
        return Amount(None, MISSING, doubt=Doubt(f"“{raw}”是一个范围，请填确数"))
    if re.match(r",\d", unit) or (unit and re.match(r"[\d.,]", unit)):
        return Amount(value, REPORTED, doubt=Doubt(f"“{raw}”不是一个确定的数：小数点和千分位看不清，请改写"))
    if marks := re.search(r"\*|①|②|③|④|\[|注|\?|？|\(", words):
        doubt = doubt or Doubt(f"“{raw}”带有标记“{words[marks.start() :]}”，请写明含义")
        words = words[: marks.start()]
    if vague := next((sign for sign in _VAGUE if sign in words), ""):
        doubt = Doubt(f"“{raw}”写的是{vague}，请填确数")
        words = words.replace(vague, "").strip("+")
    per_cent = words.startswith(("%", "个百分点", "百分点", "‰"))
    status = REPORTED if value else ZERO
    if not value and decimals == 0 and raw.strip().startswith("-"):
        doubt = Doubt(f"“{raw}”是负零，请核对")
    return Amount(tidy(value), status, words, per_cent, decimals, doubt)


_VAGUE = sorted(
    {sign for signs in vocabulary.AFTER.values() for sign in signs} | {*vocabulary.INFIX, "+", "左右"} - {"内", "起"},
    key=len,
    reverse=True,
)


def _worded(text: str, raw: str) -> Amount:
    """Text that is no plain number: a Chinese numeral, a share in words, an approximation, a range, or none at all."""
    value = numbers.chinese(text) if text and all(letter in _CHINESE for letter in text) else None
    if value is not None:
        return Amount(tidy(value), REPORTED if value else ZERO, doubt=Doubt(f"“{raw}”按{tidy(value):f}读，是否正确？"))
    found = numbers.numbers(text, ())
    if len(found) == 1 and not found[0].is_vague and not found[0].is_range:
        number = found[0]
        said = tidy(number.low)
        before, after = text[: number.start], text[number.end :]
        if number.unit == "%" and not before and not after:
            doubt = None if "%" in text else Doubt(f"“{raw}”按{said:f}%读，是否正确？")
            return Amount(said, REPORTED, "%", True, doubt=doubt)
        scale = next(
            (
                word
                for word in ("万亿", "千万", "百万", "十万", "亿", "万", "千", "百")
                if vocabulary.scale(word) == number.scale
            ),
            "",
        )
        return Amount(said, REPORTED, scale + after, doubt=Doubt(f"“{raw}”是约数，请填确数"))
    likely = re.sub(r"[Oo]", "0", re.sub(r"[Il]", "1", text)) if _LIKE.fullmatch(raw.strip()) else ""
    if likely != text and (match := _NUMBER.fullmatch(likely)):
        return _matched(match, raw)._replace(doubt=Doubt(f"“{raw}”里有字母，是{likely}吗？"))
    return Amount(None, MISSING, doubt=Doubt(f"“{raw.strip()[:30]}”读不成一个数，请只填数"))


# About so much, more or less than it: a value that has to be asked about, not the beginning of a heading.
_SIGNED = re.compile(
    "(?:{})[0-9][0-9.,]*[^0-9]{{0,3}}".format(
        "|".join(
            sorted((re.escape(sign) for signs in vocabulary.BEFORE.values() for sign in signs), key=len, reverse=True)
        )
    )
)
_CHINESE = "".join([*vocabulary.DIGITS, *vocabulary.TENS, *vocabulary.MYRIADS, "点"])


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a number, however it is written; a period in words is none, a bare year may be one."""
    if cell.kind == "number":
        return True
    if cell.kind != "text" or len(cell.raw) > 40:
        return False
    text = plain(cell.raw)
    if _SIGNED.fullmatch(text):
        return not re.search(r"[年月季期]", text)
    if not _NUMBER.fullmatch(text) or len(text) > 24 or re.search(r"[年月季期]", text):
        return False
    return bool(re.fullmatch(r"[\d.,]+", text)) or not _names_period(text)


def _names_period(text: str) -> bool:
    found, rest = periods.taken(text)
    return bool(found) and not re.search(r"\d", rest)


def is_status(cell: Cell) -> bool:
    """Whether a cell says that there is no number."""
    if cell.kind != "text" or len(cell.raw) > 12:
        return False
    return bool(_said(_bare(cell.raw))[0])
