"""Slides about one city's targets: the first targets at a glance, and one trajectory an indicator."""

from collections.abc import Sequence

from yuboard import charts
from yuboard.charts.stated import STAGES
from yuboard.progress.rows import Progress
from yuboard.record.results import Row
from yuboard.slides.material import City, Trajectory
from yuboard.slides.model import CHART_HEIGHT, CHART_WIDTH, Cell, Note, Slide
from yuboard.slides.paging import paged
from yuboard.slides.titles import fitting
from yuboard.tables.columns import titles
from yuboard.tables.columns.figures import DEMAND_LIST
from yuboard.wording import progress
from yuboard.wording.clauses import told_once
from yuboard.wording.missing import COMPUTED, UNREPORTED, UNSET
from yuboard.wording.numbers import per_year
from yuboard.wording.reporting import day
from yuboard.wording.targets import (
    DASHED,
    LEAST,
    NO_START,
    NO_START_REASON,
    OBSTACLES,
    formula,
    reckoned,
    speed,
    verb_of,
)

# A summary's title tells the first of these that its targets demand.
_VERBS = ("年均须增长", "年均须提高", "年均须下降", "年均须降低")


def summary_slides(cities: Sequence[City], subject: str) -> list[Slide]:
    """The first targets of each city: start, target, and the yearly change that it demands."""
    rows = [trajectory.headline for city in cities for trajectory in city.trajectories]
    several = len(cities) > 1
    once = told_once(rows)  # then the slide's foot tells it
    cells = [_summary_row(trajectory, several, not once) for city in cities for trajectory in city.trajectories]
    whole = Slide(
        kind="table",
        key="summary-1",
        title=_summary_title(rows, subject),
        dek=f"起点、目标照录文件写法；年均变化为本系统测算，{LEAST}，是最低要求",
        place=subject,
        position=None if several else cities[0].place["city_position"],
        header=titles(DEMAND_LIST),
        widths=(3.4, 2.0, 2.5, 4.2),
        cells=tuple(cells),
        labels=(COMPUTED,) if any(row["per_year"] is not None for row in rows) else (),
    )
    return paged(whole, brief=f"{subject}：{len(rows)}项首要目标")


def _summary_title(rows: Sequence[Row], subject: str) -> str:
    told = [row for row in rows if row["per_year"] is not None and not row["is_basis_open"]]
    kinds: dict[tuple[str, str], list[float]] = {}
    for row in told:
        if verb := verb_of(row):
            kinds.setdefault((verb, row["change_unit"]), []).append(abs(row["per_year"]))
    for (verb, unit), values in sorted(kinds.items(), key=lambda kind: _VERBS.index(kind[0][0])):
        low, high = per_year(min(values), unit), per_year(max(values), unit)
        span = high if low == high else f"{low}至{high}"
        some = f"其中{len(values)}项" if len(values) < len(rows) else ""
        return fitting(
            f"{subject}：{len(rows)}项首要目标，{some}{verb}{span}（测算）",
            f"{subject}{len(rows)}项首要目标，{some}{verb}{span}",
            f"{subject}{len(rows)}项首要目标",
        )
    plain = f"{subject}{len(rows)}项首要目标"
    if any(row["per_year"] is not None for row in rows):
        return fitting(plain)
    why = "都没有基期，" if all(row["obstacle"] == "no_start" for row in rows) else "，"
    return fitting(f"{subject}：{len(rows)}项首要目标{why}所需增速不可测算", plain)


def _summary_row(trajectory: Trajectory, several: bool, has_document: bool) -> tuple[Cell, ...]:
    row = trajectory.headline
    place = f"{row['place_short']}　" if several else ""
    document = row["document_number"] if has_document else ""
    start = start_of(trajectory)
    if start is None:
        began, change = Cell(UNSET, tone="missing"), Cell(NO_START, NO_START_REASON, "missing")
    else:
        kind = "目标" if row["start_role"] != "baseline" else "基期"
        began = Cell(start["label"], f"{start['year_label']}　{kind}", figure_id=start["figure_id"])
        change = _summary_change(row)
    return (
        Cell(f"{place}{row['indicator']}", document, "head", position=row["place_position"]),
        began,
        Cell(row["label"], row["year_label"], "strong", row["figure_id"], row["place_position"]),
        change,
    )


def _summary_change(row: Row) -> Cell:
    if row["per_year"] is None:
        return Cell(NO_START, OBSTACLES[row["obstacle"]], "missing")
    return Cell(speed(row), reckoned(row))


def start_of(trajectory: Trajectory) -> Row | None:
    """The stated value that the demanded growth is reckoned from."""
    wanted = trajectory.headline["start_figure_id"]
    return next((point for point in trajectory.points if point["figure_id"] == wanted), None)


def trajectory_slide(trajectory: Trajectory, subject: str, key: str, standing: Sequence[Progress] = ()) -> Slide:
    """Baseline, interim and final target of one indicator, as far as the city's document states them.

    Of ``standing``, the progress of goals, what was approved of these stands in the same chart.
    """
    head = trajectory.headline
    main = main_points(trajectory)
    reported = [one._replace(surplus=()) for one in charts.reported_values(main, standing)]
    unit = head["axis_unit"] or head["unit"] or ""
    scope = f"；{head['subject']}" if head["subject"] else ""
    until = f"截至{day(standing[0].day)}；" if reported else ""
    chart = charts.trajectory(main, width=CHART_WIDTH, panel_height=CHART_HEIGHT, reported=tuple(reported))
    # A single value stands in large type: nothing of what the key explains is drawn then.
    marks = f"；{charts.REPORTED_KEY}" if reported and len(chart.values) > 1 else ""
    return Slide(
        kind="trajectory",
        key=key,
        title=_trajectory_title(head, subject),
        dek=f"{until}单位：{unit}；{head['place_short']}全市{scope}；{_reading(main)}{marks}",
        place=subject,
        position=head["place_position"],
        chart=chart,
        notes=tuple(_notes(trajectory, main, standing if reported else ())),
        labels=(COMPUTED,) if head["per_year"] is not None else (),
    )


def main_points(trajectory: Trajectory) -> list[Row]:
    """The values that may stand on one line with the furthest target: same document, subject, unit and basis."""
    head = trajectory.headline
    same = ("document_id", "subject", "axis_unit", "time_basis", "month")
    alike = [point for point in trajectory.points if all(point[name] == head[name] for name in same)]
    return [point for point in alike if point["operator"] != "text" and point["year"] is not None]


def _reading(points: Sequence[Row]) -> str:
    if len(points) < 2:
        return "文件只写了这一个数"
    return DASHED


def _trajectory_title(row: Row, subject: str) -> str:
    of = f"{row['subject']}" if row["subject"] else ""
    message = f"{subject}：{row['indicator']}{of}{row['year_label']}{row['label']}"
    brief = f"{subject}{row['indicator']}{row['label']}"
    if row["per_year"] is None:
        why = "没有基期" if row["obstacle"] == "no_start" else OBSTACLES[row["obstacle"]]
        return fitting(f"{message}，{why}", message, brief)
    if row["is_basis_open"]:  # a growth is never said without its condition, for which a title has no room
        return fitting(message, brief)
    return fitting(f"{message}，{speed(row)}（测算）", message, brief)


def _notes(trajectory: Trajectory, main: Sequence[Row], standing: Sequence[Progress]) -> list[Note]:
    """Stage by stage in the document's words, what it demands, actuals, and what else is stated."""
    head, notes = trajectory.headline, []
    for role, word in STAGES.items():
        stated = [point for point in main if point["role"] == role]
        if not stated:
            notes.append(Note(word, "", UNSET, tone="missing"))
        for point in stated:
            position = head["place_position"] if role != "baseline" else None
            when = f"{word}　{point['year_label']}"
            notes.append(Note(when, point["mark"] or "", point["plain_label"], position, point["figure_id"]))
    notes.append(_actual(main, standing))
    if head["per_year"] is not None:
        notes.append(Note("所需增速　测算", formula(head)))
    elif head["obstacle"] != "no_start":
        notes.append(Note("所需增速", formula(head)))
    return (
        notes + [_also(point) for point in _others(trajectory, main)] + [_differs(row) for row in trajectory.revisions]
    )


def _actual(main: Sequence[Row], standing: Sequence[Progress]) -> Note:
    """The latest approved value, against the target that is due first after it; or that there is none."""
    shown = {point["figure_id"] for point in main}
    own = [row for row in standing if row.goal.figure_id in shown and row.value is not None and row.actual]
    last = max(own, key=lambda row: (row.actual.at if row.actual else 0, -(row.goal.year or 0)), default=None)
    if last is None or last.actual is None:
        return Note("实际完成", "", UNREPORTED, tone="missing")
    said = f"{progress.compact(last, False)}；{last.state}"
    return Note(
        f"实际完成　{progress.until(last.actual)}", said, progress.approved(last), figure_id=last.goal.figure_id
    )


def _others(trajectory: Trajectory, main: Sequence[Row]) -> list[Row]:
    shown = {point["figure_id"] for point in main}
    return [point for point in trajectory.points if point["figure_id"] not in shown and point["role"] != "baseline"][:2]


def _also(point: Row) -> Note:
    subject = f"{point['subject']}　" if point["subject"] else ""
    text = f"{subject}{point['document_number']}，另一份文件或另一口径，不与左图连线"
    return Note(f"另　{point['year_label']}", text, point["label"], point["place_position"], point["figure_id"])


def _differs(row: Row) -> Note:
    return Note("前后文件不一致", row["rule"])
