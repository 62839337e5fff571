"""Uploads to a real server: a hostile one is a sentence, the server lives on, and the next honest one is read."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.support.browser import Watch, settle
from tests.support.packages import cells, workbook
from tests.support.templates import FIT, UNFIT
from yuboard.accreditation import batch
from yuboard.record import store

FAR = b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="9"><w><c r="XFD1048576"/></w></row></sheetData>'


def chosen(page: Page, folder: Path, name: str, content: bytes) -> None:
    file = folder / name
    file.write_bytes(content)
    page.locator('input[type="file"]').first.set_input_files(str(file))


def test_hostile_table_is_told_and_the_next_is_read(page: Page, server: str, watch: Watch, tmp_path: Path) -> None:
    criteria = store.rows("criteria/list", kind="示范园区")
    head = [batch.NAME, *batch.variables(criteria), *batch.conditions(criteria)]
    page.goto(f"{server}/selfcheck?tab=批量自评")
    settle(page)
    chosen(page, tmp_path, "远.xlsx", workbook(FAR))
    expect(page.get_by_test_id("stAlert")).to_contain_text("第1048576行", timeout=30000)
    settle(page)
    chosen(page, tmp_path, "表.xlsx", workbook(("填报", cells(head, ["甲园区", "12000"], ["合计", "12000"]))))
    expect(page.get_by_text("读取工作表“填报”")).to_be_visible(timeout=30000)
    expect(page.get_by_text("是合计行")).to_be_visible()
    assert not watch.strangers


def test_template_without_room_is_told_and_a_fit_one_makes_a_deck(page: Page, server: str, tmp_path: Path) -> None:
    page.goto(f"{server}/exports?place=漯河市")
    settle(page)
    chosen(page, tmp_path, "坏.pptx", UNFIT["tall title"][0])
    expect(page.get_by_test_id("stAlert")).to_contain_text("“内容页”版式除标题、页脚和图片外", timeout=30000)
    settle(page)
    chosen(page, tmp_path, "好.pptx", FIT["own slides"])
    expect(page.get_by_test_id("stAlert")).to_have_count(0, timeout=30000)
    settle(page)
    with page.expect_download(timeout=60000) as download:
        page.get_by_role("button", name="下载幻灯片").click()
    assert Path(download.value.path()).read_bytes().startswith(b"PK")
