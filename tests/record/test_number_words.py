"""Words of numbers and signs: what a clause says can be recorded, and any other sign, value or unit is refused."""

from decimal import Decimal

import pytest

from tests.support import rows
from yuboard.record.numerals import vocabulary
from yuboard.record.numerals.numbers import chinese, numbers, plain
from yuboard.record.numerals.periods import month
from yuboard.record.numerals.reading import Recorded, read
from yuboard.record.numerals.units import Unit, Units
from yuboard.settings import ROOT

OPERATORS = ("=", ">=", ">", "<=", "<", "approx", "range")


def listed_units() -> Units:
    listed = rows.read(ROOT / "data" / "units.csv")
    return {
        row["unit"]: Unit(row["unit"], row["base_unit"], Decimal(row["factor"]), row["dimension"]) for row in listed
    }


UNITS = listed_units()


def recorded(
    as_written: str, quote: str, operator: str, low: str, high: str, unit: str, wording: str = "", counted: str = "占比"
) -> Recorded:
    ends = (Decimal(end) if end else None for end in (low, high))
    return Recorded(as_written, quote, wording, operator, *ends, unit, counted)


def columns(number: Recorded) -> set[str]:
    """The columns that a reading finds fault with."""
    reading = read(number, UNITS)
    assert reading is not None, "the written words stand in the quote"
    return {column for column, _ in reading.problems}


def bounded(operator: str, low: str, high: str) -> tuple[str, str]:
    """The same number as another operator records it: one end, the other, or both."""
    value = low or high
    return {
        ">=": (value, ""),
        ">": (value, ""),
        "<=": ("", value),
        "<": ("", value),
        "range": (low or "0", high or "9"),
    }.get(operator, (value, value))


# as_written, quote, operator, low, high, unit
SAID = [
    ("6%-8%", "网络零售占比6%-8%", "range", "6", "8", "%"),
    ("6%—8%", "网络零售占比6%—8%", "range", "6", "8", "%"),
    ("6%——8%", "网络零售占比6%——8%", "range", "6", "8", "%"),
    ("6～8%", "网络零售占比6～8%", "range", "6", "8", "%"),
    ("6％～8％", "网络零售占比6％～8％", "range", "6", "8", "%"),
    ("6至8%", "网络零售占比6至8%", "range", "6", "8", "%"),
    ("6%到8%", "网络零售占比6%到8%", "range", "6", "8", "%"),
    ("6%至8%", "占比达到6%至8%左右", "range", "6", "8", "%"),
    ("6%与8%之间", "占比介于6%与8%之间", "range", "6", "8", "%"),
    ("6%和8%之间", "占比保持在6%和8%之间", "range", "6", "8", "%"),
    ("6%以上8%以下", "占比6%以上8%以下", "range", "6", "8", "%"),
    ("不低于6%、不高于8%", "占比不低于6%、不高于8%", "range", "6", "8", "%"),
    ("百分之六到百分之八", "占比百分之六到百分之八", "range", "6", "8", "%"),
    ("百分之六至八", "占比百分之六至八", "range", "6", "8", "%"),
    ("三至五成", "占比三至五成", "range", "30", "50", "%"),
    ("六七成", "占比六七成", "range", "60", "70", "%"),
    ("-3%至-1%", "增速为-3%至-1%", "range", "-3", "-1", "%"),
    ("6至8个百分点", "提高6至8个百分点", "range", "6", "8", "%"),
    ("8000家至1万家", "企业8000家至1万家", "range", "8000", "10000", "家"),
    ("8000家至1万家", "企业8000家至1万家", "range", "0.8", "1", "万家"),
    ("3000至1万家", "企业3000至1万家", "range", "3000", "10000", "家"),
    ("1至2万家", "企业1至2万家", "range", "1", "2", "万家"),
    ("5000万至1亿元", "年产值5000万至1亿元", "range", "5000", "10000", "万元"),
    ("1.2亿—1.5亿元", "年产值1.2亿—1.5亿元", "range", "1.2", "1.5", "亿元"),
    ("2～3家", "培育2～3家园区", "range", "2", "3", "家"),
    ("2~3家", "至少培育2~3家园区", "range", "2", "3", "家"),
    ("两三家", "培育两三家园区", "range", "2", "3", "家"),
    ("两、三家", "培育两、三家园区", "range", "2", "3", "家"),
    ("2或3家", "培育2或3家园区", "range", "2", "3", "家"),
    ("十七八家", "培育十七八家园区", "range", "17", "18", "家"),
    ("10万～20万人", "从业人员10万～20万人", "range", "10", "20", "万人"),
    ("近6%", "网络零售占比近6%", "approx", "6", "6", "%"),
    ("接近6%", "网络零售占比接近6%", "approx", "6", "6", "%"),
    ("将近6%", "网络零售占比将近6%", "approx", "6", "6", "%"),
    ("6%", "网络零售占比约6%", "approx", "6", "6", "%"),
    ("6%", "网络零售占比大约6%", "approx", "6", "6", "%"),
    ("6%", "网络零售占比约占6%", "approx", "6", "6", "%"),
    ("6%上下", "网络零售占比6%上下", "approx", "6", "6", "%"),
    ("6%左右", "网络零售占比6%左右", "approx", "6", "6", "%"),
    ("6%", "网络零售占比达到6%左右", "approx", "6", "6", "%"),
    ("10来家", "培育10来家企业", "approx", "10", "10", "家"),
    ("十来家", "培育十来家企业", "approx", "10", "10", "家"),
    ("近百家", "培育近百家企业", "approx", "100", "100", "家"),
    ("小于6%", "网络零售占比小于6%", "<", "", "6", "%"),
    ("6%", "网络零售占比不足6%", "<", "", "6", "%"),
    ("6%", "网络零售占比不到6%", "<", "", "6", "%"),
    ("6%", "网络零售占比低于6%", "<", "", "6", "%"),
    ("6家", "全市少于6家", "<", "", "6", "家"),
    ("6%", "网络零售占比未达到6%", "<", "", "6", "%"),
    ("6%以下（不含）", "占比在6%以下（不含）", "<", "", "6", "%"),
    ("最多6%", "网络零售占比最多6%", "<=", "", "6", "%"),
    ("6%", "网络零售占比至多6%", "<=", "", "6", "%"),
    ("6%", "网络零售占比不高于6%", "<=", "", "6", "%"),
    ("6%", "网络零售占比不大于6%", "<=", "", "6", "%"),
    ("6%", "网络零售占比不超过6%", "<=", "", "6", "%"),
    ("6%", "网络零售占比不得超过6%", "<=", "", "6", "%"),
    ("6%", "网络零售占比不得高于6%", "<=", "", "6", "%"),
    ("6%", "网络零售占比不超6%", "<=", "", "6", "%"),
    ("6%", "网络零售占比不突破6%", "<=", "", "6", "%"),
    ("6%", "网络零售占比严禁超过6%", "<=", "", "6", "%"),
    ("6%", "网络零售占比没有超过6%", "<=", "", "6", "%"),
    ("6%", "网络零售占比≤6%", "<=", "", "6", "%"),
    ("6%以内", "网络零售占比控制在6%以内", "<=", "", "6", "%"),
    ("6%之内", "网络零售占比控制在6%之内", "<=", "", "6", "%"),
    ("6%以下", "网络零售占比降至6%以下", "<=", "", "6", "%"),
    ("20%以内", "下降到20%以内", "<=", "", "20", "%"),
    ("6%", "增速高于6%", ">", "6", "", "%"),
    ("6%", "增速大于6%", ">", "6", "", "%"),
    ("6%", "增速逾6%", ">", "6", "", "%"),
    ("6%", "增速超6%", ">", "6", "", "%"),
    ("6%", "增速超过了6%", ">", "6", "", "%"),
    ("6%", "增速力争突破6%", ">", "6", "", "%"),
    ("6%以上（不含6%）", "占比6%以上（不含6%）", ">", "6", "", "%"),
    ("6家", "企业不止6家", ">", "6", "", "家"),
    ("十余家", "培育十余家企业", ">", "10", "", "家"),
    ("300多万家", "培育300多万家企业", ">", "300", "", "万家"),
    ("十几家", "培育十几家企业", ">", "10", "", "家"),
    ("过百家", "企业过百家", ">", "100", "", "家"),
    ("过半", "参保企业过半", ">", "50", "", "%"),
    ("突破２５００亿元", "突破２５００亿元", ">", "2500", "", "亿元"),
    ("突破万亿元", "突破万亿元", ">", "1", "", "万亿元"),
    ("6%以上", "网络零售占比6%以上", ">=", "6", "", "%"),
    ("6%以上（含）", "网络零售占比6%以上（含）", ">=", "6", "", "%"),
    ("6%（含）以上", "网络零售占比6%（含）以上", ">=", "6", "", "%"),
    ("6%", "网络零售占比不低于6%", ">=", "6", "", "%"),
    ("6%", "网络零售占比不得低于6%", ">=", "6", "", "%"),
    ("6%", "网络零售占比不少于6%", ">=", "6", "", "%"),
    ("6%", "网络零售占比不小于6%", ">=", "6", "", "%"),
    ("6%", "网络零售占比至少6%", ">=", "6", "", "%"),
    ("6%", "网络零售占比最少6%", ">=", "6", "", "%"),
    ("6%", "网络零售占比达到或超过6%", ">=", "6", "", "%"),
    ("6%", "网络零售占比≥6%", ">=", "6", "", "%"),
    ("上百次", "举办活动上百次", ">=", "100", "", "次"),
    ("-2%以上", "增速保持在-2%以上", ">=", "-2", "", "%"),
    ("−2%以上", "增速保持在−2%以上", ">=", "-2", "", "%"),
    ("－2%以上", "增速保持在－2%以上", ">=", "-2", "", "%"),
    ("负2%以上", "增速保持在负2%以上", ">=", "-2", "", "%"),
    ("6%", "网络零售占比达到6%", "=", "6", "6", "%"),
    ("6%", "网络零售占比达6%", "=", "6", "6", "%"),
    ("6个百分点", "网络零售占比提高6个百分点", "=", "6", "6", "%"),
    ("6个百分点", "高于全省平均水平6个百分点", "=", "6", "6", "%"),
    ("6％", "网络零售占比6％", "=", "6", "6", "%"),
    ("６．５%", "网络零售占比６．５%", "=", "6.5", "6.5", "%"),
    ("6‰", "差错率6‰", "=", "6", "6", "‰"),
    ("6‰", "差错率6‰", "=", "0.6", "0.6", "%"),
    ("百分之六", "网络零售占比百分之六", "=", "6", "6", "%"),
    ("百分之六点五", "网络零售占比百分之六点五", "=", "6.5", "6.5", "%"),
    ("千分之三", "差错率千分之三", "=", "3", "3", "‰"),
    ("三成", "网络零售占比三成", "=", "30", "30", "%"),
    ("三成五", "网络零售占比三成五", "=", "35", "35", "%"),
    ("一半", "网络零售占一半", "=", "50", "50", "%"),
    ("三分之一", "网络零售占三分之一", "=", "1", "1", "三分之一"),
    ("四分之三", "网络零售占四分之三", "=", "75", "75", "%"),
    ("翻一番", "交易额翻一番", "=", "2", "2", "倍"),
    ("翻两番", "交易额翻两番", "=", "4", "4", "倍"),
    ("两倍", "达到两倍", "=", "2", "2", "倍"),
    ("2,500家", "企业2,500家", "=", "2500", "2500", "家"),
    ("12,345.6亿元", "交易额12,345.6亿元", "=", "12345.6", "12345.6", "亿元"),
    ("5000万亿元", "交易额达到5000万亿元", "=", "5000", "5000", "万亿元"),
    ("千亿元", "交易额达千亿元", "=", "1000", "1000", "亿元"),
    ("五千万元", "资金五千万元", "=", "5000", "5000", "万元"),
    ("百万元", "资金百万元", "=", "100", "100", "万元"),
    ("廿五家", "企业廿五家", "=", "25", "25", "家"),
    ("一万二千家", "企业一万二千家", "=", "12000", "12000", "家"),
    ("0件", "2027年重大投诉0件", "=", "0", "0", "件"),
    ("零投诉", "实现零投诉", "=", "0", "0", "件"),
    ("零增长", "增速保持零增长", "=", "0", "0", "%"),
    ("-2%", "增速为-2%", "=", "-2", "-2", "%"),
    ("近2年内", "近2年内无违法违规行为", "=", "2", "2", "年"),
    ("3年内", "3年内不再受理", "=", "3", "3", "年"),
    ("20%", "由2024年的30%下降到20%", "=", "20", "20", "%"),
    ("30%", "由2024年的30%下降到20%", "=", "30", "30", "%"),
    ("8%", "从6%到8%", "=", "8", "8", "%"),
    ("10家", "签约10家企业", "=", "10", "10", "家"),
    ("10家", "通过10家企业", "=", "10", "10", "家"),
    ("10家", "附近10家企业", "=", "10", "10", "家"),
    ("百家", "网上百家企业", "=", "100", "100", "家"),
    ("8家", "甲类不少于6家，乙类8家", "=", "8", "8", "家"),
    ("6家", "乙类6家，甲类8家以上", "=", "6", "6", "家"),
    ("10家", "10家省级以上园区", "=", "10", "10", "家"),
    ("2.9%", "同比增长18%，远高于全球2.9%的经济增长率", "=", "2.9", "2.9", "%"),
    ("1050亿美元", "远远超过2013年的1050亿美元", "=", "1050", "1050", "亿美元"),
    ("5家", "15家市级园区、5家省级园区", "=", "5", "5", "家"),
]  # fmt: skip


@pytest.mark.parametrize("said", SAID, ids=lambda said: f"{said[1]} {said[5]}")
def test_what_the_clause_says_is_recorded_and_nothing_else(said: tuple[str, str, str, str, str, str]) -> None:
    as_written, quote, operator, low, high, unit = said
    assert columns(recorded(*said)) == set(), read(recorded(*said), UNITS)
    for other in OPERATORS:
        if other != operator:
            assert "operator" in columns(recorded(as_written, quote, other, *bounded(other, low, high), unit)), other
    more, most = (str(Decimal(end) + 1) if end else "" for end in (low, high))
    assert "low" in columns(recorded(as_written, quote, operator, more, most, unit))
    if Decimal(low or high):
        minus, least = (str(-Decimal(end)) if end else "" for end in (low, high))
        assert "low" in columns(recorded(as_written, quote, operator, minus, least, unit))
        other_unit = "公里" if unit != "公里" else "家"
        assert "unit" in columns(recorded(as_written, quote, operator, low, high, other_unit))


@pytest.mark.parametrize("operator", ["<=", "="])
def test_a_word_that_leaves_the_sign_open_allows_both(operator: str) -> None:
    """控制在6%: at most, or just so; nothing else."""
    low, high = bounded(operator, "6", "6")
    assert columns(recorded("6%", "占比控制在6%", operator, low, high, "%")) == set()
    assert "operator" in columns(recorded("6%", "占比控制在6%", ">=", "6", "", "%"))


# as_written, quote, operator, low, high, unit, wording
APART = [
    ("2家", "至少形成网上商业街2家，网上专业市场3—5家", ">=", "2", "", "家", "至少"),
    ("1/3", "公益类培训不低于总培训场次的1/3", ">=", "1", "", "三分之一", "不低于"),
    ("6%", "占比不高于全省平均水平的6%", "<=", "", "6", "%", "不高于"),
    ("两倍", "增幅约为境内业务量的两倍", "approx", "2", "2", "倍", "约为"),
    ("8%", "增速分别超过6%、8%和10%", ">", "8", "", "%", "超过"),
]


@pytest.mark.parametrize("said", APART, ids=lambda said: said[1])
def test_a_sign_apart_must_be_named_and_obeyed(said: tuple[str, ...]) -> None:
    *cells, wording = said
    assert columns(recorded(*cells, wording)) == set()
    assert "operator" in columns(recorded(*cells, ""))
    value = cells[3] or cells[4]
    assert "operator" in columns(recorded(cells[0], cells[1], "=", value, value, cells[5], ""))
    assert "operator" in columns(recorded(cells[0], cells[1], "=", value, value, cells[5], wording))


def test_a_sign_of_a_list_may_be_meant_for_all() -> None:
    quote = "省级基地、企业分别达到15家、50家以上"
    assert columns(recorded("15家", quote, ">=", "15", "", "家", "以上")) == set()
    assert columns(recorded("15家", quote, "=", "15", "15", "家")) == set()


@pytest.mark.parametrize(
    ("as_written", "quote", "operator", "wording"),
    [
        ("8%", "甲类占比高于6%，乙类占比8%", ">", "高于"),
        ("6家", "甲类6家，乙类8家以上", ">=", "以上"),
        ("8家", "甲类约6家；乙类8家", "approx", "约"),
    ],
)
def test_the_sign_of_another_number_is_not_lent(as_written: str, quote: str, operator: str, wording: str) -> None:
    value, unit = as_written[0], as_written[1]
    low, high = bounded(operator, value, value)
    assert columns(recorded(as_written, quote, operator, low, high, unit, wording)) & {"wording", "operator"}


def test_wording_must_be_in_the_quote() -> None:
    assert "wording" in columns(recorded("6%", "占比6%", ">=", "6", "", "%", "以上"))


@pytest.mark.parametrize(
    ("as_written", "quote", "low"),
    [
        ("2%以上", "增速保持在-2%以上", "-2"), ("2%以上", "增速保持在-2%以上", "2"), ("8%", "网络零售占比6%-8%", "8"),
        ("5家", "培育15家园区", "5"), ("三个", "五十三个城市", "3"), ("500家", "企业2,500家", "500"),
        ("6%", "网络零售占比6%至8%", "6"),
    ],
)  # fmt: skip
def test_a_part_of_a_number_is_not_the_number(as_written: str, quote: str, low: str) -> None:
    unit = "%" if "%" in as_written else as_written[-1]
    operator = ">=" if "以上" in as_written else "="
    assert "as_written" in columns(recorded(as_written, quote, operator, *bounded(operator, low, low), unit))


@pytest.mark.parametrize("word", ["下降", "降低", "减少", "回落", "下滑", "负增长"])
def test_a_fall_is_below_zero_unless_the_indicator_counts_the_fall(word: str) -> None:
    written, quote = f"{word}3.3%", f"网络零售额同比{word}3.3%"
    assert columns(recorded(written, quote, "=", "-3.3", "-3.3", "%", counted="增速")) == set()
    assert "low" in columns(recorded(written, quote, "=", "3.3", "3.3", "%", counted="增速"))
    assert "as_written" in columns(recorded("3.3%", quote, "=", "-3.3", "-3.3", "%", counted="增速"))
    assert columns(recorded(written, quote, "=", "3.3", "3.3", "%", counted="单位能耗降幅")) == set()
    assert "low" in columns(recorded(written, quote, "=", "-3.3", "-3.3", "%", counted="单位能耗降幅"))


def test_at_least_so_much_of_a_fall_is_at_most_a_value() -> None:
    cells = ("下降不低于5%", "能耗下降不低于5%")
    assert columns(recorded(*cells, "<=", "", "-5", "%", counted="增速")) == set()
    assert "operator" in columns(recorded(*cells, ">=", "-5", "", "%", counted="增速"))
    assert columns(recorded(*cells, ">=", "5", "", "%", counted="能耗降幅")) == set()


@pytest.mark.parametrize(
    ("as_written", "low", "unit"),
    [
        ("6个百分点", "6", "个"), ("60亿元", "600000", "万元"), ("6%", "6", "家"), ("18万家以上", "18", "家"),
        ("655万", "655", "人"), ("1.5亿", "1.5", "万人"), ("100", "100", "%"), ("100", "100", "元"),
        ("1000人次", "1000", "人"), ("翻两番", "2", "倍"), ("百分之六", "60", "%"), ("三成", "3", "%"),
    ],
)  # fmt: skip
def test_another_unit_or_scale_is_refused(as_written: str, low: str, unit: str) -> None:
    operator = ">=" if "以上" in as_written else "="
    assert columns(recorded(as_written, as_written, operator, *bounded(operator, low, low), unit)) & {"unit", "low"}


@pytest.mark.parametrize("as_written", ["数十家", "几百家", "一批企业的"])
def test_what_is_no_certain_number_is_text(as_written: str) -> None:
    assert columns(recorded(as_written, f"培育{as_written}企业", "=", "10", "10", "家"))


def test_screens_show_the_number_with_its_sign() -> None:
    def governed(*cells: str) -> str:
        reading = read(recorded(*cells), UNITS)
        assert reading is not None
        return reading.governed

    assert governed("6%", "增速高于6%", ">", "6", "", "%") == "高于6%"
    assert governed("6%", "占比达到6%左右", "approx", "6", "6", "%") == "6%左右"
    assert governed("2家", "至少形成网上商业街2家", ">=", "2", "", "家", "至少") == "至少2家"
    assert governed("6%", "占比达到6%", "=", "6", "6", "%") == "6%"


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("十", 10), ("十二", 12), ("二十", 20), ("一百零五", 105), ("三千二百", 3200), ("一万二", 12000),
        ("三百五", 350), ("一亿二千万", 120000000), ("万亿", 10**12), ("两千亿", 2 * 10**11), ("卅一", 31),
        ("二〇二五", 2025), ("七八", None), ("十二五", None),
    ],
)  # fmt: skip
def test_chinese_numerals(numeral: str, value: int | None) -> None:
    assert chinese(numeral) == value


@pytest.mark.parametrize(
    ("subject", "quote", "at", "said"),
    [
        ("10月份", "10亿元", 0, (10, "10月份")), ("", "10月份完成10亿元", 5, (10, "10月份")),
        ("", "1月份完成1亿元，2月份完成2亿元", 13, (2, "2月份")), ("", "一季度完成1亿元", 5, (3, "一季度")),
        ("", "上半年完成1亿元", 5, (6, "上半年")), ("", "1—6月完成1亿元", 6, (6, "1—6月")),
        ("", "前三季度完成1亿元", 6, (9, "前三季度")), ("大型企业", "2020年完成1亿元", 7, (None, None)),
        ("", "自2016年8月25日起施行，完成1亿元", 16, (None, None)), ("", "十二月完成1亿元", 5, (12, "十二月")),
        ("", "12个月内完成1亿元", 7, (None, None)), ("", "1月份完成。全年1亿元", 8, (None, None)),
    ],
)  # fmt: skip
def test_months(subject: str, quote: str, at: int, said: tuple[int | None, str | None]) -> None:
    assert month(subject, quote, at) == said


def test_every_sign_of_the_vocabulary_is_read() -> None:
    """The rule knows each word that the vocabulary has: beside a number it says its operator and refuses the others."""
    for tables, quote in ((vocabulary.BEFORE, "占比{}百分之六"), (vocabulary.AFTER, "占比百分之六{}")):
        for said, listed in tables.items():
            for word in listed:
                if word in ("上", "过", "破"):
                    continue
                written = quote.format(word)
                for operator in OPERATORS[:-1]:
                    found = columns(recorded("百分之六", written, operator, *bounded(operator, "6", "6"), "%"))
                    assert ("operator" in found) == (operator not in said), (written, operator, found)


def test_negation_turns_every_sign_round() -> None:
    for said in ((">",), ("<",)):
        for word in vocabulary.BEFORE[said]:
            for negation in ("不", "不得", "未", "没有"):
                if word[0] in "不未达" or (negation + word) in sum(vocabulary.BEFORE.values(), ()) or word in "<>破过":
                    continue
                turned = vocabulary.OPPOSITE[said[0]]
                low, high = bounded(turned, "6", "6")
                assert columns(recorded("6%", f"占比{negation}{word}6%", turned, low, high, "%")) == set(), word


def test_numbers_keep_their_places() -> None:
    text = plain("占比６％～８％，2,500家")
    assert [text[n.start : n.end] for n in numbers(text, UNITS)] == ["6%~8%", "2,500家"]
