"""Values of one indicator whose subjects or months differ: in rows on one axis of values, never joined."""

import textwrap
from collections.abc import Sequence
from itertools import groupby

from yuboard.charts.axes import bar_axis, clipped, room, value_axis
from yuboard.charts.beads import SMALL, noted
from yuboard.charts.marks import Axis, Chart, Label, Mark, Panel, Text, fitted
from yuboard.charts.stated import STAGES, drawn_values, foot, sign, stated
from yuboard.record.results import Row

_LONG, _SHORT, _NARROW, _LEAST = 10, 7, 480, 52
# The height of a row of one line, and what stands below a panel.
_LOW, _FOOT = 26.0, 56.0
# Rows of a panel: more are parted, so that their axis is never far and paper can break between.
_ROWS = 20
# What stands between the names and the marks at zero.
_CLEAR = 8.0
# Steps of an axis of shares, and the pixels that its numbers need.
_SHARES, _APART = (25, 50, 100, 200), 40
_ORDER = {"baseline": 0, "interim": 1, "target": 2}


@fitted
def subjects(rows: Sequence[Row], *, width: float = 640, is_by_city: bool = False, why: str = "城市多") -> Chart:
    """One row a stated value: whose it is on the left, the mark on a common axis, the words beside it; a panel a unit.

    ``rows`` have the columns of ``trajectory`` and subject (None for the whole place), role_word. The axis is long
    enough for the words of each value to stand within ``width`` pixels. With ``is_by_city`` the rows are low and go
    city by city: for cities too many for one path each, or on one axis for another reason (``why``); what is converted
    says so behind its words.
    """
    drawn = drawn_values(rows)
    panels: list[Panel] = []
    for unit in dict.fromkeys(row["panel"] for row in drawn):
        own = sorted((row for row in drawn if row["panel"] == unit), key=_by_city if is_by_city else _order)
        for part in _parts([row["place_short" if is_by_city else "figure_id"] for row in own]):
            top = panels[-1].box[3] + _FOOT if panels else 0.0
            panels.append(_panel(own, part, unit, width, top, why if is_by_city else ""))
    words = "；".join(f"{_whose(row, is_by_city)}{row['year_label']}{row['label']}" for row in drawn)
    return Chart("subjects", words, width, panels[-1].box[3] + _FOOT, tuple(panels))


def _whose(row: Row, is_by_city: bool) -> str:
    return f"{row['place_short']}{row['subject'] or ''}" if is_by_city else row["subject"] or "全市"


def _parts(keys: Sequence[str]) -> list[slice]:
    """Rows in panels of about one length, at most ``_ROWS``; those of one key, a city, stay together."""
    most = len(keys) / -(-len(keys) // _ROWS)
    parts, start, end = [], 0, 0
    for _, same in groupby(keys):
        count = len(list(same))
        if end > start and (end - start + count > _ROWS or end - start >= most):
            parts.append(slice(start, end))
            start = end
        end += count
    return [*parts, slice(start, end)]


def _panel(ordered: Sequence[Row], part: slice, unit: str, width: float, top: float, why: str) -> Panel:
    """A part of one unit's rows, from ``top`` pixels down, on the axis of all; city by city where ``why`` says so."""
    is_by_city = bool(why)
    names = [_line(row, width) if is_by_city else _name(row, _SHORT if width < _NARROW else _LONG) for row in ordered]
    left = max(room(lines) for lines in names) + 10 + _CLEAR + 6
    plot = width - left - 24
    levels = [foot(row) for row in ordered]
    labels = [_label(row, plot) for row in ordered]
    pitch = max(_LOW if is_by_city else _LEAST, *(18 * len(lines) + 8 for lines in (*names, *labels)))
    # The words of a mark take their pixels from the axis: what is left of them must hold the mark's own value.
    taken = [min(room(label) + 24, plot * 0.8) for label in labels]
    whole = bar_axis(levels, taken, plot)
    step = next((step for step in _SHARES if step * plot >= _APART * (whole.high - whole.low)), None)
    marks: list[Mark] = [
        sign(
            row, level, float(index), position=row["place_position"], figure_id=row["figure_id"],
            label=Label(label, "right"), value=stated(row),
            title=f"{'　'.join(line.words for line in name)}　{row['label']}　{row['document_number']}",
        )
        for index, (row, level, label, name) in enumerate(list(zip(ordered, levels, labels, names))[part])
    ]  # fmt: skip
    ticks = tuple((float(index), lines) for index, lines in enumerate(names[part]))
    spans = Axis(len(ticks) - 0.5, -0.5, ticks, tuple(range(len(ticks))), label_gap=_CLEAR)
    box = (left, top + 8.0, width - 24, top + 8 + pitch * len(ticks))
    title = f"单位：{unit}　{why or _reason(ordered)}，分行列出，不相连"
    if room([Text(title, 13)]) > plot:
        title = f"单位：{unit}"
    values = value_axis(whole.low * 1.05, whole.high * 1.02, step=step if unit == "%" else None, title=title)
    return Panel(box, values, spans, tuple(marks))


def _label(row: Row, plot: float) -> tuple[Text, ...]:
    """The value in the document's words; what is converted has its notes below them."""
    pixels = plot * 0.8 - 24
    first = Text(clipped(row["plain_label"], 14, pixels), 14, "ink_2" if row["role"] == "baseline" else "city", True)
    notes = noted(row["tag"], SMALL, pixels) if row.get("is_converted") else []
    return (first, *(Text(line, SMALL, "ink_2") for line in notes))


def _reason(rows: Sequence[Row]) -> str:
    """Why values stand in rows."""
    return f"各{'月份' if any(row['month'] for row in rows) else '主体'}不同"


def _by_city(row: Row) -> tuple[int, str, int, int, str]:
    return row["place_position"] or 99, row["place_short"], row["year"], row["month"] or 12, row["figure_id"]


def _line(row: Row, width: float) -> tuple[Text, ...]:
    """City, year and stage in one line, the stage below where that is narrow."""
    whose, stage = f"{_whose(row, True)}　{row['year_label']}", STAGES[row["role"]]
    if width < _NARROW:
        return Text(clipped(whose, 13, width * 0.45), 13), Text(stage, SMALL, "ink_3")
    return (Text(clipped(f"{whose}　{stage}", 13, width * 0.45), 13),)


def _order(row: Row) -> tuple[int, int, int, float]:
    """Stage by stage, year by year, within a year month by month, and then by size."""
    return _ORDER[row["role"]], row["year"], row["month"] or 12, foot(row)


def _name(row: Row, length: int) -> tuple[Text, ...]:
    """Whose value it is, in lines of at most ``length`` characters, then its year and stage."""
    lines = textwrap.wrap(f"{row['place_short']}·{row['subject'] or '全市'}", length)
    when = f"{row['year_label']}　{STAGES[row['role']]}"
    return (*(Text(line, 14) for line in lines), Text(when, 12, "ink_3"))
