"""Slides of recognised units: of the city, of one county, and none where none was entered."""

from tests.support.registers import register
from yuboard.record import store
from yuboard.slides.material import gather
from yuboard.slides.model import Slide
from yuboard.slides.story import story


def slides(*places: str) -> list[Slide]:
    told = story(gather(store.rows, places, register=register()))
    return [slide for slide in told.slides if slide.key.startswith("recognised")]


def test_a_citys_deck_says_who_holds_a_title_and_who_is_late() -> None:
    (slide,) = slides("郑州市")
    assert slide.title.startswith("郑州：")
    assert "逾期未复审" in slide.title
    assert [(row[0].text, row[1].sub, row[4].text, row[4].sub) for row in slide.cells] == [
        ("演示园区", "金水区", "▲ 逾期未复审", "已逾期2828天"),
        ("演示企业", "中牟县", "■ 不再接受申报", "2029年1月9日起可以申报"),
    ]
    assert "测算" in slide.dek


def test_a_countys_deck_has_its_own_units_and_other_cities_none() -> None:
    (slide,) = slides("中牟")
    assert [row[0].text for row in slide.cells] == ["演示企业"]
    assert slides("商丘市") == []
