"""Shares: where one county stands among the places that a document names."""

from collections.abc import Sequence
from itertools import groupby

from yuboard.charts.axes import clipped, room, value_axis
from yuboard.charts.marks import Axis, Chart, Label, Mark, Panel, Point, Side, Text, Words, fitted
from yuboard.record.rows.counties import Share

# The most of a chart's width that a line's name may take.
_MOST = 0.4
KEY = "占比＝本地配额 ÷ 点名各地配额之和（测算）；短竖线为其他各地。"


@fitted
def shares(rows: Sequence[Share], *, position: int, width: float = 960, is_narrow: bool = False) -> Chart:
    """One line an indicator and year: every place's quota as a tick, the county's own as a dot with its rank (测算).

    ``rows`` are of counties/standing: one per place, with the columns indicator, year, place_short, quota, share
    (percent of all places), rank_words, label, is_own. ``position`` is the city's places.position. A line's name stands
    beside it, or above it where the screen ``is_narrow``.
    """
    lines = [list(group) for _, group in groupby(rows, key=lambda row: (row["year"], row["indicator"]))]
    names = [
        (Text(f"{quotas[0]['year']}年", 13, "ink_2"), Text(clipped(quotas[0]["indicator"], 14, width * _MOST)))
        for quotas in lines
    ]
    left = 8.0 if is_narrow else max(map(room, names)) + 16
    most = max(max(row["share"] for row in rows) * 1.12, 1)
    pitch = 84.0 if is_narrow else 58.0
    marks: list[Mark] = []
    for index, (quotas, name) in enumerate(zip(lines, names)):
        if is_narrow:
            label = Label((Text("　".join(line.words for line in name)),), "above right")
            marks.append(Words(0.0, index - 0.3, label=label))
        marks += [_place(row, float(index), most, position) for row in sorted(quotas, key=lambda row: row["is_own"])]
    foot = 6 + pitch * len(lines)
    ticks = () if is_narrow else tuple((float(index), name) for index, name in enumerate(names))
    spans = Axis(len(lines) - 0.5, -0.5, ticks, tuple(range(len(lines))))
    values = value_axis(0.0, most, title="占各地合计的比重（%，测算）")
    values = Axis(values.low, values.high, values.ticks, (), values.title)
    panel = Panel((left, 6.0, width - 14, foot), values, spans, tuple(marks))
    own_rows = [row for row in rows if row["is_own"]]
    alt = "；".join(f"{row['indicator']}{row['year']}年{row['label']}，{row['rank_words']}" for row in own_rows)
    return Chart("shares", alt, width, foot + 50, (panel,))


def _place(row: Share, y: float, most: float, position: int) -> Point:
    share, figure_id = row["share"], row["figure_id"]
    title = f"{row['place_short']}　{row['label']}"
    if not row["is_own"]:
        return Point(share, y, "tick", 7.0, "ink_3", "ink_3", title=title, figure_id=figure_id)
    side: Side = "above right" if share < most / 3 else "above left" if share > most * 2 / 3 else "above"
    label = Label((Text(f"{row['label']}　{row['rank_words']}", 14, "city", True),), side)
    return Point(
        share, y, "circle", 8.0, "base", "paper", position=position, label=label, title=title,
        figure_id=figure_id,
    )  # fmt: skip
