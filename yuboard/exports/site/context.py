"""Context of all static pages: the rows, the figures by number, and the names of files and anchors."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from yuboard import made, theme
from yuboard.charts import Chart
from yuboard.charts.clause_links import link
from yuboard.charts.drawing import drawing
from yuboard.progress.rows import Progress
from yuboard.progress.scoring import Score
from yuboard.record.results import Reader, Row
from yuboard.reporting.recognition import Register
from yuboard.wording.cities import comparison_name

# The width of a chart that goes across the page.
WIDE = 960


@dataclass(frozen=True)
class Site:
    """One export. ``figures`` is keyed by figure_id, ``places`` holds what lies below the cities.

    ``standing`` is the progress of all goals; empty where nothing was approved. ``register``: the recognised units;
    None where none was entered. ``scores`` are those of all parties; empty without a rule.
    """

    rows: Reader
    version: str
    made_on: date
    cities: Sequence[Row]
    places: Sequence[Row]
    figures: Mapping[str, Row]
    documents: Sequence[Row]
    standing: Sequence[Progress] = ()
    register: Register | None = None
    scores: Sequence[Score] = ()

    def of(self, *figure_ids: str | None) -> list[Row]:
        """The figures of these numbers, once each; what is unknown or missing is passed over."""
        return [self.figures[known] for known in dict.fromkeys(figure_ids) if known and known in self.figures]

    def below(self, city: str) -> list[Row]:
        """The counties and zones of a city."""
        return [place for place in self.places if place["city"] == city]

    @property
    def titles(self) -> dict[str, str]:
        """Titles of pages that follow the data, by file."""
        return {"compare.html": comparison_name(len(self.cities))}

    @property
    def banner(self) -> str:
        """The mark of made data, empty for real ones."""
        return made.mark_of(self.version)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the cities."""
        return tuple(city["name"] for city in self.cities)


def read(
    rows: Reader,
    version: str,
    made_on: date,
    standing: Sequence[Progress] = (),
    register: Register | None = None,
    scores: Sequence[Score] = (),
) -> Site:
    """Everything that more than one page needs."""
    figures = rows("documents/figures", words="", documents=(), places=(), roles=())
    return Site(
        rows, version, made_on, rows("places/cities"), rows("places/below_cities"),
        {row["figure_id"]: row for row in figures}, rows("documents/list"), tuple(standing),
        register, tuple(scores),
    )  # fmt: skip


def picture(chart: Chart) -> Markup:
    """A chart as SVG whose marks lead to their clauses."""
    return drawing(chart, colours=theme.LIGHT, wrap=link)


def county_file(place: Row) -> str:
    """The page of a county or zone."""
    return f"county-{slug(place['place_id'])}.html"


def slug(name: str) -> str:
    """``name`` as part of a file name or an anchor."""
    return re.sub(r"[^\w-]", "-", name)
