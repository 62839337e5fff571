"""Beads of several rows, the periods of documents and today, on one line of years that they share."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from yuboard.charts.axes import clipped, line_of_years
from yuboard.charts.bead_line import bead_line
from yuboard.charts.beads import SIZES, Words, along, bead
from yuboard.charts.marks import Axis, Bar, Chart, Label, Line, Mark, Panel, Point, Rule, Side, Text, fitted
from yuboard.charts.marks import Words as WordsAlone
from yuboard.charts.stated import drawn_values, listed
from yuboard.progress.rows import Progress
from yuboard.record.results import Row
from yuboard.wording.clauses import dated_document
from yuboard.wording.measuring import width as width_of
from yuboard.wording.progress import named, reported, short

# Where the beads of a row lie, and the row's height; the pitch of periods, and what stands for the words of today.
_LEVEL, _HEIGHT, _PITCH, _TODAY = 50.0, 98.0, 16.0, 18.0
# Where reported values lie, below the words of the beads; how much lower, where those take a second line.
_REPORTED, _POINT, _LOWER = 89.0, 8.0, 16.0
# What stands between the years shown and a today far behind them, as a share of them; the words of a year; the margin.
_BREAK, _YEARS, _MARGIN = 0.16, 24.0, 2.0


@dataclass(frozen=True)
class Years:
    """Years that rows share, first and last; the present day as a fraction of a year, and in words (``moment``)."""

    first: int
    last: int
    present: float
    moment: str

    @property
    def gap(self) -> float:
        """Length of the break between the last year and today, in years."""
        return (self.last + 1 - self.first) * _BREAK

    @property
    def is_broken(self) -> bool:
        """Whether today is so far behind the last year that the line between them is broken."""
        return self.present > self.last + 1 + self.gap

    @property
    def mark(self) -> float:
        """Place of today on the axis."""
        return self.last + 1 + self.gap if self.is_broken else max(self.present, self.first)

    @property
    def axis(self) -> Axis:
        high = max(self.last + 1.0, self.mark + 0.1)
        return Axis(self.first, high, lines=tuple(range(self.first, self.last + 2)))


def years(documents: Sequence[Row], values: Sequence[Row], day: date, *, is_past: bool = False) -> Years:
    """Years from the first value or period to the last; ``day`` is today, or with ``is_past`` a past as-of day."""
    ends = [row[end] for row in documents for end in ("period_start", "period_end")]
    told = [*ends, *(int(row["year"]) for row in drawn_values(values))] or [day.year]
    first, last = min(told), max(told)
    fraction = day.year + (day.timetuple().tm_yday - 1) / 365
    return Years(first, last, fraction, f"{'截至' if is_past else '今天'} {day.year}年{day.month}月")


@fitted
def bead_row(rows: Sequence[Row], *, years: Years, width: float = 350) -> Chart:
    """One series on the shared years, a row of 98 pixels; each bead in the middle of its year.

    ``rows`` have the columns of ``bead_line``. Words that find no room on the shared years stand on a bead line of
    their own.
    """
    drawn = sorted(drawn_values(rows), key=lambda row: row["year"])
    panel = Panel((_MARGIN, 0.0, width - _MARGIN, _HEIGHT), years.axis, Axis(_HEIGHT, 0.0), ())
    words = _words(drawn, panel, width)
    if words is None:
        return bead_line(rows, width=width)
    ground: list[Mark] = [*_line(years, _LEVEL), _now(years, 0.0, _HEIGHT)]
    if len(drawn) > 1:
        path = tuple((row["year"] + 0.5, _LEVEL) for row in drawn)
        ground.append(Line(path, position=drawn[0]["place_position"]))
    beads = [bead(row, row["year"] + 0.5, _LEVEL, one.label) for row, one in zip(drawn, words)]
    return Chart("bead_row", listed(drawn), width, _HEIGHT, (replace(panel, marks=(*ground, *beads)),))


def with_report(chart: Chart, row: Progress, years: Years, position: int | None) -> Chart:
    """A row of beads with the last reported value below them, filled, at its month.

    The mark leads to ``progress=`` and the goal that it was reported against.
    """
    if chart.kind != "bead_row" or row.actual is None:
        return chart
    (panel,) = chart.panels
    down = _LOWER if any(_is_deep(mark) for mark in panel.marks) else 0.0
    left, top, right, bottom = panel.box
    panel = replace(panel, box=(left, top, right, bottom + down), y=Axis(panel.y.low + down, panel.y.high))
    at = min(float(row.actual.at) / 12, years.last + 1.0)
    words = Text(f"已报{reported(row)}", 12.0)
    room = panel.at(years.last + 1.0, 0.0)[0] - panel.at(at, 0.0)[0]
    side: Side = "right" if words.size * width_of(words.words) + _POINT < room else "left"
    point = Point(
        at,
        _REPORTED + down,
        size=6.0,
        fill="base",
        position=position,
        figure_id=f"progress={row.goal.figure_id}",
        title=f"{named(row)}：{short(row)}",
        label=Label((words,), side),
    )
    return replace(chart, height=chart.height + down, panels=(replace(panel, marks=(*panel.marks, point)),))


def _is_deep(mark: Mark) -> bool:
    """Whether the words of a mark stand below it and take a second line."""
    return mark.label is not None and mark.label.side.startswith("below") and len(mark.label.lines) > 1


def _words(drawn: Sequence[Row], panel: Panel, width: float) -> list[Words] | None:
    """Where the words of beads have room: above, spread from the middle, by turns; the largest type first."""

    def at(year: int) -> float:
        return panel.at(year + 0.5, 0.0)[0]

    if len({row["year"] for row in drawn}) < len(drawn):
        return None
    if not drawn:
        return []
    arrangements = (
        along(drawn, at, (0.0, width), size=size, way=way) for way in ("above", "spread", "turned") for size in SIZES
    )
    return next(filter(None, arrangements), None)


def _line(years: Years, y: float) -> list[Rule]:
    """The line of years, and on to today where it stands behind them."""
    end = years.last + 1.0
    if years.mark <= end:
        return [Rule(years.first, y, end, y, "rule")]
    if not years.is_broken:
        return [Rule(years.first, y, years.mark, y, "rule")]
    middle, step = end + years.gap / 2, years.gap / 9
    left, right = middle - step, middle + step
    strokes = [Rule(at - step / 2, y + 5, at + step / 2, y - 5, "ink_3") for at in (left, right)]
    return [Rule(years.first, y, left, y, "rule"), Rule(right, y, years.mark, y, "rule"), *strokes]


def _now(years: Years, top: float, bottom: float) -> Mark:
    return Rule(years.mark, top, years.mark, bottom, "ink_2")


@fitted
def periods(documents: Sequence[Row], *, years: Years, width: float = 350) -> Chart:
    """The documents' periods on the shared years, a slim bar each with its name behind it or in it, and today.

    ``documents`` are of documents/list.
    """
    bottom = _TODAY + _PITCH * len(documents)
    ticks = line_of_years(years.first, years.last + 1, years.first, years.last + 1, "").ticks
    step = max(math.ceil(34 / ((width - 2 * _MARGIN) / (years.axis.high - years.axis.low))), 1)
    shown = tuple(tick for index, tick in enumerate(reversed(ticks)) if index % step == 0)[::-1]
    panel = Panel(
        (_MARGIN, 0.0, width - _MARGIN, bottom), Axis(years.axis.low, years.axis.high, shown, years.axis.lines),
        Axis(bottom, 0.0), (),
    )  # fmt: skip
    marks: list[Mark] = [_now(years, 4.0, bottom)]
    for index, row in enumerate(documents):
        marks += _period(row, _TODAY + _PITCH * index, panel)
    today = Label((Text(years.moment, 12, "ink_2", True),), "left")
    marks.append(WordsAlone(years.mark, 10.5, label=today, title=years.moment))
    alt = "；".join(f"{row['document_number']}{row['period']}" for row in documents)
    return Chart("periods", f"{alt}；{years.moment}", width, bottom + _YEARS, (replace(panel, marks=tuple(marks)),))


def _period(row: Row, y: float, panel: Panel) -> list[Mark]:
    """A document's period with its number in it, or before it where the bar is too short."""
    is_undated = row["issued_year"] is None
    start, end = float(row["period_start"]), row["period_end"] + 1.0
    left, right = panel.at(start, 0.0)[0], panel.at(end, 0.0)[0]
    name = Text(row["document_number"], 12, "city")
    wide = right - left - 12
    is_inside = clipped(name.words, 12, wide) == name.words
    label = name if is_inside else Text(clipped(name.words, 12, max(left - 16, 24)), 12, "city")
    return [
        Bar(
            start, end, y + 0.5, _PITCH - 2, "paper" if is_undated else "tint", "base", is_undated,
            position=row["place_position"], is_label_inside=is_inside,
            label=Label((label,), "right" if is_inside else "left"),
            title=f"{dated_document(row)}　{row['period']}",
        )
    ]  # fmt: skip
