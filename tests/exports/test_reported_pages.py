"""Static pages of what was reported: progress of one, five and eighteen cities, and the register of units."""

import re
from datetime import date
from fractions import Fraction

import pytest

from tests.support.ledgers import TODAY
from tests.support.progress import CITY, PRESET, SCALES, filed
from tests.support.registers import register
from yuboard.exports.site import build
from yuboard.exports.site.build import PAGES, PROGRESS, RECOGNISED, Page, environment_of
from yuboard.exports.site.context import read
from yuboard.progress.actuals import settled
from yuboard.progress.rows import Progress
from yuboard.progress.standing import standing, told
from yuboard.record import store
from yuboard.reporting.recognition import Register

DAY = date(2017, 12, 31)


def page(of: Page, found: list[Progress], units: Register | None = None) -> str:
    """One static page about made reports, beside the real record."""
    site = read(store.rows, "1", TODAY, told(found), units)
    return environment_of(site, [*PAGES, of]).get_template(of.template).render(page=of, **of.content(site))


def cities(count: int) -> list[Progress]:
    """A target of each of some cities; every second one has met it, and every third one has reported nothing."""
    goals = [
        CITY._replace(
            figure_id=f"made-{n}", place_id=f"c{n}", city_id=f"c{n}", place=f"演示{n}市", place_short=f"演示{n}",
            city=f"演示{n}市",
        )
        for n in range(1, count + 1)
    ]  # fmt: skip
    values = [
        filed(40 if n % 2 else 10, "2017-12", place_id=f"c{n}", entry_id=n, file=f"{n}.csv")
        for n in range(1, count + 1)
        if n % 3
    ]
    return standing(goals, settled(values), [], SCALES, PRESET, DAY)


@pytest.mark.parametrize("count", [1, 5, 18])
def test_the_page_of_progress_has_every_reported_city_once(count: int) -> None:
    found = cities(count)
    html = page(PROGRESS, found)
    there = [row for row in found if row.actual]
    assert re.findall(r'<tr id="goal-made-(\d+)"', html) == [
        row.goal.figure_id.removeprefix("made-") for row in told(found)
    ]
    assert len(told(found)) == len(there) == count - count // 3
    for row in there:
        assert html.count(f'<th scope="row">{row.goal.place_short}　{row.goal.indicator}</th>') == 1
    met = sum(row.value == Fraction(40) for row in there)
    assert f"● 已达成　{met}项" in html
    assert len(re.findall(r"<li>\d+\.csv　", html)) == len(there)
    assert f"截至2017年12月31日，{len(there)}项目标有审定的数。" in html
    assert len(re.findall('class="bullet"', html)) == len(there)


def test_the_page_of_units_has_their_clocks_and_what_is_void() -> None:
    html = page(RECOGNISED, [], register())
    for words in (
        "有称号的<strong>1家</strong>，其中逾期未复审<strong>1家</strong>，最早一家2019年3月1日到期；",
        "2029年1月9日起可以申报",
        "登记记录（4条，1条已作废）",
        "<s>演示误登</s>",
        "单位写错（己，2026-02-01，第5条）",
        "从取消称号之日起",
    ):
        assert words in html, words
    assert "role=" not in html.partition("<main>")[2]


def test_without_a_unit_there_is_no_page_of_units(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "PAGES", PAGES[:1])
    monkeypatch.setattr(build, "_county_pages", lambda _: [])
    asked = {"rows": store.rows, "version": store.version(), "made_on": TODAY}
    assert "recognised.html" not in (plain := build.static(**asked))
    units = build.static(**asked, register=register())
    assert set(units) - set(plain) == {"recognised.html"}
    assert "有称号的1家" in units["index.html"].decode()
