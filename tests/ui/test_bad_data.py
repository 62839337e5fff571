"""What a reader sees when the data folder cannot be published."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.support import rows
from tests.support.pages import APP, words
from yuboard.record import building


def spoil(data: Path) -> None:
    rows.change(data / "exchange_rates.csv", lambda row: row["year"] == "2013", cny_per_usd="61")


def test_last_good_data_stay_and_the_problem_is_named(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    building.build(data)
    spoil(data)
    monkeypatch.setenv("YUBOARD_DATA", str(data))
    test = AppTest.from_file(APP, default_timeout=30).run()
    assert not test.exception
    assert test.title[0].value == "电子商务政策目标总览"
    assert "1处问题，暂用上一版数据" in test.expander[0].label
    assert "exchange_rates.csv:2:cny_per_usd: 汇率应在1至20之间" in test.code[0].value


def test_without_good_data_the_page_says_what_to_mend(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(data)
    monkeypatch.setenv("YUBOARD_DATA", str(data))
    test = AppTest.from_file(APP, default_timeout=30).run()
    assert not test.exception
    assert "数据未能发布" in test.error[0].value
    assert "exchange_rates.csv:2:cny_per_usd" in test.code[0].value


def test_edited_figure_shows_at_a_later_rerun(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YUBOARD_DATA", str(data))
    test = AppTest.from_file(APP, default_timeout=30).run()
    before = test.caption[-1].value
    rows.change(data / "findings.csv", lambda row: row["finding_id"] == "lh-denominator", title="新的说法")
    building.build(data)
    monkeypatch.setattr("yuboard.record.cached.monotonic", lambda: -1)
    test.run()
    assert test.caption[-1].value != before
    test.switch_page("pages/evidence/quality.py").run()
    assert "新的说法" in words(test)
