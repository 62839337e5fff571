"""Quotas of places as bars: a place a row, a tone a year."""

from collections.abc import Sequence
from itertools import groupby

from yuboard.charts.axes import clipped, key_panel, room
from yuboard.charts.marks import Axis, Bar, Chart, Label, Mark, Panel, Text, Value, fitted
from yuboard.charts.tones import PALE
from yuboard.record.results import Row
from yuboard.wording.missing import SCENARIO
from yuboard.wording.numbers import number

# The share of its row that a bar fills.
_BAR, _KEY_LINE, _SWATCH = 0.85, 24.0, 14.0
# The size of a place's name, and the most of a chart's width that it or the words of a bar may take.
_NAME, _MOST = 15, 0.4


@fitted
def quota_bars(
    rows: Sequence[Row], *, position: int, chosen: str | None = None, undivided: Sequence[str] = (), width: float = 640,
    pitch: float = 20,
) -> Chart:  # fmt: skip
    """Quotas of each place as horizontal bars, one tone a year, in the city's own hue.

    ``rows`` are one per place and year, with the columns place_short, place_position, year, quota, unit, is_scenario,
    figure_id, and where a document words the quota, words. ``position`` is the city's places.position. A scenario is
    hatched and named 测算; where a place is ``chosen`` the others are pale. ``undivided`` are the sentences of years
    that the document leaves whole, hatched in the key. ``pitch`` is the height of a bar's row, in pixels.
    """
    years = sorted({(bool(row["is_scenario"]), row["year"]) for row in rows}, key=lambda year: year[1])
    tones = {year: ("mid", "base", "city")[min(index, 2)] for index, year in enumerate(years)}
    names = {row["place_short"]: clipped(row["place_short"], _NAME, width * _MOST) for row in rows}
    left = max((room([Text(name, _NAME)]) for name in names.values()), default=0.0) + 14
    key = _key(years, tones, undivided, position, width)
    top = max(mark.y + mark.height for mark in key) + 14
    most = max((row["quota"] for row in rows), default=0.0) or 1.0
    labels = {id(row): _label(row, chosen, width) for row in rows}
    plot = width - left - max((room([label]) for label in labels.values()), default=0.0) - 14
    marks: list[Mark] = []
    ticks, y = [], 0.0
    for name, group in groupby(sorted(rows, key=_order), key=lambda row: row["place_short"]):
        of_place = list(group)
        ticks.append((y + pitch * len(of_place) / 2, (Text(names[name], _NAME, "ink", name == chosen),)))
        for row in of_place:
            tone = tones[bool(row["is_scenario"]), row["year"]]
            marks.append(_bar(row, y, pitch, tone, position, chosen, labels[id(row)]))
            y += pitch
        y += pitch / 2
    bars = Panel(
        (left, top, left + plot, top + y), Axis(0, most), Axis(y, 0, tuple(ticks), has_base=True), tuple(marks)
    )
    alt = "；".join(f"{row['place_short']}{row['year']}年{_words(row)}" for row in rows)
    return Chart("quota_bars", alt, width, top + y, (key_panel(width, top, key), bars))


def _label(row: Row, chosen: str | None, width: float) -> Text:
    return Text(clipped(_words(row), 14, width * _MOST), 14, "ink", bool(chosen and row["place_short"] == chosen))


def _order(row: Row) -> tuple[int, str, int, bool]:
    return row["place_position"] or 99, row["place_short"], row["year"], bool(row["is_scenario"])


def _words(row: Row) -> str:
    return number(row["quota"], row["unit"])


def _key(
    years: Sequence[tuple[bool, int]], tones: dict[tuple[bool, int], str], undivided: Sequence[str], position: int,
    width: float,
) -> tuple[Bar, ...]:  # fmt: skip
    """A swatch a year, then one for each year left whole, in as many lines as they take."""
    entries = [(f"{year}年（{SCENARIO}）" if computed else f"{year}年", tones[computed, year], computed)
               for computed, year in years]  # fmt: skip
    marks, x, y = list[Bar](), 0.0, 6.0
    for words, tone, is_hatched in [*entries, *((words, "paper", True) for words in undivided)]:
        label = Text(words, 14, "ink_2")
        taken = _SWATCH + room([label]) + 34
        if x and x + taken > width:
            x, y = 0.0, y + _KEY_LINE
        shown = Label((label,), "right")
        marks.append(Bar(x, x + _SWATCH, y, _SWATCH, tone, is_hatched=is_hatched, position=position, label=shown))
        x += taken
    return tuple(marks)


def _bar(
    row: Row, y: float, pitch: float, tone: str, position: int, chosen: str | None, label: Text
) -> Bar:  # fmt: skip
    is_pale = bool(chosen) and row["place_short"] != chosen
    is_computed = bool(row["is_scenario"])
    series = f"{row['year']}年（{SCENARIO}）" if is_computed else f"{row['year']}年"
    value = Value(
        row["place_short"], series, row.get("words") or _words(row), low=float(row["quota"]), high=float(row["quota"]),
        unit=row["unit"], year=row["year"], figure_id=row["figure_id"], is_computed=is_computed,
        is_scenario=is_computed, is_chosen=row["place_short"] == chosen,
    )  # fmt: skip
    return Bar(
        0.0, float(row["quota"]), y + pitch * (1 - _BAR) / 2, pitch * _BAR, PALE + tone if is_pale else tone,
        PALE + "base" if is_pale else "base", is_computed, position=position,
        figure_id=row["figure_id"], label=Label((label,), "right"), value=value,
        title=f"{row['place_short']}　{series}　{label.words}",
    )  # fmt: skip
