"""The record against the full texts."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.support import rows
from yuboard.problems import Problem
from yuboard.record import building, proofs
from yuboard.record.verification import numerals, prove, read_text, verify
from yuboard.settings import ROOT

SQ = "documents/sq2016/figures.csv"


def proof_of(data: Path, texts: Path) -> tuple[list[Problem], dict[str, int]]:
    with duckdb.connect(building.build(data), read_only=True) as db:
        return prove(db, texts)


def test_every_quote_is_in_its_document_and_no_numeral_is_passed_over(database: Path, texts: Path) -> None:
    with duckdb.connect(database, read_only=True) as db:
        problems, proven = prove(db, texts)
        figures = db.execute("select count(*) from figures").fetchone()[0]
    assert problems == []
    assert sum(proven.values()) >= figures


def test_figure_values_stand_in_the_text(database: Path, texts: Path) -> None:
    """A second way to the same truth: each figure's own words, followed back to the text without the record's rules."""
    with duckdb.connect(database, read_only=True) as db:
        found = db.execute("""
            select f.figure_id, f.as_written, f.quote, d.text_file
            from figures as f join documents as d on d.document_id = f.document_id
        """).fetchall()
    for figure_id, as_written, quote, text_file in found:
        assert as_written in quote, figure_id
        assert quote in read_text(texts / text_file), figure_id


def test_changed_quote_is_found(data: Path, texts: Path) -> None:
    number = rows.change(
        data / SQ, lambda row: "3亿美元" in row["quote"], quote="力争实现全市跨境电子商务年交易额3亿美元整"
    )
    problems, _ = proof_of(data, texts)
    assert any(p.file == SQ and p.row == number and "引文不在全文中" in p.text for p in problems)


def test_unit_that_the_document_does_not_name_is_found(data: Path, texts: Path) -> None:
    """In a task without a quote of its units, so that only the full text can tell."""
    file = "documents/lh2014/task_units.csv"
    tasks = data / "documents/lh2014/tasks.csv"
    rows.change(tasks, lambda row: row["task_id"] == "lh2014-t09", quote="大力引导我市食品企业开拓在线业务")
    number = rows.change(data / file, lambda row: row["task_id"] == "lh2014-t09", as_written="市林业局")
    problems, _ = proof_of(data, texts)
    assert [(p.file, p.row, p.column) for p in problems] == [(file, number, "as_written")]


def test_figure_left_out_is_found(data: Path, texts: Path) -> None:
    kept = [row for row in rows.read(data / SQ) if "2306.76" not in row["quote"]]
    rows.write(data / SQ, kept)
    problems, _ = proof_of(data, texts)
    assert any("2306.76" in p.text and "未录入" in p.text for p in problems)


def test_figure_in_chinese_numerals_left_out_is_found(data: Path, texts: Path) -> None:
    file = data / "documents/zz2014/figures.csv"
    rows.write(file, [row for row in rows.read(file) if "五十三个" not in row["quote"]])
    problems, _ = proof_of(data, texts)
    assert any("“五十三个”" in p.text and "未录入" in p.text for p in problems)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("突破万亿元，达1.2万亿元", ["万亿元", "1.2"]),
        ("十三个部委、十三部委和两家", ["十三个", "十三部委", "两家"]),
        ("上百次，百余家，占百分之五", ["百次", "百余家", "百分之五"]),
        ("七大优势产业", ["七大"]),
        ("培育一批第三方平台，统一管理，万众创新", []),
    ],
)
def test_chinese_numerals_are_those_that_count(text: str, found: list[str]) -> None:
    assert numerals(["家", "个", "次", "亿元", "万亿元"]).findall(text) == found


def test_a_folder_without_any_of_the_texts_is_a_problem(data: Path, tmp_path: Path) -> None:
    problems, proven = proof_of(data, tmp_path)
    assert proven == {}
    assert any(p.file == "documents.csv" and p.column == "text_file" for p in problems)


@pytest.mark.parametrize("table", ["tasks", "duties", "criteria", "layout_elements", "document_bases", "layouts"])
def test_other_tables_are_proven_too(database: Path, texts: Path, table: str) -> None:
    with duckdb.connect(database, read_only=True) as db:
        found = db.execute(f"""
            select t.quote, d.text_file
            from {table} as t join documents as d on d.document_id = t.document_id
        """).fetchall()
    assert found
    for quote, text_file in found:
        assert quote in read_text(texts / text_file)


def test_proof_is_kept_with_the_data_and_knows_when_it_is_of_other_data(data: Path, texts: Path) -> None:
    (data / proofs.FILE).unlink(missing_ok=True)
    assert proofs.last(data) is None
    verified = verify(data, texts)
    before = building.content_hash(data)
    proofs.store(data, verified.proven, date(2026, 11, 27))
    assert proofs.last(data) == proofs.Proof(sum(verified.quotes.values()), date(2026, 11, 27), is_current=True)
    proofs.store(data, verified.proven, date(2026, 12, 1))
    assert proofs.last(data).proven_on == date(2026, 11, 27), "the same data was proven before"
    assert building.content_hash(data) == before, "a proof is no part of what it proves"
    assert not verify(data).notices, "nor a file that is not read"
    rows.change(data / "documents.csv", lambda row: True, note="改过")
    assert not proofs.last(data).is_current
    (data / proofs.FILE).write_text("document_id,quotes\nsq2016,many\n", encoding="utf-8")
    assert proofs.last(data) is None


def test_the_kept_proof_is_of_the_present_data(texts: Path) -> None:
    """Where this fails: python -m yuboard check --texts <folder of full texts>."""
    kept = proofs.last(ROOT / "data")
    assert kept is not None
    assert kept.is_current
