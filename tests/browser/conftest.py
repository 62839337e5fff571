"""Fixtures of the browser tests: one server of the real data and one Chromium a session, a watched page a test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.support.browser import ARGUMENTS, LAPTOP, PHONE, WIDE, Watch, chromium_path, serve

# What two cores are slow to draw is waited for.
expect.set_options(timeout=15_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in Path(item.path).parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, texts: Path) -> Iterator[str]:
    yield from serve(tmp_path_factory.mktemp("server"), YUBOARD_TEXTS=str(texts))


@pytest.fixture
def context(chromium: Browser, server: str) -> Iterator[BrowserContext]:
    made = chromium.new_context(**WIDE)
    yield made
    made.close()


@pytest.fixture
def watch(context: BrowserContext, server: str) -> Watch:
    return Watch(context, server)


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    return context.new_page()


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A page on a phone."""
    made = chromium.new_context(**PHONE)
    yield made.new_page()
    made.close()


@pytest.fixture(scope="module", params=[LAPTOP, PHONE], ids=["laptop", "phone"])
def reader(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[BrowserContext]:
    """A laptop and a phone, each with one memory: a page's scripts are fetched and read once, as by a reader."""
    made = chromium.new_context(**request.param)
    yield made
    made.close()


@pytest.fixture(params=[WIDE, PHONE], ids=["wide", "phone"])
def device(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A page on a projector, and one on a phone."""
    made = chromium.new_context(**request.param)
    yield made.new_page()
    made.close()
