"""What a county bureau does: find its county and print it, list its tasks, check a park on each side of a threshold."""

import re
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import Watch, settle
from tests.support.paper import printed, text_of
from yuboard.accreditation import batch
from yuboard.record import store
from yuboard.spreadsheets import reading

SAID = unicodedata.normalize("NFKC", "2017年10家，与夏邑县并列第3位测算；2016年5家；2018年文件未分解（全市200家）。")


def test_find_my_county_and_print_it_on_one_sheet(page: Page, server: str, watch: Watch) -> None:
    page.goto(f"{server}/search?q=ycx")
    settle(page)
    page.get_by_role("link", name=re.compile("^虞城县")).first.click()
    settle(page)
    expect(page).to_have_url(re.compile(r"/county\?county="))
    expect(page.get_by_role("heading", name=re.compile("^虞城县"))).to_be_visible()
    expect(page.get_by_text("与夏邑县并列第3位").first).to_be_visible()
    expect(page.get_by_text("9个地区中并列第3位").first).to_be_visible()
    expect(page.get_by_text("本页链接")).to_be_visible()
    reader = printed(page)
    assert len(reader.pages) == 1
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    text = text_of(*reader.pages)
    for expected in ("虞城县", "数据版本", "商政〔2016〕26号", "county=虞城县", "文件未分解", SAID, "文件未定期限"):
        assert expected in text, expected
    for control in ("并排对比", "下载表格", "县区与部门"):
        assert control not in text, f"{control} is no part of the sheet"
    assert watch.strangers == []


def test_every_kind_of_county_fits_one_sheet_and_two_side_by_side_two(page: Page, server: str) -> None:
    for county in ("梁园区", "示范区", "永城市", "二七区", "经开区", "源汇区", "虞城县&with=睢县"):
        page.goto(f"{server}/county?county={county}")
        settle(page)
        expect(page.get_by_text("本页链接")).to_be_visible()
        assert len(printed(page).pages) <= 1 + ("with" in county), county


def test_choose_a_county_by_its_tile_and_open_a_number(page: Page, server: str) -> None:
    page.goto(f"{server}/county")
    settle(page)
    expect(page.get_by_role("button", name=re.compile("^梁园区 20家"))).to_be_visible()
    page.get_by_role("textbox", name="查找").fill("ycx")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=re.compile("^梁园区 20家"))).to_have_count(0)
    page.get_by_role("button", name=re.compile("^虞城县 10家")).press("Enter")
    expect(page).to_have_url(re.compile(r"/county\?county="), timeout=15000)
    page.get_by_role("button", name="10家", exact=True).first.click()
    expect(page.get_by_role("dialog").get_by_text("培育100家备案认定跨境电子商务企业").first).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="夏邑县", exact=True).click()
    expect(page.get_by_text("与虞城县并列第3位").first).to_be_visible()


def test_charts_keep_their_right_edge_on_paper(page: Page, server: str) -> None:
    page.goto(f"{server}/lineage")
    settle(page)
    assert "2020" in text_of(*printed(page).pages)


@pytest.mark.parametrize(
    ("path", "most", "expected"),
    [
        ("search?q=虞城", 1, "跨境电子商务园区"),
        ("compare", 2, "郑州市漯河市商丘市"),
        ("quotas?indicator=备案认定跨境电子商务企业", 1, "商丘市备案认定跨境电子商务企业"),
        ("trend?indicator=跨境电子商务交易额", 2, "不取平均"),
        ("lineage", 2, "2020年46项"),
        ("selfcheck", 1, "电子商务经营主体入驻率"),
        ("tasks?unit=郑州市商务局", 1, "营造良好发展氛围"),
    ],
    ids=["search", "compare", "quotas", "trend", "lineage", "selfcheck", "tasks"],
)
def test_page_on_paper_has_its_content_and_no_controls(
    page: Page, server: str, path: str, most: int, expected: str
) -> None:
    page.goto(f"{server}/{path}")
    settle(page)
    reader = printed(page)
    assert len(reader.pages) <= most
    assert all(len(sheet.extract_text()) > 100 for sheet in reader.pages)
    assert expected in text_of(*reader.pages)
    page.emulate_media(media="print")
    expect(page.locator("button:visible")).to_have_count(0)


def test_list_the_tasks_of_my_bureau_from_the_matrix(page: Page, server: str) -> None:
    page.goto(f"{server}/tasks")
    settle(page)
    page.get_by_text("单位与主题", exact=True).click()
    settle(page)
    page.get_by_role("button", name=re.compile(r"^郑州市商务局\s")).first.locator("circle").click()
    expect(page.get_by_role("heading", name=re.compile("郑州市商务局.*项任务"))).to_be_visible()
    expect(page.get_by_role("button", name="发展跨境电子商务经营主体")).to_be_visible()
    page.goto(f"{server}/tasks?unit=郑州市商务局")
    settle(page)
    task = page.get_by_role("button", name="大力发展网络零售业")
    task.press("Enter")
    expect(page).to_have_url(re.compile("task="))
    expect(task).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").filter(has_text="项任务")).to_have_count(1)
    page.get_by_role("button", name=re.compile("^到期")).click()
    expect(page).to_have_url(re.compile("sort=year"))
    page.get_by_role("button", name="力争1500亿元").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("据《")


@pytest.mark.parametrize(("area", "verdict"), [("10000", "未达标"), ("10001", "达标")])
def test_self_check_of_a_park_on_each_side(page: Page, server: str, area: str, verdict: str) -> None:
    page.goto(f"{server}/selfcheck")
    settle(page)
    page.get_by_role("textbox", name="园区办公使用面积（平方米）").fill(area)
    page.get_by_role("radio", name="否", exact=True).click()
    settle(page)
    row = page.get_by_role("row").filter(has_text="园区办公使用面积超过10000平方米").filter(has_text="要求＞")
    expect(row).to_contain_text(verdict)
    if verdict == "达标":
        expect(row).not_to_contain_text("未达标")


@pytest.mark.parametrize("tab", ["申报与复审规则", "标准原文"])
def test_address_opens_a_tab_of_the_self_check(page: Page, server: str, tab: str) -> None:
    page.goto(f"{server}/selfcheck?kind=培训基地&tab={tab}")
    settle(page)
    expect(page.get_by_role("tab", name=tab)).to_have_attribute("aria-selected", "true")


def test_batch_by_the_template_with_one_bad_cell(page: Page, server: str, tmp_path: Path) -> None:
    page.goto(f"{server}/selfcheck")
    settle(page)
    page.get_by_role("tab", name="批量自评").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载模板").click()
    template = tmp_path / "模板.xlsx"
    waiting.value.save_as(template)
    heads = reading.read(template.name, template.read_bytes()).lines[0]
    assert heads[1:] == [
        *batch.variables(store.rows("criteria/list", kind="示范园区")),
        *batch.conditions(store.rows("criteria/list", kind="示范园区")),
    ]
    filled = tmp_path / "候选.csv"
    good, bad = ["甲园区", "12000"], ["乙园区", "一万"]
    lines = [heads, *(line + [""] * (len(heads) - len(line)) for line in (good, bad))]
    filled.write_text("\n".join(",".join(line) for line in lines), encoding="utf-8-sig")
    page.locator('input[type="file"]').set_input_files(filled)
    expect(page.get_by_text("1处有问题；1行有错未评，其余1行已评")).to_be_visible(timeout=20000)
    expect(page.get_by_text("候选.csv：有问题的1处")).to_be_visible()
    told = page.get_by_role("row").filter(has_text="“一万”不是数")
    expect(told.get_by_role("cell").first).to_have_text("3")
    expect(told).to_contain_text("园区办公使用面积（平方米）")
    expect(page.get_by_role("row").filter(has_text="甲园区")).to_be_visible()
