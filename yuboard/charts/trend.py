"""One indicator's stated values: a trajectory, rows where their subjects differ, or a bead line where room is small."""

from collections.abc import Sequence

from yuboard import theme
from yuboard.charts.bead_line import bead_line
from yuboard.charts.marks import Chart, fitted
from yuboard.charts.reported import Reported
from yuboard.charts.stated import drawn_values, subjects_differ
from yuboard.charts.subjects import subjects
from yuboard.charts.trajectory import trajectory
from yuboard.record.results import Row

# The paths of more cities than these would print their words over each other; those of one hue could not be followed.
_PATHS = 4
# A bead line has as many values of an indicator, in words; more are a path.
_BEADS = 6
# Why values of several cities, dollars converted, stand on one axis.
_CONVERTED = "折算后同一横轴，年份不同"


@fitted
def trend(
    rows: Sequence[Row], *, width: float = 640, panel_height: float = 320, lone_height: float | None = None,
    across: bool = False, reported: tuple[Reported, ...] = (),
) -> Chart:  # fmt: skip
    """The stated values of one indicator: a trajectory, or in rows where their subjects differ or cities are many.

    ``rows`` have the columns of ``trajectory``, subject (None for the whole place) and is_converted: once dollars are
    converted, all cities stand in rows on one axis. Only one of the two may be true to the documents: values of
    differing subjects are nowhere joined, nor set on one way from start to target; ``reported`` values stand in a
    trajectory alone.
    """
    if subjects_differ(rows):
        return subjects(rows, width=width)
    if any(row["is_converted"] for row in rows) and len({row["place_short"] for row in rows}) > 1:
        return subjects(rows, width=width, is_by_city=True, why=_CONVERTED)
    cities = {row["place_short"]: theme.hue(row["place_position"]) for row in drawn_values(rows)}
    if len(cities) > min(_PATHS, len(set(cities.values()))):
        return subjects(rows, width=width, is_by_city=True)
    return trajectory(
        rows, width=width, panel_height=panel_height, lone_height=lone_height, across=across, reported=reported
    )


@fitted
def small_trend(rows: Sequence[Row], *, width: float = 440) -> Chart:
    """The same where there is little room, as on static pages: a bead line, while the values are few.

    ``rows`` have the columns of ``trend`` and is_doubted.
    """
    if len(drawn_values(rows)) > _BEADS:
        return trend(rows, width=width, panel_height=280)
    return bead_line(rows, width=width)
