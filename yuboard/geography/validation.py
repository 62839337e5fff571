"""Whether a boundary file is fit to draw: codes, rings, coverage, place and datum. Messages are for operators."""

import math
from typing import Any

import pandas as pd

from yuboard.problems import Problem

# The province with a margin, in degrees: anything outside is another place or another coordinate system.
WEST, SOUTH, EAST, NORTH = 110.2, 31.2, 116.8, 36.5
KM_PER_DEGREE = 111.32
# Where GCJ-02 moves a point in 河南, in metres east and north, and how near to that a shift counts as one.
GCJ_SHIFT, GCJ_TOLERANCE = (545.0, -155.0), 230.0
GAP_DEGREES = 0.0005


def metres(longitude: float, latitude: float, to_longitude: float, to_latitude: float) -> tuple[float, float]:
    """The way from one point to another in metres east and north."""
    north = (to_latitude - latitude) * KM_PER_DEGREE * 1000
    east = (to_longitude - longitude) * KM_PER_DEGREE * 1000 * math.cos(math.radians(latitude))
    return east, north


def looks_like_gcj(east: float, north: float) -> bool:
    """Whether a shift in metres is the one that GCJ-02 applies here."""
    return math.hypot(east - GCJ_SHIFT[0], north - GCJ_SHIFT[1]) <= GCJ_TOLERANCE


def in_province(longitude: float, latitude: float) -> bool:
    """Whether a point lies in the province's box."""
    return WEST <= longitude <= EAST and SOUTH <= latitude <= NORTH


def label_point(geometry: dict[str, Any]) -> tuple[float, float]:
    """Where a name fits best: the centre of the largest circle inside."""
    import shapely
    from shapely.geometry import shape

    centre = shapely.centroid(shapely.maximum_inscribed_circle(shape(geometry), tolerance=1e-3))
    return round(centre.x, 4), round(centre.y, 4)


def check(file: str, content: Any, expected: pd.DataFrame) -> list[Problem]:
    """Everything wrong with the GeoJSON of ``file``, which should hold the units of ``expected`` (by adcode)."""
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
    return problems or _shapes(file, content["features"], expected)


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
            return [
                Problem(
                    file, number, "geometry",
                    f"{name}：坐标（{longitude:.2f}，{latitude:.2f}）不在河南省内，可能是投影坐标、经纬度颠倒或另一地方",
                )
            ]  # fmt: skip
    return []


def _shapes(file: str, features: list[Any], expected: pd.DataFrame) -> list[Problem]:
    import numpy as np
    import shapely
    from shapely.geometry import shape

    shapes = np.array([shape(feature["geometry"]) for feature in features])
    names = [expected.loc[str(feature["properties"]["adcode"]), "name"] for feature in features]
    broken = [
        Problem(file, number, "geometry", f"{name}：边界线自相交或破损：{shapely.is_valid_reason(polygon)}")
        for number, (name, polygon) in enumerate(zip(names, shapes), 1)
        if not shapely.is_valid(polygon)
    ]
    if broken:
        return broken
    edges = shapely.coverage_invalid_edges(shapes, gap_width=GAP_DEGREES)
    wide = _holes(shapes)
    torn = [name for name, edge, by in zip(names, edges, wide) if by or not shapely.is_empty(edge)]
    if torn:
        return [Problem(file, 0, "geometry", f"相邻区划之间有重叠或缝隙：{'、'.join(torn)}")]
    return _datum(file, shapely.centroid(shapes), features, expected)


def _holes(shapes: Any) -> list[bool]:
    """Which shapes lie on a gap too wide for the coverage test: a hole of all together that two or more share.

    A hole of one shape alone is another province's land inside it.
    """
    import shapely

    merged = shapely.get_parts(shapely.union_all(shapes))
    found = [False] * len(shapes)
    for hole in (shapely.Polygon(ring) for polygon in merged for ring in polygon.interiors):
        touching = [bool(shapely.intersects(shape, hole)) for shape in shapes]
        if sum(touching) > 1:
            found = [one or other for one, other in zip(found, touching)]
    return found


def _datum(file: str, centres: Any, features: list[Any], expected: pd.DataFrame) -> list[Problem]:
    """Compare each unit's centre with where it should be: one by one for swapped codes, together for the datum."""
    problems, shifts = [], []
    for number, (centre, feature) in enumerate(zip(centres, features), 1):
        unit = expected.loc[str(feature["properties"]["adcode"])]
        east, north = metres(unit["longitude"], unit["latitude"], centre.x, centre.y)
        shifts.append((east, north))
        if math.hypot(east, north) > 15_000:
            away = math.hypot(east, north) / 1000
            problems.append(Problem(file, number, "adcode", f"{unit['name']}：图形离该地{away:.0f}公里，代码可能配错"))
    if problems:
        return problems
    easts, norths = zip(*shifts)
    east, north = pd.Series(easts).median(), pd.Series(norths).median()
    if looks_like_gcj(east, north):
        words = f"全部图形向东{east:.0f}米、向南{-north:.0f}米，像是 GCJ-02（高德等）坐标，请换 CGCS2000 坐标的文件"
        return [Problem(file, 0, "geometry", words)]
    return []
