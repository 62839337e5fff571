"""The demonstration: the same at each run, marked on every page and in every file, and kept out of a real ledger."""

import io
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PIL import Image
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from tests.support import decks
from tests.support.ledgers import everything, row, table
from tests.support.pages import APP, PATHS, opened, words
from yuboard import clock, made, tables
from yuboard.access import people
from yuboard.cli import main
from yuboard.demonstration import making
from yuboard.demonstration.plan import SILENT, plan
from yuboard.exports import ics
from yuboard.exports.archive import manifest
from yuboard.exports.pdf.briefing import briefing
from yuboard.exports.pdf.handout import handout
from yuboard.exports.pdf.reminder import reminder
from yuboard.exports.png import sheet
from yuboard.exports.pptx.presentation import deck
from yuboard.exports.site.build import static
from yuboard.exports.xlsx.quotas import quota_workbook
from yuboard.intake.template import template
from yuboard.ledger import export, importing, standing
from yuboard.ledger.backup import back_up, restore
from yuboard.ledger.engine import Ledger, create, open_ledger
from yuboard.ledger.export import end_of
from yuboard.ledger.holdings import standing_on
from yuboard.ledger.terms import Terms, author, terms
from yuboard.ledger.verification import verify
from yuboard.problems import LedgerError
from yuboard.record import reported, store
from yuboard.reporting.states import tally
from yuboard.settings import ROOT
from yuboard.slides.material import gather
from yuboard.slides.story import story
from yuboard.spreadsheets.workbook import made_words

DAY = date(2026, 1, 31)
LAST = date(2019, 4, 30)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "demo"
    making.make(ROOT / "data", folder)
    return folder


@pytest.fixture
def shown(demo: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The demonstration in use; the version that its files bear."""
    monkeypatch.setenv("YUBOARD_DATA", str(demo / "data"))
    return store.version()


@pytest.fixture
def book(shown: str, demo: Path) -> Iterator[Ledger]:
    with closing(open_ledger(str(demo / "data" / "ledger"))) as opened:
        yield opened


@pytest.fixture
def known_here(shown: str) -> Terms:
    return terms(store.reader(store.database()))


def test_two_runs_make_the_same(tmp_path: Path, known: Terms) -> None:
    quotas = making.quotas_of(store.rows)
    assert plan(quotas) == plan(quotas)
    (tmp_path / making.PEOPLE).write_text(making.people_of(known, quotas), encoding="utf-8")
    listed = people.read(tmp_path / making.PEOPLE, known)
    filled = []
    for name in ("one", "two"):
        with clock.set_to(making.BEGUN):
            ledger, _ = create(str(tmp_path / name), is_made=True)
        with closing(ledger):
            making.fill(ledger, known, listed, plan(quotas)[:24])
            filled.append(everything(ledger))
    assert filled[0] == filled[1]
    assert len(filled[0]) > 60


def test_it_has_what_a_city_sees_in_a_year(book: Ledger, known_here: Terms) -> None:
    assert verify(book).flaws == []
    calendar = known_here.calendar.of_city("shangqiu")
    reports = standing_on(book, calendar.duties(date(2016, 1, 1), date(2018, 12, 31)), known_here, LAST)
    assert len(reports) == 9 * 36
    assert {str(one.state) for one in reports} == {"已审定", "已报待审", "退回", "逾期未报"}
    silent = [one for one in tally(reports).late if one.duty.place.place_id == SILENT]
    assert len(silent) == 8
    with book.reading() as connection:
        entries = list(standing.streamed(connection))
        actions = [event.action for event in standing.events(connection)]
    assert {"returned", "approved", "submitted"} <= set(actions)
    assert {entry.kind for entry in entries if entry.replaces} == {"公报"}
    assert all(made.is_marked(entry.source) for entry in entries)
    assert {entry.author.partition("（")[0] for entry in entries} == {"演示填报员"}


@pytest.mark.parametrize("page", PATHS)
def test_every_page_bears_the_mark(page: str, shown: str) -> None:
    test = AppTest.from_file(APP, default_timeout=60)
    test.switch_page(page).run()
    assert not test.exception, test.exception
    assert made.MARK in test.markdown[0].value
    assert PATHS[page] == "present" or made.MARK in test.caption[-1].value


def test_a_reader_finds_who_lags_who_is_silent_and_what_changed(shown: str) -> None:
    """The overview, the page of progress that it leads to, and a day there to compare with: two clicks."""
    first = words(opened("pages/leadership/overview.py"))
    assert "差得最远的柘城县" in first
    assert "民权县2018年6月10日到期未报" in first
    page = words(opened("pages/leadership/progress.py", area="商丘市", day="2018-04-20", since="2018-01-20"))
    assert "滞后的在柘城县、睢县、示范区、宁陵县等7处；未报的：睢阳区2018年4月10日到期未报。" in page
    assert "商丘备案认定跨境电子商务企业2017年：完成94%（口径未核），比序时慢6个百分点，到期没有达到" in page
    assert "2018年1月20日至2018年4月20日：新逾期" in page
    assert "睢阳区2018年4月10日到期未报" in page


def test_a_reader_finds_how_many_of_the_hundred_firms_are_approved_and_what_waits(shown: str) -> None:
    """The page of quotas, where filed firms come first: one click; the county that fell silent stands out there."""
    page = words(opened("pages/counties/quotas.py"))
    assert "2017年全市100家：已审定94家，还差6家。" in page
    assert "3个数待审（2018年12月末）" in page
    assert "11家　2018年5月起缺" in page
    county = words(opened("pages/counties/county.py", county="民权县"))
    assert "8期逾期没有报齐，最早一期（2018年5月）2018年6月10日到期" in county


def test_a_reader_finds_where_the_city_differs_from_its_places(shown: str) -> None:
    page = words(opened("pages/evidence/quality.py"))
    (row,) = reported.once("reported/parts", until=end_of(clock.today()))
    assert (row["city"], row["answered"], row["silent"]) == ("商丘市", row["expected"], None)
    assert float(row["difference"]) < 0
    assert f"{row['value']}亿美元" in page
    assert "9/9" in page


def test_a_real_page_bears_no_mark(database: Path) -> None:
    test = AppTest.from_file(APP, default_timeout=60).run()
    assert made.MARK not in words(test)
    assert store.version() == database.stem[:8]


def _deck(version: str) -> None:
    made_deck = decks.opened(deck(story(gather(store.rows, ("商丘市",))), version=version, made_on=DAY))
    for slide in made_deck.slides:
        band = next(shape for shape in slide.shapes if shape.name == "演示标记")
        assert band.text_frame.text == made.MARK
        assert made.MARK in slide.notes_slide.notes_text_frame.text


def _paper(version: str) -> None:
    slides = story(gather(store.rows, ("虞城县",)))
    for content in (
        briefing("虞城县", rows=store.rows, version=version, made_on=DAY),
        handout(slides, version=version, made_on=DAY),
        _reminder(version),
    ):
        for page in PdfReader(io.BytesIO(content)).pages:
            assert page.extract_text().count(made.MARK) == 2  # at the head, and with the version at the foot


def _reminder(version: str) -> bytes:
    known = terms(store.reader(store.database()))
    duties = known.calendar.of_city("shangqiu").duties(date(2018, 1, 1), date(2018, 12, 31))
    with closing(open_ledger(str(store.database().parent.parent / "ledger"))) as book:
        return reminder("商丘市", standing_on(book, duties, known, LAST), day=LAST, version=version)


def _sheets(version: str) -> None:
    known = terms(store.reader(store.database()))
    place = known.place("虞城县")
    assert place is not None
    for content in (
        quota_workbook("商丘市", rows=store.rows, version=version, made_on=DAY),
        template(place, known, store.rows, {}, version=version, made_on=DAY),
    ):
        for page in openpyxl.load_workbook(io.BytesIO(content)):
            assert page["A1"].value.startswith(f"【{made.MARK}】")
            assert made.MARK in page.oddFooter.left.text


def _text(version: str) -> None:
    result = store.rows("documents/list")
    lines = tables.csv_bytes(result.frame, version=version, made_on=DAY).decode("utf-8-sig").splitlines()
    assert all(made.MARK in line for line in lines[1:])
    assert made.MARK in manifest({}, store.rows, version, DAY).decode()
    known = terms(store.reader(store.database()))
    duties = known.calendar.duties(date(2018, 1, 1), date(2018, 12, 31))
    told = ics.calendar(duties, version).decode().replace("\r\n ", "")
    assert told.count(f"SUMMARY:【{made.MARK}】") == 12


def _site(version: str) -> None:
    files = static(rows=store.rows, version=version, made_on=DAY)
    pages = [content.decode() for name, content in files.items() if name.endswith(".html")]
    assert len(pages) > 15
    assert all(page.count(made.MARK) == 2 for page in pages)


def _pictures(version: str) -> None:
    """A dark band with light letters in the corner, which a picture of real data does not have."""
    shades = []
    for stamp in (made_words(version, DAY), made_words(version[:8], DAY)):
        drawn = Image.open(io.BytesIO(sheet.timeline(store.rows, ("商丘市",), stamp))).convert("L")
        shades.append(drawn.crop((1560, 10, 1860, 50)).getextrema())
    assert shades[0][0] < 20
    assert shades[1] == (255, 255)


@pytest.mark.parametrize("check", [_deck, _paper, _sheets, _text, _site, _pictures])
def test_every_kind_of_file_bears_the_mark(check: Callable[[str], None], shown: str) -> None:
    assert made.is_marked(shown)
    check(shown)


def test_what_is_exported_of_it_is_refused_by_a_real_ledger(
    book: Ledger, known_here: Terms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its values as CSV, a row of them in the strict form, a template, and its backup."""
    export.export(book, tmp_path / "values.csv", known_here)
    place = known_here.place("虞城县")
    assert place is not None
    form = template(place, known_here, store.rows, {}, version=store.version(), made_on=DAY, period="2017年9月")
    filled = openpyxl.load_workbook(io.BytesIO(form))
    column = next(cell.column_letter for cell in filled["填报"][4] if cell.value == "数值")
    filled["填报"][f"{column}5"] = 3
    filled.save(tmp_path / "form.xlsx")
    back_up(book, tmp_path / "backup.gz")
    monkeypatch.delenv("YUBOARD_DATA")
    monkeypatch.setenv("YUBOARD_LEDGER", str(tmp_path / "real"))
    assert main(["ledger", "init"]) == 0
    for name, code, why in (("values.csv", 1, "整批没有存入"), ("form.xlsx", 2, "不能存入真实台账")):
        asked = ["ledger", "import", str(tmp_path / name), "--author", "甲", "--place", "虞城县"]
        assert main(asked) == code
        assert why in capsys.readouterr().err
    assert main(["ledger", "restore", str(tmp_path / "backup.gz"), "--to", str(tmp_path / "restored")]) == 2
    assert "不能恢复成真实台账" in capsys.readouterr().err
    with closing(open_ledger(str(tmp_path / "real"))) as real:
        assert len(everything(real)) == 1


def test_made_rows_and_made_moments_are_refused_by_a_real_ledger(tmp_path: Path, known: Terms) -> None:
    person = author(known, "甲", "虞城县", is_reviewer=False)
    real, _ = create(str(tmp_path / "ledger"))
    content = _tidy(source=made.headed("县级统计", made.MARK))
    with closing(real):
        with pytest.raises(LedgerError, match="不能存入真实台账"):
            importing.store(real, importing.propose("a.csv", content, known, person, DAY), person, DAY)
        proposal = importing.propose("a.csv", _tidy(source="县级统计"), known, person, DAY)
        with clock.set_to(datetime(2017, 1, 5, tzinfo=clock.BEIJING)), pytest.raises(LedgerError, match="时钟"):
            importing.store(real, proposal, person, DAY)
        assert importing.store(real, proposal, person, DAY).rows == 1


def _tidy(**cells: Any) -> bytes:
    return table(row(**cells))


def test_neither_opens_the_others_ledger(demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, _ = create(str(tmp_path / "ledger"))
    real.close()
    with pytest.raises(LedgerError, match="这是演示的台账"):
        open_ledger(str(demo / "data" / "ledger"))
    with pytest.raises(LedgerError, match="这是演示的台账"):
        create(str(demo / "data" / "ledger"))
    monkeypatch.setenv("YUBOARD_LEDGER", str(demo / "data" / "ledger"))
    with pytest.raises(Exception, match="不放在一起读"):
        reported.rows("reported/of_county", county="虞城县", until=end_of(clock.today()))
    monkeypatch.setenv("YUBOARD_DATA", str(demo / "data"))
    with pytest.raises(LedgerError, match="这是真实的台账"):
        open_ledger(str(tmp_path / "ledger"))


def test_a_backup_of_it_comes_back_beside_it(book: Ledger, tmp_path: Path) -> None:
    back_up(book, tmp_path / "backup.gz")
    again, _ = restore(tmp_path / "backup.gz", str(tmp_path / "again"))
    with closing(open_ledger(again.setting)) as restored:
        assert everything(restored) == everything(book)


def test_the_command_overwrites_nothing(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(demo.rglob("*"))
    assert main(["demo", "--out", str(demo)]) == 2
    assert "已经在，没有做演示" in capsys.readouterr().err
    assert sorted(demo.rglob("*")) == before
