"""The page of the state of reporting: without duties, without a ledger, with reports in every state."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.support import calendars, drawings, ledgers
from tests.support.calendars import FILED
from tests.support.ledgers import People, row
from tests.support.pages import opened, words
from tests.support.people import listed, user
from yuboard import cli
from yuboard.ledger import workflow
from yuboard.ledger.engine import Ledger, create
from yuboard.ledger.terms import terms
from yuboard.problems import LedgerError
from yuboard.record import store
from yuboard.ui import drawing

PAGE = "pages/reporting/status.py"
DAY = "2026-11-27"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data with a monthly form of all counties of 商丘 from April 2026 on, and a yearly one of the city."""
    root = tmp_path_factory.mktemp("reporting")
    data = calendars.copied(root / "data")
    calendars.add(
        data,
        asked=(FILED,),
        valid_from="2026-04-01",
        lock_day="400",
        quote="“*恶*”",
        document_id="sq2016",
        section="五/（七）",
    )
    calendars.add(data, form_id="made-year", title="年报", period="年", due_day="31", lock_day="", unit="市统计局",
                  scope="全市", asked=(FILED,), valid_from="2025-01-01")  # fmt: skip
    return data


@pytest.fixture
def data(made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YUBOARD_DATA", str(made))
    ledgers.stop_clock(monkeypatch)
    return made


@pytest.fixture
def ledger(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    book, _ = create(str(tmp_path / "ledger"))
    monkeypatch.setenv("YUBOARD_LEDGER", book.setting)
    yield book
    book.close()


@pytest.fixture
def people(data: Path) -> People:
    return People(terms(store.reader(store.database())))


def april(month: int = 4, **cells: str) -> dict[str, str]:
    last = {4: 30, 5: 31, 10: 31}[month]
    days = {"period_start": f"2026-{month:02d}-01", "period_end": f"2026-{month:02d}-{last}"}
    return row(**days, as_of=days["period_end"], **cells)


def seen(**address: str) -> AppTest:
    return opened(PAGE, **({"day": DAY, "year": "2026年"} | address))


def region(test: AppTest) -> str:
    return next(svg for svg in drawings.on_page(test) if "states" in svg)


def cells(test: AppTest) -> dict[str, str]:
    """What each cell says, by place and month."""
    found = drawings.buttons(region(test))
    return {name.removeprefix("cell="): part.attrib["aria-label"] for name, part in found.items()}


def test_no_duty_is_a_sentence_and_says_how_one_is_set_up() -> None:
    said = words(opened(PAGE))
    assert "现在没有启用的报送任务：文件未定期限" in said
    assert "data/reporting/forms" in said
    assert "拟定《郑州市电子商务统计报表制度》" in said
    assert said.count("文件未定期限") > 6


def test_no_ledger_is_a_sentence(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YUBOARD_LEDGER", str(tmp_path / "none"))
    test = seen()
    assert "还没有台账" in test.info[0].value
    assert not drawings.on_page(test)
    assert len(test.get("download_button")) == 1


def test_every_state_stands_in_its_cell_with_word_and_shape(ledger: Ledger, people: People) -> None:
    ledgers.approved(ledger, people, april())
    ledgers.submitted(ledger, people, april(place="民权县"), by=people.minquan)
    workflow.give_back(ledger, 2, people.shangqiu, people.terms, "与*名单*不符")
    ledgers.submitted(ledger, people, april(10))
    test = seen(cell="minquan.4")
    said = cells(test)
    assert said["yucheng.4"] == "虞城县4月：已审定"
    assert said["minquan.4"] == "民权县4月：退回"
    assert said["yucheng.10"] == "虞城县10月：已报待审"
    assert said["minquan.10"] == "民权县10月：逾期未报"
    assert said["yucheng.11"] == "虞城县11月：未到期"
    assert "yucheng.1" not in said
    told = drawings.text(test)
    assert "截至2026年11月27日，商丘市2026年应报63份，已报2份（按时0份），逾期未报60份，退回1份" in told
    for expected in (
        "与*名单*不符",
        "2026年5月10日前，2027年6月4日封账",
        "演示通知〔2016〕1号",
        "“*恶*”",
        "第2批",
        "乙",
    ):
        assert expected in told
    assert all(shape in told for shape in "▲◁○◐●·–")
    assert "1/9 已报已审，未报或未审：" not in told
    assert "0/9 已报已审，未报或未审：梁园区" in told
    assert "没有重开过封账的期间" in told


def test_the_day_asked_about_decides_and_stands_in_the_address(data: Path, ledger: Ledger) -> None:
    assert cells(seen(day="2026-11-05"))["yucheng.10"].endswith("应报未报")
    assert cells(seen(day="2026-10-31"))["yucheng.10"].endswith("未到期")
    told = drawings.text(seen(day="2026-10-31", year="2025年"))
    assert "2025年应报1份" in told
    assert "“2024年”在数据里没有" in seen(day="2026-10-31", year="2024年").warning[0].value


def test_a_day_before_the_first_duty_is_the_day_of_the_whole_page(data: Path, ledger: Ledger) -> None:
    test = opened(PAGE, day="2020-01-31")
    assert "**截至2020年1月31日**" in words(test)
    assert test.date_input(key="as_of_field").value == date(2020, 1, 31)
    assert not test.exception
    assert "2020年没有要报的" in words(test)


def test_reopenings_are_listed_and_a_reporter_finds_the_own_place(
    ledger: Ledger, people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YUBOARD_PEOPLE", str(listed(tmp_path)))
    workflow.reopen(ledger, people.yucheng.place, ("2026-04-01", "2026-04-30"), "2026-12-31", people.shangqiu, "补报*")
    test = opened(PAGE, user=user("yc"), day=DAY)
    assert "虞城县　2026-04-01 至 2026-04-30，到2026-12-31为止" in drawings.text(test)
    assert "本单位" in region(test)


@pytest.mark.parametrize(
    ("who", "cell", "way", "title"),
    [("sq", "yucheng.10", "batch=1", "审核"), ("yc", "yucheng.4", "report=yucheng", "填报")],
)
def test_an_opened_cell_leads_on_whoever_may_act(
    who: str,
    cell: str,
    way: str,
    title: str,
    ledger: Ledger,
    people: People,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("YUBOARD_PEOPLE", str(listed(tmp_path)))
    ledgers.submitted(ledger, people, april(10))
    for other in (None, "mq", "lh"):
        test = opened(PAGE, user=user(other) if other else None, day=DAY, cell=cell, city="商丘市")
        assert way not in drawings.buttons(region(test))
    test = opened(PAGE, user=user(who), day=DAY, cell=cell)
    assert way in drawings.buttons(region(test))
    show = drawing.show
    monkeypatch.setattr(drawing, "show", lambda *given, **named: show(*given, **named) or way)
    test.run()
    assert not test.exception
    assert test.title[0].value == title


def test_commands_write_the_reminder_and_the_calendar(
    ledger: Ledger, people: People, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "催报.pdf"
    asked = ["ledger", "remind", "--place", "商丘市", "--as-of", DAY, "--out", str(out)]
    assert cli.main(asked) == 0, capsys.readouterr()
    assert out.read_bytes().startswith(b"%PDF")
    days = tmp_path / "日历.ics"
    assert cli.main(["ledger", "calendar", "--place", "商丘市", "--year", "2026", "--out", str(days)]) == 0
    assert days.read_bytes().count(b"BEGIN:VEVENT") == 10
    assert cli.main([*asked[:3], "漯河市", *asked[4:]]) == 2
    assert "漯河市现在没有启用的报送任务" in capsys.readouterr().err
    assert cli.main(["ledger", "calendar", "--place", "商丘市", "--year", "2020", "--out", str(days)]) == 2


@pytest.mark.usefixtures("ledger")
def test_a_ledger_that_cannot_be_read_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise LedgerError("连不上*数据库*。")

    monkeypatch.setattr("yuboard.ledger.standing.revision", refused)
    assert "连不上" in seen().error[0].value


def test_another_ledger_in_its_place_is_read_anew(ledger: Ledger, people: People) -> None:
    ledgers.approved(ledger, people, april())
    assert cells(seen())["yucheng.4"].endswith("已审定")
    ledger.close()
    folder = Path(ledger.setting)
    folder.rename(folder.with_name("before"))
    other, _ = create(ledger.setting)
    ledgers.approved(other, people, april(place="民权县"), by=people.minquan)
    other.close()
    assert cells(seen())["yucheng.4"].endswith("逾期未报")


def test_a_form_that_begins_later_is_not_asked_for_yet(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = calendars.add(calendars.copied(tmp_path / "later"), valid_from="2031-01-01")
    monkeypatch.setenv("YUBOARD_DATA", str(later))
    test = opened(PAGE)
    assert "没有要报的" in test.info[0].value
    assert not drawings.on_page(test)


def test_a_form_that_has_ended_opens_on_its_last_year(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = calendars.add(calendars.copied(tmp_path / "ended"), valid_until="2018-12-31")
    monkeypatch.setenv("YUBOARD_DATA", str(ended))
    test = opened(PAGE)
    assert (test.selectbox(key="year").value, test.selectbox(key="year").options) == (
        "2018年",
        ["2017年", "2018年"],
    )
    assert drawings.on_page(test)
