"""The page 空间布局 and the maps of other pages: what a reader sees by link, by choice, and when a file is bad."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.support import drawings, rows
from tests.support.borders import named, spoil
from tests.support.pages import opened, words
from yuboard.geography import boundaries, sites
from yuboard.geography.boundaries import Boundaries
from yuboard.settings import GEO
from yuboard.ui import drawing
from yuboard.ui.elements import of_layout

PAGE = "pages/leadership/layouts.py"


def page(**parameters: str) -> AppTest:
    return opened(PAGE, **parameters)


def choices(test: AppTest) -> list[str]:
    """The elements on offer."""
    return test.selectbox(key="element").options


@pytest.mark.parametrize(
    ("layout", "name", "expected"),
    [
        ("zz2014-l1", "一港多园区", "构建我市“一港多园区”的电子商务发展空间布局"),
        ("zz2014-l2", "优先支持的已有产业园区", "优先支持已具备电子商务企业聚集基础的产业园区"),
        ("zz2018-l1", "一点带多园", "形成“一点带多园”相互支撑的发展格局"),
        ("sq2016-l1", "一中心二平台多园区", "形成“一中心二平台多园区”的商丘市跨境电子商务产业总体布局"),
    ],
)
def test_layout_by_its_link_shows_its_clause(layout: str, name: str, expected: str, drawn: Boundaries) -> None:
    test = page(layout=layout)
    text = words(test)
    assert name in test.selectbox(key="layout").format_func(layout)
    assert expected in text
    assert len(choices(test)) == len(of_layout(layout))
    assert "不作为行政区域划界依据" in text


def test_first_sight_is_the_first_layout_on_a_true_map(drawn: Boundaries) -> None:
    test = page()
    assert "一港多园区" in words(test)
    assert {"金水区", "二七区"} <= set(drawings.words(drawings.on_page(test)[0]))
    assert "审图号：GS（2024）0650号" in words(test)


def test_element_by_link_shows_its_section_and_quote(drawn: Boundaries) -> None:
    test = page(layout="zz2014-l1", element="zz2014-e18")
    text = words(test)
    assert "## 郑东新区电子商务产业园区" in text
    assert "郑东新区根据金融集聚核心功能区定位" in text
    assert "郑政〔2014〕32号　五/（二）" in text
    assert "代表点，不表示范围" in text
    assert "据中文维基百科《中央商务区站" in text


def test_unknown_names_in_a_link_fall_back(drawn: Boundaries) -> None:
    test = page(layout="nowhere", element="nothing")
    assert "一港多园区" in words(test)
    assert test.selectbox(key="element").value is None


def test_element_of_another_layout_is_let_go(drawn: Boundaries) -> None:
    test = page(layout="zz2014-l1", element="zz2014-e18")
    test.selectbox(key="layout").set_value("sq2016-l1").run()
    assert not test.exception
    assert test.selectbox(key="element").value is None
    assert "一中心二平台多园区" in words(test)


def test_year_decides_which_elements_are_shown(drawn: Boundaries) -> None:
    test = page(layout="sq2016-l1")
    slider = test.select_slider(key="year")
    assert slider.options == ["全部", "2016年", "2017年", "2018年"]
    slider.set_value("2016年").run()
    assert not test.exception
    first = choices(test)
    assert "跨境电子商务园区（虞城县）" in first
    assert "公共海外仓（睢县负责）" not in first
    test.select_slider(key="year").set_value("2017年").run()
    second = choices(test)
    assert "公共海外仓（睢县负责）" in second
    assert "跨境电子商务园区（虞城县）" not in second
    test.select_slider(key="year").set_value("2018年").run()
    assert "跨境电子商务示范园区（2018年新建）" in choices(test)


def test_a_place_without_a_year_is_not_shown_as_that_years(drawn: Boundaries) -> None:
    whole = of_layout("sq2016-l1")
    dateless = whole[whole["year"].isna() & ~whole["found"].isin(["全市", "境外"])]
    assert not dateless.empty
    for year in (2016, 2017, 2018):
        shown = of_layout("sq2016-l1", year)
        assert not set(dateless["element_id"]) & set(shown["element_id"])
        assert set(whole.loc[whole["year"].eq(year), "element_id"]) <= set(shown["element_id"])
    said = words(page(layout="sq2016-l1", year="2017年"))
    assert f"另有{len(dateless)}项文件未写年份" in said
    assert all(name in said for name in dateless["name"])


def test_year_by_link(drawn: Boundaries) -> None:
    assert "公共海外仓（睢县负责）" in choices(page(layout="sq2016-l1", year="2017年"))
    assert "公共海外仓（睢县负责）" not in choices(page(layout="sq2016-l1", year="2016年"))


def test_parks_of_2018_are_told_as_not_split(drawn: Boundaries) -> None:
    test = page(layout="sq2016-l1", year="2018年")
    assert "跨境电子商务示范园区（2018年新建）" in words(test)
    assert "全市性要素，文件未落到县（市、区）" in words(test)


def test_city_without_a_layout_says_so_and_shows_its_counties(drawn: Boundaries) -> None:
    test = page(layout="luohe-none")
    assert "漯河市的文件" in test.info[0].value
    assert "没有空间布局的内容" in test.info[0].value
    (svg,) = drawings.on_page(test)
    assert set(drawings.words(svg)) == {"源汇区", "郾城区", "召陵区", "舞阳县", "临颍县"}


def test_layout_of_2018_has_no_sites(drawn: Boundaries) -> None:
    test = page(layout="zz2018-l1")
    elements = of_layout("zz2018-l1")
    assert set(elements["found"]) == {"全市"}
    assert "另有3项不是图上的一处" in test.expander[0].label
    for name in elements["name"]:
        assert f"**{name}**" in words(test)


def test_map_is_a_drawing_and_one_to_explore_is_one_click_away(drawn: Boundaries) -> None:
    test = page(layout="zz2014-l1")
    assert not test.get("deck_gl_json_chart")
    svg = drawings.on_page(test)[0]
    assert set() < set(drawings.buttons(svg)) <= set(of_layout("zz2014-l1")["element_id"])
    assert {"金水区", "二七区", "1", "7"} <= set(drawings.words(svg))
    assert "**7**\u00a0" in words(test), "the numbers of a narrow map are told below it"
    assert {button.label for button in test.get("download_button")} >= {"下载位置图（PNG）", "下载位置图（SVG）"}
    test.toggle(key="explore").set_value(True).run()
    assert not test.exception
    assert len(test.get("deck_gl_json_chart")) == 1


def test_own_bad_boundaries_are_told_and_the_installed_drawn(
    drawn: Boundaries, borders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(borders / boundaries.COUNTIES, lambda content: content["features"].remove(named(content, "虞城县")))
    monkeypatch.setenv("YUBOARD_GEO", str(borders))
    test = page(layout="sq2016-l1")
    assert test.expander[0].label == "边界文件有1处问题，改用随软件安装的边界"
    assert "缺少1个区划：虞城县（411425）" in test.code[0].value
    assert "虞城县" in drawings.words(drawings.on_page(test)[0])
    assert len(page(layout="sq2016-l1", explore="true").get("deck_gl_json_chart")) == 1


def test_without_boundaries_the_layout_is_drawn_as_tiles(undrawn: Boundaries) -> None:
    test = page(layout="sq2016-l1")
    assert "没有安装边界数据，地图以方块图代替" in test.info[0].value
    assert not test.get("deck_gl_json_chart")
    tiles = drawings.on_page(test)[0]
    assert {"虞城县", "永城市", "睢阳区"} <= set(drawings.words(tiles))
    assert drawings.buttons(tiles)
    assert "各方块只表示县（市、区）的大致方位，不是边界" in words(test)
    assert {button.label for button in test.get("download_button")} >= {"下载位置图（PNG）", "下载位置图（SVG）"}
    assert test.toggle(key="explore").disabled, "there is no true map to move"
    again = page(layout="sq2016-l1", explore="true")
    assert not again.get("deck_gl_json_chart")
    assert drawings.on_page(again)[0] == tiles


def test_refused_site_is_told_and_its_element_unlocated(
    drawn: Boundaries, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sites.csv"
    rows.write(path, rows.read(GEO / "sites.csv"))
    number = rows.change(path, lambda row: row["site_id"] == "zz_airport", longitude="115.65", latitude="34.44")
    judged = sites.judge(path, drawn)
    monkeypatch.setattr(sites, "load", lambda: judged)
    test = page(layout="zz2014-l1", element="zz2014-e14")
    assert test.expander[0].label == "点位文件：1行未采用，0行待核对"
    assert f"geo/sites.csv:{number}:longitude: 新郑国际机场：不在新郑市内，离界线" in test.code[0].value
    assert "未定位要素（7项）" in words(test)


@pytest.mark.parametrize("is_drawn", [True, False])
def test_county_quotas_and_overview_have_their_maps(is_drawn: bool, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue("drawn" if is_drawn else "undrawn")
    quotas = opened("pages/counties/quotas.py", indicator="备案认定跨境电子商务企业")
    _, svg = drawings.on_page(quotas)
    assert any(word.startswith("省直管") for word in drawings.words(svg))
    assert set(drawings.words(svg)) >= set(drawings.buttons(svg)) >= {"永城市", "虞城县"}
    assert "备案认定跨境电子商务企业2017年" in words(quotas)
    compare = opened("pages/leadership/compare.py")
    compare.session_state["province_panel"] = True
    _, province = drawings.on_page(compare.run())
    assert {"郑州市", "漯河市", "商丘市", "开封"} <= set(drawings.words(province))


def test_year_of_the_quota_map_comes_by_link(drawn: Boundaries) -> None:
    indicator = "备案认定跨境电子商务企业"
    for asked, expected in (("2018年", "2018年"), ("1999年", "2017年")):
        test = opened("pages/counties/quotas.py", indicator=indicator, map_year=asked)
        assert next(group.value for group in test.get("button_group") if group.key == "map_year") == expected


def test_a_county_picked_on_the_quota_map_is_chosen(
    drawn: Boundaries,
) -> None:  # fmt: skip
    test = opened("pages/counties/quotas.py", indicator="备案认定跨境电子商务企业")
    test.session_state["county"] = "虞城县"
    test.run()
    assert not test.exception
    assert test.selectbox(key="county").value == "虞城县"
    pressed = [key for key, part in drawings.buttons(drawings.on_page(test)[1]).items()
               if part.attrib["aria-pressed"] == "true"]  # fmt: skip
    assert pressed == ["虞城县"]


def test_a_pick_goes_into_its_target(monkeypatch: pytest.MonkeyPatch) -> None:
    state = {"map": {"picked": "虞城县"}}
    asked: dict = {}

    class Shown:
        picked = "虞城县"

    def component(**options: object) -> Shown:
        asked.update(options)
        return Shown()

    monkeypatch.setattr(drawing, "_drawing", component)
    monkeypatch.setattr(drawing.st, "session_state", state)
    assert drawing.show("map", "<svg></svg>", "county") == "虞城县"
    asked["on_picked_change"]()
    assert state["county"] == "虞城县"
