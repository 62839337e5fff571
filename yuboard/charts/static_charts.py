"""Charts as inline SVG with the marks of the screen: stage by size and fill, operator by shape, words beside."""

import math
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from markupsafe import Markup

from yuboard import theme
from yuboard.charts.static_svg import linked
from yuboard.charts.svg import line, mark, picture, tag, text
from yuboard.record.results import Row
from yuboard.wording.measuring import width as width_of
from yuboard.wording.numbers import number

WIDTH = 460
_LEFT, _RIGHT, _TOP, _BOTTOM, _HEIGHT = 56, 14, 14, 30, 250
# The axis goes this far beyond the highest value: room for its words and its arrow.
_HEADROOM = 1.24
_SHAPES = {">=": "up", ">": "up", "<=": "down", "<": "down"}
_SIZES = {"baseline": 5.5, "interim": 6.0, "target": 8.0}
_LIGHT = theme.LIGHT


def drawn(points: Sequence[Row]) -> list[Row]:
    """The stated values that have a number and a year."""
    return [row for row in points if row["operator"] != "text" and row["year"] is not None]


def trend(points: Sequence[Row], width: int = WIDTH) -> list[dict[str, Any]]:
    """The charts of one indicator: a panel a city and unit, or one list where the subjects differ."""
    stated = drawn(points)
    if len({row["subject"] for row in stated}) > 2 or all(row["subject"] for row in stated):
        return [{"caption": f"单位：{stated[0]['panel']}　各主体不同，分行列出，不相连", "svg": subjects(stated)}]
    top: dict[str, float] = {}
    for row in stated:
        top[row["panel"]] = max(top.get(row["panel"], 0), _most([row]))
    panels = []
    for (_, unit), group in groupby(sorted(stated, key=_panel), key=_panel):
        own = list(group)
        highest = top[unit] if _most(own) >= top[unit] / 4 else _most(own)
        caption = {"place": own[0]["place"], "position": own[0]["place_position"], "caption": f"单位：{unit}"}
        panels.append(caption | {"svg": ladder(own, highest, width)})
    return panels


def _panel(row: Row) -> tuple[int, str]:
    return row["place_position"] or 0, row["panel"]


def _most(rows: Sequence[Row]) -> float:
    return max(value for row in rows for value in (row["axis_low"], row["axis_high"]) if value is not None)


def ladder(points: Sequence[Row], highest: float, width: int = WIDTH) -> Markup:
    """One city's stated values in one unit by year; points of one series are joined by a thin dashed line."""
    years = sorted({int(row["year"]) for row in points})
    pad = max((years[-1] - years[0]) * 0.34, 1)
    first, last = years[0] - pad, years[-1] + pad * 0.3
    plot = _HEIGHT - _TOP - _BOTTOM

    def at(year: float, value: float) -> tuple[float, float]:
        x = _LEFT + (year - first) / (last - first) * (width - _LEFT - _RIGHT)
        return x, _TOP + plot * (1 - value / (highest * _HEADROOM))

    drawing = [*_value_axis(highest, at, last), *_year_axis(years, at)]
    for _, group in groupby(sorted(points, key=_series), key=lambda row: row["series"]):
        drawing += _steps(list(group), at)
    words = "；".join(f"{row['year_label']}{row['role_word']}{row['label']}" for row in points)
    return picture(width, _HEIGHT, f"{points[0]['place']}{points[0]['indicator']}：{words}", *drawing)


def _series(row: Row) -> tuple[str, float]:
    return row["series"], row["year"]


def _value_axis(highest: float, at: Any, last: float) -> list[Markup]:
    step = round_step(highest * _HEADROOM)
    found = []
    for count in range(int(highest * _HEADROOM / step) + 1):
        end, y = at(last, count * step)
        colour = _LIGHT.rule if count == 0 else _LIGHT.hair
        label = f"{count * step:,.10g}" if step < 1 else f"{count * step:,.0f}"
        found += [
            line(_LEFT, y, end + _RIGHT, y, colour),
            text(_LEFT - 8, y + 4, label, 12, _LIGHT.ink_3, anchor="end"),
        ]
    return found


def round_step(span: float) -> float:
    """A round step of which about four make ``span``."""
    raw = span / 4
    unit = 10.0 ** math.floor(math.log10(raw))
    return unit * next(factor for factor in (1, 2, 2.5, 5, 10) if factor * unit >= raw * 0.99)


def _year_axis(years: Sequence[int], at: Any) -> list[Markup]:
    _, y = at(years[0], 0)
    return [text(at(year, 0)[0], y + 20, f"{year}年", 13, _LIGHT.ink_2, anchor="middle") for year in years]


def _steps(rows: Sequence[Row], at: Any) -> list[Markup]:
    spots = [at(row["year"], row["axis_high"] if row["axis_low"] is None else row["axis_low"]) for row in rows]
    tone = theme.city(_LIGHT, rows[0]["place_position"])
    found = []
    if len(rows) > 1:
        joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        dashes = {"stroke": tone.mid, "stroke_width": "1.5", "stroke_dasharray": "6 4"}
        found.append(tag("polyline", points=joined, fill="none", **dashes))
    for row, (x, y) in zip(rows, spots):
        shape = _band(row, x, at, tone) if row["operator"] == "range" else point(row, x, y)
        found.append(linked(row["figure_id"], shape, *_arrow(row, x, y, tone), *_label(row, x, y)))
    return found


def point(row: Row, x: float, y: float) -> Markup:
    """The mark of one stated value: solid for a baseline, else open, with the operator's shape."""
    tone = theme.city(_LIGHT, row["place_position"])
    is_base = row["role"] == "baseline"
    fill, edge = (_LIGHT.ink_2, _LIGHT.ink_2) if is_base else (_LIGHT.paper, tone.base)
    return mark(_SHAPES.get(row["operator"], "circle"), x, y, _SIZES.get(row["role"], 6.0), fill, edge, 2.2)


def _band(row: Row, x: float, at: Any, tone: theme.CityTone) -> Markup:
    low, high = at(row["year"], row["axis_low"])[1], at(row["year"], row["axis_high"])[1]
    caps = [line(x - 10, y, x + 10, y, tone.base, 2.5) for y in (low, high)]
    return Markup("").join([line(x, low, x, high, tone.mid, 10), *caps])


def _arrow(row: Row, x: float, y: float, tone: theme.CityTone) -> list[Markup]:
    """A short upward arrow above a lower bound: the target is this or more."""
    if row["operator"] not in (">=", ">"):
        return []
    return [line(x, y - 11, x, y - 24, tone.base, 1.8), mark("up", x, y - 26, 3.6, tone.base, tone.base, 0)]


def _label(row: Row, x: float, y: float) -> list[Markup]:
    """The document's words to the upper left of the mark, where a rising line does not pass."""
    tone = theme.city(_LIGHT, row["place_position"])
    size = 16.0 if row["role"] == "target" else 14.0
    lines = [(row["label"], size), *([(row["tag"], 12.0)] if row["tag"] else [])]
    needed = max(width_of(words) * size for words, size in lines)
    end, foot = x - 11, y - 9
    if needed > end - _LEFT:
        end, foot = _LEFT + 3 + needed, min(y - 12, foot - (24 if row["operator"] in (">=", ">") else 0))
    ink = _LIGHT.ink_2 if row["role"] == "baseline" else tone.ink
    found = []
    for words, size in reversed(lines):
        is_bold = words == row["label"] and row["role"] == "target"
        found.append(text(end, foot, words, size, ink, anchor="end", bold=is_bold, halo=_LIGHT.paper))
        foot -= size + 2
    return found


def subjects(points: Sequence[Row]) -> Markup:
    """Values whose subjects differ: a row each, from zero, never joined."""
    rows = sorted(points, key=lambda row: (row["role"] != "baseline", row["year"], row["figure_id"]))
    left, height = 168, 44
    most = _most(rows)
    found = []
    for index, row in enumerate(rows):
        y = index * height + 22.0
        value = row["axis_high"] if row["axis_low"] is None else row["axis_low"]
        x = left + 8 + (WIDTH - left - 130) * value / most
        whose = f"{row['place_short']}·{row['subject'] or '全市'}"
        shown = [
            text(left - 12, y - 2, whose, min(13.5, (left - 14) / width_of(whose)), _LIGHT.ink, anchor="end"),
            text(left - 12, y + 15, f"{row['year_label']}　{row['role_word']}", 12, _LIGHT.ink_3, anchor="end"),
            line(left, y, x, y, theme.city(_LIGHT, row["place_position"]).mid, 2),
            point(row, x, y),
            text(x + 14, y + 5, row["label"], 14.5, theme.city(_LIGHT, row["place_position"]).ink, bold=True),
        ]
        found.append(linked(row["figure_id"], *shown))
    axis = line(left, 0, left, len(rows) * height, _LIGHT.rule)
    words = "；".join(f"{row['subject'] or '全市'}{row['year_label']}{row['label']}" for row in rows)
    return picture(WIDTH, len(rows) * height, f"{rows[0]['indicator']}：{words}", axis, *found)


def quota_bars(rows: Sequence[Row], position: int, undivided: Sequence[str], alt: str, key: str) -> Markup:
    """Quotas as bars, a place a row and a tone a year; a year that the document leaves whole is a hatched key."""
    tone = theme.city(_LIGHT, position)
    years = sorted({row["year"] for row in rows})
    tones = {year: (tone.mid, tone.base, tone.ink)[min(index, 2)] for index, year in enumerate(years)}
    most, y = max(row["quota"] for row in rows), 0.0
    drawing = [hatch(key, tone)]
    for index, year in enumerate(years):
        drawing += [tag("rect", x=index * 88.0, y=2.0, width=14, height=14, fill=tones[year]),
                    text(index * 88 + 20, 14, f"{year:.0f}年", 13, _LIGHT.ink_2)]  # fmt: skip
    for words in undivided:
        y += 24
        drawing += [
            tag("rect", x=0.5, y=y + 2.5, width=13, height=13, fill=f"url(#{key})", stroke=tone.base),
            text(20, y + 14, words, 13, _LIGHT.ink_2),
        ]
    y += 34
    left, room = 104, WIDTH - 104 - 52
    for name, group in groupby(sorted(rows, key=_bar), key=lambda row: row["place_short"]):
        own = list(group)
        drawing.append(text(left - 10, y + 9 * len(own) + 5, name, 14, _LIGHT.ink, anchor="end"))
        for row in own:
            long = room * row["quota"] / most
            bar = tag("rect", x=float(left), y=y + 1, width=long, height=15, fill=tones[row["year"]])
            said = text(left + long + 7, y + 13.5, number(row["quota"], row["unit"]), 13, tone.ink)
            drawing.append(linked(row["figure_id"], bar, said))
            y += 18
        y += 9
    return picture(WIDTH, y, alt, *drawing, line(left, y - 6, left, 30 + 24 * len(undivided), _LIGHT.rule))


def _bar(row: Row) -> tuple[int, str, int]:
    return row["place_position"] or 0, row["place_short"], row["year"]


def hatch(key: str, tone: theme.CityTone) -> Markup:
    """A hatch in a city's hue, under a name of its own on the page."""
    ground = tag("rect", width=6, height=6, fill=_LIGHT.paper)
    stripe = line(0, 0, 0, 6, tone.mid, 3)
    pattern = tag(
        "pattern", ground, stripe, id=key, width=6, height=6, patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )  # fmt: skip
    return tag("defs", pattern)
