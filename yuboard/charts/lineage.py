"""Lineage: what each policy document cites, its period, and the years in which its targets fall due."""

from collections.abc import Sequence
from itertools import groupby

from yuboard.charts.axes import line_of_years, room, rows_axis
from yuboard.charts.marks import Bar, Chart, Label, Mark, Panel, Point, Rule, Side, Text, fitted
from yuboard.record.rows.lineage import Event
from yuboard.wording.measuring import cut

_SHAPES = {"国家": "square", "省": "diamond", "市": "circle"}
# What a document rests on; anything else it only mentions.
_GROUNDS = ("制定依据", "条文依据")
# The size of a cited document's words in pixels, and their most in full-width characters: a longer title is cut,
# as its number stands first.
_CITED, _LONGEST = 13, 34
_PITCH, _LEFT, _RIGHT, _TOP = 30.0, 8.0, 12.0, 8.0
KEY = (
    "■ 国家、◆ 省、● 市的文件，按文号年份；实心为制定依据或条文依据，空心只是引述　·　"
    "色条自印发至期末（未注日期画斜线）　·　圆圈内为当年到期的目标数，带*的含推定年份"
)


@fitted
def lineage(rows: Sequence[Event], *, width: float = 1200) -> Chart:
    """A band a policy document: what it cites above it, its period as a bar, the years in which its targets fall due.

    ``rows`` are of lineage/events, in the order to draw, with the columns event (cited, issued, due), document_id,
    place_position, year and year_end (with fractions), label, title, words (of a cited one: 国家, 省 or 市), relation
    (制定依据 …). The words of what is cited stand on the side of their mark that has room in ``width`` pixels, and are
    cut where neither has.
    """
    lanes = [row for row in rows if row["event"] != "due"]
    first = int(min(row["year"] for row in rows))
    last = int(max(row["year_end"] for row in lanes if row["year_end"] is not None))
    low, high = first - 0.2, last + 0.1
    per_year = (width - _LEFT - _RIGHT) / (high - low)
    grounds, marks, index = list[Mark](), list[Mark](), 0
    for number, (document, group) in enumerate(groupby(lanes, key=lambda row: row["document_id"])):
        events = list(group)
        if number % 2 == 0:
            grounds.append(Rule(low, index - 0.5, high, index + len(events) - 0.5, "wash", True))
        for row in events:
            if row["event"] == "cited":
                marks.append(
                    _cited(row, float(index), ((row["year"] - low) * per_year, (high - row["year"]) * per_year))
                )
            else:
                due = [event for event in rows if event["event"] == "due" and event["document_id"] == document]
                marks += [_period(row, float(index), (row["year"] - low) * per_year), *_due(due, float(index))]
            index += 1
    foot = _TOP + _PITCH * len(lanes)
    years = line_of_years(low, high, first, last, "")
    panel = Panel((_LEFT, _TOP, width - _RIGHT, foot), years, rows_axis(len(lanes)), (*grounds, *marks))
    alt = "；".join(f"{row['title']}{row['words']}" for row in rows if row["event"] == "due")
    return Chart("lineage", alt, width, foot + 30, (panel,))


def _named(row: Event) -> str:
    return row["label"] if row["title"] in row["label"] else f"{row['label']}　{row['title']}"


def _cited(row: Event, y: float, sides: tuple[float, float]) -> Point:
    """Point of a cited document; ``sides`` are the pixels to the left and right of its mark."""
    name = _named(row)
    left, right = sides
    is_late = room([Text(cut(name, _LONGEST), _CITED)]) + 16 > right and left > right
    space = left if is_late else right
    words = Text(cut(name, min(space / _CITED - 1, _LONGEST)), _CITED, "ink_2")
    label = Label((words,), "left" if is_late else "right")
    shape = _SHAPES.get(row["words"], "circle")
    fill = "ink_3" if row["relation"] in _GROUNDS else "paper"
    title = f"{row['relation']}　{name}"
    return Point(row["year"], y, shape, 5.5, fill, "ink_3", label=label, title=title)


def _period(row: Event, y: float, space: float) -> Bar:
    """A document's period; its name left of the bar, or in it where the left has no room."""
    assert row["year_end"] is not None, "what was issued has a period"
    is_undated = row["words"].startswith("未注日期")
    name = Text(_named(row), 14, "city", True)
    side: Side = "left" if room([name]) + 20 < space else "right"
    return Bar(
        row["year"], row["year_end"], y - 0.31, 0.62, "paper" if is_undated else "tint", "base", is_undated,
        position=row["place_position"], label=Label((name,), side), is_label_inside=side == "right",
        title=f"{_named(row)}　{row['words']}",
    )  # fmt: skip


def _due(events: Sequence[Event], y: float) -> list[Mark]:
    """A disc for each year in which targets of the document fall due, with their number."""
    return [
        Point(
            event["year"] + 0.3, y, "circle", 11.0, "paper", "base", position=event["place_position"],
            label=Label((Text(event["label"], 12, "city"),), "middle"), title=f"{event['title']}　{event['words']}",
        )
        for event in events
    ]  # fmt: skip
