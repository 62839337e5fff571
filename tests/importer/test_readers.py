"""Readers of numbers, units and periods: properties that hold for whatever is typed, and files of every kind."""

import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.importer.making import timed, xlsx
from tests.importer.old import Formula, xls
from tests.support.packages import packed, unpacked
from yuboard.importer import amounts, names, periods, reading
from yuboard.importer.names import Names
from yuboard.importer.parsing import plain
from yuboard.importer.units import converted
from yuboard.problems import UploadError
from yuboard.record import store
from yuboard.spreadsheets.grids import LARGEST_BYTES, Cell, formats, grids

DECIMALS = some.decimals(min_value=0, max_value=10**12, places=3, allow_nan=False)
YEARS, MONTHS = some.integers(1990, 2039), some.integers(1, 12)
WIDE = str.maketrans("0123456789.,%-", "０１２３４５６７８９．，％－")


def written(text: str) -> amounts.Amount:
    return amounts.amount(Cell(1, 1, "text", text))


@given(DECIMALS, some.booleans(), some.booleans(), some.sampled_from(["", " ", "\u00a0", "\u3000"]))
def test_a_number_is_read_however_it_is_typed(value: Decimal, has_commas: bool, is_wide: bool, blank: str) -> None:
    text = f"{value:,}" if has_commas else f"{value}"
    read = written(blank + (text.translate(WIDE) if is_wide else text) + blank)
    assert read.value == value
    assert read.status == ("reported" if value else "zero")
    assert not read.doubt


@given(DECIMALS, some.sampled_from(["约", "近", "超过", "≥", "不足"]))
def test_an_approximate_number_is_always_asked_about(value: Decimal, sign: str) -> None:
    assert written(f"{sign}{value}").doubt


@given(DECIMALS, some.sampled_from(["左右", "以上", "多", "余", "+", "?", "*"]))
def test_a_number_with_a_vague_word_behind_it_is_always_asked_about(value: Decimal, word: str) -> None:
    assert written(f"{value}{word}").doubt


BLANKS = [" ", "\n", "\t", "\u00a0", "\u3000", " \u200b"]


@given(DECIMALS, some.integers(0, 99), some.sampled_from(BLANKS), some.booleans())
def test_two_numbers_in_a_cell_are_never_one(value: Decimal, other: int, blank: str, is_wide: bool) -> None:
    text = f"{value}{blank}{other}"
    assert written(text.translate(WIDE) if is_wide else text).doubt


@pytest.mark.parametrize("text", ["12 .5", "12. 5", "2018 125", "1 000 2", "12.5 130", "1 2亿元", "100\n200"])
def test_a_blank_within_a_number_is_asked_about(text: str) -> None:
    assert written(text).doubt


@pytest.mark.parametrize(
    ("text", "value"),
    [("1 234.5", "1234.5"), ("1\u00a0234 567", "1234567"), ("-1 234亿元", "-1234"), ("12.5 亿元", "12.5")],
)
def test_thousands_by_blanks_and_blanks_around_a_number_leave_no_doubt(text: str, value: str) -> None:
    read = written(text)
    assert (read.value, read.doubt) == (Decimal(value), None)


@given(some.text(max_size=12))
def test_any_text_is_a_number_without_doubt_only_where_it_has_digits(text: str) -> None:
    read = written(text)
    if read.value is not None and not read.doubt:
        assert any(letter.isdigit() for letter in plain(text))
    assert (read.value is None) == (read.status not in ("reported", "zero"))


@given(some.integers(0, 10**9), some.integers(0, 6))
def test_a_percentage_shows_what_its_format_shows(points: int, decimals: int) -> None:
    share = Decimal(points).scaleb(-4)
    read = amounts.amount(Cell(1, 1, "number", f"{share}", "0." + "0" * decimals + "%" if decimals else "0%"))
    assert read.value == share * 100
    assert read.is_percent


@given(some.integers(1, 10**12), some.integers(0, 3))
def test_thousands_that_a_format_cuts_off_are_asked_about(value: int, cut: int) -> None:
    read = amounts.amount(Cell(1, 1, "number", str(value), "#,##0" + "," * cut))
    assert read.value == Decimal(value).scaleb(-3 * cut)
    assert bool(read.doubt) == bool(cut)


@pytest.mark.parametrize(
    ("code", "shift", "words"),
    [
        ('0.0"万元"', 0, "万元"),
        ("0.00%", 2, ""),
        ('0.00"%"', 0, "%"),
        ("#,##0,", -3, ""),
        ("0!.0,", -4, ""),
        ('0"."0000', -4, ""),
        ("[Red]-0.0;0.0", 0, ""),
        ("_ * #,##0.00_ ;_ * -#,##0.00_ ", 0, ""),
        ('#,##0.00"家"', 0, "家"),
    ],
)
def test_a_format_tells_what_is_seen(code: str, shift: int, words: str) -> None:
    read = formats.parsed(code)
    assert (read.shift, plain(read.words).strip("-")) == (shift, words)
    assert not read.is_date


def only(text: str) -> periods.Period:
    (period,), rest = periods.taken(plain(text))
    assert not rest
    return period


@given(YEARS, MONTHS)
def test_a_month_is_read_in_every_way_of_writing(year: int, month: int) -> None:
    for text in (
        f"{year}年{month}月",
        f"{year}.{month:02d}",
        f"{year}-{month:02d}",
        f"{year}/{month}",
        f"{year}{month:02d}",
        f"{year}年{month}月份",
    ):
        period = only(text)
        assert (period.year, period.first, period.last, period.is_span) == (year, month, month, False)


@given(YEARS, some.integers(2, 12), some.sampled_from("-—~～至到"))
def test_months_from_january_are_never_a_year(year: int, month: int, dash: str) -> None:
    for text in (f"{year}年1{dash}{month}月", f"{year}年1月{dash}{month}月", f"{year}.1{dash}{month}月"):
        period = only(text)
        assert (period.year, period.first, period.last, period.is_span) == (year, 1, month, True)


@given(YEARS)
def test_a_year_is_read_in_every_way_of_writing(year: int) -> None:
    numeral = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))
    texts = [f"{year}年", f"{year}", f"{numeral}年", f"{year}年度", *([f"{year % 100:02d}年"] if year >= 2000 else [])]
    for text in texts:
        period = only(text)
        assert (period.year, period.last) == (year, None)


@given(some.text(alphabet="0123456789年月日季度半上下前一二三四-—至.末底截", max_size=12))
def test_whatever_looks_like_a_period_is_within_its_year(text: str) -> None:
    for period in periods.taken(plain(text))[0]:
        if period.last is not None and not period.doubt:
            assert 1 <= (period.first or 1) <= period.last <= 12


@settings(deadline=None)
@given(
    some.sampled_from(["元", "万元", "亿元", "千元", "百万元", "美元", "万美元", "亿美元", "家", "万家", "件", "亿件"]),
    DECIMALS,
)
def test_conversion_keeps_the_amount(known: Names, word: str, value: Decimal) -> None:
    unit = known.units.read(word)
    assert unit is not None
    target = unit if unit.name else known.units.nearest(unit, known.units.named["%"])
    assert converted(value, unit, target) * target.factor == value * unit.factor
    assert target.dimension == unit.dimension


def test_a_unit_of_the_record_is_itself(known: Names) -> None:
    assert all(known.units.read(name) == unit for name, unit in known.units.named.items())


def test_every_name_of_the_record_leads_back_to_itself(known: Names) -> None:
    for place in known.places.values():
        found = known.place(place.name)
        assert found is not None
        assert place in found.places
    for indicator in known.indicators.values():
        assert indicator.indicator_id in known.indicator_ids(names.key(indicator.name))


def test_old_workbooks_keep_formats_and_hidden_rows(known: Names) -> None:
    rows = [
        ["商丘市2016年网络零售额占社会消费品零售总额比重"],
        ["县区", "网络零售额占社会消费品零售总额比重", "网络零售额"],
        ["虞城县", (0.2618, "0.00%"), (12.5, '0.0"万元"')],
        ["夏邑县", (0.3, "0%"), "—"],
    ]
    read = reading.read(xls("数据", rows, hidden_rows=[3]), "a.xls", known)
    values = {value.cell: value.plain() for value in read.values}
    start, end, _ = timed("2016")
    assert {value["period_start"] for value in values.values()} == {start}
    assert {value["period_end"] for value in values.values()} == {end}
    assert (values["B3"]["value"], values["B3"]["unit"], values["B3"]["question"]) == ("26.18", "%", None)
    assert (values["C3"]["value"], values["C3"]["unit"], values["C3"]["question"]) == ("12.5", "万元", None)
    assert "隐藏" in str(values["B4"]["question"])
    assert values["C4"]["status"] == "nothing_to_report"


@pytest.mark.parametrize(
    ("formula", "kind"),
    [(Formula(3), None), (Formula(0, ""), None), (Formula(0, "—"), "text"), (Formula(0), "uncomputed")],
    ids=["empty", "empty text", "text", "never computed"],
)
def test_a_formula_of_an_old_workbook_is_what_it_resulted_in(formula: Formula, kind: str | None) -> None:
    (grid,) = grids(xls("数据", [["县区", formula]]))
    cell = grid.cells.get((1, 2))
    assert (cell and cell.kind) == kind


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        xls("a", [["x"]])[:2000],
        b"%PDF-1.4",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        b"\x00\x01\x02",
    ],
    ids=["empty", "zip", "cut off", "pdf", "no stream", "binary"],
)
def test_what_is_no_spreadsheet_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(UploadError, match=r"[\u4e00-\u9fff]"):
        grids(content)


def test_a_cell_far_away_costs_nothing(known: Names) -> None:
    """A cell at the last row and column must not be laid out with all the empty ones before it."""
    content = xlsx({"Sheet1": [["县区", "网络零售额"], ["虞城县", 5]]})
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = part.replace(
                    b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
                )
                part = part.replace(
                    b"</worksheet>", b'<mergeCells><mergeCell ref="D5:XFD1048576"/></mergeCells></worksheet>'
                )
            target.writestr(name, part)
    read = reading.read(out.getvalue(), "a.xlsx", known)
    assert "B2" in {value.cell for value in read.values if value.value == 5}
    assert all(value.question for value in read.values)


@pytest.mark.parametrize("text", ["约12.5", "近3", "超过20亿元", "大约 7", "不足1.5", "12.5左右"])
@pytest.mark.parametrize("others", [[], [["夏邑县", 3]]])
def test_a_first_value_that_is_not_certain_is_asked_about_and_no_heading(
    known: Names, text: str, others: list[list[object]]
) -> None:
    rows = [["商丘市2016年网络零售额　单位：亿元"], ["县区", "网络零售额"], ["虞城县", text], *others]
    first, *rest = reading.read(xlsx({"甲": rows}), "a.xlsx", known).values
    assert (first.cell, first.plain()["unit"]) == ("B3", "亿元")
    assert "请填确数" in str(first.plain()["question"])
    assert [(one.cell, one.plain()["question"]) for one in rest] == [("B4", None)] * len(others)


def test_two_tabs_of_one_sheet_are_both_read(known: Names) -> None:
    rows = [["县区", "网络零售额"], ["虞城县", 5]]
    members = unpacked(xlsx({"甲": rows, "乙": rows}))
    assert b'r:id="rId2"' in members["xl/workbook.xml"]
    directory = members["xl/workbook.xml"].replace(b'r:id="rId2"', b'r:id="rId1"')
    read = reading.read(packed(members | {"xl/workbook.xml": directory}), "a.xlsx", known)
    assert [(value.sheet, value.cell) for value in read.values] == [("甲", "B2"), ("乙", "B2")]


def test_a_file_that_is_too_large_is_not_worth_a_process(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading.limited, "call", None)
    with pytest.raises(UploadError, match=r"^a\.xlsx：文件超过20兆"):
        reading.read_in_child("a.xlsx", bytes(LARGEST_BYTES + 1), store.reader(database), date(2026, 11, 27))
