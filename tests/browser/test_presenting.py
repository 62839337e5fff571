"""A meeting: from the sorter to the full screen, moved by keys as a clicker sends them; files that open."""

import io
import re
import zipfile

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from pptx import Presentation
from pypdf import PdfReader

from tests.support.browser import PHONE, Watch, settle

CITIES = "郑州市、漯河市、商丘市"


def at(page: Page, number: int, count: int) -> None:
    expect(page.locator(".stage-at")).to_have_text(f"{number} / {count}")


# What of a slide leaves its page, and words of it that lie on one another.
CROWDED = """() => {
    const found = [], box = (element) => element.getBoundingClientRect();
    const slide = document.querySelector('.stage-slide > svg');
    const scale = slide.getScreenCTM().a, left = slide.getScreenCTM().e, top = slide.getScreenCTM().f;
    const texts = [...slide.querySelectorAll('text:not([aria-hidden])')].filter((text) => text.textContent.trim());
    for (const text of texts) {
        const { x, right, y, bottom } = box(text);
        if (x < left - 1 || right > left + 1920 * scale + 1 || y < top - 1 || bottom > top + 1080 * scale + 1)
            found.push(`out: ${text.textContent}`);
    }
    const lines = texts.filter((text) => !text.closest('svg svg')).map((text) => [text.textContent, box(text)]);
    for (const [index, [words, one]] of lines.entries())
        for (const [others, other] of lines.slice(index + 1))
            if (Math.min(one.right, other.right) - Math.max(one.x, other.x) > 2
                && Math.min(one.bottom, other.bottom) - Math.max(one.y, other.y) > one.height * 0.3)
                found.push(`${words} on ${others}`);
    return found;
}"""


def test_whole_story_by_keys_alone(page: Page, server: str, watch: Watch) -> None:
    page.goto(f"{server}/present?place=虞城县&slide=1")
    settle(page)
    title = page.get_by_role("heading", level=1)
    at(page, 1, 12)
    seen = [title.text_content()]
    for number, key in enumerate(["PageDown", "ArrowRight", " ", "ArrowDown", "Enter"] * 2 + ["PageDown"], 2):
        page.keyboard.press(key)
        at(page, number, 12)
        seen.append(title.text_content())
        assert page.evaluate(CROWDED) == [], f"slide {number}"
        expect(page).to_have_url(re.compile(rf"slide={number}\b"))
    assert len(set(seen)) == 12
    page.keyboard.press("ArrowRight")
    at(page, 12, 12)
    for key, number in [("PageUp", 11), ("Backspace", 10), ("ArrowLeft", 9), ("ArrowUp", 8), ("Home", 1), ("End", 12)]:
        page.keyboard.press(key)
        at(page, number, 12)
    for typed, number in [("3", 3), ("11", 11), ("99", 12), ("0", 1)]:
        page.keyboard.type(typed)
        expect(page.locator(".stage-said")).to_have_text(typed)
        page.keyboard.press("Enter")
        at(page, number, 12)
        expect(page.locator(".stage-said")).to_be_hidden()
    black = page.locator(".stage-black")
    for key in ("b", "."):
        page.keyboard.press(key)
        expect(black).to_be_visible()
        page.keyboard.press(key)
        expect(black).to_be_hidden()
    page.keyboard.press("b")
    page.keyboard.press("PageDown")
    expect(black).to_be_hidden()
    at(page, 1, 12)
    page.keyboard.press("o")
    overview = page.get_by_role("group", name="全部页面")
    expect(overview.get_by_role("button")).to_have_count(12)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(overview).to_be_hidden()
    at(page, 3, 12)
    page.keyboard.press("n")
    expect(page.get_by_role("region", name="备注")).to_contain_text("商政〔2016〕26号")
    page.keyboard.press("n")
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement !== null")
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement === null")
    assert watch.strangers == []
    assert watch.errors == []


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1024, 768)], ids=["projector", "laptop", "four to three"])
@pytest.mark.parametrize(("places", "count"), [("商丘市", 20), (CITIES, 20)], ids=["one", "three"])
def test_every_slide_fills_the_window_and_nothing_lies_on_anything(
    page: Page, server: str, places: str, count: int, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{server}/present?place={places}&slide=1")
    settle(page)
    for number in range(1, count + 1):
        at(page, number, count)
        assert page.evaluate(CROWDED) == [], f"slide {number}"
        page.keyboard.press("PageDown")
    assert page.evaluate("[document.documentElement.scrollWidth - innerWidth, scrollY]") == [0, 0]
    box = page.locator(".stage-slide > svg").bounding_box()
    assert (box["width"], box["height"]) == size


def test_controls_and_version_go_after_two_seconds_and_the_keyboard_finds_them(page: Page, server: str) -> None:
    page.goto(f"{server}/present?place=商丘市&slide=2")
    settle(page)
    bar, sources = page.get_by_role("toolbar"), page.locator(".stage-slide [data-foot]")
    page.mouse.move(300, 300)
    expect(bar).to_have_css("opacity", "1")
    expect(bar).to_contain_text(re.compile(r"数据版本\w{8}　\d{4}年\d+月\d+日"))
    expect(bar.locator(".stage-clock")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    expect(sources).to_be_hidden()
    expect(bar).to_have_css("opacity", "0", timeout=4000)
    expect(sources).to_be_visible()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.do") == "next":
            break
    page.wait_for_timeout(2300)
    expect(bar).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    at(page, 3, 20)
    page.emulate_media(reduced_motion="reduce")
    page.reload()
    settle(page)
    page.wait_for_timeout(2300)
    expect(bar).to_have_css("opacity", "1")


def test_notes_in_a_second_window_follow_and_move_the_stage(page: Page, server: str) -> None:
    page.goto(f"{server}/present?place=商丘市&slide=3")
    settle(page)
    with page.expect_popup() as waiting:
        page.keyboard.press("p")
    notes = waiting.value
    expect(notes.locator("h1")).to_have_text(re.compile(r"3 / 20　\d\d:\d\d"))
    expect(notes.locator("body")).to_contain_text("下一页：商丘：跨境电商交易额2018年力争15亿美元")
    notes.keyboard.press("PageDown")
    at(page, 4, 20)
    expect(notes.locator("h1")).to_have_text(re.compile(r"4 / 20"))
    expect(notes.locator("body")).to_contain_text("力争实现全市跨境电子商务年交易额3亿美元")
    notes.close()


@pytest.mark.parametrize("size", [(844, 390), (390, 844)], ids=["turned", "upright"])
def test_phone_has_slide_controls_and_words_beside_one_another(
    chromium: Browser, server: str, size: tuple[int, int]
) -> None:
    context = chromium.new_context(**(PHONE | {"viewport": {"width": size[0], "height": size[1]}}))
    phone = context.new_page()
    for number in (2, 3, 7):
        phone.goto(f"{server}/present?place=商丘市&slide={number}")
        settle(phone)
        at(phone, number, 20)
        assert phone.evaluate("document.documentElement.scrollWidth") <= size[0]
        slide = phone.locator(".stage-slide > svg").evaluate(
            "s => { const m = s.getScreenCTM(); return [m.e, m.f, m.e + 1920 * m.a, m.f + 1080 * m.a] }"
        )
        assert slide[2] - slide[0] > size[0] * 0.75
        assert phone.evaluate(CROWDED) == []
        for name in ("上一页", "下一页", "退出"):
            box = phone.get_by_role("button", name=name).bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= size[0], f"{name} is cut off"
            assert box["x"] >= slide[2] - 1 or box["y"] >= slide[3] - 1, f"{name} covers the slide"
    if size[0] < size[1]:
        sizes = phone.locator(".stage-notes p").evaluate_all(
            "lines => lines.map(line => parseFloat(getComputedStyle(line).fontSize))"
        )
        assert min(sizes) >= 15
        expect(phone.locator(".stage-notes")).to_contain_text("备案认定")
    context.close()


def test_clauses_of_a_slide_and_of_a_mark_open_and_keys_rest_meanwhile(page: Page, server: str) -> None:
    page.goto(f"{server}/present?place=商丘市&slide=3")
    settle(page)
    page.get_by_role("button", name="出处").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("商政〔2016〕26号")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    at(page, 3, 20)
    page.locator(".stage-slide [data-id]").first.click()
    expect(dialog).to_contain_text("力争实现全市跨境电子商务年交易额3亿美元")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.keyboard.press("ArrowRight")
    at(page, 4, 20)
    page.reload()
    settle(page)
    at(page, 4, 20)


def test_from_the_sorter_to_the_stage_and_back(page: Page, server: str, watch: Watch) -> None:
    page.goto(f"{server}/exports?place=商丘市")
    settle(page)
    rows = page.get_by_role("list", name="要讲的页").get_by_role("listitem")
    expect(rows).to_have_count(20)
    page.get_by_role("button", name="汇报版（8页）").click()
    expect(rows).to_have_count(8)
    title = page.get_by_label("第2页的标题")
    title.fill("先看三个数")
    title.press("Enter")
    expect(page).to_have_url(re.compile("t.summary-1="))
    page.get_by_role("button", name=re.compile("^下移.第2页")).click()
    expect(page.get_by_label("第3页的标题")).to_have_value("先看三个数")
    expect(page.get_by_role("button", name=re.compile("^下移.第3页"))).to_be_focused()
    place = page.get_by_label(re.compile("^第3页：先看三个数，移到第几页"))
    place.fill("8")
    place.press("Enter")
    expect(page.get_by_label("第8页的标题")).to_have_value("先看三个数")
    page.get_by_role("button", name=re.compile("^删.第1页")).click()
    expect(rows).to_have_count(7)
    page.reload()
    settle(page)
    expect(page.get_by_label("第7页的标题")).to_have_value("先看三个数")
    page.get_by_role("link", name=re.compile("开始汇报")).click()
    at(page, 1, 7)
    page.keyboard.press("End")
    expect(page.get_by_role("heading", level=1)).to_have_text("先看三个数")
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_role("heading", name="汇报与导出")).to_be_visible()
    expect(page.get_by_label("第7页的标题")).to_have_value("先看三个数")
    page.get_by_role("button", name="恢复默认").click()
    expect(rows).to_have_count(20)
    assert watch.errors == []


def downloaded(page: Page, name: str | re.Pattern[str]) -> bytes:
    with page.expect_download(timeout=60000) as waiting:
        page.get_by_role("button", name=name, exact=isinstance(name, str)).click()
    return waiting.value.path().read_bytes()


def test_files_of_a_city_open_and_have_the_pages_that_their_buttons_say(page: Page, server: str) -> None:
    page.goto(f"{server}/exports?place=商丘市")
    settle(page)
    deck = Presentation(io.BytesIO(downloaded(page, "下载幻灯片（PPTX，20页）")))
    assert len(deck.slides) == 20
    for name in ("简报.商丘市", "下载讲义"):
        button = page.get_by_role("button", name=re.compile(name))
        pages = int(re.search(r"PDF，(\d+)页", button.inner_text())[1])
        assert len(PdfReader(io.BytesIO(downloaded(page, re.compile(name)))).pages) == pages
    workbook = page.get_by_role("button", name=re.compile("配额.商丘市"))
    sheets = int(re.search(r"Excel，(\d+)张表", workbook.inner_text())[1])
    with zipfile.ZipFile(io.BytesIO(downloaded(page, re.compile("配额.商丘市")))) as book:
        assert book.read("xl/workbook.xml").count(b"<sheet ") == sheets


@pytest.mark.parametrize("path", ["trend", "quotas"])
def test_a_chart_as_a_picture_at_projector_size(page: Page, server: str, path: str) -> None:
    page.goto(f"{server}/{path}")
    settle(page)
    assert Image.open(io.BytesIO(downloaded(page, "下载图（PNG）"))).size == (1920, 1080)
