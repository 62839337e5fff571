"""Axes: round steps, labels of years and values that keep apart, the room that labels take."""

import itertools
import math
from collections.abc import Iterable, Sequence

from yuboard.charts.marks import Axis, Mark, Panel, Text
from yuboard.wording.measuring import cut, width

_TICK, _YEAR = 13, 14
# The height of a line of words, of the size of its type.
LEADING = 1.24


def round_step(span: float) -> float:
    """A round step of which about four make ``span``; 1 where there is no span."""
    raw = span / 4
    if raw <= 0 or not math.isfinite(raw):
        return 1.0
    unit = 10.0 ** math.floor(math.log10(raw))
    return unit * next(factor for factor in (1, 2, 2.5, 5, 10) if factor * unit >= raw * 0.99)


def value_axis(low: float, high: float, *, step: float | None = None, title: str = "") -> Axis:
    """An axis of values with a line at each round step and whole grouped numbers; it takes in zero."""
    step = step or round_step(high - low)
    counts = range(math.ceil(low / step), int(high / step) + 1)
    ticks = tuple((count * step, (Text(_grouped(count * step, step), _TICK, "ink_3"),)) for count in counts)
    return Axis(low, high, ticks, tuple(at for at, _ in ticks), title, has_base=True)


def bar_axis(levels: Sequence[float], taken: Sequence[float], plot: float) -> Axis:
    """An axis for horizontal bars from zero to ``levels``, below zero too, whose words stand to the right of each.

    ``taken`` are the pixels of the words beside each of them, of ``plot`` in all.
    """
    low = min([0.0, *levels])
    ends = [(max(level, 0.0) * plot - low * words) / (plot - words) for level, words in zip(levels, taken)]
    high = max([0.0, *levels, *ends])
    return Axis(low, high if high > low else low + 1.0)


def _grouped(value: float, step: float) -> str:
    return f"{value:,.10g}" if step < 1 else f"{value:,.0f}"


def gutter(axis: Axis) -> float:
    """The pixels that the labels of a vertical axis take beside it."""
    return room((line for _, lines in axis.ticks for line in lines)) + 12


def room(lines: Iterable[Text]) -> float:
    """The pixels that the widest of ``lines`` takes; heavy type is a little wider."""
    return max((width(line.words) * line.size * (1.04 if line.is_strong else 1) for line in lines), default=0.0)


def height_of(lines: Iterable[Text]) -> float:
    """The pixels that ``lines`` take below one another."""
    return sum(line.size * LEADING for line in lines)


def clipped(words: str, size: float, pixels: float) -> str:
    """``words`` as far as they go into ``pixels`` in type of ``size``: a name may be longer than its chart is wide."""
    return cut(words, pixels / size)


def year_ticks(
    years: Sequence[int], panel_years: Iterable[int], per_year: float
) -> tuple[tuple[float, tuple[Text, ...]], ...]:
    """A label for each of ``years``; where that would not fit at ``per_year`` pixels a year, ``panel_years`` alone.

    Those are written without the word 年, the last of them in any case.
    """
    gaps = [(later - earlier) * per_year for earlier, later in itertools.pairwise(years)]
    if min(gaps, default=math.inf) >= 54:
        return tuple((year, (Text(f"{year}年", _YEAR, "ink_2"),)) for year in years)
    ordered = sorted(set(panel_years))
    kept = ordered[-1:]
    for year in reversed(ordered[:-1]):
        if (kept[0] - year) * per_year >= 36:
            kept.insert(0, year)
    return tuple((year, (Text(str(year), _YEAR, "ink_2"),)) for year in kept)


def line_of_years(low: float, high: float, first: int, last: int, unit: str) -> Axis:
    """An axis of whole years: a line at the turn of each, its number in the middle below."""
    ticks = tuple((year + 0.5, (Text(f"{year}{unit}", _TICK, "ink_2"),)) for year in range(first, last))
    return Axis(low, high, ticks, tuple(range(first, last + 1)), has_base=True)


def rows_axis(count: int) -> Axis:
    """A vertical axis of ``count`` rows, the first at the top: row n lies around n."""
    return Axis(count - 0.5, -0.5)


def key_panel(width: float, height: float, marks: tuple[Mark, ...]) -> Panel:
    """The key of tones above a chart; its axes count in pixels from the upper left corner."""
    return Panel((0.0, 0.0, width, height), Axis(0, width), Axis(height, 0), marks)
