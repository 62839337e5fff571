"""Areas to draw, on a plane: real counties projected from GeoJSON, or one square a county without boundaries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from yuboard.geography import boundaries
from yuboard.record.cached import cached

Point = tuple[float, float]
Ring = list[Point]
# CGCS2000 and WGS-84 differ by centimetres; naming the latter spares PROJ a search of half a second.
DEGREES = "OGC:CRS84"
# The equal-area projection of the province's printed maps, in kilometres: one for every drawing.
ALBERS = "+proj=aea +lat_1=32 +lat_2=36 +lat_0=34 +lon_0=114 +datum=WGS84 +units=km"
TILE_GAP = 0.06
# The length of every scale bar.
SCALE_KM = 20
# What stands in the place of a map without boundaries and squares.
NO_AREAS = "没有边界，也没有方块图，位置图从略。"


@dataclass(frozen=True)
class Area:
    """One county or city: its rings and label point in kilometres, and the offset of its name in em, right and down."""

    adcode: str
    name: str
    parent: str
    rings: tuple[Ring, ...]
    label: Point
    offset: Point = (0.0, 0.0)


class Plan(NamedTuple):
    """Areas below a place, real or one square each; the caption of every map of them, or of what stands in its place.

    ``around`` are the neighbouring cities of a city with real boundaries.
    """

    areas: list[Area]
    is_real: bool
    caption: str
    around: list[Area]


@cached(boundaries.stamp, size=32)
def plan(parent: str | None) -> Plan:
    """The counties of a city, or the cities of the province; no area where neither boundaries nor squares are known.

    A city without a code (None) has neither.
    """
    loaded, units = boundaries.load(), boundaries.units()
    features = list(loaded.cities) if parent == boundaries.PROVINCE else loaded.of_city(parent)
    below = areas(features) if features else tiles(units[units["parent_adcode"].eq(parent)])
    caption = loaded.caption(is_real=bool(features)) if below else NO_AREAS
    is_city = bool(features) and parent != boundaries.PROVINCE
    around = areas(city for city in loaded.cities if city["properties"]["adcode"] != parent) if is_city else []
    return Plan(below, bool(features), caption, around)


def areas(features: Iterable[dict[str, Any]]) -> list[Area]:
    """GeoJSON features as areas."""
    features = list(features)
    if not features:
        return []
    import geopandas

    frame = geopandas.GeoDataFrame.from_features(features, crs=DEGREES).to_crs(ALBERS)
    labels = positions(zip(frame["lx"], frame["ly"]))
    return [
        Area(row.adcode, row.name, row.parent, _rings(row.geometry), label, (row.label_right, row.label_down))
        for row, label in zip(frame.itertuples(index=False), labels)
    ]


def _rings(geometry: Any) -> tuple[Ring, ...]:
    polygons = getattr(geometry, "geoms", [geometry])
    return tuple(list(ring.coords) for polygon in polygons for ring in (polygon.exterior, *polygon.interiors))


def positions(places: Iterable[Point]) -> list[Point]:
    """Longitudes and latitudes on the plane, in kilometres."""
    degrees = list(places)
    if not degrees:
        return []
    import geopandas

    points = geopandas.GeoSeries.from_xy(*zip(*degrees), crs=DEGREES).to_crs(ALBERS)
    return list(zip(points.x, points.y))


def tiles(units: pd.DataFrame) -> list[Area]:
    """One square per row of ``units`` (adcode, name, parent_adcode, column, row), laid out roughly as on the ground."""
    squares = []
    for unit in units.itertuples():
        left, right = unit.column + TILE_GAP / 2, unit.column + 1 - TILE_GAP / 2
        top, bottom = -unit.row - TILE_GAP / 2, -unit.row - 1 + TILE_GAP / 2
        ring = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        squares.append(Area(unit.adcode, unit.name, unit.parent_adcode, (ring,), (unit.column + 0.5, -unit.row - 0.5)))
    return squares


def bounds(areas: Iterable[Area]) -> tuple[float, float, float, float]:
    """West, south, east and north of all areas together."""
    xs, ys = zip(*(point for area in areas for ring in area.rings for point in ring))
    return min(xs), min(ys), max(xs), max(ys)


def generalised(ring: Ring, deviation: float) -> Ring:
    """A closed ring without the points that a drawing cannot show: it stays within ``deviation`` of what it was.

    Both are of one unit. The method is Douglas and Peucker's, which keeps every corner that lies further off.
    """
    import shapely

    return list(shapely.simplify(shapely.LinearRing(ring), deviation).coords)


def rims(areas: Sequence[Area]) -> list[Ring]:
    """The outline of all areas together; none where they are squares, which stand apart."""
    if all(len(area.rings) == 1 and len(area.rings[0]) == 5 for area in areas):
        return []
    import shapely

    merged = shapely.union_all([shapely.build_area(shapely.MultiLineString(area.rings)) for area in areas])
    return [list(polygon.exterior.coords) for polygon in shapely.get_parts(merged)]


def dissolved(features: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The geometry of GeoJSON features together, in degrees."""
    import geopandas

    return dict(geopandas.GeoDataFrame.from_features(features, crs=DEGREES).union_all().__geo_interface__)


def east_of(longitude: float, latitude: float, kilometres: float) -> float:
    """The longitude so many kilometres east of a point."""
    import geopandas

    ((x, y),) = positions([(longitude, latitude)])
    return float(geopandas.GeoSeries.from_xy([x + kilometres], [y], crs=ALBERS).to_crs(DEGREES).x.iloc[0])
