"""Areas to draw, on a plane: real counties from GeoJSON, or one square a county where there are no boundaries."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

Point = tuple[float, float]
Ring = list[Point]
# Plane kilometres around the middle of the province; over so small an area it looks as an atlas projection does.
LON0, LAT0, KM = 114.0, 34.0, 111.32
TILE_GAP = 0.06


@dataclass(frozen=True)
class Area:
    """One county or city: its rings and where its name goes."""

    adcode: str
    name: str
    parent: str
    rings: tuple[Ring, ...]
    label: Point


def project(longitude: float, latitude: float) -> Point:
    """Degrees to plane kilometres."""
    return (longitude - LON0) * KM * math.cos(math.radians(LAT0)), (latitude - LAT0) * KM


def areas(features: Iterable[dict[str, Any]]) -> list[Area]:
    """GeoJSON features as areas."""
    found = []
    for feature in features:
        own, geometry = feature["properties"], feature["geometry"]
        polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        rings = tuple([project(*point[:2]) for point in ring] for polygon in polygons for ring in polygon)
        found.append(Area(own["adcode"], own["name"], own["parent"], rings, project(own["lx"], own["ly"])))
    return found


def tiles(units: pd.DataFrame) -> list[Area]:
    """One square per row of ``units`` (adcode, name, parent_adcode, column, row), laid out roughly as on the ground."""
    found = []
    for unit in units.itertuples():
        left, right = unit.column + TILE_GAP / 2, unit.column + 1 - TILE_GAP / 2
        top, bottom = -unit.row - TILE_GAP / 2, -unit.row - 1 + TILE_GAP / 2
        ring = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        found.append(Area(unit.adcode, unit.name, unit.parent_adcode, (ring,), (unit.column + 0.5, -unit.row - 0.5)))
    return found


def bounds(shapes: Iterable[Area]) -> tuple[float, float, float, float]:
    """West, south, east and north of all areas together."""
    xs, ys = zip(*(point for area in shapes for ring in area.rings for point in ring))
    return min(xs), min(ys), max(xs), max(ys)


def rims(areas: Sequence[Area]) -> list[Ring]:
    """The outline of all areas together; none where they are squares, which stand apart."""
    if all(len(area.rings) == 1 and len(area.rings[0]) == 5 for area in areas):
        return []
    import shapely

    merged = shapely.union_all([shapely.Polygon(area.rings[0], area.rings[1:]).buffer(0) for area in areas])
    return [list(polygon.exterior.coords) for polygon in getattr(merged, "geoms", [merged])]


def inside(area: Area, x: float, y: float) -> bool:
    """Whether a point lies in an area (even-odd rule)."""
    odd = False
    for ring in area.rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                odd = not odd
    return odd


def targets(area: Area, across: int = 7) -> list[Point]:
    """Points spread over an area, for clicks: plotly reports clicks on points, not on fills."""
    west, south, east, north = bounds([area])
    grid = [
        (west + (east - west) * (i + 0.5) / across, south + (north - south) * (j + 0.5) / across)
        for i in range(across)
        for j in range(across)
    ]
    return [area.label, *(point for point in grid if inside(area, *point))]
