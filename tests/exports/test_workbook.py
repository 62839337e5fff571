"""Workbooks, opened again: formulas with their values, print set-up on every sheet, text that stays text."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from yuboard.exports.xlsx import notes
from yuboard.exports.xlsx.comparison import comparison_workbook
from yuboard.exports.xlsx.quotas import MATRIX, quota_workbook
from yuboard.exports.xlsx.record import record_workbook
from yuboard.geography.layouts import all_elements
from yuboard.problems import SelectionError
from yuboard.record import store
from yuboard.spreadsheets.workbook import BODY, HEADER
from yuboard.tables import register
from yuboard.wording import method
from yuboard.wording.operators import OPERATORS
from yuboard.wording.parts import words

MADE = {"version": "0123abcd", "made_on": date(2026, 1, 15)}
CITIES = ("郑州市", "漯河市", "商丘市")


def opened(content: bytes, *, values: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def makers(rows: Any) -> dict[str, bytes]:
    made = {place: quota_workbook(place, rows=rows, **MADE) for place in CITIES}
    return made | {"三市": comparison_workbook(rows=rows, **MADE), "全量": record_workbook(rows=rows, **MADE)}


@pytest.fixture(scope="module")
def books(database: Path) -> dict[str, bytes]:
    return makers(store.rows)


def test_every_sheet_is_frozen_and_set_up_for_paper(books: dict[str, bytes]) -> None:
    for content in books.values():
        for sheet in opened(content):
            assert sheet.freeze_panes == f"B{BODY + 1}"
            assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            # One page wide is the format's own default and is not written.
            assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
            assert sheet.print_title_rows == f"${HEADER + 1}:${HEADER + 1}"
            assert sheet.print_area
            footer = sheet.oddFooter
            assert "&P" in footer.center.text
            assert "&N" in footer.center.text
            assert MADE["version"] in footer.left.text
            assert "2026-01-15" in footer.left.text


def test_every_cell_is_in_the_house_face_and_indented(books: dict[str, bytes]) -> None:
    for content in books.values():
        for sheet in opened(content):
            for row in sheet.iter_rows(min_row=HEADER + 1):
                for cell in row:
                    if cell.value is not None:
                        assert (cell.font.name, cell.alignment.indent) == ("微软雅黑", 1)


def test_sums_are_formulas_whose_values_are_the_databases(books: dict[str, bytes]) -> None:
    formulas, values = (opened(books["商丘市"], values=flag)[MATRIX] for flag in (False, True))
    sums = {row["figure_id"]: row for row in store.rows("quotas/sums", place="商丘市", indicator=None)}
    cells = store.rows("quotas/cells", place="商丘市")
    counties = list(dict.fromkeys(cell["place"] for cell in cells))
    heads = [cell for cell in cells if cell["place"] == counties[0]]
    total = BODY + len(counties) + 1
    assert formulas.cell(total, 1).value == "各县（区）合计（公式）"
    for column, head in enumerate(heads, 2):
        whole = sums[head["city_figure_id"]]
        above = [values.cell(row, column).value for row in range(BODY + 1, total)]
        if whole["total"] is None:
            assert formulas.cell(total, column).value == "文件未分解"
            assert set(above) == {"文件未分解"}
        else:
            assert formulas.cell(total, column).value.startswith("=SUM(")
            assert values.cell(total, column).value == whole["total"]
            assert sum(value for value in above if not isinstance(value, str)) == whole["total"]
            assert values.cell(total + 3, column).value == whole["verdict"] == "相符"
        assert values.cell(total + 1, column).value == whole["label"]
    assert {head["year"] for head in heads if head["total"] is None} == {2018}


def test_no_missing_value_is_a_nought(books: dict[str, bytes]) -> None:
    book = opened(books["商丘市"], values=True)
    for name in [MATRIX, *(row["short_name"] for row in store.rows("quotas/counties", place="商丘市"))]:
        for row in book[name].iter_rows(min_row=BODY + 1):
            assert not [cell.coordinate for cell in row if cell.value in (0, "0")]
            for cell in row:
                if cell.value in ("文件未分解", "文件未列"):
                    assert cell.fill.fill_type == "solid"
    yongcheng = book["永城市"]
    assert {row[2].value for row in yongcheng.iter_rows(min_row=BODY + 1)} == {"文件未列", "文件未分解"}


def test_a_sheet_for_each_county_leads_back_to_the_whole(books: dict[str, bytes]) -> None:
    formulas, values = (opened(books["商丘市"], values=flag) for flag in (False, True))
    counties = [row["short_name"] for row in store.rows("quotas/counties", place="商丘市")]
    assert formulas.sheetnames == [MATRIX, *counties, "全市目标", "说明"]
    sheet = formulas["虞城县"]
    first = [cell.value for cell in sheet[BODY + 1]]
    assert first[2].startswith(f"='{MATRIX}'!")
    assert f"/'{MATRIX}'!" in first[6]
    expected = [row for row in store.rows("quotas/county", place="商丘市", county="虞城县") if row["rank"] is not None]
    shown = [[cell.value for cell in row] for row in values["虞城县"].iter_rows(min_row=BODY + 1, max_row=BODY + 5)]
    assert sorted((row[0], row[1], row[4], round(100 * row[6], 6), row[7]) for row in shown) == sorted(
        (row["indicator"], row["year"], row["words"], round(row["share"], 6), row["rank_words"]) for row in expected
    )


def test_a_city_that_splits_nothing_says_so(books: dict[str, bytes]) -> None:
    for place in ("郑州市", "漯河市"):
        book = opened(books[place])
        assert book.sheetnames == ["全市目标", "说明"]
        assert "没有把目标分解到县" in book["全市目标"].cell(2, 1).value


@pytest.mark.parametrize("place", CITIES)
def test_notes_name_version_documents_and_every_clause(books: dict[str, bytes], place: str) -> None:
    sheet = opened(books[place])["说明"]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=BODY + 1)]
    words = {line[2] for line in lines}
    assert MADE["version"] in words
    assert "2026-01-15" in words
    for target in store.rows("targets/stated", place=place):
        assert f"“{target['quote']}”" in words
        assert target["definition"] in words
        assert target["document_number"] in {line[3] for line in lines}


def test_comparison_shows_every_verdict_and_reason(books: dict[str, bytes]) -> None:
    sheet = opened(books["三市"])["对比"]
    text = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    for cell in store.rows("compare/cells"):
        assert cell["title"] in text
        if cell["figure_id"]:
            assert f"{cell['year_label']}　{cell['label']}\n【{cell['verdict']}】{cell['reason']}" in text
    two = opened(comparison_workbook(("郑州市", "商丘市"), rows=store.rows, **MADE))["对比"]
    assert [cell.value for cell in two[HEADER + 1]] == ["对比项", "郑州市", "商丘市", "口径"]


def test_words_of_a_verdict_are_those_of_its_reason(database: Path) -> None:
    found = {
        cell["reason"].split("；目标年份")[0] for cell in store.rows("compare/cells") if cell["verdict"] == "可折算"
    }
    assert found
    for reason in found:
        assert reason in notes.COMPARISON_WORDS["可折算"]
        assert reason in words(method.SECTIONS["可比性"])


def test_every_operator_has_a_sign(books: dict[str, bytes]) -> None:
    sheet = opened(books["全量"])["数字"]
    column = next(cell.column for cell in sheet[HEADER + 1] if cell.value == "运算符")
    assert {sheet.cell(row, column).value for row in range(BODY + 1, sheet.max_row + 1)} <= set(OPERATORS.values())


def test_record_holds_every_row(books: dict[str, bytes]) -> None:
    book = opened(books["全量"])
    parts = register.parts(store.rows, all_elements(store.rows))
    assert book.sheetnames == [*(part.name for part in parts), "说明"]
    for part in parts:
        assert book[part.name].max_row == BODY + len(part.rows)
        assert part.rows
    counts = store.rows("overview/counts")[0]
    assert book["数字"].max_row - BODY == counts["figures"]
    assert book["数据疑点"].max_row - BODY == counts["findings"]
    for name in ("数字", "任务", "认定标准", "布局要素"):
        head = {cell.value: cell.column for cell in book[name][HEADER + 1]}
        for column in ("文号", "章节", "原文"):
            assert all(book[name].cell(row, head[column]).value for row in range(BODY + 1, book[name].max_row + 1))


def test_text_that_begins_like_a_formula_stays_text() -> None:
    def spoiled(name: str, **parameters: Any) -> Any:
        signs = iter("=+-@" * 2000)
        return [
            {key: f"{next(signs)}1+1" if key in ("note", "quote") else value for key, value in row.items()}
            for row in store.rows(name, **parameters)
        ]

    seen = set()
    for content in makers(spoiled).values():
        for sheet in opened(content):
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and cell.value[1:] == "1+1":
                        assert cell.data_type == "s"
                        seen.add(cell.value[0])
                    elif cell.data_type == "f":
                        assert cell.value.startswith(("=SUM(", "=IF(", f"='{MATRIX}'!", "=C"))
    assert seen == set("=+-@")


def test_same_data_and_date_make_the_same_bytes(books: dict[str, bytes]) -> None:
    assert makers(store.rows) == books


def test_short_names_are_as_good_as_full_ones(database: Path) -> None:
    full = comparison_workbook(("郑州市", "商丘市"), rows=store.rows, **MADE)
    assert comparison_workbook(("商丘", " 郑州 "), rows=store.rows, **MADE) == full
    assert quota_workbook("航空港区", rows=store.rows, **MADE) == quota_workbook(
        "郑州航空港经济综合实验区", rows=store.rows, **MADE
    )
    assert quota_workbook("虞城", rows=store.rows, **MADE) == quota_workbook("虞城县", rows=store.rows, **MADE)


def test_name_of_two_places_is_asked_back(database: Path) -> None:
    def doubled(name: str, **parameters: Any) -> Any:
        found = store.rows(name, **parameters)
        return [{**row, "short_name": "示范区"} if row["name"] == "柘城县" else row for row in found]

    with pytest.raises(SelectionError, match="“示范区”的地区不止一个，请写全称：示范区（商丘）、柘城县"):
        quota_workbook("示范区", rows=doubled, **MADE)


def test_county_has_a_workbook_of_its_own(books: dict[str, bytes]) -> None:
    own = opened(quota_workbook("虞城县", rows=store.rows, **MADE), values=False)
    whole = opened(books["商丘市"], values=False)
    assert own.sheetnames == [MATRIX, "虞城县", "全市目标", "说明"]
    for name in (MATRIX, "虞城县"):
        assert [[c.value for c in row] for row in own[name]] == [[c.value for c in row] for row in whole[name]], name


def test_workbook_of_a_county_without_quotas_says_so() -> None:
    named = opened(quota_workbook("永城市", rows=store.rows, **MADE))["永城市"]
    assert any("没有点名给本地分配" in str(cell.value) for row in named for cell in row)
    book = opened(quota_workbook("航空港区", rows=store.rows, **MADE))
    assert book.sheetnames == ["全市目标", "说明"]
    assert any("没有把目标分解" in str(cell.value) for row in book["全市目标"] for cell in row)


def test_nothing_to_export_is_said_in_chinese(database: Path) -> None:
    with pytest.raises(SelectionError, match="没有名为“开封市”的地区"):
        quota_workbook("开封市", rows=store.rows, **MADE)
    with pytest.raises(SelectionError, match="没有名为“火星市”的地区"):
        record_workbook(("火星市",), rows=store.rows, **MADE)
    with pytest.raises(SelectionError, match="至少要两个城市"):
        comparison_workbook(("漯河市",), rows=store.rows, **MADE)
