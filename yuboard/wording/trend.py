"""Trend in words: what the index can be narrowed by, and which city's target is the higher one."""

from collections.abc import Mapping, Sequence

from yuboard.record.results import Row
from yuboard.wording.missing import COMPUTED, UNSET
from yuboard.wording.numbers import in_yuan

NOT_COMPARED = "未列入对比"
NO_DUE = "没有目标"
_NOT_ALONE = "年份不同，非同期"
# Targets that one sentence names; of more the highest and the last are named, as a list of all would not be read.
_MOST_TARGETS = 6
# Verdicts under which targets may stand beside one another; the first alone lets them be ranked.
_ALIKE = ("同口径", "同名指标", "可折算")


def verdicts(cells: Sequence[Row]) -> dict[str, str]:
    """Verdict of the comparison on each of its indicators, by name."""
    return {row["indicator"]: row["verdict"] for row in cells if row["indicator"] and row["verdict"] != UNSET}


def due_years(points: Sequence[Row]) -> list[int]:
    """Years that the targets among an indicator's values fall due in."""
    return sorted({int(row["year"]) for row in points if row["role"] != "baseline" and row["year"] is not None})


def counted(groups: Mapping[str, int]) -> dict[str, str]:
    """Choices with how many indicators each leaves, by their word."""
    return {word: f"{word}（{count}）" for word, count in groups.items()}


def higher(points: Sequence[Row], verdict: str) -> str:
    """The furthest targets of an indicator beside one another, the highest first, with how they may be read.

    ``points`` are of trend/points, ``verdict`` is that of the comparison. Empty for one city, where the targets are not
    of one kind, and where they share no unit, not even once converted.
    """
    last = _furthest(points)
    is_alike = verdict in _ALIKE and len({row["panel"] for row in last}) == 1
    if not is_alike or len({row["place"] for row in last}) < 2:
        return ""
    ordered = sorted(last, key=lambda row: -_level(row))
    texts = [f"{row['place_short']}{row['year_label']}{row['label']}{_converted(row)}" for row in ordered]
    if len(texts) > _MOST_TARGETS:
        texts = [*texts[: _MOST_TARGETS - 2], f"中间{len(texts) - _MOST_TARGETS + 1}项见下图", texts[-1]]
    said = "；".join(texts)
    years = {row["year"] for row in last}
    when = _NOT_ALONE if len(years) > 1 else f"同为{ordered[0]['year']}年"
    begin = "折算后" if any(row["is_converted"] for row in last) else "各市目标"
    scope = "" if verdict == _ALIKE[0] else "；统计范围都没有写明，只供对照，不据此排名"
    return f"{begin}：{said}。{when}{scope}。"


def _furthest(points: Sequence[Row]) -> list[Row]:
    """The last target of each city and document that is of the whole city."""
    last: dict[tuple[str, str], Row] = {}
    for row in points:
        is_target = row["role"] in ("interim", "target") and row["operator"] != "text" and row["subject"] is None
        if is_target and row["year"] is not None:
            key = row["place"], row["document_id"]
            if key not in last or row["year"] >= last[key]["year"]:
                last[key] = row
    return list(last.values())


def _level(row: Row) -> float:
    return row["axis_low"] if row["axis_low"] is not None else row["axis_high"]


def _converted(row: Row) -> str:
    return f"（{in_yuan(_level(row))}，{COMPUTED}）" if row["is_converted"] else ""
