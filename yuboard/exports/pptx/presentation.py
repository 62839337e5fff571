"""A story as an editable deck: native charts and tables, clauses in the notes, the same bytes for the same data."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Pt

from yuboard import made, theme
from yuboard.exports.pptx import template as templates
from yuboard.exports.pptx.areas import FILLED, LEAST_TITLE, title_height
from yuboard.exports.pptx.bars import comparison_chart, quota_chart
from yuboard.exports.pptx.bullets import bullet_charts
from yuboard.exports.pptx.map import layout_shapes
from yuboard.exports.pptx.overlaps import check_apart
from yuboard.exports.pptx.packing import packed
from yuboard.exports.pptx.scaling import scale
from yuboard.exports.pptx.shapes import chart_shapes
from yuboard.exports.pptx.tables import notes_column, pages_of, table
from yuboard.exports.pptx.template import Pages, inherited_size
from yuboard.exports.pptx.text import Box, Line, bar, decorative, height_of, lines_of, write
from yuboard.exports.pptx.trajectories import trajectory_chart
from yuboard.problems import SelectionError
from yuboard.slides.model import Note, Slide, Story, stamp
from yuboard.theme import LIGHT
from yuboard.wording.clauses import sources
from yuboard.wording.measuring import cut, width
from yuboard.wording.targets import ONLY_ONE

# The share of a body that a chart has beside its remarks, and the gap between them.
_CHART, _GAP = 0.67, 0.35
# Points of a title, tried from large to small below that of the layout.
_TITLE_SIZES = (44, 40, 36, 32, 28, 26, 24, 23, 22, 20, 18, 16, LEAST_TITLE)
# Points of a scope and the lines that it may take, from large to small.
_DEK_SIZES = ((15, 1), (13, 2), (12, 2), (11, 2))
# How much wider than reckoned a typeface may be.
_WIDER = 1.1
_CHARTS = {
    "comparison": comparison_chart,
    "trajectory": trajectory_chart,
    "beads": chart_shapes,
    "bullets": bullet_charts,
    "quotas": quota_chart,
    "squares": chart_shapes,
    "panels": chart_shapes,
    "layout": layout_shapes,
}


def deck(
    story: Story, *, version: str, made_on: date, template: Path | bytes | None = None, scenario: bool = False
) -> bytes:  # fmt: skip
    """The story as .pptx bytes, on the built-in template or on a house template.

    Scenario slides are left out unless asked for. The bytes depend on story, version, date and
    template only. Raises TemplateError or SelectionError with a Chinese sentence.
    """
    shown = story if scenario else story.without_scenario()
    if not shown.slides:
        raise SelectionError("没有选任何一页，幻灯片未生成。")
    pages = templates.built_in() if template is None else templates.house(template)
    number = 0
    for slide in shown.slides:
        for page in _pages_of(slide, pages):
            number += 1
            _slide(pages, page, stamp(version, made_on), number)
    return packed(pages, title=story.subject, version=version, made_on=made_on)


def page_count(story: Story, template: bytes | None = None) -> int:
    """How many slides the deck of a story has, tables on their pages. Raises TemplateError."""
    pages = templates.built_in() if template is None else templates.house(template)
    return sum(len(_pages_of(slide, pages)) for slide in story.slides)


def _pages_of(slide: Slide, pages: Pages) -> list[Slide]:
    """A slide as it is, or its table over more pages, where a template has less room than ours."""
    content = pages.areas.content
    return pages_of(slide, content.width, content.height) if slide.header else [slide]


def _slide(pages: Pages, slide: Slide, stamp_words: str, number: int) -> None:
    is_cover = slide.kind == "cover"
    pptx_slide = pages.deck.slides.add_slide(pages.cover if is_cover else pages.content)
    _title(pptx_slide, slide.title, pages.areas.cover_title if is_cover else pages.areas.title)
    _furniture(pptx_slide, slide, stamp_words, pages, is_cover)
    if is_cover:
        _cover(pptx_slide, slide, pages)
    else:
        _content(pptx_slide, slide, pages)
    _drop_unfilled(pptx_slide)
    scale(pptx_slide, pages.areas.scale)
    check_apart(pptx_slide, pages.areas, number, is_cover=is_cover)
    if banner := made.mark_of(stamp_words):
        _banner(pptx_slide, banner, pages.deck)
    notes = pptx_slide.notes_slide.notes_text_frame
    assert notes is not None
    notes.text = "\n".join([*slide.spoken(), stamp_words])


def _banner(pptx_slide: Any, words: str, deck: Any) -> None:
    """The mark of made data across the head of a slide, over whatever a house template has there."""
    band = Box(0, 0, Emu(deck.slide_width).inches, 0.24)
    bar(pptx_slide, band, LIGHT.ink)
    write(pptx_slide, band, [Line(words, 12, LIGHT.paper)], "演示标记", anchor=MSO_ANCHOR.MIDDLE)


def _title(pptx_slide: Any, words: str, box: Box) -> None:
    """The message in the layout's own title, as much smaller than the layout asks as it takes to fit into its box."""
    shape = pptx_slide.shapes.title
    shape.text_frame.text = words
    own = inherited_size(shape)
    sizes = [size for size in (own, *_TITLE_SIZES) if size <= own]
    fits = next((size for size in sizes if title_height(words, size, box) <= box.height + 0.06), LEAST_TITLE)
    if fits != own:
        shape.text_frame.paragraphs[0].runs[0].font.size = Pt(fits)


def _drop_unfilled(pptx_slide: Any) -> None:
    """Take out what a house layout has beyond our text: an empty placeholder would lie over it when edited."""
    for holder in list(pptx_slide.placeholders):
        if holder.placeholder_format.type not in FILLED:
            holder._element.getparent().remove(holder._element)


def _furniture(pptx_slide: Any, slide: Slide, stamp_words: str, pages: Pages, is_cover: bool) -> None:
    """Footer, date and number, copied from the layout; where a layout has none, a line at the foot of the body."""
    words = {PP_PLACEHOLDER.FOOTER: "", PP_PLACEHOLDER.DATE: stamp_words, PP_PLACEHOLDER.SLIDE_NUMBER: ""}
    found = set()
    for kind, text in words.items():
        holder = next((p for p in pptx_slide.slide_layout.placeholders if p.placeholder_format.type == kind), None)
        if holder is None:
            continue
        found.add(kind)
        pptx_slide.shapes.clone_placeholder(holder)
        shape = pptx_slide.placeholders[holder.placeholder_format.idx]
        if kind == PP_PLACEHOLDER.SLIDE_NUMBER:
            _number(shape)
            continue
        if kind == PP_PLACEHOLDER.FOOTER:
            across, high = (Emu(side).inches / pages.areas.scale for side in (holder.width, holder.height))
            text = _footer(slide, (across - 0.2) * 0.88, max(int(high / (10 * 1.2 / 72) + 0.15), 1))
        shape.text_frame.text = text
        shape.text_frame.paragraphs[0].runs[0].font.size = Pt(10)
    if is_cover:
        return
    areas = pages.areas
    if areas.foot is not None:
        line = "" if PP_PLACEHOLDER.DATE in found else f"　{stamp_words}"
        foot = _footer(slide, areas.foot.width - width(line) * 10 / 72, 1) + line
        write(pptx_slide, areas.foot, [Line(foot, 10, LIGHT.ink_3)], "页脚", anchor=MSO_ANCHOR.MIDDLE)
    end = areas.content.top + areas.content.height
    bar(pptx_slide, Box(areas.content.left, end + 0.02, areas.content.width, 0.012), LIGHT.rule)


def _footer(slide: Slide, across: float, lines: int) -> str:
    """The source line, or document numbers alone where sections would not fit into so many lines, or what goes in."""
    if lines_of(slide.footer, 10, across) <= lines or not slide.sources:
        return cut(slide.footer, (across * 72 / 10 - 1) * lines)
    numbers = "、".join(dict.fromkeys(source.number for source in slide.sources))
    return cut(sources(f"{numbers}，章节和原文见备注"), (across * 72 / 10 - 1) * lines)


def _number(shape: Any) -> None:
    """Slide number as a field that follows its page when it is moved."""
    paragraph = shape.text_frame.paragraphs[0]._p
    field = paragraph.makeelement(f"{{{paragraph.nsmap['a']}}}fld", {})
    field.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
    field.set("type", "slidenum")
    run = field.makeelement(f"{{{paragraph.nsmap['a']}}}rPr", {})
    text = field.makeelement(f"{{{paragraph.nsmap['a']}}}t", {})
    text.text = "‹#›"
    field.extend((run, text))
    paragraph.insert(0, field)


def _content(pptx_slide: Any, slide: Slide, pages: Pages) -> None:
    areas = pages.areas
    eyebrow, dek, box = areas.eyebrow, areas.dek, areas.content
    bar(pptx_slide, Box(eyebrow.left, eyebrow.top + 0.06, 0.14, 0.14), _front(slide))
    words = Line(cut(slide.eyebrow, (eyebrow.width - 0.4) * 72 / 12), 12, LIGHT.ink_3)
    place = Box(eyebrow.left + 0.22, eyebrow.top, eyebrow.width - 0.22, eyebrow.height)
    write(pptx_slide, place, [words], "眉题", anchor=MSO_ANCHOR.MIDDLE)
    _scope(pptx_slide, slide.dek, dek)
    if slide.header:
        table(pptx_slide, box, slide)
        return
    chart = Box(box.left, box.top, box.width * _CHART, box.height)
    if slide.kind == "trajectory" and len(slide.values) < 2:
        _statement(pptx_slide, slide, chart)
    else:
        _CHARTS[slide.kind](pptx_slide, chart, slide)
    left = chart.left + chart.width + _GAP
    _beside(pptx_slide, slide.notes, Box(left, box.top, box.left + box.width - left, box.height))


def _scope(pptx_slide: Any, words: str, box: Box) -> None:
    """The line below the title: large in one line, else smaller in two, which reach down to the body."""
    counts = ((size, most, lines_of(words, size * _WIDER, box.width)) for size, most in _DEK_SIZES)
    size, lines = next(((size, count) for size, most, count in counts if count <= most), (_DEK_SIZES[-1][0], 2))
    place = Box(box.left, box.top, box.width, box.height if lines == 1 else 2 * size * 1.25 / 72)
    write(pptx_slide, place, [Line(cut(words, (box.width * 72 / size - 1) * lines), size, LIGHT.ink_2)], "说明")


def _beside(pptx_slide: Any, notes: Sequence[Note], box: Box) -> None:
    bar(pptx_slide, Box(box.left - 0.18, box.top, 0.012, box.height), LIGHT.hair)
    notes_column(pptx_slide, box, notes)


def _statement(pptx_slide: Any, slide: Slide, box: Box) -> None:
    """A single stated value has no path to draw: it stands in large type."""
    tone = theme.city(LIGHT, slide.position)
    name, words = slide.statement
    for size in (80, 54, 32, 20, 14):
        number = Line(words, size, tone.ink, True, after=10)
        lines = [Line(name, 20, LIGHT.ink_2, after=6), number, Line(ONLY_ONE, 14, LIGHT.ink_2)]
        if lines_of(words, size, box.width) <= 2 and height_of(lines, box.width) <= box.height:
            break
    write(pptx_slide, box, lines, f"数字-{words}", anchor=MSO_ANCHOR.MIDDLE)


def _cover(pptx_slide: Any, slide: Slide, pages: Pages) -> None:
    """Documents and key points; where the template leaves no room for these, they stand in the notes."""
    areas = pages.areas
    holder = next((p for p in pptx_slide.placeholders if p.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE), None)
    if holder is not None:
        across, high = (Emu(side).inches / areas.scale for side in (holder.width, holder.height))
        holder.text_frame.text = cut(slide.dek, 90)
        size = next((s for s in (16, 14, 12) if height_of([Line(slide.dek, s)], across - 0.2) <= high), 10)
        holder.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
    elif areas.subtitle is not None:
        write(pptx_slide, areas.subtitle, [Line(slide.dek, 16, LIGHT.ink_2)], "副题")
    if areas.key_points is not None and slide.notes:
        _key_points(pptx_slide, slide.notes, areas.key_points)
    if pages.is_ours:
        decorative(bar(pptx_slide, Box(0, 0, areas.width, 0.14), _front(slide)))


def _key_points(pptx_slide: Any, notes: Sequence[Note], box: Box) -> None:
    """The first figures beside one another, in the largest type that the room of the cover allows."""
    wide = (box.width - 0.4 * (len(notes) - 1)) / len(notes)
    for size, small in ((40, 16), (32, 14), (26, 12), (20, 12), (16, 10)):
        sets = [_key_point(note, size, small) for note in notes]
        is_one_line = all(lines_of(note.words, size * 1.2, wide) < 2 for note in notes)
        if is_one_line and max(height_of(lines, wide) for lines in sets) + 0.2 <= box.height:
            break
    for index, (note, lines) in enumerate(zip(notes, sets)):
        left = box.left + index * (wide + 0.4)
        bar(pptx_slide, Box(left, box.top, wide, 0.06), theme.city(LIGHT, note.position).base)
        place = Box(left, box.top + 0.2, wide, min(height_of(lines, wide), box.height - 0.2))
        write(pptx_slide, place, lines, f"数字-{note.head}")


def _key_point(note: Note, size: float, small: float) -> list[Line]:
    tone = theme.city(LIGHT, note.position)
    return [
        Line(note.words, size, tone.ink, True, after=4),
        Line(note.head, small, LIGHT.ink, after=4),
        Line(note.text, small, LIGHT.ink_2),
    ]


def _front(slide: Slide) -> str:
    return theme.city(LIGHT, slide.position).base if slide.position else LIGHT.ink_2
