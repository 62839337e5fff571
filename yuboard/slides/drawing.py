"""Slide → SVG of 1920 × 1080: what stage, thumbnails and handout show; every word that a room reads is 28 or larger."""

from collections.abc import Sequence

from markupsafe import Markup

from yuboard import maps, theme
from yuboard.charts import svg
from yuboard.charts.drawing import Wrap
from yuboard.charts.drawing import drawing as draw
from yuboard.charts.marks import Chart
from yuboard.geography import areas
from yuboard.slides.grid import (
    BOTTOM,
    LEADING,
    LEAST,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SIDE,
    SPARE,
    TOP,
    UPPER,
    WIDTH,
    Set,
    grid,
    lines_of,
)
from yuboard.slides.model import Slide
from yuboard.slides.remarks import Block, column
from yuboard.theme import Palette
from yuboard.wording.clauses import sources
from yuboard.wording.measuring import cut, width
from yuboard.wording.targets import ONLY_ONE

# Columns of a page with a chart: the chart, the gap, and what is left for remarks.
CHART, _GAP = 1220, 56
_TITLE, _LONG_TITLE, _COVER_TITLE, _DEK, _FOOT = 54, 40, 84, 30, 20
_HIGHEST_ROW = 150
# The letters of a map on a page, and its canvas, in its own units.
_MAP = maps.Canvas(610, 322, 15.2, is_framed=True)


def drawing(slide: Slide, colours: Palette, *, wrap: Wrap | None = None) -> Markup:
    """The whole slide. With ``wrap`` the marks of its chart become links or buttons (``charts.drawing``).

    The number of its page is written by who knows it, into the text with ``data-page`` at the foot.
    """
    body = _cover(slide, colours) if slide.kind == "cover" else [*_head(slide, colours), *_body(slide, colours, wrap)]
    paper = svg.tag("rect", x=0, y=0, width=PAGE_WIDTH, height=PAGE_HEIGHT, fill=colours.paper)
    parts = [_hatch(colours), paper, *body, _foot(slide, colours)]
    return svg.picture(PAGE_WIDTH, PAGE_HEIGHT, slide.title, *parts, role="group" if wrap else "img")


def _hatch(colours: Palette) -> Markup:
    stripe = svg.line(0, 0, 0, 7, colours.ink_3, 3)
    return svg.tag(
        "defs",
        svg.tag(
            "pattern",
            stripe,
            id=f"slide-hatch-{colours.name}",
            width=7,
            height=7,
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        ),
    )


def _texts(lines: Sequence[str], x: float, top: float, size: float, ink: str, *, bold: bool = False) -> list[Markup]:
    """Lines below one another from ``top`` on."""
    return [
        svg.text(x, top + size * (LEADING * index + 1.02), line, size, ink, bold=bold)
        for index, line in enumerate(lines)
    ]


def _tone(slide: Slide, colours: Palette) -> str:
    return theme.city(colours, slide.position).base if slide.position else colours.ink_2


def _head(slide: Slide, colours: Palette) -> list[Markup]:
    """Head of a slide: its place and labels, its message, scope and unit in at most two lines."""
    square = svg.tag("rect", x=LEFT, y=40, width=24, height=24, fill=_tone(slide, colours))
    eyebrow = svg.text(LEFT + 38, 62, cut(slide.eyebrow, 60), LEAST, colours.ink_3)
    size = next((s for s in (_TITLE, 50, 46, _LONG_TITLE) if width(slide.title) * s * SPARE <= WIDTH), _LONG_TITLE)
    title = lines_of(slide.title, size, WIDTH)[:2]
    top = 72.0 if len(title) == 1 else 66.0
    heading = svg.tag("g", *_texts(title, LEFT, top, size, colours.ink, bold=True), role="heading", aria_level=1)
    dek = cut(slide.dek, WIDTH * 2 / LEAST / 1.08)
    room = TOP - 8 - top - len(title) * size * LEADING
    dek_size = _DEK if len(lines_of(dek, _DEK, WIDTH)) == 1 and len(title) == 1 else LEAST
    lines = lines_of(dek, dek_size, WIDTH)[: max(int(room / dek_size / 1.2), 1)]
    below = top + len(title) * size * LEADING + 8
    return [square, eyebrow, heading, *_texts(lines, LEFT, below, dek_size, colours.ink_2)]


def _foot(slide: Slide, colours: Palette) -> Markup:
    """Sources, and the number of the page: for those who look it up, not for the room."""
    y, room = PAGE_HEIGHT - 34, (WIDTH - 180) / _FOOT / SPARE
    source = slide.footer
    if width(source) > room and slide.sources:
        numbers = "、".join(dict.fromkeys(each.number for each in slide.sources))
        source = sources(f"{numbers}，章节和原文见“出处”")
    return svg.tag(
        "g",
        svg.line(LEFT, PAGE_HEIGHT - 74, LEFT + WIDTH, PAGE_HEIGHT - 74, colours.rule),
        svg.text(LEFT, y, cut(source, room), _FOOT, colours.ink_3),
        svg.tag("text", "", x=LEFT + WIDTH, y=y, font_size=_FOOT, text_anchor="end", fill=colours.ink_3, data_page=""),
        data_foot="",
    )


def _cover(slide: Slide, colours: Palette) -> list[Markup]:
    """Title, documents, and the first figures in large type under a rule of their city's hue."""
    size = next((s for s in (_COVER_TITLE, 72, 60, 48) if width(slide.title) * s * SPARE <= WIDTH), 48)
    title = lines_of(slide.title, size, WIDTH)[:2]
    heading = svg.tag("g", *_texts(title, LEFT, 210, size, colours.ink, bold=True), role="heading", aria_level=1)
    below = 230 + len(title) * size * LEADING
    parts = [svg.tag("rect", x=0, y=0, width=PAGE_WIDTH, height=20, fill=_tone(slide, colours)), heading]
    parts += _texts(lines_of(slide.dek, 32, WIDTH)[:3], LEFT, below, 32, colours.ink_2)
    count = max(len(slide.notes), 1)
    each = (WIDTH - 56 * (count - 1)) / count
    large = next((s for s in (88, 72, 60, 46) if all(width(n.words) * s * 1.08 <= each for n in slide.notes)), 40)
    for index, note in enumerate(slide.notes):
        x, tone = LEFT + index * (each + 56), theme.city(colours, note.position)
        parts.append(svg.tag("rect", x=x, y=560, width=each, height=9, fill=tone.base))
        words = lines_of(note.words, large, each)[:2]
        parts += _texts(words, x, 590, large, tone.ink, bold=True)
        foot = 610 + len(words) * large * LEADING
        head = lines_of(note.head, 34, each)[:3]
        parts += _texts(head, x, foot, 34, colours.ink)
        parts += _texts([note.text], x, foot + len(head) * 34 * LEADING + 6, 32, colours.ink_2)
    return parts


def _body(slide: Slide, colours: Palette, wrap: Wrap | None) -> list[Markup]:
    if slide.header:
        return _table(slide, colours)
    if slide.layout_map is not None:
        left = _map(slide, colours)
    elif slide.chart is None or (slide.kind == "trajectory" and len(slide.values) < 2):
        left = _statement(slide, colours)
    else:
        left = _chart(slide.chart, colours, wrap)
    x = LEFT + CHART + _GAP
    rule = svg.line(x - 30, TOP, x - 30, BOTTOM - 10, colours.hair, 2)
    return [*left, rule, *_remarks(slide, colours, x)]


def _table(slide: Slide, colours: Palette) -> list[Markup]:
    """Rows without boxes: a rule in the city's hue under the header, hairlines between rows, a wash where empty."""
    table = grid(slide.header, slide.cells, slide.widths, across=WIDTH, room=BOTTOM - TOP)
    parts, y = list[Markup](), float(TOP)
    for number, (row, height) in enumerate(zip(table.rows, table.heights)):
        x = float(LEFT)
        for sets, across in zip(row, table.widths):
            if number and sets and sets[0].cell.tone == "missing":
                parts.append(svg.tag("rect", x=x, y=y + 1, width=across, height=height - 2, fill=colours.wash))
            parts += _cell(sets, x + SIDE, y, height, colours, is_header=not number)
            x += across
        y += height
        rule = (_tone(slide, colours), 4) if not number else (colours.hair, 1.5)
        parts.append(svg.line(LEFT, y, LEFT + WIDTH, y, *rule))
    return parts


def _cell(
    sets: Sequence[Set], x: float, top: float, height: float, colours: Palette, *, is_header: bool
) -> list[Markup]:  # fmt: skip
    """Words in the middle of their row; those of a header at its foot."""
    words = sum(each.height for each in sets)
    y = top + height - words - UPPER if is_header else top + (height - words) / 2
    parts = []
    for each in sets:
        tone, is_strong = each.cell.tone, each.cell.tone == "strong" and each.cell.position
        ink = theme.city(colours, each.cell.position).ink if is_strong else colours.ink
        ink = colours.ink_3 if each.is_second or tone == "missing" else colours.ink_2 if is_header else ink
        parts += _texts(each.lines, x, y, each.size, ink, bold=tone in ("strong", "head") and not each.is_second)
        y += each.height
    return parts


def _chart(chart: Chart, colours: Palette, wrap: Wrap | None) -> list[Markup]:
    """The chart as large as its room, its smallest words as large as a room can read."""
    shown, scale = fitted(chart, CHART - 16, BOTTOM - TOP - 6)
    picture = draw(shown, colours=colours, wrap=wrap, scale=scale)
    # Names may be a little wider than they are reckoned where the typeface is another.
    picture = Markup(str(picture).replace("<svg ", '<svg overflow="visible" ', 1))
    return [svg.tag("g", picture, transform=f"translate({LEFT + 16} {TOP + 6})")]


def fitted(chart: Chart, across: float, room: float) -> tuple[Chart, float]:
    """A chart for ``across`` × ``room`` pixels and how many times it is enlarged: no word is under the least."""
    scale = LEAST / min(line.size for line in chart.lines())
    size = {"width": across / scale}
    if chart.kind == "trajectory":
        return chart.at(**size, panel_height=room / scale / max(len(chart.panels), 1)), scale
    if chart.kind == "comparison":
        return chart.at(**size, pitch=min(room, _HIGHEST_ROW * len(chart.values)) / scale / len(chart.values)), scale
    if chart.kind == "quota_bars":
        loose = chart.at(**size, pitch=20.0)
        bars = len(loose.values) + len({value.name for value in loose.values}) / 2
        pitch = 20.0 + (room / scale - loose.height) / bars
        return chart.at(**size, pitch=min(max(pitch, 14.0), 44.0)), scale
    whole = chart.at(**size)
    return whole, min(scale, room / whole.height)


def _statement(slide: Slide, colours: Palette) -> list[Markup]:
    """A single stated value has no path to draw: it stands in large type."""
    name, words = slide.statement
    size = next((s for s in (190, 150, 110, 80, 56) if width(words) * s * 1.1 <= CHART), 40)
    lines = lines_of(words, size, CHART)[:4]
    high = 60 + len(lines) * size * LEADING + 60
    top = (TOP + BOTTOM - high) / 2
    ink = theme.city(colours, slide.position).ink
    return [
        # Above the room that large type keeps for accents.
        *_texts([name], LEFT, top - size * 0.2, 40, colours.ink_2),
        *_texts(lines, LEFT, top + 60, size, ink, bold=True),
        *_texts([ONLY_ONE], LEFT, top + high - 50, 30, colours.ink_2),
    ]


def _map(slide: Slide, colours: Palette) -> list[Markup]:
    """The layout on its map with its key, and below it in small type to whom its boundaries are owed."""
    layout_map = slide.layout_map
    assert layout_map is not None
    plan, position = areas.plan(layout_map.adcode), slide.position or 1
    credit = lines_of(plan.caption, _FOOT, CHART)
    if not plan.areas:
        return _texts(lines_of(plan.caption, 32, CHART), LEFT, TOP + 200, 32, colours.ink_2)
    drawn = maps.layout_map(layout_map.elements, plan, _MAP, position=position, colours=colours, alt=slide.title)
    entries = maps.layout_legend(layout_map.elements, colours, has_sites=plan.is_real)
    key = maps.legend(entries, colours=colours, width=CHART, size=LEAST)
    wide, high = _size(drawn)
    below = BOTTOM - len(credit) * _FOOT * LEADING
    room = below - TOP - (_size(key)[1] if entries else 0) - 8
    scale = min(CHART / wide, room / high)
    return [
        svg.tag("g", drawn, transform=f"translate({LEFT} {TOP}) scale({scale:.4f})"),
        svg.tag("g", key, transform=f"translate({LEFT} {TOP + high * scale + 4:.1f})"),
        *_texts(credit, LEFT, below, _FOOT, colours.ink_3),
    ]


def _size(picture: str) -> tuple[float, float]:
    """The width and the height that a drawing was laid out for."""
    sides = picture.split('viewBox="', 1)[1].split('"', 1)[0].split()
    return float(sides[2]), float(sides[3])


def _remarks(slide: Slide, colours: Palette, x: float) -> list[Markup]:
    """Remarks one below the other, a coloured edge for what is stated and a hatched one for what is missing."""
    parts, y = list[Markup](), float(TOP)
    for block in column(slide, LEFT + WIDTH - x - 26, BOTTOM - TOP - 10):
        parts += _remark(block, colours, x, y)
        y += block.height + block.gap
    return parts


def _remark(block: Block, colours: Palette, x: float, top: float) -> list[Markup]:
    note = block.note
    tone = theme.city(colours, note.position)
    is_missing = note.tone == "missing"
    edge = f"url(#slide-hatch-{colours.name})" if is_missing else tone.base if note.position else colours.rule
    parts = [svg.tag("rect", x=x, y=top + 3, width=10, height=block.height - 6, fill=edge)]
    y = top
    for lines, size, kind in block.sets:
        words = colours.ink_3 if is_missing else tone.ink if note.position else colours.ink
        ink = {"head": colours.ink_2, "words": words, "text": colours.ink_2 if note.words else colours.ink}[kind]
        bold = kind == "words" or (kind == "head" and not note.words)
        parts += _texts(lines, x + 26, y, size, ink, bold=bold)
        y += len(lines) * size * LEADING
    return parts
