"""Slides of quotas that can be counted: a square a firm, filled where it is approved, one slide a year."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from yuboard import charts
from yuboard.record.results import Row
from yuboard.slides.material import City, Split
from yuboard.slides.model import CHART_WIDTH, Note, Slide
from yuboard.slides.titles import fitting
from yuboard.wording.missing import UNREPORTED
from yuboard.wording.numbers import amount

# A talk has time for the last years of which anything is approved.
_YEARS = 2


def squares_slides(city: City, subject: str, as_of: str, chosen: str | None = None) -> list[Slide]:
    """The last years of each indicator of which anything was approved or waits; of a county its own squares alone.

    ``as_of`` is the day until which values are approved, in words.
    """
    return [
        slide
        for split in city.splits
        if split.units and charts.is_countable(split.units)
        for slide in _of_split(split, city, subject, as_of, chosen)
    ]


def _of_split(split: Split, city: City, subject: str, as_of: str, chosen: str | None) -> list[Slide]:
    own = [row for row in split.units if chosen is None or row["place_short"] == chosen]
    years = [(year, list(rows)) for year, rows in groupby(own, key=lambda row: row["year"])]
    told = [(year, rows) for year, rows in years if any(row["approved"] is not None or row["reported"] for row in rows)]
    slides = (_slide(split, city, subject, year, rows, chosen) for year, rows in told[-_YEARS:])
    return [replace(slide, dek=f"截至{as_of}；{slide.dek}") for slide in slides]


def _slide(split: Split, city: City, subject: str, year: int, rows: Sequence[Row], chosen: str | None) -> Slide:
    position, unit = city.place["city_position"], rows[0]["unit"]
    silent = [row["place_short"] for row in rows if row["approved"] is None]
    whole = f"{year}年{amount(sum(row['quota'] for row in rows), unit)}"
    # Nothing is added up where a place is silent: its silence is no nought.
    said = f"{len(rows) - len(silent)}/{len(rows)}处已报" if silent else f"已审定{amount(_approved(rows), unit)}"
    shown = [{**row, **_own(row, chosen)} for row in rows]
    return Slide(
        kind="squares",
        key=f"squares-{city.place['city_id']}-{city.splits.index(split) + 1}-{year}",
        title=fitting(f"{subject}：{split.indicator}{whole}，{said}", f"{subject}：{whole}，{said}"),
        dek=charts.grid_key(rows),
        place=subject,
        position=position,
        chart=charts.unit_grid(shown, position=position, chosen=chosen, width=CHART_WIDTH),
        notes=(
            *(_short(row, position) for row in rows if (row["approved"] or row["quota"]) < row["quota"]),
            *([Note(UNREPORTED, "、".join(silent), tone="missing")] if silent else []),
        ),
    )


def _approved(rows: Sequence[Row]) -> float:
    return float(sum(row["approved"] or 0 for row in rows))


def _own(row: Row, chosen: str | None) -> Row:
    """A county's own quota in the place of its city's number, which its slide does not divide anew."""
    if chosen is None:
        return {}
    return {"city_label": f"本地{amount(row['quota'], row['unit'])}", "city_figure_id": row["figure_id"]}


def _short(row: Row, position: int) -> Note:
    """The rest that a place which has reported is short of."""
    waiting = f"，待审{amount(row['reported'], row['unit'])}" if row["reported"] else ""
    short = f"还差{amount(row['quota'] - row['approved'], row['unit'])}{waiting}"
    name, clause = (row["place_short"], row["figure_id"]) if row["is_divided"] else ("全市", row["city_figure_id"])
    return Note(name, short, position=position, figure_id=clause)
