"""Bullet rows as a chart: a line a goal, on an axis of its own: the goal's name, its bullet row, how it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from yuboard.charts.axes import clipped, height_of
from yuboard.charts.axes import room as room_of
from yuboard.charts.bullets import Bullet, axis_end, bullet
from yuboard.charts.marks import Axis, Bar, Chart, Label, Line, Mark, Panel, Point, Side, Text, Value, Words, fitted
from yuboard.progress.rows import Progress
from yuboard.wording import progress as words
from yuboard.wording.measuring import wrapped
from yuboard.wording.missing import COMPUTED

REPORTED, PACE, TARGET = "已审定", "截至日按序时该到", "目标"
_NAME, _SMALL = 13, 12
# The shares of the width that names, rows and states take; the gap between two of them.
_NAMES, _PLOT, _APART = 0.39, 0.32, 12.0
# How much wider than reckoned a typeface may be.
_WIDER = 1.15
# The least height of a row, of which words above and below the bar take most; the bar itself, and the room around it.
_LEAST, _BAR, _AROUND = 52.0, 12.0, 9.0
# Half a thin and half a thick tick, in pixels.
_TICK, _POST = 8.0, 11.0


def is_drawn(row: Progress) -> bool:
    """Whether a goal has a bullet row: one of which a value was approved that says the same."""
    return row.value is not None and axis_end(row) > 0


def are_drawn(rows: Sequence[Progress]) -> list[Progress]:
    """The goals that have a bullet row."""
    return [row for row in rows if is_drawn(row)]


@fitted
def bullet_rows(rows: Sequence[Progress], *, positions: Mapping[str, int], width: float = 760) -> Chart:
    """A panel a goal of ``are_drawn``; ``positions`` are places.position of the cities by name.

    The bar is the approved value (pale where nobody compared its scope with the target's), the thin tick the value on
    the way by the as-of day, the thick one the target: hollow where it is striven for, an arrow beyond it where it is
    at least so much, a band where it is a range.
    """
    panels, top = [], 0.0
    for row in rows:
        panel = _panel(row, positions.get(row.goal.city, 0), width, top)
        panels.append(panel)
        top = panel.box[3] + _AROUND
    alt = "；".join(f"{words.named(row)}{row.goal.label}：{words.short(row)}" for row in rows)
    return Chart("bullets", alt, width, max(top - _AROUND, 1.0), tuple(panels))


def _panel(row: Progress, position: int, width: float, top: float) -> Panel:
    shown = bullet(row)
    left, right = width * _NAMES + _APART, width * (_NAMES + _PLOT)
    is_short = _tag(row, shown, right - left).words != row.goal.label
    below = [*([row.goal.label] if is_short else []), _years(row)]
    name = _lines([_name(row)], _NAME, width * _NAMES, is_strong=True) + _lines(below, _SMALL, width * _NAMES)
    sign = words.SIGNS[row.state]
    told = [words.done(row), words.paced(row)] if row.completion else [words.why(row) or ""]
    beside = width - right - _APART * 2
    state = _lines([f"{sign.shape} {row.state}"], _NAME, beside, is_strong=True) + _lines(told, _SMALL, beside)
    height = max(_LEAST, height_of(name), height_of(state))
    per_pixel = shown.end / (right - left)
    marks = (
        _said(-left * per_pixel, name, height),
        *_bullet(row, shown, position, right - left, height / 2),
        _said(shown.end + 2 * _APART * per_pixel, state, height),
    )
    return Panel((left, top, right, top + height), Axis(0, shown.end), Axis(height, 0), marks)


def _name(row: Progress) -> str:
    subject = f"（{row.goal.subject}）" if row.goal.subject else ""
    return f"{row.goal.place_short}　{row.goal.indicator}{subject}"


def _years(row: Progress) -> str:
    """The year of the target, and which time the value is of."""
    return f"{row.goal.year_label}　数据{words.until(row.actual)}" if row.actual else row.goal.year_label


def _lines(told: Sequence[str], size: float, room: float, *, is_strong: bool = False) -> tuple[Text, ...]:
    ink = "ink" if is_strong else "ink_2"
    return tuple(Text(line, size, ink, is_strong) for part in told for line in wrapped(part, room / size / _WIDER))


def _said(x: float, lines: tuple[Text, ...], height: float) -> Words:
    return Words(x, height / 2, label=Label(lines, "right"))


def _bullet(row: Progress, shown: Bullet, position: int, room: float, middle: float) -> list[Mark]:
    """The band, the bar, the ticks; ``room`` and ``middle`` are pixels across and to the middle of the row."""
    goal, end = row.goal, shown.end
    marks: list[Mark] = []
    if shown.band:
        low, high = (end * at for at in shown.band)
        marks.append(Bar(low, high, middle - _POST, 2 * _POST, "tint", "mid", position=position))
    value = Value(
        words.named(row),
        REPORTED,
        words.approved(row),
        unit=goal.unit or "",
        position=position,
        figure_id=goal.figure_id,
        is_computed=row.rate is not None,
    )
    at = shown.value or 0.0
    marks.append(
        Bar(
            0.0,
            end * at,
            middle - _BAR / 2,
            _BAR,
            "mid" if shown.is_unchecked else "base",
            "base",
            position=position,
            figure_id=goal.figure_id,
            title=f"{words.named(row)}　{words.approved(row)}{words.scoped(row)}",
            value=_with(value, row.value),
        )
    )
    # From the day on which a goal is due, the way ends at the goal itself.
    if shown.pace is not None and row.expected_now is not None and row.expected_now != goal.bound:
        said = f"{PACE}{words.valued(row.expected_now, goal.unit)}（{COMPUTED}）"
        due = replace(value, series=PACE, words=said, is_computed=True)
        marks.append(
            Point(
                end * shown.pace,
                middle,
                "tick",
                _TICK,
                "paper",
                "ink",
                position=position,
                title=said,
                value=_with(due, row.expected_now),
            )
        )
    return marks + _target(row, shown, position, room, middle) + [_words(value.words, at, end, room, middle)]


def _with(value: Value, number: Fraction | None) -> Value:
    return replace(value, low=None if number is None else float(number))


def _target(row: Progress, shown: Bullet, position: int, room: float, middle: float) -> list[Mark]:
    """The thick tick with the document's words, and what tells that it is open upwards."""
    goal, end, at = row.goal, shown.end, shown.target or 0.0
    low, high = (None if one is None else float(one) for one in (goal.low, goal.high))
    stated = Value(
        words.named(row),
        TARGET,
        goal.label,
        goal.operator,
        low,
        high,
        goal.unit or "",
        position=position,
        figure_id=goal.figure_id,
    )
    side: Side = "above left" if at > 0.4 else "above right"
    label = Label((_tag(row, shown, room),), side)
    marks: list[Mark] = []
    if shown.is_open:
        marks.append(Line(((end * at, middle), (end, middle)), "ink", False, 1.2, position=position))
        marks.append(Point(end, middle, "right", 3.5, "ink", "ink", position=position))
    fill = "paper" if shown.is_striven else "ink"
    marks.append(
        Point(
            end * at,
            middle,
            "post",
            _POST,
            fill,
            "ink",
            position=position,
            figure_id=goal.figure_id,
            label=label,
            title=f"{words.named(row)}　{goal.label}",
            value=stated,
        )
    )
    return marks


def _tag(row: Progress, shown: Bullet, room: float) -> Text:
    """The document's words beside the thick tick, as far as they go; those cut off stand below the goal's name."""
    at = shown.target or 0.0
    whole = Text(row.goal.label, _SMALL, "city", True)
    beside = room * max(at, 1 - at) - _APART
    if room_of([whole]) <= beside:
        return whole
    return replace(whole, words=clipped(row.goal.label.partition("（")[0], _SMALL, beside))


def _words(said: str, at: float, end: float, room: float, middle: float) -> Words:
    """The value in words below its bar: up to the bar's end where they fit, else from its beginning on."""
    line = Text(said, _SMALL, "ink", True)
    fits = room_of([line]) + _APART <= at * room
    side: Side = "below left" if fits else "below right"
    return Words(end * at if fits else 0.0, middle + _BAR / 2, label=Label((line,), side))
