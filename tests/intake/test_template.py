"""The template: what it writes is read again without a question, for every place, whatever is filled in."""

import io
from pathlib import Path

import openpyxl
import pytest

from tests.support.ledgers import TODAY, People, approved
from tests.support.ledgers import row as reported
from yuboard import cli
from yuboard.importer import names, reading
from yuboard.importer.names import Names
from yuboard.intake.template import SHEET, STATUSES, template
from yuboard.ledger.engine import create
from yuboard.ledger.terms import Terms
from yuboard.record.results import Reader

FIRST = 5
WANTED = {"零": "zero", "没有发生": "nothing_to_report", "不适用": "not_applicable", "没有统计": "missing"}


@pytest.fixture(scope="module")
def words(rows: Reader) -> Names:
    return Names(names.vocabulary(rows, TODAY))


def made(place: str, known: Terms, rows: Reader, **more: str) -> bytes:
    found = known.place(place)
    assert found is not None
    return template(found, known, rows, {}, version="0" * 8, made_on=TODAY, **more)


def heads(sheet) -> dict[str, str]:  # type: ignore[no-untyped-def]
    return {cell.value: cell.column_letter for cell in sheet[4] if cell.value}


def test_one_line_alone_may_be_filled_in_whichever_it_is(known: Terms, rows: Reader, words: Names) -> None:
    """The first ones are left blank then: they are lines of data all the same, not headings."""
    content = made("虞城县", known, rows, period="2016年3月")
    lines = range(FIRST, openpyxl.load_workbook(io.BytesIO(content))[SHEET].max_row + 1)
    assert len(lines) > 3
    for line in lines:
        book = openpyxl.load_workbook(io.BytesIO(content))
        sheet = book[SHEET]
        cell = f"{heads(sheet)['数值']}{line}"
        sheet[cell] = 13
        out = io.BytesIO()
        book.save(out)
        values = reading.read(out.getvalue(), "上报.xlsx", words).values
        assert [value.question for value in values if value.question] == []
        assert [value.cell for value in values if value.status == "reported"] == [cell]


@pytest.mark.parametrize("period", ["2017年9月", "2017年1—9月", "2016年"])
def test_what_it_writes_is_read_without_a_question_for_every_place(
    period: str, known: Terms, rows: Reader, words: Names
) -> None:
    for place in known.places.values():
        book = openpyxl.load_workbook(io.BytesIO(made(place.name, known, rows, period=period)))
        sheet = book[SHEET]
        at = heads(sheet)
        said = {}
        for number, row in enumerate(range(FIRST, sheet.max_row + 1)):
            name = sheet[f"{at['指标']}{row}"].value
            subject = sheet[f"{at['主体']}{row}"].value if "主体" in at else None
            if number % 3 == 2:
                said[f"{at['没有数的原因']}{row}"] = name, subject, None, STATUSES[number % 4]
            else:
                said[f"{at['数值']}{row}"] = name, subject, str(number + 2), ""
        for cell, (_, _, value, reason) in said.items():
            sheet[cell] = reason or int(value or 0)
        out = io.BytesIO()
        book.save(out)
        values = reading.read(out.getvalue(), "上报.xlsx", words).values
        assert [value.question for value in values if value.question] == []
        read = {value.cell: value for value in values}
        assert list(read) == list(said), place.name
        for cell, (name, subject, number_said, reason) in said.items():
            value = read[cell].plain()
            status = WANTED[reason] if reason else "reported"
            wanted = (place.name, name, subject, "0" if status == "zero" else number_said, status)
            assert tuple(value[key] for key in ("place", "indicator", "subject", "value", "status")) == wanted
            assert value["period_end"] == ("2016-12-31" if period == "2016年" else "2017-09-30")
            assert value["unit"] in (None, sheet[f"{at['计量单位']}{cell.lstrip('ABCDEFGH')}"].value)


def test_a_county_has_its_quotas_beside_the_cell_and_inputs_alone_are_open(known: Terms, rows: Reader) -> None:
    content = made("虞城县", known, rows, period="2017年")
    assert content == made("虞城县", known, rows, period="2017年")
    sheet = openpyxl.load_workbook(io.BytesIO(content))[SHEET]
    at = heads(sheet)
    row = next(row for row in range(FIRST, sheet.max_row + 1) if sheet[f"{at['指标']}{row}"].value.startswith("备案"))
    assert sheet[f"{at['目标和配额']}{row}"].value == "2016年：5家\n2017年：10家"
    assert "商政〔2016〕26号 二/（二）/2017年" in sheet[f"{at['文号和条目']}{row}"].value
    assert sheet.protection.sheet
    opened = {cell.coordinate for line in sheet.iter_rows() for cell in line if not cell.protection.locked}
    filled_in = {f"{at[head]}{row}" for head in ("口径", "数值", "没有数的原因", "存在问题")}
    assert {cell for cell in opened if cell.endswith(str(row))} == filled_in
    assert "B3" in opened
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert (rules[f"{at['数值']}{row}"].type, rules[f"{at['数值']}{row}"].formula1) == ("whole", "0")
    assert "不适用" in rules[f"{at['没有数的原因']}{row}"].formula1


def test_a_place_without_figures_of_its_own_is_told_so(known: Terms, rows: Reader) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made("临颍县", known, rows)))[SHEET]
    demands = [sheet[f"{heads(sheet)['目标和配额']}{row}"].value for row in range(FIRST, sheet.max_row + 1)]
    assert demands
    assert all(demand.startswith("文件未分解；全市") for demand in demands)


def test_a_template_that_nobody_filled_in_says_nothing(known: Terms, rows: Reader, words: Names) -> None:
    read = reading.read(made("虞城县", known, rows, period="2017年"), "a.xlsx", words)
    assert [value for value in read.values if value.status != "missing"] == []


def test_the_command_writes_it_with_what_is_approved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], known: Terms
) -> None:
    monkeypatch.setenv("YUBOARD_LEDGER", str(tmp_path / "台账"))
    out = tmp_path / "模板.xlsx"
    assert cli.main(["ledger", "template", "--place", "虞城县", "--out", str(out)]) == 0
    book, _ = create(str(tmp_path / "台账"))
    approved(book, People(known), reported(value="7"))
    book.close()
    assert cli.main(["ledger", "template", "--place", "虞城县", "--out", str(out), "--period", "2017年"]) == 0
    sheet = openpyxl.load_workbook(out)[SHEET]
    assert sheet["B3"].value == "2017年"
    last = [sheet[f"{heads(sheet)['上次审定值']}{line}"].value for line in range(FIRST, sheet.max_row + 1)]
    assert set(last) == {"没有审定过", "7家（2017年，时点）"}
    assert cli.main(["ledger", "template", "--place", "瀛洲", "--out", str(out)]) == 2
    assert "没有名为“瀛洲”的地区" in capsys.readouterr().err
