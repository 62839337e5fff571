"""The camera of an interactive map: a city fitted to a size in pixels, and pixels turned into degrees."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

_WORLD = 512  # pixels of the whole earth at zoom 0


@dataclass(frozen=True)
class View:
    """Centre, zoom and size of a map; ``box`` is the fitted area in pixels from the top left."""

    longitude: float
    latitude: float
    zoom: float
    width: int
    height: int
    box: tuple[float, float, float, float]

    def degrees(self, x: float, y: float) -> list[float]:
        """Where on earth a pixel of this view is."""
        scale = _WORLD * 2**self.zoom
        world_x, world_y = _mercator(self.longitude, self.latitude)
        return _degrees(world_x + (x - self.width / 2) / scale, world_y + (y - self.height / 2) / scale)

    def pixel(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where in this view a place is."""
        scale = _WORLD * 2**self.zoom
        (x, y), (cx, cy) = _mercator(longitude, latitude), _mercator(self.longitude, self.latitude)
        return self.width / 2 + (x - cx) * scale, self.height / 2 + (y - cy) * scale


def fit(features: Iterable[dict[str, Any]], width: int, height: int, margins: tuple[int, int, int, int]) -> View:
    """The view that shows all features inside the margins (left, top, right, bottom, in pixels)."""
    points = [_mercator(*point[:2]) for feature in features for point in vertices(feature["geometry"]["coordinates"])]
    xs, ys = zip(*points)
    left, top, right, bottom = margins
    room_x, room_y = max(width - left - right, 60), max(height - top - bottom, 60)
    zoom = min(
        math.log2(room_x / ((max(xs) - min(xs)) * _WORLD)),
        math.log2(room_y / ((max(ys) - min(ys)) * _WORLD)),
    )
    scale = _WORLD * 2**zoom
    middle = (
        (max(xs) + min(xs)) / 2 - (left - right) / 2 / scale,
        (max(ys) + min(ys)) / 2 - (top - bottom) / 2 / scale,
    )
    longitude, latitude = _degrees(*middle)
    across, down = (max(xs) - min(xs)) * scale / 2, (max(ys) - min(ys)) * scale / 2
    centre_x, centre_y = width / 2 + (left - right) / 2, height / 2 + (top - bottom) / 2
    box = (centre_x - across, centre_y - down, centre_x + across, centre_y + down)
    return View(longitude, latitude, zoom, width, height, box)


def vertices(coordinates: Any) -> Iterable[Any]:
    """Every point of GeoJSON coordinates, however deep."""
    if isinstance(coordinates[0], int | float):
        yield coordinates
    else:
        for part in coordinates:
            yield from vertices(part)


def _mercator(longitude: float, latitude: float) -> tuple[float, float]:
    sine = math.sin(math.radians(latitude))
    return (longitude + 180) / 360, 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)


def _degrees(x: float, y: float) -> list[float]:
    latitude = math.degrees(2 * math.atan(math.exp((0.5 - y) * 2 * math.pi)) - math.pi / 2)
    return [round(x * 360 - 180, 6), round(latitude, 6)]
