"""Bead lines below one another: series of several indicators on years that all share, a name over each."""

from collections.abc import Sequence

from yuboard.charts.bead_line import bead_line
from yuboard.charts.beads import SIZES, WAYS, YEARS, Way, along, level, span, strung
from yuboard.charts.marks import Axis, Chart, Label, Mark, Panel, Text, fitted
from yuboard.charts.marks import Words as WordsAlone
from yuboard.charts.stated import drawn_values, listed
from yuboard.record.results import Row

# The words of a name, the room they take, and what stands between two lines.
_NAME, _HEAD, _APART = 14.0, 20.0, 12.0

Group = tuple[str, Sequence[Row]]


@fitted
def bead_lines(groups: Sequence[Group], *, width: float = 760) -> Chart:
    """A line a group (its name, its stated values) on shared years.

    Rows have the columns of ``bead_line``; those of a group are of one series, no two of one year. Words that find no
    room stand on one ``bead_line`` that lists them, a series a group there too.
    """
    drawn = [(name, sorted(drawn_values(rows), key=lambda row: row["year"])) for name, rows in groups]
    values = [row for _, rows in drawn for row in rows]
    panels = (_panel(drawn, values, width, size, way) for size in SIZES for way in WAYS) if values else ()
    found = next(filter(None, panels), None)
    if found is None:
        told = [{**row, "place_short": name, "series": name} for name, rows in drawn for row in rows]
        return bead_line(told, width=width)
    return Chart("bead_lines", listed(values), width, found.box[3] + YEARS, (found,))


def _panel(groups: Sequence[Group], values: Sequence[Row], width: float, size: float, way: Way) -> Panel | None:
    """All lines; None where words or years have no room."""
    line = span(values, size, 0.0, width)
    if line is None:
        return None
    marks, bottom = list[Mark](), -_APART
    for name, rows in groups:
        words = along(rows, line.at, (0.0, width), size=size, way=way)
        if words is None:
            return None
        top = bottom + _APART
        marks.append(_named(name, rows, line.years[0] - line.left / line.per_year, top))
        y, bottom = level(words, top + _HEAD)
        marks += strung(rows, words, y, line.years)
    return line.panel(Axis(bottom, 0.0), marks)


def _named(name: str, rows: Sequence[Row], x: float, y: float) -> Mark:
    label = Label((Text(name, _NAME, "ink", True),), "right")
    return WordsAlone(x, y + _HEAD / 2, position=rows[0]["place_position"] if rows else None, label=label)
