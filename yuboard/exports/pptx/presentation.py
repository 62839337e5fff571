"""A story as an editable deck: native charts and tables, clauses in the notes, the same bytes for the same data."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Pt

from yuboard import theme
from yuboard.exports.pptx import template as templates
from yuboard.exports.pptx.areas import DATE, FILLED, FOOTER, LEFT, WIDTH
from yuboard.exports.pptx.charts import comparison_chart, quota_chart, trajectory_chart
from yuboard.exports.pptx.map import layout_shapes
from yuboard.exports.pptx.packing import packed
from yuboard.exports.pptx.tables import notes_column, pages_of, table
from yuboard.exports.pptx.template import Pages
from yuboard.exports.pptx.text import Box, Line, bar, decorative, fill_in, height_of, lines_of, write
from yuboard.problems import SelectionError
from yuboard.slides.model import Note, Slide, Story, stamp
from yuboard.theme import LIGHT
from yuboard.wording.clauses import sources
from yuboard.wording.measuring import cut, width
from yuboard.wording.targets import ONLY_ONE

_CHART, _GAP, _METHOD = 8.1, 0.35, 6.6
_LONG = 30.0
_CHARTS = {
    "comparison": comparison_chart,
    "trajectory": trajectory_chart,
    "quotas": quota_chart,
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
    for slide in shown.slides:
        for page in _pages_of(slide, pages):
            _slide(pages, page, stamp(version, made_on))
    return packed(pages, title=story.subject, version=version, made_on=made_on)


def _pages_of(slide: Slide, pages: Pages) -> list[Slide]:
    """A slide as it is, or its table over several pages."""
    across = _METHOD if slide.kind == "method" else WIDTH
    return pages_of(slide, across, _room(pages)) if slide.header else [slide]


def _room(pages: Pages) -> float:
    return pages.areas.bottom - pages.areas.top - 0.1


def _slide(pages: Pages, slide: Slide, stamp_words: str) -> None:
    is_cover = slide.kind == "cover"
    pptx_slide = pages.deck.slides.add_slide(pages.cover if is_cover else pages.content)
    _title(pptx_slide, slide.title, is_cover)
    _furniture(pptx_slide, slide, stamp_words, pages, is_cover)
    if is_cover:
        _cover(pptx_slide, slide, pages)
    else:
        _content(pptx_slide, slide, pages)
    _drop_unfilled(pptx_slide)
    notes = pptx_slide.notes_slide.notes_text_frame
    assert notes is not None
    notes.text = "\n".join(_spoken(slide, stamp_words))


def _title(pptx_slide: Any, words: str, is_cover: bool) -> None:
    """The message in the layout's own title; a long one a little smaller, so that it keeps to one line anywhere."""
    frame = pptx_slide.shapes.title.text_frame
    frame.text = words
    if not is_cover and width(words) > _LONG:
        frame.paragraphs[0].runs[0].font.size = Pt(23)


def _drop_unfilled(pptx_slide: Any) -> None:
    """Take out what a house layout has beyond our text: an empty placeholder would lie over it when edited."""
    for holder in list(pptx_slide.placeholders):
        if holder.placeholder_format.type not in FILLED:
            holder._element.getparent().remove(holder._element)


def _spoken(slide: Slide, stamp_words: str) -> list[str]:
    """Speaker notes: message, scope, labels, remarks, and every clause word for word."""
    labels = [f"标注：{'、'.join(slide.labels)}"] if slide.labels else []
    remarks = [f"{note.head}　{note.words}　{note.text}".strip("　") for note in slide.notes]
    clauses = ["出处："] + [source.line() for source in slide.sources] if slide.sources else []
    return [slide.title, slide.dek, *labels, *remarks, *clauses, stamp_words]


def _furniture(pptx_slide: Any, slide: Slide, stamp_words: str, pages: Pages, is_cover: bool) -> None:
    """Footer, date and number, copied from the layout; where a house layout has none, a text box."""
    words = {PP_PLACEHOLDER.FOOTER: _footer(slide), PP_PLACEHOLDER.DATE: stamp_words, PP_PLACEHOLDER.SLIDE_NUMBER: ""}
    places = {PP_PLACEHOLDER.FOOTER: FOOTER, PP_PLACEHOLDER.DATE: DATE}
    for kind, text in words.items():
        holder = next((p for p in pptx_slide.slide_layout.placeholders if p.placeholder_format.type == kind), None)
        if holder is not None:
            pptx_slide.shapes.clone_placeholder(holder)
            shape = pptx_slide.placeholders[holder.placeholder_format.idx]
            if kind == PP_PLACEHOLDER.SLIDE_NUMBER:
                _number(shape)
            else:
                shape.text_frame.text = text
        elif text:
            write(pptx_slide, places[kind], [Line(text, 10, LIGHT.ink_3)], "页脚", anchor=MSO_ANCHOR.MIDDLE)
    if not is_cover:
        bar(pptx_slide, Box(LEFT, pages.areas.bottom + 0.07, WIDTH, 0.012), LIGHT.rule)


def _footer(slide: Slide) -> str:
    """The source line, or document numbers alone where sections would not fit into two lines."""
    if not slide.sources:
        return sources("、".join(dict.fromkeys(_numbers(slide))), "所收政策文件")
    if lines_of(slide.footer, 10, 7.9) <= 2:
        return slide.footer
    numbers = "、".join(dict.fromkeys(source.number for source in slide.sources))
    return cut(sources(f"{numbers}，章节和原文见备注"), 110)


def _numbers(slide: Slide) -> list[str]:
    return [row[1].text for row in slide.cells if slide.kind == "method"]


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
    tone = theme.city(LIGHT, slide.position).base if slide.position else LIGHT.ink_2
    areas = pages.areas
    bar(pptx_slide, Box(LEFT, areas.eyebrow + 0.06, 0.14, 0.14), tone)
    labels = "".join(f"　·　{label}" for label in slide.labels)
    eyebrow = Line(cut(slide.place + labels, 52), 12, LIGHT.ink_3)
    write(pptx_slide, Box(LEFT + 0.22, areas.eyebrow, 9, 0.26), [eyebrow], "眉题", anchor=MSO_ANCHOR.MIDDLE)
    size = 15 if lines_of(slide.dek, 15, WIDTH) < 2 else 13
    dek = Line(cut(slide.dek, WIDTH * 72 / size), size, LIGHT.ink_2)
    write(pptx_slide, Box(LEFT, areas.top - 0.48, WIDTH, 0.3), [dek], "说明")
    top, height = areas.top + 0.06, _room(pages)
    if slide.kind in ("table", "findings"):
        table(pptx_slide, Box(LEFT, top, WIDTH, height), slide)
    elif slide.kind == "method":
        table(pptx_slide, Box(LEFT, top, _METHOD, height), slide)
        _beside(pptx_slide, slide.notes, Box(7.55, top, LEFT + WIDTH - 7.55, height), largest=0)
    else:
        if slide.kind == "trajectory" and len(slide.values) < 2:
            _statement(pptx_slide, slide, Box(LEFT, top, _CHART, height))
        else:
            _CHARTS[slide.kind](pptx_slide, Box(LEFT, top, _CHART, height), slide)
        left = LEFT + _CHART + _GAP
        _beside(pptx_slide, slide.notes, Box(left, top, LEFT + WIDTH - left, height))


def _beside(pptx_slide: Any, notes: Sequence[Note], box: Box, largest: int = 1) -> None:
    bar(pptx_slide, Box(box.left - 0.18, box.top, 0.012, box.height), LIGHT.hair)
    notes_column(pptx_slide, box, notes, largest=largest)


def _statement(pptx_slide: Any, slide: Slide, box: Box) -> None:
    """A single stated value has no path to draw: it stands in large type."""
    tone = theme.city(LIGHT, slide.position)
    words = slide.values[0].words if slide.values else slide.notes[0].words
    name = slide.values[0].name if slide.values else ""
    for size in (80, 54, 32, 20, 14):
        number = Line(words, size, tone.ink, True, after=10)
        lines = [Line(name, 20, LIGHT.ink_2, after=6), number, Line(ONLY_ONE, 14, LIGHT.ink_2)]
        if lines_of(words, size, box.width) <= 2 and height_of(lines, box.width) <= box.height:
            break
    write(pptx_slide, box, lines, f"数字-{words}", anchor=MSO_ANCHOR.MIDDLE)


def _cover(pptx_slide: Any, slide: Slide, pages: Pages) -> None:
    holder = next((p for p in pptx_slide.placeholders if p.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE), None)
    if holder is not None:
        holder.text_frame.text = cut(slide.dek, 90)
    else:
        write(pptx_slide, Box(LEFT, pages.areas.dek, WIDTH, 0.7), [Line(slide.dek, 16, LIGHT.ink_2)], "副题")
    notes = slide.notes
    wide = (WIDTH - 0.4 * (len(notes) - 1)) / max(len(notes), 1)
    size = 40 if all(lines_of(note.words, 40, wide * 0.85) < 2 for note in notes) else 30
    for index, note in enumerate(notes):
        left = LEFT + index * (wide + 0.4)
        tone = theme.city(LIGHT, note.position)
        bar(pptx_slide, Box(left, pages.areas.key_points, wide, 0.06), tone.base)
        shape = pptx_slide.shapes.add_textbox(*Box(left, pages.areas.key_points + 0.2, wide, 2.4).emu())
        shape.name = f"数字-{note.head}"
        shape.text_frame.word_wrap = True
        shape.text_frame.margin_left = shape.text_frame.margin_right = 0
        lines = [Line(note.words, size, tone.ink, True, after=4), Line(note.head, 16, LIGHT.ink, after=4)]
        fill_in(shape.text_frame, [*lines, Line(note.text, 16, LIGHT.ink_2)])
    decorative(bar(pptx_slide, Box(0, 0, 13.333, 0.14), _front(slide)))


def _front(slide: Slide) -> str:
    return theme.city(LIGHT, slide.position).base if slide.position else LIGHT.ink_2
