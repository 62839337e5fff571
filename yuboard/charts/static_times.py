"""Lines of years as SVG: the documents' periods, and what they cite with the years in which their targets fall due."""

from collections.abc import Callable, Sequence
from itertools import groupby

from markupsafe import Markup

from yuboard import theme
from yuboard.charts.lineage import LEVELS, LONGEST
from yuboard.charts.static_charts import hatch
from yuboard.charts.svg import line, mark, picture, tag, text
from yuboard.record.results import Row
from yuboard.wording.clauses import dated_document
from yuboard.wording.measuring import width as width_of

WIDTH = 960
_PAD, _LIGHT = 10, theme.LIGHT
At = Callable[[float], float]


def timeline(documents: Sequence[Row]) -> Markup:
    """One row a document, its name above its period; a diamond at its date, hatched where it gives none.

    ``documents`` are rows of documents/list.
    """
    first = int(min(_start(row) for row in documents))
    last = max(row["period_end"] for row in documents) + 1
    foot = 52.0 * len(documents) + 8
    at = _scale(first, last)
    drawing = _years(first, last, foot, at, "年")
    for index, row in enumerate(documents):
        y, start, tone = index * 52.0, _start(row), theme.city(_LIGHT, row["place_position"])
        name = dated_document(row)
        long = width_of(name) * 14
        x = min(at(start), WIDTH - _PAD - long)
        bar = _period(at(start), y + 26, at(row["period_end"] + 1), 18, tone, f"period-{index}", row["issued_year"])
        drawing += [text(x, y + 20, name, 14, tone.ink, halo=_LIGHT.paper), *bar]
        if row["issued_year"] is not None:
            drawing.append(mark("diamond", at(start), y + 35, 6.5, tone.base, tone.base, 0))
    alt = "各份文件的印发时间与规划期间：" + "；".join(f"{row['document_number']}{row['period']}" for row in documents)
    return picture(WIDTH, foot + 30, alt, *drawing)


def _start(row: Row) -> float:
    return float(row["period_start"] if row["issued_year"] is None else row["issued_year"])


def _scale(first: float, last: float) -> At:
    return lambda year: _PAD + (year - first) / (last - first) * (WIDTH - 2 * _PAD)


def _years(first: int, last: int, foot: float, at: At, unit: str) -> list[Markup]:
    """A line at the turn of each year, its number in the middle below."""
    lines = [line(at(year), 0, at(year), foot, _LIGHT.hair) for year in range(first, last + 1)]
    names = [
        text(at(year + 0.5), foot + 20, f"{year}{unit}", 13, _LIGHT.ink_2, anchor="middle")
        for year in range(first, last)
    ]
    return [*lines, line(at(first), foot, at(last), foot, _LIGHT.rule), *names]


def _period(
    x: float, y: float, end: float, high: float, tone: theme.CityTone, key: str, issued: float | None
) -> list[Markup]:
    fill = tone.tint if issued is not None else f"url(#{key})"
    bar = tag("rect", x=x, y=y, width=end - x, height=high, fill=fill, stroke=tone.base)
    return [bar] if issued is not None else [hatch(key, tone), bar]


def lineage(events: Sequence[Row]) -> Markup:
    """A band a policy document: what it cites above it, its period, and in discs how many targets fall due each year.

    ``events`` are rows of lineage/events.
    """
    lanes = [row for row in events if row["event"] != "due"]
    first = int(min(row["year"] for row in events))
    last = int(max(row["year_end"] for row in lanes if row["year_end"] is not None))
    at, foot = _scale(first - 0.2, last + 0.1), 30.0 * len(lanes)
    grounds, drawing, y = list[Markup](), list[Markup](), 0.0
    for index, (document, group) in enumerate(groupby(lanes, key=lambda row: row["document_id"])):
        own = list(group)
        if index % 2 == 0:
            grounds.append(tag("rect", x=0.0, y=y, width=WIDTH, height=30.0 * len(own), fill=_LIGHT.wash))
        for row in own:
            if row["event"] == "cited":
                drawing += _cited(row, y + 15, at)
            else:
                due = [event for event in events if event["event"] == "due" and event["document_id"] == document]
                drawing += _issued(row, due, y + 15, at, f"period-{index}")
            y += 30
    alt = "各份文件的上级依据、规划期间和目标到期年份：" + "；".join(
        f"{row['title']}{row['words']}" for row in events if row["event"] == "due"
    )
    return picture(WIDTH, foot + 30, alt, *grounds, *_years(first, last, foot, at, ""), *drawing)


def _named(row: Row) -> str:
    return row["label"] if row["title"] in row["label"] else f"{row['label']}　{row['title']}"


def _cited(row: Row, y: float, at: At) -> list[Markup]:
    """What a document cites; its words stand to the left of the mark where the right has no room."""
    name = _named(row)
    words = name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
    x = at(row["year"])
    is_late = x + 12 + width_of(words) * 13 > WIDTH - _PAD
    said = text(x + (-12 if is_late else 12), y + 5, words, 13, _LIGHT.ink_2, anchor="end" if is_late else "start")
    return [mark(LEVELS.get(row["words"], "circle"), x, y, 5.5, _LIGHT.ink_3, _LIGHT.ink_3, 0), said]


def _issued(row: Row, due: Sequence[Row], y: float, at: At, key: str) -> list[Markup]:
    tone = theme.city(_LIGHT, row["place_position"])
    issued = None if row["words"].startswith("未注日期") else row["year"]
    name, x = _named(row), at(row["year"])
    if width_of(name) * 14 < x - _PAD - 10:
        said = text(x - 10, y + 5, name, 14, tone.ink, anchor="end", bold=True)
    else:
        said = text(x + 10, y + 5, name, 14, tone.ink, bold=True, halo=tone.tint)
    discs = [
        part
        for event in due
        for part in (
            mark("circle", at(event["year"] + 0.3), y, 11, _LIGHT.paper, tone.base, 1.6),
            text(at(event["year"] + 0.3), y + 4.5, event["label"], 12, tone.ink, anchor="middle"),
        )
    ]
    return [*_period(x, y - 9, at(row["year_end"]), 18, tone, key, issued), said, *discs]
