"""Sites: each row judged by where and how it says it is; the real file and the real documents agree."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest
import shapely
from shapely.geometry import shape
from streamlit.testing.v1 import AppTest

from tests.support import rows
from tests.support.borders import GCJ
from tests.support.pages import APP
from yuboard.geography import sites
from yuboard.geography.boundaries import Boundaries
from yuboard.record import store
from yuboard.settings import GEO
from yuboard.ui.elements import of_layout

# 虞城县's middle, and a point of it a few hundred metres from 夏邑县.
YUCHENG = {"adcode": "411425", "longitude": "115.902", "latitude": "34.366"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A site file with one good row."""
    row = dict.fromkeys(sites.COLUMNS, "") | YUCHENG
    row |= {"site_id": "s1", "name": "某园区", "elements": "sq2016-e14", "datum": "CGCS2000", "precision_class": "A"}
    row |= {"source": "某市自然资源和规划局", "checked_on": "2026-11-20"}
    path = tmp_path / "sites.csv"
    rows.write(path, [row])
    return path


def judged(file: Path, drawn: Boundaries, **cells: str) -> sites.Sites:
    rows.change(file, lambda row: True, **cells)
    return sites.judge(file, drawn)


def test_good_row_is_drawn(file: Path, drawn: Boundaries) -> None:
    found = sites.judge(file, drawn)
    assert (found.problems, found.warnings) == ((), ())
    assert found.rows["longitude"].tolist() == [115.902]


REFUSED = [
    ({"longitude": "116.145", "latitude": "34.22"}, "longitude", "某园区：不在虞城县内，离界线"),
    ({"longitude": "120.1", "latitude": "30.2"}, "longitude", "不在河南省内"),
    ({"longitude": "34.366", "latitude": "115.902"}, "longitude", "经度与纬度像是写反了"),
    ({"longitude": "东经115度", "latitude": "34.366"}, "longitude", "应为十进制度数"),
    ({"longitude": "", "latitude": ""}, "longitude", "应为十进制度数"),
    ({"previous_longitude": "旧", "previous_latitude": "34.3"}, "longitude", "包括原坐标"),
    ({"adcode": "340100"}, "longitude", "区划代码“340100”不在"),
    ({"precision_class": "U"}, "longitude", "精度等级为 U（未定位）时不填坐标"),
    ({"precision_class": "甲"}, "precision_class", "应为 A、B、C 或 U"),
    ({"precision_class": "B"}, "precision_m", "要写误差多少米"),
    ({"source": ""}, "source", "有坐标时必填"),
    ({"datum": ""}, "datum", "有坐标时必填"),
    ({"checked_on": ""}, "checked_on", "有坐标时必填"),
    ({"checked_on": "2026年11月20日"}, "checked_on", "日期应为 2026-11-20 的样子"),
    ({"checked_on": "2026-13-40"}, "checked_on", "日期应为 2026-11-20 的样子"),
    ({"datum": "GCJ-02"}, "datum", "只收 WGS-84 或 CGCS2000"),
    ({"datum": "百度 BD-09"}, "datum", "只收 WGS-84 或 CGCS2000"),
    ({"datum": "北京54"}, "datum", "只收 WGS-84 或 CGCS2000"),
    ({"name": ""}, "name", "不能为空"),
]


@pytest.mark.parametrize(("cells", "column", "words"), REFUSED, ids=[words for *_, words in REFUSED])
def test_bad_row_is_refused_with_file_row_and_column(
    cells: dict[str, str], column: str, words: str, file: Path, drawn: Boundaries
) -> None:  # fmt: skip
    found = judged(file, drawn, **cells)
    assert any(words in str(problem) for problem in found.problems), found.problems
    assert f"geo/sites.csv:2:{column}: " in "\n".join(map(str, found.problems))
    assert found.rows["longitude"].isna().all()


def test_distance_from_the_county_is_told(file: Path, drawn: Boundaries) -> None:
    rows.append(file, rows.read(file)[0] | {"site_id": "s2", "elements": "sq2016-e19"})
    rows.change(file, lambda row: row["site_id"] == "s2", longitude="116.302", latitude="34.366")
    problem = str(sites.judge(file, drawn).problems[0])
    assert problem.startswith("geo/sites.csv:3:longitude: 某园区：不在虞城县内，离界线")
    distance = float(problem.split("离界线")[1].split("公里")[0])
    assert 5 < distance < 36


def border_point(drawn: Boundaries, metres_out: float) -> tuple[float, float]:
    """A point so far east of the easternmost vertex of 永城市."""
    county = next(f for f in drawn.counties if f["properties"]["adcode"] == "411481")
    x, y = max(shapely.get_coordinates(shape(county["geometry"])).tolist())
    return x + metres_out / 92_000, y


def test_gcj_point_that_leaves_its_county_is_refused_with_the_likely_reason(file: Path, drawn: Boundaries) -> None:
    x, y = border_point(drawn, -50)
    shifted = {"adcode": "411481", "longitude": f"{x + GCJ[0]:.4f}", "latitude": f"{y + GCJ[1]:.4f}"}
    assert "减去 GCJ-02 偏移后落在界内" in str(judged(file, drawn, **shifted).problems[0])


def test_point_beside_a_generalised_line_is_only_doubtful(file: Path, drawn: Boundaries) -> None:
    x, y = border_point(drawn, 150)
    found = judged(file, drawn, adcode="411481", longitude=f"{x:.5f}", latitude=f"{y:.5f}")
    assert found.problems == ()
    assert "在永城市界线外" in found.warnings[0].text
    assert found.rows["longitude"].notna().all()


def test_move_by_the_gcj_offset_is_doubtful(file: Path, drawn: Boundaries) -> None:
    moved = {"previous_longitude": f"{115.902 - GCJ[0]:.4f}", "previous_latitude": f"{34.366 - GCJ[1]:.4f}"}
    found = judged(file, drawn, **moved)
    assert found.problems == ()
    assert "像是 GCJ-02 偏移，请核对坐标系" in found.warnings[0].text
    back = {"previous_longitude": f"{115.902 + GCJ[0]:.4f}", "previous_latitude": f"{34.366 + GCJ[1]:.4f}"}
    assert judged(file, drawn, **back).warnings == ()


@pytest.mark.parametrize("again", [{"site_id": "s1"}, {"elements": "sq2016-e14"}, {"elements": "x、x"}])
def test_site_or_element_named_twice_is_refused(again: dict[str, str], file: Path, drawn: Boundaries) -> None:
    rows.append(file, rows.read(file)[0] | {"site_id": "s2", "elements": "sq2016-e19"} | again)
    found = sites.judge(file, drawn)
    assert [(problem.row, problem.column) for problem in found.problems] == [(3, "elements")]
    assert "在前面已有一行" in found.problems[0].text
    assert found.rows["site_id"].tolist() == ["s1"]


def test_refused_site_leaves_its_element_unlocated(file: Path, drawn: Boundaries) -> None:
    element = {"element_id": "sq2016-e14", "place_kind": "市", "adcode": "411400", "duty_adcode": None}
    good = sites.locate(pd.DataFrame([element]), sites.judge(file, drawn))
    refused = sites.locate(pd.DataFrame([element]), judged(file, drawn, longitude="120.1"))
    assert (good["found"].item(), refused["found"].item()) == ("点位", "待定位")


def test_missing_column_and_unreadable_file_are_named(file: Path, drawn: Boundaries, tmp_path: Path) -> None:
    rows.write(file, [{name: cell for name, cell in row.items() if name != "datum"} for row in rows.read(file)])
    found = sites.judge(file, drawn)
    assert [str(problem) for problem in found.problems] == ["geo/sites.csv:1:datum: 缺少这一列"]
    assert found.rows.empty
    assert "读不出来" in sites.judge(tmp_path / "nowhere.csv", drawn).problems[0].text


def test_city_of_a_lone_county_file_still_judges_its_sites(file: Path, drawn: Boundaries) -> None:
    lone = Boundaries(drawn.counties, (), {}, "自备", "lone")
    assert judged(file, lone, adcode="411400").problems == ()
    assert "不在郑州市内" in judged(file, lone, adcode="410100").problems[0].text


def test_real_sites_have_no_problem(drawn: Boundaries) -> None:
    found = sites.judge(GEO / "sites.csv", drawn)
    assert (found.problems, found.warnings) == ((), ())
    assert set(found.rows["precision_class"]) == {"A", "B", "C", "U"}


def test_every_element_of_a_site_is_in_the_documents(database: Path) -> None:
    with duckdb.connect(database, read_only=True) as db:
        known = {element for (element,) in db.execute("select element_id from layout_elements").fetchall()}
    named = [element for row in rows.read(GEO / "sites.csv") for element in row["elements"].split("、")]
    assert set(named) <= known
    assert len(named) == len(set(named))


@pytest.fixture
def layouts(database: Path) -> pd.DataFrame:
    found = store.rows("layouts/list").frame
    return found[found["layout_id"].notna()]


def test_every_element_of_every_layout_is_accounted_for(layouts: pd.DataFrame, database: Path) -> None:
    found = pd.concat([of_layout(layout) for layout in layouts["choice"]])
    with duckdb.connect(database, read_only=True) as db:
        (count,) = db.execute("select count(*) from layout_elements").fetchone()
    assert len(found) == found["element_id"].nunique() == count == 67
    assert set(found["found"]) == {"点位", "县区", "责任县区", "待定位", "全市", "境外"}
    unlocated = {element for row in rows.read(GEO / "sites.csv") if row["precision_class"] == "U"
                 for element in row["elements"].split("、")}  # fmt: skip
    assert set(found.loc[found["found"].eq("待定位"), "element_id"]) == unlocated


def test_unlocated_elements_are_listed_beside_the_map(layouts: pd.DataFrame) -> None:
    for layout in layouts["choice"]:
        test = AppTest.from_file(APP, default_timeout=30)
        test.query_params["layout"] = layout
        test.run()
        test.switch_page("pages/leadership/layouts.py").run()
        assert not test.exception
        here = "\n".join(markdown.value for markdown in test.markdown)
        elements = of_layout(layout)
        missing = elements[elements["found"].eq("待定位")]
        assert (f"未定位要素（{len(missing)}项）" in here) == (len(missing) > 0)
        for name in missing["name"]:
            assert f"**{name}**" in here
