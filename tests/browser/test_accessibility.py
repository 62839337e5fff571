"""Barriers: windows and lists that open over a page in light, dark and on a phone."""

import re
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, TimeoutError

from tests.support.axe import FOREIGN, Foreign, barriers, judge
from tests.support.browser import LAPTOP, PHONE, settle

LOOKS: dict[str, dict[str, Any]] = {
    "light": LAPTOP,
    "dark": LAPTOP | {"color_scheme": "dark"},
    "phone": PHONE,
}


def open_menu(page: Page) -> None:
    page.get_by_test_id("stMainMenuButton").or_(page.get_by_test_id("stMainMenu").get_by_role("button")).first.click()
    page.wait_for_timeout(250)


def open_clause(page: Page) -> None:
    page.get_by_role("button", name="突破万亿元").first.click()
    page.get_by_role("dialog").get_by_text("在全文中查看").wait_for()


def open_list(page: Page) -> None:
    """A list that opens while the page is drawn anew for a narrow screen closes again: it is opened once more."""
    option = page.get_by_role("option").first
    for _ in range(3):
        page.get_by_role("combobox").first.click()
        with suppress(TimeoutError):
            option.wait_for(timeout=5000)
            break
    option.wait_for()


def open_calendar(page: Page) -> None:
    page.get_by_role("button", name=re.compile("选择日期")).first.click()
    page.get_by_role("button", name="下个月").wait_for()


OPENED = {
    "": open_clause,
    "trend": open_list,
    "method": open_menu,
    "selfcheck?tab=申报与复审规则": open_calendar,
}


@pytest.mark.parametrize("look", LOOKS)
def test_no_barrier_of_ours_in_what_opens(chromium: Browser, server: str, look: str) -> None:
    """Pages as they open are looked at in test_journeys, static ones in test_static."""
    context = chromium.new_context(**LOOKS[look])
    page = context.new_page()
    met: set[Foreign] = set()
    for path, opener in OPENED.items():
        page.goto(f"{server}/{path}")
        settle(page)
        opener(page)
        judged = judge(page, barriers(page, of_colour=look == "dark"))
        assert judged.ours == [], opener.__name__
        met |= judged.met
    context.close()
    assert met == {one for one in FOREIGN if look in one.looks}
