"""Slide templates: ours, made in code, and a house template, whose layouts are found by name, type or placeholders."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.util import Inches, Pt

from yuboard import disk, theme
from yuboard.disk import reason
from yuboard.exports.errors import TemplateError
from yuboard.exports.pptx.areas import FURNITURE, TITLES, Areas, areas
from yuboard.exports.pptx.stripping import LARGEST_BYTES, stripped
from yuboard.theme import LIGHT

COVER, CONTENT, BLANK = "封面", "内容页", "空白"
FACE, PANOSE = theme.FONT.split(",")[0], "020B0503020204020204"
WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
_NAMES = {"Title Slide": COVER, "Title Only": CONTENT, "Blank": BLANK}
# The least and the greatest width of a page, in its heights.
_SHAPES = (1.25, 1.85)
# Left, top, width, height in inches, points, bold.
_PLACES: dict[Any, tuple[float, float, float, float]] = {
    PP_PLACEHOLDER.TITLE: (0.62, 0.56, 12.1, 0.6),
    PP_PLACEHOLDER.CENTER_TITLE: (0.62, 1.25, 12.1, 0.95),
    PP_PLACEHOLDER.SUBTITLE: (0.62, 2.2, 12.1, 0.75),
    PP_PLACEHOLDER.FOOTER: (0.62, 6.93, 7.9, 0.4),
    PP_PLACEHOLDER.DATE: (8.6, 6.93, 3.4, 0.4),
    PP_PLACEHOLDER.SLIDE_NUMBER: (12.02, 6.93, 0.7, 0.4),
}
_SIZES = {PP_PLACEHOLDER.TITLE: 24, PP_PLACEHOLDER.CENTER_TITLE: 44, PP_PLACEHOLDER.SUBTITLE: 16}


@dataclass(frozen=True)
class Pages:
    """An empty deck and its two layouts, and where our text stands on their pages."""

    deck: Deck
    cover: Any
    content: Any
    areas: Areas
    face: str
    is_ours: bool = False


def built_in() -> Pages:
    """Our template, made in code: white pages, no effects, one typeface for everything."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    _drop_leftovers(deck)
    _theme(deck)
    for layout in list(deck.slide_layouts):
        if layout.name in _NAMES:
            layout.name = _NAMES[layout.name]
            _arrange(layout)
        else:
            deck.slide_layouts.remove(layout)
    _arrange(deck.slide_master)
    _master_text(deck.slide_master)
    cover, content = (deck.slide_layouts.get_by_name(name) for name in (COVER, CONTENT))
    return Pages(deck, cover, content, areas(cover, content, (WIDTH, HEIGHT)), _face(deck), is_ours=True)


def sample() -> bytes:
    """Our template as a file, to be dressed in a bureau's own colours, pictures and places."""
    stream = io.BytesIO()
    built_in().deck.save(stream)
    return stream.getvalue()


def house(source: Path | bytes) -> Pages:
    """A house template, stripped and judged. Raises TemplateError where it cannot carry the slides."""
    try:
        content = source if isinstance(source, bytes) else disk.content(source, LARGEST_BYTES)
    except OSError as error:
        raise TemplateError(f"模板打不开：{reason(error, '读取')}。") from error
    content = stripped(content)
    try:
        deck = Presentation(io.BytesIO(content))
        return _judged(deck)
    except TemplateError:
        raise
    except Exception as error:
        raise TemplateError("模板打不开：里面的母版或版式不完整，请在 PowerPoint 或 WPS 里重新保存。") from error


def _judged(deck: Deck) -> Pages:
    for layout in _layouts(deck):
        layout.name = layout.name.strip()
    content = _chosen(deck, CONTENT, ("titleOnly",), _is_plain) or _chosen(deck, CONTENT, ("obj", "tx"), _has_one_body)
    if content is None:
        raise TemplateError(
            "模板里没有能放正文的版式：须有一个名为“内容页”、类型为「仅标题」或「标题和内容」的版式，带标题占位符。"
        )
    cover = _chosen(deck, COVER, ("title",), _is_cover) or content
    size = (int(deck.slide_width or 0), int(deck.slide_height or 0))
    shape = size[0] / max(size[1], 1)
    if not _SHAPES[0] <= shape <= _SHAPES[1]:
        raise TemplateError("模板的幻灯片不是横向的宽屏16:9、16:10或标准4:3，请在「设计—幻灯片大小」中改过再用。")
    return Pages(deck, cover, content, areas(cover, content, size), _face(deck))


def _layouts(deck: Deck) -> list[Any]:
    return [layout for master in deck.slide_masters for layout in master.slide_layouts]


def _chosen(deck: Deck, name: str, types: tuple[str, ...], fits: Callable[[set[Any]], bool]) -> Any:
    """The layout of a name; else the first of a type; else the first whose placeholders fit; else None."""
    layouts = _layouts(deck)
    ranks: list[Callable[[Any], bool]] = [
        lambda layout: layout.name == name,
        lambda layout: layout._element.get("type") in types and _has_title(layout),
        lambda layout: fits({holder.placeholder_format.type for holder in layout.placeholders}),
    ]
    return next((layout for is_it in ranks for layout in layouts if is_it(layout)), None)


def _has_title(layout: Any) -> bool:
    return any(holder.placeholder_format.type in TITLES for holder in layout.placeholders)


def _is_cover(kinds: set[Any]) -> bool:
    return PP_PLACEHOLDER.CENTER_TITLE in kinds or {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.SUBTITLE} <= kinds


def _is_plain(kinds: set[Any]) -> bool:
    """A title and nothing else to fill in but what stands on every page."""
    return PP_PLACEHOLDER.TITLE in kinds and kinds <= {PP_PLACEHOLDER.TITLE, *FURNITURE}


def _has_one_body(kinds: set[Any]) -> bool:
    return PP_PLACEHOLDER.TITLE in kinds and len(kinds - {PP_PLACEHOLDER.TITLE, *FURNITURE}) == 1


def _face(deck: Deck) -> str:
    """The East-Asian typeface of the template's body text, or ours where it names none."""
    font = _theme_part(deck).find(f".//{qn('a:minorFont')}/{qn('a:ea')}")
    return str((font.get("typeface") if font is not None else "") or FACE)


def inherited_size(shape: Any) -> float:
    """The points in which a title is set by its layout, the layout's master or the master's style of titles."""
    layout = shape.part.slide.slide_layout
    sizes = [
        _level_size(holder._element.txBody.find(qn("a:lstStyle")))
        for owner in (layout, layout.slide_master)
        for holder in owner.placeholders
        if holder.placeholder_format.type in TITLES
    ]
    sizes.append(_level_size(layout.slide_master._element.find(f".//{qn('p:titleStyle')}")))
    return next((size for size in sizes if size), 44.0)


def _level_size(style: Any) -> float | None:
    run = None if style is None else style.find(f"{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
    return None if run is None or not run.get("sz") else int(run.get("sz")) / 100


def _theme_part(deck: Deck) -> Any:
    return etree.fromstring(_part(deck).blob)


def _part(deck: Deck) -> Any:
    related = deck.slide_master.part.rels.values()
    return next(rel.target_part for rel in related if rel.reltype.endswith("/theme"))


def _theme(deck: Deck) -> None:
    """Our typeface for every script, our colours, and three empty effect styles."""
    root = _theme_part(deck)
    for kind in ("a:majorFont", "a:minorFont"):
        fonts = root.find(f".//{qn(kind)}")
        for child in list(fonts):
            fonts.remove(child)
        for script in ("a:latin", "a:ea", "a:cs"):
            face = {"typeface": FACE if script != "a:cs" else ""} | ({"panose": PANOSE} if script != "a:cs" else {})
            etree.SubElement(fonts, qn(script), face)
        etree.SubElement(fonts, qn("a:font"), {"script": "Hans", "typeface": FACE})
    for style in root.findall(f".//{qn('a:effectStyle')}"):
        for child in list(style):
            style.remove(child)
        etree.SubElement(style, qn("a:effectLst"))
    _colours(root.find(f".//{qn('a:clrScheme')}"))
    _part(deck)._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _colours(scheme: Any) -> None:
    bases = [tone.base for tone in LIGHT.cities]
    named = dict(zip((f"accent{number}" for number in range(1, 6)), bases, strict=False))
    named |= {"dk1": LIGHT.ink, "lt1": LIGHT.paper, "dk2": LIGHT.ink_2, "lt2": LIGHT.wash, "accent6": LIGHT.ink_3}
    for child in scheme:
        colour = named.get(etree.QName(child).localname)
        if colour:
            for old in list(child):
                child.remove(old)
            etree.SubElement(child, qn("a:srgbClr"), {"val": colour.lstrip("#")})


def _arrange(page: Any) -> None:
    for shape in list(page.placeholders):
        place = _PLACES.get(shape.placeholder_format.type)
        if place is None:
            continue
        shape.left, shape.top, shape.width, shape.height = (Inches(inches) for inches in place)
        _list_style(shape)


def _list_style(shape: Any) -> None:
    """Size, weight, side and colour of a placeholder as list style, so that slides inherit it."""
    kind = shape.placeholder_format.type
    body = shape._element.txBody
    body.bodyPr.set("anchor", "ctr" if kind != PP_PLACEHOLDER.SUBTITLE else "t")
    for side in ("lIns", "rIns", "tIns", "bIns"):
        body.bodyPr.set(side, "0")
    for child in list(body.bodyPr):
        body.bodyPr.remove(child)
    styles = body.find(qn("a:lstStyle"))
    for child in list(styles):
        styles.remove(child)
    side = "r" if kind in (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.SLIDE_NUMBER) else "l"
    level = etree.SubElement(styles, qn("a:lvl1pPr"), {"algn": side, "marL": "0", "indent": "0"})
    etree.SubElement(level, qn("a:buNone"))
    bold = "1" if kind in TITLES else "0"
    run = etree.SubElement(level, qn("a:defRPr"), {"sz": str(int(Pt(_SIZES.get(kind, 10)).pt * 100)), "b": bold})
    ink = LIGHT.ink if kind in TITLES else LIGHT.ink_2 if kind == PP_PLACEHOLDER.SUBTITLE else LIGHT.ink_3
    fill = etree.SubElement(run, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), {"val": ink.lstrip("#")})


def _master_text(master: Any) -> None:
    style = master._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")


def _drop_leftovers(deck: Deck) -> None:
    """The library's thumbnail and printer settings."""
    for owner in (deck.part.package, deck.part):
        rels = owner._rels
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(("/thumbnail", "/printerSettings"))]:
            rels.pop(key)
