"""Addresses as people type and keep them: short names are read, empty is absent, what is unknown is told."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.pages import APP, PARAMETERS, PATHS, opened

QUOTAS, COUNTY = "pages/counties/quotas.py", "pages/counties/county.py"
TREND, LAYOUTS = "pages/leadership/trend.py", "pages/leadership/layouts.py"
TASKS, DOCUMENTS = "pages/counties/tasks.py", "pages/evidence/documents.py"
EVERY = [(page, name) for page, names in PARAMETERS.items() for name in names]


def told(test: AppTest) -> str:
    return "".join(part.value for kind in ("warning", "info") for part in test.get(kind)).replace("\\", "")


@pytest.mark.parametrize(("page", "name"), EVERY)
def test_empty_is_absent(page: str, name: str) -> None:
    assert "链接中的" not in told(opened(page, **{name: ""}))


@pytest.mark.parametrize(("page", "name"), EVERY)
def test_unknown_word_is_told(page: str, name: str) -> None:
    assert "火星" in told(opened(page, **{name: "火星"}))


def value(test: AppTest, key: str) -> Any:
    fields = [*test.selectbox, *test.multiselect, *test.get("button_group")]
    return next(field.value for field in fields if field.key == key)


@pytest.mark.parametrize(
    ("page", "name", "typed", "meant"),
    [
        (COUNTY, "county", "虞城", "虞城县"), (COUNTY, "county", "永城", "永城市"),
        (COUNTY, "county", "郑州航空港经济综合实验区", "航空港区"),
        (QUOTAS, "city", "商丘", "商丘市"), (QUOTAS, "county", "虞城", "虞城县"),
        (QUOTAS, "map_year", "2016", "2016年"), (TREND, "cities", "漯河", ["漯河市"]),
        (TASKS, "city", "郑州", "郑州市"), (DOCUMENTS, "place", "商丘", ["商丘市"]),
    ],
)  # fmt: skip
def test_short_name_is_read(page: str, name: str, typed: str, meant: Any) -> None:
    test = opened(page, **{name: typed})
    assert value(test, name) == meant
    assert "链接中的" not in told(test)


def test_known_words_stay_beside_an_unknown_one() -> None:
    test = AppTest.from_file(APP, default_timeout=30)
    test.query_params["cities"] = ["商丘", "火星"]
    test.run()
    test.switch_page(TREND).run()
    assert value(test, "cities") == ["商丘市"]
    assert "火星" in told(test)


def test_every_page_with_parameters_is_asked() -> None:
    assert set(PARAMETERS) <= set(PATHS)
