"""A download that fails, in a real browser: the page says so by itself and keeps the sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.support.browser import serve, settle
from yuboard.settings import ROOT

SCRIPT = """
import streamlit as st
from yuboard.problems import ExportError
from yuboard.ui.downloads import offer

def refuse():
    raise ExportError("磁盘已满。")

st.text_input("词", key="word")
offer("下载甲", refuse, "a.txt", key="a")
offer("下载乙", lambda: b"content", "b.txt", key="b")
"""


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("failing")
    script = folder / "page.py"
    script.write_text(SCRIPT, encoding="utf-8")
    yield from serve(folder, str(script), PYTHONPATH=str(ROOT))


def test_failure_is_told_on_the_page_without_another_click(chromium: Browser, failing: str, tmp_path: Path) -> None:
    page = chromium.new_page()
    page.goto(failing)
    settle(page)
    page.get_by_label("词").fill("填过的")
    page.get_by_label("词").press("Enter")
    settle(page)
    page.get_by_role("button", name="下载甲").click()
    told = page.get_by_test_id("stAlert")
    expect(told).to_contain_text("“下载甲”没有做成：磁盘已满。")
    expect(page.get_by_label("词")).to_have_value("填过的")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载乙").click()
    assert Path(download.value.path()).read_bytes() == b"content"
    page.wait_for_timeout(6000)
    expect(told).to_contain_text("磁盘已满")
    page.close()
