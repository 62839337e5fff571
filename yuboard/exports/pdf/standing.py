"""The part of the printed note about progress: bullet rows, trends, squares, counties, the table, and scores."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from yuboard import charts
from yuboard.exports.pdf.content import QUOTA_WIDTH, Clauses, Part, picture
from yuboard.progress.rows import Progress
from yuboard.progress.scoring import Point, Score, of_places
from yuboard.progress.series import Courses
from yuboard.progress.standing import told
from yuboard.progress.units import counted
from yuboard.record.results import Reader, Row
from yuboard.tables.columns import titles
from yuboard.tables.columns.progress import PROGRESS_SLIDE
from yuboard.tables.columns.scoring import SCORES
from yuboard.wording import progress as words
from yuboard.wording import scoring
from yuboard.wording.reporting import day
from yuboard.wording.units import COURSES

# Across a page, bullet rows and reported trends; the most rows.
_ROW_WIDTH, _ROWS = 760.0, 10


def progress(
    rows: Reader, subject: Row, standing: Iterable[Progress], clauses: Clauses, courses: Courses
) -> Part | None:
    """The goals of a place that were reported on or are owed, as its deck lists them; None where nothing was."""
    known = list(standing)
    found = told(row for row in known if _is_of(row, subject))
    if not found:
        return None
    return {
        "pictures": [*_pictures(rows, subject, found, known), *_panels(subject, courses)],
        "opening": f"截至{day(found[0].day)}，{words.answered(found)}。{words.SCOPE}。",
        "heads": titles(PROGRESS_SLIDE),
        "rows": [_standing(row, clauses) for row in found],
        "sources_title": "上报数的出处",
        "sources": words.sources(found),
    }


def points(subject: Row, scores: Iterable[Score], clauses: Clauses) -> list[Part]:
    """The scores by each rule of a city, or of a place below it its own; none without a rule."""
    own = of_places(scores, [subject["city"]], None if subject["is_city"] else subject["place_id"])
    return [
        {
            "title": f"{scoring.headed(rule)}　{scoring.TITLE}",
            "about": f"截至{day(parties[0].day)}。{scoring.ABOUT}{scoring.source(rule)}",
            "heads": titles(SCORES),
            "rows": [_score(one, clauses) for one in parties],
        }
        for rule, parties in ((rule, list(group)) for rule, group in groupby(own, key=lambda one: one.rule))
    ]


def _score(score: Score, clauses: Clauses) -> Part:
    return {
        "party": score.party,
        "total": scoring.total(score),
        "counted": scoring.counted(score),
        "points": [_point(one, clauses) for one in score.points],
    }


def _point(point: Point, clauses: Clauses) -> Part:
    """An item: its points, the value and the target that they are for with its clause, and the formula."""
    goal = point.goal.goal if point.goal else None
    return {
        "title": point.item.title,
        "points": scoring.points(point),
        "value": scoring.value(point),
        "target": f"目标{goal.label}" if goal else "",
        "source": clauses.number(goal.document_number, goal.section, goal.quote) if goal else 0,
        "formula": scoring.formula(point),
    }


def _pictures(rows: Reader, subject: Row, found: Sequence[Progress], known: Sequence[Progress]) -> list[Part]:
    """The goals as bullet rows; of a city its reported trends, and quotas that can be counted as squares."""
    position = subject["city_position"]
    drawn = charts.are_drawn(found)[:_ROWS]
    bullets = charts.bullet_rows(drawn, positions={subject["city"]: position}, width=_ROW_WIDTH)
    pictures = [{"key": words.ROWS_KEY, **picture(bullets)}] if drawn else []
    for indicator in dict.fromkeys(row.goal.indicator for row in found if subject["is_city"]):
        points = rows("trend/points", indicator=indicator, places=(subject["city"],), converted=False)
        if reported := charts.reported_values(points, found):
            shown = tuple(one._replace(surplus=()) for one in reported)
            chart = charts.trend(points, width=_ROW_WIDTH, panel_height=190, across=True, reported=shown)
            pictures.append({"key": f"{indicator}　○ △ 目标　{charts.REPORTED_KEY}", **picture(chart)})
    for row in rows("quotas/indicators", place=subject["city"]):
        units = counted(rows("quotas/parts", place=subject["city"], indicator=row["name"]), known)
        if subject["is_city"] and units and charts.is_countable(units):
            chart = charts.unit_grid(units, position=position, width=QUOTA_WIDTH)
            pictures.append({"key": f"{row['name']}　{charts.grid_key(units)}", **picture(chart)})
    return pictures


def _panels(subject: Row, courses: Courses) -> list[Part]:
    """Counties of a city with what each reported of a quota month by month, on one scale."""
    own = [(name, course) for (city, name), course in courses.items() if subject["is_city"] and city == subject["city"]]
    return [
        {
            "key": f"{name}：{COURSES}　单位：{course.unit}　{charts.PANELS_KEY}",
            **picture(charts.county_panels(course, position=subject["city_position"], width=QUOTA_WIDTH)),
        }
        for name, course in own
    ]


def _is_of(row: Progress, subject: Row) -> bool:
    if subject["is_city"]:
        return row.goal.city == subject["city"] and row.goal.role != "quota"
    return row.goal.place_id == subject["place_id"]


def _standing(row: Progress, clauses: Clauses) -> Part:
    """One goal: its target with its clause, the value, the ratio and the pace, the state."""
    goal = row.goal
    subject = f"（{goal.subject}）" if goal.subject else ""
    value, when = words.stands(row)
    return {
        "name": f"{goal.place_short}　{goal.indicator}{subject}",
        "target": goal.label,
        "source": clauses.number(goal.document_number, goal.section, goal.quote),
        "year": goal.year_label,
        "value": value,
        "when": when,
        "ratio": words.done(row),
        "pace": words.paced(row) if row.pace else "",
        "state": f"{words.SIGNS[row.state].shape} {row.state}",
        "note": words.needed(row) or words.missing(row),
    }
