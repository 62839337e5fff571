"""Yearly report: one story in Word and on paper, with and without reports, escaped, the same bytes again."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import docx
import pytest
from pypdf import PdfReader

from tests.support.progress import actual, goal
from yuboard.cli import main
from yuboard.exports.yearly import material, paper
from yuboard.exports.yearly.document import document
from yuboard.exports.yearly.material import Material
from yuboard.exports.yearly.story import Story, Table, story
from yuboard.ledger.progress import progress_on
from yuboard.made import MARK
from yuboard.problems import SelectionError
from yuboard.progress.rows import Progress
from yuboard.progress.states import State
from yuboard.record import store
from yuboard.wording import progress as words
from yuboard.wording.yearly import BLANK

DAY = date(2018, 3, 1)
ODD = 'a<b>&"#panic[x]*_`$\\{}'
ENTRY = {
    "entry_id": 7, "batch": 1, "place_id": "yucheng", "indicator_id": "cross_border_filed_enterprises", "subject": None,
    "period_start": date(2017, 1, 1), "period_end": date(2017, 12, 31), "basis": "时点", "as_of": date(2017, 12, 31),
    "value": "7.0000000000", "unit": "家", "status": "reported", "kind": "公报", "source": "演示",
    "problem": f"缺少{ODD}", "file": f"{ODD}.xlsx", "sheet": "表一", "cell": "C5", "author": "甲",
    "approved_by": "丙", "approved_at": "2018-01-09T04:00:00.000000Z", "replaces": None,
}  # fmt: skip


def empty(name: str, **parameters: Any) -> Sequence[Any]:
    return ()


def of(name: str, *, year: int = 2017, rows: Any = empty, progress: Sequence[Progress] = ()) -> Material:
    """The material of 虞城县 or a bureau, without a ledger unless ``rows`` has what it held."""
    unit = material.county(store.rows, name) if name == "虞城县" else material.bureau(store.rows, name)
    known = progress or progress_on(store.rows, empty, None, DAY)  # type: ignore[arg-type]
    return material.gathered(store.rows, rows, known, unit, year=year, day=DAY)


def reported() -> Material:
    """虞城县 with one made value, whose text has marks of every kind."""
    counted = [ENTRY, {**ENTRY, "entry_id": 8, "period_end": date(2016, 12, 31)}, {**ENTRY, "place_id": "minquan"}]
    one = goal(place_id="yucheng", place_short="虞城县", role="quota", year=2017, year_label="2017年", quote=ODD)
    value = actual(Fraction(30), "2017-01", "2017-12", file=f"{ODD}.xlsx", cell="C5")
    row = Progress(one, DAY, State.BEHIND, actual=value, value=Fraction(30))

    def approved(name: str, *, year: int, **_: Any) -> list[dict[str, Any]]:
        return [one for one in counted if one["period_end"].year == year]

    return of("虞城县", rows=approved, progress=[row])


def told(made: Material, version: str = "0123abcd") -> Story:
    return story(made, version=version, made_on=DAY)


def text_of(one: Story) -> str:
    """All words of a story."""
    parts = [part for section in one.sections for part in section.parts]
    cells = [cell for part in parts if isinstance(part, Table) for line in part.rows for cell in line]
    return "\n".join([one.title, *(part for part in parts if isinstance(part, str)), *cells])


def words_of(content: bytes) -> str:
    """All words of a document of Word, in their order."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = package.read("word/document.xml").decode()
    opened = docx.Document(io.BytesIO(content))
    assert len(opened.tables) == body.count("<w:tbl>")
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in opened.paragraphs), *cells])


def test_without_reports_there_are_targets_and_no_ratio() -> None:
    said = text_of(told(of("虞城县")))
    assert "虞城县2017年电子商务工作年度报告" in said
    assert "10家[" in said
    assert "未上报" in said
    assert "不等于零" in said
    assert words.NOTHING_APPROVED in said
    assert BLANK in said
    assert not re.search(r"\d%（", said)


def test_a_bureau_has_its_tasks_its_targets_and_the_clause_that_asks_for_the_report() -> None:
    made = of("郑州市商务局")
    said = text_of(told(made))
    assert "依据：郑政〔2014〕32号　六/（五）[1]。" in said
    assert "安排各委办局及区县就各自职责分工提交《电子商务工作年度报告》" in said
    assert {row.goal.city for row in made.goals} == {"郑州市"}
    assert len(made.tasks) == len(
        store.rows("tasks/list", words="", unit="郑州市商务局", theme="", city="", documents=())
    )
    for row in made.goals:
        assert row.goal.quote in said


def test_every_value_has_its_cell_sender_and_approval() -> None:
    made = reported()
    assert [row["entry_id"] for row in made.values] == [7]
    said = told(made)
    listed = next(one for one in said.sections if one.head == "附一　数据来源").parts[0]
    assert isinstance(listed, Table)
    assert listed.rows == (
        ("1", f"{ODD}.xlsx", "", "C5", "甲", "丙", "2019-01-01"),
        ("2", f"{ODD}.xlsx", "表一", "C5", "甲", "丙", "2018-01-09"),
    )
    row = made.goals[0]
    assert words.done(row) in text_of(said)
    assert "7家" in text_of(said).split("\n")
    assert f"缺少{ODD}" in text_of(said).split("\n")


def test_word_and_paper_say_the_same_and_keep_text_as_text() -> None:
    one = told(reported(), f"0123abcd　{MARK}")
    content = document(one, DAY)
    said = words_of(content)
    for part in text_of(one).split("\n"):
        assert part in said, part
    assert MARK in docx.Document(io.BytesIO(content)).sections[0].header.paragraphs[0].text
    printed = paper.paper(one, DAY)
    read = "".join(page.extract_text() for page in PdfReader(io.BytesIO(printed)).pages)
    squeezed = re.sub(r"\s", "", read)
    for part in (MARK, one.title, ODD, "数据版本0123abcd", "2018年3月1日"):
        assert part.replace(" ", "") in squeezed, part
    assert document(one, DAY) == content
    assert paper.paper(one, DAY) == printed
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert set(re.findall(rb"\d{4}-\d\d-\d\dT", package.read("docProps/core.xml"))) == {b"2018-03-01T"}


def test_what_cannot_report_is_refused_in_a_sentence() -> None:
    with pytest.raises(SelectionError, match="郑州市”是市"):
        material.county(store.rows, "郑州市")
    with pytest.raises(SelectionError, match="没有把任务分给“文件未明确”"):
        material.bureau(store.rows, "文件未明确")


def test_command_writes_both_kinds(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YUBOARD_LEDGER", str(tmp_path / "none"))
    for name, head in (("a.docx", b"PK"), ("a.pdf", b"%PDF")):
        out = tmp_path / name
        assert main(["export", "yearly", "--unit", "漯河市商务局", "--year", "2016", "--out", str(out)]) == 0
        assert out.read_bytes().startswith(head)
    assert main(["export", "yearly", "--place", "虞城县", "--year", "2016", "--out", str(tmp_path / "a.txt")]) == 2
