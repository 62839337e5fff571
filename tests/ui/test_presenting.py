"""The composer, the full-screen pages and the files, as the pages offer them."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qsl
from xml.etree import ElementTree

import pytest
import streamlit as st
from pptx import Presentation
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from tests.support.pages import component_of, opened, words
from tests.support.stories import CITIES
from yuboard import clock
from yuboard.charts.drawing import drawing as draw
from yuboard.exports.png import catalogue, sheet
from yuboard.record import store
from yuboard.slides import presets
from yuboard.slides.drawing import drawing, fitted
from yuboard.theme import LIGHT
from yuboard.ui import exports, present, sorter
from yuboard.ui.pictures import picture

STAGE, EXPORTS = "pages/presenters/present.py", "pages/presenters/exports.py"


def slides(*places: str):
    return present.story_of(places, clock.today()).slides


Offered = tuple[list[Callable[[], bytes]], list[Path], list[str]]


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Offered:
    """What the buttons make when they are clicked, and every look-up of the database."""
    makers: list[Callable[[], bytes]] = []
    asked: list[Path] = []
    look_up = store.database
    keys: list[str] = []
    monkeypatch.setattr(st, "download_button", lambda *_, data, key, **__: (makers.append(data), keys.append(key)))
    monkeypatch.setattr(store, "database", lambda: asked.append(look_up()) or asked[-1])
    return makers, asked, keys


def stage_of(test: AppTest) -> list[dict]:
    """The slides that the stage was given."""
    return component_of(test, "stage")["slides"]


def test_stage_has_the_slides_of_the_link() -> None:
    shown, expected = stage_of(opened(STAGE, place="商丘市", slide="2")), slides("商丘市")
    assert [slide["title"] for slide in shown] == [slide.title for slide in expected]
    for drawn, slide in zip(shown, expected, strict=True):
        assert slide.title in re.sub("<[^>]+>", "", drawn["svg"])
        assert drawn["notes"] == slide.spoken()
        for source in slide.sources:
            assert any(source.quote in line for line in drawn["notes"])


def test_link_keeps_order_and_titles() -> None:
    first, second = (slide.key for slide in slides("商丘市")[2:4])
    asked = {"place": "商丘市", "slide": "1", "slides": f"{second},{first}", f"t.{second}": "我们的标题：200家"}
    shown = stage_of(opened(STAGE, **asked))
    assert [slide["key"] for slide in shown] == [second, first]
    assert shown[0]["title"] == "我们的标题：200家"
    assert "我们的标题：200家" in re.sub("<[^>]+>", "", shown[0]["svg"])


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
            assert present.story_of((row["short_name"],), clock.today()).subject.startswith(row["short_name"])


def sorted_by(test: AppTest) -> dict:
    return component_of(test, "sorter")


def start(test: AppTest) -> dict[str, str]:
    """The address of the stage that the composer links to."""
    link = next(link for link in test.get("page_link") if "开始汇报" in link.proto.label)
    return dict(parse_qsl(link.proto.query_string))


def test_one_list_in_the_address_feeds_sorter_stage_deck_and_handout(offered: Offered) -> None:
    first, second = (slide.key for slide in slides("商丘市")[2:4])
    asked = {"place": "商丘市", "slides": f"{second},{first}", f"t.{second}": "我们的标题：200家"}
    test = opened(EXPORTS, **asked)
    rows = sorted_by(test)["slides"]
    assert [(row["key"], row["title"]) for row in rows] == [
        (second, "我们的标题：200家"),
        (first, slides("商丘市")[2].title),
    ]
    assert rows[0]["original"] == slides("商丘市")[3].title
    assert start(test) == asked | {"slide": "1"}
    files = {key: make for make, key in zip(offered[0], offered[2], strict=True)}
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(io.BytesIO(files["deck"]())).slides]
    assert titles == [row["title"] for row in rows]
    words = re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(files["handout"]())).pages))
    assert words.index("第1张") < words.index("第2张")
    assert "第3张" not in words
    told = present.Told(("商丘市",), clock.today(), (), False, (second, first), ((second, "我们的标题：200家"),))
    assert [slide.title for slide in told.story().slides] == titles


def test_another_subject_forgets_slides_and_titles() -> None:
    first = slides("商丘市")[2].key
    test = opened(EXPORTS, place="商丘市", slides=first, **{f"t.{first}": "标题"})
    test.multiselect[0].set_value(["漯河市"]).run()
    rows = sorted_by(test)["slides"]
    assert [row["title"] for row in rows] == [slide.title for slide in slides("漯河市")]
    assert start(test) == {"place": "漯河市", "slide": "1"}


def test_presets_and_default(subtests: pytest.Subtests) -> None:
    whole = slides("商丘市")
    test = opened(EXPORTS, place="商丘市", **{f"t.{whole[1].key}": "我的标题"})
    test.button(key="preset_report").click().run()
    assert len(sorted_by(test)["slides"]) == 8
    assert {row["key"] for row in sorted_by(test)["rest"]} == {slide.key for slide in whole} - {
        row["key"] for row in sorted_by(test)["slides"]
    }
    assert start(test)["slides"].count(",") == 7
    test.button(key="preset_whole").click().run()
    assert [row["key"] for row in sorted_by(test)["slides"]] == [slide.key for slide in whole]
    assert "我的标题" in [row["title"] for row in sorted_by(test)["slides"]]
    assert "slides" not in start(test)
    test.button(key="preset_default").click().run()
    assert [row["title"] for row in sorted_by(test)["slides"]] == [slide.title for slide in whole]
    for places in (CITIES, ("商丘市",), ("漯河市",), ("虞城县",), ("永城市",)):
        with subtests.test(places=places):
            story = present.story_of(places, clock.today())
            keys = presets.report(story)
            assert len(keys) == min(8, len(story.slides))
            assert {"cover", "method"} <= set(keys)
            assert keys == [slide.key for slide in story.slides if slide.key in keys]
    assert presets.minutes(whole) == sum(presets.minutes([slide]) for slide in whole) > 10


@pytest.mark.parametrize(
    ("name", "value", "order"),
    [
        ("up", "", "bacd"),
        ("down", "", "acbd"),
        ("place", "4", "acdb"),
        ("place", "0", "bacd"),
        ("place", "x", "abcd"),
        ("place", "99", "acdb"),
        ("drop", "", "acd"),
    ],
)
def test_rows_move_and_go(name: str, value: str, order: str) -> None:
    assert "".join(sorter.moved("abcd", "b", name, value)) == order


def test_a_row_comes_back_at_the_end_and_the_last_one_stays() -> None:
    assert sorter.moved(["a", "b"], "c", "add") == ["a", "b", "c"]
    assert sorter.moved(["a"], "a", "drop") == ["a"]
    assert sorter.moved(["a", "b"], "a", "up") == ["a", "b"]


@pytest.mark.parametrize(
    "places", [("商丘市",), ("郑州市", "漯河市", "商丘市"), ("虞城县",), ("永城市",), ("航空港区",)]
)
def test_nothing_on_a_slide_is_smaller_than_a_room_can_read_or_leaves_it(places: tuple[str, ...]) -> None:
    for slide in slides(*places):
        root = ElementTree.fromstring(str(drawing(slide, LIGHT)).replace("<svg ", f'<svg xmlns="{SVG}" ', 1))
        small, outside = [], []
        for text, scale, said in texts(root):
            x, y, size = (float(text.get(name)) for name in ("x", "y", "font-size"))
            if size * scale < 27.9:
                small.append((slide.key, said, size * scale))
            if not (0 <= y <= 1080 and 0 <= x <= 1920) and scale == 1:
                outside.append((slide.key, said, x, y))
        assert small == []
        assert outside == []


SVG = "http://www.w3.org/2000/svg"


def texts(element: ElementTree.Element, scale: float = 1.0) -> Iterator[tuple[ElementTree.Element, float, str]]:
    """Every text of a drawing that is for the room, with how many times it is enlarged by what it stands in.

    The foot, which names sources, the credit of a map's boundaries, of size 20, and the land around are for who looks
    them up.
    """
    for child in element:
        tag, own = child.tag.removeprefix(f"{{{SVG}}}"), scale
        if "data-foot" in child.attrib or tag == "title":
            continue
        if found := re.search(r"scale\(([\d.]+)\)", child.get("transform", "")):
            own *= float(found[1])
        if tag == "svg" and child.get("viewBox") and child.get("width", "").replace(".", "").isdigit():
            own *= float(child.get("width")) / float(child.get("viewBox").split()[2])
        if tag == "text":
            said = "".join(child.itertext())
            is_ground = child.get("fill") in (LIGHT.map.ground_ink, LIGHT.map.halo) or re.fullmatch(r"北|\d+公里", said)
            if said and not is_ground and float(child.get("font-size")) * own != 20:
                yield child, own, said
        else:
            yield from texts(child, own)


@pytest.mark.parametrize("kind", ["comparison", "table", "layout", "findings", "trajectory", "beads"])
def test_every_clause_behind_a_slide_opens_on_the_stage(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    slide = next(slide for slide in slides(*present.cities()) if slide.kind == kind)
    asked = SimpleNamespace(left=None, picked=None, clauses=slide.key)
    monkeypatch.setattr(present, "_stage", lambda **_: asked)
    test = opened(STAGE, place="、".join(present.cities()), slide="1")
    text = words(test).replace("\\", "").replace("**", "")
    assert slide.sources
    for source in slide.sources:
        assert source.quote in text
        assert f"{source.number}　{source.section}" in text


def test_scenario_is_shown_only_when_asked() -> None:
    plain = {slide.key for slide in present.story_of(("商丘市",), clock.today()).slides}
    chosen = present.story_of(("商丘市",), clock.today(), scenario=True).slides
    extra = [slide for slide in chosen if slide.key not in plain]
    assert extra
    assert all(slide.is_scenario and "测算，非文件数据" in slide.labels for slide in extra)


def test_composer_offers_every_slide_and_a_file_of_each_kind() -> None:
    test = opened(EXPORTS)
    assert [row["key"] for row in sorted_by(test)["slides"]] == [slide.key for slide in slides(*present.cities())]
    labels = [button.proto.label for button in test.get("download_button")]
    count = len(slides(*present.cities()))
    for expected in (
        f"下载幻灯片（PPTX，{count}页）",
        "下载样板模板",
        "配额　商丘市（Excel，15张表）",
        "对比（Excel，4张表）",
        "全部数据（Excel，19张表）",
    ):
        assert expected in labels
    assert re.search(r"简报　郑州市（PDF，\d页）", "".join(labels))
    assert re.search(r"下载讲义（PDF，\d+页）", "".join(labels))


def test_slides_of_one_beginning_are_told_apart_by_their_numbers() -> None:
    titles = [row["title"] for row in sorted_by(opened(EXPORTS))["slides"]]
    assert len(set(titles)) == len(titles)


def test_composer_of_one_county_offers_its_files() -> None:
    test = opened(EXPORTS, place="虞城县")
    labels = [button.proto.label for button in test.get("download_button")]
    assert any(re.fullmatch(r"配额　虞城县（Excel，\d张表）", label) for label in labels)
    assert any(label.startswith("简报　虞城县（PDF，") for label in labels)
    assert not any(label.startswith("对比") for label in labels)


def test_nothing_chosen_is_told_in_a_sentence() -> None:
    test = opened(EXPORTS)
    test.multiselect[0].set_value([]).run()
    assert "没有选地区" in test.info[0].value


def test_each_file_is_made_from_one_database(offered: Offered) -> None:
    """The data may be edited while the page is open, and while a file is made."""
    makers, asked, _ = offered
    exports.papers(("商丘市",))
    assert len(makers) == 3
    for make in makers:
        asked.clear()
        exports._made.cache_clear()
        make()
        assert exports._made.cache_info().misses == 1, "made anew, of the database that the page has looked up"
        assert asked == []


def test_the_deck_is_of_the_story_and_the_version_that_its_page_shows(offered: Offered) -> None:
    makers, asked, keys = offered
    exports.slides(present.Told(("商丘市",), clock.today(), keys=(slides("商丘市")[1].key,)))
    asked.clear()
    present.story_of.cache_clear()
    (shown,) = Presentation(io.BytesIO(makers[keys.index("deck")]())).slides
    assert asked == []
    assert shown.shapes.title.text_frame.text == slides("商丘市")[1].title


def test_each_picture_is_made_from_the_database_of_its_page(offered: Offered) -> None:
    makers, asked, _ = offered
    indicator = store.rows("quotas/indicators", place="商丘市")[0]
    points = store.rows("trend/points", indicator="网络零售额", places=("郑州市",), converted=False)
    layout = next(row for row in store.rows("layouts/list") if row["place"] == "商丘市")
    county = next(row for row in store.rows("counties/list") if row["short_name"] == "虞城县")
    picture(catalogue.trend, {"name": "网络零售额", "definition": ""}, points, ("郑州市",), (), name="趋势")
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


def test_a_slide_enlarges_words_and_marks_but_no_values() -> None:
    slide = next(slide for slide in slides("商丘市") if slide.kind == "trajectory")
    chart, scale = fitted(slide.chart, 1220, 700)
    large = ElementTree.fromstring(str(draw(chart, colours=LIGHT, scale=scale)))
    assert float(large.get("height")) == pytest.approx(700)
    assert float(large.get("width")) == pytest.approx(1220)
    assert chart.values == slide.chart.values


def test_bars_of_many_counties_fit_the_height_of_a_slide() -> None:
    slide = next(slide for slide in slides("商丘市") if slide.kind == "quotas")
    chart, scale = fitted(slide.chart, 1220, 736)
    assert chart.height * scale <= 736.01
    assert chart.width * scale <= 1220.01


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
