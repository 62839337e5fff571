"""Hostile text in every cell of text, in a real browser: it is read as it is written, and nobody is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support import hostile
from tests.support.browser import LAPTOP, Watch, serve, settle

PATHS = (
    "", "trend", "compare", "layouts?layout=sq2016-l1", "quotas", "tasks?task=sq2016-t01", "selfcheck",
    "exports", "search?q=恶", "documents?figure=sq2016-001", "lineage", "quality", "method", "present?slide=2",
)  # fmt: skip
# Elements that no page has of its own: what a mark in the data would make.
MADE = (
    f'img[src*="{hostile.HOST}"], a[href^="//"], a[href*="://{hostile.HOST}"], a[href^="mailto:"], '
    '[data-testid="stMain"] :is(.katex, del, code:not([data-testid="stCode"] *), sup, b, [data-footnotes], '
    '[alt="Streamlit logo"], '
    '[aria-label="bug icon"])'
)


@pytest.fixture(scope="module")
def hostile_server(tmp_path_factory: pytest.TempPathFactory, hostile_data: Path) -> Iterator[str]:
    yield from serve(tmp_path_factory.mktemp("hostile_server"), YUBOARD_DATA=str(hostile_data))


def test_text_of_the_data_makes_no_element_and_asks_nobody(chromium: Browser, hostile_server: str) -> None:
    context = chromium.new_context(**LAPTOP)
    watch = Watch(context, hostile_server)
    page = context.new_page()
    read = ""
    for path in PATHS:
        page.goto(f"{hostile_server}/{path}")
        settle(page)
        page.wait_for_timeout(150)
        # What is closed is shown too.
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        read += page.evaluate("document.body.innerText")
        assert page.locator(MADE).evaluate_all("all => all.map(one => one.outerHTML.slice(0, 200))") == [], path
    for piece in (*hostile.PAYLOADS, *map(str.strip, hostile.STARTS)):
        assert piece in read, f"{piece} is not read as it is written"
    assert watch.strangers == []
    assert watch.errors == []
    context.close()
