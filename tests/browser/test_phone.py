"""Phones as they are: a mobile context with touch, a fine screen and the viewport's meta tag; and paper for maps."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.support.browser import settle


def test_phone_has_the_design_of_phones_and_its_menu_closes(phone: Page, server: str) -> None:
    phone.goto(f"{server}/compare")
    settle(phone)
    told = next(cookie["value"] for cookie in phone.context.cookies() if cookie["name"] == "yuboard_screen")
    assert told.startswith("390-")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    menu = phone.get_by_test_id("stSidebar")
    phone.get_by_test_id("stExpandSidebarButton").tap()
    expect(menu).to_have_attribute("data-collapsed", "false")
    menu.get_by_role("link", name="口径说明").tap()
    expect(phone.get_by_role("heading", name="口径说明", level=1)).to_be_visible()
    expect(menu).not_to_have_attribute("data-collapsed", "false")
    expect(menu).not_to_be_in_viewport()


def test_map_is_drawn_on_paper(page: Page, server: str) -> None:
    page.goto(f"{server}/layouts?layout=sq2016-l1&explore=true")
    settle(page)
    drawn = page.locator('svg[aria-label*="位置示意图"]')
    expect(drawn).to_have_count(1)
    expect(drawn).to_be_hidden()
    expect(page.get_by_test_id("stDeckGlJsonChart")).to_be_visible()
    page.emulate_media(media="print")
    expect(drawn).to_be_visible()
    expect(page.get_by_test_id("stDeckGlJsonChart")).to_be_hidden()
    box = drawn.bounding_box()
    assert box["width"] > 200
    assert re.search("睢县", drawn.inner_html())


def test_chosen_pill_can_be_read_in_the_dark(chromium: Browser, server: str) -> None:
    context = chromium.new_context(color_scheme="dark", locale="zh-CN")
    page = context.new_page()
    page.goto(f"{server}/trend")
    settle(page)
    pill = page.get_by_test_id("stButtonGroup").locator('button[data-selected="true"] p').first
    expect(pill).to_have_css("color", "rgb(169, 198, 240)")
    context.close()
