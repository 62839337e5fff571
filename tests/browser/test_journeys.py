"""What readers do, in a real browser against a real server."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.axe import barriers, judge
from tests.support.browser import LAPTOP, PHONE, TABLET, TABLET_ACROSS, WIDE, Watch, drawn, serve, settle
from tests.support.pages import PATHS
from tests.support.paper import is_only_foot, printed
from yuboard.record import store
from yuboard.wording.comparison import lines

TITLES = {
    "": "电子商务政策目标总览",
    "progress": "进度",
    "trend": "指标趋势",
    "compare": "三市对比",
    "layouts": "空间布局",
    "quotas": "县区配额",
    "county": "县区一页",
    "tasks": "任务分工",
    "selfcheck": "创建标准自评",
    "report": "填报",
    "review": "审核",
    "reporting": "报送情况",
    "recognised": "认定单位",
    "exports": "汇报与导出",
    "present": "郑州市、漯河市、商丘市电子商务政策目标",
    "search": "全站搜索",
    "documents": "文件与出处",
    "lineage": "政策脉络",
    "quality": "数据质量",
    "method": "口径说明",
}
# Pages that look otherwise by a choice in their address.
CHOSEN = (
    "county?county=虞城县",
    "tasks?view=单位与主题",
    "layouts?layout=sq2016-l1&element=sq2016-e1",
)
# Pages that begin with a chart.
CHARTED = ("", "trend", "quotas", "county?county=虞城县")
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Scripts and styles of our own beside Streamlit's.
ASSETS = 9
# Latin words that are names or notations, not interface text.
LATIN = {"CSV", "PPTX", "XLSX", "B2B", "B2C", "O2O", "GDP", "3C", "PA", "NUS", "FCRF", "GB", "T", "E", "keyboard"}


@pytest.fixture(scope="module")
def fresh_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from serve(tmp_path_factory.mktemp("fresh"))


def test_first_visitor_may_come_by_deep_link(chromium: Browser, fresh_server: str) -> None:
    page = chromium.new_page()
    page.goto(f"{fresh_server}/quotas?county=虞城县")
    settle(page)
    expect(page.get_by_role("heading", name="虞城县")).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0)
    page.close()


def test_second_visit_asks_for_no_script_of_ours_again(page: Page, server: str) -> None:
    for is_known in (False, True):
        page.goto(f"{server}/method")
        settle(page)
        sent = page.evaluate(
            """() => performance.getEntriesByType("resource").filter(one => one.name.includes("/yuboard/"))
                .map(one => one.transferSize)"""
        )
        assert len(sent) == ASSETS
        assert all(size == 0 for size in sent) == is_known


def test_every_page_has_a_title_here() -> None:
    assert set(TITLES) == set(PATHS.values())


def test_comparison_on_a_phone_says_all_that_the_wide_one_says(phone: Page, server: str) -> None:
    phone.goto(f"{server}/compare")
    settle(phone)
    shown = phone.locator(".matrix .line")
    for line, words in zip(lines(store.rows("compare/cells")), shown.all_inner_texts(), strict=True):
        assert line.cells[0]["title"] in words
        assert line.verdict in words
        for cell in line.stated:
            for expected in (cell["label"], cell["later_label"], cell["year_label"]):
                assert not expected or expected in words
        assert words.count("— 文件未设") == len(line.silent)
    cell = shown.filter(has_text="跨境电子商务交易额").locator("td[data-head=郑州]")
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"郑州"'
    phone.get_by_role("button", name="跨境电子商务交易额").tap()
    for words in ("郑政文〔2018〕57号", "约合690亿元（测算，2020年平均汇率6.9008元/美元）", "所收文件未设此项目标"):
        expect(phone.locator(".matrix .more:not(.closed)").get_by_text(words).first).to_be_visible()


def test_comparison_is_filtered_opened_and_followed_to_its_clause(page: Page, server: str, watch: Watch) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{server}/compare")
    settle(page)
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollHeight") <= 1600
    page.get_by_role("button", name="▲ 口径不同").click()
    expect(page).to_have_url(re.compile("verdict="))
    expect(page.get_by_role("status").filter(has_text="口径不同，10项")).to_have_count(1)
    expect(page.get_by_role("button", name="网络零售额占社会消费品零售总额比重")).to_have_count(0)
    page.get_by_role("button", name="跨境电子商务企业").press("Enter")
    expect(page.get_by_text("同为200家，不是同一件事").first).to_be_visible()
    expect(page).to_have_url(re.compile("line=cross_border_enterprises"))
    page.mouse.move(600, 600)
    page.mouse.wheel(0, 420)
    head = page.locator(".matrix thead th").first
    page.wait_for_timeout(300)
    assert 0 <= head.bounding_box()["y"] < 100, "the heads stay in sight"
    page.get_by_role("button", name="累计超过3500人").press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("商政〔2016〕26号").first).to_be_visible(timeout=15000)
    page.keyboard.press("Escape")
    page.go_back()
    page.go_back()
    expect(page.get_by_role("button", name="网络零售额占社会消费品零售总额比重")).to_be_visible()
    assert watch.errors == []


def english(page: Page) -> set[str]:
    """Words of the interface that hold no Chinese: texts, hints and the names that screen readers say."""
    texts = page.evaluate(
        """() => {
            const found = [];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const parent = walker.currentNode.parentElement;
                if (parent.closest('script, style, noscript, [data-testid="stIconMaterial"]')) continue;
                if (parent.checkVisibility()) found.push(walker.currentNode.data);
            }
            for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
                for (const element of document.body.querySelectorAll(`[${name}]`)) {
                    if (element.checkVisibility()) found.push(element.getAttribute(name));
                }
            }
            return found;
        }"""
    )
    latin = {
        text.strip()
        for text in texts
        if re.search(r"[A-Za-z]{2,}", text)
        and not re.search(r"[\u4e00-\u9fff]", text)
        and not set(re.findall(r"[A-Za-z]+", text)) <= LATIN
    }
    return {text for text in latin if not re.fullmatch(r"[a-z0-9_-]+", text)}


# What Streamlit writes beside Chinese words of ours: "Remove 商丘市", "Fullscreen: 图".
MIXED = re.compile(r"^(Remove|Fullscreen:|Choose|year,|month,|day,|Help|Error) ?", re.MULTILINE)


def mixed(page: Page) -> list[str]:
    """Names for screen readers that begin with an English word before Chinese ones."""
    labels = page.locator("[aria-label]").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    return [label for label in labels if MIXED.search(label)]


@pytest.mark.parametrize("path", [*PATHS.values(), *CHOSEN])
def test_page_by_deep_link(reader: BrowserContext, server: str, path: str, subtests: pytest.Subtests) -> None:
    """What holds of every page, asked of one load; on a laptop also on paper, and of one more in the dark."""
    page = reader.new_page()
    watch = Watch(page, server)
    page.goto(f"{server}/{path}")
    settle(page)
    with subtests.test("it has its title and no failure"):
        expect(page.get_by_role("heading", name=TITLES[path.partition("?")[0]], level=1)).to_be_visible()
        assert page.locator("html").get_attribute("lang") == "zh-CN"
        assert page.locator('[data-testid="stException"]').count() == 0
    with subtests.test("it is no wider than the screen"):
        assert page.evaluate(OVERFLOW) <= 0
    with subtests.test("its charts are drawn without the chart library"):
        assert path not in CHARTED or drawn(page)
        assert not [address for address in watch.asked if "plotly" in address.lower()]
    with subtests.test("it is Chinese"):
        assert english(page) == set()
        assert mixed(page) == []
    with subtests.test("it has no barrier"):
        assert judge(page, barriers(page)).ours == []
    with subtests.test("it asks its own host alone, which has all"):
        assert watch.strangers == []
        assert watch.errors == []
    if page.viewport_size == LAPTOP["viewport"]:
        with subtests.test("no sheet of paper holds its foot alone"):
            assert not [sheet for sheet in printed(page).pages if is_only_foot(page, sheet)]
        page.emulate_media(color_scheme="dark")
        page.goto(f"{server}/{path}")
        settle(page)
        with subtests.test("its charts are drawn in the dark"):
            assert path not in CHARTED or drawn(page)
        with subtests.test("it has no barrier in the dark"):
            assert judge(page, barriers(page, of_colour=True)).ours == []
    page.close()


def test_words_drawn_before_their_script_are_chinese_too(page: Page, server: str) -> None:
    held: list = []
    page.route("**/zh.js?*", lambda route: held.append(route))
    page.goto(f"{server}/search", wait_until="commit")
    settle(page)
    assert english(page) != set()
    held[0].continue_()
    expect(page.get_by_text("跳到正文")).to_be_attached()
    assert english(page) == set()


def test_interface_in_use_is_chinese(page: Page, server: str) -> None:
    """Lists, hints beside a field, the calendar and a refused file appear only when somebody works with them."""
    for path, name in (("trend", "指标"), ("exports", "写谁")):
        page.goto(f"{server}/{path}")
        settle(page)
        page.get_by_role("combobox", name=re.compile(name)).first.click()
        page.get_by_role("option").first.wait_for()
        assert english(page) == set() == set(mixed(page))
        page.keyboard.type("没有这一项")
        expect(page.get_by_role("option", name="商丘市")).to_have_count(0)
        assert english(page) == set()
    page.goto(f"{server}/search")
    settle(page)
    page.get_by_role("textbox", name="查找", exact=True).fill("商丘")
    expect(page.get_by_text("按回车键确认")).to_be_visible()
    page.goto(f"{server}/selfcheck")
    settle(page)
    page.get_by_role("textbox", name="园区办公使用面积（平方米）").fill("1")
    expect(page.get_by_text("按回车键确认")).to_be_visible()
    assert english(page) == set()
    page.get_by_role("tab", name="申报与复审规则").click()
    page.get_by_role("button", name=re.compile("选择日期")).first.click()
    page.get_by_role("button", name="下个月").wait_for()
    assert english(page) == set() == set(mixed(page))
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="批量自评").click()
    file = {"name": "大表.csv", "mimeType": "text/csv", "buffer": b"x" * 6_000_000}
    page.locator('input[type="file"]').set_input_files([file])
    expect(page.get_by_text("文件不能超过5.0兆。")).to_be_attached()
    assert english(page) <= {"6.0MB"}
    assert mixed(page) == []


def test_menu_of_a_tablet_is_chinese(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 768, "height": 1024})
    page.goto(server)
    settle(page)
    expect(page.get_by_text(re.compile(r"^更多（\d+）$"))).to_be_visible()
    assert english(page) == set()


@pytest.mark.parametrize(
    ("device", "is_beside"), [(TABLET, False), (TABLET_ACROSS, False), (WIDE, True)], indirect=["device"]
)
def test_beads_have_room_and_the_map_stands_beside_them_where_it_fits(
    device: Page, server: str, is_beside: bool
) -> None:
    device.goto(server)
    settle(device)
    beads, province = (device.locator(f'svg[aria-label*="{words}"]').first for words in ("1500亿元", "河南省各市"))
    row, area = beads.bounding_box(), province.bounding_box()
    assert row["width"] > 180, "no room for the words of a row"
    assert (area["x"] > row["x"] + row["width"]) == is_beside


DRAWN = (
    "", "trend", "trend?indicator=电子商务普及率", "quotas", "county?county=虞城县", "county?county=示范区", "lineage",
    "tasks?view=单位与主题", "present?slide=4", "present?slide=5", "present?slide=9",
)  # fmt: skip


@pytest.mark.parametrize("device", [PHONE, TABLET, TABLET_ACROSS, WIDE], ids=[390, 768, 1024, 1920], indirect=True)
def test_words_of_charts_stay_inside_them(device: Page, server: str) -> None:
    for path in DRAWN:
        device.goto(f"{server}/{path}")
        settle(device)
        device.wait_for_timeout(200)  # a chart is drawn once more in the width of its column
        charts = device.locator('[data-testid="stPlotlyChart"], svg[role="group"]')
        assert charts.count() or device.viewport_size["width"] < 800, f"{path}: nothing is drawn"
        outside = charts.evaluate_all(
            """charts => charts.flatMap(chart => {
                const all = chart.getBoundingClientRect();
                return [...chart.querySelectorAll('text')].filter(word => {
                    const own = word.getBoundingClientRect();
                    return own.width && word.textContent.trim() && word.checkVisibility()
                        && (own.left < all.left - 1.5 || own.right > all.right + 1.5
                            || own.top < all.top - 1.5 || own.bottom > all.bottom + 1.5);
                }).map(word => word.textContent);
            })"""
        )
        assert outside == [], path
        assert device.evaluate(OVERFLOW) <= 0, f"{path} is wider than the screen"


def test_from_overview_to_trend_to_quote(page: Page, server: str) -> None:
    page.goto(server)
    settle(page)
    page.get_by_role("link", name="指标趋势").first.click()
    settle(page)
    expect(page.get_by_role("heading", name="指标趋势")).to_be_visible()
    page.get_by_role("combobox", name=re.compile("指标")).click()
    page.get_by_role("option", name="电子商务交易额", exact=True).click()
    expect(page.get_by_text("我市电子商务交易额突破万亿元").first).to_be_visible()
    expect(page).to_have_url(re.compile("indicator="))


def test_overview_is_one_screen_whose_map_chooses_a_city(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(server)
    settle(page)
    for part in (".glance", ".warnings"):
        box = page.locator(part).bounding_box()
        assert box["y"] + box["height"] <= 700, part
    number = page.locator(".glance .large").first
    assert number.evaluate("(part) => parseFloat(getComputedStyle(part).fontSize)") >= 40
    page.get_by_role("button", name=re.compile("^商丘市：")).click()
    expect(page).to_have_url(re.compile("city="))
    settle(page)
    expect(page.locator(".glance .line")).to_have_count(4)
    expect(page.locator(".glance")).not_to_contain_text("郑州")
    page.get_by_role("button", name="返回全部城市").click()
    expect(page.locator(".glance")).to_contain_text("郑州")
    page.get_by_role("button", name="漯河市", exact=True).click()
    expect(page.get_by_role("heading", name="指标趋势")).to_be_visible()
    expect(page).to_have_url(re.compile("cities="))


def test_number_opens_its_clause_with_a_citation_to_copy(page: Page, server: str) -> None:
    # As over plain http, where a browser gives pages no clipboard.
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.goto(server)
    settle(page)
    page.get_by_role("button", name="突破万亿元").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("郑政〔2014〕32号")
    expect(dialog).to_contain_text("我市电子商务交易额突破万亿元")
    expect(dialog).to_contain_text("引用前须核对")
    citation = dialog.locator(".citation p").inner_text()
    assert re.fullmatch("据《.+》（郑政〔2014〕32号）：“我市电子商务交易额突破万亿元.*”。", citation)
    copy = dialog.get_by_role("button", name="复制")
    expect(copy).to_be_visible()
    copy.click()
    expect(dialog.get_by_role("button", name="已复制")).to_be_visible()
    dialog.get_by_text("在全文中查看").click()
    dialog.get_by_text(re.compile("^前文")).click()
    expect(dialog).to_contain_text("郑州市人民政府文件郑政〔2014〕32号")
    dialog.get_by_text(re.compile("^后文")).click()
    expect(dialog).to_contain_text("实施期限为2014年至2020年")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    field = page.get_by_role("searchbox", name="在全站查找")
    field.focus()
    page.keyboard.press("ControlOrMeta+V")
    expect(field).to_have_value(citation)


def test_field_in_the_head_finds_a_county_from_any_page(page: Page, server: str) -> None:
    for words in ("虞城县 备案", "睢县 海外仓"):  # from another page, then from the page of search itself
        field = page.get_by_role("searchbox", name="在全站查找")
        if not field.count():
            page.goto(f"{server}/compare")
            settle(page)
        field.fill(words)
        field.press("Enter")
        expect(page.get_by_role("heading", name="全站搜索")).to_be_visible()
        expect(page.get_by_role("textbox", name="查找", exact=True)).to_have_value(words)
        expect(page).to_have_url(re.compile("search"))
    page.get_by_role("link", name=re.compile("^睢县")).first.click()
    expect(page).to_have_url(re.compile("county="))
    expect(page.get_by_text("睢县").first).to_be_visible()


def test_link_restores_the_view(page: Page, server: str) -> None:
    page.goto(f"{server}/trend?indicator=网络零售额占社会消费品零售总额比重&cities=漯河市")
    settle(page)
    expect(page.get_by_text("网络零售额相当于社会消费品零售总额15%以上").first).to_be_visible()
    expect(page.get_by_text("网络零售额占社会消费品零售总额20%以上")).to_have_count(0)


def test_download_opens_in_a_spreadsheet(page: Page, server: str, tmp_path: Path) -> None:
    page.goto(f"{server}/quotas")
    settle(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载表格").last.click()
    saved = tmp_path / "quotas.csv"
    waiting.value.save_as(saved)
    content = saved.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert "文件未分解" in content.decode("utf-8-sig")
    assert "测算，非文件数据" not in content.decode("utf-8-sig")


def test_dark_theme_redraws_the_charts(chromium: Browser, server: str) -> None:
    context = chromium.new_context(color_scheme="dark", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{server}/trend?indicator=跨境电子商务交易额&explore=true")
    settle(page)
    page.wait_for_function(
        """() => {
            const chart = document.querySelector('.main-svg');
            return chart && getComputedStyle(chart).background.includes('rgb(20, 27, 36)');
        }""",
        timeout=10000,
    )
    context.close()


def test_back_undoes_a_choice(page: Page, server: str) -> None:
    page.goto(f"{server}/selfcheck")
    settle(page)
    page.get_by_role("combobox").first.click()
    page.get_by_role("option", name="培训基地").click()
    expect(page.get_by_role("textbox", name="年电子商务培训人次（人次）")).to_be_visible()
    expect(page).to_have_url(re.compile("kind="))
    page.go_back()
    expect(page.get_by_role("textbox", name="园区办公使用面积（平方米）")).to_be_visible()
