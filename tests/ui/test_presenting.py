"""The composer, the full-screen pages and the files, as the pages offer them."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl
from xml.etree import ElementTree

import pytest
import streamlit as st

from tests.support.pages import opened, words
from yuboard.charts.drawing import drawing
from yuboard.exports.png import catalogue, sheet
from yuboard.record import store
from yuboard.theme import LIGHT
from yuboard.ui import exports, present
from yuboard.ui.pictures import picture

STAGE, EXPORTS = "pages/presenters/present.py", "pages/presenters/exports.py"


def slides(*places: str):
    return present.story_of(places).slides


def test_stage_shows_one_slide_of_the_link() -> None:
    expected = slides("商丘市")[1]
    test = opened(STAGE, place="商丘市", slide="2")
    assert test.title[0].value.replace("\\", "") == expected.title
    assert expected.footer in words(test).replace("\\", "")
    assert "**2** / " in words(test)


@pytest.mark.parametrize(("asked", "shown"), [("0", 1), ("999", None), ("x", 1), ("-3", 1)])
def test_position_stays_within_the_story(asked: str, shown: int | None) -> None:
    count = len(slides("商丘市"))
    assert f"**{shown or count}** / {count}" in words(opened(STAGE, place="商丘市", slide=asked))


def test_link_keeps_order_and_titles() -> None:
    first, second = (slide.key for slide in slides("商丘市")[2:4])
    asked = {"place": "商丘市", "slide": "1", "slides": f"{second},{first}", f"t.{second}": "我们的标题：200家"}
    test = opened(STAGE, **asked)
    assert test.title[0].value == "我们的标题：200家"
    assert "**1** / 2" in words(test)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"place": "火星市"}, "没有名为“火星市”的地区"),
        ({"place": "商丘市、虞城县"}, "不能混选"),
        ({"place": "商丘市", "slides": "nothing"}, "没有一页"),
    ],
)
def test_bad_links_are_told_in_a_sentence(asked: dict, message: str) -> None:
    test = opened(STAGE, slide="1", **asked)
    assert message in test.info[0].value
    assert [link.proto.page for link in test.get("page_link")] == ["exports"]


def test_every_place_offered_has_a_story(subtests: pytest.Subtests) -> None:
    for row in store.rows("counties/list"):
        with subtests.test(place=row["short_name"]):
            assert present.story_of((row["short_name"],)).subject.startswith(row["short_name"])


def test_composer_takes_slides_and_titles_of_the_stage_back() -> None:
    first, second = (slide.key for slide in slides("商丘市")[2:4])
    asked = {"place": "商丘市", "slides": f"{second},{first}", f"t.{second}": "我们的标题：200家"}
    back = next(link for link in opened(STAGE, slide="2", **asked).get("page_link") if link.proto.label == "退出")
    assert dict(parse_qsl(back.proto.query_string)) == asked
    test = opened(EXPORTS, **asked)
    assert test.multiselect[2].value == [second, first]
    again = next(link for link in test.get("page_link") if "开始汇报" in link.proto.label)
    assert dict(parse_qsl(again.proto.query_string)) == asked | {"slide": "1"}
    test.multiselect[0].set_value(["漯河市"]).run()
    assert test.multiselect[2].value == [slide.key for slide in slides("漯河市")]


@pytest.mark.parametrize(
    "places", [("商丘市",), ("郑州市", "漯河市", "商丘市"), ("虞城县",), ("永城市",), ("航空港区",)]
)
def test_every_slide_of_a_story_can_be_shown(places: tuple[str, ...]) -> None:
    test = opened(STAGE, place="、".join(places), slide="1")
    for number, slide in enumerate(slides(*places), 1):
        test.query_params["slide"] = str(number)
        test.run()
        assert not test.exception, slide.key
        assert test.title[0].value.replace("\\", "") == slide.title


@pytest.mark.parametrize("kind", ["comparison", "table", "layout", "findings", "trajectory"])
def test_every_clause_behind_a_slide_opens_on_the_stage(kind: str) -> None:
    told = slides(*present.cities())
    number, slide = next((n, slide) for n, slide in enumerate(told, 1) if slide.kind == kind)
    test = opened(STAGE, place="、".join(present.cities()), slide=str(number))
    next(button for button in test.button if button.label == "出处").click().run()
    assert not test.exception
    text = words(test).replace("\\", "").replace("**", "")
    assert slide.sources
    for source in slide.sources:
        assert source.quote in text
        assert f"{source.number}　{source.section}" in text


def test_scenario_is_shown_only_when_asked() -> None:
    plain = {slide.key for slide in present.story_of(("商丘市",)).slides}
    chosen = present.story_of(("商丘市",), scenario=True).slides
    extra = [slide for slide in chosen if slide.key not in plain]
    assert extra
    assert all(slide.is_scenario and "测算，非文件数据" in slide.labels for slide in extra)


def test_composer_offers_every_slide_and_a_file_of_each_kind() -> None:
    test = opened(EXPORTS)
    assert test.multiselect[2].value == [slide.key for slide in slides(*present.cities())]
    text = words(test)
    assert "幻灯片（PPTX，可编辑）" in text
    labels = [button.proto.label for button in test.get("download_button")]
    for expected in ("下载幻灯片（16页）", "简报　郑州市", "配额　商丘市", "对比", "全部数据"):
        assert expected in labels


def test_composer_keeps_slides_of_one_beginning_apart() -> None:
    test = opened(EXPORTS)
    options = test.multiselect[2].options
    assert len(set(options)) == len(options) == len(slides(*present.cities()))
    # One title a slide, beside the field in the head of the page.
    assert len(test.text_input) == len(options) + 1
    test.multiselect[2].set_value([slide.key for slide in slides(*present.cities())][1:3]).run()
    assert not test.exception
    assert test.multiselect[2].value == ["summary-1", "summary-2"]


def test_composer_of_one_county_offers_its_files() -> None:
    test = opened(EXPORTS, place="虞城县")
    labels = [button.proto.label for button in test.get("download_button")]
    assert {"简报　虞城县", "配额　虞城县"} <= set(labels)
    assert "对比" not in labels


def test_nothing_chosen_is_told_in_a_sentence() -> None:
    test = opened(EXPORTS)
    test.multiselect[0].set_value([]).run()
    assert "没有选地区" in test.info[0].value


Offered = tuple[list[Callable[[], bytes]], list[Path]]


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Offered:
    """What the buttons make when they are clicked, and every look-up of the database."""
    makers: list[Callable[[], bytes]] = []
    asked: list[Path] = []
    look_up = store.database
    monkeypatch.setattr(st, "download_button", lambda *_, data, **__: makers.append(data))
    monkeypatch.setattr(store, "database", lambda: asked.append(look_up()) or asked[-1])
    return makers, asked


def test_each_file_is_made_from_one_database(offered: Offered) -> None:
    """The data may be edited while the page is open, and while a file is made."""
    makers, asked = offered
    exports.papers(("商丘市",))
    assert len(makers) == 3
    for make in makers:
        asked.clear()
        make()
        assert len(asked) == 1


def test_each_picture_is_made_from_the_database_of_its_page(offered: Offered) -> None:
    makers, asked = offered
    indicator = store.rows("quotas/indicators", place="商丘市")[0]
    points = store.rows("trend/points", indicator="网络零售额", places=("郑州市",), converted=False)
    layout = next(row for row in store.rows("layouts/list") if row["place"] == "商丘市")
    county = next(row for row in store.rows("counties/list") if row["short_name"] == "虞城县")
    picture(catalogue.trend, {"name": "网络零售额", "definition": ""}, points, ("郑州市",), name="趋势")
    picture(catalogue.quota, "商丘市", indicator, name="配额")
    picture(sheet.province, ("商丘市",), name="位置")
    picture(sheet.structure, layout, name="结构")
    picture(sheet.parts, "商丘市", indicator["name"], name="组成")
    picture(sheet.standing, county, name="位置")
    for whole in (sheet.timeline, sheet.lineage, sheet.units):
        picture(whole, ["商丘市"], name="全部")
    assert len(makers) == 9
    asked.clear()
    assert all(make().startswith(b"\x89PNG") for make in makers)
    assert not asked


def test_a_larger_screen_enlarges_words_and_marks_but_no_values() -> None:
    slide = next(slide for slide in slides("商丘市") if slide.kind == "trajectory")
    chart, scale = present.fitted(slide.chart, 1240, 600, 1.5)
    large = ElementTree.fromstring(str(drawing(chart, colours=LIGHT, scale=scale)))
    assert scale == 1.5
    assert float(large.get("height")) == pytest.approx(600)
    assert 1200 <= float(large.get("width")) <= 1240
    assert chart.values == slide.chart.values


def test_bars_of_many_counties_fit_the_height_of_the_screen() -> None:
    slide = next(slide for slide in slides("商丘市") if slide.kind == "quotas")
    chart, scale = present.fitted(slide.chart, 1240, 500, 1.5)
    assert chart.height * scale <= 500.01
    assert chart.width * scale <= 1240


def test_city_without_a_number_has_its_word_and_no_bar_of_its_hue() -> None:
    slide = next(slide for slide in slides(*present.cities()) if slide.kind == "comparison")
    missing = [mark for mark in slide.chart.marks() if mark.value and mark.value.value is None]
    assert missing
    for mark in missing:
        assert (mark.tone, mark.label.lines[0].words) == ("wash", "文件未设")


def test_stage_values_are_the_record_s() -> None:
    ids = tuple(mark.figure_id for slide in slides("商丘市") for mark in slide.values if mark.figure_id)
    known = {row["figure_id"]: row["label"] for row in store.rows("figures/clauses", ids=ids)}
    # Beside a chart the mark of a figure, such as 原文写“全省”, is a line of its own.
    known |= {row["figure_id"]: row["plain_label"] for row in store.rows("targets/stated", place="商丘市")}
    for slide in slides("商丘市"):
        for mark in slide.values:
            if mark.figure_id:
                assert mark.words == known[mark.figure_id]
