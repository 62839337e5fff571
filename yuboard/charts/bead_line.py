"""Bead line: a short series on one line of years, a value at each point in its own words, without an axis of values."""

from collections.abc import Iterator, Sequence

from yuboard.charts.axes import clipped, height_of, room
from yuboard.charts.beads import SIZES, SMALL, WAYS, YEARS, Way, along, bead, level, lines, span, strung
from yuboard.charts.marks import Axis, Chart, Label, Line, Mark, Panel, Text, fitted
from yuboard.charts.marks import Words as WordsAlone
from yuboard.charts.stated import STAGES, drawn_values, listed, stated, warned
from yuboard.record.results import Row

# What names a value in a list and its mark take beside their words.
_BESIDE = 28.0
# A value alone: its height, and the size of its words.
_LONE, _LARGE = 64.0, 30.0
_YEAR = 14

Track = list[Row]


@fitted
def bead_line(rows: Sequence[Row], *, width: float = 360) -> Chart:
    """Stated values on a line of years: a line a series, the years once below; 64 to 88 pixels for one series.

    ``rows`` have the columns of ``trajectory`` and is_doubted (a finding touches the figure); ``tag`` stands in grey
    below the words: the subject, the value converted. Values without a number or a year are not drawn. Words that do
    not fit beside one another stand by turns above and below the line, else a value a line; so do values none of which
    is of one series with another. A value alone is its words in large type.
    """
    drawn = drawn_values(rows)
    if len(drawn) < 2:
        return _chart(drawn, width, *(_lone(drawn[0], width) if drawn else ()))
    tracks = _tracks(drawn)
    across = _tried(tracks, width) if any(len(track) > 1 for track in tracks) else iter(())
    panel = next(filter(None, across), None) or _listed(tracks, width)
    return _chart(drawn, width, panel)


def _chart(drawn: Sequence[Row], width: float, *panels: Panel) -> Chart:
    height = panels[0].box[3] + (YEARS if panels[0].x.ticks else 0.0) if panels else 0.0
    return Chart("bead_line", listed(drawn), width, height, panels)


def _lone(row: Row, width: float) -> Iterator[Panel]:
    """One value: the document's words in large type, its year and stage below."""
    words = warned(row)
    size = max(min(_LARGE, _LARGE * (width - 12) / room([Text(words, _LARGE, is_strong=True)])), 13)
    about = f"{row['year_label']}　{STAGES[row['role']]}　{row['tag'] or ''}".rstrip()
    text = (
        Text(clipped(words, size * 1.04, width - 12), size, "city", True),
        Text(clipped(about, _YEAR, width - 12), _YEAR, "ink_2"),
    )
    mark = WordsAlone(
        0.0, _LONE / 2, position=row["place_position"], figure_id=row["figure_id"], label=Label(text, "right"),
        title=bead(row, 0.0, 0.0, Label(text, "right")).title, value=stated(row),
    )  # fmt: skip
    yield Panel((0.0, 0.0, width, _LONE), Axis(0.0, width), Axis(_LONE, 0.0), (mark,))


def _tracks(drawn: Sequence[Row]) -> list[Track]:
    """Values that may stand on one line: of one series and unit, no two of one year; in order of appearance."""
    tracks: dict[tuple[str, str, int], Track] = {}
    for row in drawn:
        turn = sum(
            other["year"] == row["year"]
            for key, track in tracks.items()
            for other in track
            if key[:2] == (row["series"], row["panel"])
        )
        tracks.setdefault((row["series"], row["panel"], turn), []).append(row)
    return [sorted(track, key=lambda row: row["year"]) for track in tracks.values()]


def _names(tracks: Sequence[Track]) -> list[Text]:
    """Whose each line is, where the values are of several places."""
    names = [track[0]["place_short"] for track in tracks]
    return [Text(name, 14, "ink", True) for name in names] if len(set(names)) > 1 else []


def _tried(tracks: Sequence[Track], width: float) -> Iterator[Panel | None]:
    """The line of years with words above it, or by turns above and below; the largest type first."""
    for way in WAYS:
        for size in SIZES:
            yield _across(tracks, width, size, way)


def _across(tracks: Sequence[Track], width: float, size: float, way: Way) -> Panel | None:
    """All lines on one axis of years; None where words or years have no room."""
    start = room(_names(tracks)) + 12 if _names(tracks) else 0.0
    line = span([row for track in tracks for row in track], size, start, width)
    if line is None:
        return None
    marks, levels, bottom = list[Mark](), list[float](), 0.0
    for track in tracks:
        words = along(track, line.at, (start, width), size=size, way=way)
        if words is None:
            return None
        y, bottom = level(words, bottom)
        levels.append(y)
        marks += strung(track, words, y, line.years)
    names = tuple((y, (name,)) for name, y in zip(_names(tracks), levels))
    return line.panel(Axis(bottom, 0.0, names, label_gap=line.left - start), marks)


def _listed(tracks: Sequence[Track], width: float) -> Panel:
    """A value a line, from top to bottom: for narrow columns and long words."""
    rows = [row for track in tracks for row in track]
    whose = [f"{row['place_short']} {row['year']}" if _names(tracks) else f"{row['year']}年" for row in rows]
    told = [Text(clipped(words, SMALL, width * 0.4), SMALL, "ink_2") for words in whose]
    left = room(told) + _BESIDE
    texts = [lines(row, SIZES[1], width - left - 16) for row in rows]
    levels, y = [], 3.0
    for text in texts:
        high = max(height_of(text), 22.0)
        levels.append(y + high / 2)
        y += high + 2
    at = dict(zip((row["figure_id"] for row in rows), levels))
    marks: list[Mark] = [
        Line(tuple((0.0, at[row["figure_id"]]) for row in track), position=track[0]["place_position"])
        for track in tracks
        if len(track) > 1
    ]
    marks += [bead(row, 0.0, level, Label(text, "right")) for row, level, text in zip(rows, levels, texts)]
    ticks = tuple((level, (name,)) for level, name in zip(levels, told))
    return Panel((left, 0.0, width, y), Axis(0.0, width - left), Axis(y, 0.0, ticks, label_gap=6.0), tuple(marks))
