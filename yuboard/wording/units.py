"""Quotas unit by unit and county by county: what is approved, what waits, what is missing, and who is silent."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import groupby, takewhile

from yuboard.progress.actuals import Scope
from yuboard.progress.ranking import Ranking
from yuboard.progress.rows import Progress
from yuboard.progress.series import Series
from yuboard.record.results import Row
from yuboard.reporting.states import Report, State, tally
from yuboard.wording import progress
from yuboard.wording.missing import UNDIVIDED
from yuboard.wording.numbers import amount
from yuboard.wording.parts import Number, Part, Phrase, Strong
from yuboard.wording.ranks import rank
from yuboard.wording.reporting import day

COURSES = "各县历次上报"


def units(rows: Sequence[Row], standing: Iterable[Progress]) -> list[Phrase]:
    """A sentence a year, the last divided one first: how many units of a quota are approved, wait and are missing.

    ``rows`` are of ``progress.units.counted``.
    """
    known = {row.goal.figure_id: row for row in standing}
    years = [list(parts) for _, parts in groupby(rows, key=lambda row: row["city_figure_id"])]
    # The last year that is divided comes first.
    years.sort(key=lambda parts: (not parts[0]["is_divided"], -parts[0]["year"]))
    return [_year(parts, known) for parts in years]


def _year(parts: Sequence[Row], known: Mapping[str, Progress]) -> Phrase:
    first = parts[0]
    head: tuple[Part, ...] = (f"{first['year']}年全市", Number(first["city_label"], first["city_figure_id"]), "：")
    if not first["is_divided"]:
        return (*head, *_whole(first, known.get(first["city_figure_id"])))
    told = [row for row in parts if row["approved"] is not None]
    unit = first["unit"]
    waiting = sum(row["reported"] or 0 for row in parts)
    left = sum(max(int(row["quota"]) - (row["approved"] or 0) - (row["reported"] or 0), 0) for row in parts)
    places = "" if len(told) == len(parts) else f"{len(told)}/{len(parts)}处有数，"
    approved = sum(row["approved"] for row in told)
    rest = [f"，待审{amount(waiting, unit)}" if waiting else "", f"，还差{amount(left, unit)}" if left else ""]
    return (*head, places, "已审定", Strong(amount(approved, unit)), *rest, "。")


def _whole(part: Row, row: Progress | None) -> Phrase:
    """A year that the document does not divide: the sum of all places, and who is not in it."""
    if row is None:
        return (f"{UNDIVIDED}到县（区）。",)
    said: list[Part] = [f"{UNDIVIDED}到县（区）"]
    if row.actual is not None and part["approved"] is not None:
        said += [f"；{progress.until(row.actual)}各地合计已审定", Strong(amount(part["approved"], part["unit"]))]
    if row.coverage and (row.actual is None or row.coverage.end > row.actual.day):
        said.append(f"；{progress.covered(row)}，不合计")
    said += [f"；{words}" for words in (progress.waiting(row), progress.missing(row)) if words]
    return (*said, "。")


def reports(found: Sequence[Report]) -> Phrase:
    """How a place answers what it is asked: since when it is silent, what waits, what came back; empty unasked."""
    counted = tally(found)
    if not counted.expected:
        return ()
    late = counted.late
    states = Counter(report.state for report in found)
    said: list[Part] = [f"上报：应报{counted.expected}期，报齐{counted.reported}期"]
    if waiting := states[State.SUBMITTED]:
        said.append(f"（其中待审{waiting}期）")
    if late:
        oldest = late[0].duty
        ends = f"{oldest.period.end.year}年{oldest.period.end.month}月"
        said += ["，", Strong(f"{len(late)}期逾期没有报齐"), f"，最早一期（{ends}）{day(oldest.due)}到期"]
    if returned := states[State.RETURNED]:
        said.append(f"，{returned}期被退回")
    return (*said, "。")


def ranked(found: Ranking) -> str:
    """How places are ranked, or that they are not."""
    if found.is_unlike:
        return f"{found.year}年各地：{Scope.UNLIKE}，不排名次（主体、口径、时间或来源不同）。"
    scope = "" if found.scope in (None, Scope.SAME) else f"，{found.scope}"
    return f"名次按{found.year}年配额的完成率（{found.known}/{found.expected}处有数{scope}）。"


def rank_words(found: Ranking, rows: Iterable[Progress]) -> dict[str, str]:
    """The words of ranks by place."""
    return {
        row.goal.place_short: rank(place, found.alike[place])
        for row in rows
        if (place := found.ranks.get(row.goal.figure_id)) is not None
    }


def course_told(series: Series, unit: str) -> str:
    """A place's course in words, for who does not see it."""
    if not series.runs:
        return f"{series.place}没有已审定的数"
    at, value = series.runs[-1][-1]
    said = [f"{series.place}{_month(at)}末已审定{amount(float(value), unit)}"]
    if series.missing:
        said.append(f"缺{len(series.missing)}期，最近一次{_month(series.missing[-1])}")
    if series.waiting:
        said.append(f"{len(series.waiting)}期待审")
    return "，".join(said)


def silent_since(series: Series, times: Sequence[Fraction], *, is_short: bool) -> str:
    """From when on a place has no value while others do, or of how many times; empty of one that has the last."""
    gaps = set(series.missing)
    silent = list(takewhile(lambda at: at in gaps, reversed(times)))
    if not silent:
        return ""
    return f"缺{len(silent)}期" if is_short else f"{_month(silent[-1])}起缺"


def _month(at: Fraction) -> str:
    """The month that a time is the end of, or in the midst of."""
    whole = -(-at.numerator // at.denominator) - 1
    return f"{whole // 12}年{whole % 12 + 1}月"
