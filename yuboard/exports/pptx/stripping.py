"""House templates stripped: only what carries their look is kept, and nothing active or from outside stays in it."""

import posixpath
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from yuboard.exports.errors import TemplateError
from yuboard.exports.files import zipped
from yuboard.limited import packages
from yuboard.problems import UploadError

LARGEST_BYTES = 20_000_000
_TEMPLATE = packages.Kind("模板", ".pptx", "PowerPoint", unpacked=50_000_000, members=3000)
# Parts and marks of XML that are opened at each deck: a template of ordinary make has a tenth of it.
_MOST_PARTS, _MOST_MARKS = 500, 400_000
_ROOT, _DECK = "", "officeDocument"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.{}+xml"
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.{}+xml"
_IMAGE_TYPES = {"jpg": "jpeg", "tif": "tiff", "emf": "x-emf", "wmf": "x-wmf", "svg": "svg+xml", "wdp": "vnd.ms-photo"}
_PICTURES = re.compile(r"\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|wdp)$", re.IGNORECASE)
# A picture made of text may name other files; the names of its own languages are no such.
_OUTSIDE = re.compile(rb"""(?:href|src|url\()\s*=?\s*["'(]?\s*(?:https?:|file:|ftp:|\\\\|//)|<script""", re.IGNORECASE)
# What each kind of part may lead to. Samples, comments, ribbons, properties and whatever else hangs on a deck stay out.
_KEPT = {
    _ROOT: {_DECK},
    _DECK: {"slideMaster", "theme", "notesMaster", "tableStyles", "font"},
    "slideMaster": {"slideLayout", "theme", "image"},
    "slideLayout": {"slideMaster", "themeOverride", "image"},
    "notesMaster": {"theme", "image"},
    "theme": {"image"},
    "themeOverride": {"image"},
}
# What may go without a word: marks of the maker's program. The rest of a master or layout is named and refused.
_UNSEEN = {"tags", "customXml", "hyperlink", "slide"}
_CALLED = {"image": "链接到外部的图片", "oleObject": "嵌入的对象", "package": "嵌入的对象", "vmlDrawing": "嵌入的对象",
           "control": "控件", "audio": "音频", "video": "视频", "media": "音视频", "chart": "图表"}  # fmt: skip


_TAKEN_OUT = ("hlinkClick", "hlinkHover", "hlinkMouseOver", "sldIdLst", "custShowLst", "modifyVerifier")


class _Link(NamedTuple):
    """A relationship of a part: its number, its kind, the part it leads to, and whether that is outside."""

    number: str
    kind: str
    part: str
    is_outside: bool


def stripped(content: bytes) -> bytes:
    """A template as a package of masters, layouts, themes and pictures alone, smaller than it came.

    Raises TemplateError for what is no template, too large, or has in its masters or layouts what must not leave.
    """
    if len(content) > LARGEST_BYTES:
        raise TemplateError(f"模板超过{LARGEST_BYTES // 1_000_000}兆，请压缩或删去其中的图片再用。")
    if packages.start(content) != "ZIP":
        old = "去掉密码，" if packages.start(content) == "加密" else ""
        raise TemplateError(f"模板打不开：请{old}提供 PowerPoint 或 WPS 保存的 .pptx 文件（不是 .ppt、.potx）。")
    try:
        members = packages.members(content, _TEMPLATE)
    except UploadError as error:
        raise TemplateError(f"模板打不开：{error}。") from error
    return _Stripper(members).packed()


class _Stripper:
    """Walks from the package's root over the relationships that are kept, each part once."""

    def __init__(self, members: dict[str, bytes]) -> None:
        self.members = members
        self.made: dict[str, bytes] = {}
        self.kinds: dict[str, str] = {}
        self.marks = 0

    def packed(self) -> bytes:
        """The kept parts as a package, each under the type of its kind, whatever it called itself."""
        if len([link for link in self._links(_ROOT) if link.kind == _DECK]) != 1:
            raise _damaged("没有演示文稿的主体")
        self._keep(_ROOT, _ROOT)
        types = "".join(
            f'<Override PartName="/{_quoted(part)}" ContentType="{_type(part, kind)}"/>'
            for part, kind in self.kinds.items()
        )
        head = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        rels = 'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        return zipped({"[Content_Types].xml": f"{head}{rels}{types}</Types>".encode(), **self.made})

    def _keep(self, part: str, kind: str) -> None:
        """Keep a part with what it leads to; marks in it that lead to what is not kept are taken out."""
        if len(self.made) > 2 * _MOST_PARTS:
            raise TemplateError("模板的版式过多，请删去不用的版式再用。")
        links = self._links(part) if kind in _KEPT else []
        kept = [link for link in links if link.kind in _KEPT[kind] and not link.is_outside]
        for link in links:
            if link not in kept and kind not in (_ROOT, _DECK) and link.kind not in _UNSEEN:
                word = _CALLED.get(link.kind, "不能带出去的内容")
                raise TemplateError(f"模板的{self._called(part, kind)}里有{word}，请删去或改为普通图片再用。")
        if part:
            self.kinds[part] = kind
            self.made[part] = self._content(part, kind, {link.number for link in links if link not in kept})
        if kept:
            self.made[_rels(part)] = _written(kept)
        for link in kept:
            if link.part not in self.members:
                raise _damaged(f"缺少 {link.part}")
            if link.part not in self.made:
                self._keep(link.part, link.kind)

    def _content(self, part: str, kind: str, dropped: set[str]) -> bytes:
        content = self.members[part]
        if kind == "image":
            if not _PICTURES.search(part) or (part.lower().endswith(".svg") and _OUTSIDE.search(content)):
                raise TemplateError("模板里有一张图片不是普通图片，或链接到外部，请换成普通图片再用。")
            return content
        if kind == "font":
            return content
        self._count(part)
        root = self._parsed(part)
        for element in list(_leading_to(root, dropped)):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _count(self, part: str) -> None:
        self.marks += self.members[part].count(b"<")
        if self.marks > _MOST_MARKS:
            raise TemplateError("模板的母版和版式里图形过多，打开要占很多内存，请简化或把图形存成图片再用。")

    def _parsed(self, part: str) -> Any:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            return etree.fromstring(self.members[part], parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise _damaged(f"{part} 不合 XML 语法") from error

    def _links(self, part: str) -> list[_Link]:
        if _rels(part) not in self.members:
            return []
        self._count(_rels(part))
        found = []
        for link in self._parsed(_rels(part)).iter("{*}Relationship"):
            outside = link.get("TargetMode") == "External"
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), link.get("Target", "")))
            kind = link.get("Type", "").rpartition("/")[2]
            found.append(_Link(link.get("Id", ""), kind, target.lstrip("/"), outside))
        if len({link.number for link in found}) < len(found):
            raise _damaged("有重复的编号")
        return found

    def _called(self, part: str, kind: str) -> str:
        """A master or a layout as its user knows it."""
        slide = self._parsed(part).find("{*}cSld")
        name = slide.get("name", "") if slide is not None else ""
        return f"“{name}”版式" if kind == "slideLayout" else "母版" if kind == "slideMaster" else "备注母版或主题"


def _leading_to(root: Any, dropped: set[str]) -> Iterator[Any]:
    """Elements that lead to a dropped part, that act on a click, or that list sections of slides which are gone."""
    for element in root.iter("{*}*"):
        name = etree.QName(element).localname
        leads = any(key.startswith(f"{{{_OFFICE}}}") and value in dropped for key, value in element.attrib.items())
        lists = name == "ext" and any("sectionLst" in str(child.tag) for child in element)
        if leads or lists or name in _TAKEN_OUT:
            yield element


def _type(part: str, kind: str) -> str:
    end = part.rpartition(".")[2].lower()
    if kind == "image":
        return f"image/{_IMAGE_TYPES.get(end, end)}"
    if kind in ("theme", "themeOverride"):
        return _THEME_TYPE.format(kind)
    return "application/x-fontdata" if kind == "font" else _TYPE.format("presentation.main" if kind == _DECK else kind)


def _written(links: list[_Link]) -> bytes:
    lines = "".join(
        f'<Relationship Id="{_quoted(link.number)}" Type="{_OFFICE}/{link.kind}" Target="/{_quoted(link.part)}"/>'
        for link in links
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'
    ).encode()


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _rels(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _damaged(words: str) -> TemplateError:
    return TemplateError(f"模板内部结构有误（{words}），请在 PowerPoint 或 WPS 里打开后另存再用。")
