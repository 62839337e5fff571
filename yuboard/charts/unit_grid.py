"""Unit grid: one square a firm, so that a quota can be counted."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from yuboard.charts.axes import clipped, height_of, room
from yuboard.charts.marks import Axis, Chart, Label, Mark, Panel, Squares, Text, Value, Words, fitted
from yuboard.record.results import Row
from yuboard.wording.missing import UNDIVIDED, UNREPORTED
from yuboard.wording.numbers import amount, number

# As many squares a year are worth counting, and can still be counted.
LEAST, MOST = 10, 400
_NAME, _GAP, _HEAD, _LINE, _STACKED = 14, 12.0, 34.0, 24.0, 760
# The most squares in a line, and the most of a panel's width that a place's name may take.
_ACROSS, _MOST = 20, 0.34


def is_countable(rows: Sequence[Row]) -> bool:
    """Whether every year has whole squares, few enough to count, and one enough of them; rows are of quotas/parts."""
    totals: dict[int, float] = {}
    for row in rows:
        totals[row["year"]] = totals.get(row["year"], 0.0) + row["quota"]
    is_whole = all(float(row["quota"]).is_integer() and row["quota"] >= 0 for row in rows)
    return is_whole and LEAST <= max(totals.values(), default=0) <= MOST


def key(rows: Sequence[Row]) -> str:
    """Key of the squares: what one is, and what its look says; only what is among ``rows``."""
    one = f"一格1{rows[0]['unit']}"
    if _are_reported(rows):
        waiting = "　▨ 已报待审" if any(row["reported"] for row in rows) else ""
        return f"{one}　■ 已审定{waiting}　□ 还差　斜线前是已审定数，后是配额"
    open_year = [f"▨ {UNDIVIDED}到县（区）"] if any(not row["is_divided"] for row in rows) else []
    return "　".join([one, "□ 目标，不是完成数", *open_year])


@fitted
def unit_grid(rows: Sequence[Row], *, position: int, chosen: str | None = None, width: float = 1200) -> Chart:
    """A panel a year, a line a place, a square for each of its firms; ``chosen`` is written in the city's colour.

    ``rows`` are of quotas/parts: one per part, with the columns year, city_label, place_short, quota, unit, is_divided,
    figure_id, city_figure_id. Squares are hollow: targets. Where values are reported, rows have the columns approved
    and reported (the latter those not yet approved; None where there is none, which no square takes for nought), and
    their squares are filled and hatched, beyond the quota too. A year that the document leaves whole is one block of
    pale hatched squares, or of the city's own once anything is reported. ``is_countable`` first.
    """
    groups = [list(group) for _, group in groupby(rows, key=lambda row: row["year"])]
    is_reported = _are_reported(rows)
    across = 1 if width < _STACKED else len(groups)
    room_of_panel = (width - 28 * (across - 1)) / across
    panels: list[Panel] = []
    top = 0.0
    for index, quotas in enumerate(groups):
        left = index % across * (room_of_panel + 28)
        marks, height = _year(quotas, room_of_panel, position, chosen, is_reported=is_reported)
        box = (left, top, left + room_of_panel, top + height)
        panels.append(Panel(box, Axis(0, room_of_panel), Axis(height, 0), tuple(marks)))
        if across == 1:
            top += height + 18
    foot = max((panel.box[3] for panel in panels), default=1.0)
    alt = "；".join(
        f"{row['year']}年{row['place_short'] if row['is_divided'] else f'{UNDIVIDED}到县（区）'}"
        f"{number(row['quota'], row['unit'])}{_reported(row) if is_reported else ''}"
        for row in rows
    )
    return Chart("unit_grid", alt, width, foot + 6, tuple(panels))


def _year(
    quotas: Sequence[Row], width: float, position: int, chosen: str | None, *, is_reported: bool
) -> tuple[list[Mark], float]:
    """The squares of one year below its head, and the height that they take."""
    first = quotas[0]
    head = Text(f"{first['year']}年　{first['city_label']}", 15, "ink", True)
    marks: list[Mark] = [
        Words(
            0.0,
            14.0,
            label=Label((head,), "right"),
            figure_id=first["city_figure_id"],
            title=f"{first['year']}年　{first['city_label']}",
        )
    ]
    names = {row["place_short"]: clipped(row["place_short"], _NAME, width * _MOST) for row in quotas}
    beside = (_beside(row, names[row["place_short"]], is_reported=is_reported) for row in quotas)
    left = room(Text(words, _NAME, "ink", True) for words in beside) + _GAP
    y = _HEAD
    for row in quotas:
        start = left if row["is_divided"] else 2.0
        across = _fitting(width - start)
        words = _beside(row, names[row["place_short"]], is_reported=is_reported)
        squares = (
            _squares(row, start, y, across, words, position, chosen, is_reported=is_reported)
            if row["is_divided"]
            else _whole(row, start, y, across, position, is_reported=is_reported)
        )
        marks.append(squares)
        y += max(_LINE, squares.extent[1] + 9)
        if not row["is_divided"]:
            said = _reported(row) if is_reported else ""
            whole = Text(f"{UNDIVIDED}到县（区）{said}", _NAME, "ink_2")
            parts = (
                [whole.words] if not said or room([whole]) <= width else [f"{UNDIVIDED}到县（区）", said.strip("　")]
            )
            lines = tuple(replace(whole, words=part) for part in parts)
            more = height_of(lines[1:])
            marks.append(Words(0.0, y + 6 + more / 2, label=Label(lines, "right")))
            y += _LINE + more
    return marks, y


def _fitting(width: float) -> int:
    """How many squares go into a line: whole fives, twenty at most."""
    fives = range(_ACROSS, 5, -5)
    return next((count for count in fives if Squares(0, 0, count, (("hollow", count),)).extent[0] <= width), 5)


def _beside(row: Row, name: str, *, is_reported: bool) -> str:
    """A place's name with its quota, before which stands what is approved once anything is."""
    quota = amount(row["quota"])
    if not is_reported:
        return f"{name}　{quota}"
    return f"{name}　{UNREPORTED if row['approved'] is None else amount(row['approved'])}/{quota}"


def _whole(row: Row, x: float, y: float, across: int, position: int, *, is_reported: bool) -> Squares:
    """The squares of a year that the document does not divide."""
    year, quota = f"{row['year']}年", int(row["quota"])
    return Squares(
        x,
        y,
        across,
        _states(row, quota) if is_reported else (("hatched", quota),),
        edge="mid",
        position=position,
        figure_id=row["city_figure_id"],
        title=f"{year}　{row['city_label']}　{UNDIVIDED}到县（区）{_reported(row) if is_reported else ''}",
        value=Value(year, year, row["city_label"], year=row["year"], unit=row["unit"]),
    )


def _squares(
    row: Row, x: float, y: float, across: int, beside: str, position: int, chosen: str | None, *, is_reported: bool
) -> Squares:
    quota, is_own = int(row["quota"]), row["place_short"] == chosen
    words = number(row["quota"], row["unit"])
    year = f"{row['year']}年"
    label = Label((Text(beside, _NAME, "city" if is_own else "ink", is_own),), "left")
    value = Value(
        row["place_short"],
        year,
        words,
        low=float(quota),
        high=float(quota),
        unit=row["unit"],
        year=row["year"],
        figure_id=row["figure_id"],
        is_chosen=is_own,
    )
    return Squares(
        x,
        y,
        across,
        _states(row, quota),
        position=position,
        figure_id=row["figure_id"],
        label=label,
        value=value,
        edge="mid" if chosen and not is_own else "base",
        title=f"{row['place_short']}　{year}　{words}{_reported(row) if is_reported else ''}",
    )


def _states(row: Row, quota: int) -> tuple[tuple[str, int], ...]:
    """States of the squares: approved, reported, missing of the quota, which is all of it where nobody reports."""
    approved, reported = int(row.get("approved") or 0), int(row.get("reported") or 0)
    runs = (("filled", approved), ("hatched", reported), ("hollow", max(quota - approved - reported, 0)))
    return tuple(run for run in runs if run[1]) or (("hollow", 0),)


def _are_reported(rows: Sequence[Row]) -> bool:
    """Whether anything of the quotas is reported; rows without the columns are targets alone."""
    return any(row.get("approved") is not None or row.get("reported") for row in rows)


def _reported(row: Row) -> str:
    """Units that are approved, wait and are missing, in words; never nought for a place that said nothing."""
    approved, waiting, unit = row["approved"], row["reported"], row["unit"]
    left = int(row["quota"]) - (approved or 0) - (waiting or 0)
    told = [
        UNREPORTED if approved is None else f"已审定{amount(approved, unit)}",
        f"待审{amount(waiting, unit)}" if waiting else "",
        f"还差{amount(left, unit)}" if left > 0 else "",
    ]
    return "　" + "　".join(filter(None, told))
