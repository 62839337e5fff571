"""County panels: a small panel a county on one scale, reported months joined, missing ones hatched, quotas as lines."""

from fractions import Fraction
from itertools import pairwise

from yuboard.charts.axes import clipped, gutter, value_axis
from yuboard.charts.marks import Axis, Bar, Chart, Label, Line, Mark, Panel, Point, Rule, Text, Words, fitted
from yuboard.progress.series import Course, Series
from yuboard.wording.numbers import amount
from yuboard.wording.units import course_told, silent_since

KEY = "各图同一纵轴　● 已审定　— 当年配额　▨ 当期没有数　□ 已报待审"
# The least width of a panel, on a phone too.
_LEAST, _SMALLEST, _PHONE = 210.0, 140.0, 600.0
_GAP, _HEAD, _PLOT, _FOOT = 24.0, 26.0, 96.0, 30.0
_NAME, _SMALL = 14, 12


@fitted
def county_panels(
    course: Course,
    *,
    position: int,
    highest: float | None = None,
    chosen: str | None = None,
    ranks: dict[str, str] | None = None,
    width: float = 1200,
) -> Chart:
    """A panel a place of ``course``, each with its quotas; ``chosen`` is written in the city's colour.

    ``highest`` is that of a whole course of which this is a part (``highest_of``). ``ranks`` are the words of ranks by
    place, where places are comparable at all.
    """
    axis = value_axis(0.0, (highest or highest_of(course)) * 1.18)
    beside = gutter(axis)
    least = _SMALLEST if width < _PHONE else _LEAST
    across = max(1, int((width + _GAP) // (least + _GAP)))
    own = (width - _GAP * (across - 1)) / across
    panels = []
    for index, series in enumerate(course.places):
        left = index % across * (own + _GAP)
        top = index // across * (_HEAD + _PLOT + _FOOT) + _HEAD
        box = (left + beside, top, left + own, top + _PLOT)
        rank = (ranks or {}).get(series.place, "")
        panels.append(_panel(series, course, box, axis, position, rank, is_own=series.place == chosen))
    foot = max((panel.box[3] for panel in panels), default=0.0) + _FOOT
    alt = "；".join(course_told(series, course.unit) for series in course.places)
    return Chart("county_panels", alt, width, foot, tuple(panels))


def highest_of(course: Course) -> float:
    """The highest value or quota of a course: what all panels of it share."""
    values = [value for series in course.places for run in series.runs for _, value in run]
    quotas = [quota for series in course.places for *_, quota in series.quotas]
    return float(max([*values, *quotas], default=Fraction(1))) or 1.0


def _panel(
    series: Series,
    course: Course,
    box: tuple[float, float, float, float],
    y: Axis,
    position: int,
    rank: str,
    *,
    is_own: bool,
) -> Panel:
    first, last = _starts(course.times)[0], float(course.times[-1])
    quotas = [quota for quota in series.quotas if quota[1] < last and quota[2] > first]
    years = range(int(first // 12), int((last - 0.01) // 12) + 1)
    short = box[2] - box[0] < 44 * len(years)
    ticks = tuple(
        (12 * year + 6.0, (Text(f"{year % 100:02d}" if short else f"{year}", _SMALL, "ink_3"),))
        for year in years
        if first <= 12 * year + 6 <= last
    )
    marks: list[Mark] = [*_blanks(series, course, y.high, position)]
    marks += [
        Rule(
            max(float(start), first),
            float(quota),
            min(float(end), last),
            float(quota),
            "ink_2",
            title=f"{series.place}　配额{amount(float(quota), course.unit)}",
        )
        for _, start, end, quota in quotas
    ]
    marks += _runs(series, course, position, is_small=box[2] - box[0] < _LEAST - 60)
    title = f"{series.place}　{rank}" if rank else series.place
    name = clipped(title, _NAME, box[2] - box[0] + 20)
    label = Label((Text(name, _NAME, "city" if is_own else "ink", True),), "right")
    marks.append(
        Words(
            first,
            y.high * (1 + 14 / _PLOT),
            label=label,
            position=position,
            figure_id=series.quotas[-1][0],
            title=course_told(series, course.unit),
        )
    )
    return Panel(box, Axis(first, last, ticks, has_base=True), y, tuple(marks))


def _starts(times: tuple[Fraction, ...]) -> tuple[float, ...]:
    """From when each time reaches: from the one before it, the first as far as the shortest step."""
    steps = [float(later - earlier) for earlier, later in pairwise(times)]
    return (float(times[0]) - min(steps), *map(float, times[:-1]))


def _blanks(series: Series, course: Course, high: float, position: int) -> list[Bar]:
    """Missing times hatched and waiting ones hollow, neighbours as one."""
    kinds = dict.fromkeys(series.missing, True) | dict.fromkeys(series.waiting, False)
    found: list[Bar] = []
    for start, end in zip(_starts(course.times), course.times):
        is_missing = kinds.get(end)
        if is_missing is None:
            continue
        last = found[-1] if found else None
        if last and last.end == start and last.is_hatched == is_missing:
            start = found.pop().x
        found.append(Bar(start, float(end), high, -high, "paper", "mid", is_hatched=is_missing, position=position))
    return found


def _runs(series: Series, course: Course, position: int, *, is_small: bool) -> list[Mark]:
    """Values that are joined, and the last of them in words; of a place that fell silent, from when on."""
    marks: list[Mark] = []
    for run in series.runs:
        points = tuple((float(at), float(value)) for at, value in run)
        if len(points) > 1:
            marks.append(Line(points, "base", False, 2.0, position=position))
    if series.runs:
        at, value = series.runs[-1][-1]
        since = silent_since(series, course.times, is_short=is_small)
        told = f"{amount(float(value), course.unit)}{since and f'　{since}'}"
        said = Label((Text(told, _SMALL, "ink", True),), "above left")
        marks.append(Point(float(at), float(value), "circle", 3.5, "base", "base", position=position, label=said))
    return marks
