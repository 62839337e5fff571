"""Packing of a finished deck into bytes: one typeface everywhere, and nothing that depends on the clock."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

from lxml import etree

from yuboard.exports.files import CORE, stamped, zipped
from yuboard.exports.pptx.template import Pages
from yuboard.exports.pptx.text import typeface

_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>豫策看板</Application></Properties>"
)


def packed(pages: Pages, *, title: str, version: str, made_on: date) -> bytes:
    """The deck's bytes; its only timestamp is ``made_on``, in the core properties."""
    deck = pages.deck
    moment = datetime(made_on.year, made_on.month, made_on.day)
    core = deck.core_properties
    core.title, core.author, core.last_modified_by = title, "豫策看板", "豫策看板"
    core.subject, core.keywords, core.comments = "电子商务政策目标", f"数据版本{version}", ""
    core.created = core.modified = moment
    core.last_printed, core.revision, core.language = moment, 1, "zh-CN"
    for slide in deck.slides:
        typeface(slide._element, pages.face)
        typeface(slide.notes_slide._element, pages.face)
        for shape in slide.shapes:
            if shape.has_chart:
                typeface(shape.chart._chartSpace, pages.face)
    out = io.BytesIO()
    deck.save(out)
    return _repacked(out.getvalue(), moment, pages.face)


def _repacked(content: bytes, moment: datetime, face: str | None = None) -> bytes:
    """A package under one date; ``face`` is given for the deck itself, not for the workbooks in it."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return zipped({name: _part(name, package.read(name), moment, face) for name in package.namelist()})


def _part(name: str, part: bytes, moment: datetime, face: str | None) -> bytes:
    """One part of a package without what depends on the clock, in the typeface of the deck."""
    if name.endswith(".xlsx"):
        return _repacked(part, moment)
    if name == CORE:
        return stamped(part, moment)
    if face and name == "docProps/app.xml":
        return _APP.encode()
    if face and name.startswith("ppt/notesMasters/notesMaster"):
        return _with_typeface(part, face)
    return part


def _with_typeface(part: bytes, face: str) -> bytes:
    root: Any = etree.fromstring(part)
    typeface(root, face)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
