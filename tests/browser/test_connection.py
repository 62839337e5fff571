"""The connection that fills a page: where it is refused, and where a tab is older than the server's version."""

import re

from playwright.sync_api import Page, expect

from tests.support.axe import barriers
from tests.support.browser import Watch, settle

REFUSED = """window.WebSocket = class {
    constructor() { setTimeout(() => this.onerror?.(new Event("error"))); }
    close() {}
};"""


def test_refused_connection_ends_in_a_sentence_that_names_the_setting(page: Page, server: str) -> None:
    page.route_web_socket("**/_stcore/stream", lambda socket: socket.close())
    page.clock.install()
    page.goto(server)
    notice = page.get_by_role("alert").filter(has_text="WebSocket")
    page.clock.run_for(5_000)
    expect(notice).to_have_count(0)
    page.clock.run_for(8_000)
    expect(notice).to_contain_text("Upgrade")
    assert notice.evaluate("one => one.getBoundingClientRect().height") > 40
    notice.get_by_role("link").click()
    expect(page).to_have_title("系统自检 · 豫策看板")


def test_connection_that_is_made_is_not_spoken_of(page: Page, server: str) -> None:
    page.goto(f"{server}/method")
    settle(page)
    page.wait_for_timeout(1500)
    assert page.locator(".connection-notice").count() == 0


def test_older_tab_loads_the_new_version_once(page: Page, server: str) -> None:
    page.goto(f"{server}/method")
    settle(page)
    missing = """() => window.dispatchEvent(Object.assign(
        new Event("vite:preloadError", {cancelable: true}), {payload: new Error("index.0ldV3rs.js is gone")}))"""
    page.evaluate("() => { window.isOld = true }")
    with page.expect_navigation():
        page.evaluate(missing)
    settle(page)
    assert page.evaluate("() => window.isOld") is None
    assert page.evaluate(missing) is True, "a second time it is told as any error"


def test_doctor_page_finds_nothing_wrong_where_nothing_is(device: Page, server: str) -> None:
    watch = Watch(device.context, server)
    device.goto(f"{server}/yuboard/doctor")
    expect(device.get_by_role("status")).to_have_text(re.compile("共8项，没有不对的"))
    findings = device.locator("#findings > div")
    assert all("正常" in text or "提醒" in text for text in findings.all_inner_texts())
    assert "WebSocket 已接通" in findings.filter(has_text="实时连接").inner_text()
    assert barriers(device) == []
    assert device.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert (watch.strangers, watch.errors) == ([], [])


def test_doctor_page_names_what_is_wrong(page: Page, server: str) -> None:
    page.add_init_script(REFUSED)
    page.route("**/arrival", lambda route: route.fulfill(json={"host": "inside"}, headers={"date": "1 Jan 2020"}))
    page.goto(f"{server}/yuboard/doctor")
    expect(page.get_by_role("status")).to_have_text(re.compile("2项不对"))
    findings = page.locator("#findings")
    expect(findings).to_contain_text("proxy_set_header Host")
    expect(findings).to_contain_text("Upgrade")
    expect(findings).to_contain_text("相差")
