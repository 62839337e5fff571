"""A story as an editable deck: native charts and tables, clauses in the notes, the same bytes for the same data."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Pt

from yuboard import theme
from yuboard.exports.pptx import template as deck_template
from yuboard.exports.pptx.charts import comparison_chart, ladder_chart, quota_chart
from yuboard.exports.pptx.map import layout_map
from yuboard.exports.pptx.packing import packed
from yuboard.exports.pptx.tables import notes_column, table
from yuboard.exports.pptx.template import Pages
from yuboard.exports.pptx.text import Box, Line, bar, decorative, fill_in, lines_of, write
from yuboard.problems import SelectionError
from yuboard.slides.story import Note, Slide, Story, stamp
from yuboard.theme import LIGHT
from yuboard.wording.clauses import sources
from yuboard.wording.measuring import width
from yuboard.wording.targets import ONLY_ONE

LEFT, WIDTH = 0.62, 12.1
_CHART, _GAP = 8.1, 0.35
_LONG = 30.0
_CHARTS = {"comparison": comparison_chart, "ladder": ladder_chart, "quotas": quota_chart, "layout": layout_map}


def deck(
    story: Story, *, version: str, made_on: date, template: Path | bytes | None = None, scenario: bool = False
) -> bytes:  # fmt: skip
    """The story as .pptx bytes, on the made template or on a house template.

    Scenario slides are left out unless asked for. The bytes depend on story, version, date and
    template only. Raises TemplateError or SelectionError with a Chinese sentence.
    """
    told = story if scenario else story.without_scenario()
    if not told.slides:
        raise SelectionError("没有选任何一页，幻灯片未生成。")
    pages = deck_template.built_in() if template is None else deck_template.house(template)
    for slide in told.slides:
        _slide(pages, slide, stamp(version, made_on))
    return packed(pages, title=story.subject, version=version, made_on=made_on)


def _slide(pages: Pages, told: Slide, made: str) -> None:
    is_cover = told.kind == "cover"
    slide = pages.deck.slides.add_slide(pages.cover if is_cover else pages.content)
    _title(slide, told.title, is_cover)
    _furniture(slide, told, made, pages, is_cover)
    if is_cover:
        _cover(slide, told)
    else:
        _content(slide, told, pages)
    notes = slide.notes_slide.notes_text_frame
    assert notes is not None
    notes.text = "\n".join(_spoken(told, made))


def _title(slide: Any, words: str, is_cover: bool) -> None:
    """The message in the layout's own title; a long one a little smaller, so that it keeps to one line anywhere."""
    frame = slide.shapes.title.text_frame
    frame.text = words
    if not is_cover and width(words) > _LONG:
        frame.paragraphs[0].runs[0].font.size = Pt(23)


def _spoken(told: Slide, made: str) -> list[str]:
    """What stands in the notes: message, scope, labels, remarks, and every clause word for word."""
    labels = [f"标注：{'、'.join(told.labels)}"] if told.labels else []
    remarks = [f"{note.head}　{note.words}　{note.text}".strip("　") for note in told.notes]
    clauses = ["出处："] + [source.line() for source in told.sources] if told.sources else []
    return [told.title, told.dek, *labels, *remarks, *clauses, made]


def _furniture(slide: Any, told: Slide, made: str, pages: Pages, is_cover: bool) -> None:
    """Footer, date and number, copied from the layout; where a house layout has none, a text box."""
    words = {PP_PLACEHOLDER.FOOTER: _footer(told), PP_PLACEHOLDER.DATE: made, PP_PLACEHOLDER.SLIDE_NUMBER: ""}
    places = {PP_PLACEHOLDER.FOOTER: (LEFT, 7.9), PP_PLACEHOLDER.DATE: (8.6, 3.4)}
    for kind, text in words.items():
        own = next((p for p in slide.slide_layout.placeholders if p.placeholder_format.type == kind), None)
        if own is not None:
            slide.shapes.clone_placeholder(own)
            shape = slide.placeholders[own.placeholder_format.idx]
            if kind == PP_PLACEHOLDER.SLIDE_NUMBER:
                _number(shape)
            else:
                shape.text_frame.text = text
        elif text:
            left, width = places[kind]
            write(slide, Box(left, 6.93, width, 0.4), [Line(text, 10, LIGHT.ink_3)], "页脚", anchor=MSO_ANCHOR.MIDDLE)
    if not is_cover:
        bar(slide, Box(LEFT, pages.bottom + 0.07, WIDTH, 0.012), LIGHT.rule)


def _footer(told: Slide) -> str:
    """The source line, or document numbers alone where sections would not fit into two lines."""
    if not told.sources:
        return sources("、".join(dict.fromkeys(_numbers(told))), "所收政策文件")
    if lines_of(told.footer, 10, 7.9) <= 2:
        return told.footer
    numbers = "、".join(dict.fromkeys(source.number for source in told.sources))
    return sources(f"{numbers}，章节和原文见备注")


def _numbers(told: Slide) -> list[str]:
    return [row[1].text for row in told.cells if told.kind == "method"]


def _number(shape: Any) -> None:
    """The slide number as a field that follows the slide when it is moved."""
    paragraph = shape.text_frame.paragraphs[0]._p
    field = paragraph.makeelement(f"{{{paragraph.nsmap['a']}}}fld", {})
    field.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
    field.set("type", "slidenum")
    run = field.makeelement(f"{{{paragraph.nsmap['a']}}}rPr", {})
    text = field.makeelement(f"{{{paragraph.nsmap['a']}}}t", {})
    text.text = "‹#›"
    field.extend((run, text))
    paragraph.insert(0, field)


def _content(slide: Any, told: Slide, pages: Pages) -> None:
    tone = theme.city(LIGHT, told.position).base if told.position else LIGHT.ink_2
    bar(slide, Box(LEFT, 0.36, 0.14, 0.14), tone)
    labels = "".join(f"　·　{label}" for label in told.labels)
    write(slide, Box(LEFT + 0.22, 0.3, 9, 0.26), [Line(told.place + labels, 12, LIGHT.ink_3)], "眉题",
          anchor=MSO_ANCHOR.MIDDLE)  # fmt: skip
    size = 15 if lines_of(told.dek, 15, WIDTH) < 2 else 13
    write(slide, Box(LEFT, pages.top - 0.48, WIDTH, 0.3), [Line(told.dek, size, LIGHT.ink_2)], "说明")
    top, height = pages.top + 0.06, pages.bottom - pages.top - 0.1
    if told.kind in ("table", "findings"):
        table(slide, Box(LEFT, top, WIDTH, height), told)
    elif told.kind == "method":
        table(slide, Box(LEFT, top, 6.6, height), told)
        _beside(slide, told.notes, Box(7.55, top, LEFT + WIDTH - 7.55, height), largest=0)
    else:
        if told.kind == "ladder" and len(told.values) < 2:
            _statement(slide, told, Box(LEFT, top, _CHART, height))
        else:
            _CHARTS[told.kind](slide, Box(LEFT, top, _CHART, height), told)
        left = LEFT + _CHART + _GAP
        _beside(slide, told.notes, Box(left, top, LEFT + WIDTH - left, height))


def _beside(slide: Any, notes: Sequence[Note], box: Box, largest: int = 1) -> None:
    bar(slide, Box(box.left - 0.18, box.top, 0.012, box.height), LIGHT.hair)
    notes_column(slide, box, notes, largest=largest)


def _statement(slide: Any, told: Slide, box: Box) -> None:
    """A single stated value has no path to draw: it stands in large type."""
    tone = theme.city(LIGHT, told.position)
    words = told.values[0].words if told.values else told.notes[0].words
    name = told.values[0].name if told.values else ""
    size = 80 if len(words) <= 8 else 54 if len(words) <= 14 else 32
    lines = [Line(name, 20, LIGHT.ink_2, after=6), Line(words, size, tone.ink, True, after=10)]
    lines.append(Line(ONLY_ONE, 14, LIGHT.ink_2))
    write(slide, box, lines, f"数字-{words}", anchor=MSO_ANCHOR.MIDDLE)


def _cover(slide: Any, told: Slide) -> None:
    holder = next((p for p in slide.placeholders if p.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE), None)
    if holder is not None:
        holder.text_frame.text = told.dek
    else:
        write(slide, Box(LEFT, 2.2, WIDTH, 0.7), [Line(told.dek, 16, LIGHT.ink_2)], "副题")
    notes = told.notes
    wide = (WIDTH - 0.4 * (len(notes) - 1)) / max(len(notes), 1)
    size = 40 if all(lines_of(note.words, 40, wide * 0.85) < 2 for note in notes) else 30
    for index, note in enumerate(notes):
        left = LEFT + index * (wide + 0.4)
        tone = theme.city(LIGHT, note.position)
        bar(slide, Box(left, 3.55, wide, 0.06), tone.base)
        shape = slide.shapes.add_textbox(*Box(left, 3.75, wide, 2.4).emu())
        shape.name = f"数字-{note.head}"
        shape.text_frame.word_wrap = True
        shape.text_frame.margin_left = shape.text_frame.margin_right = 0
        lines = [Line(note.words, size, tone.ink, True, after=4), Line(note.head, 16, LIGHT.ink, after=4)]
        fill_in(shape.text_frame, [*lines, Line(note.text, 16, LIGHT.ink_2)])
    decorative(bar(slide, Box(0, 0, 13.333, 0.14), _front(told)))


def _front(told: Slide) -> str:
    return theme.city(LIGHT, told.position).base if told.position else LIGHT.ink_2
