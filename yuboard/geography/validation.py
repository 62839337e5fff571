"""Whether a boundary file is fit to draw: codes, rings, coverage, place and datum. Messages are for operators."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from yuboard.problems import Problem

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

# The province with a margin, in degrees: anything outside is another place or another coordinate system.
WEST, SOUTH, EAST, NORTH = 110.2, 31.2, 116.8, 36.5
KM_PER_DEGREE = 111.32
# Where GCJ-02 moves a point in 河南, in metres east and north, and how near to that a shift counts as one.
GCJ_SHIFT, GCJ_TOLERANCE = (545.0, -155.0), 230.0
# Gaps up to this width are found by the test of coverage, in degrees.
GAP_DEGREES = 0.0005
# How far from its place a unit's centre may lie before its code is doubted, in metres.
_ASTRAY = 15_000


def metres(longitude: Any, latitude: Any, to_longitude: Any, to_latitude: Any) -> tuple[Any, Any]:
    """Offset from one point to another, or of as many as the columns hold, in metres east and north."""
    north = (to_latitude - latitude) * KM_PER_DEGREE * 1000
    east = (to_longitude - longitude) * KM_PER_DEGREE * 1000 * np.cos(np.radians(latitude))
    return east, north


def looks_like_gcj(east: float, north: float) -> bool:
    """Whether a shift in metres is the one that GCJ-02 applies here."""
    return bool(np.hypot(east - GCJ_SHIFT[0], north - GCJ_SHIFT[1]) <= GCJ_TOLERANCE)


def in_province(longitude: float, latitude: float) -> bool:
    """Whether a point lies in the province's box."""
    return WEST <= longitude <= EAST and SOUTH <= latitude <= NORTH


def label_point(geometry: dict[str, Any]) -> tuple[float, float]:
    """Label point of a GeoJSON geometry: the centre of the largest circle inside it, in degrees."""
    import shapely
    from shapely.geometry import shape

    centre = shapely.maximum_inscribed_circle(shape(geometry), tolerance=1e-3).centroid
    return round(centre.x, 4), round(centre.y, 4)


def check(file: str, content: Any, expected: pd.DataFrame) -> list[Problem]:
    """Problems of the GeoJSON of ``file``, which should hold the units of ``expected``.

    ``expected`` has name, longitude and latitude by adcode, in degrees. Each test presumes those before it:
    features, codes and rings, then shapes, coverage, places and datum.
    """
    if not isinstance(content, dict) or not isinstance(content.get("features"), list):
        return [Problem(file, 0, "", "不是 GeoJSON 的 FeatureCollection（缺少 features）")]
    declared = _declared(content.get("crs"))
    if declared and not any(known in declared for known in ("CRS84", "4326", "4490")):
        return [Problem(file, 0, "crs", f"坐标系应为 CGCS2000 或 WGS-84 经纬度，文件声明为“{declared}”")]
    odd = [number for number, feature in enumerate(content["features"], 1) if not _is_feature(feature)]
    if odd:
        return [Problem(file, number, "", "不是 GeoJSON 的 Feature（缺少 properties 或 geometry）") for number in odd]
    problems = _codes(file, content["features"], expected)
    for number, feature in enumerate(content["features"], 1):
        problems += _rings(file, number, feature)
    if problems:
        return problems
    units = _units(content["features"], expected)
    return _shapes(file, units) or _coverage(file, units) or _places(file, units) or _datum(file, units)


def _declared(crs: Any) -> str:
    """The name of a coordinate system as a file may declare it, in the old way of GeoJSON or as a bare word."""
    if isinstance(crs, dict) and isinstance(crs.get("properties"), dict):
        return str(crs["properties"].get("name", ""))
    return str(crs) if crs else ""


def _is_feature(feature: Any) -> bool:
    return isinstance(feature, dict) and all(isinstance(feature.get(key), dict) for key in ("properties", "geometry"))


def _codes(file: str, features: list[Any], expected: pd.DataFrame) -> list[Problem]:
    problems, seen = [], set()
    for number, feature in enumerate(features, 1):
        adcode = str(feature["properties"].get("adcode", ""))
        if adcode not in expected.index:
            problems.append(Problem(file, number, "adcode", f"代码“{adcode}”不在应有的{len(expected)}个区划之内"))
        elif adcode in seen:
            problems.append(Problem(file, number, "adcode", f"代码“{adcode}”出现两次"))
        seen.add(adcode)
    missing = [f"{name}（{code}）" for code, name in expected["name"].items() if code not in seen]
    if missing:
        problems.append(Problem(file, 0, "adcode", f"缺少{len(missing)}个区划：{'、'.join(missing)}"))
    return problems


def _rings(file: str, number: int, feature: Any) -> list[Problem]:
    name = str(feature["properties"].get("name") or number)
    geometry = feature["geometry"]
    if geometry.get("type") not in ("Polygon", "MultiPolygon"):
        return [Problem(file, number, "geometry", f"{name}：不是面（Polygon 或 MultiPolygon）")]
    try:
        polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        rings = [[(float(x), float(y)) for x, y, *_ in ring] for polygon in polygons for ring in polygon]
    except (KeyError, TypeError, ValueError):
        return [Problem(file, number, "geometry", f"{name}：坐标不全，或不是数字")]
    if not rings or any(len(ring) < 4 or ring[0] != ring[-1] for ring in rings):
        return [Problem(file, number, "geometry", f"{name}：边界线没有闭合，或少于四个点")]
    for longitude, latitude in (point for ring in rings for point in ring):
        if not in_province(longitude, latitude):
            words = f"坐标（{longitude:.2f}，{latitude:.2f}）不在河南省内，可能是投影坐标、经纬度颠倒或另一地方"
            return [Problem(file, number, "geometry", f"{name}：{words}")]
    return []


def _units(features: list[Any], expected: pd.DataFrame) -> "GeoDataFrame":
    """Shapes with the name and place of their unit: geometry, adcode, name, longitude, latitude by number from 1."""
    import geopandas

    coded = [feature | {"properties": {"adcode": str(feature["properties"]["adcode"])}} for feature in features]
    units = geopandas.GeoDataFrame.from_features(coded).join(expected[["name", "longitude", "latitude"]], on="adcode")
    return units.set_index(units.index + 1)


def _shapes(file: str, units: "GeoDataFrame") -> list[Problem]:
    broken = units[~units.is_valid]
    return [
        Problem(file, number, "geometry", f"{name}：边界线自相交或破损：{reason}")
        for number, name, reason in zip(broken.index, broken["name"], broken.is_valid_reason())
    ]


def _coverage(file: str, units: "GeoDataFrame") -> list[Problem]:
    torn = units[~units.invalid_coverage_edges(gap_width=GAP_DEGREES).is_empty | _beside_holes(units)]
    if torn.empty:
        return []
    return [Problem(file, 0, "geometry", f"相邻区划之间有重叠或缝隙：{'、'.join(torn['name'])}")]


def _beside_holes(units: "GeoDataFrame") -> pd.Series:
    """Units on a gap too wide for the test of coverage: a hole of all together that two or more share.

    A hole of one unit alone is another province's land inside it.
    """
    import shapely

    holes = [shapely.Polygon(ring) for part in shapely.get_parts(units.union_all()) for ring in part.interiors]
    beside = pd.DataFrame([units.intersects(hole) for hole in holes], columns=units.index, dtype=bool)
    return beside[beside.sum(axis=1) > 1].any()


def _offsets(units: "GeoDataFrame") -> tuple[pd.Series, pd.Series]:
    """Offsets of the shapes' centres from where the units should be, in metres east and north."""
    centres = units.centroid
    return metres(units["longitude"], units["latitude"], centres.x, centres.y)


def _places(file: str, units: "GeoDataFrame") -> list[Problem]:
    """Codes given to other units' shapes."""
    away = np.hypot(*_offsets(units))
    return [
        Problem(
            file, number, "adcode", f"{units.at[number, 'name']}：图形离该地{distance / 1000:.0f}公里，代码可能配错"
        )
        for number, distance in away[away > _ASTRAY].items()
    ]


def _datum(file: str, units: "GeoDataFrame") -> list[Problem]:
    """Whether all shapes together are shifted as GCJ-02 does."""
    east, north = (offset.median() for offset in _offsets(units))
    if not looks_like_gcj(east, north):
        return []
    words = f"全部图形向东{east:.0f}米、向南{-north:.0f}米，像是 GCJ-02（高德等）坐标，请换 CGCS2000 坐标的文件"
    return [Problem(file, 0, "geometry", words)]
