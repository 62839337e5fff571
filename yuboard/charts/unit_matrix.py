"""Unit matrix: who does what, units by themes."""

from collections.abc import Sequence

from yuboard.charts.axes import clipped, room
from yuboard.charts.marks import Axis, Chart, Label, Mark, Panel, Point, Text, Words, fitted
from yuboard.record.rows.tasks import UnitTheme
from yuboard.wording.missing import UNASSIGNED

KEY = (
    "一项任务有几个主题或几个单位的，各计一次；单位按统一名称归并。"
    f"“{UNASSIGNED}”是文件没有写牵头或责任单位，不是没有人负责。"
)
_PITCH, _TOP, _TOTALS = 30.0, 50.0, 46.0
# The most of a chart's width that a unit's name may take.
_MOST = 0.4
# A longer column head goes on two lines.
_HEAD = 4


@fitted
def unit_matrix(rows: Sequence[UnitTheme], *, width: float = 960) -> Chart:
    """Units as rows, themes as columns, the number of tasks in a disc; a mark's choice is [unit, theme].

    ``rows`` are of tasks/matrix: one per cell that is not empty, in the order to draw, with the columns unit, tasks (of
    the unit in all), theme, theme_position, cell. Tasks to which the document names no unit stand last, in pale discs.
    """
    units = {row["unit"]: row["tasks"] for row in rows}
    themes = list(dict.fromkeys(row["theme"] for row in sorted(rows, key=lambda row: row["theme_position"])))
    shown = {unit: clipped(unit, 14, width * _MOST) for unit in units}
    left = max((room([Text(unit)]) for unit in shown.values()), default=0.0) + 16 + _TOTALS
    largest = max((row["cell"] for row in rows), default=1)
    order, column = list(units), {name: index for index, name in enumerate(themes)}
    per_theme = (width - left - 4) / max(len(themes), 1)
    totals: list[Mark] = [
        Words(-0.5 - 14 / per_theme, float(index), label=Label((Text(f"{tasks}", 14, "ink", True),), "middle"))
        for index, tasks in enumerate(units.values())
    ]
    discs = [_disc(row, float(column[row["theme"]]), float(order.index(row["unit"])), largest) for row in rows]
    heads = tuple(
        (float(index), tuple(Text(part, 14, "ink", True) for part in _head(name))) for index, name in enumerate(themes)
    )
    foot = _TOP + _PITCH * len(units)
    names = tuple((float(index), (Text(unit),)) for index, unit in enumerate(shown.values()))
    panel = Panel(
        (left, _TOP, width - 4, foot),
        Axis(-0.5, len(themes) - 0.5, heads, tuple(range(len(themes))), is_above=True),
        Axis(len(units) - 0.5, -0.5, names, tuple(range(len(units))), label_gap=_TOTALS),
        (*totals, *discs),
    )
    alt = "；".join(f"{unit}{tasks}项" for unit, tasks in units.items())
    return Chart("unit_matrix", alt, width, foot + 4, (panel,))


def _head(name: str) -> list[str]:
    """A column's name in one line, or in two where it is long."""
    if len(name) <= _HEAD:
        return [name]
    middle = name.find("与") + 1 or (len(name) + 1) // 2
    return [name[:middle], name[middle:]]


def _disc(row: UnitTheme, x: float, y: float, largest: int) -> Point:
    fill, ink = ("wash", "ink") if row["unit"] == UNASSIGNED else ("ink_2", "paper")
    label = Label((Text(f"{row['cell']}", 13, ink),), "middle")
    return Point(
        x, y, "circle", 8 + 5 * (row["cell"] / largest) ** 0.5, fill, "ink_3", label=label,
        title=f"{row['unit']}　{row['theme']}　{row['cell']}项", choice=(row["unit"], row["theme"]),
    )  # fmt: skip
