"""Judging: the measures of a goal and its value, and the word that follows from them."""

from datetime import date
from fractions import Fraction

from yuboard.progress.actuals import Scales, Scope
from yuboard.progress.choosing import Chosen
from yuboard.progress.goals import Base, Goal, end_of_day, last_day
from yuboard.progress.measures import (
    CLOSURE,
    GROWTH,
    IN_POINTS,
    NO_BASE,
    OVER_YEARS,
    WITHIN_YEAR,
    Growth,
    Input,
    Measure,
    closure,
    completion,
    growth,
    pace,
    planned,
)
from yuboard.progress.rows import Progress
from yuboard.progress.states import LAGGING, Preset, State

FROM_NOUGHT = "当年任务从零算起，看完成率"
APPROX = "文件写“约”，没有允许误差，不自动判定"
MISSED, EXCEEDED, NOT_OVER = "到期没有达到", "已超过上限", "没有超过上限，期未满"
NO_PRESET = "没有启用的分档"


def judged(blank: Progress, chosen: Chosen, scales: Scales, preset: Preset | None) -> Progress:
    """A goal with its value; no ratio is reckoned of two that do not say the same."""
    goal, actual = chosen.goal, chosen.actual
    if actual is None or goal.bound is None:
        raise ValueError("nothing to judge")
    row = blank._replace(goal=goal, actual=actual, reading=_told(chosen))
    value, rate, obstacle = scales.converted(actual, goal)
    if value is None:
        return row._replace(state=State.UNLIKE, reason=obstacle, scope=Scope.UNLIKE)
    scope, why = scales.scope(goal, actual)
    row = row._replace(value=value, rate=rate, scope=scope, scope_reason=why)
    if scope == Scope.UNLIKE:
        return with_today(row._replace(state=State.UNLIKE, reason=why))
    return _named(_measured(row, chosen, value), chosen, preset)


def _told(chosen: Chosen) -> str | None:
    """How the document was read, and from when on values are missing."""
    gap = missing_from(chosen.gap) if chosen.gap else None
    return "；".join(filter(None, (chosen.reading, gap))) or None


def missing_from(day: date) -> str:
    """Words for a gap in values of single periods."""
    return f"缺{day.year}年{day.month}月起的数，只算到缺口为止"


def _measured(row: Progress, chosen: Chosen, value: Fraction) -> Progress:
    goal, actual = chosen.goal, chosen.actual
    unit = goal.unit or ""
    known = Input("实际", value, unit, f"entry:{actual.entry_id}" if actual else "")
    wanted = Input("目标", goal.bound or Fraction(0), unit, goal.figure_id)
    done = completion(known, wanted, is_ceiling=goal.is_ceiling)
    is_range = goal.low is not None and goal.high is not None and goal.low != goal.high
    upper = completion(known, Input("上限", goal.high or Fraction(0), unit, goal.figure_id)) if is_range else None
    base = None if chosen.span is not None else row.base
    start = Input("基期", base.value, unit, base.goal.figure_id) if base else None
    way = closure(known, start, wanted)
    if chosen.span is not None:
        way = Measure(CLOSURE, None, (known, wanted), FROM_NOUGHT)
    row = row._replace(completion=done, upper=upper, closure=way, base=base)
    at, due = actual.at if actual else Fraction(0), _due(goal)
    share = share_at(goal, base, chosen.span, at)
    row = row._replace(
        share=share,
        share_now=share_at(goal, base, chosen.span, end_of_day(row.day)),
        expected=_on_way(goal, base, share),
        growth=_growth(goal, base, chosen.span, known, start, wanted, at, due),
    )
    gone = way if base else done
    if share is None:
        return row._replace(pace=pace(Measure(gone.formula, None, gone.inputs, gone.obstacle or NO_BASE), Fraction(0)))
    return row._replace(pace=pace(gone, share))


def _due(goal: Goal) -> Fraction:
    if goal.due is None:
        raise ValueError(f"{goal.figure_id} is due on no day")
    return end_of_day(goal.due)


def share_at(goal: Goal, base: Base | None, span: Fraction | None, at: Fraction) -> Fraction | None:
    """The part of the way that should be gone at a time; None where the way's beginning is not known."""
    due = _due(goal)
    if span is not None:
        return planned(at, span, due)
    if base is not None and base.value != goal.bound:
        wide = (goal.bound or Fraction(0)) - base.value
        return planned(at, base.at, due, [(moment, (value - base.value) / wide) for moment, value in base.between])
    return Fraction(1) if at >= due else None


def _on_way(goal: Goal, base: Base | None, share: Fraction | None) -> Fraction | None:
    """The value that the way has where a share of it is gone."""
    if share is None or goal.bound is None:
        return None
    start = base.value if base else Fraction(0)
    return start + (goal.bound - start) * share


def surplus(row: Progress) -> tuple[tuple[Fraction, Fraction], ...]:
    """Times, and how far each value of the history is above or below the way; none where no way is known.

    Those before the way begins have none.
    """
    start = row.span if row.span is not None else row.base.at if row.base else None
    if start is None or row.scope == Scope.UNLIKE:
        return ()
    found = []
    for at, value in row.history:
        planned_then = _on_way(row.goal, row.base, share_at(row.goal, row.base, row.span, at))
        if at > start and planned_then is not None:
            found.append((at, value - planned_then))
    return tuple(found)


def with_today(row: Progress) -> Progress:
    """A goal without a measured value: where it should be today, as far as a way is known."""
    goal = row.goal
    if goal.bound is None or goal.due is None or goal.year is None:
        return row
    span = None
    if row.base is None and goal.time_basis in ("new", "cumulative"):
        first = goal.year_start if goal.time_basis == "cumulative" else goal.year
        span = end_of_day(last_day(first - 1, 12)) if first else None
    return row._replace(share_now=share_at(goal, row.base, span, end_of_day(row.day)))


def _growth(
    goal: Goal,
    base: Base | None,
    span: Fraction | None,
    known: Input,
    start: Input | None,
    wanted: Input,
    at: Fraction,
    due: Fraction,
) -> Growth:
    found = growth(known, start, wanted, at - base.at if base else Fraction(0), due - at)
    obstacle = IN_POINTS if goal.in_points else OVER_YEARS if goal.time_basis == "cumulative" else None
    if obstacle is None and span is not None:
        obstacle = WITHIN_YEAR
    if obstacle is None:
        return found
    return Growth(Measure(GROWTH, None, (known, wanted), obstacle), increment=found.increment, monthly=found.monthly)


def _named(row: Progress, chosen: Chosen, preset: Preset | None) -> Progress:
    """The word of a measured goal."""
    goal, value = row.goal, row.value or Fraction(0)
    is_due = row.actual is not None and row.actual.at >= _due(goal)
    if goal.operator == "approx":
        return row._replace(state=State.UNMEASURED, reason=APPROX)
    if goal.is_met(value):
        if goal.is_ceiling and chosen.span is not None and not is_due:
            return row._replace(state=State.NOT_DUE, reason=NOT_OVER)
        return row._replace(state=State.MET if is_due else State.EARLY)
    if goal.is_ceiling and chosen.span is not None:
        return row._replace(state=State.BEHIND, reason=EXCEEDED)
    state = preset.state(row.pace, row.growth) if preset and row.pace and row.growth else None
    if is_due:
        return row._replace(state=state if state in LAGGING else State.BEHIND, reason=MISSED)
    if state is None:
        obstacle = row.pace.obstacle if row.pace and row.pace.obstacle else None
        return row._replace(state=State.UNMEASURED, reason=obstacle if preset else NO_PRESET)
    return row._replace(state=state)
