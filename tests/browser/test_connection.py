"""The connection that fills a page: where it is refused, and where a tab is older than the server's version."""

from playwright.sync_api import Page, expect

from tests.support.browser import settle


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
