"""Sites of layout elements: ``geo/sites.csv``, judged row by row, joined to the elements."""

import csv
import datetime as dt
import math
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from yuboard.disk import reason
from yuboard.geography import boundaries
from yuboard.geography.boundaries import Boundaries
from yuboard.geography.validation import in_province, looks_like_gcj, metres
from yuboard.problems import Problem
from yuboard.record.cached import cached
from yuboard.settings import GEO

FILE = "geo/sites.csv"
COLUMNS = (
    "site_id", "name", "elements", "adcode", "longitude", "latitude", "datum", "precision_class", "precision_m",
    "extent", "source", "checked_on", "previous_longitude", "previous_latitude", "note",
)  # fmt: skip
# How far outside its county a point may fall: boundary lines are generalised by about as much.
LINE_TOLERANCE_M = 300
GCJ_BACK = (-0.0060, 0.0014)
CLASS_WORDS = {"A": "点位（误差300米内）", "B": "点位（误差约1公里）", "C": "代表点，不表示范围"}
UNPLACED = {"longitude": "", "latitude": "", "precision_class": "U", "precision_m": ""}
Row = dict[str, str]


@dataclass(frozen=True)
class Sites:
    """The rows in use (unlocated and refused ones without coordinates), what was refused, and what to look at again."""

    rows: pd.DataFrame
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    # Changes whenever the file does, or the boundaries: what is drawn from the sites is kept under it.
    stamp: str = ""


def load(path: Path = GEO / "sites.csv") -> Sites:
    """The sites as they are now, judged against the boundaries in use."""
    changed = path.stat().st_mtime_ns if path.is_file() else 0
    return _load(path, f"{path}:{changed}|{boundaries.stamp()}")


def stamp() -> str:
    """The version of boundaries and sites together, for ``record.cached``."""
    return load().stamp


@cached(size=8)
def _load(path: Path, stamp: str) -> Sites:
    return replace(judge(path, boundaries.load()), stamp=stamp)


def judge(path: Path, known: Boundaries) -> Sites:
    """Read ``path`` and sort its rows into good, refused and doubtful."""
    try:
        lines = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    except OSError as error:
        return Sites(_frame([]), (Problem(FILE, 0, "", f"读不出来：{reason(error, '读取')}"),), ())
    except (UnicodeDecodeError, csv.Error) as error:
        return Sites(_frame([]), (Problem(FILE, 0, "", f"读不出来：{error}"),), ())
    missing = [name for name in COLUMNS if not lines or name not in lines[0]]
    if missing:
        return Sites(_frame([]), tuple(Problem(FILE, 1, name, "缺少这一列") for name in missing), ())
    good: list[Row] = []
    problems: list[Problem] = []
    warnings: list[Problem] = []
    seen: set[str] = set()
    for number, row in enumerate(lines, 2):
        row = {name: (row[name] or "").strip() for name in COLUMNS}
        keys = [row["site_id"], *_elements(row)]
        doubled = []
        for key in keys:
            if key and key in seen:
                doubled.append(Problem(FILE, number, "elements", f"“{key}”在前面已有一行"))
            seen.add(key)
        wrong, doubtful = (doubled, []) if doubled else _judge(number, row, known)
        problems += wrong
        warnings += doubtful
        if not doubled:
            good.append(row | UNPLACED if wrong else row)
    return Sites(_frame(good), tuple(problems), tuple(warnings))


def _elements(row: Row) -> list[str]:
    return [element for element in row["elements"].split("、") if element]


def _frame(rows: list[Row]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    for name in ("longitude", "latitude", "precision_m"):
        frame[name] = [float(cell or "nan") for cell in frame[name]]
    return frame


def _judge(number: int, row: Row, known: Boundaries) -> tuple[list[Problem], list[Problem]]:
    """Problems that keep one row off the map, and doubts about it."""

    def problem(column: str, text: str) -> Problem:
        return Problem(FILE, number, column, f"{row['name'] or '（无名称）'}：{text}")

    wrong = [problem(column, "不能为空") for column in ("site_id", "name", "elements", "adcode") if not row[column]]
    if row["precision_class"] not in ("A", "B", "C", "U"):
        wrong.append(problem("precision_class", "精度等级应为 A、B、C 或 U（未定位）"))
    if wrong or row["precision_class"] == "U":
        filled = [name for name in ("longitude", "latitude", "precision_m") if row[name]]
        return wrong + [problem(name, "精度等级为 U（未定位）时不填坐标和精度") for name in filled if not wrong], []
    wrong += [problem(c, "有坐标时必填") for c in ("datum", "source", "checked_on") if not row[c]]
    if row["datum"] and not re.fullmatch(r"(WGS-84|CGCS2000)(（.+）)?", row["datum"]):
        wrong.append(problem("datum", "只收 WGS-84 或 CGCS2000 坐标，高德、百度的坐标请先换算"))
    if row["checked_on"] and not _is_date(row["checked_on"]):
        wrong.append(problem("checked_on", "日期应为 2026-11-20 的样子"))
    if row["precision_class"] == "B" and not row["precision_m"]:
        wrong.append(problem("precision_m", "精度等级为 B 时要写误差多少米，图上按此画圈"))
    try:
        longitude, latitude = float(row["longitude"]), float(row["latitude"])
        before = [float(row[name] or 0) for name in ("previous_longitude", "previous_latitude")]
        float(row["precision_m"] or 0)
    except ValueError:
        return [*wrong, problem("longitude", "经度、纬度（包括原坐标）应为十进制度数，精度应为米数")], []
    if not in_province(longitude, latitude):
        hint = "，经度与纬度像是写反了" if in_province(latitude, longitude) else ""
        return [*wrong, problem("longitude", f"（{longitude}，{latitude}）不在河南省内{hint}")], []
    text, doubt = _outside(row["adcode"], longitude, latitude, known)
    wrong += [problem("longitude", text)] if text else []
    warnings = [problem("longitude", doubt)] if doubt else []
    if all(before):
        moved = metres(before[0], before[1], longitude, latitude)
        if looks_like_gcj(*moved):
            words = f"比原坐标向东{moved[0]:.0f}米、向南{-moved[1]:.0f}米，像是 GCJ-02 偏移，请核对坐标系"
            warnings.append(problem("longitude", words))
    return wrong, warnings


def _is_date(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _outside(adcode: str, longitude: float, latitude: float, known: Boundaries) -> tuple[str, str]:
    """Why a point cannot be in its county or city, and what is doubtful near its border; empty where nothing is."""
    units = boundaries.units().set_index("adcode")
    if adcode not in units.index:
        return f"区划代码“{adcode}”不在省内各市和所收各县（市、区）之内", ""
    shape = _shape(adcode, known)
    away = 0.0 if shape is None else _distance(shape, longitude, latitude)
    name = units.loc[adcode, "name"]
    if away <= 0:
        return "", ""
    if away <= LINE_TOLERANCE_M:
        return "", f"在{name}界线外{away:.0f}米，在边界概括误差之内，请核对"
    back = _distance(shape, longitude + GCJ_BACK[0], latitude + GCJ_BACK[1])
    hint = "；减去 GCJ-02 偏移后落在界内，请核对坐标系" if back <= 0 else ""
    return f"不在{name}内，离界线{away / 1000:.1f}公里{hint}，未采用", ""


def _shape(adcode: str, known: Boundaries) -> Any:
    """The land of a county, or of a city: its own shape, or its counties where only these are drawn."""
    import shapely
    from shapely.geometry import shape

    features = [*known.counties, *known.cities]
    geometries = [feature["geometry"] for feature in features if feature["properties"]["adcode"] == adcode]
    geometries = geometries or [feature["geometry"] for feature in known.of_city(adcode)]
    return shapely.union_all([shape(geometry) for geometry in geometries]) if geometries else None


def _distance(polygon: Any, longitude: float, latitude: float) -> float:
    """Metres from a point to a polygon; 0 inside."""
    import shapely

    if shapely.contains_xy(polygon, longitude, latitude):
        return 0.0
    nearest = shapely.shortest_line(shapely.Point(longitude, latitude), polygon).coords[-1]
    return max(1.0, math.hypot(*metres(longitude, latitude, *nearest)))


def locate(elements: pd.DataFrame, sites: Sites) -> pd.DataFrame:
    """``elements`` with the columns of their site and ``found``: 点位, 县区, 责任县区, 待定位, 全市 or 境外.

    ``elements`` needs element_id, adcode and place_kind (of the place) and duty_adcode.
    """
    rows = sites.rows.assign(element_id=sites.rows["elements"].str.split("、")).explode("element_id")
    rows = rows.drop(columns=["elements", "name", "adcode", "note"])
    located = elements.merge(rows, on="element_id", how="left")
    located["found"] = [_found(row) for row in located.itertuples()]
    return located


def _found(row: Any) -> str:
    if pd.notna(row.longitude):
        return "点位"
    if isinstance(row.duty_adcode, str):
        return "责任县区"
    if row.place_kind in ("县", "县级市", "市辖区"):
        return "县区"
    if isinstance(row.site_id, str) or row.place_kind == "功能区":
        return "待定位"
    return "全市" if isinstance(row.place_kind, str) else "境外"
