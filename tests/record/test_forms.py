"""Each rule for the calendar of reports, with one small bad form that it must name by file, row and column."""

from pathlib import Path

import pytest

from tests.support import calendars, rows
from tests.support.calendars import TURNOVER
from yuboard.problems import Problem
from yuboard.record import building
from yuboard.record.verification import verify
from yuboard.settings import ROOT

FORMS, ASKED = "reporting/forms.csv", "reporting/form_indicators.csv"
CLAUSE = {"document_id": "sq2016", "section": "五/（七）", "quote": "重点对交易规模、应用普及率"}
# file, cells that spoil an active form or its one indicator, column named, words of the message
CASES = [
    *(
        (FORMS, {column: ""}, column, "启用的报表须写明")
        for column in ("unit", "scope", "period", "valid_from", "noticed_on")
    ),
    (FORMS, {"due_day": "", "lock_day": ""}, "due_day", "启用的报表须写明"),
    (FORMS, {"place_id": "kaifeng"}, "place_id", "不是有文件的城市"),
    (FORMS, {"document_id": "zz2014"}, "document_id", "这份文件不是"),
    (FORMS, {"section": ""}, "quote", "要么都填"),
    (FORMS, {"document_id": "", "section": "", "quote": "", "notice": ""}, "notice", "须写明所依据的通知"),
    (FORMS, {"quote": "长" * 91}, "quote", "超过90字"),
    (FORMS, {"due_day": "0"}, "due_day", "1至366日"),
    (FORMS, {"due_day": "十日"}, "due_day", "不是整数"),
    (FORMS, {"notice": ""}, "due_day", "须有出处"),
    (FORMS, {"notice": "", "quote": "每月110日报送"}, "due_day", "须有出处"),
    (FORMS, {"lock_day": "9"}, "lock_day", "不能早于期限"),
    (FORMS, {"lock_day": "732"}, "lock_day", "两年之内"),
    (FORMS, {"valid_until": "2016-12-31"}, "valid_until", "颠倒"),
    (FORMS, {"scope": "点名"}, "named_places", "应列出地区"),
    (FORMS, {"named_places": "yucheng"}, "named_places", "其他报表不列"),
    (FORMS, {"scope": "点名", "named_places": "yucheng、erqi"}, "named_places", "不在"),
    (FORMS, {"scope": "点名", "named_places": "yucheng、yucheng"}, "named_places", "列了两次"),
    (FORMS, {"form_id": "a b"}, "form_id", "只能用字母"),
    (FORMS, {"period": "旬"}, "period", "不在允许的取值中"),
    (ASKED, {"form_id": "nowhere"}, "form_id", "不存在"),
    (ASKED, {"form_id": "zz2014-r01", "position": "9"}, "is_active", "列出指标"),
    (ASKED, {"form_id": "made-0", "position": "2"}, "indicator_id", "已列过"),
    (ASKED, {"indicator_id": "trade_enterprise_capability"}, "indicator_id", "定性的"),
    (ASKED, {"basis": ""}, "basis", "须写明每项指标"),
    (ASKED, {"basis": "时点"}, "basis", "一段时间的量"),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    """Problems of a data folder that has every bad form at once, a row a case below those of the record."""
    data = calendars.copied(tmp_path_factory.mktemp("forms") / "data")
    calendars.add(data, form_id="made-0", asked=(TURNOVER,), **CLAUSE)
    for number, (file, cells, _, _) in enumerate(CASES, 1):
        form_id = f"made-{number}"
        calendars.add(data, form_id=form_id, asked=(TURNOVER,), **CLAUSE)
        rows.change(data / file, lambda row, form_id=form_id: row["form_id"] == form_id, **cells)
    return verify(data).problems


def row_of(file: str, number: int) -> int:
    """The row of a case's form or indicator: behind the record's own and the good one."""
    return len(rows.read(ROOT / "data" / file)) + 2 + number


@pytest.mark.parametrize("number", range(1, len(CASES) + 1))
def test_bad_form_is_named(told: list[Problem], number: int) -> None:
    file, _, column, words = CASES[number - 1]
    wrong = (FORMS if column == "is_active" else file, column)
    found = [p.text for p in told if (p.file, p.column) == wrong and p.row == row_of(wrong[0], number)]
    assert any(words in text for text in found), "\n".join(map(str, told))


def test_a_good_form_beside_them_has_no_problem(told: list[Problem]) -> None:
    assert not [p for p in told if p.file == FORMS and p.row == row_of(FORMS, 0)]


def test_a_form_needs_data_alone_and_a_day_may_stand_in_its_clause(data: Path, texts: Path) -> None:
    """Its clause is proven against the full text like any other."""
    calendars.add(data, form_id="made-0", asked=(TURNOVER,), **CLAUSE)
    calendars.add(data, form_id="made-1", asked=(TURNOVER,), **(CLAUSE | {"notice": "", "quote": "每月10日前报送"}))
    building.build(data)
    found = [(p.file, p.row, p.column) for p in verify(data, texts).problems]
    assert found == [(FORMS, row_of(FORMS, 1), "quote")]


def test_tables_of_documents_do_not_stand_among_the_forms(data: Path) -> None:
    (data / "places.csv").rename(data / "reporting" / "places.csv")
    assert any(p.file == "reporting/places.csv" and "放错了地方" in p.text for p in verify(data).problems)
