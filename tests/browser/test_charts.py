"""A mark of a live chart opens its clause: by mouse, by touch and by keys, in SVG and in Plotly."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import LAPTOP, Watch, drawn, settle


def close(page: Page) -> None:
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0, timeout=15000)


def test_mark_of_a_small_chart_opens_its_clause_by_mouse_and_keys(page: Page, server: str, watch: Watch) -> None:
    page.goto(server)
    settle(page)
    mark = page.get_by_role("button", name="郑州 2017年 6000亿元")
    mark.locator("circle").click()
    expect(page.get_by_role("dialog").get_by_text("郑政〔2014〕32号").first).to_be_visible(timeout=15000)
    close(page)
    mark.press("Enter")
    expect(page.get_by_role("dialog").get_by_text("郑政〔2014〕32号").first).to_be_visible(timeout=15000)
    close(page)
    assert not page.locator('[data-testid="stPlotlyChart"]').count(), "the first page needs no chart library"
    assert watch.strangers == []
    assert watch.errors == []


def test_mark_of_an_explored_chart_opens_its_clause_again_and_again(page: Page, server: str, watch: Watch) -> None:
    page.goto(f"{server}/trend?indicator=跨境电子商务交易额&explore=true")
    settle(page)
    mark = page.locator('[data-testid="stPlotlyChart"] .scatterlayer .trace .points path').last
    mark.scroll_into_view_if_needed()
    for _ in range(2):
        spot = mark.bounding_box()
        page.mouse.click(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
        expect(page.get_by_role("dialog").get_by_text("商政〔2016〕26号").first).to_be_visible(timeout=15000)
        close(page)
        settle(page)
    assert watch.strangers == []


def test_what_a_reader_opened_stays_open_behind_a_clause(page: Page, server: str, watch: Watch) -> None:
    page.goto(f"{server}/lineage")
    settle(page)
    year = page.locator(".findings details").first
    year.locator("summary").click()
    number = year.get_by_role("button", name="逐条看出处").first
    number.click()
    expect(page.get_by_role("dialog")).to_contain_text("可引用")
    close(page)
    settle(page)
    expect(number).to_be_visible()
    assert watch.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_chosen_charts_are_drawn_in_each_theme_and_the_library_is_for_exploring_alone(
    chromium: Browser, server: str, scheme: Literal["light", "dark"]
) -> None:
    page = chromium.new_context(**LAPTOP, color_scheme=scheme).new_page()
    scripts: list[str] = []
    page.on("request", lambda request: scripts.append(request.url.rpartition("/")[2].lower()))
    for path in ("quotas?view=名次变化", "trend?explore=true"):
        page.goto(f"{server}/{path}")
        settle(page)
        assert drawn(page), path
        assert any("plotly" in script for script in scripts) == ("explore" in path), path
    page.context.close()


def test_phone_has_its_own_layout_and_answers_to_touch(phone: Page, server: str) -> None:
    watch = Watch(phone.context, server)
    phone.goto(server)
    settle(phone)
    chart = phone.get_by_role("group", name="郑州").first
    assert float(chart.get_attribute("viewBox").split()[2]) < 390, "the chart is drawn for a phone"
    mark = phone.get_by_role("button", name="郑州 2017年 6000亿元").locator("circle")
    mark.scroll_into_view_if_needed()
    spot = mark.bounding_box()
    phone.touchscreen.tap(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
    expect(phone.get_by_role("dialog").get_by_text("郑政〔2014〕32号").first).to_be_visible(timeout=15000)
    assert watch.strangers == []
    assert watch.errors == []


def test_cell_of_the_unit_matrix_lists_its_tasks(page: Page, server: str) -> None:
    page.goto(f"{server}/tasks?view=单位与主题")
    settle(page)
    page.get_by_role("button", name="郑州市商务局　跨境电商　8项").press("Enter")
    expect(page.get_by_text("郑州市商务局　8项任务")).to_be_visible(timeout=15000)
