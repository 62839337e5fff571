"""Yearly report where counties and bureaus are: a choice of year, and both files made as they are clicked."""

import pytest

from tests.support.pages import opened
from yuboard.exports.yearly import material
from yuboard.record import store
from yuboard.ui import yearly
from yuboard.ui.progress import progress

COUNTY, TASKS = "pages/counties/county.py", "pages/counties/tasks.py"


def labels(page: str, **parameters: str) -> list[str]:
    """The downloads of the page once the report's panel is open; it sends nothing of it before."""
    test = opened(page, **parameters)
    assert "下载文档（DOCX）" not in [button.label for button in test.get("download_button")]
    test.session_state["yearly"] = True
    return [button.label for button in test.run().get("download_button")]


def test_a_county_and_a_bureau_have_both_files() -> None:
    both = ["下载文档（DOCX）", "下载文档（PDF）"]
    assert labels(COUNTY, county="虞城县")[-2:] == both
    assert labels(TASKS, unit="漯河市商务局")[-2:] == both
    assert "下载文档（DOCX）" not in labels(TASKS)
    assert "下载文档（DOCX）" not in labels(TASKS, unit="文件未明确")


def test_files_of_a_past_day_bear_it_in_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    named: list[str] = []
    monkeypatch.setattr(yearly, "offer", lambda label, make, name, **_: named.append(name))
    test = opened(COUNTY, county="虞城县", day="2018-03-31")
    test.session_state["yearly"] = True
    test.run()
    assert [name.partition("_")[2] for name in named] == ["截至2018-03-31.docx", "截至2018-03-31.pdf"]


@pytest.mark.parametrize(("writer", "head"), [(yearly.document, b"PK"), (yearly.paper, b"%PDF")])
def test_files_of_the_likeliest_year_are_made(writer: yearly.Writer, head: bytes) -> None:
    today = yearly.clock.today()
    unit = material.county(store.rows, "虞城县")
    years = material.years(progress(today), unit, today)
    assert years[0] == 2017
    assert set(years) == set(range(2014, today.year + 1))
    assert yearly._made(unit, years[0], today, writer).startswith(head)
