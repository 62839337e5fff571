"""Scoring: points by a bureau's own rule, each with its inputs and formula; none where no rule is entered.

No document gives a weight, so a rule is data with its source. What nobody reported has no points and a reason, never 0.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from yuboard.progress.measures import Formula, Input, Measure
from yuboard.progress.rows import Progress
from yuboard.progress.states import State, gap, percentage, points, rounded
from yuboard.record.results import Row
from yuboard.reporting.states import Report

PLACES, BUREAUS = "县（市、区）", "责任单位"
COMPLETION, CLOSURE, PACE, ON_TIME = "完成率", "差距闭合", "序时进度差", "按期报送率"
OF_RULE = "计分办法由登记的单位自定；按它计算是本看板的测算"
PROPORTION = Formula("S1", "按比例计分", "（值 − 零分值）÷（满分值 − 零分值）× 分值，不低于0、不高于分值", OF_RULE)
STEPPED = Formula("S2", "分档计分", "从第一档起，值落在哪一档就得哪一档的分", OF_RULE)
NOT_DIVIDED, NOT_SET, NOTHING_DUE = "文件没有分解到这里", "文件没有设这一年的目标", "这一年没有到期的报送任务"
NO_STEP = "值不在任何一档"


class Step(NamedTuple):
    """Step: the points of a value at least or at most ``bound``; the last, without one, takes the rest."""

    comparison: str | None
    bound: Fraction | None
    points: Fraction

    def holds(self, value: Fraction) -> bool:
        if self.bound is None:
            return True
        return value >= self.bound if self.comparison == ">=" else value <= self.bound


class Item(NamedTuple):
    """Item that a rule gives at most ``points`` for: by ``steps``, else in proportion from ``zero_at`` to ``full_at``.

    ``measure`` is one of 完成率, 差距闭合, 按期报送率 (values in per cent) and 序时进度差 (in points).
    """

    position: int
    title: str
    measure: str
    indicator_id: str | None
    subject: str | None
    points: Fraction
    zero_at: Fraction | None
    full_at: Fraction | None
    quote: str
    steps: tuple[Step, ...] = ()


class Rule(NamedTuple):
    """Rule of a bureau: who is assessed (``party``) for the targets of a ``year``, by which document, and when.

    ``place_id`` and ``city`` are the id and the name of the city whose places or bureaus are assessed.
    """

    rule_id: str
    title: str
    place_id: str
    city: str
    party: str
    year: int
    issuer: str
    number: str
    issued_on: date
    valid_from: date
    valid_until: date | None
    items: tuple[Item, ...]

    @property
    def points(self) -> Fraction:
        return sum((item.points for item in self.items), Fraction(0))

    def is_valid(self, day: date) -> bool:
        return self.valid_from <= day <= (self.valid_until or date.max)


class Point(NamedTuple):
    """Point of a party for an item: the target that decided, the value, and how the points follow from it.

    ``given.value`` is the number of points; None with the obstacle where there is nothing to give them for. ``goal`` is
    None where no target is set, and of 按期报送率.
    """

    item: Item
    goal: Progress | None
    value: Fraction | None
    given: Measure


class Score(NamedTuple):
    """Score of a party (a place or a bureau) by a rule; ``place_id`` is None of a bureau."""

    rule: Rule
    party: str
    place_id: str | None
    day: date
    points: tuple[Point, ...]

    @property
    def counted(self) -> list[Point]:
        return [one for one in self.points if one.given.value is not None]

    @property
    def total(self) -> Fraction | None:
        """The points of what can be scored; None where nothing can."""
        found = [one.given.value for one in self.points if one.given.value is not None]
        return sum(found, Fraction(0)) if found else None

    @property
    def reachable(self) -> Fraction:
        """The most that what can be scored could give."""
        return sum((one.item.points for one in self.counted), Fraction(0))


def rules(rows: Iterable[Row]) -> list[Rule]:
    """The rules of ``queries/progress/scoring.sql``, in its order."""
    found = []
    for _, own in groupby(rows, key=lambda row: row["rule_id"]):
        lines = list(own)
        items = tuple(_item(list(steps)) for _, steps in groupby(lines, key=lambda row: row["position"]))
        known = {name: lines[0][name] for name in Rule._fields if name in lines[0]}
        found.append(Rule(**known, title=lines[0]["rule"], items=items))
    return found


def _item(rows: Sequence[Row]) -> Item:
    steps = tuple(
        Step(row["comparison"], _exact(row["bound"]), Fraction(row["step_points"]))
        for row in rows
        if row["step_points"] is not None
    )
    first = rows[0]
    return Item(
        first["position"],
        first["item"],
        first["measure"],
        first["indicator_id"],
        first["subject"],
        Fraction(first["points"]),
        _exact(first["zero_at"]),
        _exact(first["full_at"]),
        first["quote"],
        steps,
    )


def _exact(written: str | None) -> Fraction | None:
    return None if written is None else Fraction(written)


def scores(
    known: Iterable[Rule], rows: Sequence[Progress], reports: Mapping[str, Sequence[Report]], day: date
) -> list[Score]:
    """The score of every party by every rule that is valid on ``day``, in the order of rules and targets.

    ``rows`` is the progress of all targets as of that day, ``reports`` the reports of all periods by place_id.
    """
    return [
        Score(
            rule, name, place_id, day, tuple(_point(rule, item, name, place_id, rows, reports) for item in rule.items)
        )
        for rule in known
        if rule.is_valid(day)
        for name, place_id in _parties(rule, rows, reports)
    ]


def of_places(found: Iterable[Score], cities: Collection[str], place_id: str | None = None) -> list[Score]:
    """The scores by the rules of some cities (names); of one place below them its own alone."""
    return [one for one in found if one.rule.city in cities and place_id in (None, one.place_id)]


def _parties(
    rule: Rule, rows: Sequence[Progress], reports: Mapping[str, Sequence[Report]]
) -> list[tuple[str, str | None]]:
    """Names and place_ids of those that a rule assesses: places with a quota or a duty of its year, or its bureaus."""
    found: dict[tuple[str, str | None], None] = {}
    indicators = {item.indicator_id for item in rule.items}
    for row in rows:
        if row.goal.city_id != rule.place_id or row.goal.year != rule.year:
            continue
        if rule.party == PLACES and row.goal.role == "quota":
            found[row.goal.place, row.goal.place_id] = None
        if rule.party == BUREAUS and row.goal.role != "quota" and row.goal.indicator_id in indicators:
            found.update(dict.fromkeys((name, None) for name in row.goal.bureaus))
    if rule.party == PLACES:
        for own in reports.values():
            for report in own:
                if report.duty.form.city_id == rule.place_id and report.duty.period.end.year == rule.year:
                    found[report.duty.place.name, report.duty.place.place_id] = None
    return list(found)


def _point(
    rule: Rule,
    item: Item,
    name: str,
    place_id: str | None,
    rows: Sequence[Progress],
    reports: Mapping[str, Sequence[Report]],
) -> Point:
    if item.measure == ON_TIME:
        return _on_time(item, rule, reports.get(place_id or "", ()))
    own = [row for row in rows if _is_asked(row, rule, item, name, place_id)]
    if not own:
        return Point(item, None, None, _none(item, NOT_DIVIDED if rule.party == PLACES else NOT_SET))
    for row in own:
        if obstacle := _obstacle(row, item.measure):
            return Point(item, row, None, _none(item, obstacle))
    # Of several targets in force the worst decides, as in every summary.
    value, row = min(((_value(row, item.measure), row) for row in own), key=lambda one: one[0])
    unit = "个百分点" if item.measure == PACE else "%"
    return Point(item, row, value, _given(item, Input(item.measure, value, unit, row.goal.figure_id)))


def _is_asked(row: Progress, rule: Rule, item: Item, name: str, place_id: str | None) -> bool:
    goal = row.goal
    same = (goal.city_id, goal.year, goal.indicator_id, goal.subject)
    if same != (rule.place_id, rule.year, item.indicator_id, item.subject) or goal.is_tier:
        return False
    return goal.place_id == place_id if rule.party == PLACES else goal.role != "quota" and name in goal.bureaus


def _obstacle(row: Progress, measure: str) -> str | None:
    """Why a target has no value of a measure; None where it has one."""
    found = {COMPLETION: row.completion, CLOSURE: row.closure, PACE: row.pace}[measure]
    if found is not None and found.value is not None:
        return None
    if row.actual is None:
        said = str(row.state) if row.state in (State.OVERDUE, State.OWED, State.UNLIKE) else str(State.UNREPORTED)
        return "；".join(filter(None, (said, row.reason)))
    return (found.obstacle if found else row.reason) or str(row.state)


def _value(row: Progress, measure: str) -> Fraction:
    """The value of a measure as it is shown, in per cent or points; points are given for what people can check."""
    ratio = {COMPLETION: row.completion, CLOSURE: row.closure, PACE: row.pace}[measure]
    if ratio is None or ratio.value is None:
        raise ValueError(f"{row.goal.figure_id} has no value")
    return gap(ratio, is_met=row.is_met) if measure == PACE else percentage(ratio.value, is_met=row.is_met)


def _on_time(item: Item, rule: Rule, reports: Sequence[Report]) -> Point:
    """Points for reports in time: a report that is not there is a fact about reporting, and counts as not in time."""
    due = [
        one for one in reports if one.duty.period.end.year == rule.year and one.duty.due < one.day and one.is_expected
    ]
    if not due:
        return Point(item, None, None, _none(item, NOTHING_DUE))
    there = sum(one.is_on_time for one in due)
    value = points(Fraction(there, len(due)))
    inputs = (Input("按期", Fraction(there), "份"), Input("到期", Fraction(len(due)), "份"))
    return Point(item, None, value, _given(item, Input(ON_TIME, value, "%"), inputs))


def _given(item: Item, value: Input, behind: tuple[Input, ...] = ()) -> Measure:
    """The points of a value, to two decimals as rules reckon."""
    inputs = (*behind, value)
    if item.zero_at is None or item.full_at is None:
        step = next((one for one in item.steps if one.holds(value.value)), None)
        return Measure(STEPPED, step.points, inputs) if step else Measure(STEPPED, None, inputs, NO_STEP)
    share = (value.value - item.zero_at) / (item.full_at - item.zero_at)
    ends = (Input("零分值", item.zero_at, value.unit), Input("满分值", item.full_at, value.unit))
    full = Input("分值", item.points, "分")
    return Measure(
        PROPORTION, rounded(min(max(share, Fraction(0)), Fraction(1)) * item.points, 2), (*inputs, *ends, full)
    )


def _none(item: Item, obstacle: str) -> Measure:
    return Measure(PROPORTION if item.full_at is not None else STEPPED, None, (), obstacle)
