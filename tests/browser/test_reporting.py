"""Reporting as people do it in a browser: sign in, review by keyboard, see what is approved on its county's page."""

import io
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from oidc_provider_mock import run_server_in_thread
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support import calendars, ledgers, paper, postgres
from tests.support.axe import barriers
from tests.support.browser import LAPTOP, PHONE, free_port, running, serve, settle
from tests.support.calendars import FILED
from tests.support.connections import told
from tests.support.ledgers import People, month, row
from tests.support.people import listed
from yuboard.ledger import publishing
from yuboard.ledger.engine import create, open_ledger
from yuboard.ledger.terms import terms
from yuboard.ledger.verification import verify
from yuboard.record import store


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """A provider of OpenID Connect, which lets anybody in under any name; its address."""
    with run_server_in_thread(require_nonce=False) as server:
        yield f"http://localhost:{server.server_port}"


class Office(NamedTuple):
    """Office: its folder, and the settings of the servers that share its data and its ledger on PostgreSQL."""

    folder: Path
    port: int
    settings: dict[str, str]


class Replica(NamedTuple):
    """Replica: one of several servers of an office, by its process and its address."""

    process: subprocess.Popen[bytes]
    address: str


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, database: Path, provider: str) -> Iterator[Office]:
    """A ledger in which two batches wait, a made monthly form, people, and three ways to sign in."""
    folder, port = tmp_path_factory.mktemp("desk"), free_port()
    secrets = folder / "secrets.toml"
    secrets.write_text(
        f"""[auth]
        redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
        cookie_secret = "{"0" * 32}"
        client_id = "yuboard"
        client_secret = "made"
        server_metadata_url = "{provider}/.well-known/openid-configuration"
        """
    )
    data = calendars.copied(folder / "data")
    calendars.add(data, asked=(FILED,), valid_from="2016-01-01", lock_day="")
    people = People(terms(store.reader(database)))
    with postgres.server() as address, pytest.MonkeyPatch.context() as patch:
        patch.setenv("YUBOARD_DATA", str(data))
        with closing(create(address.format("postgres"))[0]) as book:
            ledgers.approved(book, people, month(0, value="2"))
            publishing.publish(book)
            ledgers.submitted(book, people, row(value="9", problem="补报两家"), month(1, value="3"))
            ledgers.submitted(book, people, row(place="民权县", value="4"), by=people.minquan)
        settings = {
            "STREAMLIT_SECRETS_FILES": str(secrets),
            "YUBOARD_DATA": str(data),
            "YUBOARD_LEDGER": book.setting,
            "YUBOARD_PEOPLE": str(listed(folder)),
            "YUBOARD_DEV_SIGN_IN": "1",
            "YUBOARD_TRUSTED_HEADER": "X-User",
            "YUBOARD_TRUSTED_PROXIES": "127.0.0.1",
            "FORWARDED_ALLOW_IPS": "",
        }
        yield Office(folder, port, settings)


@pytest.fixture(scope="module")
def desk(office: Office) -> Iterator[str]:
    """The server that most come to."""
    yield from serve(office.folder, port=office.port, **office.settings)


@pytest.fixture(scope="module")
def replica(office: Office) -> Iterator[Replica]:
    """A second server with the same data and ledger."""
    (office.folder / "replica").mkdir()
    with running(office.folder / "replica", **office.settings) as started:
        yield Replica(*started)


def sign_in(page: Page, name: str) -> None:
    page.get_by_role("button", name="登录").click()
    page.get_by_role("combobox", name="开发登录").click()
    page.get_by_role("option", name=name).click()
    page.get_by_role("button", name="以此人登录").click()
    page.keyboard.press("Escape")
    settle(page)


def press(page: Page, name: str, key: str) -> None:
    """Put the focus on a part of a drawing and press a key, as a reader without a mouse does."""
    part = page.locator(f'[data-id="{name}"]').first
    part.focus()
    part.press(key)
    settle(page)


def test_a_reviewer_approves_by_keyboard_and_the_county_shows_it(chromium: Browser, desk: str) -> None:
    page = chromium.new_context(**LAPTOP).new_page()
    page.goto(f"{desk}/review")
    settle(page)
    expect(page.get_by_text("审核由各市的审核人登录后进行")).to_be_visible()
    sign_in(page, "丙")
    expect(page.get_by_role("heading", name="待审2批")).to_be_visible()
    assert barriers(page) == []
    press(page, "batch=2", "Enter")
    expect(page.get_by_text("补报两家")).to_be_visible()
    press(page, "mark=3", " ")
    expect(page.locator('[data-id="mark=3"]')).to_have_attribute("aria-checked", "true")
    assert barriers(page) == []
    page.get_by_label("除外的原因").fill("口径不符")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="审定1个值，除外1个").press("Enter")
    page.get_by_role("dialog").get_by_role("button", name="确认审定").press("Enter")
    expect(page.get_by_text("第2批已审定1个值，除外1个。")).to_be_visible()
    expect(page.get_by_role("heading", name="待审1批")).to_be_visible()
    # A reload forgets a choice of the developer's own machine; the value is there for everybody.
    page.goto(f"{desk}/county?county=虞城县")
    settle(page)
    press(page, "entry=2", "Enter")
    expect(page.get_by_role("dialog")).to_contain_text("审定：丙（sq）")
    page.context.close()


def test_a_reviewer_approves_several_on_a_phone(chromium: Browser, desk: str) -> None:
    page = chromium.new_context(**PHONE).new_page()
    page.goto(f"{desk}/review")
    settle(page)
    sign_in(page, "丙")
    page.locator('[data-id="mark=all"]').tap()
    page.get_by_role("button", name="审定选中的").tap()
    page.get_by_role("dialog").get_by_role("button", name="全部审定").tap()
    expect(page.get_by_text("已审定1批")).to_be_visible()
    expect(page.get_by_text("现在没有等待审核的报送")).to_be_visible()
    page.context.close()


def test_who_has_reported_is_read_by_keyboard_on_a_phone_and_on_one_sheet(chromium: Browser, desk: str) -> None:
    address = f"{desk}/reporting?city=商丘市&year=2016年&day=2017-06-01"
    page = chromium.new_context(**LAPTOP).new_page()
    page.goto(address)
    settle(page)
    assert barriers(page) == []
    press(page, "cell=yucheng.1", "Enter")
    expect(page.locator(".opened")).to_contain_text("期满后第10日前报；依据：演示通知〔2016〕1号")
    assert barriers(page) == []
    press(page, "cell=yucheng.1", " ")
    expect(page.locator(".opened")).to_have_count(0)
    page.go_back()
    expect(page.locator(".opened")).to_have_count(1)
    sheet = paper.printed(page)
    assert len(sheet.pages) == 1
    assert sheet.pages[0].mediabox.width > sheet.pages[0].mediabox.height
    page.context.close()
    phone = chromium.new_context(**PHONE).new_page()
    phone.goto(address)
    settle(phone)
    phone.locator('[data-id="cell=yucheng.1"]').tap()
    expect(phone.locator(".opened")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.context.close()


def test_a_reporter_fills_in_the_template_answers_and_sends_by_keyboard(
    chromium: Browser, desk: str, tmp_path: Path
) -> None:
    page = chromium.new_context(**LAPTOP).new_page()
    page.goto(f"{desk}/report")
    settle(page)
    sign_in(page, "乙")
    with page.expect_download() as made:
        page.get_by_role("button", name="下载本地模板").press("Enter")
    book = openpyxl.load_workbook(io.BytesIO(Path(made.value.path()).read_bytes()))
    sheet = book["填报"]
    assert sheet["A5"].value == "民权县"
    column = next(cell.column_letter for cell in sheet[4] if cell.value == "数值")
    sheet[f"{column}5"] = 3
    book.save(tmp_path / "上报.xlsx")
    field = page.locator('input[type="file"]')
    field.set_input_files(str(tmp_path / "上报.xlsx"))
    question = page.get_by_role("textbox", name="或写明期间")
    question.fill("2016年9月 累计")
    question.press("Enter")
    settle(page)
    expect(page.get_by_role("region", name="上传的表")).to_contain_text("3")
    assert barriers(page) == []
    page.get_by_role("button", name="送审1个值").press("Enter")
    expect(page.get_by_text("1个值已送审")).to_be_visible()
    expect(page.get_by_role("button", name="下载回执").first).to_be_visible()
    page.context.close()


class Hands:
    """How somebody acts on a page: with a mouse, or by keyboard alone, from one stop of the Tab key to the next."""

    def __init__(self, page: Page, *, has_mouse: bool) -> None:
        self.page, self.has_mouse = page, has_mouse

    def press(self, part: Locator) -> None:
        expect(part).to_be_enabled()
        if self.has_mouse:
            part.click()
        else:
            self.reach(part)
            self.page.keyboard.press("Enter")
        settle(self.page)

    def reach(self, part: Locator) -> None:
        """Press Tab until the part has the focus, as it must have after so many stops."""
        for _ in range(90):
            if part.evaluate("part => part.matches(':focus')"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"not reached by Tab: {part}")

    def write(self, part: Locator, words: str) -> None:
        """Write into a field and leave it, which takes what is written."""
        if self.has_mouse:
            part.click()
        else:
            self.reach(part)
        self.page.keyboard.insert_text(words)
        self.page.keyboard.press("Tab")
        settle(self.page)

    def send(self, file: Path) -> None:
        """Choose a file in the field for one."""
        with self.page.expect_file_chooser() as chooser:
            self.press(self.page.get_by_test_id("stFileUploaderDropzone").locator("button"))
        chooser.value.set_files(str(file))
        settle(self.page)


def filled(template: Path, out: Path, period: str, firms: int) -> Path:
    """A template with its period and the number of filed firms filled in."""
    book = openpyxl.load_workbook(template)
    sheet = book["填报"]
    column = {cell.value: cell.column_letter for cell in sheet[4]}
    row = next(cell.row for cell in sheet[column["指标"]] if cell.value == ledgers.FILED)
    sheet["B3"], sheet[f"{column['口径']}{row}"], sheet[f"{column['数值']}{row}"] = period, "期末数", firms
    book.save(out)
    return out


@pytest.mark.parametrize(("has_mouse", "month"), [(True, 3), (False, 4)], ids=["by mouse", "by keyboard"])
def test_a_report_goes_out_comes_back_is_corrected_and_shows_on_the_countys_page(
    has_mouse: bool, month: int, chromium: Browser, desk: str, replica: Replica, tmp_path: Path
) -> None:
    """The sender comes to one server, the reviewer to another; both read what either wrote."""
    pages = {who: chromium.new_context(**LAPTOP, extra_http_headers={"X-User": who}).new_page() for who in ("yc", "sq")}
    sender, reviewer = (Hands(page, has_mouse=has_mouse) for page in pages.values())
    sent, review = sender.page, reviewer.page
    period = f"2016年{month}月"
    sent.goto(f"{desk}/report")
    settle(sent)
    with sent.expect_download() as made:
        sender.press(sent.get_by_role("button", name="下载本地模板"))
    template = tmp_path / "模板.xlsx"
    made.value.save_as(template)
    for firms, answers in ((month + 10, False), (month, True)):
        sender.send(filled(template, tmp_path / f"{period}_{firms}家.xlsx", period, firms))
        expect(sent.get_by_role("region", name="上传的表")).to_contain_text(str(firms))
        sender.press(sent.get_by_role("button", name="送审1个值"))
        expect(sent.get_by_text("1个值已送审")).to_be_visible()
        review.goto(f"{replica.address}/review")
        settle(review)
        reviewer.press(review.locator('[data-id^="batch="]', has_text="虞城县").last)
        expect(review.get_by_text(f"文件：{period}_{firms}家.xlsx")).to_be_visible()
        if not answers:
            reviewer.write(review.get_by_label("退回的原因"), "与备案名单不符")
            reviewer.press(review.get_by_role("button", name="退回整批"))
            expect(review.get_by_text("已退回，原因填报人看得到")).to_be_visible()
            sent.goto(f"{desk}/report")
            settle(sent)
            expect(sent.get_by_text("改好表，从上面再传一次")).to_have_count(1)
            expect(sent.get_by_text("退回的原因：与备案名单不符").first).to_be_visible()
    expect(review.get_by_text("答复退回的第").first).to_be_visible()
    reviewer.press(review.get_by_role("button", name="审定1个值"))
    reviewer.press(review.get_by_role("dialog").get_by_role("button", name="确认审定"))
    expect(review.get_by_text("已审定1个值。")).to_be_visible()
    sent.goto(f"{desk}/report")
    settle(sent)
    expect(sent.get_by_text("改好表，从上面再传一次")).to_have_count(0)
    sent.goto(f"{desk}/county?county=虞城县")
    settle(sent)
    sender.press(sent.locator("summary", has_text="全部已审定的上报数"))
    expect(sent.get_by_role("row").filter(has_text=period).first).to_contain_text(f"{month}家")
    for page in pages.values():
        page.context.close()


def sign_in_at(provider: str, page: Page, name: str) -> None:
    """Sign in by the bureau's account: the provider asks who one is, and sends one back."""
    page.get_by_role("button", name="登录", exact=True).click()
    page.get_by_role("button", name="用单位账号登录").click()
    page.wait_for_url(f"{provider}/**")
    page.get_by_placeholder("sub").fill(name)
    page.get_by_role("button", name="Authorize", exact=True).click()
    settle(page)


def test_somebody_signs_in_by_the_bureaus_account_reports_and_signs_out(
    chromium: Browser, desk: str, provider: str, tmp_path: Path
) -> None:
    page = chromium.new_context(**LAPTOP).new_page()
    page.goto(f"{desk}/report")
    settle(page)
    sign_in_at(provider, page, "yc")
    page.goto(f"{desk}/report")
    settle(page)
    expect(page.get_by_role("heading", name="虞城县")).to_contain_text("甲（yc）")
    assert all(cookie["httpOnly"] for cookie in page.context.cookies() if "auth" in cookie["name"])
    with page.expect_download() as made:
        page.get_by_role("button", name="下载本地模板").click()
    made.value.save_as(tmp_path / "模板.xlsx")
    Hands(page, has_mouse=True).send(filled(tmp_path / "模板.xlsx", tmp_path / "五月.xlsx", "2016年5月", 5))
    page.get_by_role("button", name="送审1个值").click()
    expect(page.get_by_text("1个值已送审")).to_be_visible()
    page.get_by_role("button", name="甲", exact=True).click()
    page.get_by_role("button", name="退出").click()
    page.wait_for_url(f"{provider}/**")
    page.get_by_role("button").first.click()
    page.goto(f"{desk}/report")
    settle(page)
    expect(page.get_by_text("还没有登录，不能填报")).to_be_visible()
    sign_in_at(provider, page, "somebody")
    page.goto(f"{desk}/report")
    settle(page)
    expect(page.get_by_text("“somebody”不在人员名单里，只能阅读")).to_be_visible()
    page.context.close()


FORWARDED = ("X-Forwarded-For", "10.9.9.9")
OWN, NOBODY = "您是虞城县的填报人", "审核由各市的审核人登录后进行"


@pytest.mark.parametrize(
    ("headers", "said", "can_choose"),
    [
        ([], NOBODY, True),
        ([("X-User", "yc")], OWN, False),
        ([("X-User", "yc"), FORWARDED], OWN, False),
        ([("X-User", "sq"), ("X-User", "yc")], NOBODY, True),
        ([FORWARDED], NOBODY, False),
    ],
)
def test_a_connection_is_judged_by_its_own_address(
    desk: str, headers: list[tuple[str, str]], said: str, can_choose: bool
) -> None:
    """No forwarded address takes its place: a header counts from the proxy, a choice without one."""
    page = told(desk, "review", headers)
    assert said in page
    assert ("开发登录" in page) is can_choose


def test_a_server_that_is_killed_in_an_upload_leaves_nothing_and_the_other_takes_the_report(
    chromium: Browser, desk: str, replica: Replica, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YUBOARD_DATA", office.settings["YUBOARD_DATA"])
    page = chromium.new_context(**LAPTOP, extra_http_headers={"X-User": "yc"}).new_page()
    page.goto(f"{replica.address}/report")
    settle(page)
    with page.expect_download() as made:
        page.get_by_role("button", name="下载本地模板").click()
    template = tmp_path / "模板.xlsx"
    made.value.save_as(template)
    report = filled(template, tmp_path / "六月.xlsx", "2016年6月", 6)
    # Slow enough that the server is killed before the file is whole.
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": report.stat().st_size / 60}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", slow)
    before = _held(office)
    with page.expect_request("**/_stcore/upload_file/**") as sent:
        page.locator('input[type="file"]').set_input_files(str(report))
    page.wait_for_timeout(500)
    assert sent.value.timing["responseStart"] < 0
    replica.process.kill()
    replica.process.wait(20)
    expect(page.get_by_text("正在连接")).to_be_visible()
    assert _held(office) == before
    page.context.close()
    page = chromium.new_context(**LAPTOP, extra_http_headers={"X-User": "yc"}).new_page()
    page.goto(f"{desk}/report")
    settle(page)
    Hands(page, has_mouse=True).send(report)
    page.get_by_role("button", name="送审1个值").click()
    expect(page.get_by_text("1个值已送审")).to_be_visible()
    assert _held(office) == before + 1
    page.context.close()


def _held(office: Office) -> int:
    """How many values the ledger has, all of them and its chain being whole."""
    with closing(open_ledger(office.settings["YUBOARD_LEDGER"])) as book:
        found = verify(book)
    assert found.flaws == []
    return found.entries
