"""Bullet rows: how far a goal is, how far it should be today, and where it ends, on one line; and the path so far."""

from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from yuboard.progress.actuals import Scope
from yuboard.progress.rows import Progress
from yuboard.wording.markup import tag
from yuboard.wording.progress import named, short

# The box that a row is drawn in; it grows with its column.
WIDTH, HEIGHT, _BAR = 220, 22, 8
# How far beyond the largest number the axis reaches.
_ROOM = Fraction(108, 100)


@dataclass(frozen=True)
class Bullet:
    """Bullet row: places along the line from 0 to 1; None where there is nothing to mark.

    ``value``: the end of the bar, which begins at nought; ``pace``: the thin tick, where it should be today.
    ``target``: the thick tick; ``band``: of a range; ``is_open``: at least so much, an arrow; ``is_striven``: 力争,
    hollow; ``is_unchecked``: the bar is dashed, as nobody compared the scopes. ``path``: the values so far. ``end``:
    what the line ends at, in the goal's unit.
    """

    value: float | None
    pace: float | None
    target: float | None
    band: tuple[float, float] | None
    is_open: bool
    is_striven: bool
    is_unchecked: bool
    path: tuple[tuple[float, float], ...]
    end: float = 1.0


def axis_end(row: Progress) -> Fraction:
    """The end of the axis of a goal's row, which begins at nought, in the goal's unit; 0 where nothing can be drawn."""
    goal = row.goal
    if goal.bound is None:
        return Fraction(0)
    return max(abs(one) for one in (goal.bound, goal.high, row.value) if one is not None) * _ROOM


def bullet(row: Progress) -> Bullet:
    """The bullet row of a goal; an axis from nought to the largest of its numbers."""
    goal, widest = row.goal, axis_end(row)
    if not widest:
        return Bullet(None, None, None, None, False, goal.is_tier, False, ())

    def at(value: Fraction | None) -> float | None:
        return None if value is None else float(max(value, Fraction(0)) / widest)

    low, high = at(goal.low), at(goal.high)
    is_range = low is not None and high is not None and low != high
    return Bullet(
        at(row.value),
        at(row.expected_now),
        at(goal.bound),
        (low or 0.0, high or 0.0) if is_range else None,
        goal.operator in (">", ">="),
        goal.is_tier,
        row.scope == Scope.UNCHECKED,
        _path(row),
        float(widest),
    )


def _path(row: Progress) -> tuple[tuple[float, float], ...]:
    """The values so far in a box of one by one, the time to the right, the value upwards."""
    if len(row.history) < 2:
        return ()
    times, values = [at for at, _ in row.history], [value for _, value in row.history]
    first, low = min(times), min(values)
    wide, high = max(times) - first, max(values) - low
    if not wide:
        return ()
    return tuple(
        (float((at - first) / wide), float((value - low) / high) if high else 0.5) for at, value in row.history
    )


def picture(row: Progress) -> Markup:
    """A goal's bullet row with the path so far beside it."""
    shown = bullet(row)
    return tag("div", drawn(shown, f"{named(row)}：{short(row)}"), sparkline(shown), class_="picture")


def drawn(shown: Bullet, told: str) -> Markup:
    """The row as SVG in the colour of its text; ``told`` says it to whoever does not see it."""
    middle, top = HEIGHT / 2, (HEIGHT - _BAR) / 2
    marks = [tag("path", d=f"M0,{middle}H{WIDTH}", class_="axis")]
    if shown.band:
        low, high = (WIDTH * end for end in shown.band)
        marks.append(tag("rect", x=low, y=2.0, width=max(high - low, 2.0), height=HEIGHT - 4.0, class_="band"))
    if shown.value is not None:
        length = max(WIDTH * shown.value, 1.5)
        bar = "bar unchecked" if shown.is_unchecked else "bar"
        marks.append(tag("rect", x=0, y=top, width=length, height=float(_BAR), class_=bar))
    if shown.pace is not None:
        marks.append(tag("path", d=f"M{WIDTH * shown.pace:.1f},3V{HEIGHT - 3}", class_="today"))
    if shown.target is not None:
        marks += _target(WIDTH * shown.target, shown)
    box = f"0 0 {WIDTH} {HEIGHT}"
    return tag("svg", tag("title", told), *marks, viewBox=box, class_="bullet", role="img")


def _target(at: float, shown: Bullet) -> list[Markup]:
    kind = "target striven" if shown.is_striven else "target"
    found = [tag("rect", x=at - 1.75, y=1.5, width=3.5, height=HEIGHT - 3.0, class_=kind)]
    if shown.is_open:
        found.append(tag("path", d=f"M{at + 4:.1f},{HEIGHT / 2 - 4}l5,4l-5,4", class_="open"))
    return found


def sparkline(shown: Bullet) -> Markup:
    """The values so far as a small line; nothing of a single one."""
    if not shown.path:
        return Markup("")
    spots = [(3 + 54 * at, 17 - 13 * value) for at, value in shown.path]
    line = tag("path", d="M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in spots), class_="line")
    last = tag("circle", cx=spots[-1][0], cy=spots[-1][1], r=2.5, class_="last")
    return tag("svg", line, last, viewBox="0 0 60 20", class_="spark", aria_hidden="true")
