"""Corpus of messy workbooks, made anew each time from the shapes in which bureaus send their numbers."""

from collections.abc import Callable, Iterator

from tests.importer.brothers import BROTHERS, Brother
from tests.importer.making import Expected, Messy, text, xlsx

TURNOVER, RETAIL, CROSS, EXPRESS = "电子商务交易额", "网络零售额", "跨境电子商务交易额", "快递业务量"
FILED, SHARE = "备案认定跨境电子商务企业", "网络零售额占社会消费品零售总额比重"
STAFF, GROWTH = "跨境电子商务从业人员", "网络零售额增速"
NINE = ["梁园区", "睢阳区", "示范区", "虞城县", "夏邑县", "柘城县", "宁陵县", "睢县", "民权县"]
COUNTIES = ["梁园区", "睢阳区", "虞城县", "夏邑县", "柘城县", "宁陵县", "睢县", "民权县", "永城市"]
FULL = {"示范区": "示范区（商丘）"}
SHEET = "Sheet1"

_makers: list[Callable[[], Messy | Iterator[Messy]]] = []


def shape(make: Callable[[], Messy | Iterator[Messy]]) -> Callable[[], Messy | Iterator[Messy]]:
    _makers.append(make)
    return make


def e(
    cell: str,
    place: str | None,
    indicator: str | None,
    period: str | None,
    value: str | None,
    unit: str | None = None,
    **more: object,
) -> Expected:
    sheet = str(more.pop("sheet", SHEET))
    return Expected(sheet, cell, FULL.get(place or "", place), indicator, period, value, unit, **more)  # type: ignore[arg-type]


def none(cell: str, place: str, indicator: str, period: str, status: str, **more: object) -> Expected:
    """A cell without a number."""
    return e(cell, place, indicator, period, None, None, status=status, **more)


def column(
    letter: str,
    row: int,
    places: list[str],
    values: list[object],
    indicator: str,
    period: str,
    unit: str,
    **more: object,
) -> list[Expected]:
    return [
        e(f"{letter}{row + n}", place, indicator, period, str(value), unit, **more)
        for n, (place, value) in enumerate(zip(places, values))
    ]


VALUES = [12, 15, 3, 20, 18, 9, 7, 11, 5]


@shape
def plain_with_total_last() -> Messy:
    rows = [
        ["商丘市2016年网络零售额统计表"],
        ["", "单位：万元"],
        ["县（市、区）", RETAIL],
        *zip(COUNTIES, VALUES),
        ["合计", 100],
    ]
    return Messy(
        "合计在末行",
        "a.xlsx",
        xlsx({SHEET: rows}, ["A1:B1"]),
        [*column("B", 4, COUNTIES, VALUES, RETAIL, "2016", "万元"), e("B13", "商丘市", RETAIL, "2016", "100", "万元")],
    )


@shape
def total_first() -> Messy:
    rows = [
        ["2017年1-9月各县区电商交易额"],
        ["单位：亿元"],
        ["地区", "电商交易额"],
        ["全市", 100],
        *zip(COUNTIES, VALUES),
    ]
    return Messy(
        "全市在首行",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e("B4", "商丘市", TURNOVER, "2017/1-9累", "100", "亿元"),
            *column("B", 5, COUNTIES, VALUES, TURNOVER, "2017/1-9累", "亿元"),
        ],
    )


@shape
def total_that_does_not_add_up() -> Messy:
    rows = [["商丘市2016年网络零售额"], ["单位：万元"], ["县区", RETAIL], *zip(COUNTIES, VALUES), ["合计", 101]]
    return Messy(
        "合计不等",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            *column("B", 4, COUNTIES, VALUES, RETAIL, "2016", "万元", asks=None),
            e("B13", "商丘市", RETAIL, "2016", "101", "万元", asks=True),
        ],
    )


@shape
def zones_overlap() -> Messy:
    places = [*COUNTIES, "示范区"]
    rows = [["商丘市2016年网络零售额"], ["单位：万元"], ["县区", RETAIL], *zip(places, [*VALUES, 4]), ["合计", 100]]
    return Messy(
        "功能区与县重叠",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            *column("B", 4, places, [*VALUES, 4], RETAIL, "2016", "万元"),
            e("B14", "商丘市", RETAIL, "2016", "100", "万元"),
        ],
    )


@shape
def short_names() -> Messy:
    rows = [
        ["商丘市2016年电子商务情况"],
        ["地 区", "网络零售额（万元）", "快递业务量（万件）"],
        ["虞 城", 1, 2],
        ["夏邑", 3, 4],
        ["睢　县", 5, 6],
        ["睢阳", 7, 8],
        ["示范区", 9, 10],
    ]
    places = ["虞城县", "夏邑县", "睢县", "睢阳区", "示范区"]
    return Messy(
        "简称与空格",
        "a.xlsx",
        xlsx({SHEET: rows}),
        column("B", 3, places, [1, 3, 5, 7, 9], RETAIL, "2016", "万元")
        + column("C", 3, places, [2, 4, 6, 8, 10], EXPRESS, "2016", "万件"),
    )


@shape
def monthly_form() -> Messy:
    rows = [
        ["虞城县2017年9月电子商务统计月报"],
        ["指标", "计量单位", "本月", "累计", "上年同期累计", "累计同比增长（%）"],
        ["电商交易额", "亿元", 1.2, 10.5, 9.1, 15.4],
        ["其中：跨境", "万美元", "无", 20, 0, "-"],
        [RETAIL, "万元", "1,234.5", "９８７６", "9 000", "9.7"],
    ]
    v = "虞城县"
    return Messy(
        "月报：本月、累计、同比",
        "a.xlsx",
        xlsx({SHEET: rows}, ["A1:F1"]),
        [
            e("C3", v, TURNOVER, "2017/9", "1.2", "亿元"),
            e("D3", v, TURNOVER, "2017/1-9累", "10.5", "亿元"),
            e("E3", v, TURNOVER, "2016/1-9累", "9.1", "亿元"),
            e("F3", v, "电子商务交易额增速", "2017/1-9累", "15.4", "%"),
            none("C4", v, CROSS, "2017/9", "nothing_to_report"),
            e("D4", v, CROSS, "2017/1-9累", "20", "万美元"),
            e("E4", v, CROSS, "2016/1-9累", "0", "万美元", status="zero"),
            e("C5", v, RETAIL, "2017/9", "1234.5", "万元"),
            e("D5", v, RETAIL, "2017/1-9累", "9876", "万元"),
            e("E5", v, RETAIL, "2016/1-9累", "9000", "万元"),
            e("F5", v, GROWTH, "2017/1-9累", "9.7", "%"),
        ],
    )


@shape
def same_leaf_under_many_parents() -> Messy:
    rows = [
        ["2017年9月商丘市各县区电商情况"],
        ["县区", "网络零售额（万元）", "", "快递业务量（万件）", ""],
        ["", "本月", "累计", "本月", "累计"],
        ["虞城县", 1, 2, 3, 4],
        ["民权县", 5, 6, 7, 8],
    ]
    leaves = (
        ("B", RETAIL, "2017/9", "万元"),
        ("C", RETAIL, "2017/1-9累", "万元"),
        ("D", EXPRESS, "2017/9", "万件"),
        ("E", EXPRESS, "2017/1-9累", "万件"),
    )
    expected = [
        e(f"{letter}{row}", place, indicator, period, str(start + n), unit)
        for row, place, start in ((4, "虞城县", 1), (5, "民权县", 5))
        for n, (letter, indicator, period, unit) in enumerate(leaves)
    ]
    content = xlsx({SHEET: rows}, ["A2:A3", "B2:C2", "D2:E2"])
    return Messy("同名子表头", "a.xlsx", content, expected)


@shape
def merges_lost_in_csv() -> Iterator[Messy]:
    rows = [
        ["2017年9月商丘市各县区电商情况", "", "", "", ""],
        ["县区", "网络零售额（万元）", "", "快递业务量（万件）", ""],
        ["", "本月", "累计", "本月", "累计"],
        ["虞城县", 1, 2, 3, 4],
    ]
    expected = [
        e("B4", "虞城县", RETAIL, "2017/9", "1", "万元", sheet=""),
        e("C4", "虞城县", RETAIL, "2017/1-9累", "2", "万元", sheet=""),
        e("D4", "虞城县", EXPRESS, "2017/9", "3", "万件", sheet=""),
        e("E4", "虞城县", EXPRESS, "2017/1-9累", "4", "万件", sheet=""),
    ]
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        for separator, word in ((",", "逗号"), ("\t", "制表符"), (";", "分号")):
            yield Messy(f"CSV {encoding} {word}", "a.csv", text(rows, separator, encoding), expected)


@shape
def four_levels() -> Messy:
    rows = [
        ["商丘市电子商务发展情况"],
        ["县区", "2016年", "", "", "", "2017年", "", "", ""],
        ["", "跨境电商", "", RETAIL, "", "跨境电商", "", RETAIL, ""],
        ["", "交易额", "备案企业", "上半年", "下半年", "交易额", "备案企业", "上半年", "下半年"],
        ["", "（万美元）", "（家）", "（万元）", "（万元）", "（万美元）", "（家）", "（万元）", "（万元）"],
        ["宁陵县", 1, 2, 3, 4, 5, 6, 7, 8],
    ]
    n = "宁陵县"
    return Messy(
        "四层表头",
        "a.xlsx",
        xlsx({SHEET: rows}, ["A2:A5", "B2:E2", "F2:I2", "B3:C3", "D3:E3", "F3:G3", "H3:I3"]),
        [
            e("B6", n, CROSS, "2016", "1", "万美元"),
            e("C6", n, FILED, "2016点", "2", "家", asks=True),
            e("D6", n, RETAIL, "2016/1-6", "3", "万元"),
            e("E6", n, RETAIL, "2016/7-12", "4", "万元"),
            e("F6", n, CROSS, "2017", "5", "万美元"),
            e("G6", n, FILED, "2017点", "6", "家", asks=True),
            e("H6", n, RETAIL, "2017/1-6", "7", "万元"),
            e("I6", n, RETAIL, "2017/7-12", "8", "万元"),
        ],
    )


@shape
def transposed() -> Messy:
    rows = [
        ["商丘市2016年电子商务主要指标"],
        ["指标", "单位", "虞城县", "夏邑县", "全市"],
        [RETAIL, "万元", 10, 20, 300],
        ["跨境电商从业人员", "人", 100, 200, 5000],
    ]
    return Messy(
        "指标为行、地区为列",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e("C3", "虞城县", RETAIL, "2016", "10", "万元"),
            e("D3", "夏邑县", RETAIL, "2016", "20", "万元"),
            e("E3", "商丘市", RETAIL, "2016", "300", "万元", asks=None),
            e("C4", "虞城县", STAFF, "2016点", "100", "人"),
            e("D4", "夏邑县", STAFF, "2016点", "200", "人"),
            e("E4", "商丘市", STAFF, "2016点", "5000", "人", asks=None),
        ],
    )


@shape
def months_across() -> Messy:
    months = [f"{n}月" for n in range(1, 13)]
    values = [str(n) for n in range(1, 13)]
    rows = [["虞城县2016年网络零售额（万元）"], ["项目", *months, "合计"], [RETAIL, *range(1, 13), 78]]
    letters = "BCDEFGHIJKLM"
    return Messy(
        "月份为列",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            *(
                e(f"{letter}3", "虞城县", RETAIL, f"2016/{n}", value, "万元")
                for n, (letter, value) in enumerate(zip(letters, values), 1)
            ),
            e("N3", "虞城县", RETAIL, "2016", "78", "万元"),
        ],
    )


@shape
def bare_months() -> Messy:
    rows = [["夏邑县2017年快递业务量", "", "", "", "单位：万件"], ["月份", 1, 2, 3, "合计"], [EXPRESS, 5, 6, 7, 18]]
    return Messy(
        "月份只写数字",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            *(e(f"{letter}3", "夏邑县", EXPRESS, f"2017/{n}", str(n + 4), "万件") for n, letter in enumerate("BCD", 1)),
            e("E3", "夏邑县", EXPRESS, "2017/1-3", "18", "万件"),
        ],
    )


@shape
def long_form() -> Messy:
    rows = [
        ["地区", "指标名称", "年份", "月份", "数值", "单位", "备注"],
        ["虞城县", RETAIL, 2017, 1, 12.5, "万元", ""],
        ["夏邑", "网上零售额", 2017, 12, 0, "万元", "零"],
        ["睢县", "跨境电商从业人员", 2017, 6, "不适用", "人", ""],
    ]
    return Messy(
        "长表",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e("E2", "虞城县", RETAIL, "2017/1", "12.5", "万元"),
            e("E3", "夏邑县", RETAIL, "2017/12", "0", "万元", status="zero"),
            none("E4", "睢县", STAFF, "2017/6点", "not_applicable"),
        ],
    )


@shape
def long_form_with_text_periods() -> Messy:
    rows = [
        ["县区", "时间", "指标", "计量单位", "值"],
        ["柘城县", "2017年1-9月", RETAIL, "亿元", 1.25],
        ["柘城县", "2017年三季度", RETAIL, "亿元", 0.5],
        ["柘城县", "2017-09", RETAIL, "亿元", 0.2],
        ["柘城县", "二〇一六年", RETAIL, "亿元", 1.1],
        ["柘城县", "15年", RETAIL, "亿元", 0.9],
    ]
    periods = ["2017/1-9累", "2017/7-9", "2017/9", "2016", "2015"]
    return Messy(
        "长表：各种期间",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e(f"E{n}", "柘城县", RETAIL, period, value, "亿元")
            for n, (period, value) in enumerate(zip(periods, ["1.25", "0.5", "0.2", "1.1", "0.9"]), 2)
        ],
    )


@shape
def two_tables() -> Messy:
    rows = [
        ["表1　2016年网络零售额"],
        ["单位：万元"],
        ["县区", RETAIL],
        ["虞城县", 1],
        ["夏邑县", 2],
        [],
        ["表2　2017年快递业务量"],
        ["单位：万件"],
        ["县区", EXPRESS],
        ["虞城县", 3],
        ["夏邑县", 4],
    ]
    return Messy(
        "一张工作表上下两张表",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e("B4", "虞城县", RETAIL, "2016", "1", "万元"),
            e("B5", "夏邑县", RETAIL, "2016", "2", "万元"),
            e("B10", "虞城县", EXPRESS, "2017", "3", "万件"),
            e("B11", "夏邑县", EXPRESS, "2017", "4", "万件"),
        ],
    )


@shape
def side_by_side() -> Messy:
    rows = [
        ["商丘市2016年电子商务情况"],
        ["县区", "网络零售额（万元）", "", "县区", "快递业务量（万件）"],
        ["虞城县", 1, "", "民权县", 3],
        ["夏邑县", 2, "", "睢县", 4],
    ]
    return Messy(
        "一张工作表左右两张表",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e("B3", "虞城县", RETAIL, "2016", "1", "万元"),
            e("B4", "夏邑县", RETAIL, "2016", "2", "万元"),
            e("E3", "民权县", EXPRESS, "2016", "3", "万件"),
            e("E4", "睢县", EXPRESS, "2016", "4", "万件"),
        ],
    )


@shape
def folded() -> Messy:
    rows = [
        ["商丘市2016年网络零售额（万元）"],
        ["县区", RETAIL, "县区", RETAIL],
        ["虞城县", 1, "民权县", 3],
        ["夏邑县", 2, "睢县", 4],
    ]
    return Messy(
        "折成两栏的表",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e("B3", "虞城县", RETAIL, "2016", "1", "万元"),
            e("B4", "夏邑县", RETAIL, "2016", "2", "万元"),
            e("D3", "民权县", RETAIL, "2016", "3", "万元"),
            e("D4", "睢县", RETAIL, "2016", "4", "万元"),
        ],
    )


@shape
def percent_formats() -> Messy:
    rows = [
        ["商丘市2016年网络零售额占社会消费品零售总额比重"],
        ["县区", "网络零售额占社会消费品零售总额比重"],
        ["虞城县", (0.2618, "0.00%")],
        ["夏邑县", (0.3, "0%")],
        ["睢县", (26.18, '0.00"%"')],
        ["民权县", 0.2618],
        ["宁陵县", "26.18％"],
    ]
    return Messy(
        "百分比格式",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e("B3", "虞城县", SHARE, "2016", "26.18", "%"),
            e("B4", "夏邑县", SHARE, "2016", "30", "%"),
            e("B5", "睢县", SHARE, "2016", "26.18", "%"),
            e("B6", "民权县", SHARE, "2016", "26.18", "%", asks=True),
            e("B7", "宁陵县", SHARE, "2016", "26.18", "%"),
        ],
    )


@shape
def unit_formats() -> Messy:
    rows = [
        ["商丘市2016年网络零售额"],
        ["县区", RETAIL],
        ["虞城县", (1234.5, '0.0"万元"')],
        ["夏邑县", (2.5, '0.0"亿元"')],
        ["睢县", (12345000, '#,##0.0,"千元"')],
        ["民权县", (12345, '0!.0,"万元"')],
    ]
    return Messy(
        "单位写在数字格式里",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e("B3", "虞城县", RETAIL, "2016", "1234.5", "万元"),
            e("B4", "夏邑县", RETAIL, "2016", "2.5", "亿元"),
            e("B5", "睢县", RETAIL, "2016", "0.12345", "亿元", asks=None),
            e("B6", "民权县", RETAIL, "2016", "1.2345", "万元"),
        ],
    )


@shape
def scale_format_without_word() -> Messy:
    rows = [["商丘市2016年网络零售额"], ["", "单位：万元"], ["县区", RETAIL], ["虞城县", (1234000, "#,##0,")]]
    return Messy(
        "千分位缩放格式", "a.xlsx", xlsx({SHEET: rows}), [e("B4", "虞城县", RETAIL, "2016", "1234", "万元", asks=True)]
    )


@shape
def hidden_things() -> Messy:
    rows = [
        ["商丘市2016年电子商务情况"],
        ["县区", "网络零售额（万元）", "快递业务量（万件）"],
        ["虞城县", 1, 2],
        ["夏邑县", 3, 4],
    ]

    def hide(book: object, sheet) -> None:  # type: ignore[no-untyped-def]
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.set_column(2, 2, None, None, {"hidden": True})

    return Messy(
        "隐藏的行和列",
        "a.xlsx",
        xlsx({SHEET: rows}, also=hide),
        [
            e("B3", "虞城县", RETAIL, "2016", "1", "万元"),
            e("C3", "虞城县", EXPRESS, "2016", "2", "万件", asks=True),
            e("B4", "夏邑县", RETAIL, "2016", "3", "万元", asks=True),
            e("C4", "夏邑县", EXPRESS, "2016", "4", "万件", asks=True),
        ],
    )


@shape
def hidden_sheet() -> Messy:
    rows = [["商丘市2016年网络零售额（万元）"], ["县区", RETAIL], ["虞城县", 1]]
    other = [["商丘市2015年网络零售额（万元）"], ["县区", RETAIL], ["虞城县", 2]]

    def hide(book, sheet) -> None:  # type: ignore[no-untyped-def]
        book.get_worksheet_by_name("旧").hide()

    return Messy(
        "隐藏的工作表",
        "a.xlsx",
        xlsx({SHEET: rows, "旧": other}, also=hide),
        [
            e("B3", "虞城县", RETAIL, "2016", "1", "万元"),
            e("B3", "虞城县", RETAIL, "2015", "2", "万元", sheet="旧", asks=True),
        ],
    )


@shape
def statuses() -> Messy:
    signs = ["-", "—", "/", "…", None, 0, "无", "不适用", "未上报"]
    rows = [
        ["商丘市2016年网络零售额（万元）"],
        ["县区", RETAIL, "电商交易额"],
        *([place, sign, 7] for place, sign in zip(COUNTIES, signs)),
    ]
    found = [
        "nothing_to_report",
        "nothing_to_report",
        "not_applicable",
        "missing",
        "missing",
        "zero",
        "nothing_to_report",
        "not_applicable",
        "missing",
    ]
    asks = [True, True, True, True, False, False, False, False, False]
    return Messy(
        "各种没有数的写法",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            *(
                e(
                    f"B{n}",
                    place,
                    RETAIL,
                    "2016",
                    "0" if status == "zero" else None,
                    "万元" if status == "zero" else None,
                    status=status,
                    asks=ask,
                )
                for n, (place, status, ask) in enumerate(zip(COUNTIES, found, asks), 3)
            ),
            *(e(f"C{n}", place, TURNOVER, "2016", "7", "万元") for n, place in enumerate(COUNTIES, 3)),
        ],
    )


@shape
def legend() -> Messy:
    rows = [
        ["商丘市2016年网络零售额（万元）"],
        ["县区", RETAIL],
        ["虞城县", "-"],
        ["夏邑县", 2],
        ["注：“-”表示不适用。"],
    ]
    return Messy(
        "注释说明了短横",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [none("B3", "虞城县", RETAIL, "2016", "not_applicable"), e("B4", "夏邑县", RETAIL, "2016", "2", "万元")],
    )


@shape
def errors() -> Messy:
    rows = [["商丘市2016年网络零售额（万元）"], ["县区", RETAIL], ["虞城县", None], ["夏邑县", 2]]

    def formula(book, sheet) -> None:  # type: ignore[no-untyped-def]
        sheet.write_formula("B3", "=1/0", None, "#DIV/0!")

    return Messy(
        "错误值",
        "a.xlsx",
        xlsx({SHEET: rows}, also=formula),
        [none("B3", "虞城县", RETAIL, "2016", "missing", asks=True), e("B4", "夏邑县", RETAIL, "2016", "2", "万元")],
    )


@shape
def comments() -> Messy:
    rows = [["商丘市2016年网络零售额（万元）"], ["县区", RETAIL], ["虞城县", 1], ["夏邑县", 2]]
    return Messy(
        "批注",
        "a.xlsx",
        xlsx({SHEET: rows}, also=lambda book, sheet: sheet.write_comment("B3", "此数含永城")),
        [e("B3", "虞城县", RETAIL, "2016", "1", "万元", asks=True), e("B4", "夏邑县", RETAIL, "2016", "2", "万元")],
    )


@shape
def text_numbers() -> Messy:
    written = ["1,234.50", "１２３４", "1 234", "1\u00a0234.5", "12.5亿元", "约120", "100多", "80-100", "1.2万", "壹佰"]
    places = [*COUNTIES, "示范区"]
    rows = [["商丘市2016年网络零售额（万元）"], ["县区", RETAIL], *zip(places, written)]
    read = [
        ("1234.5", "万元", False),
        ("1234", "万元", False),
        ("1234", "万元", False),
        ("1234.5", "万元", False),
        ("12.5", "亿元", False),
        ("120", "万元", True),
        ("100", "万元", True),
        ("80", "万元", True),
        ("1.2", "万元", True),
        ("100", "万元", True),
    ]
    return Messy(
        "文字写的数",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e(f"B{n}", place, RETAIL, "2016", value, unit, asks=asks)
            if value != "80"
            else e(f"B{n}", place, RETAIL, "2016", None, None, status="missing", asks=True)
            for n, (place, (value, unit, asks)) in enumerate(zip(places, read), 3)
        ],
    )


@shape
def trailing_nought() -> Messy:
    rows = [
        ["月份", "虞城县网络零售额（万元）"],
        *([(value, "0.00"), n] for n, value in enumerate([2022.08, 2022.09, 2022.10], 1)),
        [2022.11, 4],
    ]
    return Messy(
        "2022.10 带格式",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e("B2", "虞城县", RETAIL, "2022/8", "1", "万元"),
            e("B3", "虞城县", RETAIL, "2022/9", "2", "万元"),
            e("B4", "虞城县", RETAIL, "2022/10", "3", "万元"),
            e("B5", "虞城县", RETAIL, "2022/11", "4", "万元"),
        ],
    )


@shape
def trailing_nought_lost() -> Messy:
    rows = [["月份", "虞城县网络零售额（万元）"], [2022.9, 1], [2022.1, 2], [2022.11, 3]]
    return Messy(
        "2022.10 丢了零",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e("B2", "虞城县", RETAIL, "2022/9", "1", "万元"),
            e("B3", "虞城县", RETAIL, "2022/10", "2", "万元", asks=None),
            e("B4", "虞城县", RETAIL, "2022/11", "3", "万元"),
        ],
    )


@shape
def formatted_far_out() -> Messy:
    rows = [["商丘市2016年网络零售额（万元）"], ["县区", RETAIL], ["虞城县", 1]]

    def paint(book, sheet) -> None:  # type: ignore[no-untyped-def]
        look = book.add_format({"bg_color": "#FFFF00"})
        for row in (3, 900, 1048575):
            for at in (0, 1, 16383):
                sheet.write_blank(row, at, None, look)
        sheet.set_row(5, None, look)

    return Messy(
        "远到 XFD 的空格式", "a.xlsx", xlsx({SHEET: rows}, also=paint), [e("B3", "虞城县", RETAIL, "2016", "1", "万元")]
    )


@shape
def other_countys_rows() -> Messy:
    rows = [
        ["填报单位：虞城县商务局", "", "报告期：2017年9月"],
        ["单位：万元"],
        ["县区", RETAIL],
        ["虞城县", 1],
        ["夏邑县", 2],
    ]
    return Messy(
        "县里的文件带别县的行",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [e("B4", "虞城县", RETAIL, "2017/9", "1", "万元"), e("B5", "夏邑县", RETAIL, "2017/9", "2", "万元", asks=True)],
    )


@shape
def serial_numbers() -> Messy:
    rows = [
        ["商丘市2016年网络零售额（万元）"],
        ["", "县区", RETAIL],
        [1, "虞城县", 10],
        [2, "夏邑县", 20],
        [3, "睢县", 30],
    ]
    return Messy(
        "没有表头的序号",
        "a.xlsx",
        xlsx({SHEET: rows}),
        column("C", 3, ["虞城县", "夏邑县", "睢县"], [10, 20, 30], RETAIL, "2016", "万元"),
    )


@shape
def years_across() -> Iterator[Messy]:
    for title, years in (
        ("数字", [2014, 2015, 2016]),
        ("年字", ["2014年", "2015年", "2016年"]),
        ("两位", ["14年", "15年", "16年"]),
        ("中文", ["二〇一四年", "二〇一五年", "二○一六年"]),
        ("文本", ["2014", "2015", "2016"]),
    ):
        rows = [["商丘市网络零售额"], ["单位：亿元"], ["县区", *years], ["虞城县", 1.5, 2.5, 3.5], ["夏邑县", 4, 5, 6]]
        yield Messy(
            f"年份为列：{title}",
            "a.xlsx",
            xlsx({SHEET: rows}),
            [
                e(f"{letter}{row}", place, RETAIL, year, value, "亿元")
                for row, place, values in ((4, "虞城县", ["1.5", "2.5", "3.5"]), (5, "夏邑县", ["4", "5", "6"]))
                for letter, year, value in zip("BCD", ["2014", "2015", "2016"], values)
            ],
        )


@shape
def years_down() -> Messy:
    rows = [
        ["虞城县历年网络零售额"],
        ["年份", "网络零售额（亿元）", "同比增长（%）"],
        [2014, 1.5, 10],
        [2015, 2, 33.3],
        [2016, 2.5, 25],
    ]
    return Messy(
        "年份为行",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            x
            for n, (year, value, growth) in enumerate(
                (("2014", "1.5", "10"), ("2015", "2", "33.3"), ("2016", "2.5", "25")), 3
            )
            for x in (
                e(f"B{n}", "虞城县", RETAIL, year, value, "亿元"),
                e(f"C{n}", "虞城县", GROWTH, year, growth, "%"),
            )
        ],
    )


@shape
def targets_beside() -> Messy:
    rows = [
        ["商丘市2017年备案企业目标完成情况"],
        ["县区", "年度目标（家）", "累计完成（家）", "完成率（%）", "排名"],
        ["虞城县", 12, 9, 75, 1],
        ["夏邑县", 10, 5, 50, 2],
    ]
    return Messy(
        "目标、完成率、排名",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e("C3", "虞城县", FILED, "2017累", "9", "家", asks=None),
            e("C4", "夏邑县", FILED, "2017累", "5", "家", asks=None),
        ],
    )


@shape
def of_which_rows() -> Messy:
    rows = [
        ["商丘市2016年跨境电子商务情况"],
        ["指标", "单位", "数值"],
        [TURNOVER, "亿元", 100],
        ["  其中：跨境电商交易额", "亿元", 10],
        ["其中：网络零售额", "亿元", 30],
        ["其中：B2B", "亿元", 20],
    ]
    s = "商丘市"
    return Messy(
        "其中",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e("C3", s, TURNOVER, "2016", "100", "亿元"),
            e("C4", s, CROSS, "2016", "10", "亿元"),
            e("C5", s, RETAIL, "2016", "30", "亿元"),
            e("C6", s, TURNOVER, "2016", "20", "亿元", subject="B2B", asks=True),
        ],
    )


@shape
def unknown_qualifier() -> Messy:
    rows = [
        ["虞城县2016年情况"],
        ["指标", "数值（万元）"],
        ["农村网络零售额", 5],
        ["网络零售额（含农村）", 9],
        [RETAIL, 8],
    ]
    return Messy(
        "口径不同的指标",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e("B3", "虞城县", RETAIL, "2016", "5", "万元", subject="农村", asks=True),
            e("B4", "虞城县", RETAIL, "2016", "9", "万元", subject="含农村", asks=True),
            e("B5", "虞城县", RETAIL, "2016", "8", "万元"),
        ],
    )


@shape
def sections() -> Messy:
    rows = [
        ["商丘市2016年电子商务情况", "", ""],
        ["指标", "单位", "数值"],
        ["虞城县", "", ""],
        [RETAIL, "万元", 1],
        [EXPRESS, "万件", 2],
        ["夏邑县", "", ""],
        [RETAIL, "万元", 3],
        [EXPRESS, "万件", 4],
    ]
    return Messy(
        "按县分段",
        "a.xlsx",
        xlsx({SHEET: rows}, ["A3:C3", "A6:C6"]),
        [
            e("C4", "虞城县", RETAIL, "2016", "1", "万元"),
            e("C5", "虞城县", EXPRESS, "2016", "2", "万件"),
            e("C7", "夏邑县", RETAIL, "2016", "3", "万元"),
            e("C8", "夏邑县", EXPRESS, "2016", "4", "万件"),
        ],
    )


@shape
def merged_places() -> Iterator[Messy]:
    rows = [
        ["商丘市2016年电子商务情况"],
        ["县区", "指标", "单位", "数值"],
        ["虞城县", RETAIL, "万元", 1],
        ["", EXPRESS, "万件", 2],
        ["夏邑县", RETAIL, "万元", 3],
        ["", EXPRESS, "万件", 4],
    ]
    expected = [
        e("D3", "虞城县", RETAIL, "2016", "1", "万元"),
        e("D4", "虞城县", EXPRESS, "2016", "2", "万件"),
        e("D5", "夏邑县", RETAIL, "2016", "3", "万元"),
        e("D6", "夏邑县", EXPRESS, "2016", "4", "万件"),
    ]
    yield Messy("合并的地区", "a.xlsx", xlsx({SHEET: rows}, ["A3:A4", "A5:A6"]), expected)
    yield Messy("合并丢失的地区", "a.xlsx", xlsx({SHEET: rows}), expected)


@shape
def column_numbers() -> Messy:
    rows = [
        ["商丘市2016年电子商务情况"],
        ["县区", "网络零售额（万元）", "快递业务量（万件）"],
        ["甲", 1, 2],
        ["虞城县", 10, 20],
        ["夏邑县", 30, 40],
    ]
    return Messy(
        "栏次行",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e("B4", "虞城县", RETAIL, "2016", "10", "万元"),
            e("C4", "虞城县", EXPRESS, "2016", "20", "万件"),
            e("B5", "夏邑县", RETAIL, "2016", "30", "万元"),
            e("C5", "夏邑县", EXPRESS, "2016", "40", "万件"),
        ],
    )


@shape
def form_with_aside() -> Messy:
    rows = [
        ["跨境电子商务统计表"],
        ["表    号：豫商电1表", "", "制定机关：省商务厅"],
        ["综合机关名称：民权县商务局", "2017年1-6月", "有效期至：2018年12月"],
        ["指标名称", "计量单位", "1-本月"],
        [CROSS, "万美元", 15],
        ["单位负责人：甲", "填表人：乙", "报出日期：2017年7月5日"],
    ]
    return Messy(
        "带表号和报出日期的报表",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [e("C5", "民权县", CROSS, "2017/1-6累", "15", "万美元")],
    )


@shape
def year_not_written() -> Messy:
    rows = [["县区", "1-9月网络零售额（万元）"], ["虞城县", 1]]
    return Messy("没有年份", "a.xlsx", xlsx({SHEET: rows}), [e("B2", "虞城县", RETAIL, None, "1", "万元", asks=True)])


@shape
def year_column_in_a_monthly_table() -> Messy:
    rows = [["商丘市2017年1-9月网络零售额（万元）"], ["县区", "2017年", "2016年"], ["虞城县", 5, 4]]
    return Messy(
        "1-9月的表里只写年",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e("B3", "虞城县", RETAIL, "2017/1-9累", "5", "万元", asks=True),
            e("C3", "虞城县", RETAIL, "2016/1-9累", "4", "万元", asks=True),
        ],
    )


@shape
def no_unit() -> Messy:
    rows = [["商丘市2016年网络零售额"], ["县区", RETAIL], ["虞城县", 5]]
    return Messy("没有单位", "a.xlsx", xlsx({SHEET: rows}), [e("B3", "虞城县", RETAIL, "2016", "5", "亿元", asks=True)])


@shape
def units_of_title_do_not_fit() -> Messy:
    rows = [
        ["商丘市2016年电子商务情况"],
        ["单位：万元"],
        ["县区", RETAIL, "跨境电商从业人员", "跨境电商交易额（万美元）"],
        ["虞城县", 5, 30, 7],
    ]
    return Messy(
        "标题单位不适用于计数",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e("B4", "虞城县", RETAIL, "2016", "5", "万元"),
            e("C4", "虞城县", STAFF, "2016点", "30", "人"),
            e("D4", "虞城县", CROSS, "2016", "7", "万美元"),
        ],
    )


@shape
def several_units_in_title() -> Messy:
    rows = [
        ["商丘市2016年电子商务情况"],
        ["单位：万元、万件、人"],
        ["县区", RETAIL, "快递业务量", "跨境电商从业人员"],
        ["虞城县", 5, 6, 30],
    ]
    return Messy(
        "标题写了几个单位",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e("B4", "虞城县", RETAIL, "2016", "5", "万元"),
            e("C4", "虞城县", EXPRESS, "2016", "6", "万件"),
            e("D4", "虞城县", STAFF, "2016点", "30", "人"),
        ],
    )


@shape
def thousand_yuan() -> Messy:
    rows = [["商丘市2016年网络零售额"], ["单位：千元"], ["县区", RETAIL], ["虞城县", 1234567]]
    return Messy("千元", "a.xlsx", xlsx({SHEET: rows}), [e("B4", "虞城县", RETAIL, "2016", "12.34567", "亿元")])


@shape
def typed_wrong_place() -> Messy:
    rows = [["商丘市2016年网络零售额（万元）"], ["县区", RETAIL], ["虞诚县", 5], ["高新区", 6], ["夏邑县", 7]]
    return Messy(
        "写错的地区和别市的功能区",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e("B3", None, RETAIL, "2016", "5", "万元", asks=True),
            e("B4", None, RETAIL, "2016", "6", "万元", asks=True),
            e("B5", "夏邑县", RETAIL, "2016", "7", "万元"),
        ],
    )


@shape
def twice() -> Messy:
    rows = [["商丘市2016年网络零售额（万元）"], ["县区", RETAIL], ["虞城县", 5], ["夏邑县", 7], ["虞城县", 6]]
    return Messy(
        "同一个县两行",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e("B3", "虞城县", RETAIL, "2016", "5", "万元", asks=True),
            e("B4", "夏邑县", RETAIL, "2016", "7", "万元"),
            e("B5", "虞城县", RETAIL, "2016", "6", "万元", asks=True),
        ],
    )


@shape
def sheets_of_counties() -> Messy:
    def rows(value: int) -> list[list[object]]:
        return [["2017年9月电子商务月报"], ["指标", "单位", "本月"], [RETAIL, "万元", value]]

    return Messy(
        "一个县一张工作表",
        "商丘市.xlsx",
        xlsx({"虞城县": rows(1), "夏邑": rows(2)}),
        [
            e("C3", "虞城县", RETAIL, "2017/9", "1", "万元", sheet="虞城县"),
            e("C3", "夏邑县", RETAIL, "2017/9", "2", "万元", sheet="夏邑"),
        ],
    )


@shape
def sheet_names_another_place_or_month() -> Messy:
    rows = [["虞城县2017年8月"], ["指标", "数值（万元）"], [RETAIL, 1]]
    other = [["虞城县2016年9月"], ["指标", "数值（万元）"], [RETAIL, 2]]
    expected = [
        e("B3", "虞城县", RETAIL, "2017/8", "1", "万元", sheet="9月", asks=True),
        e("B3", "虞城县", RETAIL, "2016/9", "2", "万元", sheet="夏邑", asks=True),
    ]
    return Messy("工作表名与标题不符", "a.xlsx", xlsx({"9月": rows, "夏邑": other}), expected)


@shape
def file_name_only() -> Messy:
    rows = [["指标", "单位", "数值"], [RETAIL, "万元", 3]]
    return Messy(
        "只有文件名写了地区和期间",
        "虞城县2017年9月.xlsx",
        xlsx({SHEET: rows}),
        [e("C2", "虞城县", RETAIL, "2017/9", "3", "万元", asks=True)],
    )


@shape
def repeated_heading() -> Messy:
    rows = [
        ["商丘市2016年网络零售额（万元）"],
        ["县区", RETAIL],
        ["虞城县", 1],
        ["夏邑县", 2],
        ["县区", RETAIL],
        ["睢县", 3],
        ["民权县", 4],
    ]
    return Messy(
        "每页重复的表头",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e("B3", "虞城县", RETAIL, "2016", "1", "万元"),
            e("B4", "夏邑县", RETAIL, "2016", "2", "万元"),
            e("B6", "睢县", RETAIL, "2016", "3", "万元"),
            e("B7", "民权县", RETAIL, "2016", "4", "万元"),
        ],
    )


@shape
def centred_across() -> Messy:
    rows = [["2017年9月商丘市各县区"], ["县区"], ["", "本月", "累计", "本月", "累计"], ["虞城县", 1, 2, 3, 4]]

    def centre(book, sheet) -> None:  # type: ignore[no-untyped-def]
        look = book.add_format({"align": "center_across"})
        for at, words in ((1, "网络零售额（万元）"), (3, "快递业务量（万件）")):
            sheet.write(1, at, words, look)
            sheet.write_blank(1, at + 1, None, look)

    return Messy(
        "跨列居中",
        "a.xlsx",
        xlsx({SHEET: rows}, also=centre),
        [
            e("B4", "虞城县", RETAIL, "2017/9", "1", "万元"),
            e("C4", "虞城县", RETAIL, "2017/1-9累", "2", "万元"),
            e("D4", "虞城县", EXPRESS, "2017/9", "3", "万件"),
            e("E4", "虞城县", EXPRESS, "2017/1-9累", "4", "万件"),
        ],
    )


@shape
def merged_value() -> Messy:
    rows = [["商丘市2016年网络零售额（万元）"], ["县区", RETAIL], ["虞城县", 5], ["夏邑县", ""], ["睢县", 7]]
    return Messy(
        "合并的数",
        "a.xlsx",
        xlsx({SHEET: rows}, ["B3:B4"]),
        [e("B3", "虞城县", RETAIL, "2016", "5", "万元", asks=True), e("B5", "睢县", RETAIL, "2016", "7", "万元")],
    )


@shape
def dates_as_months() -> Messy:
    rows = [
        ["月份", "虞城县网络零售额（万元）"],
        [(42736, 'yyyy"年"m"月"'), 1],
        [(42767, "yyyy-mm"), 2],
        [(42795, "yyyy/m/d"), 3],
    ]
    return Messy(
        "日期格式的月份",
        "a.xlsx",
        xlsx({SHEET: rows}),
        [
            e("B2", "虞城县", RETAIL, "2017/1", "1", "万元"),
            e("B3", "虞城县", RETAIL, "2017/2", "2", "万元"),
            e("B4", "虞城县", RETAIL, "2017/3", "3", "万元"),
        ],
    )


def _brother(one: Brother) -> Messy:
    expected = [
        Expected(SHEET, cell, place, indicator, period, value, unit, status, subject, asks)
        for cell, place, indicator, subject, period, value, unit, status, asks in one.read
    ]
    return Messy(one.title, "a.xlsx", xlsx({SHEET: one.rows}, one.merges), expected)


CORPUS: list[Messy] = [_brother(one) for one in BROTHERS]
for _make in _makers:
    _made = _make()
    CORPUS.extend([_made] if isinstance(_made, Messy) else _made)
