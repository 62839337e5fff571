"""Chart description: panels of marks in data units, which every backend draws and none adds to.

A function a chart turns rows into a ``Chart`` and decides everything that is shown: panels and their order, what is
joined, what is missing, the words and on which side of their mark they stand. Backends (``charts.plotly``,
``charts.drawing``, ``exports.pptx``) only draw. Lengths are CSS pixels of a chart ``Chart.width`` wide.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any, Literal, TypeVar

# Where words stand beside their point: in front of, above or below it; or inside a bar, at its start, middle or end.
Side = Literal[
    "above left", "above", "above right", "left", "middle", "right", "below left", "below", "below right"
]  # fmt: skip


@dataclass(frozen=True)
class Text:
    """One line of words. ``ink`` is a tone's name (``charts.tones``); ``size`` is in pixels."""

    words: str
    size: float = 14
    ink: str = "ink"
    is_strong: bool = False


@dataclass(frozen=True)
class Label:
    """The words of a mark: lines from top to bottom, on one side of it."""

    lines: tuple[Text, ...]
    side: Side


@dataclass(frozen=True)
class Value:
    """A stated value as a mark carries it: what editable charts and notes write, apart from where it is drawn.

    ``name`` is the category (a year, a place), ``series`` the stage or year it belongs to, ``words`` the document's
    own; ``low`` and ``high`` count in ``unit``, both None where there is no value and ``words`` say why. ``position``
    is the city's places.position. ``is_computed`` values are 测算; ``is_chosen`` is the place that the chart is about.
    """

    name: str
    series: str
    words: str
    operator: str = "="
    low: float | None = None
    high: float | None = None
    unit: str = ""
    year: int | None = None
    position: int | None = None
    figure_id: str | None = None
    is_computed: bool = False
    is_scenario: bool = False
    is_chosen: bool = False

    @property
    def value(self) -> float | None:
        """Where the mark stands: the lower bound, or the upper one where there is no lower."""
        return self.low if self.low is not None else self.high


@dataclass(frozen=True)
class Mark:
    """Base of all marks: the city's position (hue), the clause they lead to, a sentence for hover and readers.

    ``choice`` is what a reader chooses by the mark where it leads to no clause.
    """

    position: int | None = field(default=None, kw_only=True)
    figure_id: str | None = field(default=None, kw_only=True)
    title: str = field(default="", kw_only=True)
    label: Label | None = field(default=None, kw_only=True)
    value: Value | None = field(default=None, kw_only=True)
    choice: tuple[str, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True)
class Line(Mark):
    """A line through points of one series; dashed where it only joins what documents state."""

    points: tuple[tuple[float, float], ...]
    tone: str = "mid"
    is_dashed: bool = True
    width: float = 1.5


@dataclass(frozen=True)
class Bar(Mark):
    """A rectangle from (x, y) to (end, y + height); ``tone`` fills it, hatched where nothing is stated or dated.

    Its label stands beside it, on the right with ``is_label_inside`` in it, at its start.
    """

    x: float
    end: float
    y: float
    height: float
    tone: str = "base"
    edge: str = "base"
    is_hatched: bool = False
    is_label_inside: bool = False


@dataclass(frozen=True)
class Band(Mark):
    """A range at ``x`` from ``low`` to ``high``, closed by caps."""

    x: float
    low: float
    high: float


@dataclass(frozen=True)
class Point(Mark):
    """A value as a sign: ``shape`` says how it is meant, by a name of ``charts.svg.mark``, or tick for a thin line.

    ``is_open_ended`` draws a short upward arrow: the value or more.
    """

    x: float
    y: float
    shape: str = "circle"
    size: float = 7.0
    fill: str = "paper"
    edge: str = "base"
    is_open_ended: bool = False


@dataclass(frozen=True)
class Squares(Mark):
    """Equal squares from the upper left corner (x, y), ``across`` in a line, a little apart after every fifth.

    ``states`` are runs of (state, count): filled, hatched, hollow. Axes count in pixels. Its label stands to the left
    of the first line.
    """

    x: float
    y: float
    across: int
    states: tuple[tuple[str, int], ...]
    size: float = 11.0
    edge: str = "base"

    @property
    def count(self) -> int:
        return sum(count for _, count in self.states)

    def corner(self, index: int) -> tuple[float, float]:
        """The upper left corner of a square, from the first one's."""
        line, column = divmod(index, self.across)
        return column * (self.size + 2.0) + column // 5 * 4.0, line * (self.size + 3.0)

    @property
    def extent(self) -> tuple[float, float]:
        """The width and height that the squares take."""
        last = max(self.count - 1, 0)
        return self.corner(min(last, self.across - 1))[0] + self.size, self.corner(last)[1] + self.size


@dataclass(frozen=True)
class Words(Mark):
    """Words by themselves at a place of the panel; ``Mark.label`` holds them."""

    x: float
    y: float


@dataclass(frozen=True)
class Rule(Mark):
    """A straight hairline, or with ``is_ground`` the pale rectangle between its two ends."""

    x: float
    y: float
    end_x: float
    end_y: float
    tone: str = "hair"
    is_ground: bool = False


@dataclass(frozen=True)
class Axis:
    """One axis: the data at its two ends, its labels, lines across the panel, a title beside it.

    ``label_gap`` is what stands between the labels and the panel, in pixels.
    """

    low: float
    high: float
    ticks: tuple[tuple[float, tuple[Text, ...]], ...] = ()
    lines: tuple[float, ...] = ()
    title: str = ""
    is_above: bool = False
    has_base: bool = False
    label_gap: float = 0.0


@dataclass(frozen=True)
class Panel:
    """One plotting area: axes and marks; ``box`` is left, top, right, bottom in pixels of the chart."""

    box: tuple[float, float, float, float]
    x: Axis
    y: Axis
    marks: tuple[Mark, ...]
    title: str = ""

    def moved(self, down: float) -> "Panel":
        """The panel ``down`` pixels lower."""
        left, top, right, bottom = self.box
        return replace(self, box=(left, top + down, right, bottom + down))

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The pixel of a place in data units."""
        left, top, right, bottom = self.box
        return (
            left + (x - self.x.low) / (self.x.high - self.x.low) * (right - left),
            bottom - (y - self.y.low) / (self.y.high - self.y.low) * (bottom - top),
        )


@dataclass(frozen=True)
class Chart:
    """Chart description. ``kind`` names its function."""

    kind: str
    alt: str
    width: float
    height: float
    panels: tuple[Panel, ...]
    fit: Callable[..., "Chart"] | None = field(default=None, compare=False, repr=False)

    def marks(self) -> Iterator[Mark]:
        """Every mark, panel by panel, in the order in which it is drawn."""
        for panel in self.panels:
            yield from panel.marks

    def lines(self) -> Iterator[Text]:
        """Every line of words: of axes, then of marks, panel by panel."""
        for panel in self.panels:
            for axis in (panel.x, panel.y):
                for _, lines in axis.ticks:
                    yield from lines
            for mark in panel.marks:
                yield from mark.label.lines if mark.label else ()

    @property
    def values(self) -> tuple[Value, ...]:
        """The values shown, in the order in which they are drawn; a missing one has its word and no number."""
        return tuple(mark.value for mark in self.marks() if mark.value is not None)

    def apart(self) -> tuple["Chart", ...]:
        """A chart a panel, of panels below one another: for pages that set them side by side or part them on paper."""
        if self.kind not in ("trajectory", "subjects") or not self.panels:
            return (self,)
        foot = self.height - self.panels[-1].box[3]
        lower = [panel.box[3] + foot for panel in self.panels]
        return tuple(
            replace(self, height=end - start, panels=(panel.moved(-start),), fit=None)
            for panel, start, end in zip(self.panels, (0.0, *lower), lower)
        )

    def at(self, **size: float) -> "Chart":
        """The same chart decided anew for another size; ``size`` are options of its function, such as ``width``."""
        return self if self.fit is None else self.fit(**size)


Builder = TypeVar("Builder", bound=Callable[..., Chart])


def fitted(builder: Builder) -> Builder:
    """Let the charts of ``builder`` be decided anew for another size (``Chart.at``)."""

    @wraps(builder)
    def build(rows: Any, **options: Any) -> Chart:
        return replace(builder(rows, **options), fit=lambda **size: build(rows, **(options | size)))

    return build  # type: ignore[return-value]
