"""How many cities there are is said by the data, everywhere."""

import pytest

from yuboard.settings import ROOT
from yuboard.wording.cities import comparison_name, counted, located, off_map


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (2, "两市"),
        (3, "三市"),
        (5, "五市"),
        (10, "十市"),
        (11, "十一市"),
        (18, "十八市"),
        (20, "二十市"),
        (42, "四十二市"),
    ],
)
def test_cities_are_counted_in_words(count: int, words: str) -> None:
    assert counted(count) == words
    assert comparison_name(count) == f"{words}对比"


def test_one_city_is_no_count() -> None:
    assert comparison_name(1) == "城市对比"
    assert located(["甲市"]) == "甲市在河南的位置"


def test_no_code_or_template_counts_the_cities_of_today() -> None:
    """Those of data and documentation may."""
    sources = [ROOT / "app.py", *(ROOT / "pages").rglob("*.py"), *(ROOT / "yuboard").rglob("*.*")]
    named = [path for path in sources if path.suffix in (".py", ".html", ".typ", ".js")]
    found = [
        path.name for path in named if "三市" in path.read_text(encoding="utf-8").replace("两市, 三市, 十八市", "")
    ]
    assert found == []


def test_cities_that_the_map_cannot_show_are_named_with_the_reason() -> None:
    cities = [{"place": "合肥市", "province": "安徽省"}, {"place": "示例市", "province": "河南省"}]
    assert off_map(cities) == "合肥市不在河南省内，不在图上。没有示例市的边界，不在图上。"
    assert off_map([]) == ""
