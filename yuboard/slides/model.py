"""Slide model: slides that say everything in words and numbers and know no renderer."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

import pandas as pd

from yuboard.charts import Chart, Value
from yuboard.geography.areas import Area
from yuboard.wording.clauses import by_document, sources

Drawn = Literal["comparison", "trajectory", "beads", "bullets", "quotas", "squares", "panels", "layout"]
Kind = Drawn | Literal["cover", "table", "findings", "method"]
Tone = Literal["plain", "strong", "missing", "head"]
# The room of a chart on a slide, in pixels of ordinary type; every surface enlarges it as it needs.
CHART_WIDTH, CHART_HEIGHT = 760, 430
# The room that a chart has on a slide where its smallest words, of 12 pixels, are as large as a room reads.
ACROSS, DOWN = 516.0, 315.0


@dataclass(frozen=True)
class Source:
    """Where a number stands: the document, its section, and the clause word for word."""

    figure_id: str  # empty where the clause states no figure
    about: str
    number: str
    document: str
    section: str
    quote: str

    def line(self) -> str:
        """The clause as it is printed in notes and on paper."""
        return f"{self.about}　——　{self.number}　{self.section}：“{self.quote}”"


@dataclass(frozen=True)
class Cell:
    """One cell of a table: its words, a smaller line below, and how it is meant."""

    text: str
    sub: str = ""
    tone: Tone = "plain"
    figure_id: str | None = None
    position: int | None = None


@dataclass(frozen=True)
class Note:
    """One remark beside a chart: a short head and a sentence; ``words`` is a large figure where there is one."""

    head: str
    text: str = ""
    words: str = ""
    position: int | None = None
    figure_id: str | None = None
    tone: Tone = "plain"


@dataclass(frozen=True)
class LayoutMap:
    """Map of a layout slide: located elements, areas to draw, and the caption that must go with them."""

    layout: str
    adcode: str
    elements: pd.DataFrame = field(compare=False)
    areas: tuple[Area, ...]
    caption: str
    has_boundaries: bool
    county: str | None = None


@dataclass(frozen=True)
class Slide:
    """One message. ``key`` is stable, so that a choice of slides can be kept in a link.

    ``chart`` is drawn by every surface, ``header`` and ``cells`` make a table, ``notes`` the column beside it,
    ``labels`` are the words that must stay on it (测算, 情景, 未分解). ``sources`` hold a clause for every number;
    ``documents`` are the numbers of documents that a slide without figures names as a whole.
    """

    kind: Kind
    key: str
    title: str
    dek: str
    place: str
    position: int | None
    chart: Chart | None = None
    header: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    cells: tuple[tuple[Cell, ...], ...] = ()
    notes: tuple[Note, ...] = ()
    sources: tuple[Source, ...] = ()
    labels: tuple[str, ...] = ()
    layout_map: LayoutMap | None = None
    is_scenario: bool = False
    documents: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[Value, ...]:
        """The values of the chart; none where the slide has none."""
        return self.chart.values if self.chart else ()

    @property
    def eyebrow(self) -> str:
        """The place and the labels, in the line over the title."""
        return "".join((self.place, *(f"　·　{label}" for label in self.labels)))

    @property
    def statement(self) -> tuple[str, str]:
        """The name, where there is one, and the words of a slide's only value, which has no path to draw."""
        return (self.values[0].name, self.values[0].words) if self.values else ("", self.notes[0].words)

    @property
    def footer(self) -> str:
        """Documents and sections behind the slide in one line; all clauses stand in its notes."""
        cited = by_document((source.number, source.section) for source in self.sources)
        return sources(cited or "、".join(self.documents), "见各页")

    def spoken(self) -> list[str]:
        """Speaker notes: message, scope, and what goes with them."""
        return [self.title, self.dek, *self.remarks()]

    def remarks(self) -> list[str]:
        """Labels, remarks, and every clause word for word: all that goes with message and scope."""
        labels = [f"标注：{'、'.join(self.labels)}"] if self.labels else []
        notes = [f"{note.head}　{note.words}　{note.text}".strip("　") for note in self.notes]
        clauses = ["出处："] + [source.line() for source in self.sources] if self.sources else []
        return [*labels, *notes, *clauses]

    def figure_ids(self) -> list[str]:
        """Every figure that the slide shows, once, in order of appearance."""
        shown: list[Value | Note | Cell] = [*self.values, *self.notes, *(cell for row in self.cells for cell in row)]
        return list(dict.fromkeys(item.figure_id for item in shown if item.figure_id))


@dataclass(frozen=True)
class Story:
    """An ordered list of slides about one subject; what web view, deck and paper all render."""

    subject: str
    slides: tuple[Slide, ...]

    def chosen(self, keys: Sequence[str], titles: dict[str, str] | None = None) -> "Story":
        """The slides of ``keys`` in that order, some under other titles; unknown keys are passed over."""
        known = {slide.key: slide for slide in self.slides}
        titles = titles or {}
        picked = (known[key] for key in keys if key in known)
        return replace(self, slides=tuple(replace(s, title=titles.get(s.key) or s.title) for s in picked))

    def without_scenario(self) -> "Story":
        """The same without what is not in any document."""
        return replace(self, slides=tuple(slide for slide in self.slides if not slide.is_scenario))


def stamp(version: str, made_on: date) -> str:
    """The data version and the date, as every slide and page carries them."""
    return f"数据版本{version}　{made_on.year}年{made_on.month}月{made_on.day}日制"
