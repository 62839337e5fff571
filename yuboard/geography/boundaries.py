"""Boundaries of the three cities' counties and of the province's cities: the operator's own, the installed, or none."""

import json
import logging
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from yuboard.geography.validation import check, label_point
from yuboard.problems import Problem
from yuboard.record.cached import cached
from yuboard.settings import GEO, geo_build, geo_setting

Feature = dict[str, Any]
COUNTIES, CITIES, SOURCE = "counties.geojson", "cities.geojson", "SOURCE.json"
PROVINCE = "410000"
_NO_BASIS = "不作为行政区域划界依据"
NO_SOURCE = "各方块只表示县（市、区）的大致方位，不是边界"


@dataclass(frozen=True)
class Boundaries:
    """GeoJSON features with the properties adcode, name, parent, lx, ly (label point), label_right and label_down (em).

    A level that is to be drawn as tiles is empty.

    ``stamp`` changes whenever the content does, or the table of units. ``problems`` says what is wrong with the
    files that were not used, ``origin`` what is used: 自备, 随装 or 无.
    """

    counties: tuple[Feature, ...]
    cities: tuple[Feature, ...]
    source: dict[str, str]
    origin: str
    stamp: str
    problems: tuple[Problem, ...] = ()

    def of_city(self, adcode: str | None) -> list[Feature]:
        """The counties of one city."""
        return [f for f in self.counties if f["properties"]["parent"] == adcode]

    def caption(self, *, is_real: bool = True) -> str:
        """Caption of every map: a sketch, its source and number, no basis for demarcation.

        Without ``is_real`` it is that of squares, which have no source.
        """
        if self.origin == "无" or not is_real:
            return f"示意图。{NO_SOURCE}，{_NO_BASIS}。"
        number = self.source.get("number")
        base = f"底图数据来源：{self.source['source']}" + (f"，审图号：{number}" if number else "")
        version = f"（{self.source['version']}）" if self.source.get("version") else ""
        reviewed = self.source.get("reviewed_number")
        state = f"本图审图号：{reviewed}" if reviewed else "本图为专题示意图，未经地图审核，不得公开发布"
        return f"示意图　·　{base}{version}；{state}，{_NO_BASIS}。"


def load() -> Boundaries:
    """Boundaries that maps draw on now: the operator's if they are good, else the installed ones, else none."""
    candidates = [(path, origin) for path, origin in ((geo_setting(), "自备"), (geo_build(), "随装")) if path]
    stamped = tuple((path, origin, _stamp(path)) for path, origin in candidates)
    return _load(stamped, _units_version())


def stamp() -> str:
    """The version of the boundaries in use, for ``record.cached``."""
    return load().stamp


def units() -> pd.DataFrame:
    """One row per city of the province and county of the three cities: code, name, tile, rough centre, label offset."""
    return _units().copy(deep=False)


def _units_version() -> int:
    return (GEO / "units.csv").stat().st_mtime_ns


@cached(_units_version, size=2)
def _units() -> pd.DataFrame:
    table = pd.read_csv(GEO / "units.csv", dtype={"adcode": str, "parent_adcode": str})
    return table.fillna({"label_right": 0.0, "label_down": 0.0})


def _stamp(path: Path) -> str:
    files = [path, path.parent / SOURCE] if path.is_file() else [path / name for name in (COUNTIES, CITIES, SOURCE)]
    known = (file.stat() for file in files if file.is_file())
    return ";".join(f"{stat.st_mtime_ns}:{stat.st_size}" for stat in known)


@lru_cache(maxsize=8)
def _load(candidates: tuple[tuple[Path, str, str], ...], units_version: int) -> Boundaries:
    problems: list[Problem] = []
    for path, origin, stamp in candidates:
        if origin == "随装" and not stamp:
            continue
        content, wrong = read(path)
        if content is not None and not wrong:
            return Boundaries(*content, origin, f"{path}|{stamp}|{units_version}", tuple(problems))
        logging.getLogger(__name__).error("边界文件未采用：\n%s", "\n".join(map(str, wrong)))
        problems += wrong
    return Boundaries((), (), {"source": NO_SOURCE}, "无", f"none|{units_version}", tuple(problems))


Content = tuple[tuple[Feature, ...], tuple[Feature, ...], dict[str, str]]


def read(path: Path) -> tuple[Content | None, list[Problem]]:
    """Counties, cities and source of a folder (or of a lone county file), and everything wrong with them."""
    counties_file = path if path.is_file() else path / COUNTIES
    folder = counties_file.parent
    counties, problems = _features(counties_file, "county")
    cities: tuple[Feature, ...] = ()
    if path.is_dir() and (folder / CITIES).is_file():
        cities, more = _features(folder / CITIES, "city")
        problems += more
    source = {"source": "部署单位自备边界", "number": "", "version": ""}
    if (folder / SOURCE).is_file():
        try:
            said = json.loads((folder / SOURCE).read_text(encoding="utf-8-sig"))
            source |= {str(key): str(value) for key, value in said.items() if value is not None}
        except (OSError, ValueError, AttributeError) as error:
            problems.append(Problem(SOURCE, 0, "", f"不是合法的 JSON 对象：{error}"))
    return ((counties, cities, source) if not problems else None), problems


def _features(path: Path, level: str) -> tuple[tuple[Feature, ...], list[Problem]]:
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return (), [Problem(path.name, 0, "", f"没有这个文件（应在 {path.parent}）")]
    except (ValueError, OSError) as error:
        return (), [Problem(path.name, 0, "", f"不是合法的 GeoJSON：{error}")]
    known = units()
    expected = known[known["parent_adcode"].eq(PROVINCE) == (level == "city")].set_index("adcode")
    problems = check(path.name, content, expected)
    if problems:
        return (), problems
    return tuple(_feature(raw, expected) for raw in content["features"]), []


def _feature(raw: Feature, expected: pd.DataFrame) -> Feature:
    adcode = str(raw["properties"]["adcode"])
    unit = expected.loc[adcode]
    given = raw["properties"]
    has_label = isinstance(given.get("lx"), int | float) and isinstance(given.get("ly"), int | float)
    lx, ly = (given["lx"], given["ly"]) if has_label else label_point(raw["geometry"])
    properties = {"adcode": adcode, "name": unit["name"], "parent": unit["parent_adcode"], "lx": lx, "ly": ly}
    properties |= {"label_right": float(unit["label_right"]), "label_down": float(unit["label_down"])}
    return {"type": "Feature", "properties": properties, "geometry": raw["geometry"]}
