"""Timeline: the documents and their periods on a line of years."""

from collections.abc import Sequence

from yuboard.charts.axes import line_of_years, room
from yuboard.charts.marks import Axis, Bar, Chart, Label, Mark, Panel, Point, Text, Words, fitted
from yuboard.record.results import Row
from yuboard.wording.clauses import dated_document

KEY = "◆ 印发日期　斜线：未注日期"
_SIZE, _LEFT, _RIGHT = 13, 8.0, 12.0


@fitted
def timeline(rows: Sequence[Row], *, width: float = 900) -> Chart:
    """One row a document: its period as a bar, its date as a diamond, its number and title in the bar or above it.

    ``rows`` are of documents/list, in the order to draw, with the columns document_number, short_title, place_position,
    period_start, is_start_inferred, period_end, period, issued_year (fraction of a year, None where the document gives
    no date; then the bar is hatched and its name says so). Names stand in the bars where all of them fit into ``width``
    pixels; the type is smaller where a name is longer than the chart is wide.
    """
    first, last = (
        min(min(int(_start(row)), row["period_start"]) for row in rows),
        max(row["period_end"] for row in rows) + 1,
    )
    per_year = (width - _LEFT - _RIGHT) / (last - first + 0.1)
    size = min(_SIZE, _SIZE * (width - _LEFT - _RIGHT) / room([_name(row, _SIZE) for row in rows]))
    is_inside = all((row["period_end"] + 1 - _start(row)) * per_year >= room([_name(row, size)]) + 26 for row in rows)
    pitch, offset, height = (38.0, 0.2, 0.6) if is_inside else (46.0, 0.46, 0.4)
    low, high = first - 0.05, last + 0.05
    marks: list[Mark] = []
    for index, row in enumerate(rows):
        marks += _document(row, index - 0.5 + offset, height, _name(row, size) if is_inside else None)
        if not is_inside:
            marks.append(_above(row, _name(row, size), index - 0.5 + offset - 0.02, per_year, high))
    foot = 4 + pitch * len(rows)
    years = line_of_years(low, high, first, last, "年" if per_year > 60 else "")
    panel = Panel((_LEFT, 4.0, width - _RIGHT, foot), years, Axis(len(rows) - 0.5, -0.5), tuple(marks))
    alt = "；".join(f"{row['document_number']}{row['period']}" for row in rows)
    return Chart("timeline", alt, width, foot + 30, (panel,))


def _start(row: Row) -> float:
    return float(row["period_start"] if row["issued_year"] is None else row["issued_year"])


def _name(row: Row, size: float) -> Text:
    return Text(dated_document(row), size, "city")


def _document(row: Row, y: float, height: float, name: Text | None) -> list[Mark]:
    """A document's period with its ``name`` in it where it fits, and its date where the document gives one."""
    is_undated = row["issued_year"] is None
    label = Label((name,), "right") if name else None
    bar = Bar(
        _start(row), row["period_end"] + 1.0, y, height, "paper" if is_undated else "tint", "base", is_undated,
        position=row["place_position"], label=label, is_label_inside=True,
        title=f"{dated_document(row)}　{row['period']}",
    )  # fmt: skip
    if is_undated:
        return [bar]
    date = Point(_start(row), y + height / 2, "diamond", 6.0, "base", "base", position=row["place_position"])
    return [bar, date]


def _above(row: Row, name: Text, y: float, per_year: float, high: float) -> Words:
    """A document's name above its bar, turned to the left where it would leave the chart."""
    start = _start(row)
    fits = start + room([name]) / per_year < high
    label = Label((name,), "above right" if fits else "above left")
    return Words(start if fits else high, y, position=row["place_position"], label=label)
