"""Native tables without boxes, and the column of remarks beside a chart."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from yuboard import theme
from yuboard.exports.pptx.text import LINE, Box, Line, bar, describe, fill_in, height_of, lines_of, rgb, write
from yuboard.slides.grid import filled
from yuboard.slides.model import Cell, Note, Slide
from yuboard.slides.titles import numbered
from yuboard.theme import LIGHT
from yuboard.wording.measuring import cut

# Cell margins in inches; sizes (words, second line) tried from large to small until a table fits.
_SIDE, _UPPER = 0.1, 0.045
_SIZES = ((20, 16), (18, 14), (17, 14), (16, 13), (15, 13), (14, 13), (14, 12), (13, 12), (12, 11))
# The sizes in which a table goes over several pages.
_PAGED = (12, 11)
# Where the typeface is missing, another is taller, and its digits are wider: rows are kept for that.
_SPARE, _TALL = 1.12, 1.1
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
# Words, text and head of remarks, and the gap after each.
_NOTE_SIZES = (
    (22, 13, 13, 0.2),
    (20, 12, 12, 0.16),
    (18, 12, 12, 0.12),
    (16, 11, 11, 0.09),
    (14, 10.5, 10.5, 0.06),
    (12, 10, 10, 0.04),
)


def table(pptx_slide: Any, box: Box, slide: Slide) -> Any:
    """The header and cells of a slide as a table as wide as ``box``, in the largest type that fits it."""
    scale = box.width / sum(slide.widths)
    widths = [width * scale for width in slide.widths]
    words, second, heights = _fit(slide, widths, box.height)
    frame = pptx_slide.shapes.add_table(len(slide.cells) + 1, len(widths), *box.emu())
    text = "；".join("，".join(cell.text for cell in row) for row in slide.cells)
    describe(frame, f"表-{slide.title}", f"{slide.title}。{slide.dek}。{text}")
    _plain(frame)
    grid = frame.table
    for column, width in zip(grid.columns, widths):
        column.width = Inches(width)
    tone = theme.city(LIGHT, slide.position) if slide.position else None
    head_size = min(words, 14)
    for index, title in enumerate(slide.header):
        cell = _cell(grid.cell(0, index), [Line(title, head_size, LIGHT.ink_2, True)], MSO_ANCHOR.BOTTOM)
        _edge(cell, tone.base if tone else LIGHT.ink_2, 2.25)
    for number, row in enumerate(slide.cells, 1):
        for index, cell in enumerate(row):
            written = _cell(grid.cell(number, index), _lines(cell, words, second), MSO_ANCHOR.MIDDLE)
            _edge(written, LIGHT.hair, 0.75)
            if cell.tone == "missing":
                written.fill.solid()
                written.fill.fore_color.rgb = rgb(LIGHT.wash)
    for row, height in zip(grid.rows, heights):
        row.height = Inches(height)
    frame.height = Inches(sum(heights))
    return frame


def pages_of(slide: Slide, width: float, room: float) -> list[Slide]:
    """The slide, or as many as its table takes: a page holds ``room`` inches of rows, and no row is higher than one."""
    widths = [share * width / sum(slide.widths) for share in slide.widths]
    if not slide.cells or sum(_fit(slide, widths, room)[2]) <= room:
        return [slide]
    words, second = _PAGED
    header = tuple(_clip(title, across, words, room / 4) for title, across in zip(slide.header, widths))
    left = room - _height([(Line(title, words),) for title in header], widths)
    rows = [tuple(_cut_cell(cell, across, left) for cell, across in zip(row, widths)) for row in slide.cells]
    pages = filled([_height([_lines(cell, words, second) for cell in row], widths) for row in rows], left)
    titles = [numbered(slide.title, slide.title, index, len(pages)) for index in range(1, len(pages) + 1)]
    return [
        replace(slide, title=title, header=header, cells=tuple(rows[page.start : page.stop]))
        for title, page in zip(titles, pages)
    ]


def _cut_cell(cell: Cell, width: float, room: float) -> Cell:
    """A cell whose words and second line go into a page; what is cut off stands in the notes."""
    words, second = _PAGED
    half = room / 2 - 2 * _UPPER
    return replace(cell, text=_clip(cell.text, width, words, half), sub=_clip(cell.sub, width, second, half))


def _clip(text: str, width: float, size: float, room: float) -> str:
    """``text`` as far as it goes into ``room`` inches of lines in a cell."""
    count = max(int(room / _TALL / (size * LINE / 72)), 1)
    across = _room(width) * 72 / size
    return text if lines_of(text, size, _room(width)) <= count else cut(text, count * across * 0.85)


def _fit(slide: Slide, widths: Sequence[float], room: float) -> tuple[float, float, list[float]]:
    """The largest type in which all rows fit into ``room`` inches, and the rows' heights, a little airy."""
    for words, second in _SIZES:
        heights = [_height([(Line(title, min(words, 14)),) for title in slide.header], widths)]
        heights += [_height([_lines(cell, words, second) for cell in row], widths) for row in slide.cells]
        if sum(heights) <= room:
            break
    spare = max(room - sum(heights), 0) / len(heights)
    return words, second, [heights[0], *(height + min(spare, 0.4) for height in heights[1:])]


def _height(cells: Sequence[Sequence[Line]], widths: Sequence[float]) -> float:
    return max(height_of(lines, _room(width)) for lines, width in zip(cells, widths)) * _TALL + 2 * _UPPER


def _room(width: float) -> float:
    """The inches of a column that its words have."""
    return (width - 2 * _SIDE) / _SPARE


def _lines(cell: Cell, words: float, second: float) -> tuple[Line, ...]:
    plain = {"missing": LIGHT.ink_3, "strong": LIGHT.ink}.get(cell.tone, LIGHT.ink)
    colour = theme.city(LIGHT, cell.position).ink if cell.position and cell.tone == "strong" else plain
    size = words if cell.tone == "strong" else max(min(words, 14), 10)
    return tuple(
        line
        for line in (
            Line(cell.text, size, colour, cell.tone in ("strong", "head")),
            # The line below stays the smaller one.
            Line(cell.sub, min(second, max(size - 1, 10)), LIGHT.ink_3),
        )
        if line.text
    )


def _cell(cell: Any, lines: Sequence[Line], anchor: Any) -> Any:
    cell.margin_left = cell.margin_right = Inches(_SIDE)
    cell.margin_top = cell.margin_bottom = Inches(_UPPER)
    cell.vertical_anchor = anchor
    fill_in(cell.text_frame, lines)
    cell.fill.background()
    return cell


def _plain(frame: Any) -> None:
    """No banding, no boxes; the first row is marked as header for screen readers."""
    properties = frame._element.find(f".//{qn('a:tblPr')}")
    properties.set("bandRow", "0")
    properties.set("firstRow", "1")
    properties.find(qn("a:tableStyleId")).text = _NO_STYLE


def _edge(cell: Any, colour: str, points: float) -> None:
    """A line below a cell."""
    properties = cell._tc.get_or_add_tcPr()
    edge = etree.Element(qn("a:lnB"), {"w": str(int(Pt(points))), "cap": "flat", "cmpd": "sng"})
    fill = etree.SubElement(edge, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), {"val": colour.lstrip("#")})
    properties.insert(0, edge)


def notes_column(pptx_slide: Any, box: Box, notes: Sequence[Note]) -> None:
    """Remarks one below the other: a coloured edge for what is stated, a hatched one for what is missing."""
    for words, text, head, gap in _NOTE_SIZES:
        blocks = [_note_lines(note, words, text, head) for note in notes]
        heights = [height_of(lines, box.width - 0.22) for lines in blocks]
        if sum(heights) + gap * (len(notes) - 1) <= box.height:
            break
    else:
        blocks, heights = _fewer(blocks, heights, gap, box)
    top = box.top
    for note, lines, height in zip(notes, blocks, heights):
        _mark(pptx_slide, note, Box(box.left, top + 0.02, 0.07, height - 0.04))
        write(pptx_slide, Box(box.left + 0.2, top, box.width - 0.2, height), lines, f"说明-{note.head}")
        top += height + gap


def _fewer(
    blocks: Sequence[list[Line]], heights: Sequence[float], gap: float, box: Box
) -> tuple[list[list[Line]], list[float]]:
    """As many remarks as go into the box, then in a line how many stand in the notes alone."""
    size = _NOTE_SIZES[-1][1]
    more = height_of([Line("…", size)], box.width)
    kept, taken = 0, 0.0
    while kept < len(blocks) and taken + heights[kept] + gap + more <= box.height:
        taken += heights[kept] + gap
        kept += 1
    rest = [Line(f"另有{len(blocks) - kept}条说明，见本页备注。", size, LIGHT.ink_2)]
    return [*blocks[:kept], rest], [*heights[:kept], more]


def _note_lines(note: Note, words: float, text: float, head: float) -> list[Line]:
    ink = LIGHT.ink_3 if note.tone == "missing" else LIGHT.ink
    colour = theme.city(LIGHT, note.position).ink if note.position else ink
    return [
        Line(note.head, head, LIGHT.ink_2, bold=not note.words, after=1),
        Line(note.words, words, colour, True, after=1),
        Line(note.text, text, LIGHT.ink_2 if note.words else LIGHT.ink),
    ]


def _mark(pptx_slide: Any, note: Note, box: Box) -> None:
    if note.tone == "missing":
        bar(pptx_slide, box, LIGHT.ink_3, hatched=True)
    else:
        bar(pptx_slide, box, theme.city(LIGHT, note.position).base if note.position else LIGHT.rule)
