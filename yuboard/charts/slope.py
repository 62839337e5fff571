"""Slope: who changed rank from one year's quotas to the next."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from yuboard.charts.axes import clipped, key_panel, room
from yuboard.charts.marks import (
    Axis,
    Bar,
    Chart,
    Label,
    Line,
    Mark,
    Panel,
    Point,
    Rule,
    Side,
    Text,
    Value,
    Words,
    fitted,
)
from yuboard.record.results import Row
from yuboard.wording.missing import UNLISTED
from yuboard.wording.ranks import moved, moves, rank

KEY = "名次按当年点名各地的配额排列（测算）；并列的连成一段竖线，从同一名次算起。"
_SIZE, _SMALL, _GAP, _TOP, _KEY_LINE = 14, 12, 10.0, 34.0, 26.0
# The most of a chart's width that a name may take.
_MOST = 0.2
# A chart narrower than this has no ranks in words, only how they changed.
_NARROW = 520


class _Stop(NamedTuple):
    """A place in one year: its rank, how many share it, the line it is written on, its row.

    ``change`` says in the last year how its rank changed; None in the years before.
    """

    rank: int
    alike: int
    line: int
    change: str | None
    row: Row

    @property
    def is_first(self) -> bool:
        """Whether it is the first of those that share its rank: value and point stand there, once for all."""
        return self.rank == self.line

    def columns(self, place: str, is_narrow: bool) -> tuple[Text, Text, Text]:
        """Value, name, and rank with its change, as they stand away from the year; the change alone on a phone."""
        has_rank = not is_narrow and (self.is_first or self.change is not None)
        said = (rank(self.rank, self.alike) if has_rank else "", self.change)
        of_rank = Text("　".join(filter(None, said)), _SMALL, "ink_3")
        return Text(self.row["words"] if self.is_first else "", _SIZE, "ink", True), Text(place, _SIZE), of_rank


_Year = dict[str, _Stop]


def years(rows: Sequence[Row]) -> list[int]:
    """The years between which ranks may change: those that the document splits, where there are two or more."""
    divided = sorted({int(row["year"]) for row in rows if row["quota"] is not None})
    return divided if len(divided) > 1 else []


def sentence(rows: Sequence[Row]) -> str:
    """Who moved from the first to the last year that the document splits."""
    first, *_, last = _years(rows)
    ranks = [(place, first[place].rank, stop.rank) for place, stop in last.items() if place in first]
    return moves(ranks, years(rows)[0], years(rows)[-1])


@fitted
def slope(
    rows: Sequence[Row],
    *,
    position: int,
    chosen: str | None = None,
    undivided: Sequence[str] = (),
    width: float = 640,
    pitch: float = 23,
) -> Chart:
    """A column a year in order of rank, a line a place: ``chosen`` is heavy and in the city's colour.

    ``rows`` are of quotas/matrix: one per place and year, with the columns place_short, year, quota (None where the
    document names or splits nothing), words, figure_id; two divided years at least (``years``). Places of equal rank
    meet in one point and are written below one another, so that each has a line of its own and no words meet. Those
    that a year leaves out stand below its column. ``undivided`` are sentences of years left whole, hatched in the key.
    """
    columns = _years(rows)
    named = list(dict.fromkeys(place for column in columns for place in column))
    short = {place: clipped(place, _SIZE, width * _MOST) for place in named}
    is_narrow = width < _NARROW
    texts = [[stop.columns(short[place], is_narrow) for place, stop in columns[end].items()] for end in (0, -1)]
    value, name = (room(words[index] for side in texts for words in side) for index in range(2))
    offsets = (_GAP, _GAP * 2.6 + value, _GAP * 3.6 + value + name)
    absent = [_absent(named, columns[end], short) for end in (0, -1)]
    left, right = (
        max(offsets[2] + _GAP + room(words[2] for words in side), offsets[0] + _GAP + room(below))
        for side, below in zip(texts, absent)
    )
    at = [left + (width - left - right) * index / (len(columns) - 1) for index in range(len(columns))]
    marks: list[Mark] = [*_lines(columns, at, chosen, position)]
    for x, year, column in zip(at, years(rows), columns):
        side: Side = "middle" if not is_narrow else "left" if x == at[0] else "right" if x == at[-1] else "middle"
        marks += _points(column, x, chosen, position)
        marks.append(Words(x, -0.1, label=Label((Text(f"{year}年", _SIZE, "ink_2", True),), side)))
    for sign, x, column, below in ((-1, at[0], columns[0], absent[0]), (1, at[-1], columns[-1], absent[1])):
        words = [(place, stop, stop.columns(short[place], is_narrow)) for place, stop in column.items()]
        marks += _written(words, [x + sign * offset for offset in offsets], sign, chosen, position)
        marks += [
            Words(x + sign * offsets[0], float(len(column) + 1 + index), label=Label((words,), _side(sign)))
            for index, words in enumerate(below)
        ]
    slots = max(mark.y for mark in marks if isinstance(mark, Words)) + 0.5
    foot = _TOP + pitch * (slots - 0.5)
    key = _key(undivided, position)
    room_of_key = _KEY_LINE * len(key)
    panels = [Panel((0.0, _TOP, width, foot), Axis(0, width), Axis(slots, 0.5), tuple(marks))]
    if key:
        panels.append(key_panel(width, room_of_key, key).moved(foot))
    return Chart("slope", sentence(rows), width, foot + room_of_key + 4, tuple(panels))


def _years(rows: Sequence[Row]) -> list[_Year]:
    """The divided years; in the last, how each rank changed since the first."""
    found: list[_Year] = []
    for year in years(rows):
        of_year = [row for row in rows if row["year"] == year and row["quota"] is not None]
        alike = Counter(row["quota"] for row in of_year)
        column, line = _Year(), 1
        for quota, sharing in groupby(sorted(of_year, key=lambda row: -row["quota"]), key=lambda row: row["quota"]):
            for index, row in enumerate(sharing):
                before = found[0].get(row["place_short"]) if found else None
                change = moved(before.rank, line) if before else "" if found else None
                column[row["place_short"]] = _Stop(line, alike[quota], line + index, change, row)
            line += alike[quota]
        found.append(column)
    return found


def _lines(columns: Sequence[_Year], at: Sequence[float], chosen: str | None, position: int) -> list[Line]:
    """A line a place through the years that name it, the chosen one last and heavy."""
    drawn = []
    for place in dict.fromkeys(place for column in columns for place in column):
        points = tuple((x, float(column[place].rank)) for x, column in zip(at, columns) if place in column)
        if len(points) > 1:
            is_own = place == chosen
            tone = "base" if is_own else "ink_3" if chosen else "mid"
            drawn.append(Line(points, tone, False, 4.5 if is_own else 1.2 if chosen else 2.0, position=position))
    return sorted(drawn, key=lambda line: line.width)


def _points(column: _Year, x: float, chosen: str | None, position: int) -> list[Point]:
    """A point a rank; solid where the chosen place is, or where none is chosen."""
    own = column[chosen].rank if chosen in column else None
    points = []
    for stop in column.values():
        if stop.is_first:
            is_solid = own in (None, stop.rank)
            fill, edge = ("base", "base") if is_solid else ("paper", "ink_3")
            points.append(
                Point(
                    x, float(stop.line), size=6.5 if own == stop.rank else 4.5, fill=fill, edge=edge, position=position
                )
            )
    return points


def _written(
    column: Sequence[tuple[str, _Stop, tuple[Text, Text, Text]]],
    at: Sequence[float],
    sign: int,
    chosen: str | None,
    position: int,
) -> Iterator[Mark]:
    """The words of one end, on the left (``sign`` −1) or right of its year; a name carries value and clause."""
    for place, stop, texts in column:
        row, y, is_own = stop.row, float(stop.line), place == chosen
        year, side = f"{int(row['year'])}年", _side(sign)
        value = Value(
            place,
            year,
            row["words"],
            low=row["quota"],
            high=row["quota"],
            year=int(row["year"]),
            position=position,
            figure_id=row["figure_id"],
            is_chosen=is_own,
        )
        said = {
            "title": f"{place}　{year}　{row['words']}　{rank(stop.rank, stop.alike)}",
            "value": value,
            "figure_id": row["figure_id"],
        }
        if stop.is_first and stop.alike > 1:
            x = at[1] - sign * 3
            yield Rule(x, y - 0.3, x, y + stop.alike - 0.7, "ink_3")
        for index, (x, text) in enumerate(zip(at, texts)):
            shown = Text(text.words, text.size, "city", True) if is_own and index < 2 else text
            if text.words:
                label = Label((shown,), side)
                yield Words(x, y, label=label, position=position, **(said if index == 1 else {}))


def _side(sign: int) -> Side:
    return "left" if sign < 0 else "right"


def _absent(named: Sequence[str], column: _Year, short: dict[str, str]) -> list[Text]:
    """The words below a year's column for the places that it leaves out."""
    return [Text(f"{short[place]}　{UNLISTED}", _SMALL, "ink_3") for place in named if place not in column]


def _key(undivided: Sequence[str], position: int) -> tuple[Bar, ...]:
    """A hatched swatch with the sentence of each year that the document leaves whole."""
    return tuple(
        Bar(
            0.0,
            14.0,
            index * _KEY_LINE + 6,
            14.0,
            "paper",
            is_hatched=True,
            position=position,
            label=Label((Text(words, 13, "ink_2"),), "right"),
        )
        for index, words in enumerate(undivided)
    )
