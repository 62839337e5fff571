"""Quotas by county as SVG: deeper colour for more, hatched where the document names or splits nothing."""

from collections.abc import Sequence

from markupsafe import Markup

from yuboard import theme
from yuboard.charts.clause_links import linked
from yuboard.charts.svg import picture, tag
from yuboard.geography.areas import Area, Plan
from yuboard.maps import furniture, labels
from yuboard.maps.drawing import Canvas, Plane, button, fit, name, outline, rim, spot
from yuboard.record.rows.quotas import Cell
from yuboard.theme import Palette

_UNLISTED = "文件未列"
# Sizes of a number and of a word below a name, in em of the name.
_NUMBER, _WORD = 1.3, 0.88


def quota_map(
    rows: Sequence[Cell], plan: Plan, canvas: Canvas, *, key: str, position: int, colours: Palette, alt: str,
    chosen: str | None = None, is_linked: bool = False, has_clauses: bool = False,
) -> Markup:  # fmt: skip
    """Counties coloured by their quota of one indicator and year, each with its number or the word for why it has none.

    ``rows`` has one row per county: adcode, place_short, words, quota (None: hatched), note and figure_id. ``key``
    names the hatch, once in a page. With ``is_linked`` each county is a button that answers with its place_short,
    ``chosen`` being pressed; with ``has_clauses`` a number leads to its clause in the static pages.
    """
    is_framed = canvas.is_framed and plan.is_real
    size = canvas.size
    margins = (1.5 * size, 1.5 * size, 1.5 * size, 1.5 * size) if is_framed else (6.0, 10.0, 6.0, 10.0)
    plane = fit(plan.areas, canvas.width, canvas.height, margins=margins, most=470)
    known = {row["adcode"]: row for row in rows if row["adcode"]}
    counties, front = [_hatch(key, colours)], []
    fills = _fills(rows, position, colours)
    for area in plan.areas:
        row = known.get(area.adcode)
        fill = fills.get(area.adcode, f"url(#{key})")
        edge = colours.map.county_line if area.adcode in fills else colours.rule
        shape = outline(area, plane, fill, edge, 1.4)
        if row is None or not is_linked:
            counties.append(shape)
            continue
        is_chosen = row["place_short"] == chosen
        counties.append(button(row["place_short"], _alt(row), shape, is_chosen=is_chosen))
        if is_chosen:
            front.append(outline(area, plane, "none", colours.ink, 3))
    front += _labels(plan.areas, plane, known, size, has_clauses, colours)
    if is_framed:
        front += furniture.frame(plane, size * 0.85, colours)
    edges = rim(plan.areas, plane, theme.city(colours, position).base)
    above = tag("g", *front, pointer_events=None if has_clauses else "none")
    role = "group" if is_linked or has_clauses else "img"
    return picture(canvas.width, plane.height, alt, *counties, *edges, above, role=role)


def _fills(rows: Sequence[Cell], position: int, colours: Palette) -> dict[str, str]:
    """A step of the city's hue for each county with a quota, the deepest for the largest."""
    quotas = {row["adcode"]: float(row["quota"]) for row in rows if row["adcode"] and row["quota"] is not None}
    ramp, most = theme.steps(theme.city(colours, position), 6), max(quotas.values(), default=1)
    return {code: ramp[round(quota / most * (len(ramp) - 1))] for code, quota in quotas.items()}


def _hatch(key: str, colours: Palette) -> Markup:
    stroke = tag("path", d="M-2,2L2,-2M0,8L8,0M6,10L10,6", stroke=colours.ink_3, stroke_width="0.9")
    wash = tag("rect", width=8, height=8, fill=colours.wash)
    return tag("defs", tag("pattern", wash, stroke, id=key, width=8, height=8, patternUnits="userSpaceOnUse"))


def _alt(row: Cell) -> str:
    return f"{row['place_short']}：{row['words']}" + (f"。{row['note']}" if row["note"] else "")


def _words(area: Area, row: Cell | None) -> tuple[str, str, bool]:
    """Words of a county: its name, its number or the word for why there is none, and whether it has one."""
    if row is None:
        return area.name, _UNLISTED, False
    if row["quota"] is not None:
        return row["place_short"], f"{row['quota']:g}", True
    is_apart = (row["note"] or "").startswith("省直管")
    return row["place_short"], f"省直管，{row['words']}" if is_apart else row["words"], False


def _labels(
    areas: Sequence[Area], plane: Plane, known: dict[str, Cell], size: float, has_clauses: bool, colours: Palette
) -> list[Markup]:
    """Name and number or word of each county, in two lines, kept apart."""
    written = [_words(area, known.get(area.adcode)) for area in areas]
    boxes = []
    for area, (place, words, is_number) in zip(areas, written):
        below = labels.box(0, 0, [words], size * (_NUMBER if is_number else _WORD))
        box = labels.box(*spot(area, plane, size), [place, ""], size)
        boxes.append(box._replace(width=max(box.width, below.width)))
    parts = []
    for area, (place, words, is_number), (x, y) in zip(areas, written, labels.apart(boxes)):
        parts.append(name(x, y - 0.25 * size, place, colours, size))
        if is_number:
            number = name(x, y + 1.05 * size, words, colours, _NUMBER * size, bold=True)
            parts.append(linked(known[area.adcode]["figure_id"], number) if has_clauses else number)
        else:
            parts.append(name(x, y + 0.9 * size, words, colours, _WORD * size, colours.ink_2))
    return parts
