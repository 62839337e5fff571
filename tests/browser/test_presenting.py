"""A meeting: from the composer to the full screen, moved by keys; files that open."""

import io
import re
import zipfile

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from pptx import Presentation
from pypdf import PdfReader

from tests.support.browser import Watch, settle


def at(page: Page, number: int, count: int) -> None:
    expect(page.locator(".st-key-stage_foot").get_by_text(re.compile(rf"^{number} / {count}$"))).to_be_visible()


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768)], ids=["projector", "laptop"])
def test_whole_story_by_keys_without_a_scroll_bar(page: Page, server: str, watch: Watch, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{server}/present?place=虞城县&slide=1")
    settle(page)
    at(page, 1, 10)
    for number in range(2, 11):
        page.keyboard.press("ArrowRight" if number % 2 else "PageDown")
        at(page, number, 10)
        settle(page)
        main = page.get_by_test_id("stMain")
        assert main.evaluate("m => m.scrollHeight - m.clientHeight") <= 0, f"slide {number} does not fit"
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        expect(page).to_have_url(re.compile(rf"slide={number}\b"))
    page.keyboard.press("ArrowRight")
    at(page, 10, 10)
    page.keyboard.press("Home")
    at(page, 1, 10)
    page.keyboard.press("End")
    at(page, 10, 10)
    page.keyboard.press("ArrowLeft")
    at(page, 9, 10)
    assert watch.strangers == []
    assert watch.errors == []


# What of a slide leaves the window or lies under the footer, and what is cut of the footer.
OUTSIDE = """() => {
    const box = (element) => element.getBoundingClientRect(), found = [];
    const foot = document.querySelector('.st-key-stage_foot'), under = box(foot).top;
    for (const element of document.querySelectorAll('.st-key-stage :is(h1, p, td, img, .js-plotly-plot)'))
        if (element.checkVisibility() && (box(element).bottom > under || box(element).right > innerWidth))
            found.push(element.innerText || element.tagName);
    for (const element of foot.querySelectorAll('p, button, a')) {
        const text = element.innerText, { left, right, top, bottom } = box(element);
        if (left < 0 || right > innerWidth || top < 0 || bottom > innerHeight) found.push(text);
        if (!text.startsWith('资料来源') && element.scrollWidth > element.clientWidth + 1) found.push(text);
    }
    return found;
}"""


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768)], ids=["projector", "laptop"])
@pytest.mark.parametrize(("places", "count"), [("商丘市", 15), ("郑州市、漯河市、商丘市", 16)], ids=["one", "three"])
def test_every_slide_ends_above_the_footer(
    page: Page, server: str, places: str, count: int, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{server}/present?place={places}&slide=1")
    for number in range(1, count + 1):
        at(page, number, count)
        settle(page)
        page.wait_for_function(f"({OUTSIDE})().length === 0", timeout=5000)
        expect(page.locator(".st-key-stage_foot")).to_contain_text(re.compile(r"数据版本\w{8}　\d{4}年\d+月\d+日"))
        small = page.evaluate(
            """() => [...document.querySelectorAll('.st-key-stage :is(td, p), .js-plotly-plot text')]
                .filter(element => element.textContent.trim())
                .map(element => parseFloat(getComputedStyle(element).fontSize))"""
        )
        assert min(small) >= 20 * size[0] / 1920, f"slide {number}"
        page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("number", [2, 5, 7])
def test_phone_scrolls_to_a_footer_with_all_its_buttons(phone: Page, server: str, number: int) -> None:
    phone.goto(f"{server}/present?place=商丘市&slide={number}")
    settle(phone)
    body = phone.locator(".st-key-stage").bounding_box()
    for name in ("上一页", "下一页", "全屏"):
        box = phone.get_by_role("button", name=name).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390, f"{name} is cut off"
        assert box["y"] >= body["y"] + body["height"], f"{name} covers the slide"
    leave = phone.get_by_role("link", name="退出").bounding_box()
    assert leave["x"] + leave["width"] <= 390
    sizes = phone.locator(".st-key-stage [data-testid=stMarkdownContainer] p").evaluate_all(
        "lines => lines.map(line => parseFloat(getComputedStyle(line).fontSize))"
    )
    assert min(sizes) >= 13


def test_no_chrome_and_large_type(page: Page, server: str) -> None:
    page.goto(f"{server}/present?place=商丘市&slide=2")
    settle(page)
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('.st-key-stage p, .st-key-stage td, .st-key-stage h1')]
            .filter(element => element.checkVisibility() && element.innerText.trim())
            .map(element => parseFloat(getComputedStyle(element).fontSize))"""
    )
    assert sizes
    assert min(sizes) >= 20


def test_full_screen_by_key_and_back(page: Page, server: str) -> None:
    page.goto(f"{server}/present?place=商丘市&slide=1")
    settle(page)
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement === null")


def test_address_restores_the_slide_and_the_buttons_move(page: Page, server: str) -> None:
    page.goto(f"{server}/present?place=商丘市&slide=3")
    settle(page)
    title = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("button", name="下一页").click()
    at(page, 4, 15)
    page.get_by_role("button", name="上一页").click()
    at(page, 3, 15)
    page.reload()
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_clauses_of_a_slide_open_and_keys_rest_meanwhile(page: Page, server: str) -> None:
    page.goto(f"{server}/present?place=商丘市&slide=3")
    settle(page)
    page.get_by_role("button", name="出处").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("商政〔2016〕26号")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    at(page, 3, 15)
    page.keyboard.press("ArrowRight")
    at(page, 4, 15)


def test_from_the_composer_to_the_stage_and_back(page: Page, server: str) -> None:
    page.goto(f"{server}/exports?place=商丘市")
    settle(page)
    page.get_by_role("link", name=re.compile("开始汇报")).click()
    at(page, 1, 15)
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    page.get_by_role("link", name="退出").click()
    expect(page.get_by_role("heading", name="汇报与导出")).to_be_visible()
    expect(page.get_by_test_id("stHeader")).to_be_visible()


def downloaded(page: Page, name: str) -> bytes:
    with page.expect_download(timeout=60000) as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    return waiting.value.path().read_bytes()


def test_files_of_a_county_and_a_city_open(page: Page, server: str) -> None:
    page.goto(f"{server}/exports?place=商丘市")
    settle(page)
    deck = Presentation(io.BytesIO(downloaded(page, "下载幻灯片（15页）")))
    assert len(deck.slides) == 15
    assert len(PdfReader(io.BytesIO(downloaded(page, "简报　商丘市"))).pages) <= 4
    with zipfile.ZipFile(io.BytesIO(downloaded(page, "配额　商丘市"))) as book:
        assert "xl/workbook.xml" in book.namelist()


@pytest.mark.parametrize("path", ["trend", "quotas"])
def test_a_chart_as_a_picture_at_projector_size(page: Page, server: str, path: str) -> None:
    page.goto(f"{server}/{path}")
    settle(page)
    assert Image.open(io.BytesIO(downloaded(page, "下载图（PNG）"))).size == (1920, 1080)
