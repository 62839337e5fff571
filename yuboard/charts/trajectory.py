"""Trajectory: baseline → interim → final target by year, with marks that are true to each operator."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from yuboard.charts.axes import LEADING, clipped, gutter, value_axis, year_ticks
from yuboard.charts.marks import Axis, Band, Chart, Label, Line, Mark, Panel, Point, Side, Text, fitted
from yuboard.charts.reported import SURPLUS_HEIGHT, Reported, surplus_panel
from yuboard.charts.reported import marks as reported_marks
from yuboard.charts.stated import drawn_values, foot, listed, sign, stated, titled, top
from yuboard.record.results import Row
from yuboard.wording.measuring import width as width_of

_TOP, _BOTTOM, _RIGHT, _BESIDE, _HEADROOM = 40, 40, 24, 36, 1.3
# Panels beside one another are at least as wide as this; more go below.
_NARROWEST = 270


@fitted
def trajectory(
    rows: Sequence[Row], *, width: float = 640, panel_height: float = 320, lone_height: float | None = None,
    across: bool = False, reported: tuple[Reported, ...] = (),
) -> Chart:  # fmt: skip
    """One panel a unit; each stated value a mark with the document's own words beside it.

    ``rows`` are one per stated value, with the columns panel (axis unit), series, place_position, place_short, year,
    year_label, role, operator, axis_low, axis_high, label, plain_label, tag (words after it, marks among them, may be
    empty), document_number, section and figure_id. Points of one series are joined by a thin dashed line, a linear
    reference and not a yearly plan. Rows without a number or a year are not drawn. A city whose largest value is
    under a quarter of the largest of its unit has a panel of its own, as its steps would vanish. A panel that stands
    alone is ``lone_height`` high, where that is given; with ``across`` panels stand beside one another. ``reported``
    values are filled marks in the panel of their city and unit; a course of them has a panel below all others.
    """
    shown = drawn_values(rows)
    panels = _panels(shown)
    height = lone_height if lone_height and len(panels) == 1 else panel_height
    columns = max(min(len(panels), int((width + _BESIDE) // (_NARROWEST + _BESIDE))), 1) if across else 1
    own_width = (width - _BESIDE * (columns - 1)) / columns
    boxes = [(index % columns * (own_width + _BESIDE), index // columns * height) for index in range(len(panels))]
    whole = height * -(-len(panels) // columns)
    # Panels below one another share the room for their values, so that their years stand in one line.
    own = {key: _reported_in(key, of_panel, reported) for key, of_panel in panels.items()}
    plot = height - _TOP - _BOTTOM
    beside = max((gutter(_values(rows, plot, own[key])) for key, rows in panels.items()), default=0.0)
    is_split = Counter(unit for unit, _ in panels)
    drawn_panels = tuple(
        _panel(
            key,
            of_panel,
            shown,
            own[key],
            is_split[key[0]] > 1,
            (left + beside, upper, left + own_width, upper + height),
        )
        for (left, upper), (key, of_panel) in zip(boxes, panels.items())
    )
    courses = [
        surplus_panel(
            one, (panel.box[0], whole + at * SURPLUS_HEIGHT, panel.box[2], whole + (at + 1) * SURPLUS_HEIGHT), panel.x
        )
        for at, (panel, one) in enumerate(
            (panel, one) for panel, key in zip(drawn_panels, panels) for one in own[key] if one.has_course
        )
    ]
    alt = "；".join([listed(shown), *(one.title for one in reported)])
    return Chart("trajectory", alt, width, whole + len(courses) * SURPLUS_HEIGHT, (*drawn_panels, *courses))


def _reported_in(key: tuple[str, str], of_panel: Sequence[Row], reported: Sequence[Reported]) -> list[Reported]:
    """The reported values of the cities and unit of a panel."""
    places = {row["place_short"] for row in of_panel}
    return [one for one in reported if one.panel == key[0] and one.place_short in places]


Panels = dict[tuple[str, str], list[Row]]


def _panels(rows: Sequence[Row]) -> Panels:
    """Rows by unit, and by city too where one would vanish beside another; in order of appearance."""
    unit_top: dict[str, float] = {}
    city_top: dict[tuple[str, str], float] = {}
    for row in rows:
        unit, city = row["panel"], (row["panel"], row["place_short"])
        unit_top[unit] = max(unit_top.get(unit, 0.0), top(row))
        city_top[city] = max(city_top.get(city, 0.0), top(row))
    panels: Panels = {}
    for row in rows:
        unit, city = row["panel"], row["place_short"]
        is_small = city_top[unit, city] < unit_top[unit] / 4
        panels.setdefault((unit, city if is_small else ""), []).append(row)
    return panels


def _panel(
    key: tuple[str, str],
    of_panel: Sequence[Row],
    shown: Sequence[Row],
    own: Sequence[Reported],
    is_split: bool,
    block: tuple[float, float, float, float],
) -> Panel:
    """One panel: all share the span of years, each has its own unit and height of values."""
    left, upper, right, lower = block
    box = (left, upper + _TOP, right - _RIGHT, lower - _BOTTOM)
    is_shared = len({row["place_short"] for row in of_panel}) > 1
    marks: list[Mark] = []
    for _, series in groupby(sorted(of_panel, key=lambda row: (row["series"], row["year"])), lambda row: row["series"]):
        marks += _series(list(series), of_panel, is_shared)
    places = "、".join(dict.fromkeys(row["place_short"] for row in of_panel))
    title = _title(f"{places}　单位：{key[0]}", is_split, right - left)
    values = _values(of_panel, box[3] - box[1], own)
    years = _years(of_panel, shown, is_shared, box[2] - box[0])
    marks += [mark for one in own for mark in reported_marks(one, years, box[2] - box[0]) if _is_within(mark, years)]
    return Panel(box, years, values, tuple(marks), title)


def _is_within(mark: Mark, years: Axis) -> bool:
    """Whether a mark stands between the ends of the axis: today may be years after the last target."""
    return not isinstance(mark, Point) or years.low <= mark.x <= years.high


def _values(of_panel: Sequence[Row], plot: float, own: Sequence[Reported] = ()) -> Axis:
    """The values of a panel ``plot`` pixels high, with room for words above the highest."""
    headroom = _headroom(of_panel, plot)
    lowest = min(0.0, *(foot(row) for row in of_panel)) * 1.1
    told = [value for one in own for _, value in one.points]
    highest = max(0.0, *(top(row) for row in of_panel), *told) * headroom
    return value_axis(lowest, highest or max(-lowest, 1.0) * (headroom - 1))


def _headroom(of_panel: Sequence[Row], plot: float) -> float:
    """How far the axis goes on above its highest value: where that falls, its words must stay below the title.

    ``plot`` is the height of the panel in pixels; a path that rises has its highest words at the right, away from it.
    """
    last, highest = max(row["year"] for row in of_panel), max(map(top, of_panel))
    is_fall = any(top(row) == highest and row["year"] < last for row in of_panel)
    need = (14 + (12 if any(row["tag"] for row in of_panel) else 0)) * LEADING + 12
    return max(_HEADROOM, plot / (plot - need)) if is_fall and plot > 1.5 * need else _HEADROOM


def _title(words: str, is_split: bool, room: float) -> str:
    """``words``, and where a unit has several panels that their heights do not compare, as far as there is room."""
    apart = f"{words}　各图纵轴不同"
    told = (f"{apart}，不比高低", apart) if is_split else ()
    return next((title for title in told if 14 * width_of(title) < room), clipped(words, 14, room))


def _years(of_panel: Sequence[Row], shown: Sequence[Row], is_shared: bool, plot: float) -> Axis:
    """The years of all panels, with room left of the first for its words."""
    years = sorted({int(row["year"]) for row in shown})
    first, last = years[0], years[-1]
    pad = max((last - first) * 0.3, 1)
    need = max(_label_room(row, is_shared) for row in shown if row["year"] == first) / max(plot, 120)
    share = min(need / (1 - need), 1.0) if need < 1 else 1.0
    low, high = first - max(pad, (last + pad * 0.45 - first) * share), last + pad * 0.45
    ticks = year_ticks(years, (int(row["year"]) for row in of_panel), plot / (high - low))
    return Axis(low, high, ticks, has_base=True)


def _label_room(row: Row, is_shared: bool) -> float:
    return max(15 * width_of(_words(row, is_shared)), 12 * width_of(row["tag"] or "")) + 18


def _words(row: Row, is_shared: bool) -> str:
    """A value's words; where cities share a panel they begin with the city: hue alone does not tell."""
    return f"{row['place_short']} {row['plain_label']}" if is_shared else row["plain_label"]


def _series(rows: Sequence[Row], panel: Sequence[Row], is_shared: bool) -> list[Mark]:
    """One series: the dashed line that joins its points, then its points."""
    position = rows[0]["place_position"]
    marks: list[Mark] = []
    if len(rows) > 1:
        marks.append(Line(tuple((float(row["year"]), foot(row)) for row in rows), position=position))
    return marks + [_mark(row, _label(row, panel, is_shared)) for row in rows]


def _label(row: Row, panel: Sequence[Row], is_shared: bool) -> Label:
    """Words above their mark; below it where a higher mark of the same year has its line pass there."""
    same_year = max(top(other) for other in panel if other["year"] == row["year"])
    has_room = top(row) > max(map(top, panel)) / 4
    side: Side = "below left" if top(row) < same_year and has_room else "above left"
    ink, is_target = "ink_2" if row["role"] == "baseline" else "city", row["role"] == "target"
    lines = [Text(_words(row, is_shared), 16 if is_target else 14, ink, is_target)]
    return Label((*lines, *([Text(row["tag"], 12, ink)] if row["tag"] else [])), side)


def _mark(row: Row, label: Label) -> Mark:
    shared: dict[str, Any] = {
        "position": row["place_position"], "figure_id": row["figure_id"], "label": label, "value": stated(row),
        "title": titled(row),
    }  # fmt: skip
    if row["operator"] == "range":
        return Band(float(row["year"]), row["axis_low"], row["axis_high"], **shared)
    return sign(row, float(row["year"]), foot(row), **shared)
