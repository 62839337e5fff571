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


@pytest.mark.parametrize(("writer", "head"), [(yearly.document, b"PK"), (yearly.paper, b"%PDF")])
def test_files_of_the_likeliest_year_are_made(writer: yearly.Writer, head: bytes) -> None:
    today = yearly.clock.today()
    unit = material.county(store.rows, "虞城县")
    years = material.years(progress(today), unit, today)
    assert years[0] == 2017
    assert set(years) == set(range(2014, today.year + 1))
    assert yearly._made(unit, years[0], today, writer).startswith(head)
