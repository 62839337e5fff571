"""Yearly report as a document of Word, to be filled in and sent on: official typefaces, tables with repeated heads."""

import io
import re
import zipfile
from datetime import date, datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from yuboard.exports.files import CORE, stamped, zipped
from yuboard.exports.yearly.story import Story, Table
from yuboard.tables.columns import titles
from yuboard.wording.yearly import BLANK

# Typefaces of official papers: what is not on a machine is replaced by the like.
_SONG, _HEI, _FANGSONG = "宋体", "黑体", "仿宋"
# A4 between its margins, in mm.
_ACROSS, _MARGIN = 166, 22
# What XML does not allow.
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def document(story: Story, made_on: date) -> bytes:
    """The report as .docx; the same story and day make the same bytes."""
    paper: Any = Document()
    _set_up(paper)
    _edges(paper.sections[0], story)
    title = paper.add_heading(_text(story.title), 0)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name, what in story.facts:
        paper.add_paragraph(_text(f"{name}：{what}"))
    for section in story.sections:
        if section.head:
            paper.add_heading(_text(section.head), 1)
        for part in section.parts:
            _add(paper, part)
    return _packed(paper, story.title, made_on)


def _add(paper: Any, part: str | Table) -> None:
    if isinstance(part, str):
        said = paper.add_paragraph(_text(part))
        if part != BLANK:
            said.paragraph_format.first_line_indent = Pt(24)
        return
    if part.caption:
        paper.add_heading(_text(part.caption), 2)
    table = paper.add_table(rows=0, cols=len(part.columns), style="Table Grid")
    table.autofit = False
    whole = sum(column.width for column in part.columns)
    for shown, column in zip(table.columns, part.columns):
        shown.width = Mm(_ACROSS * column.width / whole)
    for cells in (titles(part.columns), *part.rows):
        _fill(table.add_row(), cells)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    paper.add_paragraph().paragraph_format.space_after = Pt(0)


def _fill(row: Any, cells: tuple[str, ...]) -> None:
    """One row of a table, which no page splits."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, words in zip(row.cells, cells):
        paragraph = cell.paragraphs[0]
        paragraph.style = "No Spacing"
        paragraph.add_run(_text(words))


def _set_up(paper: Any) -> None:
    """A4, and each style in its typeface and size, black."""
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin, section.bottom_margin = Mm(28), Mm(25)
    for name, face, size in (
        ("Normal", _FANGSONG, 12), ("No Spacing", _FANGSONG, 9), ("Title", _SONG, 20), ("Heading 1", _HEI, 14),
        ("Heading 2", _HEI, 12), ("Header", _HEI, 11), ("Footer", _FANGSONG, 9),
    ):  # fmt: skip
        style = paper.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = face, Pt(size), RGBColor(0, 0, 0)
        style.font.bold = name == "Title"
        faces = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in [key for key in faces.attrib if key.endswith("Theme")]:
            del faces.attrib[key]
        for key in ("ascii", "hAnsi", "eastAsia", "cs"):
            faces.set(qn(f"w:{key}"), face)
    properties = paper.styles["Title"].element.get_or_add_pPr()
    properties.remove(properties.find(qn("w:pBdr")))
    language = paper.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    language.set(qn("w:eastAsia"), "zh-CN")


def _edges(section: Any, story: Story) -> None:
    """The mark of made data above, version and number of the page below."""
    if story.banner:
        head = section.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        head.add_run(story.banner).bold = True
    foot = section.footer.paragraphs[0]
    foot.add_run(_text(f"{story.stamp}　第"))
    for kind, words in (("begin", None), (None, "PAGE"), ("end", None)):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = words
        foot.add_run()._r.append(part)
    foot.add_run("页")


def _text(words: str) -> str:
    return _NO_XML.sub("", words)


def _packed(paper: Any, title: str, made_on: date) -> bytes:
    """The package, whose only timestamp is ``made_on``."""
    moment = datetime(made_on.year, made_on.month, made_on.day)
    core = paper.core_properties
    # The field holds no more.
    core.title, core.author, core.last_modified_by = _text(title)[:255], "豫策看板", "豫策看板"
    core.comments, core.created, core.modified, core.revision, core.language = "", moment, moment, 1, "zh-CN"
    out = io.BytesIO()
    paper.save(out)
    with zipfile.ZipFile(out) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[CORE] = stamped(parts[CORE], moment)
    return zipped(parts)
