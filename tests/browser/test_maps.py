"""Maps as they reach the eye: drawn, named in Chinese, linked with the schematic, there without WebGL or borders."""

import io
import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.borders import named, spoil
from tests.support.browser import WIDE, Watch, chromium_path, serve, settle
from yuboard import maps, theme
from yuboard.geography import boundaries
from yuboard.maps.interactive.view import View
from yuboard.settings import ROOT
from yuboard.theme import LIGHT
from yuboard.ui.elements import of_layout
from yuboard.ui.screen import Screen

MAP = '[data-testid="stDeckGlJsonChart"]'
PLAIN = ["--no-sandbox", "--disable-gpu", "--disable-webgl", "--disable-webgl2", "--disable-3d-apis"]
CITIES = {"zz2014-l1": ("410100", 1), "sq2016-l1": ("411400", 3)}
SCREEN = Screen(1920, True)
Picture = Image.Image
Places = dict[str, tuple[float, float]]


def picture(shown: Locator) -> Picture:
    return Image.open(io.BytesIO(shown.screenshot())).convert("RGB")


def near(shown: Picture, colour: str, distance: int = 6) -> int:
    """How many pixels have this colour, or one hardly different."""
    wanted = theme.rgba(colour)[:3]
    counted = shown.getcolors(shown.width * shown.height)
    return sum(n for n, rgb in counted if max(abs(a - b) for a, b in zip(rgb, wanted)) <= distance)


def hue(layout: str, step: int) -> str:
    return theme.steps(theme.city(LIGHT, CITIES[layout][1]), 5)[step]


def at_rest(page: Page, layout: str) -> Picture:
    """The map once it holds the city's hue and no longer changes."""
    settle(page)
    shown = page.locator(MAP)
    shown.locator("canvas").first.wait_for()
    shown.scroll_into_view_if_needed()
    before, deadline = b"", time.monotonic() + 20
    while time.monotonic() < deadline:
        now = picture(shown)
        if near(now, hue(layout, 2)) > 500 and now.tobytes() == before:
            return now
        before = now.tobytes()
        time.sleep(0.15)
    pytest.fail("the map was not drawn in twenty seconds")


def places(page: Page, layout: str) -> tuple[Places, Places, Places]:
    """Where county names, marks by element and call-outs by element stand, in pixels from the map's top left."""
    box, drawn, (code, position) = page.locator(MAP).bounding_box(), boundaries.load(), CITIES[layout]
    deck = maps.interactive_map(
        of_layout(layout), drawn.of_city(code), list(drawn.cities), position=position, selected=None,
        width=SCREEN.half_map, height=round(box["height"]), colours=LIGHT,
    )  # fmt: skip
    content = json.loads(deck.to_json())
    state = content["initialViewState"]
    size = (round(box["width"]), round(box["height"]))
    view = View(state["longitude"], state["latitude"], state["zoom"], *size, (0, 0, 0, 0))
    layers = {layer["id"]: layer["data"] for layer in content["layers"]}

    def pixels(layer: str, key: str) -> Places:
        found = {}
        for row in layers.get(layer, []):
            (x, y), (dx, dy) = view.pixel(*row["at"]), row.get("offset", (0, 0))
            found[row[key]] = (x + dx, y + dy)
        return found

    return pixels("names", "name"), pixels("mark", "element"), pixels("pill", "element")


def click(page: Page, spot: tuple[float, float]) -> None:
    box = page.locator(MAP).bounding_box()
    page.mouse.move(box["x"] + spot[0], box["y"] + spot[1], steps=3)
    page.mouse.click(box["x"] + spot[0], box["y"] + spot[1])


@pytest.mark.parametrize("layout", CITIES)
def test_layout_is_drawn_with_chinese_names(layout: str, page: Page, watch: Watch, server: str) -> None:
    page.goto(f"{server}/layouts?layout={layout}&explore=true")
    shown = at_rest(page, layout)
    for colour in (hue(layout, 0), hue(layout, 2), LIGHT.map.ground):
        assert near(shown, colour) > 2000, f"{colour} is not on the map"
    assert near(shown, theme.city(LIGHT, CITIES[layout][1]).base, 40) > 300, "the city has no outline"
    names, marks, pills = places(page, layout)
    inks = {}
    for name, (x, y) in names.items():
        half = 7 * len(name)
        label = shown.crop((int(x - half), int(y - 8), int(x + half), int(y + 8)))
        inks[name] = near(label, LIGHT.map.ink, 70)
        assert inks[name] > 12 * len(name), f"{name} is not to be read on the map"
    # Empty boxes in place of glyphs would hold the same ink for every name of one length.
    threes = [ink for name, ink in inks.items() if len(name) == 3]
    assert max(threes) > 1.2 * min(threes)
    for x, y in [*marks.values(), *pills.values()]:
        spot = shown.crop((int(x - 6), int(y - 9), int(x + 6), int(y + 9)))
        assert any(near(spot, colour) > 30 for colour in LIGHT.map.groups.values()), "a mark is not drawn"
    assert watch.strangers == []
    assert watch.errors == []


def test_choice_in_the_schematic_shows_in_the_map_and_back(page: Page, watch: Watch, server: str) -> None:
    page.goto(f"{server}/layouts?layout=zz2014-l1&explore=true")
    before = at_rest(page, "zz2014-l1")
    name = page.locator('[data-id="zz2014-e18"] text')
    spot = name.bounding_box()
    page.mouse.click(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
    expect(page.get_by_role("heading", name="郑东新区电子商务产业园区")).to_be_visible(timeout=15000)
    expect(page.get_by_text("郑东新区根据金融集聚核心功能区定位").first).to_be_visible()
    expect(page.get_by_role("combobox", name=re.compile("要素"))).to_have_value("郑东新区电子商务产业园区")
    expect(page).to_have_url(re.compile("element=zz2014-e18"))
    after = at_rest(page, "zz2014-l1")
    assert near(after, LIGHT.ink, 20) > near(before, LIGHT.ink, 20) + 50, "the map shows no choice"

    _, marks, _ = places(page, "zz2014-l1")
    click(page, marks["zz2014-e20"])
    expect(page.get_by_role("heading", name="金水区电子商务产业园区")).to_be_visible(timeout=15000)
    expect(page.get_by_text("郑政〔2014〕32号　五/（二）").first).to_be_visible()
    expect(page).to_have_url(re.compile("element=zz2014-e20"))
    assert watch.strangers == []


def test_schematic_and_province_answer_to_the_keyboard(page: Page, watch: Watch, server: str) -> None:
    page.goto(f"{server}/layouts?layout=zz2014-l1")
    settle(page)
    chosen = page.get_by_role("button", name=re.compile("郑东新区电子商务产业园区"))
    chosen.press("Enter")
    expect(page.get_by_role("heading", name="郑东新区电子商务产业园区")).to_be_visible(timeout=15000)
    expect(chosen).to_have_attribute("aria-pressed", "true")
    expect(chosen).to_be_focused()
    mark = page.get_by_role("button", name=re.compile("郑东新区（代表点）"))
    expect(mark).to_have_attribute("aria-pressed", "true", timeout=15000)
    page.goto(f"{server}/compare")
    settle(page)
    page.get_by_text("各市在河南的位置").click()
    page.locator('[data-id="商丘"]').press(" ")
    expect(page).to_have_url(re.compile("/layouts"), timeout=15000)
    expect(page.get_by_text("一中心二平台多园区").first).to_be_visible()
    assert watch.errors == []


def test_year_slider_redraws_the_map(page: Page, server: str) -> None:
    page.goto(f"{server}/layouts?layout=sq2016-l1&year=2016年&explore=true")
    first = at_rest(page, "sq2016-l1")
    page.get_by_role("slider").press("ArrowRight")
    expect(page).to_have_url(re.compile("year=2017"))
    expect(page.locator("[data-id] text", has_text="公共海外仓（睢县负责）")).to_be_visible(timeout=15000)
    second = at_rest(page, "sq2016-l1")
    assert first.size == second.size, "the page jumps"
    warehouse = LIGHT.map.groups["warehouse"]
    assert near(first, warehouse) == 0
    assert near(second, warehouse) > 200


@pytest.fixture
def plain_page(server: str, chromium: Browser) -> Iterator[Page]:
    """A page of a browser that cannot draw with WebGL."""
    browser = chromium.browser_type.launch(executable_path=chromium_path(), args=PLAIN)
    yield browser.new_page(viewport={"width": 1920, "height": 1080}, locale="zh-CN")
    browser.close()


def test_without_webgl_the_drawing_answers_and_says_that_it_cannot_be_moved(plain_page: Page, server: str) -> None:
    watch = Watch(plain_page.context, server)
    plain_page.goto(f"{server}/layouts?layout=sq2016-l1&explore=true")
    settle(plain_page)
    expect(plain_page.get_by_text("这台电脑的浏览器不能使用 WebGL，下面的图不能缩放")).to_be_visible()
    expect(plain_page.get_by_role("switch", name="缩放、拖动")).to_be_disabled()
    expect(plain_page.locator(MAP)).to_have_count(0)
    drawing = plain_page.get_by_role("group", name=re.compile("位置示意图"))
    expect(drawing).to_be_visible()
    assert near(picture(drawing), hue("sq2016-l1", 2)) > 20000
    spot = drawing.locator("text:not([aria-hidden])", has_text="睢县").bounding_box()
    plain_page.mouse.click(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
    expect(plain_page.get_by_role("heading", name="公共海外仓（睢县负责）")).to_be_visible(timeout=15000)
    drawing.locator('[data-id="sq2016-e13"]').last.press("Enter")
    expect(plain_page).to_have_url(re.compile("element=sq2016-e13"), timeout=15000)
    settle(plain_page)
    name = plain_page.get_by_role("button", name=re.compile(r"跨境电子商务园区（虞城县）")).locator("text")
    expect(name).to_be_visible()
    spot = name.bounding_box()
    plain_page.mouse.click(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
    expect(plain_page.get_by_role("heading", name="跨境电子商务园区（虞城县）")).to_be_visible(timeout=15000)
    assert watch.strangers == []
    assert watch.errors == []


@pytest.fixture
def bare_server(tmp_path: Path, borders: Path) -> Iterator[str]:
    """A copy of the project in which no boundaries were installed, and the bureau's own file lacks a county."""
    spoil(borders / boundaries.COUNTIES, lambda content: content["features"].remove(named(content, "虞城县")))
    copy = tmp_path / "project"
    for folder in (".streamlit", "data", "pages", "queries", "yuboard"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "geo", copy / "geo", ignore=shutil.ignore_patterns("build"))
    for file in ("app.py", "serve.py"):
        shutil.copy(ROOT / file, copy)
    yield from serve(tmp_path, root=copy, YUBOARD_GEO=str(borders))


def test_without_boundaries_counties_are_squares(chromium: Browser, bare_server: str) -> None:
    context = chromium.new_context(**WIDE)
    watch = Watch(context, bare_server)
    page = context.new_page()
    page.goto(f"{bare_server}/layouts?layout=sq2016-l1")
    settle(page)
    expect(page.get_by_text("边界文件有1处问题，改用方块图")).to_be_visible()
    expect(page.locator(MAP)).to_have_count(0)
    tiles = page.get_by_role("group", name="方块图")
    for county in ("虞城县", "永城市", "睢阳区"):
        expect(tiles.locator("text:not([aria-hidden])", has_text=county)).to_have_count(1)
    assert near(picture(tiles), hue("sq2016-l1", 2)) > 10000
    expect(page.get_by_text("各方块只表示县（市、区）的大致方位，不是边界").first).to_be_visible()
    spot = tiles.locator("text:not([aria-hidden])", has_text="睢县").bounding_box()
    page.mouse.click(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
    expect(page.get_by_role("heading", name="公共海外仓（睢县负责）")).to_be_visible(timeout=15000)
    assert watch.strangers == []
    assert watch.errors == []
    context.close()


def test_county_of_the_quota_map_answers_to_mouse_keyboard_and_touch(
    page: Page, phone: Page, watch: Watch, server: str
) -> None:
    address = f"{server}/quotas?indicator=备案认定跨境电子商务企业"
    page.goto(address)
    settle(page)
    group = page.get_by_role("group", name=re.compile("分县（市、区）地图"))
    expect(group).to_be_visible()
    group.scroll_into_view_if_needed()
    assert group.locator('[data-id="虞城县"] title').text_content().startswith("虞城县：10家")
    spot = group.locator("text:not([aria-hidden])", has_text="虞城县").bounding_box()
    page.mouse.click(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
    county = page.get_by_role("combobox", name=re.compile("我的县（区）"))
    expect(county).to_have_value("虞城县", timeout=15000)
    expect(group.locator('[data-id="虞城县"]')).to_have_attribute("aria-pressed", "true")
    group.locator('[data-id="永城市"]').press(" ")
    expect(county).to_have_value("永城市", timeout=15000)
    row = page.locator(".quotas tbody tr", has_text="夏邑县")
    row.locator("td").nth(2).click()
    expect(county).to_have_value("夏邑县", timeout=15000)
    expect(group.locator('[data-id="夏邑县"]')).to_have_attribute("aria-pressed", "true")
    row.get_by_role("button", name="10家").press("Enter")
    expect(page.get_by_role("dialog").get_by_text("商政〔2016〕26号").first).to_be_visible(timeout=15000)
    expect(county).to_have_value("夏邑县")
    assert watch.strangers == []
    assert watch.errors == []
    phone.goto(address)
    settle(phone)
    touched = phone.get_by_role("group", name=re.compile("分县（市、区）地图"))
    touched.scroll_into_view_if_needed()
    spot = touched.locator("text:not([aria-hidden])", has_text="民权县").bounding_box()
    phone.touchscreen.tap(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
    expect(phone).to_have_url(re.compile("county="), timeout=15000)
    expect(touched.locator('[data-id="民权县"]')).to_have_attribute("aria-pressed", "true")
    phone.set_viewport_size({"width": 320, "height": 700})
    table = phone.locator(".quotas")
    assert table.evaluate("table => table.scrollWidth <= table.parentElement.clientWidth")
    assert phone.get_by_test_id("stMain").evaluate("main => main.scrollWidth") <= 320
