"""Reported values in a chart of stated ones: filled marks, the tick of the day, and how far they are above the way."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from yuboard.charts.axes import room, value_axis
from yuboard.charts.bullet_rows import PACE
from yuboard.charts.bullet_rows import REPORTED as APPROVED
from yuboard.charts.marks import Axis, Bar, Label, Line, Mark, Panel, Point, Text, Value
from yuboard.charts.stated import drawn_values, foot
from yuboard.progress.actuals import Scope
from yuboard.progress.goals import end_of_day
from yuboard.progress.judging import surplus
from yuboard.progress.rows import Progress
from yuboard.record.results import Row
from yuboard.wording.missing import COMPUTED
from yuboard.wording.numbers import number
from yuboard.wording.progress import reported, scoped, until, valued

KEY = "■ 已审定（实心方）　│ 截至日按序时该到（测算）"
SURPLUS = "比序时多（＋）少（−）（测算）"
# More marks than these would touch one another: the line and the last of them say it.
_MARKS = 12
# What is free to the right of a panel, in pixels.
_MARGIN = 12
# How high the panel of what is above the way is, with its title and years.
SURPLUS_HEIGHT = 150
_ABOVE, _BELOW = 34, 34
# As many values make a course.
_COURSE = 3

Points = tuple[tuple[float, float], ...]


class Reported(NamedTuple):
    """Reported values of a city, in the unit ``panel``, years as a trajectory counts them: the end of 2017 is 2017.

    ``words`` are those of the last one, ``title`` says its time and scope; ``due_now``: year and value at which it
    should be on the day that is asked about, None where no way is known. ``surplus``: years, and how far above the way
    each value is.
    """

    place_short: str
    panel: str
    position: int
    figure_id: str
    words: str
    title: str
    points: Points
    due_now: tuple[float, float] | None = None
    surplus: Points = ()

    @property
    def has_course(self) -> bool:
        return len(self.surplus) >= _COURSE


def reported_values(stated: Sequence[Row], standing: Iterable[Progress]) -> tuple[Reported, ...]:
    """The reported values of a chart's rows, one course a city and unit: the longest; of converted targets none."""
    known = {row.goal.figure_id: row for row in standing if row.value is not None and row.scope != Scope.UNLIKE}
    found: dict[tuple[str, str], Reported] = {}
    for row in drawn_values(stated):
        own = known.get(row["figure_id"])
        if own is None or row["is_converted"] or not own.goal.bound:
            continue
        one = _reported(row, own, foot(row) / float(own.goal.bound))
        before = found.get((one.place_short, one.panel))
        if before is None or len(one.points) > len(before.points):
            found[one.place_short, one.panel] = one
    return tuple(found.values())


def _reported(stated: Row, row: Progress, scale: float) -> Reported:
    def scaled(values: Iterable[tuple[Fraction, Fraction]]) -> Points:
        return tuple((float(at / 12 - 1), float(value) * scale) for at, value in values)

    actual, value = row.actual, row.value
    if actual is None or value is None:
        raise ValueError(f"{row.goal.figure_id} has no value")
    expected, is_over = row.expected_now, row.share_now is None or row.share_now >= 1
    due_now = None if expected is None or is_over else scaled([(end_of_day(row.day), expected)])[0]
    own = valued(value, row.goal.unit)
    words = f"已审定{own}" if row.rate is None else f"约合{own}（{COMPUTED}）"
    title = f"{stated['place_short']}　{until(actual)}　已审定{reported(row)}{scoped(row)}"
    return Reported(
        stated["place_short"],
        stated["panel"],
        stated["place_position"],
        row.goal.figure_id,
        words,
        title,
        scaled(row.history or [(actual.at, value)]),
        due_now,
        scaled(surplus(row)),
    )


def marks(one: Reported, years: Axis, plot: float) -> list[Mark]:
    """The values of a city, joined; the last in words, on the side where a panel ``plot`` pixels wide has room."""
    found: list[Mark] = []
    if len(one.points) > 1:
        found.append(Line(one.points, "base", False, 2.0, position=one.position))
    shown = one.points if len(one.points) <= _MARKS else one.points[-1:]
    for at, value in shown:
        is_last = (at, value) == one.points[-1]
        label = _label(one, years, plot) if is_last else None
        found.append(
            Point(
                at,
                value,
                "square",
                4.5,
                "base",
                "base",
                position=one.position,
                figure_id=one.figure_id if is_last else None,
                title=one.title if is_last else "",
                label=label,
                value=stated_as(one, APPROVED, one.words, value) if is_last else None,
            )
        )
    if one.due_now:
        at, value = one.due_now
        said = f"{one.place_short}　{PACE}{number(value, one.panel)}（测算）"
        due = stated_as(one, PACE, said, value)
        found.append(Point(at, value, "tick", 9, "paper", "ink", position=one.position, title=said, value=due))
    return found


def stated_as(one: Reported, series: str, said: str, number: float) -> Value:
    """A number as editable charts write it; of no year, as it is of a day."""
    is_computed = said.endswith(f"（{COMPUTED}）")
    figure_id = one.figure_id if series == APPROVED else None
    return Value(
        one.place_short,
        series,
        said,
        low=number,
        unit=one.panel,
        position=one.position,
        figure_id=figure_id,
        is_computed=is_computed,
    )


def _label(one: Reported, years: Axis, plot: float) -> Label:
    line = Text(one.words, 13, "city", True)
    right = (years.high - one.points[-1][0]) / (years.high - years.low) * plot
    return Label((line,), "below right" if room([line]) < right + _MARGIN else "below left")


def surplus_panel(one: Reported, box: tuple[float, float, float, float], years: Axis) -> Panel:
    """How far above or below the way each value of a course is; ``years`` is the axis of the panel above it."""
    levels = [level for _, level in one.surplus]
    most = max(map(abs, levels)) or 1.0
    low, high = (min(0.0, *levels) - most * 0.1, max(0.0, *levels) + most * 0.45)
    pitch = min((later[0] - earlier[0] for earlier, later in zip(one.surplus, one.surplus[1:])), default=0.3)
    bars = [_bar(one, at, level, pitch * 0.35, is_last=at == one.surplus[-1][0]) for at, level in one.surplus]
    left, top, right, bottom = box
    axis = value_axis(low, high, step=most)
    plot = (left, top + _ABOVE, right, bottom - _BELOW)
    return Panel(plot, years, axis, tuple(bars), f"{one.place_short}　{SURPLUS}　单位：{one.panel}")


def _bar(one: Reported, at: float, level: float, half: float, *, is_last: bool) -> Bar:
    sign = "＋" if level > 0 else "−" if level < 0 else ""
    words = f"{sign}{number(abs(level), one.panel)}"
    label = Label((Text(words, 13, "ink", True),), "right") if is_last else None
    return Bar(
        at - half,
        at + half,
        max(level, 0.0),
        -abs(level),
        "base" if level >= 0 else "paper",
        position=one.position,
        title=f"{one.place_short}　比序时{words}",
        label=label,
        is_hatched=level < 0,
    )
