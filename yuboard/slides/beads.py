"""Slides of bead lines: the first targets of cities or of one city on years that all share, the growth beside."""

from collections.abc import Iterator, Sequence

from yuboard import charts
from yuboard.record.results import Row
from yuboard.slides.material import City, Trajectory
from yuboard.slides.model import ACROSS, CHART_WIDTH, DOWN, Note, Slide
from yuboard.slides.targets import main_points
from yuboard.slides.titles import fitting, pages, part
from yuboard.wording.missing import COMPUTED
from yuboard.wording.targets import DASHED, NO_START, OBSTACLES, reckoned, speed

# The most lines of one slide.
_LINES = 3

Group = Sequence[Trajectory]


def bead_slides(cities: Sequence[City], subject: str) -> list[Slide]:
    """The first target of each city, or all first targets of one; none where no two values or lines are to be shown."""
    several = len(cities) > 1
    told = [trajectory for city in cities for trajectory in (city.trajectories[:1] if several else city.trajectories)]
    told = [trajectory for trajectory in told if _is_line(main_points(trajectory))]
    if len(told) < 2 or all(len(main_points(trajectory)) < 2 for trajectory in told):
        return []
    last = max(trajectory.headline["year"] for trajectory in told)
    title = f"{subject}：首要目标按年排开，最远到{last}年"
    groups = next((groups for groups in _parted(told) if all(_fits(group, several) for group in groups)), [])
    return [
        Slide(
            kind="beads",
            key=f"beads-{index}",
            title=fitting(title + part(index, len(groups))),
            dek=f"照录文件写法，各行同一年份轴，不画高低；{DASHED}",
            place=subject,
            position=None if several else cities[0].place["city_position"],
            chart=_chart(group, several),
            notes=tuple(_demand(each.headline, several) for each in group),
            labels=(COMPUTED,) if any(each.headline["per_year"] is not None for each in group) else (),
        )
        for index, group in enumerate(groups, 1)
    ]


def _parted(told: Group) -> Iterator[list[Group]]:
    """The lines on slides: as many on each as one holds at most, else fewer."""
    return (pages(told, most) for most in range(_LINES, 0, -1))


def _chart(group: Group, several: bool) -> charts.Chart:
    lines = [(_name(each.headline, several), main_points(each)) for each in group]
    return charts.bead_lines(lines, width=CHART_WIDTH)


def _fits(group: Group, several: bool) -> bool:
    chart = _chart(group, several).at(width=ACROSS)
    return chart.kind == "bead_lines" and chart.height <= DOWN


def _is_line(points: Sequence[Row]) -> bool:
    """Whether values may stand on one line: some, and no two of one year."""
    return 0 < len(points) == len({point["year"] for point in points})


def _name(row: Row, several: bool) -> str:
    place = f"{row['place_short']}　" if several else ""
    return f"{place}{row['indicator']}" + (f"（{row['subject']}）" if row["subject"] else "")


def _demand(row: Row, several: bool) -> Note:
    """The yearly change that a target demands, or why none is told."""
    name = row["place_short"] if several else row["indicator"]
    if row["per_year"] is None:
        return Note(name, OBSTACLES[row["obstacle"]], NO_START, tone="missing")
    return Note(f"{name}　{COMPUTED}", reckoned(row), speed(row), row["place_position"], row["figure_id"])
