"""Bars and counts as SVG: cities compared, a city's figure in parts, where a county stands, tasks by unit."""

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from yuboard import theme
from yuboard.charts.static_charts import hatch, round_step
from yuboard.charts.static_svg import linked
from yuboard.charts.svg import line, mark, picture, tag, text
from yuboard.charts.unit_matrix import head
from yuboard.record.results import Row
from yuboard.slides.model import Mark
from yuboard.wording.measuring import width as width_of

WIDTH = 960
_LIGHT = theme.LIGHT


def quota_parts(rows: Sequence[Row], position: int, alt: str, key: str) -> Markup:
    """One bar a year, as long as the city's figure, cut into the quotas it is made of; hatched where it is left whole.

    ``rows`` are of quotas/parts; each part leads to its clause. ``position`` is the city's places.position; ``key``
    names the hatch on the page.
    """
    tone = theme.city(_LIGHT, position)
    years = [list(group) for _, group in groupby(rows, key=lambda row: row["year"])]
    left = max(52, *(width_of(own[0]["city_label"]) * 15 for own in years)) + 30
    room = (WIDTH - left - 2) / max(sum(row["quota"] for row in own) for own in years)
    places = list(dict.fromkeys(row["place_short"] for row in rows))
    drawing, y = [hatch(key, tone)], 2.0
    for own in years:
        city = [
            text(left - 12, y + 17, f"{own[0]['year']}年", 14, _LIGHT.ink_2, anchor="end"),
            text(left - 12, y + 36, own[0]["city_label"], 15, _LIGHT.ink, anchor="end", bold=True),
        ]
        drawing.append(linked(own[0]["city_figure_id"], *city))
        x = left
        for row in own:
            long = room * row["quota"]
            fill = tone.tint if places.index(row["place_short"]) % 2 else tone.mid
            box = {"x": x, "y": y, "width": long, "height": 44.0, "stroke": tone.base}
            if row["is_divided"]:
                part = tag("rect", **box, fill=fill)
                drawing.append(linked(row["figure_id"], part, *_part(row, x + long / 2, y, long)))
            else:
                said = text(
                    x + long / 2, y + 27, "文件未分解到县（区）", 14, _LIGHT.ink, anchor="middle", halo=_LIGHT.paper
                )
                drawing += [tag("rect", **box, fill=f"url(#{key})"), said]
            x += long
        y += 60
    return picture(WIDTH, y - 12, alt, *drawing)


def _part(row: Row, middle: float, y: float, room: float) -> list[Markup]:
    """A place and its number; the number alone, or nothing, where the part is too short for them."""
    number, name = f"{row['quota']:g}", row["place_short"]
    if width_of(name) * 13 + 6 < room:
        return [
            text(middle, y + 19, name, 13, _LIGHT.ink, anchor="middle"),
            text(middle, y + 36, number, 13, _LIGHT.ink, anchor="middle", bold=True),
        ]
    if width_of(number) * 13 + 1 < room:
        return [text(middle, y + 27, number, 13, _LIGHT.ink, anchor="middle", bold=True)]
    return []


def standing(rows: Sequence[Row], position: int) -> Markup:
    """One line an indicator and year: a tick for each place's share, the county's own as a dot with its rank (测算).

    ``rows`` are of counties/standing. ``position`` is the city's places.position.
    """
    tone = theme.city(_LIGHT, position)
    lines = [list(group) for _, group in groupby(rows, key=lambda row: (row["year"], row["indicator"]))]
    left = max(width_of(own[0]["indicator"]) for own in lines) * 14 + 26
    most = max(row["share"] for row in rows) * 1.12
    foot = 58.0 * len(lines)

    def at(share: float) -> float:
        return left + share / most * (WIDTH - left - 12)

    drawing = []
    for index, own in enumerate(lines):
        y = index * 58.0 + 36
        drawing += [
            text(left - 14, y - 5, f"{own[0]['year']}年", 13, _LIGHT.ink_2, anchor="end"),
            text(left - 14, y + 13, own[0]["indicator"], 14, _LIGHT.ink, anchor="end"),
            line(left, y, WIDTH - 12, y, _LIGHT.hair),
        ]
        for row in sorted(own, key=lambda row: row["is_own"]):
            drawing += _own(row, at(row["share"]), y, most, tone) if row["is_own"] else [_other(row, at, y)]
    return picture(WIDTH, foot + 46, _standing_words(lines), *drawing, *_shares(most, at, foot))


def _own(row: Row, x: float, y: float, most: float, tone: theme.CityTone) -> list[Markup]:
    side = "start" if row["share"] < most / 3 else "end" if row["share"] > most * 2 / 3 else "middle"
    said = text(x, y - 14, f"{row['label']}　{row['rank_words']}", 14, tone.ink, anchor=side, bold=True)
    return [mark("circle", x, y, 8, tone.base, _LIGHT.paper, 2), said]


def _other(row: Row, at, y: float) -> Markup:  # type: ignore[no-untyped-def]
    tick = line(at(row["share"]), y - 7, at(row["share"]), y + 7, _LIGHT.ink_3, 2)
    return tag("g", tag("title", f"{row['place_short']}　{row['label']}"), tick)


def _shares(most: float, at, foot: float) -> list[Markup]:  # type: ignore[no-untyped-def]
    by = round_step(most)
    ticks = [text(at(by * n), foot + 18, f"{by * n:g}", 12, _LIGHT.ink_3, anchor="middle")
             for n in range(int(most / by) + 1)]  # fmt: skip
    return [*ticks, text(at(most / 2), foot + 40, "占各地合计的比重（%，测算）", 13, _LIGHT.ink_3, anchor="middle")]


def _standing_words(lines: Sequence[Sequence[Row]]) -> str:
    own = [row for rows in lines for row in rows if row["is_own"]]
    return "；".join(f"{row['indicator']}{row['year']}年{row['label']}，{row['rank_words']}" for row in own)


def unit_matrix(rows: Sequence[Row]) -> Markup:
    """Units as rows, themes as columns, the number of tasks in a disc.

    ``rows`` are of tasks/matrix. Tasks to which the document names no unit stand last, in pale discs.
    """
    units = {row["unit"]: row["tasks"] for row in rows}
    themes = list(dict.fromkeys(row["theme"] for row in sorted(rows, key=lambda row: row["theme_position"])))
    left = max(width_of(unit) for unit in units) * 14 + 60
    wide, top, high = (WIDTH - left) / len(themes), 50, 30.0
    foot = top + high * len(units)
    largest = max(row["cell"] for row in rows)
    drawing = []
    for number, name in enumerate(themes):
        x = left + wide * (number + 0.5)
        drawing.append(line(x, top, x, foot, _LIGHT.hair))
        lines = head(name)
        for turn, part in enumerate(lines, 2 - len(lines)):
            drawing.append(text(x, 20 + 18 * turn, part, 14, _LIGHT.ink, anchor="middle", bold=True))
    for number, (unit, tasks) in enumerate(units.items()):
        y = top + high * (number + 0.5)
        drawing += [
            line(left, y, WIDTH, y, _LIGHT.hair),
            text(left - 44, y + 5, unit, 14, _LIGHT.ink, anchor="end"),
            text(left - 16, y + 5, f"{tasks}", 14, _LIGHT.ink, anchor="end", bold=True),
        ]
    order = list(units)
    for row in rows:
        x = left + wide * (themes.index(row["theme"]) + 0.5)
        drawing += _disc(row, x, top + high * (order.index(row["unit"]) + 0.5), largest)
    alt = "各单位承担的任务数：" + "；".join(f"{unit}{tasks}项" for unit, tasks in units.items())
    return picture(WIDTH, foot, alt, *drawing)


def _disc(row: Row, x: float, y: float, largest: int) -> list[Markup]:
    is_open = row["unit"] == "文件未明确"
    fill, ink = (_LIGHT.wash, _LIGHT.ink) if is_open else (_LIGHT.ink_2, _LIGHT.paper)
    return [
        mark("circle", x, y, 8 + 5 * (row["cell"] / largest) ** 0.5, fill, _LIGHT.ink_3, 1),
        text(x, y + 4.5, f"{row['cell']}", 13, ink, anchor="middle"),
    ]


def city_bars(marks: Sequence[Mark]) -> Markup:
    """One bar a city in its own hue with the document's words; a city without a number has its word on a wash."""
    most = max(found.value or 0.0 for found in marks)
    left, high = max(width_of(found.name) for found in marks) * 17 + 24, 76.0
    drawing = []
    for number, found in enumerate(marks):
        y, tone = number * high + 8, theme.city(_LIGHT, found.position)
        drawing.append(text(left - 14, y + 33, found.name, 17, _LIGHT.ink, anchor="end"))
        if found.value is None:
            box = tag(
                "rect", x=left, y=y, width=(WIDTH - left) * 0.2, height=54.0, fill=_LIGHT.wash, stroke=_LIGHT.rule
            )
            drawing += [box, text(left + 14, y + 33, found.words, 17, _LIGHT.ink_2, bold=True)]
            continue
        long = (WIDTH - left) * 0.66 * found.value / most
        said = text(left + long + 12, y + (25 if found.is_computed else 33), found.words, 18, tone.ink, bold=True)
        drawing += [tag("rect", x=left, y=y, width=long, height=54.0, fill=tone.base), said]
        if found.is_computed:
            drawing.append(text(left + long + 12, y + 46, found.converted, 14, tone.ink))
    alt = "；".join(f"{found.name}{found.words}" for found in marks)
    return picture(WIDTH, high * len(marks), alt, *drawing)
