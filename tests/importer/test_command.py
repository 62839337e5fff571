"""The command that reads any sheet: lines of JSON with exactly the fields, a table for people, faults in a sentence."""

import json
from pathlib import Path

import pytest

from tests.importer.making import xlsx
from yuboard import cli

FIELDS = [
    "sheet", "cell", "place", "indicator", "subject", "period_start", "period_end", "basis", "value", "unit", "status",
    "question",
]  # fmt: skip
ROWS = [
    ["虞城县2017年9月"],
    ["指标", "本月", "目标"],
    ["网络零售额（万元）", 12.5, 20],
    ["快递业务量（万件）", "约3", 4],
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "九月.xlsx"
    path.write_bytes(xlsx({"月报": ROWS}))
    return path


def test_every_value_is_a_line_of_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ledger", "read", str(file), "--json"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert list(first) == list(second) == FIELDS
    assert first == {
        "sheet": "月报",
        "cell": "B3",
        "place": "虞城县",
        "indicator": "网络零售额",
        "subject": None,
        "period_start": "2017-09-01",
        "period_end": "2017-09-30",
        "basis": "当期",
        "value": "12.5",
        "unit": "万元",
        "status": "reported",
        "question": None,
    }
    assert "约数" in second["question"]


def test_people_get_a_table_and_what_was_left_out(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["ledger", "read", str(file), "--sheet", "月报"]) == 0
    told = capsys.readouterr().out
    for words in ("12.5万元", "0.00125亿元", "没有采用：目标或计划数", "C3、C4", "共2个值，1个有疑问"):
        assert words in told


@pytest.mark.parametrize("fault", ["missing", "damaged", "no such sheet"])
def test_a_fault_is_one_sentence(file: Path, fault: str, capsys: pytest.CaptureFixture[str]) -> None:
    if fault == "missing":
        file.unlink()
    elif fault == "damaged":
        file.write_bytes(file.read_bytes()[:900])
    arguments = ["--sheet", "没有这张"] if fault == "no such sheet" else []
    assert cli.main(["ledger", "read", str(file), *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("台账：")
    assert err.count("\n") == 1


def test_a_device_is_not_read_and_a_text_table_has_no_sheets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "表.csv"
    table.write_text("指标,单位,数值\n备案企业,家,5\n", encoding="utf-8")
    for arguments, words in ((["/dev/zero"], "不是普通文件"), ([str(table), "--sheet", "一"], "文本表不分工作表")):
        assert cli.main(["ledger", "read", *arguments]) == 2
        assert words in capsys.readouterr().err
