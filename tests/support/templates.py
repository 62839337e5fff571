"""House templates as offices send them: ours with something changed, and packages changed member by member."""

import io
import posixpath
import random
from collections.abc import Callable
from typing import Any

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Cm, Inches

from tests.support.packages import packed, unpacked
from yuboard.exports.pptx import template

NAMES = ("封面", "内容页", "空白")


def saved(change: Callable[[Any], None] = lambda deck: None) -> bytes:
    """Our own template, changed."""
    deck = template.built_in().deck
    change(deck)
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def layout(deck: Any, name: str = "内容页") -> Any:
    return deck.slide_layouts.get_by_name(name)


def placed(name: str, kinds: tuple[str, ...], **places: float) -> Callable[[Any], None]:
    """Moves the placeholders of these kinds on a layout, in inches."""

    def change(deck: Any) -> None:
        for holder in layout(deck, name).placeholders:
            if holder.placeholder_format.type.name in kinds:
                for side, inches in places.items():
                    setattr(holder, side, Inches(inches))

    return change


TITLE = ("TITLE", "CENTER_TITLE")


def named(*names: str) -> Callable[[Any], None]:
    def change(deck: Any) -> None:
        for each, name in zip(list(deck.slide_layouts), names, strict=True):
            each.name = name

    return change


def sized(width: float, height: float) -> Callable[[Any], None]:
    def change(deck: Any) -> None:
        deck.slide_width, deck.slide_height = Cm(width), Cm(height)

    return change


def shape(name: str, left: float, top: float, width: float, height: float) -> Callable[[Any], None]:
    """Puts a plain rectangle, as a logo or a band, on the master, in inches."""

    def change(deck: Any) -> None:
        sides = (int(Inches(side)) for side in (left, top, width, height))
        deck.slide_master.shapes._spTree.append(_rectangle(name, *sides))

    return change


def _rectangle(name: str, *sides: int) -> Any:
    left, top, width, height = sides
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="990" name="{name}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"/>'
        '<a:solidFill><a:srgbClr val="8A1C1C"/></a:solidFill></p:spPr></p:sp>'
    )


def changed(*changes: Callable[[Any], None]) -> Callable[[Any], None]:
    """Several changes after one another."""

    def change(deck: Any) -> None:
        for each in changes:
            each(deck)

    return change


def office(width: float = 33.867, height: float = 19.05, change: Callable[[Any], None] = lambda deck: None) -> bytes:
    """PowerPoint's own template as it comes: its layouts by its own names, their places stretched to a page in cm."""
    deck = Presentation()
    across, down = Cm(width) / deck.slide_width, Cm(height) / deck.slide_height
    for owner in (deck.slide_master, *deck.slide_layouts):
        for holder in owner.shapes:
            if holder._element.spPr.find(qn("a:xfrm")) is not None:
                sides = holder.left * across, holder.top * down, holder.width * across, holder.height * down
                holder.left, holder.top, holder.width, holder.height = map(int, sides)
    deck.slide_width, deck.slide_height = Cm(width), Cm(height)
    change(deck)
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def only_content(deck: Any) -> None:
    """The layouts of a title with one body alone, as many bureaus' templates have."""
    for each in list(deck.slide_layouts):
        if each._element.get("type") not in ("title", "obj"):
            deck.slide_layouts.remove(each)


def without_own_place(deck: Any, *pages: Any) -> None:
    for page in pages or (layout(deck),):
        for holder in page.placeholders:
            transform = holder._element.spPr.find(qn("a:xfrm"))
            if transform is not None and holder.placeholder_format.type.name in TITLE:
                holder._element.spPr.remove(transform)


def without_places(deck: Any) -> None:
    without_own_place(deck, layout(deck), deck.slide_master)


def without_footer(deck: Any) -> None:
    for holder in list(layout(deck).placeholders):
        if holder.placeholder_format.type.name == "FOOTER":
            holder._element.getparent().remove(holder._element)


def without_titles(deck: Any) -> None:
    named("一", "二", "三")(deck)
    for page in deck.slide_layouts:
        page._element.attrib.pop("type", None)
        for holder in list(page.placeholders):
            if holder.placeholder_format.type.name in TITLE:
                holder._element.getparent().remove(holder._element)


def with_low_title(deck: Any) -> None:
    placed("封面", TITLE, top=1.6, height=1.2)(deck)
    placed("封面", ("SUBTITLE",), top=2.9, height=0.7)(deck)


def with_samples(deck: Any) -> None:
    for each in deck.slide_layouts:
        deck.slides.add_slide(each)


def with_members(content: bytes = b"", **changes: bytes | Callable[[bytes], bytes]) -> bytes:
    """A template with members added, or changed by a function; ``__`` in a name stands for ``/``."""
    members = unpacked(content or saved())
    for name, change in changes.items():
        path = name.replace("__", "/")
        members[path] = change(members[path]) if callable(change) else change
    return packed(members)


def linked(part: str, kind: str, target: str, element: str, *, outside: bool = True) -> bytes:
    """A template in which ``part`` has a relationship to ``target`` and an element in its shapes that uses it as rX."""
    members = unpacked(saved())
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    mode = ' TargetMode="External"' if outside else ""
    link = f'<Relationship Id="rX" Type="{office}/{kind}" Target="{target}"{mode}/></Relationships>'
    members[rels] = members[rels].replace(b"</Relationships>", link.encode())
    for end in (b"</p:spTree>", b"</p:presentation>"):
        members[part] = members[part].replace(end, element.encode() + end)
    if not outside:
        members[posixpath.normpath(f"{folder}/{target}")] = b"<a/>"
    return packed(members)


def many_links() -> bytes:
    """A layout with very many relationships, without a pattern, so that no ratio gives them away."""
    digits = random.Random(1).randbytes(840_000).hex()
    links = "".join(f'<a b="{digits[at : at + 4]}"/>' for at in range(0, len(digits), 4)).encode()
    return with_members(
        **{"ppt/slideLayouts/_rels/slideLayout6.xml.rels": lambda part: part.replace(b"</Rel", links + b"</Rel")}
    )


LAYOUT = "ppt/slideLayouts/slideLayout6.xml"
_PICTURE = (
    '<p:pic xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><p:nvPicPr><p:cNvPr id="99" '
    'name="x">{}</p:cNvPr><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip {}/></p:blipFill><p:spPr/></p:pic>'
)
PICTURE, CLICK = _PICTURE.format("", 'r:link="rX"'), _PICTURE.format('<a:hlinkClick r:id="rX"/>', "")

FIT = {
    "ours": saved(),
    "own slides": saved(with_samples),
    "spaces in names": saved(named("封面 ", " 内容页", "空白")),
    "inherited title": saved(without_own_place),
    "title at the upper edge": saved(placed("内容页", TITLE, top=0.2, height=0.7)),
    "title at the bottom": saved(placed("内容页", TITLE, top=6.2, height=0.6)),
    "title at the left": saved(placed("内容页", TITLE, left=0.4, top=0.8, width=2.6, height=5.0)),
    "as little room as may be": saved(placed("内容页", TITLE, top=1.3, height=1.2)),
    "number at the upper right": saved(placed("内容页", ("SLIDE_NUMBER",), top=0.1, height=0.3)),
    "no footer": saved(without_footer),
    "logo in a corner": saved(shape("单位标志", 11.6, 0.25, 1.4, 0.75)),
    "logo at the lower right, band on the left": saved(
        changed(shape("标志", 11.2, 5.9, 1.6, 0.9), shape("色带", 0, 0, 0.5, 7.5))
    ),
    "title of the cover in the middle": saved(with_low_title),
    "cover full of title": saved(placed("封面", TITLE, top=3.2, height=2.0)),
    "names of another maker": saved(named("标题幻灯片", "仅标题", "空白")),
    "PowerPoint's own, wide": office(),
    "PowerPoint's own, four to three": office(25.4, 19.05),
    "PowerPoint's own, a smaller page": office(25.4, 14.288),
    "title and content alone": office(change=only_content),
    "link on a layout": linked(LAYOUT, "hyperlink", "https://example.cn/", CLICK),
    "template by its type": with_members(
        **{"[Content_Types].xml": lambda part: part.replace(b"presentation.main+xml", b"template.main+xml")}
    ),
}
_MACRO = {
    "[Content_Types].xml": lambda part: part.replace(b"presentation.main+xml", b"presentation.macroEnabled.main+xml")
}
UNFIT = {
    "tall title": (saved(placed("内容页", TITLE, top=2.0, height=1.5)), "“内容页”版式除标题、页脚和图片外.*只有"),
    "footer in the middle": (saved(placed("内容页", ("FOOTER", "DATE", "SLIDE_NUMBER"), top=4.5)), "只有.*厘米"),
    "picture across the page": (saved(shape("大图", 2.0, 1.6, 9.5, 4.0)), "放不下正文，至少要宽13.2、高7.6厘米"),
    "title outside": (saved(placed("内容页", TITLE, left=5.0)), "“内容页”版式的标题超出页面"),
    "narrow title": (saved(placed("内容页", TITLE, width=3.0)), "“内容页”版式的标题太小"),
    "number over the title": (saved(placed("内容页", ("SLIDE_NUMBER",), top=0.6)), "标题与页码互相重叠"),
    "subtitle over the title": (saved(placed("封面", ("SUBTITLE",), top=1.3)), "标题与副标题互相重叠"),
    "no position": (saved(without_places), "“内容页”版式没有写明标题的位置"),
    "upright page": (saved(sized(19.05, 25.4)), "不是横向的宽屏16:9、16:10或标准4:3"),
    "no layout with a title": (saved(without_titles), "没有能放正文的版式"),
    "old format": (b"\xd0\xcf\x11\xe0" + b"0" * 4000, "模板打不开"),
    "nothing": (b"", "模板打不开"),
    "half a file": (saved()[:5000], "没有传完整"),
    "macros": (with_members(ppt__vbaProject_bin=b"x", **_MACRO), "宏"),
    "macros by a member": (with_members(**{"ppt/vbaProject.bin": b"x"}), "宏"),
    "controls": (with_members(**{"ppt/activeX/activeX1.xml": b"<a/>"}), "宏或控件"),
    "picture from outside": (linked(LAYOUT, "image", "http://evil.example/a.png", PICTURE), "链接到外部的图片"),
    "object": (linked(LAYOUT, "oleObject", "o.bin", "", outside=False), "“内容页”版式里有嵌入的对象"),
    "video": (linked("ppt/slideMasters/slideMaster1.xml", "video", "http://evil.example/v", ""), "母版里有视频"),
    "workbook": (packed({"xl/workbook.xml": b"<a/>"}), "这是工作簿"),
    "no theme": (
        with_members(
            **{"ppt/slideMasters/_rels/slideMaster1.xml.rels": lambda part: part.replace(b'/theme"', b'/thing"')}
        ),
        "母版里有不能带出去的内容|不完整",
    ),
    "entities": (
        with_members(**{"ppt/presentation.xml": lambda part: part.replace(b"<p:pres", b"<!DOCTYPE a []><p:pres", 1)}),
        "文档类型声明",
    ),
    "bomb of relationships": (many_links(), "图形过多"),
    "bomb of shapes": (
        with_members(**{LAYOUT: lambda part: part.replace(b"</p:spTree>", b"<p:x/>" * 500_000 + b"</p:spTree>")}),
        "压缩炸弹|图形过多",
    ),
}


def opened(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))
