"""Composition: what a city's yearly figure is made of, county by county."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from yuboard.charts.axes import clipped, room
from yuboard.charts.marks import Axis, Bar, Chart, Label, Mark, Panel, Text, Words, fitted
from yuboard.record.results import Row
from yuboard.wording.missing import UNDIVIDED
from yuboard.wording.numbers import amount, number

_BAR, _PITCH = 44.0, 62.0


@fitted
def composition(rows: Sequence[Row], *, position: int, chosen: str | None = None, width: float = 1200) -> Chart:
    """One bar a year, as long as the city's figure, cut into the quotas it is made of.

    ``rows`` are of quotas/parts: one per part, with the columns year, city_label (the city's figure in the document's
    words), city_figure_id, place_short, quota, unit, is_divided, figure_id. A year that the document does not split
    has one row with ``is_divided`` false and is hatched with the word 文件未分解. The parts of the place ``chosen`` (a
    place_short) have the city's full colour. A part bears its name and number, the number alone, or nothing, as far as
    they fit where the chart is ``width`` pixels wide. ``position`` is the city's places.position.
    """
    years = [list(group) for _, group in groupby(rows, key=lambda row: row["year"])]
    heads = [_head(quotas[0], width) for quotas in years]
    left = max(map(room, heads), default=0.0) + 20
    longest = max((sum(row["quota"] for row in quotas) for quotas in years), default=0.0) or 1.0
    per_unit = (width - left - 2) / longest
    places = list(dict.fromkeys(row["place_short"] for row in rows))
    marks: list[Mark] = []
    for index, (quotas, head) in enumerate(zip(years, heads)):
        y = index * _PITCH
        marks.append(Words(0.0, y + _BAR / 2, label=Label(head, "left"), figure_id=quotas[0]["city_figure_id"]))
        x = 0.0
        for row in quotas:
            is_odd = places.index(row["place_short"]) % 2 == 1
            marks.append(_part(row, x, y, per_unit, "tint" if is_odd else "mid", position, chosen))
            x += row["quota"]
    bottom = max(len(years) * _PITCH - (_PITCH - _BAR), 1.0)
    panel = Panel((left, 2.0, width - 2, 2.0 + bottom), Axis(0, longest), Axis(bottom, 0), tuple(marks))
    alt = "；".join(f"{row['year']}年{row['place_short']}{number(row['quota'], row['unit'])}" for row in rows)
    return Chart("composition", alt, width, bottom + 6, (panel,))


def _head(row: Row, width: float) -> tuple[Text, ...]:
    words = clipped(row["city_label"], 15, width / 3)
    return Text(f"{row['year']}年", 14, "ink_2"), Text(words, 15, "ink", True)


def _part(row: Row, x: float, y: float, per_unit: float, tone: str, position: int, chosen: str | None) -> Bar:
    shared: dict[str, Any] = {"position": position, "figure_id": row["figure_id"] or row["city_figure_id"]}
    if not row["is_divided"]:
        words = Label((Text(f"{UNDIVIDED}到县（区）", 14),), "middle")
        title = f"{row['year']}年　{row['city_label']}　{UNDIVIDED}到县（区）"
        return Bar(x, x + row["quota"], y, _BAR, "paper", "base", True, label=words, title=title, **shared)
    is_chosen = row["place_short"] == chosen
    title = f"{row['place_short']}　{number(row['quota'], row['unit'])}"
    label = _label(row, row["quota"] * per_unit, "paper" if is_chosen else "ink")
    return Bar(x, x + row["quota"], y, _BAR, "base" if is_chosen else tone, label=label, title=title, **shared)


def _label(row: Row, space: float, ink: str) -> Label | None:
    """A place and its number; the number alone, or nothing, where the part is too short for them."""
    name, count = Text(row["place_short"], 13, ink), Text(amount(row["quota"]), 13, ink, True)
    if room([name]) + 6 < space:
        return Label((name, count), "middle")
    return Label((count,), "middle") if room([count]) + 1 < space else None
