"""Numbers as people type them: read when certain, refused in plain words when not."""

from fractions import Fraction

import pytest

from yuboard.spreadsheets import number_entry

MONEY = {"元": Fraction(1), "万元": Fraction(10000), "亿元": Fraction(10**8)}
SHARE = {"%": Fraction(1)}
AREA = {"平方米": Fraction(1)}


@pytest.mark.parametrize(
    ("text", "unit", "factors", "value"),
    [
        ("10000", "平方米", AREA, 10000),
        ("１２，０００", "平方米", AREA, 12000),
        ("12,000.5平方米", "平方米", AREA, Fraction("12000.5")),
        ("　600　", "平方米", AREA, 600),
        ("500", "万元", MONEY, 5_000_000),
        ("500万元", "万元", MONEY, 5_000_000),
        ("0.05亿元", "万元", MONEY, 5_000_000),
        ("50", "%", SHARE, 50),
        ("50%", "%", SHARE, 50),
        ("５０％", "%", SHARE, 50),
        ("0.5%", "%", SHARE, Fraction("0.5")),
        ("4/12", "%", SHARE, Fraction(100, 3)),
        ("0", "%", SHARE, 0),
        ("100", "%", SHARE, 100),
    ],
)
def test_certain_numbers_are_read(text: str, unit: str, factors: dict, value) -> None:
    assert number_entry.number(text, unit=unit, factors=factors) == value


def test_what_is_counted_is_whole() -> None:
    count = {"家": Fraction(1), "万家": Fraction(10000)}
    assert number_entry.number("1.5万家", unit="家", factors=count, whole=True) == 15000
    with pytest.raises(number_entry.EntryError, match="应为整数"):
        number_entry.number("10.5", unit="家", factors=count, whole=True)


@pytest.mark.parametrize("text", ["", "  ", "　"])
def test_blank_is_no_number_and_not_zero(text: str) -> None:
    assert number_entry.number(text, unit="平方米", factors=AREA) is None


@pytest.mark.parametrize(
    ("text", "factors", "words"),
    [
        ("一万", AREA, "不是数"),
        ("10000亩", AREA, "单位应为"),
        ("1.2万", AREA, "请写成12000，"),
        ("１．２万", AREA, "请写成12000，"),
        ("1.2 万平方米", AREA, "请写成12000平方米"),
        ("3千", AREA, "请写成3000，"),
        ("1.05亿", MONEY, "请写成105000000，"),
        ("2百万", AREA, "请写成2000000，"),
        ("0.00012万", AREA, "请写成1.2，"),
        ("12000㎡", AREA, "单位应为平方米"),
        ("无", AREA, "没有这一项请留空，确实是零请填0"),
        ("没有", SHARE, "没有这一项请留空"),
        ("—", AREA, "没有这一项请留空"),
        ("——", AREA, "没有这一项请留空"),
        ("/", AREA, "没有这一项请留空"),
        ("N/A", SHARE, "没有这一项请留空"),
        ("1" * 16, AREA, "超过15位"),
        ("1" * 5000, SHARE, "超过15位"),
        ("１" * 400, AREA, "超过15位"),
        ("1/" + "3" * 5000, SHARE, "超过15位"),
        ("=1+1", AREA, "像公式"),
        ("＝SUM(A1)", AREA, "像公式"),
        ("-5", AREA, "负数"),
        ("约10000", AREA, "不是一个确定的数"),
        ("10000以上", AREA, "不是一个确定的数"),
        ("6000-10000", AREA, "不是一个确定的数"),
        ("6000～10000", AREA, "不是一个确定的数"),
        ("12,34", AREA, "不是数"),
        ("1.2.3", AREA, "不是数"),
        ("10①", AREA, "单位应为"),
        ("0.5", SHARE, "50%，也可能是0.5%"),
        ("1", SHARE, "100%，也可能是1%"),
        ("120%", SHARE, "超过100%"),
        ("5/0", SHARE, "超过100%"),
        ("13/12", SHARE, "超过100%"),
    ],
)
def test_anything_else_is_refused_in_words(text: str, factors: dict, words: str) -> None:
    with pytest.raises(number_entry.EntryError, match=words):
        number_entry.number(text, unit=next(iter(factors)), factors=factors)
