"""The page of progress: without a report, with made ones, as of a past day, and between two days."""

import csv
import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import get_args

import openpyxl
import pytest
from pypdf import PdfReader

from tests.support import calendars, decks, drawings, ledgers
from tests.support.calendars import FILED, TURNOVER
from tests.support.ledgers import People, approved, month, submitted
from tests.support.pages import PATHS, opened, words
from yuboard import charts, cli, clock, tables
from yuboard.exports.pdf.briefing import briefing
from yuboard.exports.pdf.content import Clauses
from yuboard.exports.pdf.standing import progress as standing_part
from yuboard.exports.png import catalogue
from yuboard.exports.png import sheet as drawn_sheet
from yuboard.exports.pptx.presentation import deck
from yuboard.exports.site.build import static
from yuboard.exports.xlsx.progress import progress_workbook
from yuboard.ledger import publishing
from yuboard.ledger.engine import FILE, create
from yuboard.ledger.terms import terms
from yuboard.problems import LedgerError
from yuboard.progress.changes import changes
from yuboard.progress.standing import told
from yuboard.record import places, store
from yuboard.slides.changes import change_story
from yuboard.slides.model import Kind
from yuboard.tables import register
from yuboard.tables.scoring import records as score_records
from yuboard.ui import bundling, exports, pictures, progress, scoring, sorter
from yuboard.ui.downloads import cause
from yuboard.ui.present import story_of
from yuboard.wording import progress as wording
from yuboard.wording.findings import PARTS, REVISED
from yuboard.wording.markdown import escape

SIGNED = tuple(wording.SIGNS.items())
QUALITY = "pages/evidence/quality.py"
# The first and last day of the made rule of points: no other test asks about them.
RULED = ("2017-11-25", "2017-11-25")
PAGE, OVERVIEW = "pages/leadership/progress.py", "pages/leadership/overview.py"


def at(patch: pytest.MonkeyPatch, day: date) -> None:
    """Let it be noon of a day for whatever asks."""
    patch.setattr(clock, "today", lambda: day)
    patch.setattr(clock, "utc", lambda: datetime(day.year, day.month, day.day, 4, tzinfo=UTC))


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Made reports of 虞城县: the ledger held one in July 2017, a second and a 公报 of the first later."""
    root = tmp_path_factory.mktemp("progress")
    patch = pytest.MonkeyPatch()
    data = calendars.copied(root / "data")
    calendars.add(data, asked=(FILED, TURNOVER), period="季", lock_day="")
    calendars.add_rule(data, *RULED)
    patch.setenv("YUBOARD_DATA", str(data))
    at(patch, date(2017, 1, 2))
    book, _ = create(str(root / "ledger"))
    patch.setenv("YUBOARD_LEDGER", book.setting)
    people = People(terms(store.reader(store.database())))
    for day, *lines in (
        (date(2017, 7, 8), month(17, value="3", kind="快报")),
        (date(2017, 11, 8), month(17, value="4", kind="公报"), month(20, value="12")),
    ):
        at(patch, day)
        patch.setattr(ledgers, "TODAY", day)
        approved(book, people, *lines)
    submitted(book, people, month(21, value="14"))
    publishing.publish(book)
    at(patch, date(2017, 11, 27))
    yield
    book.close()
    patch.undo()


def yucheng(day: date) -> object:
    (row,) = (row for row in progress.progress(day) if row.goal.place == "虞城县" and row.goal.year == 2017
              and row.goal.indicator_id == "cross_border_filed_enterprises")  # fmt: skip
    return row


def test_nothing_reported_is_said_and_the_targets_stand_there() -> None:
    said = words(opened(PAGE))
    assert "还没有审定的上报数，看不出快慢" in said
    assert "突破1000亿元" in said
    assert "年均须增长" in said
    assert "%（口径未核）" not in said


def test_overview_without_a_report_says_so_alone() -> None:
    test = opened(OVERVIEW)
    assert not test.get("popover")
    said = words(test)
    assert "实际完成情况：未上报，以下都是文件所定的目标数。" in said
    assert "看进度" not in said
    assert "已报" not in said


def test_slides_without_a_report_have_no_progress() -> None:
    assert not [slide for slide in story_of(("商丘市",), clock.today()).slides if slide.key.startswith("progress")]


def test_tasks_without_a_report_have_no_state() -> None:
    said = words(opened("pages/counties/tasks.py", city="商丘市"))
    assert "项任务" in said
    assert not [sign for state, sign in SIGNED if f"{sign.shape} {state}" in said]


def test_data_quality_without_a_report_tells_of_no_revision() -> None:
    said = words(opened(QUALITY))
    assert REVISED not in said
    assert PARTS not in said


@pytest.mark.parametrize("page", ["pages/counties/county.py", "pages/counties/quotas.py"])
def test_pages_of_counties_are_as_before_where_nothing_is_reported(page: str) -> None:
    asked = {"county": "虞城县"} if page.endswith("county.py") else {"city": "商丘市"}
    test = opened(page, **asked)
    assert "的进度" not in words(test)
    assert not [one for one in test.get("bidi_component") if one.proto.component_name.endswith("yuboard_goals")]


def test_a_reported_value_has_its_ratio_with_the_word_on_its_scope(reported: None) -> None:
    said = words(opened(PAGE, area="商丘市"))
    assert "120%（口径未核）" in said
    assert "提前实现" in said
    row = yucheng(date(2017, 11, 27))
    told = words(opened(PAGE, area="商丘市", open=row.goal.figure_id))
    for word in ("如何计算", "完成率 = 实际 ÷ 目标 = 120%", "a.csv", "2017-11-08", "10家"):
        assert word in told


def test_the_page_as_of_a_past_day_knows_what_was_approved_then(reported: None) -> None:
    then = yucheng(date(2017, 7, 31))
    assert (then.value, then.state, then.actual.others) == (3, "明显滞后", ())
    assert "30%（口径未核）" in words(opened(PAGE, area="商丘市", day="2017-07-31"))
    assert yucheng(date(2017, 7, 7)).value is None
    now = yucheng(date(2017, 11, 27))
    assert (now.value, now.state) == (12, "提前实现")


def test_points_by_a_rule_are_traced_on_the_day_that_it_counts_and_on_no_other(reported: None) -> None:
    said = words(opened(PAGE, area="商丘市", day=RULED[0]))
    for word in (
        "依据：演示局　演示〔2017〕9号　2017年1月5日。共100分：备案企业60分（完成率0%得0分，100%得满分，中间按比例）",
        "按期报送40分（按期报送率≥ 50%得40分、其余得10分）",
        "（120 − 0）÷（100 − 0）× 60 = 60分",
        "测算：照登记的计分办法由已审定的数算出，不是考核结果",
        "60分（60分）",
        "完成率120%（口径未核）",
        "不计分：逾期未报",
    ):
        assert word in said, word
    assert "计分" not in words(opened(PAGE, area="商丘市", day="2017-11-24"))
    assert "计分" not in words(opened(PAGE, area="郑州市", day=RULED[0]))
    assert "演示计分办法" not in words(opened("pages/counties/county.py", county="虞城县"))


def test_the_files_of_points_say_what_the_page_says(reported: None) -> None:
    day = date.fromisoformat(RULED[0])
    found = scoring.scored(day)
    lines = {(row["party"], row["item"]): row for row in score_records(found)}
    yucheng_filed = lines["虞城县", "备案企业"]
    assert (yucheng_filed["points"], yucheng_filed["cells"]) == (60, "a.csv　H3")
    assert lines["民权县", "备案企业"]["points"] == "不计分"
    rows = store.reader(store.database())
    made = progress_workbook([], "商丘市", day, rows=rows, version=store.version(), made_on=day, scores=found)
    (sheet,) = (page for page in openpyxl.load_workbook(io.BytesIO(made)) if page.title == "计分")
    told = [tuple(cell.value for cell in line[:4]) for line in sheet.iter_rows(min_row=5)]
    assert ("虞城县", "备案企业", "完成率120%（口径未核）", 60) in told
    assert len(told) == len(lines)


def test_another_preset_is_chosen_by_name_and_told_with_its_bounds_and_source(reported: None) -> None:
    day = date(2017, 7, 31)
    other = next(row for row in store.rows("progress/presets") if not row["is_active"])
    by_name = {
        bounds: {row.goal.figure_id: row for row in progress.progress(day, bounds)} for bounds in (None, other["title"])
    }
    figure_id = yucheng(day).goal.figure_id
    assert [rows[figure_id].state for rows in by_name.values()] == ["明显滞后", "不可测算"]
    said = words(opened(PAGE, area="商丘市", day="2017-07-31", bounds=other["title"]))
    for word in (f"状态按“{other['title']}”判：", other["bounds"], other["source"], "? 不可测算"):
        assert word in said, word
    assert "状态按“" not in words(opened(PAGE, area="商丘市", day="2017-07-31"))


def test_what_changed_between_two_days_names_cell_and_silence(reported: None) -> None:
    said = words(opened(PAGE, area="商丘市", since="2017-07-31"))
    assert "2017年7月31日至2017年11月27日：" in said
    assert "新达成" in said
    assert "新上报" in said
    assert "a.csv" in said
    assert "没有新上报" in words(opened(PAGE, area="商丘市", since="2017-11-20"))
    for other in ("2017-11-21", "昨天"):
        test = opened(PAGE, area="商丘市", since=other, day="2017-11-20")
        told = escape(f"链接中的日期“{other}”读不懂，或不在2014年1月1日至2017年11月20日之间，没有比较。")
        assert [one.value for one in test.warning] == [told]
    # Neither column is of today where both days are past.
    past = words(opened(PAGE, area="商丘市", since="2017-05-31", day="2017-11-20"))
    assert "此前" in past
    assert "现在" not in past


def test_the_file_says_what_the_page_says(reported: None) -> None:
    rows = [row for row in progress.progress(date(2017, 11, 27)) if row.goal.city == "商丘市"]
    made = progress.frame(tables.progress.records(rows))
    frame = tables.named(made, tables.columns.progress.PROGRESS_COLUMNS)
    text = tables.csv_bytes(frame, version="1", made_on=date(2017, 11, 27)).decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text)))
    line = next(one for one in lines if one["地区"] == "虞城县" and one["已报"])
    assert (line["完成率"], line["口径"], line["截至"]) == ("120%（口径未核）", "口径未核", "2017-11-27")


def test_the_workbook_has_the_ratios_as_formulas_that_give_what_the_page_says(reported: None) -> None:
    day = date(2017, 11, 27)
    rows = [row for row in progress.progress(day) if row.goal.city == "商丘市"]
    made = progress_workbook(
        rows, "商丘市", day, rows=store.reader(store.database()), version=store.version(), made_on=day
    )
    formulas, values = (openpyxl.load_workbook(io.BytesIO(made), data_only=only) for only in (False, True))
    heads = [cell.value for cell in formulas["进度"][4]]
    at = {title: heads.index(title) for title in ("实际", "目标数", "完成率", "口径", "状态")}
    for number, row in enumerate(rows, 5):
        written, shown = (
            next(iter(book["进度"].iter_rows(number, number, values_only=True))) for book in (formulas, values)
        )
        assert shown[at["状态"]] == row.state
        if row.completion is None or row.completion.value is None:
            assert shown[at["完成率"]] in ("未上报", row.completion and row.completion.obstacle)
            continue
        assert written[at["完成率"]] == f"=J{number}/K{number}"
        assert shown[at["实际"]] / shown[at["目标数"]] == pytest.approx(float(row.completion.value))
        assert shown[at["完成率"]] == pytest.approx(float(row.completion.value))
        assert shown[at["口径"]] == row.scope
    assert [row.completion.value for row in rows if row.completion and row.completion.value]
    cells = [cell for line in formulas["上报数"].iter_rows(values_only=True) for cell in line]
    assert {"a.csv", "虞城县"} <= set(cells)


def test_slides_and_deck_say_of_progress_what_the_page_says(reported: None) -> None:
    told = story_of(("虞城县",), clock.today())
    slides = [slide for slide in told.slides if slide.key.startswith("progress-")]
    shown = {line[1].figure_id: line for slide in slides for line in slide.cells}
    rows = {row.goal.figure_id: row for row in progress.progress(date(2017, 11, 27))}
    assert shown
    for figure_id, (_, target, value, ratio, state) in shown.items():
        row = rows[figure_id]
        assert (target.text, ratio.text) == (row.goal.label, wording.done(row))
        assert value.text == (wording.reported(row) or "未上报")
        assert state.text == f"{wording.SIGNS[row.state].shape} {row.state}"
    assert [row for row in rows.values() if row.goal.figure_id in shown and row.is_reported]
    # The page that lists them has a word for every kind of slide.
    listing = opened("pages/presenters/exports.py", place="商丘市")
    assert not listing.exception
    assert not listing.error
    assert set(sorter._KINDS) == {kind for part in get_args(Kind) for kind in (get_args(part) or (part,))}
    made = decks.opened(deck(told, version="1", made_on=date(2017, 11, 27)))
    tables_of = (shape.table for slide in made.slides for shape in slide.shapes if shape.has_table)
    cells = {cell.text_frame.paragraphs[0].text for table in tables_of for row in table.rows for cell in row.cells}
    for line in shown.values():
        assert {cell.text for cell in line} <= cells


def test_the_deck_of_a_meeting_has_every_change_with_its_cell_on_six_slides_at_most(reported: None) -> None:
    since, until = date(2017, 7, 31), date(2017, 11, 27)
    found = changes(progress.progress(since), progress.progress(until))
    told = change_story(found, "商丘市", since, until, {"商丘市": 3})
    assert 2 <= len(told.slides) <= 6
    lines = [line for slide in told.slides for line in slide.cells]
    assert [line[0].text for line in lines] == [one.kind for one in found]
    # Where the changed goals stand now, as a native chart.
    assert told.slides[1].key == "bullets-1"
    assert {source.figure_id for source in told.slides[1].sources} == set(told.slides[1].figure_ids()) != set()
    assert any(shape.has_chart for shape in decks.opened(deck(told, version="1", made_on=until)).slides[1].shapes)
    assert any("a.csv" in line[4].text for line in lines)
    many = change_story(found * 40, "商丘市", since, until, {"商丘市": 3})
    listed = sum(len(slide.cells) for slide in many.slides)
    assert len(many.slides) == 6
    assert f"另有{len(found) * 40 - listed}项" in many.slides[-1].dek
    assert len(decks.opened(deck(many, version="1", made_on=until)).slides) == 6
    (alone,) = change_story([], "商丘市", since, until, {"商丘市": 3}).slides
    assert "没有新上报" in alone.dek


def test_a_command_writes_the_deck_of_a_meeting(
    reported: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "changes.pptx"
    asked = ["export", "changes", "--place", "商丘", "--as-of", "2017-11-27", "--out", str(out)]
    assert cli.main([*asked, "--since", "2017-07-31", "--date", "2017-11-27"]) == 0
    day, until = date(2017, 7, 31), date(2017, 11, 27)
    found = changes(progress.progress(day), progress.progress(until))
    told = change_story(found, "商丘市", day, until, {"商丘市": 3})
    assert out.read_bytes() == deck(told, version=store.version(), made_on=until)
    for wrong, reason in (
        (("--since", "2017-11-28"), "在截至的那一天"),
        (("--since", "2017-07-31", "--place", "虞城县"), "按城市制作"),
    ):
        assert cli.main([*asked, *wrong]) == 2
        assert reason in capsys.readouterr().err


def test_overview_shows_states_and_silence_only_where_something_was_reported(reported: None) -> None:
    said = words(opened(OVERVIEW, city="商丘市"))
    assert "看进度" in said
    assert "已达成" in said or "提前实现" in said
    assert "到期未报" in said


def test_trend_shows_what_was_reported_beside_its_target(reported: None) -> None:
    test = opened("pages/leadership/trend.py", indicator="备案认定跨境电子商务企业", cities="商丘市")
    assert "未上报，以下都是文件所定的目标数" not in words(test)
    # Only a county has reported: the city's own chart has no value of it.
    assert charts.REPORTED_KEY not in words(test)


@pytest.mark.parametrize(
    ("page", "asked"),
    [("pages/counties/county.py", {"county": "虞城县"}), ("pages/counties/quotas.py", {"city": "商丘市"})],
)
def test_pages_of_counties_show_their_quotas_as_the_page_of_progress_does(
    reported: None, page: str, asked: dict[str, str]
) -> None:
    row = yucheng(date(2017, 11, 27))
    said = words(opened(page, **asked, open=row.goal.figure_id))
    for word in ("截至2017年11月27日的进度", "120%（口径未核）", "提前实现", "如何计算", "a.csv"):
        assert word in said


def test_pages_of_counties_tell_what_waits_apart_from_what_is_approved(reported: None) -> None:
    waits = "1个数待审（2017年10月末，比已审定多2家）"
    squares = opened("pages/counties/quotas.py", city="商丘市", chart="格子")
    said = words(squares)
    for word in (
        waits,
        "2017年全市100家：1/9处有数，已审定12家，待审2家，还差90家。",
        "虞城县　12/10",
        "民权县　未上报/9",
    ):
        assert word in said, word
    assert "斜线前是已审定数" in said
    own = words(opened("pages/counties/county.py", county="虞城县"))
    assert waits in own
    assert "虞城县　12/10" in own
    assert "14家" not in own + said
    quotas = [row for row in progress.progress(date(2017, 11, 27)) if row.goal.place == "虞城县"]
    assert f"{len(quotas)}项配额：" in own
    assert "应报3期，报齐0期，3期逾期没有报齐，最早一期（2017年3月）2017年4月10日到期" in own
    assert yucheng(date(2017, 11, 7)).pending is None


def test_what_is_needed_a_month_stands_with_its_formula(reported: None) -> None:
    day = date(2017, 7, 31)
    row = yucheng(day)
    monthly = row.growth.monthly
    assert monthly.value == (10 - 3) / Fraction(6)
    assert "到2017年12月底还差7家，每月须1.2家（测算）" in wording.needed(row)
    opened_row = words(opened(PAGE, area="商丘市", day="2017-07-31", open=row.goal.figure_id))
    assert "每月须 = （目标 − 实际）÷ 余下月数 = 1.2家（目标10家，实际3家，余下月数6个月）" in opened_row
    # A small part of a large unit is not nothing.
    small = row._replace(growth=row.growth._replace(monthly=monthly._replace(value=Fraction(13, 999))))
    assert "每月须0.013家" in wording.needed(small)
    assert " = 0.013家（" in wording.inputs(small, small.growth.monthly)


def test_counties_stand_beside_one_another_by_month(reported: None) -> None:
    test = opened("pages/counties/quotas.py", city="商丘市", county="虞城县")
    (drawn,) = (html for html in drawings.on_page(test) if "历次上报" in html)
    assert "虞城县2017年9月末已审定12家，1期待审" in drawn
    assert "民权县没有已审定的数" in drawn


def test_every_task_has_the_state_of_the_dated_targets_that_it_serves_or_says_why_it_has_none(reported: None) -> None:
    known = {row.goal.figure_id: row for row in progress.progress(date(2017, 11, 27))}
    served: dict[str, list[str]] = {}
    for row in store.rows("tasks/served"):
        if row["is_due"] and row["figure_id"] in known and not known[row["figure_id"]].goal.is_inferred:
            served.setdefault(row["task_id"], []).append(row["figure_id"])
    test = opened("pages/counties/tasks.py", city="商丘市")
    (drawn,) = (html for html in drawings.on_page(test) if 'class="line"' in html)
    tasks = store.rows("tasks/list", words="", unit="", theme="", city="商丘市", documents=())
    lines = drawn.split('<tr class="line">')[1:]
    assert len(lines) == len(tasks)
    assert {task["task_id"] for task in tasks} & served.keys()
    for task, line in zip(tasks, lines):
        own = [known[name].state for name in served.get(task["task_id"], ())]
        due = line.split("</td>")[0]
        told = [state for state, sign in SIGNED if f"{sign.shape} {state}" in due]
        assert told == [state for state in wording.State if state in own][:1]
        assert ("不判进度" in due) is (not own)
    told = [known[name] for task in tasks for name in served.get(task["task_id"], ())[:3]]
    assert all(wording.source(row) in drawn for row in told if row.is_reported)


def test_data_quality_shows_what_a_final_value_took_the_place_of(reported: None) -> None:
    test = opened(QUALITY)
    assert REVISED in words(test)
    (drawn,) = (html for html in drawings.on_page(test) if "3家 → 4家（+1）" in html)
    assert drawn.count("<tbody>") == 1
    assert drawn.count("</tr>") == 2
    for word in ("虞城县", "2017年6月", "快报　a.csv", "公报　a.csv"):
        assert word in drawn


def exported(kind: str, folder: Path, *asked: str, suffix: str) -> bytes:
    """A file that the command line writes about 虞城县, dated 27 November 2017 in any case."""
    path = folder / f"{kind}{len(list(folder.iterdir()))}{suffix}"
    assert cli.main(["export", kind, "--place", "虞城县", "--date", "2017-11-27", "--out", str(path), *asked]) == 0
    return path.read_bytes()


def paper(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def test_commands_write_what_was_approved_by_the_day_that_is_asked_for(reported: None, tmp_path: Path) -> None:
    now, then, before = (
        exported("briefing", tmp_path, *asked, suffix=".pdf")
        for asked in ((), ("--as-of", "2017-07-31"), ("--as-of", "2017-06-30"))
    )
    for word in ("三、进度", "截至2017年11月27日", "120%（口径未核）", "提前实现", "a.csv", "审定，2017-11-08"):
        assert word in paper(now)
    assert "30%（口径未核）" in paper(then)
    plain = briefing("虞城县", rows=store.rows, version=store.version(), made_on=date(2017, 11, 27))
    assert before == plain != now
    slides = decks.opened(exported("deck", tmp_path, suffix=".pptx")).slides
    cells = [
        cell.text for slide in slides for shape in slide.shapes if shape.has_table for cell in shape.table.iter_cells()
    ]
    assert any("120%（口径未核）" in cell for cell in cells)
    sheets = [
        openpyxl.load_workbook(io.BytesIO(exported("workbook", tmp_path, *asked, suffix=".xlsx"))).sheetnames
        for asked in ((), ("--as-of", "2017-06-30"))
    ]
    assert [name for name in sheets[0] if name not in sheets[1]] == ["进度", "上报数"]


def test_the_record_holds_how_each_target_stands_its_formulas_and_the_cell_of_each_value(reported: None) -> None:
    now, before = date(2017, 7, 31), date(2017, 6, 30)
    standing = progress.progress(now)
    parts = {part.name: part for part in register.parts(store.rows, [], (), standing)}
    assert {"进度", "上报数"} <= set(parts)
    lines = {(line["where"], line["year_label"], line["label"]): line for line in parts["进度"].rows}
    assert len(parts["进度"].rows) == len(standing)
    for row in (row for row in standing if row.completion and row.completion.value is not None):
        line = lines[row.goal.place, row.goal.year_label, row.goal.label]
        assert line["actual"] / line["bound"] == float(row.completion.value)
        assert line["ratio"] == wording.done(row)
        assert wording.inputs(row, row.completion) in line["formulas"]
        assert line["cells"].startswith("a.csv")
        assert (line["quote"], line["as_of"]) == (row.goal.quote, "2017-07-31")
    cells = [(line["file"], line["cell"], line["value"]) for line in parts["上报数"].rows]
    assert [value for file, cell, value in cells if file == "a.csv" and cell] == [3.0]
    pictures = [name for name, _ in catalogue.gallery(rows=store.rows, version="1", made_on=now, standing=standing)]
    assert [name for name in pictures if "进度" in name] == ["图/进度/商丘市_虞城县.png"]
    silent = [part.name for part in register.parts(store.rows, [], (), progress.progress(before))]
    assert silent == [name for name in parts if name not in ("进度", "上报数")]


def test_a_picture_of_progress_has_its_day_its_key_and_where_its_values_come_from(
    reported: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets: list[tuple] = []
    monkeypatch.setattr(drawn_sheet, "sheet", lambda *args: sheets.append(args) or b"")
    rows = [row for row in progress.progress(date(2017, 7, 31)) if row.goal.place == "虞城县"]
    drawn_sheet.bullets(store.rows, rows, "虞城县", "x")
    drawing, title, below, _ = sheets[0]
    assert title == "虞城县　目标进度（测算）"
    assert below[0].startswith("上报数截至2017年7月31日")
    assert below[1:3] == [wording.ROWS_KEY, "上报数出自a.csv"]
    assert below[3].startswith("资料来源：商政〔2016〕26号")
    (row,) = charts.are_drawn(rows)
    assert {row.goal.label, wording.approved(row), wording.done(row)} <= set(drawings.words(str(drawing)))
    buttons = opened(PAGE, area="商丘市", part="虞城县", day="2017-07-31").get("download_button")
    assert "下载图（PNG）" in {button.label for button in buttons}


def test_a_ledger_that_cannot_be_read_is_told_by_every_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / FILE).write_bytes(b"not a ledger" * 100)
    monkeypatch.setenv("YUBOARD_LEDGER", str(tmp_path))
    day = date(2017, 11, 27)
    at(monkeypatch, day)
    with pytest.raises(LedgerError) as raised:
        progress.reported_in(day)
    assert cause(raised.value) == str(raised.value)
    with pytest.raises(LedgerError):
        exports._made(exports._briefing, store.database(), (day, day), None, "虞城县", day)
    assert bundling.main("存档", str(store.database()), day.isoformat(), day.isoformat(), str(tmp_path / "a.zip")) == 1
    assert json.loads(capsys.readouterr().out) == {"refusal": str(raised.value)}
    assert not (tmp_path / "a.zip").exists()
    for page in PATHS:
        assert any("台账读不出" in error.value for error in opened(page, county="虞城县").error), page
    assert progress.reported_on(day) == []


def test_the_printed_note_draws_what_was_reported(reported: None) -> None:
    day = date(2017, 11, 27)
    standing, courses = progress.progress(day), progress.courses(day)
    drawn = {}
    for name in ("商丘市", "虞城县"):
        part = standing_part(store.rows, places.one(store.rows, name), standing, Clauses(), courses)
        drawn[name] = {one["key"]: one["svg"] for one in part["pictures"]}
    assert list(drawn["虞城县"]) == [wording.ROWS_KEY]
    assert "12家" in drawn["虞城县"][wording.ROWS_KEY]
    squares, panels = drawn["商丘市"]
    assert squares.startswith("备案认定跨境电子商务企业")
    assert "虞城县" in drawn["商丘市"][squares]
    assert charts.PANELS_KEY in panels
    assert "虞城县" in drawn["商丘市"][panels]
    nothing = standing_part(
        store.rows, places.one(store.rows, "虞城县"), progress.progress(date(2017, 1, 2)), Clauses(), {}
    )
    assert nothing is None


def test_a_city_whose_counties_reported_in_part_is_told_so_and_not_summed(reported: None) -> None:
    slides = [slide for slide in story_of(("商丘市",), clock.today()).slides if slide.key.startswith("progress-")]
    lines = {line[1].figure_id: line for slide in slides for line in slide.cells}
    partly = [row for row in progress.progress(date(2017, 11, 27)) if row.coverage and row.coverage.answered]
    assert {row.goal.figure_id for row in partly} <= set(lines)
    for row in partly:
        assert row.value is None
        assert lines[row.goal.figure_id][2].text.endswith(f"{row.coverage.answered}/{row.coverage.expected} 已报")
    assert partly
    assert "各县（区）没有报齐" in slides[0].title
    standing = progress.progress(date(2017, 11, 27))
    said = paper(briefing("商丘市", rows=store.rows, version="1", made_on=date(2017, 11, 27), standing=standing))
    assert "没有报齐，不合计" in said


def marks(line: str, figure_id: str) -> bool:
    """Whether a row of a live or a static table is that of a goal."""
    return ('class="goal"' in line[:20] and f'data-id="{figure_id}"' in line) or f'id="goal-{figure_id}"' in line[:80]


def plain(markup: str) -> str:
    return re.sub(r"\s", "", html.unescape(re.sub(r"<[^>]*>", "", markup)))


def test_ratio_gap_and_state_are_equal_on_screen_deck_paper_workbook_and_static_page(
    reported: None, tmp_path: Path
) -> None:
    day, asked = date(2017, 7, 31), ("--as-of", "2017-07-31")
    every = progress.progress(day)
    rows = told(row for row in every if row.goal.place == "虞城县" and row.is_reported)
    screen = "".join(drawings.on_page(opened(PAGE, area="商丘市", day="2017-07-31"))).split("<tr")
    pages = static(rows=store.rows, version="1", made_on=day, standing=every)
    assert told(progress.progress(date(2017, 1, 2))) == []
    page = pages["progress.html"].decode().split("<tr")
    slides = decks.opened(exported("deck", tmp_path, *asked, suffix=".pptx")).slides
    tables_ = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    deck_lines = [plain("".join(cell.text for cell in line.cells)) for table in tables_ for line in table.rows]
    bullets = plain(
        "".join(shape.text_frame.text for slide in slides for shape in slide.shapes if shape.name.startswith("文字-"))
    )
    printed = plain(paper(exported("briefing", tmp_path, *asked, suffix=".pdf")))
    book = openpyxl.load_workbook(io.BytesIO(exported("workbook", tmp_path, *asked, suffix=".xlsx")))
    heads, *lines = [[cell.value for cell in line] for line in book["进度"].iter_rows(4)]
    records = [dict(zip(heads, line)) for line in lines]
    assert len([line for line in rows if line.completion]) == len(rows) > 0
    for row in rows:
        ratio = row.completion.inputs[0].value / row.completion.inputs[1].value
        share = row.pace.inputs[-1].value
        shown = [Decimal(float(one * 100)).quantize(Decimal("0.1"), ROUND_HALF_UP) for one in (ratio, share)]
        behind = shown[1] - shown[0]
        said = f"{shown[0].normalize():f}%（口径未核）慢{behind.normalize():f}个百分点"
        for where in (screen, page):
            (line,) = [part for part in where if marks(part, row.goal.figure_id)]
            assert said in plain("<tr" + line)
            assert row.state in plain("<tr" + line)
        (line,) = [one for one in deck_lines if f"{row.goal.label}{row.goal.year_label}" in one and said in one]
        assert row.state in line
        assert f"{wording.SIGNS[row.state].shape}{row.state}{said}" in bullets
        assert f"{said}▽{row.state}" in printed or f"{said}▼{row.state}" in printed
        (record,) = [one for one in records if one["年份"] == row.goal.year_label and one["目标数"] == row.goal.low]
        assert (Fraction(record["实际"]) / Fraction(record["目标数"]), record["状态"]) == (ratio, row.state)
        assert said == f"{wording.done(row)}{record['序时进度差']}"


# What each page tells of the reports of 2017-07-08 and 2017-11-08: words that it has on the second day and not before,
# and its address.
LATER = {
    OVERVIEW: ("提前实现1项", {"city": "商丘市"}),
    "pages/leadership/trend.py": ("提前实现**1**项", {"indicator": "备案认定跨境电子商务企业"}),
    "pages/counties/quotas.py": ("已审定12家", {"city": "商丘市"}),
    "pages/counties/county.py": ("12家2017年9月末", {"county": "虞城县"}),
    QUALITY: ("3家 → 4家", {}),
}


@pytest.mark.parametrize("page", LATER)
def test_every_page_tells_a_past_day_when_it_is_asked_for(reported: None, page: str) -> None:
    later, asked = LATER[page]
    today = words(opened(page, **asked))
    assert later in today, today
    assert "**截至" not in today
    past = words(opened(page, day="2017-07-08", **asked))
    assert later not in past
    assert "**截至2017年7月8日**" in past
    assert "回到今天" in past


def test_the_link_on_a_sheet_of_a_past_day_leads_to_that_day(reported: None) -> None:
    asked = {"county": "虞城县", "with": "夏邑县"}
    past = words(opened("pages/counties/county.py", day="2017-07-08", **asked))
    assert escape("/county?county=虞城县&with=夏邑县&day=2017-07-08") in past
    today = words(opened("pages/counties/county.py", **asked))
    assert escape("/county?county=虞城县&with=夏邑县") in today
    assert "2017-07-08" not in today


def test_a_day_is_kept_from_page_to_page_until_it_is_taken_back(reported: None) -> None:
    test = opened(OVERVIEW, day="2017-07-08")
    for page in ("pages/leadership/compare.py", "pages/counties/county.py"):
        test.query_params.clear()  # as the menu leads
        test.switch_page(page).run()
    assert test.query_params["day"] == "2017-07-08"
    assert "**截至2017年7月8日**" in words(test)
    test.query_params.clear()
    test.switch_page(PAGE).run()
    assert test.date_input(key="as_of_field").value == date(2017, 7, 8)
    test.date_input(key="as_of_field").set_value(date(2017, 7, 7)).run()
    assert test.query_params["day"] == "2017-07-07"
    test.button(key="screen_only_as_of_back").click().run()
    assert "day" not in test.query_params
    assert test.date_input(key="as_of_field").value == date(2017, 11, 27)
    test.switch_page(OVERVIEW).run()
    assert "day" not in test.query_params
    assert "**截至" not in words(test)


@pytest.mark.parametrize("day", ["2017-11-28", "2013-12-31", "gestern"])
def test_a_day_that_cannot_be_asked_about_is_told_and_is_today(reported: None, day: str) -> None:
    test = opened(OVERVIEW, day=day)
    told = escape(f"链接中的日期“{day}”读不懂，或不在2014年1月1日至今天之间，已按今天显示。")
    assert [one.value for one in test.warning] == [told]
    assert "**截至" not in words(test)


def test_another_day_is_chosen_below_the_page(reported: None) -> None:
    test = opened(OVERVIEW)
    assert len(test.get("popover")) == 1
    assert not test.date_input
    test.session_state["screen_only_as_of_other"] = True
    test.run()
    test.date_input(key="as_of_field").set_value(date(2017, 7, 8)).run()
    assert test.query_params["day"] == "2017-07-08"
    assert "**截至2017年7月8日**" in words(test)


def test_files_of_a_past_day_have_its_values_and_say_so(reported: None) -> None:
    past = story_of(("商丘市",), date(2017, 7, 8))
    deks = [slide.dek for slide in past.slides if slide.key.startswith("progress")]
    assert deks
    assert all("截至2017年7月8日" in dek for dek in deks)
    assert past.slides[0].dek.endswith("；上报数截至2017年7月8日")
    named = []
    with pytest.MonkeyPatch.context() as patch:
        for module in (exports, pictures):
            patch.setattr(module, "offer", lambda label, make, name, **_: named.append(name))
        opened("pages/presenters/exports.py", place="商丘市", day="2017-07-08")
        opened("pages/leadership/trend.py", indicator="备案认定跨境电子商务企业", day="2017-07-08")
        opened("pages/counties/quotas.py", city="商丘市", chart="格子", day="2017-07-08")
    assert "豫策看板_商丘市电子商务政策目标_截至2017-07-08.pptx" in named
    assert "豫策看板_商丘市_简报_截至2017-07-08.pdf" in named
    assert "指标趋势_备案认定跨境电子商务企业_截至2017-07-08.png" in named
    assert "格子_商丘市_备案认定跨境电子商务企业_截至2017-07-08.png" in named


# The score of 虞城县, worked by hand: 12 of 10 firms, and three quarterly reports that had fallen due and never came.
POINTS = (
    "备案企业60分（60分）", "完成率120%（口径未核）", "（120−0）÷（100−0）×60=60分",
    "按期报送10分（40分）", "按期报送率0%", "按期0份，到期3份",
)  # fmt: skip
LINES = [("备案企业", "完成率120%（口径未核）", 60, 60), ("按期报送", "按期报送率0%", 10, 40)]


def archived(folder: Path, *asked: str) -> dict[str, bytes]:
    """The record of 商丘 that the command line writes."""
    path = folder / f"record{len(list(folder.iterdir()))}.zip"
    given = ["--place", "商丘市", "--date", "2017-11-27", "--out", str(path), *asked]
    assert cli.main(["export", "record", *given]) == 0
    with zipfile.ZipFile(path) as files:
        return {name: files.read(name) for name in files.namelist() if not name.endswith(".png")}


def lines_of(content: bytes, sheet: str) -> list[tuple]:
    """Item, value and points of 虞城县 in a sheet of scores."""
    page = openpyxl.load_workbook(io.BytesIO(content))[sheet]
    heads, *lines = page.iter_rows(4, values_only=True)
    rows = (dict(zip(heads, line)) for line in lines)
    own = (row for row in rows if row["单位"] == "虞城县")
    return [tuple(row[key] for key in ("计分项", "依据的值", "得分（测算）", "分值")) for row in own]


def texts(content: bytes) -> list[str]:
    """The rows of all tables of a deck, and its other texts."""
    shapes = [shape for slide in decks.opened(content).slides for shape in slide.shapes]
    tables = (shape.table for shape in shapes if shape.has_table)
    rows = [plain("".join(cell.text for cell in line.cells)) for table in tables for line in table.rows]
    return rows + [plain(shape.text_frame.text) for shape in shapes if shape.has_text_frame]


def test_points_are_equal_on_screen_deck_paper_workbook_static_pages_and_record(reported: None, tmp_path: Path) -> None:
    day, asked = date.fromisoformat(RULED[0]), ("--as-of", RULED[0])
    county = opened("pages/counties/county.py", county="虞城县", day=RULED[0])
    pages = tmp_path / "pages.zip"
    made_on = date(2017, 11, 27).isoformat()
    assert bundling.main("静态网页", str(store.database()), day.isoformat(), made_on, str(pages)) == 0
    with zipfile.ZipFile(pages) as files:
        static_pages = {name: plain(files.read(name).decode()) for name in files.namelist() if name.endswith(".html")}
    total = "70分，满分100分"
    for where in (
        plain("".join(drawings.on_page(county))),
        plain("".join(drawings.on_page(opened(PAGE, area="商丘市", day=RULED[0])))),
        static_pages["progress.html"],
        static_pages["county-yucheng.html"],
        plain(paper(exported("briefing", tmp_path, *asked, suffix=".pdf"))),
    ):
        for word in (total, *POINTS):
            assert word in where, word
    scored = {f"county-{one.place_id}.html" for one in scoring.scored(day)}
    assert {name for name, page in static_pages.items() if "演示计分办法" in page} == {"progress.html", *scored}
    deck_lines = texts(exported("deck", tmp_path, *asked, suffix=".pptx"))
    assert {"".join(POINTS[:2]) + "目标10家" + POINTS[2], "".join(POINTS[3:])} <= set(deck_lines)
    assert any(total in line for line in deck_lines)
    of_city = [line for slide in story_of(("商丘市",), day).slides for line in slide.cells if line[0].text == "虞城县"]
    assert ["70分", "满分100分", "2/2项可计分", "备案企业60分（60分）；按期报送10分（40分）"] in [
        [line[1].text, line[1].sub, line[2].text, line[3].text] for line in of_city
    ]
    assert lines_of(exported("workbook", tmp_path, *asked, suffix=".xlsx"), "计分") == LINES
    record = archived(tmp_path, *asked)
    assert lines_of(record["工作簿/政策数据全量表.xlsx"], "得分") == LINES
    assert lines_of(record["工作簿/商丘市县区配额.xlsx"], "计分") == LINES
    rows = list(csv.DictReader(io.StringIO(record["表/得分.csv"].decode("utf-8-sig"))))
    own = [(row["计分项"], row["依据的值"], float(row["得分（测算）"]), float(row["分值"])) for row in rows
           if row["单位"] == "虞城县"]  # fmt: skip
    assert own == LINES
    assert {row["截至"] for row in rows} == {RULED[0]}
    download = exports._made(exports._everything, store.database(), (day, day), None, day)
    assert lines_of(download, "得分") == LINES


def test_without_a_rule_of_the_day_no_file_tells_of_points(reported: None, tmp_path: Path) -> None:
    day, asked = date(2017, 11, 24), ("--as-of", "2017-11-24")
    asked_of = {"rows": store.rows, "version": "1", "made_on": day, "standing": progress.progress(day)}
    pages = static(**asked_of, scores=scoring.in_files(day))
    for content in (
        "".join(texts(exported("deck", tmp_path, *asked, suffix=".pptx"))),
        paper(exported("briefing", tmp_path, *asked, suffix=".pdf")),
        *(page.decode() for name, page in pages.items() if name.endswith(".html")),
    ):
        assert "计分" not in content
    record = archived(tmp_path, *asked)
    assert "表/进度.csv" in record
    assert "表/得分.csv" not in record
    for content in (
        exported("workbook", tmp_path, *asked, suffix=".xlsx"),
        *(book for name, book in record.items() if name.endswith(".xlsx")),
    ):
        assert not {"计分", "得分"} & set(openpyxl.load_workbook(io.BytesIO(content)).sheetnames)
    # Where nothing was approved yet, files tell neither of progress nor of points.
    assert scoring.scored(date.fromisoformat(RULED[0]))
    assert scoring.in_files(date(2017, 1, 2)) == []


def test_cities_that_are_compared_have_no_points(reported: None) -> None:
    day = date.fromisoformat(RULED[0])
    one, two = ({slide.key for slide in story_of(places, day).slides} for places in (("商丘市",), ("商丘市", "郑州市")))
    assert {"scores-made-1", "rule-made-1"} <= one
    assert not [key for key in two if key.startswith(("scores", "rule"))]
