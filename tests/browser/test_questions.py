"""Questions of leaders, county bureaus and presenters: each answered on screen within three clicks of the start."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browser import settle

MOST_CLICKS = 3


class Visit:
    """A visit that begins on the first page and counts its clicks; what is typed is no click."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.clicks = 0
        page.goto(address)
        settle(page)

    def click(self, target: Locator) -> None:
        target.click()
        settle(self.page)
        self.clicks += 1

    def menu(self, section: str, title: str) -> None:
        """A page by the menu: its section, then its name."""
        before = self.page.url
        self.click(self.page.get_by_role("button", name=re.compile(f"^{section}")))
        self.click(self.page.get_by_role("menuitem", name=title).or_(self.page.get_by_role("link", name=title)).first)
        self.page.wait_for_url(lambda address: address != before)
        settle(self.page)  # once more: the page before may have stood still until the new one came

    def says(self, *sentences: str | re.Pattern[str]) -> None:
        for sentence in sentences:
            expect(self.page.get_by_text(sentence).locator("visible=true").first).to_be_visible(timeout=15000)


@pytest.fixture
def visit(page: Page, server: str) -> Iterator[Visit]:
    visit = Visit(page, server)
    yield visit
    assert visit.clicks <= MOST_CLICKS


def test_what_are_the_first_targets_of_the_cities(visit: Visit) -> None:
    visit.says("突破万亿元", "15%以上", "力争15亿美元", "规划期已结束")


def test_may_i_quote_this_number(visit: Visit) -> None:
    visit.click(visit.page.get_by_role("button", name=re.compile("力争15亿美元")).first)
    visit.says(re.compile("引用"), "力争实现全市跨境电子商务年交易额15亿美元")


def test_what_must_i_mind_before_i_quote(visit: Visit) -> None:
    visit.says(re.compile("引用前请注意"), "影响计算")


def test_which_targets_may_be_compared(visit: Visit) -> None:
    visit.click(visit.page.get_by_role("link", name=re.compile("对比$")).first)
    visit.says("同名指标", "可折算", "文件未设", "只有“同口径”才可比较大小")


def test_which_city_is_higher(visit: Visit) -> None:
    visit.click(visit.page.get_by_role("link", name="指标趋势").first)
    visit.says(re.compile("^折算后：郑州2020年.*商丘2018年.*年份不同，非同期"))


def test_what_must_my_county_file_and_where_does_it_stand(visit: Visit) -> None:
    visit.menu("县区与部门", "县区一页")
    visit.click(visit.page.get_by_role("button", name=re.compile("^虞城县")).first)
    visit.says(re.compile("2017年.*10家.*与夏邑县并列第3位"), re.compile("2018年.*文件未分解"))


def test_what_must_my_county_do_by_when(visit: Visit) -> None:
    field = visit.page.get_by_placeholder(re.compile("^搜")).first
    field.fill("虞城县")
    field.press("Enter")
    settle(visit.page)
    visit.click(visit.page.get_by_test_id("stMain").get_by_role("link", name=re.compile("^虞城县")).first)
    visit.says("何时前做什么", "何时前", re.compile("2016年"), re.compile("牵头、责任单位"))


def test_is_the_sum_of_2018_divided_and_do_the_parts_add_up(visit: Visit) -> None:
    visit.menu("县区与部门", "县区配额")
    visit.says("文件未分解", re.compile("全市.*200家"), re.compile("合计"))


def test_who_moved_between_the_years(visit: Visit) -> None:
    visit.menu("县区与部门", "县区配额")
    visit.click(visit.page.get_by_text("名次变化", exact=True))
    visit.says(re.compile("梁园区"), re.compile("2016年"), re.compile("2017年"))


def test_would_our_park_qualify(visit: Visit) -> None:
    visit.menu("县区与部门", "创建标准自评")
    field = visit.page.get_by_role("textbox", name="园区办公使用面积（平方米）")
    field.fill("100")
    field.press("Tab")
    settle(visit.page)
    visit.says(re.compile("还差|未达到|不符合"))


def test_how_long_is_the_talk(visit: Visit) -> None:
    visit.menu("汇报", "汇报与导出")
    visit.says(re.compile(r"现有\d+页，讲完约.*分钟"), re.compile("汇报版（8页）"))


def test_begin_the_talk(visit: Visit) -> None:
    visit.menu("汇报", "汇报模式")
    visit.page.keyboard.press("PageDown")
    expect(visit.page).to_have_url(re.compile("slide=2"), timeout=15000)


def test_which_tasks_fall_due(visit: Visit) -> None:
    visit.menu("县区与部门", "任务分工")
    visit.says(re.compile("97项任务"), "到期", "服务的数字")


def test_were_the_quotes_proven(visit: Visit) -> None:
    visit.menu("依据与说明", "数据质量")
    visit.says(re.compile("引文"), "影响计算")
