"""Glance: a row a target with its number, what it demands, its beads and further targets, all on shared years."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from markupsafe import Markup

from yuboard.charts.drawing import Wrap, drawing
from yuboard.charts.marks import Chart
from yuboard.charts.shared_years import Years, bead_row, periods, with_report, years
from yuboard.charts.stated import BEAD_KEY
from yuboard.progress.rows import Progress
from yuboard.progress.standing import latest
from yuboard.record.results import Row
from yuboard.theme import Palette
from yuboard.wording.markup import Link, hue, inline, tag
from yuboard.wording.measuring import width
from yuboard.wording.overview import ENDED, period_ended, sized
from yuboard.wording.progress import compact, missing, reported, until
from yuboard.wording.targets import demand, headline

# Words of a target longer than this are set smaller.
_LONG = 8.0
# The width that beads are drawn for: they grow with their column.
BEADS = 350


@dataclass(frozen=True)
class Target:
    """A row: a city's target, its beads, the further targets, whether its period is over, and what is reported."""

    first: Row
    beads: Chart
    others: tuple[Row, ...]
    is_over: bool
    report: Progress | None = None


@dataclass(frozen=True)
class Glance:
    """The rows of one screen and the periods of the documents below them."""

    targets: tuple[Target, ...]
    periods: Chart


def glance(
    headlines: Sequence[Row], paths: Sequence[Row], documents: Sequence[Row], day: date, *, is_past: bool = False,
    drawn_for: float = BEADS, is_by_target: bool = False, reports: Sequence[Progress] = (),
) -> Glance:  # fmt: skip
    """A row a city with its first target, or with ``is_by_target`` a row for each of its targets.

    ``day`` is today, or with ``is_past`` the past day as of which it is told. ``reports`` is the
    progress of whatever was reported, which then stands on the row.

    ``headlines`` are of overview/headlines, ``paths`` of overview/trajectory, ``documents`` of documents/list.
    """
    shared = years(documents, paths, day, is_past=is_past)
    beads = {
        key: bead_row(list(rows), years=shared, width=drawn_for)
        for key, rows in groupby(paths, key=lambda row: (row["place_id"], row["position"]))
    }
    groups = [list(rows) for _, rows in groupby(headlines, key=lambda row: row["place_id"])]
    if is_by_target:
        groups = [[row] for group in groups for row in group]
    targets = (
        _target(
            Target(
                first, beads[first["place_id"], first["position"]], tuple(others),
                period_ended(first, documents, day.year),
            ),
            latest(reports, first["place_id"], first["indicator_id"]), shared,
        )
        for first, *others in groups
    )  # fmt: skip
    return Glance(tuple(targets), periods(documents, years=shared, width=drawn_for))


def _target(target: Target, report: Progress | None, shared: Years) -> Target:
    if report is None:
        return target
    beads = with_report(target.beads, report, shared, target.first["place_position"])
    return replace(target, beads=beads, report=report)


def markup(shown: Glance, *, colours: Palette, link: Link, wrap: Wrap, city: Callable[[Row], Markup]) -> Markup:
    """The glance as one element of HTML; ``link`` and ``wrap`` lead to clauses, ``city`` names a city and leads on."""
    rows = [_row(target, colours, link, wrap, city) for target in shown.targets]
    about = tag(
        "div", tag("p", tag("strong", "政策文件与期间")), tag("p", "斜线：未注日期", class_="quiet"), class_="what"
    )
    chart = tag("div", drawing(shown.periods, colours=colours, wrap=wrap), class_="beads")
    key = tag("p", BEAD_KEY, class_="more quiet")
    return tag("div", *rows, tag("div", about, chart, key, class_="line periods"), class_="glance")


def _row(target: Target, colours: Palette, link: Link, wrap: Wrap, city: Callable[[Row], Markup]) -> Markup:
    row = target.first
    over = (tag("span", ENDED, class_="badge"),) if target.is_over else ()
    what = tag(
        "div",
        tag("p", city(row), f"　{row['year_label']}　{row['indicator']}"),
        tag("p", link(_sized(row["plain_label"]), row["figure_id"]), *over, class_=_large(row["plain_label"])),
        *([tag("p", row["mark"], class_="quiet")] if row["mark"] else []),
        tag("p", inline(demand(row), link), class_="demand"),
        *_report(target, link),
        class_="what",
    )
    beads = tag("div", drawing(target.beads, colours=colours, wrap=wrap), class_="beads")
    further = [_further(other, link) for other in target.others]
    return tag("div", what, beads, tag("ul", *further, class_="more"), class_=f"line {hue(row['place_position'])}")


def _report(target: Target, link: Link) -> list[Markup]:
    """The last approved value against its own goal; it leads to how it was reckoned."""
    report = target.report
    if report is None or report.actual is None:
        return []
    value = link(f"{until(report.actual)}已报{reported(report)}", f"progress={report.goal.figure_id}")
    lines = [
        tag("p", value, f"，{compact(report, report.goal.figure_id == target.first['figure_id'])}", class_="demand")
    ]
    return [*lines, tag("p", silent, class_="demand")] if (silent := missing(report)) else lines


def _large(label: str) -> str:
    """The class of a number in large type; long words are set smaller and may break."""
    return "large" if width(label) <= _LONG else "large long"


def _sized(label: str) -> Markup:
    """A number in large type, its words smaller."""
    before, number, after = sized(label)
    small = [tag("small", words) if words else "" for words in (before, after)]
    return Markup("{}{}{}").format(small[0], tag("strong", number), small[1])


def _further(row: Row, link: Link) -> Markup:
    about, number = headline(row)
    return tag("li", tag("span", about), " ", link(number.text, number.figure_id))
