"""Text on slides: text boxes, rules, alternative text, and one typeface for every run."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from yuboard.theme import LIGHT
from yuboard.wording.measuring import width

LINE = 1.32
_DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_AFTER_FONTS = ("a:cs", "a:sym", "a:hlinkClick", "a:hlinkMouseOver", "a:rtl", "a:extLst")


@dataclass(frozen=True)
class Line:
    """One paragraph of one style."""

    text: str
    size: float
    colour: str = LIGHT.ink
    bold: bool = False
    after: float = 0.0


@dataclass(frozen=True)
class Box:
    """Bounding box on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    def emu(self) -> tuple[Any, Any, Any, Any]:
        """Left, top, width and height as the library counts."""
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


def rgb(colour: str) -> RGBColor:
    """A hex colour of the theme."""
    return RGBColor.from_string(colour.lstrip("#"))


def lines_of(text: str, size: float, across: float) -> int:
    """How many lines ``text`` takes at ``size`` points in ``across`` inches, generously."""
    room = max(across * 72 / size - 0.6, 1)
    return sum(max(1, -int(-width(piece) // room)) for piece in text.split("\n")) if text else 0


def height_of(lines: Sequence[Line], across: float) -> float:
    """The height of paragraphs in inches."""
    return sum(lines_of(line.text, line.size, across) * line.size * LINE / 72 + line.after / 72 for line in lines)


def write(
    pptx_slide: Any,
    box: Box,
    lines: Sequence[Line],
    name: str,
    *,
    anchor: Any = MSO_ANCHOR.TOP,
    align: Any = PP_ALIGN.LEFT,
) -> Any:
    """A text box without margins."""
    shape = pptx_slide.shapes.add_textbox(*box.emu())
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    fill_in(frame, lines, align)
    return shape


def fill_in(frame: Any, lines: Sequence[Line], align: Any = PP_ALIGN.LEFT) -> None:
    """Paragraphs into an empty text frame."""
    for index, line in enumerate(line for line in lines if line.text):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        paragraph.alignment = align
        paragraph.space_after = Pt(line.after)
        run = paragraph.add_run()
        run.text = line.text
        run.font.size, run.font.bold, run.font.color.rgb = Pt(line.size), line.bold, rgb(line.colour)


def bar(pptx_slide: Any, box: Box, colour: str, *, hatched: bool = False) -> Any:
    """A plain rectangle that only structures the page; hatched where it stands for something missing."""
    shape = pptx_slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu())
    shape.name = "分隔"
    paint(shape, colour, hatched=hatched)
    shape.line.fill.background()
    decorative(shape)
    return shape


def connector(pptx_slide: Any, ends: Sequence[float], colour: str, points: float, name: str) -> Any:
    """A decorative line between two ends: x, y, x and y in inches."""
    shape = pptx_slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *map(Inches, ends))
    shape.name, shape.line.width, shape.line.color.rgb = name, Pt(points), rgb(colour)
    decorative(shape)
    return shape


def paint(shape: Any, colour: str, *, hatched: bool = False) -> None:
    """Fill a shape, solid or hatched on paper."""
    if hatched:
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb, shape.fill.back_color.rgb = rgb(colour), rgb(LIGHT.paper)
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(colour)


def describe(shape: Any, name: str, words: str) -> None:
    """A name for the selection pane and words for those who cannot see the shape."""
    shape.name = name
    shape._element.xpath(".//p:cNvPr")[0].set("descr", words)


def decorative(shape: Any) -> None:
    """Mark a shape as decorative, so that screen readers pass it over."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    extension = etree.SubElement(etree.SubElement(properties, qn("a:extLst")), qn("a:ext"))
    extension.set("uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}")
    etree.SubElement(extension, f"{{{_DECORATIVE}}}decorative", {"val": "1"}, nsmap={"adec": _DECORATIVE})


def typeface(root: Any, face: str) -> None:
    """Language and typeface, Latin and East-Asian, on every run and every default of a part."""
    for run in [run for run in root.iter(qn("a:r"), qn("a:fld")) if run.find(qn("a:rPr")) is None]:
        run.insert(0, etree.Element(qn("a:rPr")))
    for properties in root.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
        properties.set("lang", "zh-CN")
        properties.set("altLang", "en-US")
        for tag in ("a:latin", "a:ea"):
            for old in properties.findall(qn(tag)):
                properties.remove(old)
        later = [child for child in properties if child.tag in {qn(tag) for tag in _AFTER_FONTS}]
        at = list(properties).index(later[0]) if later else len(properties)
        for offset, tag in enumerate(("a:latin", "a:ea")):
            properties.insert(at + offset, etree.Element(qn(tag), {"typeface": face}))
