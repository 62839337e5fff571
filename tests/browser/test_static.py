"""The static twin in a real browser, straight from the disk."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.axe import barriers
from yuboard.exports.files import write_folder
from yuboard.exports.site.build import static
from yuboard.record import store

OPENED = (
    "index", "trend", "compare", "layouts", "quotas", "documents", "county-yucheng", "tasks", "criteria", "lineage",
    "quality", "method",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, database: Path) -> Path:
    path = tmp_path_factory.mktemp("static") / "静态版"
    write_folder(static(rows=store.rows, version="0123abcd", made_on=date(2026, 1, 15)), path)
    return path


class Ear:
    """What a page asked of anything but the disk, and what its console said."""

    def __init__(self, page: Page) -> None:
        self.strangers: list[str] = []
        self.said: list[str] = []
        page.on("request", lambda request: request.url.startswith("file:") or self.strangers.append(request.url))
        page.on("requestfailed", lambda request: self.said.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))


def test_every_kind_of_page_is_opened_here(folder: Path) -> None:
    kinds = {path.stem for path in folder.glob("*.html") if not path.stem.startswith("county-")}
    assert kinds | {"county-yucheng"} == set(OPENED)


def test_pages_look_the_same_in_the_dark(folder: Path) -> None:
    """So that whoever finds no barrier in the light has looked for those of the dark, too."""
    assert [path.name for path in folder.iterdir() if b"color-scheme" in path.read_bytes()] == []


@pytest.mark.parametrize("name", OPENED)
def test_page_from_the_disk(reader: BrowserContext, folder: Path, name: str, subtests: pytest.Subtests) -> None:
    page = reader.new_page()
    ear = Ear(page)
    page.goto((folder / f"{name}.html").as_uri())
    with subtests.test("it has its title and its foot"):
        assert page.locator("h1").count() == 1
        assert page.locator("html").get_attribute("lang") == "zh-CN"
        assert page.evaluate("getComputedStyle(document.querySelector('footer')).borderTopStyle") == "solid"
    with subtests.test("it is no wider than the screen"):
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    with subtests.test("it asks the disk alone, which has all"):
        assert (ear.strangers, ear.said) == ([], [])
    with subtests.test("it has no barrier"):
        assert barriers(page) == []
    page.close()


def test_a_number_leads_to_its_clause_without_scripts(chromium: Browser, folder: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name="力争15亿美元").first.click()
    expect(page.locator(":target")).to_contain_text("力争实现全市跨境电子商务年交易额15亿美元")
    page.go_back()
    page.get_by_role("link", name="虞城县", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("虞城县")
    context.close()


def test_cells_of_the_comparison_stand_below_their_heads(chromium: Browser, folder: Path) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto((folder / "compare.html").as_uri())
    edges = "cells => cells.map(cell => Math.round(cell.getBoundingClientRect().left))"
    heads = page.locator(".matrix thead th").evaluate_all(edges)
    lines = page.locator(".matrix tr.line").all()
    assert heads
    assert lines
    for line in lines:
        assert line.locator("th, td").evaluate_all(edges) == heads
    page.close()


def test_words_of_drawings_stay_inside_them(chromium: Browser, folder: Path) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    for name in (
        "index",
        "trend",
        "compare",
        "layouts",
        "quotas",
        "tasks",
        "lineage",
        "county-yucheng",
        "county-shangqiu_sfq",
    ):
        page.goto((folder / f"{name}.html").as_uri())
        outside = page.evaluate(
            """() => [...document.querySelectorAll('svg[role] text')].filter(word => {
                const own = word.getBoundingClientRect(), all = word.closest('svg').getBoundingClientRect();
                return own.left < all.left - 1 || own.right > all.right + 1 || own.top < all.top - 1
                    || own.bottom > all.bottom + 1;
            }).map(word => word.textContent)"""
        )
        assert outside == [], name
    page.close()
