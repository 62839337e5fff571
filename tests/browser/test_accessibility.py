"""Barriers: every page in light, dark and on a phone, with windows and lists open, and the static pages."""

import re
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, TimeoutError

from tests.support.axe import Barrier, barriers, is_of
from tests.support.browser import LAPTOP, PHONE, settle
from tests.support.pages import PATHS
from yuboard.exports.files import write_folder
from yuboard.exports.site.build import static
from yuboard.record import store

LOOKS: dict[str, dict[str, Any]] = {
    "light": LAPTOP,
    "dark": LAPTOP | {"color_scheme": "dark"},
    "phone": PHONE,
}


class Foreign(NamedTuple):
    """A barrier of Streamlit's own: rule, element, the looks in which it is met, and its cause."""

    rule: str
    selector: str
    looks: tuple[str, ...]
    cause: str


# What is not ours. One that is met no more fails the test: it is to be struck out. The dark theme is that of the same
# pages on the same screen: there the rules of colour are asked alone, and none of these is one.
ALL = ("light", "phone")
# Where Streamlit puts what opens over a page: beside the page, outside its landmarks.
OVER = "body > :not(#root) *"
FOREIGN = (
    Foreign("list", '[data-testid="stSidebarNavItems"]', ("phone",), "the menu puts its sections as div into ul"),
    Foreign("listitem", '[data-testid="stSidebarNavItems"] li', ("phone",), "and their pages as li into those div"),
    Foreign("region", OVER, ALL, "lists and the main menu open outside the landmarks of the page"),
    Foreign("landmark-banner-is-top-level", f"{OVER}:is(header)", ALL, "the calendar has its month in a header"),
    Foreign(
        "landmark-no-duplicate-banner",
        '[data-testid="stHeader"], [data-testid="stSidebar"] *',
        ALL,
        "which counts beside that of the page",
    ),
    Foreign("landmark-unique", '[data-testid="stHeader"]', ALL, "and has no name of its own"),
)


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
    "": (open_clause,),
    "trend": (open_list,),
    "method": (open_menu,),
    "selfcheck?tab=申报与复审规则": (open_calendar,),
}
ALSO = ("county?county=虞城县", "tasks?view=单位与主题", "layouts?layout=sq2016-l1&element=sq2016-e1")


def found_on(page: Page, address: str, look: str) -> list[Barrier]:
    page.goto(address)
    settle(page)
    return barriers(page, of_colour=look == "dark")


@pytest.mark.parametrize("look", LOOKS)
def test_no_barrier_of_ours(chromium: Browser, server: str, look: str) -> None:
    context = chromium.new_context(**LOOKS[look])
    page = context.new_page()
    met: set[Foreign] = set()
    ours: list[tuple[str, Barrier]] = []

    def judge(where: str, found: list[Barrier]) -> None:
        for barrier in found:
            known = [one for one in FOREIGN if one.rule == barrier.rule and is_of(page, barrier, one.selector)]
            met.update(known)
            if not known:
                ours.append((where, barrier))

    for path in (*PATHS.values(), *ALSO):
        judge(path, found_on(page, f"{server}/{path}", look))
    for path, openers in OPENED.items():
        for opener in openers:
            page.goto(f"{server}/{path}")
            settle(page)
            opener(page)
            judge(f"{path} {opener.__name__}", barriers(page, of_colour=look == "dark"))
    context.close()
    assert ours == []
    assert met == {one for one in FOREIGN if look in one.looks}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, database: Path) -> Path:
    path = tmp_path_factory.mktemp("static") / "静态版"
    write_folder(static(rows=store.rows, version="0123abcd", made_on=date(2026, 1, 15)), path)
    return path


@pytest.mark.parametrize("look", LOOKS)
def test_no_barrier_on_static_pages(chromium: Browser, pages: Path, look: str) -> None:
    context = chromium.new_context(**LOOKS[look])
    page = context.new_page()
    every = sorted(pages.glob("*.html"))
    chosen = [path for path in every if not path.name.startswith("county-") or path.name == "county-yucheng.html"]
    found = []
    for path in chosen:
        page.goto(path.as_uri())
        found += [(path.name, barrier) for barrier in barriers(page, of_colour=look == "dark")]
    context.close()
    assert found == []
