"""Standing: the one place that joins targets with approved values and duties into a row a target, as of a day."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from operator import itemgetter

from yuboard.progress import judging
from yuboard.progress.actuals import Actual, Scales, Scope, unlike
from yuboard.progress.choosing import Chosen, choose
from yuboard.progress.goals import Goal, base_of, end_of_day
from yuboard.progress.pending import pending, pending_below
from yuboard.progress.places import Asked, Silence, asked, silence, together
from yuboard.progress.rows import Progress
from yuboard.progress.states import Preset, State, worst
from yuboard.reporting.states import Answer, Report

WITHOUT = {"nothing_to_report": Answer.NOTHING, "not_applicable": Answer.NOT_APPLICABLE}
NO_NUMBER, NO_YEAR = "文件没有写数", "文件没有写年份"
NOBODY_ASKED = "没有任务要求报，也没有人报过"


def standing(
    goals: Sequence[Goal],
    values: Iterable[Actual],
    reports: Iterable[Report],
    scales: Scales,
    preset: Preset | None,
    day: date,
    waiting: Iterable[Actual] = (),
) -> list[Progress]:
    """The progress of every goal that a document had set by a day, in their order.

    ``values``, ``reports`` and ``waiting``, the values that wait for review, are what was known then.
    """
    by_indicator, pending_of = _by_indicator(values), _by_indicator(waiting)
    known: dict[tuple[str, str], list[Goal]] = {}
    for goal in goals:
        known.setdefault((goal.document_id, goal.indicator_id), []).append(goal)
    duties = asked(reports, goals)
    return [
        _progress(
            goal,
            by_indicator.get(goal.indicator_id, []),
            pending_of.get(goal.indicator_id, []),
            known[goal.document_id, goal.indicator_id],
            duties,
            scales,
            preset,
            day,
        )
        for goal in goals
        if goal.role != "baseline" and (goal.issued_on is None or goal.issued_on <= day)
    ]


def _by_indicator(values: Iterable[Actual]) -> dict[str, list[Actual]]:
    found: dict[str, list[Actual]] = {}
    for one in values:
        found.setdefault(one.indicator_id, []).append(one)
    return found


def _progress(
    goal: Goal,
    values: Sequence[Actual],
    waiting: Sequence[Actual],
    known: Sequence[Goal],
    duties: Asked,
    scales: Scales,
    preset: Preset | None,
    day: date,
) -> Progress:
    blank = Progress(goal, day, State.UNMEASURED)
    if goal.bound is None or goal.year is None:
        return blank._replace(reason=NO_NUMBER if goal.bound is None else NO_YEAR)
    own = [one for one in values if one.place_id == goal.place_id]
    below = duties.below.get((goal.city_id, goal.indicator_id), {}) if goal.role != "quota" else {}
    joined = together(goal, below, values) if below and goal.is_additive and not own else None
    found = list(joined.sums) if joined else own
    chosen = choose(goal, found, day)
    after = chosen.actual.day if chosen.actual else None
    owing = silence(goal, duties, [goal.place_id, *(below if not own else ())], after)
    there = pending_below(goal, below, waiting, after) if joined else pending(goal, own, waiting, scales, day)
    blank = blank._replace(
        base=base_of(goal, known),
        silence=owing,
        coverage=joined.coverage if joined else None,
        reading=chosen.reading,
        pending=there,
    )
    if chosen.actual is None:
        return _without(blank, chosen, found, day)
    row = judging.judged(blank, chosen, scales, preset)
    if row.value is None:
        return row
    return row._replace(history=_history(row, found, scales), span=chosen.span)


def _history(row: Progress, found: Sequence[Actual], scales: Scales) -> tuple[tuple[Fraction, Fraction], ...]:
    """The values that say the same as the one that counts; what is accumulated from one day on alone."""
    last = row.actual
    if last is None or (last.parts and last.basis == "累计" and last.parts[0].basis == "当期"):
        return ()
    same = [
        one
        for one in found
        if (one.basis, one.subject) == (last.basis, last.subject)
        and one.day <= last.day
        and (one.basis != "累计" or one.start == last.start)
    ]
    # Days compare much faster than the exact times that they end at.
    values = {one.day: scales.converted(one, row.goal)[0] for one in same}
    known = ((day, value) for day, value in values.items() if value is not None)
    return tuple((end_of_day(day), value) for day, value in sorted(known, key=itemgetter(0)))


def _without(blank: Progress, chosen: Chosen, found: Sequence[Actual], day: date) -> Progress:
    """A goal without a value that says the same: who owes it, or why what there is does not count."""
    goal = blank.goal
    blank = judging.with_today(blank)
    others = [one for one in found if one.value is not None and one.day <= day and _is_about(goal, one)]
    reasons = [reason for one in others if (reason := unlike(goal, one))]
    if chosen.obstacle:
        return blank._replace(reason=chosen.obstacle)
    if others and len(reasons) == len(others):
        return blank._replace(state=State.UNLIKE, reason=reasons[-1], actual=others[-1], scope=Scope.UNLIKE)
    if chosen.gap:
        return blank._replace(reason=judging.missing_from(chosen.gap))
    if answer := _answered(goal, found, day):
        return blank._replace(reason=answer)
    if blank.coverage and not blank.coverage.is_whole:
        owed = _silent(blank.silence) or State.UNMEASURED
        return blank._replace(state=owed, reason=f"{blank.coverage.answered}/{blank.coverage.expected} 已报，不合计")
    if state := _silent(blank.silence):
        return blank._replace(state=state)
    if goal.due and day < goal.due:
        return blank._replace(state=State.NOT_DUE)
    return blank._replace(state=State.UNREPORTED, reason=NOBODY_ASKED)


def _answered(goal: Goal, found: Sequence[Actual], day: date) -> str | None:
    """A place's answer without a number for the goal's own time."""
    last = goal.due or day
    answers = [one for one in found if one.status in WITHOUT and one.subject == goal.subject and one.day <= day]
    own = [one for one in answers if one.day <= last and one.day.year == last.year]
    return f"上报“{WITHOUT[own[-1].status]}”" if own else None


def _is_about(goal: Goal, actual: Actual) -> bool:
    """Whether a value may have been meant for a goal: those of two named subjects were not."""
    return actual.subject == goal.subject or actual.subject is None or goal.subject is None


def _silent(owing: Silence | None) -> State | None:
    if owing is None:
        return None
    return State.OVERDUE if owing.is_late else State.OWED


def told(rows: Iterable[Progress]) -> list[Progress]:
    """The goals that files tell of, the worst state first: of which anything was approved, or is owed.

    None where nothing was approved of any of them.
    """
    found = [row for row in rows if row.is_told or row.silence]
    return where_reported(ranked(found))


def where_reported(rows: list[Progress]) -> list[Progress]:
    """The goals where anything at all was reported of them; none otherwise."""
    return rows if any(row.is_told for row in rows) else []


def ranked(rows: Iterable[Progress]) -> list[Progress]:
    """The goals by state, the worst first."""
    order = list(State)
    return sorted(rows, key=lambda row: order.index(row.state))


def summary(rows: Iterable[Progress]) -> State | None:
    """The state of several goals in force: the worst, those that are striven for left aside where others are there."""
    found = list(rows)
    firm = [one for one in found if not one.goal.is_tier]
    return worst(one.state for one in firm or found)


def latest(rows: Iterable[Progress], place_id: str, indicator_id: str) -> Progress | None:
    """The goal of a place and indicator whose value is of the latest day, of several that which is due first."""
    own = [
        one
        for one in rows
        if one.actual and (one.goal.place_id, one.goal.indicator_id) == (place_id, indicator_id) and one.goal.year
    ]
    return max(own, key=lambda one: (one.actual.day if one.actual else date.min, -(one.goal.year or 0)), default=None)


def lagging(rows: Iterable[Progress]) -> list[Progress]:
    """Goals that are behind, the furthest first; those that are striven for are left aside."""
    behind = [one for one in rows if one.state in (State.FAR_BEHIND, State.BEHIND) and not one.goal.is_tier]
    return sorted(behind, key=lambda one: one.pace.value if one.pace and one.pace.value is not None else Fraction(0))
