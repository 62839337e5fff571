"""A fourth city is data only: CSV rows are added to a copy of the data, and every page shows it."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.support import drawings, rows
from tests.support.pages import PATHS, opened, words
from yuboard import maps
from yuboard.exports.site.build import static
from yuboard.geography import areas, boundaries
from yuboard.geography.layouts import group_words
from yuboard.record import building, store
from yuboard.settings import GEO
from yuboard.theme import LIGHT
from yuboard.ui.elements import of_layout


@pytest.mark.usefixtures("fourth_city")
@pytest.mark.parametrize("page", PATHS)
def test_every_page_opens_with_it(page: str) -> None:
    test = opened(page)
    assert test.title or drawings.on_page(test)


def add_layout(data: Path) -> None:
    """A layout of the city with a hub and a park in a county; a task with its unit and its target."""
    folder = data / "documents" / "ex2019"
    quote = "形成一心一园的布局"
    rows.append(
        data / "layouts.csv",
        {"layout_id": "ex2019-l1", "document_id": "ex2019", "name": "一心一园", "summary": "一心带一园",
         "section": "三", "quote": quote},
    )  # fmt: skip
    elements = rows.read(data / "documents" / "sq2016" / "layout.csv")[:2]
    hub = {"element_id": "ex2019-e1", "layout_id": "ex2019-l1", "kind": "centre", "name": "一心", "place_id": "example"}
    park = {"element_id": "ex2019-e2", "layout_id": "ex2019-l1", "kind": "park", "name": "示例园区",
            "place_id": "example_a", "parent_id": "ex2019-e1", "precision": "county"}  # fmt: skip
    shared = {"role": "示例", "status": "规划", "precision": "none", "section": "三", "quote": quote}
    rows.write(folder / "layout.csv", [dict.fromkeys(elements[0], "") | shared | own for own in (hub, park)])
    building.build(data)


SHOWN = {
    "pages/leadership/trend.py": ({"indicator": "示例占比", "cities": "示例市"}, "20%以上"),
    "pages/leadership/layouts.py": ({"layout": "ex2019-l1"}, "一心带一园"),
    "pages/counties/quotas.py": ({"city": "示例市"}, "示例甲县"),
    "pages/counties/county.py": ({"county": "示例甲县"}, "示例企业"),
    "pages/evidence/documents.py": ({"figure": "ex2019-007"}, "示政〔2018〕1号"),
    "pages/evidence/search.py": ({"q": "示例乙县"}, "示例乙县"),
    "pages/presenters/present.py": ({"place": "示例市", "slide": "2"}, "示例"),
    "pages/presenters/exports.py": ({"place": "示例市"}, "示例市"),
}


@pytest.fixture(scope="module")
def planned(four_cities: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data with the city's layout, built once, to read."""
    path = Path(shutil.copytree(four_cities, tmp_path_factory.mktemp("planned") / "data"))
    add_layout(path)
    return path


@pytest.mark.parametrize("page", SHOWN)
def test_every_page_shows_it(planned: Path, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YUBOARD_DATA", str(planned))
    asked, expected = SHOWN[page]
    test = opened(page, **asked)
    labels = [element.proto.label for kind in ("page_link", "download_button") for element in test.get(kind)]
    assert expected in " ".join([words(test), drawings.text(test), *labels]).replace("\\", "")


def test_map_without_boundaries_or_squares_is_left_out_in_a_sentence(
    fourth_city: Path, planned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "没有示例市的边界" in words(opened("pages/leadership/layouts.py", layout="example-none"))
    monkeypatch.setenv("YUBOARD_DATA", str(planned))
    for is_explored in ("true", "false"):
        text = words(opened("pages/leadership/layouts.py", layout="ex2019-l1", explore=is_explored))
        assert "没有示例市的边界，也没有方块图的位置" in text


@pytest.fixture
def surveyed(extracted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Boundaries of the city's counties, three squares in a row, and a copy of ``geo/``, in use; returns the latter."""
    folder = tmp_path / "geo"
    folder.mkdir()
    shutil.copy(GEO / "units.csv", folder)
    content = json.loads((extracted / boundaries.COUNTIES).read_text(encoding="utf-8"))
    for number, place in enumerate(("示例甲县", "示例乙县", "示例丙区"), 1):
        code, west = f"41980{number}", 112 + number * 0.2
        unit = {"adcode": code, "name": place, "parent_adcode": "419800", "column": f"{number - 1}", "row": "0"}
        rows.append(folder / "units.csv", unit | {"longitude": f"{west + 0.1:.1f}", "latitude": "33.1"})
        ring = [[round(west + right, 1), 33 + up] for right, up in ((0, 0), (0.2, 0), (0.2, 0.2), (0, 0.2), (0, 0))]
        geometry = {"type": "Polygon", "coordinates": [ring]}
        content["features"].append({"type": "Feature", "properties": {"adcode": code}, "geometry": geometry})
    (folder / boundaries.COUNTIES).write_text(json.dumps(content), encoding="utf-8")
    monkeypatch.setattr(boundaries, "GEO", folder)
    monkeypatch.setenv("YUBOARD_GEO", str(folder / boundaries.COUNTIES))
    return folder


def add_port(data: Path) -> None:
    """A port between the hub of the city's layout and its park."""
    path = data / "documents" / "ex2019" / "layout.csv"
    hub = rows.read(path)[0]
    port = {"element_id": "ex2019-e3", "kind": "port", "name": "示例港", "parent_id": "ex2019-e1"}
    rows.append(path, hub | port)
    rows.change(path, lambda row: row["element_id"] == "ex2019-e2", parent_id="ex2019-e3")
    building.build(data)


def test_its_layout_is_drawn_on_its_counties_and_its_port_is_named(own_fourth_city: Path, surveyed: Path) -> None:
    add_layout(own_fourth_city)
    add_port(own_fourth_city)
    assert boundaries.load().problems == ()
    assert len(opened("pages/leadership/layouts.py", layout="ex2019-l1", explore="true").get("deck_gl_json_chart")) == 1
    assert group_words(of_layout("ex2019-l1"))["first_port"] == "示例港及其载体"
    layout, legend, *_ = drawings.on_page(opened("pages/leadership/layouts.py", layout="ex2019-l1"))
    assert {"示例甲县", "示例乙县", "示例丙区"} <= set(drawings.words(layout))
    assert set(drawings.buttons(layout)) == {"ex2019-e2"}
    assert "示例港及其载体" in drawings.words(legend)


def test_names_of_its_counties_stand_where_the_table_of_units_says(surveyed: Path) -> None:
    def name(county: str) -> tuple[float, float]:
        svg = maps.county_map(areas.plan("419800").areas, position=4, colours=LIGHT, alt="图", width=800)
        part = next(part for part in drawings.parts(svg, "text") if "".join(part.itertext()) == county)
        return float(part.attrib["x"]), float(part.attrib["y"])

    (x, y), other = name("示例甲县"), name("示例丙区")
    rows.change(surveyed / "units.csv", lambda row: row["adcode"] == "419801", label_right="1", label_down="-2")
    # The county map's letters are 15 high at this width.
    assert name("示例甲县") == pytest.approx((x + 15, y - 30), abs=0.2)
    assert name("示例丙区") == other


@pytest.mark.usefixtures("fourth_city")
def test_it_is_on_every_page_that_compares() -> None:
    assert "示例2020年" in drawings.text(opened("pages/leadership/overview.py"))
    # Rows of a laptop's screen are three: the fourth city has the second page.
    overview = drawings.text(opened("pages/leadership/overview.py", page="2"))
    assert "示例市" in overview
    assert "自2017年40亿元起最低年均须增长35.7%" in overview
    compare = words(opened("pages/leadership/compare.py"))
    assert "25%以上" in compare
    assert "示政〔2018〕1号" in compare
    assert "突破100亿元" in words(opened("pages/leadership/trend.py", indicator="电子商务交易额"))
    assert "示例市电子商务行动计划" in words(opened("pages/evidence/documents.py", figure="ex2019-003"))


@pytest.mark.usefixtures("fourth_city")
def test_its_county_quotas_are_summed_and_listed() -> None:
    text = words(opened("pages/counties/quotas.py", city="示例市", county="示例乙县"))
    assert "3个地区合计 30家 = 全市 30家" in text.replace("\\", "")
    assert "3个地区中居第2位" in text
    assert "占33.3%" in text
    assert "文件未分解" in text


@pytest.mark.usefixtures("fourth_city")
def test_it_is_in_the_static_twin() -> None:
    made = static(rows=store.rows, version="0123abcd", made_on=date(2026, 1, 15))
    assert "突破100亿元" in made["index.html"].decode()
    assert "3个地区合计 30家 = 全市 30家" in made["quotas.html"].decode()
    assert "33.3%，3个地区中第2位" in made["county-example_b.html"].decode()


def test_its_quotas_are_checked_like_any_other(own_fourth_city: Path) -> None:
    from yuboard.problems import DataError

    path = own_fourth_city / "documents" / "ex2019" / "figures.csv"
    rows.change(path, lambda row: row["figure_id"] == "ex2019-009", low="9", high="9", as_written="9家",
                quote="示例乙县9家")  # fmt: skip
    with pytest.raises(DataError, match="各县合计29"):
        building.build(own_fourth_city)
