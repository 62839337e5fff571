"""Spoiling a copy of the extracted boundaries."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Feature = dict[str, Any]
# What GCJ-02 adds to a longitude and a latitude about here.
GCJ = (0.0060, -0.0014)


def features(path: Path) -> list[Feature]:
    return json.loads(path.read_text(encoding="utf-8"))["features"]


def spoil(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the content of a file in place."""
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def named(content: dict[str, Any], name: str) -> Feature:
    return next(feature for feature in content["features"] if feature["properties"]["name"] == name)


def ring(feature: Feature) -> list[list[float]]:
    """The outer ring of the first polygon."""
    coordinates = feature["geometry"]["coordinates"]
    return coordinates[0] if feature["geometry"]["type"] == "Polygon" else coordinates[0][0]


def moved(content: dict[str, Any], point: Callable[[float, float], tuple[float, float]]) -> None:
    """Every point of every feature put elsewhere."""

    def walk(part: Any) -> Any:
        return list(point(*part[:2])) if isinstance(part[0], int | float) else [walk(inner) for inner in part]

    for feature in content["features"]:
        feature["geometry"]["coordinates"] = walk(feature["geometry"]["coordinates"])
