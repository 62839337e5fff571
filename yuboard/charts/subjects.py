"""Values of one indicator whose subjects or months differ: in rows on one axis of values, never joined."""

import textwrap
from collections.abc import Sequence

from yuboard.charts.axes import bar_axis, room, value_axis
from yuboard.charts.marks import Axis, Chart, Label, Mark, Panel, Text, fitted
from yuboard.charts.stated import KEY, STAGES, drawn_values, foot, sign, stated
from yuboard.record.results import Row

_LONG, _SHORT, _NARROW, _LEAST = 10, 7, 480, 52
_ORDER = {"baseline": 0, "interim": 1, "target": 2}


@fitted
def subjects(rows: Sequence[Row], *, width: float = 640) -> Chart:
    """One row a stated value: whose it is on the left, the mark on a common axis, the words beside it.

    ``rows`` have the columns of ``trajectory`` and subject (None for the whole place), role_word. The axis is long
    enough for the words of each value to stand within ``width`` pixels.
    """
    ordered = sorted(drawn_values(rows), key=_order)
    names = [_name(row, _SHORT if width < _NARROW else _LONG) for row in ordered]
    left = max(room(lines) for lines in names) + 16
    pitch = max(_LEAST, *(18 * len(lines) + 8 for lines in names))
    plot = width - left - 24
    levels = [foot(row) for row in ordered]
    labels = [Text(row["plain_label"], 14, "ink_2" if row["role"] == "baseline" else "city", True) for row in ordered]
    # The words of a mark take their pixels from the axis: what is left of them must hold the mark's own value.
    taken = [min(room([label]) + 24, plot * 0.8) for label in labels]
    whole = bar_axis(levels, taken, plot)
    unit = ordered[0]["panel"]
    step = (50 if width < _NARROW else 25) if unit == "%" else None
    marks: list[Mark] = [
        sign(
            row, level, float(index), position=row["place_position"], figure_id=row["figure_id"],
            label=Label((label,), "right"), value=stated(row),
            title=f"{'　'.join(line.words for line in name)}　{row['label']}　{row['document_number']}",
        )
        for index, (row, level, label, name) in enumerate(zip(ordered, levels, labels, names))
    ]  # fmt: skip
    ticks = tuple((float(index), lines) for index, lines in enumerate(names))
    spans = Axis(len(ordered) - 0.5, -0.5, ticks, tuple(range(len(ordered))))
    bottom = 8 + pitch * len(ordered)
    box = (left, 8.0, width - 24, bottom)
    what = "月份" if any(row["month"] for row in ordered) else "主体"
    title = f"单位：{unit}　各{what}不同，分行列出，不相连"
    if room([Text(title, 13)]) > plot:
        title = f"单位：{unit}"
    values = value_axis(whole.low * 1.05, whole.high * 1.02, step=step, title=title)
    words = "；".join(f"{row['subject'] or '全市'}{row['year_label']}{row['label']}" for row in ordered)
    return Chart("subjects", words, width, bottom + 56, (Panel(box, values, spans, tuple(marks)),), KEY)


def _order(row: Row) -> tuple[int, int, int, str]:
    """Stage by stage, year by year, and within a year month by month."""
    return _ORDER[row["role"]], row["year"], row["month"] or 12, row["figure_id"]


def _name(row: Row, length: int) -> tuple[Text, ...]:
    """Whose value it is, in lines of at most ``length`` characters, then its year and stage."""
    lines = textwrap.wrap(f"{row['place_short']}·{row['subject'] or '全市'}", length)
    when = f"{row['year_label']}　{STAGES[row['role']]}"
    return (*(Text(line, 14) for line in lines), Text(when, 12, "ink_3"))
